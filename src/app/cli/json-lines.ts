// Lines of JSON Lines: they end at a line feed and nowhere else. node:readline also ends them at U+2028 and U+2029, which may
// stand inside a JSON string as they are.

/** The lines of a stream of UTF-8, without their ends; blank ones are passed over. */
export async function* jsonLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let parts: string[] = []
  for await (const chunk of stream) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n')
    for (const piece of pieces.slice(0, -1)) {
      const line = [...parts, piece].join('')
      parts = []
      if (line.trim()) yield line
    }
    parts.push(pieces.at(-1) ?? '')
  }
  const last = parts.join('') + decoder.decode()
  if (last.trim()) yield last
}
