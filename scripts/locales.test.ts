import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../src-main/contract/errors.ts'
import {
  flatten,
  hasBareSyntax,
  literalKeys,
  placeholders,
  typography,
  type Texts,
  type Used,
} from './locales.ts'

const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'assets/locales/app')
const read = (path: string): Texts => JSON.parse(readFileSync(path, 'utf8')) as Texts

/** Texts of the interface in one language, by full key. */
function textsOf(language: 'en' | 'fr'): Map<string, string> {
  const suffix = `.${language}.json`
  const names = readdirSync(folder).filter((name) => name.endsWith(suffix))
  return new Map(
    names.flatMap((name) => [...flatten(read(join(folder, name)), `${name.slice(0, -suffix.length)}.`)]),
  )
}

const texts = { en: textsOf('en'), fr: textsOf('fr') }
const cli = {
  en: flatten(read(join(root, 'assets/locales/en.json'))),
  fr: flatten(read(join(root, 'assets/locales/fr.json'))),
}
const parts = new Set([...texts.en.keys()].map((key) => key.slice(0, key.indexOf('.'))))

/** Sources that name keys: the interface, the menu of the window, pages of the server, the start. */
const sources = ['src-renderer/**/*.{ts,vue}', 'src-main/shells/{electron,web}/**/*.ts', 'scripts/start.ts']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((path) => !path.endsWith('.test.ts'))
const used: Used = { keys: new Map(), prefixes: new Set() }
for (const path of sources) literalKeys(readFileSync(join(root, path), 'utf8'), path, used)

// A string that names a whole table of texts (`fields.names`) stands for all of it.
for (const key of used.keys.keys()) {
  if ([...texts.en.keys()].some((each) => each.startsWith(`${key}.`))) {
    used.keys.delete(key)
    used.prefixes.add(`${key}.`)
  }
}

/** Texts of the interface, and those that it shares with the command line. */
const known = (key: string): boolean => texts.en.has(key) || cli.en.has(key)

describe('texts of the interface', () => {
  it('exist for every key that the sources name', () => {
    const missing = [...used.keys]
      .filter(([key, { called }]) => !known(key) && (called || parts.has(key.slice(0, key.indexOf('.')))))
      .map(([key, { path }]) => `${key} (${path})`)
    expect(missing).toEqual([])
  })

  it('exist below every prefix that the sources complete', () => {
    const all = [...texts.en.keys(), ...cli.en.keys()]
    const empty = [...used.prefixes].filter(
      (prefix) =>
        parts.has(prefix.slice(0, prefix.indexOf('.'))) && !all.some((key) => key.startsWith(prefix)),
    )
    expect(empty).toEqual([])
  })

  it('are all used', () => {
    const unused = [...texts.en.keys()].filter(
      (key) => !used.keys.has(key) && ![...used.prefixes].some((prefix) => key.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })

  it('word every error code and the lost connection', () => {
    const wanted = [...ERROR_CODES, 'DISCONNECTED'].map((code) => `errors.${code}`)
    expect(wanted.filter((key) => !texts.en.has(key))).toEqual([])
    expect(wanted.filter((key) => !texts.fr.has(key))).toEqual([])
  })

  it('say nothing of the command line where errors are told of', () => {
    const told = [...texts.en, ...texts.fr].filter(([key]) => key.startsWith('errors.'))
    expect(told.filter(([, text]) => /--\w|cartable \w+”/.test(text))).toEqual([])
  })
})

it('hold no signs that would be read as syntax, and two forms at most', () => {
  const all = [...texts.en, ...texts.fr]
  expect(all.filter(([, text]) => hasBareSyntax(text)).map(([key]) => key)).toEqual([])
  expect(all.filter(([, text]) => text.split('|').length > 2).map(([key]) => key)).toEqual([])
})

describe('texts of the command line', () => {
  it('word every error code', () => {
    const wanted = ERROR_CODES.map((code) => `errors.${code}`)
    expect(wanted.filter((key) => !cli.en.has(key) || !cli.fr.has(key))).toEqual([])
  })
})

describe.each([
  ['the interface', texts],
  ['the command line', cli],
])('both languages of %s', (_name, { en, fr }) => {
  it('have the same keys', () => {
    expect([...fr.keys()].toSorted()).toEqual([...en.keys()].toSorted())
  })

  it('have the same placeholders', () => {
    const differing = [...en].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(fr.get(key) ?? '').join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('have no empty text', () => {
    expect([...en, ...fr].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })

  it('keep the rules of French typography', () => {
    const wrong = [...fr].flatMap(([key, text]) => typography(text).map((fault) => `${key}: ${fault}`))
    expect(wrong).toEqual([])
  })
})

it('finds what it looks for', () => {
  const found: Used = { keys: new Map(), prefixes: new Set() }
  literalKeys("t('list.empty', {}, 2); label: 'actions.go'; t(`facets.${name}`)", 'x.vue', found)
  expect([...found.keys.keys()]).toEqual(['list.empty', 'actions.go'])
  expect([...found.prefixes]).toEqual(['facets.'])
  expect(typography("l'ami : oui ! « non »")).toHaveLength(5)
  expect(typography('l’ami\u00a0: oui\u202f! «\u00a0non\u00a0», 12:30, https://a.org')).toEqual([])
  expect(placeholders('{n} of {total} | {n} of {total}')).toEqual(['n', 'total'])
  expect(hasBareSyntax("{name} {'@'} icmpd")).toBe(false)
  expect(hasBareSyntax('name@icmpd')).toBe(true)
  expect(existsSync(folder)).toBe(true)
})
