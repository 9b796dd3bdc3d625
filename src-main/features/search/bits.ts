const WORD = 32

/** A set of small integers, one bit each: unions and intersections of 100,000 take microseconds. */
export class Bits {
  readonly #words: Uint32Array

  private constructor(words: Uint32Array) {
    this.#words = words
  }

  static of(ids: Uint32Array): Bits {
    let most = 0
    for (let at = 0; at < ids.length; at += 1) most = Math.max(most, ids[at] ?? 0)
    const words = new Uint32Array(Math.floor(most / WORD) + 1)
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0
      const word = id >>> 5
      words[word] = (words[word] ?? 0) | (1 << (id & 31))
    }
    return new Bits(words)
  }

  or(other: Bits): Bits {
    const [long, short] = this.#words.length >= other.#words.length ? [this, other] : [other, this]
    const words = long.#words.slice()
    for (let at = 0; at < short.#words.length; at += 1) words[at] = (words[at] ?? 0) | (short.#words[at] ?? 0)
    return new Bits(words)
  }

  and(other: Bits): Bits {
    const words = this.#words.slice(0, Math.min(this.#words.length, other.#words.length))
    for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) & (other.#words[at] ?? 0)
    return new Bits(words)
  }

  /** Those that are not in `other`. */
  without(other: Bits): Bits {
    const words = this.#words.slice()
    const length = Math.min(words.length, other.#words.length)
    for (let at = 0; at < length; at += 1) words[at] = (words[at] ?? 0) & ~(other.#words[at] ?? 0)
    return new Bits(words)
  }

  /** The members in ascending order. */
  ids(): Uint32Array {
    const ids = new Uint32Array(this.#words.length * WORD)
    let end = 0
    for (let at = 0; at < this.#words.length; at += 1) {
      let word = this.#words[at] ?? 0
      while (word !== 0) {
        const lowest = word & -word
        ids[end] = at * WORD + (31 - Math.clz32(lowest))
        end += 1
        word ^= lowest
      }
    }
    return ids.slice(0, end)
  }
}
