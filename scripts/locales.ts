/** Reading of locale files and of the sources that use them, for `locales.test.ts`. */

/** A locale file: texts by key, nested. */
export interface Texts {
  readonly [key: string]: string | Texts
}

/** Keys that sources name, and beginnings of keys that they complete. */
export interface Used {
  /** By key: a source that names it, and whether it surely is a key (the argument of `t`). */
  readonly keys: Map<string, { readonly path: string; readonly called: boolean }>
  readonly prefixes: Set<string>
}

/** Texts by full key: `errors.NOT_FOUND`. */
export function flatten(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  )
}

// The value of a bound attribute (`:key="row.id"`, `v-if="list.ready"`) is an expression, not a text.
const LITERAL = /(?<![:@#][\w.:-]*=|v-[\w.:-]+=)(\bt\(\s*)?(['"`])([a-z]\w*(?:\.[\w-]+)+)\2/g
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
const WHOLE_PART = /locales\/app\/(\w+)\.\w+\.json/g
const PREFIX = /`([a-z]\w*\.(?:[\w-]+\.)*[\w-]*)\$\{/g

/**
 * Collects the keys that a source names: every string of their shape, beginnings of template strings, and parts that
 * are read whole.
 */
export function literalKeys(text: string, path: string, into: Used): void {
  const source = text.replace(COMMENT, '')
  for (const [, call, , key] of source.matchAll(LITERAL)) {
    if (key === undefined) continue
    const called = call !== undefined || into.keys.get(key)?.called === true
    into.keys.set(key, { path, called })
  }
  for (const [, prefix] of source.matchAll(PREFIX)) if (prefix !== undefined) into.prefixes.add(prefix)
  for (const [, part] of source.matchAll(WHOLE_PART)) if (part !== undefined) into.prefixes.add(`${part}.`)
}

/** Names in braces, each once, in alphabetical order. */
export function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]))
  return [...new Set(names)].toSorted()
}

/** Faults of French typography, each with a pattern (Imprimerie nationale: spaces before high punctuation). */
const FAULTS: readonly (readonly [string, RegExp])[] = [
  ['straight apostrophe', /\p{L}'\p{L}/gu],
  ['plain space before : ; ! ? »', / [:;!?»]/g],
  ['plain space after «', /« /g],
  ['no space before ; ! ?', /[\p{L}\p{N})»][;!?](?=\s|$)/gu],
  // Names of filters in a query (`type:`) are written as they are typed.
  ['no space before :', /(?<!\b(?:type|annee|langue|pays|tag))(?<=[\p{L})»]):(?=\s|$)/gu],
]

/** Faults of French typography in a text, each with the words around it. */
export function typography(text: string): string[] {
  return FAULTS.flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].map(
      ({ index }) => `${name}: “${text.slice(Math.max(0, index - 12), index + 12)}”`,
    ),
  )
}

/** Whether a text holds signs that the messages of the interface would read as syntax: they stand as `{'@'}`. */
export function hasBareSyntax(text: string): boolean {
  return /[{}@]/.test(text.replace(/\{\w+\}|\{'[^']*'\}/g, ''))
}
