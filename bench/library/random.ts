/** Repeatable random numbers (mulberry32): the same library each time. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  /** One of a list; early ones come much more often, as words and tags do. */
  pick<T>(list: readonly T[], skew = 1): T {
    const value = list[Math.floor(this.next() ** skew * list.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }

  /** A UUIDv7 of a moment in milliseconds. */
  id(at: number): string {
    const hex = (length: number): string => Array.from({ length }, () => this.below(16).toString(16)).join('')
    const time = at.toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${'89ab'[this.below(4)] ?? '8'}${hex(3)}-${hex(12)}`
  }
}
