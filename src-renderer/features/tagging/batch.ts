import { EMPTY_FIELDS } from '../../../src-main/contract/empty-fields.ts'
import type { PublicationFields } from '../../../src-main/contract/publications.ts'
import { isEmpty } from '../../client/fields/diff.ts'
import type { FieldContext, FieldSpec, WrongReason } from '../../client/fields/spec.ts'
import * as specs from '../../client/fields/specs.ts'

/** Fields that are set for many at once. */
export const BATCH: readonly FieldSpec[] = [
  specs.typeSpec,
  specs.publishersSpec,
  specs.creatorsSpec,
  specs.issuedSpec,
  specs.temporalSpec,
  specs.seriesSpec,
  specs.rightsSpec,
  specs.languagesSpec,
  specs.keywordsSpec,
  specs.readStateSpec,
]

const NOTHING: PublicationFields = {
  title: { und: '-' },
  ...EMPTY_FIELDS,
}

/** What was filled in, read: the fields to set, those that are emptied, and why a text was not taken, by line. */
export interface ReadBatch {
  readonly fields: Partial<PublicationFields>
  readonly emptied: readonly string[]
  readonly wrong: ReadonlyMap<string, { readonly reason: WrongReason; readonly value: string }>
}

/**
 * Reads the lines that are to be set; a line that is ticked and empty empties the field.
 *
 * @param texts what stands in each ticked line, by its key
 */
export function readBatch(texts: ReadonlyMap<string, string>, context: FieldContext): ReadBatch {
  let fields: Partial<PublicationFields> = {}
  const emptied: string[] = []
  const wrong = new Map<string, { reason: WrongReason; value: string }>()
  for (const spec of BATCH) {
    const text = texts.get(spec.key)
    if (text === undefined) continue
    const read = spec.read(text, NOTHING, context)
    if (!read.ok) {
      wrong.set(spec.key, read)
      continue
    }
    fields = { ...fields, ...read.fields }
    if (isEmpty(read.fields[spec.field])) emptied.push(spec.key)
  }
  return { fields, emptied, wrong }
}

/** A row of the preview as the core gives it. */
export interface PreviewRow {
  readonly id: string
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** A value of a field of a preview, in words. */
export function previewText(field: string, value: unknown, context: FieldContext): string {
  if (isEmpty(value)) return ''
  const fields = { ...NOTHING, [field]: value }
  return specs.fieldText(field as keyof PublicationFields, fields, context)
}
