import { Breath } from '../../base/breathe.ts'
import type { Context } from '../../base/context.ts'
import { edtfYear } from '../../contract/edtf.ts'
import type { RecordDuplicate } from '../../contract/exchange.ts'
import type { LanguageMap } from '../../contract/values.ts'
import type { PortableRecord } from '../../formats/record.ts'
import { foldText } from '../search/index.ts'

/** A publication of the library, as a duplicate of a record. */
type Known = Omit<RecordDuplicate, 'by'>

/** ISBN-13 without hyphens; one of ten digits becomes one of thirteen (ISO 2108), so that both forms are equal. */
function isbnKey(text: string): string {
  const digits = text.replace(/[^\dXx]/g, '')
  if (!/^\d{9}[\dXx]$/.test(digits)) return digits
  const head = `978${digits.slice(0, 9)}`
  const sum = [...head].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return `${head}${(10 - (sum % 10)) % 10}`
}

/** How an identifier is compared, and by what it is one. An ISSN names a series, and says nothing of a work. */
function identifierKey(identifier: string): readonly ['doi' | 'isbn' | 'identifier', string] | null {
  const value = identifier.trim().toLowerCase()
  if (value.startsWith('doi:')) return ['doi', value]
  if (value.startsWith('isbn:')) return ['isbn', `isbn:${isbnKey(value.slice(5))}`]
  if (value.startsWith('issn:') || value.length < 4) return null
  return ['identifier', value]
}

/** Titles with their year. Short ones (`Report`, `Brochure`) are many works' own. */
function titleKeys(title: LanguageMap, issued: string | null): string[] {
  const year = issued === null ? null : edtfYear(issued)
  const folded = Object.values(title).map((text) =>
    foldText(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )
  return folded.filter((text) => text.length > 7).map((text) => `title ${String(year)} ${text}`)
}

interface Row {
  readonly id: string
  readonly title: string
  readonly issued: string | null
  readonly identifiers: string
  readonly trashed_at: string | null
}

/** Publications by what tells that a record is one of them. */
export class Duplicates {
  readonly #byId = new Map<string, Known>()
  readonly #byKey = new Map<string, Known>()

  /** Those of the library; of two with one key, the one that is not in the trash. */
  static async of(context: Context): Promise<Duplicates> {
    const duplicates = new Duplicates()
    const breath = new Breath()
    let last = ''
    for (;;) {
      const rows: Row[] = await context.db
        .selectFrom('publications')
        .select(['id', 'title', 'issued', 'identifiers', 'trashed_at'])
        .where('id', '>', last)
        .orderBy('id')
        .limit(500)
        .execute()
      for (const row of rows) {
        const title = JSON.parse(row.title) as LanguageMap
        duplicates.add(
          { publicationId: row.id, title, trashed: row.trashed_at !== null },
          { title, issued: row.issued, identifiers: JSON.parse(row.identifiers) as string[] },
        )
        await breath.take()
      }
      if (rows.length < 500) return duplicates
      last = rows.at(-1)?.id ?? ''
    }
  }

  add(
    known: Known,
    facts: { title: LanguageMap; issued: string | null; identifiers: readonly string[] },
  ): void {
    this.#byId.set(known.publicationId, known)
    const keys = facts.identifiers.flatMap((each) => identifierKey(each)?.[1] ?? [])
    for (const key of [...keys, ...titleKeys(facts.title, facts.issued)]) {
      const before = this.#byKey.get(key)
      if (before === undefined || (before.trashed && !known.trashed)) this.#byKey.set(key, known)
    }
  }

  /** The publication that a record tells of, surest sign first; null where there is none. */
  find({ id, fields }: PortableRecord): RecordDuplicate | null {
    const own = id === null ? undefined : this.#byId.get(id)
    if (own) return { ...own, by: 'id' }
    for (const identifier of fields.identifiers) {
      const key = identifierKey(identifier)
      const known = key === null ? undefined : this.#byKey.get(key[1])
      if (key !== null && known) return { ...known, by: key[0] }
    }
    for (const key of titleKeys(fields.title, fields.issued)) {
      const known = this.#byKey.get(key)
      if (known) return { ...known, by: 'title' }
    }
    return null
  }
}
