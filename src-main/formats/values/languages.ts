/** Names and codes of languages that files use, by BCP 47 tag: ISO 639-2, English, French, own names, Babel. */
const NAMES: Readonly<Record<string, string>> = {
  en: 'eng english anglais british american ukenglish usenglish',
  fr: 'fre fra french français francais french-fr canadien acadian',
  es: 'spa spanish espagnol español espanol castellano',
  pt: 'por portuguese portugais português portugues brazilian brazil',
  ar: 'ara arabic arabe العربية',
  de: 'ger deu german allemand deutsch ngerman naustrian',
  it: 'ita italian italien italiano',
  nl: 'dut nld dutch néerlandais neerlandais nederlands',
  am: 'amh amharic amharique',
  ti: 'tir tigrinya tigrigna',
  so: 'som somali',
  sw: 'swa swahili kiswahili',
  ha: 'hau hausa haoussa',
  wo: 'wol wolof',
  bm: 'bam bambara',
  fa: 'per fas persian persan farsi',
  tr: 'tur turkish turc türkçe',
  el: 'gre ell greek grec',
  ru: 'rus russian russe',
  zh: 'chi zho chinese chinois',
}
const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([tag, names]) => names.split(' ').map((name) => [name, tag] as const)),
)

/** Names that Babel and biblatex know, for the languages that they set. */
const BABEL: Readonly<Record<string, string>> = {
  en: 'english',
  fr: 'french',
  es: 'spanish',
  pt: 'portuguese',
  ar: 'arabic',
  de: 'german',
  it: 'italian',
  nl: 'dutch',
  tr: 'turkish',
  el: 'greek',
  ru: 'russian',
}

/** The tag of a language as a file names it (`eng`, `French`, `fr_FR`, `pt-BR`); null for what is none. */
export function languageTag(text: string): string | null {
  const word = text.trim().toLowerCase().replace(/_/g, '-')
  const known = BY_NAME.get(word)
  if (known !== undefined) return known
  const parts = /^([a-z]{2,3})(-[a-z0-9]{2,8})*$/.exec(word)
  if (parts === null) return null
  const [head = '', ...rest] = word.split('-')
  const first = BY_NAME.get(head) ?? head
  // An unknown word of three letters is no language.
  if (first.length === 3 && first !== 'und' && first !== 'mul') return null
  return [first, ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part))].join('-')
}

/** Tags of a list of languages, in one text: `en; fr`, `English, French`, `fr/en`. What is none is left out. */
export function languageTags(text: string): string[] {
  return text.split(/[;,/|]| (?:and|et) /).flatMap((part) => languageTag(part) ?? [])
}

/** The name of a language for LaTeX; null where it has none. */
export function babelName(tag: string): string | null {
  return BABEL[tag.split('-')[0] ?? ''] ?? null
}

const FRENCH = /\b(?:le|la|les|des|du|de|et|en|sur|une|un|aux|dans|pour|par|vers)\b|[éèàçùêîôû]/giu
const ENGLISH = /\b(?:the|of|and|in|on|for|to|from|with|by|at|an|along)\b/giu

/** French or English by its small words, for a title of which the file does not say it; null where they tell nothing. */
export function frenchOrEnglish(text: string): 'fr' | 'en' | null {
  const [fr, en] = [text.match(FRENCH)?.length ?? 0, text.match(ENGLISH)?.length ?? 0]
  return fr === en ? null : fr > en ? 'fr' : 'en'
}
