// What the tree builder and the reader need to know about element names. Constants only, after the HTML standard's lists.

/** Bits of `TagTraits`. */
export const VOID = 1
/** Content is text up to the matching end tag. */
export const RAW = 2
/** Starts a block of its own on the page. */
export const BLOCK = 4
/** A start tag of it closes an open paragraph. */
export const CLOSES_P = 8
/** The standard's "special" elements: an end tag of another name does not reach beyond them. */
export const SPECIAL = 16
/** Bounds every kind of scope (table cells and the like). */
export const BARRIER = 32
/** Bold, links and the like, which the standard closes across blocks. */
export const FORMATTING = 64
/** May stand in the head. */
export const HEAD = 128
export const HEADING = 256

const LISTS: readonly (readonly [bits: number, names: string])[] = [
  [
    VOID,
    'area base br col embed hr img input link meta param source track wbr frame keygen basefont bgsound',
  ],
  [RAW, 'script style xmp iframe noembed noframes textarea title svg'],
  [
    BLOCK,
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
      'form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav noscript ol optgroup option p plaintext ' +
      'pre search section select summary table tbody td template tfoot th thead title tr ul video audio iframe button textarea ' +
      'amp-accordion amp-ad amp-consent amp-embed amp-list amp-sidebar amp-social-share amp-user-notification',
  ],
  [
    CLOSES_P,
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
      'h6 header hgroup hr listing main menu nav ol p plaintext pre search section summary table ul xmp li dd dt',
  ],
  [
    SPECIAL,
    'address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd ' +
      'details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr ' +
      'html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param ' +
      'plaintext pre script search section select source style summary table tbody td template textarea tfoot th thead title tr ' +
      'track ul wbr xmp',
  ],
  [BARRIER, 'applet caption html marquee object table td th template #root'],
  [FORMATTING, 'a b big code em font i nobr s small strike strong tt u'],
  [HEAD, 'base basefont bgsound link meta noframes noscript script style template title'],
  [HEADING, 'h1 h2 h3 h4 h5 h6'],
]

function compile(): ReadonlyMap<string, number> {
  const traits = new Map<string, number>()
  for (const [bits, names] of LISTS)
    for (const name of names.split(' ')) traits.set(name, (traits.get(name) ?? 0) | bits)
  return traits
}

/** Traits by element name; an unknown element has none. */
export const TAG_TRAITS: ReadonlyMap<string, number> = compile()
