import {
  RECORD_FIELDS,
  type ColumnMapping,
  type DuplicateChoice,
  type MappedColumn,
  type RecordField,
  type RecordsPreview,
} from '../../../src-main/contract/exchange.ts'

/** Fields whose words are in a language. */
const WORDED: ReadonlySet<string> = new Set(['title', 'subtitle', 'abstract'])
/** Languages that a column can be said to be in; another one stays where the file itself says it. */
const LANGUAGES = ['fr', 'en', 'es', 'pt', 'ar'] as const

/** A field in its parts: `title:fr` is the title, in French. */
export function fieldParts(field: RecordField): { readonly name: string; readonly language: string | null } {
  const [name = field, language] = field.split(':')
  return { name, language: language ?? null }
}

/** Fields that a column can go to, in the order of the contract; its present and its proposed one are always among them. */
export function fieldOptions({ field, proposed }: Pick<MappedColumn, 'field' | 'proposed'>): RecordField[] {
  const all = RECORD_FIELDS.flatMap((name) =>
    WORDED.has(name) ? [name, ...LANGUAGES.map((language) => `${name}:${language}`)] : [name],
  )
  const own = [field, proposed].filter((each) => each !== null)
  return [...new Set([...all, ...own])]
}

/** The mapping with a column sent elsewhere; one that goes where it was proposed needs no word. */
export function withField(
  mapping: ColumnMapping,
  { column, proposed }: Pick<MappedColumn, 'column' | 'proposed'>,
  field: RecordField | null,
): ColumnMapping {
  const { [column]: _, ...rest } = mapping
  return field === proposed ? rest : { ...rest, [column]: field }
}

/** How many records would come in: those that are left out do not, nor those that are here and are skipped. */
export function takenCount(
  { total, duplicates, rows }: Pick<RecordsPreview, 'total' | 'duplicates' | 'rows'>,
  without: ReadonlySet<number>,
  choice: DuplicateChoice,
): number {
  const kept = total - without.size
  if (choice !== 'skip') return kept
  const both = rows.filter(({ index, duplicate }) => duplicate !== null && without.has(index)).length
  return kept - (duplicates - both)
}
