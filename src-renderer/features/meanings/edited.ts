import type { Meaning, MeaningNames } from '../../../src-main/contract/meanings.ts'
import { InterfaceLanguage } from '../../../src-main/contract/values.ts'

/** Languages in which a colour is named, in the order of their fields. */
export const LANGUAGES = InterfaceLanguage.options

/** Longest name that the library keeps (`contract/meanings.ts`): it stands in the margin beside a mark. */
export const LONGEST_NAME = 40

/** What stands in the fields of a colour; empty for its usual name. */
export type Typed = Readonly<Record<InterfaceLanguage, string>>

/** The fields of a colour as they open. */
export function typedOf(names: MeaningNames): Typed {
  return { fr: names.fr ?? '', en: names.en ?? '' }
}

function namesOf(typed: Typed): MeaningNames {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, typed[language].trim()] as const).filter(
      ([, name]) => name !== '',
    ),
  )
}

/**
 * Colours whose names were changed, as the library takes them. Space around a name does not count, and nothing but
 * space is no name.
 *
 * @param before what the library has for the colour of a key
 */
export function changedMeanings(
  typed: ReadonlyMap<number, Typed>,
  before: (key: number) => MeaningNames,
): Meaning[] {
  return [...typed].flatMap(([key, fields]) => {
    const [names, known] = [namesOf(fields), before(key)]
    return LANGUAGES.every((language) => names[language] === known[language]) ? [] : [{ key, names }]
  })
}
