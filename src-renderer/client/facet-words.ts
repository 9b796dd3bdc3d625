import { type FacetName, isSchemeFacet, schemeOfFacet } from '../../src-main/contract/facets.ts'
import { useVocabulary } from './vocabulary.ts'
import { useWords } from './words.ts'

/** The number at the end of a label: `Area 4`, `Domaine 4`. */
const NUMBERED = /^\D*(\d+)$/

/** How facets and their values are called in the language of the interface. */
export interface FacetWords {
  readonly heading: (facet: FacetName) => string
  /** What stands before a chosen value in a sentence: `in`, `about`. */
  readonly before: (facet: FacetName) => string
  readonly label: (facet: FacetName, value: string) => string
  /** As {@link label}, with an abbreviation for a long name of an organisation: for narrow places. */
  readonly short: (facet: FacetName, value: string) => string
}

/** Longer names of organisations are abbreviated where there is little room. */
const LONG_NAME = 24

/** Names of facets and of their values. */
export function useFacetWords(): FacetWords {
  const { t, has, languageName, language } = useWords()
  const vocabulary = useVocabulary()

  /** Areas of an action plan are known by their numbers, which the vocabulary keeps as other labels. */
  function domain(value: string): string {
    const labels = vocabulary.byId.get(value)?.altLabel[language.value] ?? []
    const number = labels.map((each) => NUMBERED.exec(each)?.[1]).find((each) => each !== undefined)
    const label = vocabulary.label(value)
    return number === undefined || vocabulary.byId.get(value)?.broader ? label : `${number} ${label}`
  }

  function label(facet: FacetName, value: string): string {
    if (value.startsWith('name:')) return value.slice('name:'.length)
    if (isSchemeFacet(facet)) return vocabulary.label(value)
    switch (facet) {
      case 'language':
        return value === 'und' ? t('facets.unknownLanguage') : languageName(value)
      case 'read':
        return t(`facets.read.${value}`)
      case 'guess':
        return t(`facets.guess.${value}`)
      case 'source':
        return value === 'file' ? t('facets.fromFile') : value
      case 'year':
        return value
      case 'domain':
        return domain(value)
      case 'publisher':
      case 'type':
      case 'series':
      case 'region':
      case 'country':
      case 'theme':
        return vocabulary.label(value)
    }
  }

  function short(facet: FacetName, value: string): string {
    const whole = label(facet, value)
    if (facet !== 'publisher' || whole.length <= LONG_NAME || value.startsWith('name:')) return whole
    return vocabulary.shortLabel(value)
  }

  function heading(facet: FacetName): string {
    if (!isSchemeFacet(facet)) return t(`facets.heading.${facet}`)
    const scheme = schemeOfFacet(facet)
    return has(`facets.schemes.${scheme}`) ? t(`facets.schemes.${scheme}`) : vocabulary.schemeName(scheme)
  }
  const before = (facet: FacetName): string =>
    t(isSchemeFacet(facet) ? 'facets.beforeTag' : `facets.before.${facet}`)

  return { short, heading, before, label }
}
