import { foldText } from '../search/index.ts'

/** Endings of file names that say the language, as seen on the sites of MMC, ICMPD and the Rabat Process. */
const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'en',
  eng: 'en',
  english: 'en',
  anglais: 'en',
  va: 'en',
  fr: 'fr',
  fre: 'fr',
  fra: 'fr',
  french: 'fr',
  francais: 'fr',
  vf: 'fr',
  es: 'es',
  esp: 'es',
  pt: 'pt',
  ar: 'ar',
  ara: 'ar',
}
/** Says nothing of the work: how the file was made or downloaded. */
const NOISE = new Set([
  'web',
  'final',
  'finale',
  'lowres',
  'low',
  'res',
  'print',
  'copy',
  'copie',
  'v1',
  'v2',
  'v3',
])

/** What a file name says without language and noise. */
export interface Stem {
  readonly stem: string
  /** Whether the name told a language. */
  readonly tagged: boolean
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/**
 * The stem that versions of a file share: `Diaspora-Practices-EN-WEB (1).pdf` and `Diaspora_Practices_fr.pdf` give
 * `diaspora practices`. A language counts where it is upper case or last: *en* is also a French word. Null for a name
 * that says too little to compare.
 */
export function stemOf(fileName: string): Stem | null {
  const name = decoded(fileName).replace(/\.[a-z0-9]{2,4}$/i, '')
  const plain = name.replace(/\s*\(\d+\)$/, '').replace(/^\d{3}_/, '')
  const words = plain.split(/[\s_.,()[\]–—-]+/u).filter((word) => word !== '')
  while (words.length > 1 && NOISE.has(foldText(words.at(-1) ?? ''))) words.pop()
  let at = words.length - 1
  const isLanguage = (word: string, last: boolean): boolean =>
    foldText(word) in LANGUAGES && (last || word === word.toUpperCase())
  while (at >= 0 && !isLanguage(words[at] ?? '', at === words.length - 1)) at -= 1
  // A file that is called by its language alone, or begins with it, is not tagged by it.
  const tagged = at > 0
  const kept = (tagged ? words.filter((_, index) => index !== at) : words).map(foldText)
  while (kept.length > 1 && NOISE.has(kept.at(-1) ?? '')) kept.pop()
  const stem = kept.join(' ')
  const letters = stem.replace(/[^\p{L}]/gu, '').length
  return letters < 5 || kept.length < 2 ? null : { stem, tagged }
}
