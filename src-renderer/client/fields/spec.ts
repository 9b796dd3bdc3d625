import type { PublicationField, PublicationFields } from '../../../src-main/contract/publications.ts'
import type { InterfaceLanguage } from '../../../src-main/contract/values.ts'
import type { Concept } from '../../../src-main/contract/vocabulary.ts'

/** What showing and reading fields needs to know: the language, the words of the vocabularies, dates and names. */
export interface FieldContext {
  readonly language: InterfaceLanguage
  readonly concepts: readonly Concept[]
  readonly edtf: (value: string) => string
  readonly languageName: (tag: string) => string
  readonly readName: (state: PublicationFields['readState']) => string
}

/** Why a text is not taken; worded by `fields.wrong.<reason>`. */
export type WrongReason = 'title' | 'date' | 'type' | 'isbn' | 'issn' | 'doi' | 'url' | 'language' | 'read'

/** A text that was read into fields, or why it was not. */
export type ReadField =
  | { readonly ok: true; readonly fields: Partial<PublicationFields> }
  | { readonly ok: false; readonly reason: WrongReason; readonly value: string }

/** A line of the inspector: how a field is shown as text, and read again from what a person typed. */
export interface FieldSpec {
  /** `issued`, `title.fr`, `series.number`. */
  readonly key: string
  readonly field: PublicationField
  /** Name of the line: `fields.names.<name>`. */
  readonly name: string
  /** Language of a line that is one of several. */
  readonly language?: string
  /** Words of the vocabulary that are offered while typing. */
  readonly suggest?: readonly string[]
  /** Several values, separated by semicolons. */
  readonly many?: boolean
  /** More than one line of text. */
  readonly long?: boolean
  show(fields: PublicationFields, context: FieldContext): string
  read(text: string, fields: PublicationFields, context: FieldContext): ReadField
}

export const done = (fields: Partial<PublicationFields>): ReadField => ({ ok: true, fields })
export const wrong = (reason: WrongReason, value: string): ReadField => ({ ok: false, reason, value })
export const ofScheme = ({ concepts }: FieldContext, scheme: string): Concept[] =>
  concepts.filter((concept) => concept.scheme === scheme)
