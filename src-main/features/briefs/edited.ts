import { BriefContent, type ItemEdit } from '../../contract/briefs.ts'
import { CartableError } from '../../contract/errors.ts'

/** Fields that a person may change, by kind of item. */
const FIELDS: Readonly<Record<BriefContent['kind'], readonly (keyof ItemEdit)[]>> = {
  heading: ['level', 'text'],
  paragraph: ['markdown'],
  excerpt: ['form', 'shown', 'comment', 'commentShareable', 'translation'],
  pages: ['caption'],
}

/** The content with what a person changed. @throws CartableError INVALID_VALUE for a field that its kind does not have */
export function edited(
  content: BriefContent,
  fields: { readonly [Name in keyof ItemEdit]: ItemEdit[Name] },
): BriefContent {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  const foreign = given.find(([name]) => !FIELDS[content.kind].some((known) => known === name))
  if (foreign) throw new CartableError('INVALID_VALUE', { field: foreign[0], value: content.kind })
  return BriefContent.parse({ ...content, ...Object.fromEntries(given) })
}
