// Laying words out on a terminal: wrapping and two columns. Widths are counted in characters; wide scripts count double.

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/
const WIDE_ASTRAL = 0x1f300
const MARK = /\p{M}/u

function characterWidth(character: string): number {
  if (MARK.test(character)) return 0
  return WIDE.test(character) || (character.codePointAt(0) ?? 0) >= WIDE_ASTRAL ? 2 : 1
}

/** Cells that words take on a terminal. */
export function widthOf(words: string): number {
  let width = 0
  for (const character of words) width += characterWidth(character)
  return width
}

/** Cuts a word that is longer than a line. */
function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word]
  const found: string[] = []
  let piece = ''
  let wide = 0
  for (const character of word) {
    const own = characterWidth(character)
    if (wide + own > width && piece) {
      found.push(piece)
      piece = ''
      wide = 0
    }
    piece += character
    wide += own
  }
  return piece ? [...found, piece] : found
}

/** Words wrapped to lines of at most `width` cells. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let wide = 0
  for (const word of words.split(/\s+/).flatMap((one) => pieces(one, width))) {
    if (!word) continue
    const own = widthOf(word)
    if (line && wide + 1 + own > width) {
      lines.push(line)
      line = word
      wide = own
    } else {
      wide += own + (line ? 1 : 0)
      line = line ? `${line} ${word}` : word
    }
  }
  return line ? [...lines, line] : lines
}

/** Wrapped words behind a first mark ("- "), the other lines under them. */
export function hanging(mark: string, words: string, width: number): string[] {
  const indent = ' '.repeat(widthOf(mark))
  return wrap(words, width - indent.length).map((line, at) => `${at === 0 ? mark : indent}${line}`)
}

const filled = (line: string, width: number): string => line + ' '.repeat(Math.max(0, width - widthOf(line)))

/** Two texts side by side, parted by a rule. */
export function sideBySide(left: string, right: string, width: number): string[] {
  const half = Math.floor((width - 3) / 2)
  const [a, b] = [wrap(left, half), wrap(right, half)]
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) =>
    `${filled(a[at] ?? '', half)} │ ${b[at] ?? ''}`.trimEnd(),
  )
}
