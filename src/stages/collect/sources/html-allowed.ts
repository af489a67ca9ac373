// What may stand in the HTML of a feed: elements and attributes that show text, pictures and tables, from HTML 2 to HTML 5
// with the drafts and browsers between them. The names follow the lists that html5lib's sanitizer (MIT) made common.
// Not allowed: whatever runs, loads a document, restyles the page around it, or changes how the rest is parsed.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

export const ALLOWED_ELEMENTS = words(`
  a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite code col
  colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset figcaption
  figure font footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd keygen label legend li m main map mark menu
  meter multicol nav nextid noscript ol optgroup option output p picture pre progress q rp rt ruby s samp section select
  small sound source spacer span strike strong sub summary sup table tbody td textarea tfoot th thead time tr track tt u
  ul var video wbr`)

/** Elements whose content goes with them. */
export const DROPPED_WHOLE = words('applet script style')

/** Elements that have no end tag. */
export const VOID_ELEMENTS = words(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
)

export const ALLOWED_ATTRIBUTES = words(`
  abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance bgcolor
  bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch challenge
  char charoff charset checked choff cite class clear color cols colspan compact contenteditable controls coords data
  datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc enctype end face for form frame
  galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id inputmode ismap itemprop itemscope
  itemtype keytype kind label lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc max maxlength
  media method min multiple name nohref noshade nowrap open optimum pattern ping placeholder point-size poster pqg
  preload prompt radiogroup readonly rel repeat-max repeat-min replace required rev reversed rightspacing rows rowspan
  rules scope selected shape size sizes span src srclang start step summary suppress tabindex target template title
  toppadding type unselectable urn usemap valign value variable volume vrml vspace width wrap xml:lang`)

/** Attributes that hold an address: resolved, and left out where the scheme is none of ALLOWED_SCHEMES. */
export const ADDRESS_ATTRIBUTES = words(`
  action background cite data datasrc dynsrc href icon longdesc lowsrc ping poster src template urn usemap vrml`)

export const ALLOWED_SCHEMES = words(`
  acct aim callto cid feed ftp ftps geo gopher http https irc ircs magnet mailto mid mms news nntp rtsp sftp sip sips skype
  sms snews ssh svn tel telnet urn webcal xmpp`)

/** Elements that end where a sibling of their kind begins (HTML's optional end tags), with the elements that bound them. */
export const ENDS_BEFORE: Readonly<
  Record<string, { readonly ends: ReadonlySet<string>; readonly within: ReadonlySet<string> }>
> = {
  li: { ends: words('li p'), within: words('ul ol menu dir') },
  dt: { ends: words('dt dd p'), within: words('dl') },
  dd: { ends: words('dt dd p'), within: words('dl') },
  tr: { ends: words('tr td th p'), within: words('table thead tbody tfoot') },
  td: { ends: words('td th p'), within: words('tr table thead tbody tfoot') },
  th: { ends: words('td th p'), within: words('tr table thead tbody tfoot') },
  option: { ends: words('option'), within: words('select optgroup datalist') },
  p: { ends: words('p'), within: words('div td th li dd blockquote section article button') },
}

/** Style properties that change only how their own element looks where it stands. */
export const ALLOWED_PROPERTIES = words(`
  azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color
  border-top-color clear color cursor direction display elevation float font font-family font-size font-style
  font-variant font-weight height letter-spacing line-height overflow pause pause-after pause-before pitch pitch-range
  richness speak speak-header speak-numeral speak-punctuation speech-rate stress text-align text-decoration text-indent
  unicode-bidi vertical-align voice-family volume white-space width`)

/** Of these families any property is allowed whose value is made of plain keywords, colours and lengths. */
export const ALLOWED_FAMILIES = words('background border margin padding')

export const ALLOWED_KEYWORDS = words(`
  !important aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green italic
  left lime maroon medium navy none normal nowrap olive pointer purple red right silver solid teal top transparent
  underline white yellow`)
