import { clean } from './text.ts'

/** What a file's name is made of. */
export interface NameParts {
  /** Without folder, extension and `%20`. */
  readonly stem: string
  /** Upper-case language token, or null. */
  readonly languageToken: string | null
  /** The stem in words, without language, upload number and noise of editions; may be empty. */
  readonly words: string
}

const NOISE =
  /[ _.-]*(?:\(\d{1,2}\)|(?<=[ _.-])(?:\d|final|web|low-?res|hi-?res|print|copy|copie|v\d{1,2}))$/i
const UPLOAD_NUMBER = /^\d{3}_(?=\p{L})/u
const UPPER = /(?:^|[ _.-])(EN|ENG|FR|FRE|FRA|ES|ESP|AR|ARA|PT|POR|VF|VA)(?=[ _.-]|$)/g
const LOWER_LAST = /[ _.-](en|eng|fr|fre|fra|es|esp|ar|ara|pt|por|vf|va)$/
const IN_BRACKETS =
  /[ _-]*\((anglais|english|français|francais|french|espagnol|spanish|arabe|arabic|portugais)\)/i

/** Language tags of the tokens in use; `VF` and `VA` are the French administration's (version française, anglaise). */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ EN: 'en', ENG: 'en', VA: 'en', ANGLAIS: 'en', ENGLISH: 'en' },
  ...{ FR: 'fr', FRE: 'fr', FRA: 'fr', VF: 'fr', FRANÇAIS: 'fr', FRANCAIS: 'fr', FRENCH: 'fr' },
  ...{ ES: 'es', ESP: 'es', ESPAGNOL: 'es', SPANISH: 'es', AR: 'ar', ARA: 'ar', ARABE: 'ar', ARABIC: 'ar' },
  ...{ PT: 'pt', POR: 'pt', PORTUGAIS: 'pt' },
}

/** BCP 47 tag of a language token, or null. */
export function languageOfToken(token: string): string | null {
  return LANGUAGES[token.toUpperCase()] ?? null
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function withoutNoise(stem: string): string {
  let rest = stem
  for (let round = 0; round < 6; round++) {
    const shorter = rest.replace(NOISE, '')
    if (shorter === rest || shorter === '') break
    rest = shorter
  }
  return rest
}

/**
 * The last language token. `EN` is also a French word: it counts only in capitals or at the very end; `EU` and `NA` are hubs
 * and no languages.
 */
function languageToken(stem: string, quiet: string): string | null {
  const bracket = IN_BRACKETS.exec(stem)?.[1]
  if (bracket !== undefined) return bracket
  const upper = [...stem.matchAll(UPPER)].at(-1)?.[1]
  return upper ?? LOWER_LAST.exec(quiet)?.[1]?.toUpperCase() ?? null
}

/** Takes a file's name apart. Reads 300 characters at most. */
export function nameParts(fileName: string): NameParts {
  const base = fileName.slice(-300).split(/[\\/]/).at(-1) ?? ''
  const stem = clean(decoded(base), 300).replace(/(?:\.(?:pdf|html?|txt|text|md|markdown|docx))+$/i, '')
  const quiet = withoutNoise(stem.replace(IN_BRACKETS, ''))
  const token = languageToken(stem, quiet)
  const plain = token === null ? quiet : quiet.replace(new RegExp(`[ _.-]${token}(?=[ _.-]|$)`, 'gi'), '')
  const words = withoutNoise(plain)
    .replace(UPLOAD_NUMBER, '')
    .replace(/[_\s]+|(?<=\p{L})-|-(?=\p{L})/gu, ' ')
  return { stem, languageToken: token, words: words.replace(/\s+/g, ' ').trim() }
}
