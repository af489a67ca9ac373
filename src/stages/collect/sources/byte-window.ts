// A window over bytes that arrive in chunks: what is asked for lies in one piece, and is copied only where it spans chunks.
// Once the reader is past the seam of such a copy, the window is the last chunk itself again, so that in the long run
// nothing is copied but what straddles.

export class ByteWindow {
  /** What lies in one piece; read from `at`. */
  bytes: Uint8Array = new Uint8Array(0)
  at = 0
  /** Position of bytes[0] since the first byte ever added. */
  #base = 0
  #queue: Uint8Array[] = []
  #queued = 0
  /** Set while `bytes` is a copy: its end is the beginning of `chunk`, from `seam` on. */
  #last: { readonly chunk: Uint8Array; readonly seam: number } | null = null

  /** Position of the next byte to read. */
  get position(): number {
    return this.#base + this.at
  }

  /** Bytes in one piece, not read yet. */
  get unread(): number {
    return this.bytes.length - this.at
  }

  /** Bytes that have been added and not read. */
  get available(): number {
    return this.unread + this.#queued + this.#rest
  }

  /** Bytes of the last chunk that the copy leaves out. */
  get #rest(): number {
    return this.#last ? this.#last.chunk.length - (this.bytes.length - this.#last.seam) : 0
  }

  add(chunk: Uint8Array): void {
    if (!chunk.length) return
    this.#queue.push(chunk)
    this.#queued += chunk.length
  }

  /** Brings at least `count` unread bytes into one piece; false, and nothing done, where so many are not here. */
  gather(count: number): boolean {
    if (this.unread >= count) return true
    if (this.available < count) return false
    const parts: Uint8Array[] = []
    if (this.#last) {
      parts.push(this.bytes.subarray(this.at, this.#last.seam), this.#last.chunk)
      this.#last = null
    } else if (this.unread) parts.push(this.bytes.subarray(this.at))
    let held = parts.reduce((sum, part) => sum + part.length, 0)
    while (held < count || !parts.length) {
      const next = this.#queue.shift()
      if (!next) break
      parts.push(next)
      held += next.length
      this.#queued -= next.length
    }
    this.#base += this.at
    this.at = 0
    this.#join(parts, held, count)
    return true
  }

  #join(parts: readonly Uint8Array[], held: number, count: number): void {
    const chunk = parts.at(-1) ?? new Uint8Array(0)
    if (parts.length <= 1) {
      this.bytes = chunk
      return
    }
    const seam = held - chunk.length
    this.bytes = new Uint8Array(Math.max(count, seam))
    let at = 0
    for (const part of parts) {
      this.bytes.set(part.subarray(0, this.bytes.length - at), at)
      at += part.length
    }
    this.#last = { chunk, seam }
  }

  /** Goes on by `count` bytes, which are here. */
  advance(count: number): void {
    let left = count
    while (left > this.unread) {
      left -= this.unread
      this.at = this.bytes.length
      this.gather(Math.min(1, this.available))
      if (!this.unread) return
    }
    this.at += left
    if (this.#last && this.at >= this.#last.seam) {
      const { chunk, seam } = this.#last
      this.bytes = chunk
      this.#base += seam
      this.at -= seam
      this.#last = null
    }
  }
}
