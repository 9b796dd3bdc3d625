import { readFile } from 'node:fs/promises'
import type { Context } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import { resourcePath } from '../../base/resources.ts'
import type { FieldOrigin, PublicationFields } from '../../contract/publications.ts'
import { insertSource } from '../attachments/index.ts'
import { type Command, runCommand } from '../history/index.ts'
import { addPublication, applyEdit, type Origins } from '../publications/index.ts'
import { type StarterRecord, StarterRecords } from '../vocabulary/index.ts'

type NewFields = Partial<PublicationFields> & Pick<PublicationFields, 'title'>

function fieldsOf(record: StarterRecord): NewFields {
  return {
    title: record.title,
    type: record.type,
    issued: record.issued,
    temporal: record.temporal,
    creators: record.creators,
    publishers: record.publishers,
    series: record.series,
    abstract: record.abstract,
    url: record.url,
    languages: record.languages,
    concepts: [...record.regions, ...record.countries, ...record.themes],
    notes: record.note === null ? [] : [{ id: newId(), text: record.note, shareable: false }],
    state: 'starter',
  }
}

/** Starter values are marked as such; a date says how it is known. */
function originsOf(record: StarterRecord, fields: NewFields): Origins {
  const seed: FieldOrigin = {
    by: 'seed',
    from: record.key,
    evidence: null,
    confidence: null,
    alternatives: [],
  }
  const origins: Origins = Object.fromEntries(Object.keys(fields).map((name) => [name, seed]))
  const confidence = { seen: 1, inferred: 0.6, memory: 0.4 }[record.dateSource]
  origins['issued'] = { ...seed, evidence: record.dateNote?.slice(0, 400) ?? record.dateSource, confidence }
  return origins
}

/** Keys of the starter records that a library holds already, with the publications they became. */
async function entered(edit: Command): Promise<Map<string, string>> {
  const rows = await edit.trx
    .selectFrom('sources')
    .select(['path', 'publication_id'])
    .where('kind', '=', 'seed')
    .execute()
  return new Map(rows.flatMap((row) => (row.path === null ? [] : [[row.path, row.publication_id] as const])))
}

async function enterOne(edit: Command, record: StarterRecord): Promise<string> {
  const fields = fieldsOf(record)
  const id = await addPublication(edit, fields, originsOf(record, fields))
  const [url = null] = record.seenAt
  const source = {
    id: newId(),
    attachmentId: null,
    kind: 'seed',
    path: record.key,
    url,
    referrer: null,
  } as const
  await insertSource(edit.trx, id, { ...source, retrievedAt: edit.at })
  return id
}

/**
 * Enters the starter records as catalogue entries without files, marked `starter`. Records that are there already
 * are left as they are, so this can be run again after an update.
 *
 * @returns how many were added
 */
export async function addStarterRecords(context: Context): Promise<{ command: string; added: number }> {
  const text = await readFile(resourcePath('seeds', 'records', 'starter.json'), 'utf8')
  const { records } = StarterRecords.parse(JSON.parse(text))
  const { command, value } = await runCommand(context, 'starter', async (edit) => {
    const ids = await entered(edit)
    const fresh = records.filter((record) => !ids.has(record.key))
    for (const record of fresh) ids.set(record.key, await enterOne(edit, record))
    for (const record of fresh) {
      const relations = record.related.flatMap((key) => {
        const targetId = ids.get(key)
        return targetId === undefined ? [] : [{ kind: 'related' as const, targetId }]
      })
      const id = ids.get(record.key)
      if (id !== undefined && relations.length > 0) await applyEdit(edit, id, { relations })
    }
    return fresh.length
  })
  return { command, added: value }
}
