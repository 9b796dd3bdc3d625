import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { PublicationFields } from '../contract/publications.ts'
import { Id } from '../contract/values.ts'
import type { PortableField, PortableFields } from './record.ts'

/**
 * What of a record the standard fields of a form cannot carry stands in one field of our own, `x-cartable`, as JSON:
 * `{"v":1,"id":…,"f":{"<field>":["<seal>",<value>]}}`. A value counts as long as the standard fields still say what they said
 * when it was written, which the seal (8 hexadecimal digits of SHA-256 over them) tells: what somebody changed in another
 * program wins over what Cartable remembers.
 */
export const EXTENSION_COLUMN = 'x-cartable'

const Extension = z.object({
  v: z.literal(1),
  id: Id.optional(),
  f: z.record(z.string().max(40), z.tuple([z.string().max(8), z.unknown()])),
})

/** Fields of a record with their form: what comes from a file is checked before it is believed. */
const SHAPE: Readonly<Record<PortableField, z.ZodType>> = {
  ...PublicationFields.shape,
  title: PublicationFields.shape.title,
  collections: z.array(z.array(z.string().min(1).max(300)).min(1).max(50)).max(500),
  notes: z.array(z.object({ text: z.string().max(100_000), shareable: z.boolean() })).max(500),
}
const FIELDS = Object.keys(SHAPE) as PortableField[]

/** Words for concepts stand among the keywords of a file, so both are sealed by them. */
function sealed(field: PortableField, fields: PortableFields): unknown {
  return field === 'concepts' ? fields.keywords : fields[field]
}

const TAGS: ReadonlySet<PortableField> = new Set(['concepts', 'keywords'])

/** Keys in one order, so that equal values have equal text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, canonical(each)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Other programs change white space and the form of accents; neither is an edit. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?:\\n|\s)+/gu, ' ')
    .trim()
}

function seal(field: PortableField, fields: PortableFields): string {
  const text = plain(JSON.stringify(canonical(sealed(field, fields))))
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

/** JSON in which nothing is left that a form joins, cuts or leaves out: runs of spaces, odd line ends, control characters. */
function sturdy(json: string): string {
  return json.replace(/ (?= )|[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/**
 * The extension of a record, or null where the standard fields carry all of it.
 *
 * @param back what a reader makes of the standard fields alone
 */
export function extensionOf(id: string | null, fields: PortableFields, back: PortableFields): string | null {
  const differs = (field: PortableField): boolean => !isDeepStrictEqual(fields[field], back[field])
  // Words of concepts stand among the keywords: the one makes no sense without the other.
  const tagged = differs('concepts') || differs('keywords')
  const differing = FIELDS.filter((field) => (TAGS.has(field) ? tagged : differs(field)))
  const f = Object.fromEntries(differing.map((field) => [field, [seal(field, back), fields[field]]]))
  if (differing.length === 0 && id === null) return null
  return sturdy(JSON.stringify({ v: 1, ...(id === null ? {} : { id }), f }))
}

/** A record with its extension taken in. */
export interface Extended {
  readonly id: string | null
  readonly fields: PortableFields
  readonly exact: ReadonlySet<PortableField>
}

function parsed(text: string): z.infer<typeof Extension> | null {
  try {
    const result = Extension.safeParse(JSON.parse(text))
    return result.success ? result.data : null
  } catch {
    return null
  }
}

/** Takes in what the extension says of fields that nobody edited since. An extension that cannot be read changes nothing. */
export function extend(back: PortableFields, text: string | undefined): Extended {
  const extension = text === undefined ? null : parsed(text)
  const exact = new Set<PortableField>()
  if (extension === null) return { id: null, fields: back, exact }
  const fields: Record<string, unknown> = { ...back }
  for (const field of FIELDS) {
    const entry = extension.f[field]
    if (entry === undefined || entry[0] !== seal(field, back)) continue
    const value = SHAPE[field].safeParse(entry[1])
    if (!value.success) continue
    fields[field] = value.data
    exact.add(field)
  }
  return { id: extension.id ?? null, fields: fields as unknown as PortableFields, exact }
}
