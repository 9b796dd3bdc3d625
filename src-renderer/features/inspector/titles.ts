import type { PublicationDetail } from '../../../src-main/contract/publications.ts'
import { languagesOf } from '../../client/fields/specs.ts'

/** The language of the title shown large: that of the interface, else French or English, else what there is. */
export function mainLanguage(title: PublicationDetail['title'], language: string): string {
  const order = [language, 'en', 'fr', ...Object.keys(title)]
  return order.find((each) => title[each] !== undefined) ?? language
}

/** Languages whose titles stand below the large one, French and English always. A title of unknown language stays alone. */
export function otherLanguages(title: PublicationDetail['title'], main: string): string[] {
  return languagesOf(title).filter((each) => each !== main)
}
