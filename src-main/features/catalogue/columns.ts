/** Numbers for the values of a facet, in the order in which they were first seen. */
export class Codes {
  readonly #codes = new Map<string, number>()
  readonly #values: string[] = []
  readonly #keyOf: (value: string) => string

  /** @param keyOf values with the same key are one; the first spelling stays */
  constructor(keyOf: (value: string) => string = (value) => value) {
    this.#keyOf = keyOf
  }

  get size(): number {
    return this.#values.length
  }

  /** The number of a value, a new one where it has none. */
  codeOf(value: string): number {
    const key = this.#keyOf(value)
    const known = this.#codes.get(key)
    if (known !== undefined) return known
    const code = this.#values.push(value) - 1
    this.#codes.set(key, code)
    return code
  }

  /** The number of a value, or undefined where nothing has it. */
  find(value: string): number | undefined {
    return this.#codes.get(this.#keyOf(value))
  }

  valueOf(code: number): string {
    return this.#values[code] ?? ''
  }
}

/** The array, or a larger one with the same numbers when it has no room for `size`. */
export function grownTo<T extends Uint8Array | Uint16Array | Int16Array | Int32Array | Uint32Array>(
  array: T,
  size: number,
  make: (size: number) => T,
): T {
  if (size <= array.length) return array
  const larger = make(Math.max(size, array.length * 2, 1024))
  larger.set(array)
  return larger
}

/**
 * A list of codes for each row, all of them in one array: 100,000 small arrays would cost ten times the memory and the
 * time to walk them. What a row loses when it changes stays unused until the table is built anew.
 */
export class ListColumn {
  #start = new Uint32Array(0)
  #count = new Uint16Array(0)
  #flat = new Uint32Array(0)
  #end = 0

  /** Replaces the codes of a row. */
  set(row: number, codes: readonly number[]): void {
    this.#start = grownTo(this.#start, row + 1, (size) => new Uint32Array(size))
    this.#count = grownTo(this.#count, row + 1, (size) => new Uint16Array(size))
    this.#flat = grownTo(this.#flat, this.#end + codes.length, (size) => new Uint32Array(size))
    this.#start[row] = this.#end
    this.#count[row] = codes.length
    for (let at = 0; at < codes.length; at += 1) this.#flat[this.#end + at] = codes[at] ?? 0
    this.#end += codes.length
  }

  /** First code of a row, or undefined. */
  first(row: number): number | undefined {
    return this.#count[row] ? this.#flat[this.#start[row] ?? 0] : undefined
  }

  /** Whether a row has one of the codes marked in `chosen`. */
  has(row: number, chosen: Uint8Array): boolean {
    const start = this.#start[row] ?? 0
    const end = start + (this.#count[row] ?? 0)
    for (let at = start; at < end; at += 1) if (chosen[this.#flat[at] ?? 0] === 1) return true
    return false
  }

  /** Adds one to the count of each code of a row. */
  countInto(row: number, counts: Uint32Array): void {
    const start = this.#start[row] ?? 0
    const end = start + (this.#count[row] ?? 0)
    for (let at = start; at < end; at += 1) {
      const code = this.#flat[at] ?? 0
      counts[code] = (counts[code] ?? 0) + 1
    }
  }
}
