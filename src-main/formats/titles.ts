import type { LanguageMap } from '../contract/values.ts'
import type { Gathering } from './fields.ts'
import { frenchOrEnglish, languageTag } from './values/languages.ts'
import { oneLine, withoutTags } from './values/text.ts'

const text = (value: string): string => oneLine(withoutTags(value))

/** What follows a short title in the whole one, if that is how they differ: `Short: rest`, `Short – rest`. */
function restAfter(whole: string, short: string | undefined): string | null {
  if (short === undefined || !whole.startsWith(short)) return null
  const rest = /^[\s\u00a0]*(?::|–|—|\. )[\s\u00a0]*([^]+)$/u.exec(whole.slice(short.length))?.[1]
  return rest ?? null
}

function put(map: LanguageMap, language: string, value: string): void {
  // A second title in one language would take the place of the first; it is kept beside it.
  if (value !== '') map[language] = map[language] === undefined ? value : `${map[language]} / ${value}`
}

/** Language of a title that the file gives in another language than the record's. */
function otherLanguage(main: string, other: string, gathering: Gathering): string {
  const told = languageTag(gathering.first('language.other') ?? '')
  if (told !== null && told !== main) return told
  const guessed = frenchOrEnglish(other)
  if (guessed !== null && guessed !== main) return guessed
  return main === 'fr' ? 'en' : main === 'en' ? 'fr' : main === 'und' ? 'mul' : 'en'
}

/** Language of the record: as it says, else what its title looks like where another one stands beside it, else unknown. */
function mainLanguage(
  languages: readonly string[],
  title: string | undefined,
  other: string | undefined,
): string {
  const [told] = languages
  if (told !== undefined) return told
  return (other !== undefined && title !== undefined ? frenchOrEnglish(title) : null) ?? 'und'
}

/** Titles of a record, by language. */
export interface Titles {
  readonly main: string
  readonly title: LanguageMap
  readonly subtitle: LanguageMap
}

/** Titles and subtitles by language: those of columns with a language, the record's own, and that of another language. */
export function titlesOf(gathering: Gathering, languages: readonly string[]): Titles {
  const [title, subtitle]: [LanguageMap, LanguageMap] = [{}, {}]
  const own = gathering
    .of('title')
    .find(({ language }) => language === null)
    ?.values.map(text)
  const other = gathering.first('title.other')
  const main = mainLanguage(languages, own?.[0], other)
  for (const { language, values } of gathering.of('title')) {
    if (language !== null) for (const value of values) put(title, language, text(value))
  }
  const short = gathering.first('title.short')
  for (const whole of own ?? []) {
    const shortText = short === undefined ? undefined : text(short)
    const rest = restAfter(whole, shortText)
    put(title, main, rest === null ? whole : (shortText ?? whole))
    if (rest !== null) put(subtitle, main, rest)
  }
  if (other !== undefined) {
    const value = text(other)
    const language = otherLanguage(main, value, gathering)
    if (title[language] !== value && title[main] !== value) put(title, language, value)
  }
  for (const { language, values } of gathering.of('subtitle')) {
    for (const value of values) put(subtitle, language ?? main, text(value))
  }
  // A record with nothing but a short title has that one.
  if (Object.keys(title).length === 0 && short !== undefined) put(title, main, text(short))
  return { main, title, subtitle }
}
