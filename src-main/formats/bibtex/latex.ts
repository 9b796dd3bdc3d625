import { latex2unicode } from 'unicode2latex'
import { oneLine } from '../values/text.ts'

/** Macros whose only argument is text that stays. */
const STYLES = new Set(
  'emph textit textbf textsc textrm textsf texttt textnormal textup textsl textmd mkbibemph text mathrm mbox hbox url nolinkurl ensuremath underline uline bibstring textsuperscript textsubscript'.split(
    ' ',
  ),
)
/** Macros that set their argument in quotation marks, which are those of a language; here they are what `` and '' are. */
const QUOTES = new Set(['enquote', 'mkbibquote'])
/** What French Babel and a few classes define, and the table does not. */
const OWN: Readonly<Record<string, string>> = {
  og: '«\u00a0',
  fg: '\u00a0»',
  nobreakspace: '\u00a0',
  space: ' ',
  newline: '\n',
  par: '\n\n',
  textless: '<',
  textgreater: '>',
  textquotesingle: "'",
  slash: '/',
  up: '',
  ier: 'er',
  iere: 're',
  ieme: 'e',
}
const TABLE: Readonly<
  Record<string, string | { readonly text?: string; readonly math?: string } | undefined>
> = latex2unicode
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const SUBSCRIPT = '₀₁₂₃₄₅₆₇₈₉'

function lookUp(macro: string, math: boolean): string | null {
  if (Object.hasOwn(OWN, macro)) return OWN[macro] ?? null
  const found = Object.hasOwn(TABLE, `\\${macro}`) ? TABLE[`\\${macro}`] : undefined
  if (found === undefined) return null
  return typeof found === 'string'
    ? found
    : ((math ? found.math : found.text) ?? found.text ?? found.math ?? null)
}

const isMark = (text: string | null): text is string => text !== null && /^\p{M}+$/u.test(text)
const MACRO = /\\([A-Za-z]+\*?|[^])/y
const SHORTHANDS: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
]

/** Deepest nesting that is followed; what lies deeper is read as plain text. */
const MOST_DEEP = 100

class Decoder {
  readonly #text: string
  #at = 0
  #math = false

  constructor(text: string) {
    this.#text = text
  }

  /** Text up to the closing brace of a group, or to the end. */
  group(depth: number): string {
    let out = ''
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] ?? ''
      if (char === '}') {
        this.#at += 1
        if (depth > 0) return out
      } else out += this.#one(char, depth)
    }
    return out
  }

  #one(char: string, depth: number): string {
    if (char === '\\') return this.#macro(depth)
    this.#at += 1
    if (char === '{') return depth > MOST_DEEP ? '' : this.group(depth + 1)
    if (char === '$') {
      this.#math = !this.#math
      return ''
    }
    if (char === '~') return '\u00a0'
    if (this.#math && (char === '^' || char === '_')) return this.#script(char, depth)
    for (const [short, long] of this.#math ? [] : SHORTHANDS) {
      if (char === short[0] && this.#text.startsWith(short, this.#at - 1)) {
        this.#at += short.length - 1
        return long
      }
    }
    return char
  }

  #script(char: string, depth: number): string {
    const digits = char === '^' ? SUPERSCRIPT : SUBSCRIPT
    return this.#argument(depth).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)
  }

  #macro(depth: number): string {
    MACRO.lastIndex = this.#at
    const name = (MACRO.exec(this.#text)?.[1] ?? '').replace(/\*$/, '')
    this.#at = MACRO.lastIndex === 0 ? this.#at + 1 : MACRO.lastIndex
    const isWord = /^[A-Za-z]/.test(name)
    if (isWord) this.#skipSpaces()
    if (name === '\\') return '\n'
    if (/^\s$/.test(name)) return ' '
    if (name === '-' || name === '/' || name === '@') return ''
    if (name === 'href') {
      this.#argument(depth)
      return this.#argument(depth)
    }
    const found = lookUp(name, this.#math)
    if (isMark(found)) return this.#accent(found, depth)
    if (STYLES.has(name)) return this.#argument(depth)
    if (QUOTES.has(name)) return `“${this.#argument(depth)}”`
    // `\textquoteright{}`: the empty group only ends the name.
    if (isWord && this.#text.startsWith('{}', this.#at)) this.#at += 2
    return found ?? ''
  }

  #accent(mark: string, depth: number): string {
    this.#skipSpaces()
    const base = this.#argument(depth).replace(/^ı/, 'i').replace(/^ȷ/, 'j')
    const [first = '', ...rest] = base
    return `${first}${mark}${rest.join('')}`.normalize('NFC')
  }

  /** A group, a macro or one character. */
  #argument(depth: number): string {
    const char = this.#text[this.#at] ?? ''
    if (char === '' || char === '}') return ''
    return this.#one(char, depth)
  }

  #skipSpaces(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
  }
}

/**
 * LaTeX of a bibliography as plain text: accents, symbols, dashes and quotation marks as characters, marks of style gone,
 * white space as BibTeX has it (one space). Names of characters are those of the tables of `unicode2latex`; unknown macros
 * go, their arguments stay.
 */
export function latexToText(latex: string): string {
  const text = /[\\{}$~`'-]/.test(latex) ? new Decoder(latex).group(0) : latex
  return oneLine(text)
}

/** Fields that are no LaTeX (addresses, names of files), with the few escapes that programs write there all the same. */
export function verbatimText(value: string): string {
  return value
    .replace(/\{?\\([_%&#$])\}?/g, '$1')
    .replace(/\{?\\(?:textasciitilde|~)\s*(?:\{\})?\}?/g, '~')
    .trim()
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '^': '{\\textasciicircum}',
  '~': '{\\textasciitilde}',
  '\u00a0': '~',
}

/** Text as LaTeX that BibTeX, biber and other programs read: UTF-8, with escapes only where a character means something. */
export function textToLatex(text: string): string {
  return text
    .replace(/[\\{}^~\u00a0$&%#_]/g, (char) => ESCAPED[char] ?? `\\${char}`)
    .replace(/-(?=-)/g, '-{}')
    .replace(/`(?=`)/g, '`{}')
    .replace(/'(?=')/g, "'{}")
}
