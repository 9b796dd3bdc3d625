import { sql } from 'kysely'
import { Breath } from '../../base/breathe.ts'
import type { Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import type { Change, EntityKind } from '../../contract/history.ts'
import type { Schema } from '../../db/schema.ts'

/** A change about to be recorded; `before` and `after` are JSON values. */
export interface NewChange {
  readonly entity: EntityKind
  readonly entityId: string
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** What the rows of one command share. */
export interface CommandFacts {
  readonly command: string
  readonly at: string
  readonly actor: string
  readonly cause: string
}

const ROWS_PER_INSERT = 200

/** Appends rows to the history. */
export async function insertChanges(
  db: Reader,
  facts: CommandFacts,
  changes: readonly NewChange[],
): Promise<void> {
  const rows = changes.map((change) => ({
    id: newId(),
    ...facts,
    entity: change.entity,
    entity_id: change.entityId,
    field: change.field,
    before: change.before === undefined ? null : JSON.stringify(change.before),
    after: change.after === undefined ? null : JSON.stringify(change.after),
  }))
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await db
      .insertInto('changes')
      .values(rows.slice(start, start + ROWS_PER_INSERT))
      .execute()
  }
}

/** Marks a publication's sidecar as older than its rows. Same transaction as the edit. */
export async function queueSidecar(db: Reader, publicationId: string): Promise<void> {
  await db
    .insertInto('sidecar_queue')
    .values({ publication_id: publicationId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** As {@link queueSidecar}, in one statement. */
export async function queueSidecars(db: Reader, publicationIds: readonly string[]): Promise<void> {
  await sql`
    insert or ignore into sidecar_queue (publication_id) select value from json_each(${JSON.stringify(publicationIds)})
  `.execute(db)
}

function parse(value: string | null): unknown {
  return value === null ? null : (JSON.parse(value) as unknown)
}

/** History of an entity, newest first. */
export async function changesOf(db: Reader, entityId: string, limit: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('changes')
    .selectAll()
    .where('entity_id', '=', entityId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toChange)
}

/** What is known of a change before its values are read: an import of thousands has very many. */
export interface ChangeHead {
  readonly id: string
  readonly entity: EntityKind
  readonly entityId: string
  /** Whether the entity was made by it: a thing is made where it leaves the trash at the moment of the command. */
  readonly making: boolean
}

const HEADS_AT_ONCE = 1000

/**
 * Heads of the rows of one command, newest first: the order in which they are undone. Of what the command made, only the
 * row that made it: before its first values there were none. Others get their turn meanwhile.
 */
export async function headsOfCommand(db: Reader, command: string): Promise<ChangeHead[]> {
  const heads: ChangeHead[] = []
  const made = new Set<string>()
  const breath = new Breath()
  for (let last = '\uffff'; ;) {
    const rows = await db
      .selectFrom('changes')
      .select(['id', 'entity', 'entity_id'])
      .select(sql<number>`(field = 'trashedAt' and before = json_quote(at))`.as('making'))
      .where('command', '=', command)
      .where('id', '<', last)
      .orderBy('id', 'desc')
      .limit(HEADS_AT_ONCE)
      .execute()
    for (const { id, entity, entity_id: entityId, making } of rows) {
      if (making !== 1 && made.has(entityId)) continue
      // Its other rows mostly stand right before it: an import of thousands has them by the hundred thousand.
      if (making === 1) {
        made.add(entityId)
        while (heads.at(-1)?.entityId === entityId) heads.pop()
      }
      heads.push({ id, entity: entity as EntityKind, entityId, making: making === 1 })
    }
    if (rows.length < HEADS_AT_ONCE) break
    last = rows.at(-1)?.id ?? ''
    await breath.take()
  }
  return heads.filter((head) => head.making || !made.has(head.entityId))
}

/** Changes by their ids, in no order. */
export async function changesById(db: Reader, ids: readonly string[]): Promise<Change[]> {
  const { rows } = await sql<Schema['changes']>`
    select * from changes where id in (select value from json_each(${JSON.stringify(ids)}))
  `.execute(db)
  return rows.map(toChange)
}

/**
 * Changes of the marks of a file by one person, oldest first, of the newest `limit`. Commands that changed something
 * else too (an import, a new edition) are left out: taking them back is no matter of marks.
 */
export async function changesOfMarks(
  db: Reader,
  attachmentId: string,
  actor: string,
  limit: number,
): Promise<Change[]> {
  const ids = db.selectFrom('annotations').select('id').where('attachment_id', '=', attachmentId)
  const rows = await db
    .selectFrom('changes')
    .selectAll()
    .where('entity', '=', 'annotation')
    .where('entity_id', 'in', ids)
    .where('actor', '=', actor)
    .where(({ not, exists, selectFrom, ref }) =>
      not(
        exists(
          selectFrom('changes as other')
            .select('other.id')
            .where('other.command', '=', ref('changes.command'))
            .where((where) =>
              where.or([where('other.entity', '!=', 'annotation'), where('other.entity_id', 'not in', ids)]),
            ),
        ),
      ),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toChange).reverse()
}

function toChange(row: Schema['changes']): Change {
  return {
    id: row.id,
    command: row.command,
    at: row.at,
    actor: row.actor,
    entity: row.entity as EntityKind,
    entityId: row.entity_id,
    field: row.field,
    before: parse(row.before),
    after: parse(row.after),
    cause: row.cause,
  }
}
