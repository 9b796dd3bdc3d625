import type { Fault } from '../record.ts'

/** A field as it stands: pieces joined, without their outer braces or quotation marks, LaTeX and all. */
export interface RawField {
  readonly name: string
  readonly value: string
}

/** An entry as it stands. */
export interface RawEntry {
  readonly line: number
  /** Lower case. */
  readonly type: string
  readonly key: string
  readonly fields: readonly RawField[]
}

/** Entries of a file, what stands in its `@comment`s, and what is broken. */
export interface Scanned {
  readonly entries: readonly RawEntry[]
  readonly comments: readonly string[]
  readonly faults: readonly Fault[]
}

/** What stands where it may not. `lost`: the entry cannot be read on. */
class Broken {
  readonly at: number
  readonly reason: 'syntax' | 'unclosed'
  readonly value: string
  constructor(at: number, reason: 'syntax' | 'unclosed', value: string) {
    this.at = at
    this.reason = reason
    this.value = value
  }
}

const ENTRY = /@[ \t]*([A-Za-z]+)\s*[{(]/g
/** The head of an entry at the start of a line: nothing in a value looks so, but a value that was never closed does. */
const NEXT = /\n[ \t]*@[ \t]*[A-Za-z]+\s*[{(]\s*[^\s,{}()="]+\s*,/g
/** A field within a value: the value's own brace was closed by that of another one. */
const SWALLOWED = /\n\s*[\w-]+\s*=\s*["{\d]/
const NAME = /[^\s=,{}()"#%']+/y
const SPACE = /(?:\s|%[^\n]*\n)*/y
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Reads the structure of BibTeX and biblatex files: entries, macros (`@string`), comments. Linear in the text's length. */
class Scanner {
  readonly #text: string
  readonly #strings = new Map<string, string>(MONTHS.map((month) => [month, month]))
  readonly #faults: Fault[] = []
  #at = 0
  /** Where the entry that is read ends at the latest. */
  #limit = 0
  #line = 1
  #counted = 0

  constructor(text: string) {
    this.#text = text
  }

  scan(onEntry: (count: number) => void): Scanned {
    const [entries, comments]: [RawEntry[], string[]] = [[], []]
    for (;;) {
      ENTRY.lastIndex = this.#at
      const head = ENTRY.exec(this.#text)
      this.#between(head?.index ?? this.#text.length, entries.at(-1))
      if (head === null) break
      const type = (head[1] ?? '').toLowerCase()
      const line = this.#lineOf(head.index)
      this.#at = ENTRY.lastIndex
      this.#limit = this.#nextHead(this.#at)
      const read = this.#entry(type, line, comments)
      if (read !== null) {
        entries.push(read)
        onEntry(entries.length)
      }
    }
    return { entries, comments, faults: this.#faults }
  }

  /** Fields outside an entry: it was closed too early, and what follows would be lost without a word. */
  #between(end: number, last: RawEntry | undefined): void {
    const rest = this.#text.slice(this.#at, Math.min(end, this.#at + 300))
    const stray = /^\s*,?\s*([A-Za-z][\w-]*)\s*=\s*[{"]/.exec(rest)
    if (stray === null || last === undefined) return
    const line = this.#lineOf(this.#at + stray[0].length)
    this.#faults.push({ line, key: last.key, reason: 'syntax', value: stray[0].trim(), lost: false })
  }

  #lineOf(position: number): number {
    for (; this.#counted < position; this.#counted += 1) {
      if (this.#text.charCodeAt(this.#counted) === 0x0a) this.#line += 1
    }
    return this.#line
  }

  #nextHead(from: number): number {
    NEXT.lastIndex = from
    return NEXT.exec(this.#text)?.index ?? this.#text.length
  }

  #entry(type: string, line: number, comments: string[]): RawEntry | null {
    const start = this.#at
    let key = ''
    try {
      if (type === 'comment') {
        comments.push(this.#braced())
        return null
      }
      if (type === 'preamble') {
        this.#braced()
        return null
      }
      if (type === 'string') {
        for (const { name, value } of this.#fields('')) this.#strings.set(name, value)
        return null
      }
      key = this.#key()
      return { line, type, key, fields: this.#fields(key) }
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      const lost = { reason: error.reason, value: error.value, key: key || null, lost: type !== 'comment' }
      this.#faults.push({ line: this.#lineOf(error.at), ...lost })
      this.#at = Math.max(start, this.#limit)
      return null
    }
  }

  #space(): void {
    SPACE.lastIndex = this.#at
    SPACE.exec(this.#text)
    this.#at = SPACE.lastIndex
  }

  #char(): string {
    return this.#at < this.#limit ? (this.#text[this.#at] ?? '') : ''
  }

  #word(): string {
    NAME.lastIndex = this.#at
    const word = NAME.exec(this.#text)?.[0] ?? ''
    this.#at += word.length
    return word
  }

  /** The key of an entry, empty where it has none: `@misc{title = {…}}`. */
  #key(): string {
    const begin = this.#at
    const end = /[,={})"]/g
    end.lastIndex = begin
    const stop = end.exec(this.#text)?.index ?? this.#text.length
    if (this.#text[stop] === '=' || stop >= this.#limit) return ''
    this.#at = this.#text[stop] === ',' ? stop + 1 : stop
    return this.#text.slice(begin, stop).trim()
  }

  #fields(key: string): RawField[] {
    const fields: RawField[] = []
    let suspect: number | undefined
    for (;;) {
      this.#space()
      const char = this.#char()
      if (char === '}' || char === ')') {
        this.#at += 1
        return fields
      }
      if (char === ',') {
        this.#at += 1
        continue
      }
      const begin = this.#at
      if (char === '') {
        const at = suspect ?? this.#lastBefore(begin)
        throw new Broken(at, 'unclosed', this.#excerpt(suspect ?? begin))
      }
      const name = this.#word().toLowerCase()
      this.#space()
      if (name === '' || this.#char() !== '=') {
        this.#skip(begin, key)
        continue
      }
      this.#at += 1
      const value = this.#value(begin)
      fields.push({ name, value })
      if (SWALLOWED.test(value)) suspect ??= begin
    }
  }

  /** Passes over what is no field, up to the next comma or the end of the entry. */
  #skip(begin: number, key: string): void {
    const value = this.#excerpt(begin)
    this.#faults.push({ line: this.#lineOf(begin), key: key || null, reason: 'syntax', value, lost: false })
    for (this.#at = Math.max(this.#at, begin + 1); ;) {
      const char = this.#char()
      if (char === '') throw new Broken(begin, 'unclosed', value)
      if (char === ',' || char === '}' || char === ')') return
      this.#at += 1
      if (char === '{') this.#braced()
    }
  }

  #value(begin: number): string {
    let value = ''
    for (;;) {
      this.#space()
      const char = this.#char()
      this.#at += 1
      if (char === '{') value += this.#braced(begin)
      else if (char === '"') value += this.#quoted(begin)
      else {
        this.#at -= 1
        const word = this.#word()
        if (word === '') throw new Broken(begin, 'syntax', this.#excerpt(begin))
        value += this.#strings.get(word.toLowerCase()) ?? word
      }
      this.#space()
      if (this.#char() !== '#') return value
      this.#at += 1
    }
  }

  /** Up to the brace that closes the one before the position. BibTeX counts braces even after a backslash. */
  #braced(begin = this.#at): string {
    const from = this.#at
    let depth = 1
    for (let at = from; at < this.#limit; at += 1) {
      const code = this.#text.charCodeAt(at)
      if (code === 0x7b) depth += 1
      else if (code === 0x7d) {
        depth -= 1
        if (depth === 0) {
          this.#at = at + 1
          return this.#text.slice(from, at)
        }
      }
    }
    throw new Broken(begin, 'unclosed', this.#excerpt(begin))
  }

  #quoted(begin: number): string {
    const from = this.#at
    let depth = 0
    for (let at = from; at < this.#limit; at += 1) {
      const code = this.#text.charCodeAt(at)
      if (code === 0x7b) depth += 1
      else if (code === 0x7d) depth -= 1
      else if (code === 0x22 && depth === 0) {
        this.#at = at + 1
        return this.#text.slice(from, at)
      }
    }
    throw new Broken(begin, 'unclosed', this.#excerpt(begin))
  }

  /** Position after the last character that is no white space. */
  #lastBefore(position: number): number {
    let at = position
    while (at > 0 && /\s/.test(this.#text[at - 1] ?? '')) at -= 1
    return at
  }

  #excerpt(from: number): string {
    return (
      this.#text
        .slice(from, from + 80)
        .split('\n', 1)[0]
        ?.trim() ?? ''
    )
  }
}

/** Entries, comments and faults of a BibTeX file. Never throws. `onEntry` is told how many entries are read. */
export function scanBibtex(text: string, onEntry: (count: number) => void = () => undefined): Scanned {
  return new Scanner(text).scan(onEntry)
}
