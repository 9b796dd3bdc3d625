import type { Context, Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import { CartableError } from '../../contract/errors.ts'
import type {
  CommandResult,
  FieldOrigin,
  Publication,
  PublicationDetail,
  PublicationFields,
} from '../../contract/publications.ts'
import { allFilesOf, setLanguageOfFiles, sourcesOf } from '../attachments/index.ts'
import { type Command, runCommand } from '../history/index.ts'
import { indexPublication } from '../search/index.ts'
import { normaliseChildren } from './children.ts'
import { publicationEntity, toHistory } from './entity.ts'
import { insertPublication, type Origins, readPublication } from './store.ts'

type NewFields = Partial<PublicationFields> & Pick<PublicationFields, 'title'>

/** Origin of a value that a person typed. */
const BY_PERSON: FieldOrigin = {
  by: 'person',
  from: null,
  evidence: null,
  confidence: null,
  alternatives: [],
}

/** @throws CartableError NOT_FOUND */
export async function requirePublication(db: Reader, id: string): Promise<Publication> {
  const publication = await readPublication(db, id)
  if (!publication) throw new CartableError('NOT_FOUND', { entity: 'publication', id })
  return publication
}

/** A publication with its files and where they came from. @throws CartableError NOT_FOUND */
export async function publicationDetail(db: Reader, id: string): Promise<PublicationDetail> {
  const publication = await requirePublication(db, id)
  const files = await allFilesOf(db, id)
  return {
    ...publication,
    attachments: files.filter(({ trashedAt }) => trashedAt === null),
    trashedFiles: files.filter(({ trashedAt }) => trashedAt !== null),
    sources: await sourcesOf(db, id),
  }
}

/**
 * Inserts a publication inside a command. `origins` says for each field that was not typed by a person where it
 * came from; fields without an origin count as typed.
 *
 * @param id of one that comes from another library and keeps its id; no publication may have it
 */
export async function addPublication(
  command: Command,
  fields: NewFields,
  origins: Origins,
  id = newId(),
): Promise<string> {
  const normal = { ...fields, ...normaliseChildren(fields), title: fields.title }
  await insertPublication(command.trx, id, command.at, normal, origins)
  await indexPublication(command.trx, id)
  const created = await requirePublication(command.trx, id)
  await command.record(
    'publication',
    id,
    { trashedAt: command.at },
    { trashedAt: null, title: created.title },
  )
  await command.touch(id)
  return id
}

/** Makes a publication without a file. */
export async function createPublication(context: Context, fields: NewFields): Promise<PublicationDetail> {
  const { value } = await runCommand(context, 'create', (command) => {
    const origins = Object.fromEntries(Object.keys(fields).map((name) => [name, BY_PERSON]))
    return addPublication(command, fields, origins)
  })
  return publicationDetail(context.db, value)
}

/** Sets fields inside a command and marks them as a person's. Returns the number of changes recorded. */
export async function applyEdit(
  command: Command,
  id: string,
  fields: Partial<PublicationFields>,
): Promise<number> {
  const before = await requirePublication(command.trx, id)
  await requireTargets(command.trx, id, fields)
  const normal = normaliseChildren(fields)
  const origins = Object.fromEntries(Object.keys(fields).map((name) => [`origin.${name}`, BY_PERSON]))
  const recorded = await command.record('publication', id, toHistory(before), { ...normal, ...origins })
  if (recorded === 0) return 0
  await publicationEntity.write(command.trx, id, { ...normal, ...origins })
  await command.touch(id)
  return recorded
}

/** References must point at something, or the whole edit is refused: a list of ids is easily mistyped. */
async function requireTargets(db: Reader, id: string, fields: Partial<PublicationFields>): Promise<void> {
  const check = async (
    table: 'publications' | 'concepts' | 'collections',
    ids: readonly string[],
  ): Promise<void> => {
    if (ids.length === 0) return
    const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute()
    const known = new Set(rows.map((row) => row.id))
    const missing = ids.find((wanted) => !known.has(wanted))
    if (missing !== undefined) throw new CartableError('NOT_FOUND', { entity: table, id: missing })
  }
  const targets = (fields.relations ?? []).map((relation) => relation.targetId)
  if (targets.includes(id)) throw new CartableError('INVALID_VALUE', { field: 'relations', value: id })
  await check('publications', targets)
  await check('collections', fields.collections ?? [])
  await check('concepts', [
    ...(fields.concepts ?? []),
    ...(fields.type ? [fields.type] : []),
    ...(fields.series?.conceptId ? [fields.series.conceptId] : []),
  ])
}

/**
 * Sets the same fields of several publications, all or none.
 *
 * @param fileLanguage the language that all their files are to have, null for an unknown one; undefined leaves them
 * @throws CartableError NOT_FOUND, INVALID_VALUE
 */
export async function editPublications(
  context: Context,
  ids: readonly string[],
  fields: Partial<PublicationFields>,
  fileLanguage?: string | null,
): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, 'edit', async (edit) => {
    for (const id of ids) {
      await applyEdit(edit, id, fields)
      if (fileLanguage !== undefined) await setLanguageOfFiles(edit, id, fileLanguage)
    }
  })
  return { command, changed }
}

/** What {@link editPublications} would change. */
export async function previewEdit(
  context: Context,
  ids: readonly string[],
  fields: Partial<PublicationFields>,
): Promise<{ id: string; field: string; before: unknown; after: unknown }[]> {
  const normal = normaliseChildren(fields)
  const rows: { id: string; field: string; before: unknown; after: unknown }[] = []
  for (const id of ids) {
    const publication = toHistory(await requirePublication(context.db, id))
    for (const [field, after] of Object.entries(normal)) {
      const before = publication[field] ?? null
      if (JSON.stringify(before) !== JSON.stringify(after ?? null)) rows.push({ id, field, before, after })
    }
  }
  return rows
}

/** Moves one publication to the trash or back inside a command. @throws CartableError NOT_FOUND */
export async function trashInside(edit: Command, id: string, trashed: boolean): Promise<void> {
  const publication = await requirePublication(edit.trx, id)
  if ((publication.trashedAt !== null) === trashed) return
  const trashedAt = trashed ? edit.at : null
  await edit.record('publication', id, { trashedAt: publication.trashedAt }, { trashedAt })
  await publicationEntity.write(edit.trx, id, { trashedAt })
  await edit.touch(id)
}

/** Moves publications to the trash (`trashed` true) or back. Nothing is deleted. @throws CartableError NOT_FOUND */
export async function setTrash(
  context: Context,
  ids: readonly string[],
  trashed: boolean,
): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, trashed ? 'trash' : 'restore', async (edit) => {
    for (const id of ids) await trashInside(edit, id, trashed)
  })
  return { command, changed }
}
