import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { CommandResult, Publication, PublicationFields } from '../../contract/publications.ts'
import { moveFiles } from '../attachments/index.ts'
import { type Command, runCommand } from '../history/index.ts'
import { applyEdit, relatedTo, requirePublication, trashInside } from '../publications/index.ts'
import { keepApartInside } from './service.ts'
import { apartKeys, apartOf, pairKey } from './store.ts'

const union = <T>(first: readonly T[], second: readonly T[]): T[] => {
  const known = new Set(first.map((value) => JSON.stringify(value)))
  return [...first, ...second.filter((value) => !known.has(JSON.stringify(value)))]
}

/** Lists and maps of both, the first one's value where only one fits. */
function joined(into: Publication, from: Publication): Partial<PublicationFields> {
  const fields: Partial<PublicationFields> = {
    title: joinedTitles(into.title, from.title),
    subtitle: { ...from.subtitle, ...into.subtitle },
    abstract: { ...from.abstract, ...into.abstract },
    url: { ...from.url, ...into.url },
    identifiers: union(into.identifiers, from.identifiers),
    languages: union(into.languages, from.languages),
    concepts: union(into.concepts, from.concepts),
    keywords: union(into.keywords, from.keywords),
    collections: union(into.collections, from.collections),
    notes: union(into.notes, from.notes),
    relations: union(into.relations, from.relations).filter(
      ({ targetId }) => targetId !== from.id && targetId !== into.id,
    ),
  }
  if (into.type === null) fields.type = from.type
  if (into.issued === null) fields.issued = from.issued
  if (into.temporal === null) fields.temporal = from.temporal
  if (into.series === null) fields.series = from.series
  if (into.rights === null) fields.rights = from.rights
  if (into.creators.length === 0) fields.creators = from.creators
  if (into.publishers.length === 0) fields.publishers = from.publishers
  return fields
}

/** A title whose language is not known yields to one that says it. */
function joinedTitles(into: Publication['title'], from: Publication['title']): Publication['title'] {
  const { und, ...known } = { ...from, ...into }
  return Object.keys(known).length > 0 || und === undefined ? known : { und }
}

/** Only what differs: a field that stays keeps its origin, a guess among them. */
function changedOnly(before: Publication, fields: Partial<PublicationFields>): Partial<PublicationFields> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof PublicationFields]),
    ),
  )
}

async function mergeOne(edit: Command, into: string, from: string): Promise<void> {
  const target = await requirePublication(edit.trx, into)
  const source = await requirePublication(edit.trx, from)
  // A note has one home: it leaves the one before it comes to the other, and undoing goes the other way round.
  if (source.notes.length > 0) await applyEdit(edit, from, { notes: [] })
  await moveFiles(edit, from, into)
  await applyEdit(edit, into, changedOnly(target, joined(target, source)))
  await trashInside(edit, from, true)
  await redirect(edit, from, into)
}

/** What pointed at a publication that is another one now points at that one: relations, and what is no match of it. */
async function redirect(edit: Command, from: string, into: string): Promise<void> {
  for (const id of await relatedTo(edit.trx, from)) {
    if (id === into) continue
    const { relations } = await requirePublication(edit.trx, id)
    const redirected = relations.map((each) => (each.targetId === from ? { ...each, targetId: into } : each))
    await applyEdit(edit, id, { relations: redirected })
  }
  const known = await apartKeys(edit.trx)
  for (const { firstId, secondId } of await apartOf(edit.trx, from)) {
    const other = firstId === from ? secondId : firstId
    if (other !== into && !known.has(pairKey(into, other))) await keepApartInside(edit, into, other)
  }
}

/**
 * Makes one publication of several. Files with their marks, notes, tags, collections and sources move to `into`; titles
 * and abstracts of several languages stand side by side; the others go to the trash. One command: undoing it
 * brings all of them back.
 *
 * @param fields values that are set in the end, whatever the publications hold
 * @throws CartableError NOT_FOUND; INVALID_VALUE when a publication would be merged into itself; nothing is changed then
 */
export async function mergePublications(
  context: Context,
  into: string,
  from: readonly string[],
  fields: Partial<PublicationFields>,
): Promise<CommandResult> {
  if (from.includes(into)) throw new CartableError('INVALID_VALUE', { field: 'from', value: into })
  const { command, changed } = await runCommand(context, 'merge', async (edit) => {
    for (const id of new Set(from)) await mergeOne(edit, into, id)
    if (Object.keys(fields).length > 0) await applyEdit(edit, into, fields)
  })
  return { command, changed }
}
