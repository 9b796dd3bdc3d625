import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import type { Context } from '../../base/context.ts'
import { isAbandoned, ownerOf, systemCode } from '../../base/files.ts'
import type { Problem } from '../../contract/library.ts'
import { allAttachments } from '../attachments/index.ts'
import { checkBriefRecords, flushBriefRecords } from '../briefs/index.ts'
import { allPublicationIds } from '../publications/index.ts'
import { catchUpFacts, factsAgree } from './facts.ts'
import { flushSidecars, sidecarOf, sidecarText } from './sidecar.ts'

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function checkFiles(context: Context): Promise<Problem[]> {
  const problems: Problem[] = []
  const known = new Set<string>()
  for (const attachment of await allAttachments(context.db)) {
    const path = context.layout.fileOf(attachment)
    known.add(basename(path))
    const found = await hashOf(path).catch((error: unknown) => systemCode(error) ?? 'unreadable')
    if (found === attachment.sha256) continue
    const missing = found === 'ENOENT'
    problems.push({ code: missing ? 'file-missing' : 'file-changed', subject: attachment.id, detail: path })
  }
  return [...problems, ...(await strayFiles(context, known))]
}

/** Files in the store that no attachment names. */
async function strayFiles(context: Context, known: ReadonlySet<string>): Promise<Problem[]> {
  const problems: Problem[] = []
  const shards = await readdir(context.layout.files, { withFileTypes: true }).catch(() => [])
  for (const shard of shards) {
    if (!shard.isDirectory()) continue
    const folder = join(context.layout.files, shard.name)
    const code = folder === context.layout.temporary ? 'file-temporary' : 'file-orphan'
    for (const name of await readdir(folder)) {
      // Another process may be importing now, or this one writing a record.
      if (code === 'file-temporary' && !(await isLeftOver(join(folder, name)))) continue
      if (!known.has(name)) problems.push({ code, subject: name, detail: join(folder, name) })
    }
  }
  return problems
}

/** Whether an unfinished file is nobody's any more. One of this process's number may be an earlier one's. */
async function isLeftOver(path: string): Promise<boolean> {
  const name = basename(path)
  if (!isAbandoned(name)) return false
  if (ownerOf(name) !== process.pid) return true
  const found = await stat(path).catch(() => null)
  return found !== null && found.mtimeMs < performance.timeOrigin
}

async function checkSidecars(context: Context): Promise<Problem[]> {
  const problems: Problem[] = []
  const ids = await allPublicationIds(context.db)
  const queue = await context.db.selectFrom('sidecar_queue').select('publication_id').execute()
  // Changed since the queue was emptied, while the files were read: it is known that these are to be written.
  const waiting = new Set(queue.map(({ publication_id: id }) => id))
  for (const id of ids) {
    const path = context.layout.record(id)
    const found = await readFile(path, 'utf8').catch(() => null)
    if (found === null) problems.push({ code: 'sidecar-missing', subject: id, detail: path })
    else if (!waiting.has(id) && found !== sidecarText(await sidecarOf(context.db, id))) {
      problems.push({ code: 'sidecar-differs', subject: id, detail: path })
    }
  }
  if (!(await factsAgree(context))) {
    problems.push({ code: 'sidecar-differs', subject: 'library.json', detail: context.layout.facts })
  }
  const names = new Set(ids.map((id) => `${id}.json`))
  for (const name of await readdir(context.layout.records).catch(() => [])) {
    if (!names.has(name) && join(context.layout.records, name) !== context.layout.briefs) {
      problems.push({ code: 'sidecar-orphan', subject: name, detail: join(context.layout.records, name) })
    }
  }
  return problems
}

/** Every page and record must have its entry in the index, and every ready file its pages. */
async function checkIndex(context: Context): Promise<Problem[]> {
  const count = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
    (await query.execute(context.db)).rows[0]?.n ?? 0
  const pages = await count(
    sql`select count(*) as n from pages p join attachments a on a.id = p.attachment_id
      where (p.id in (select rowid from pages_fts)) <> (a.trashed_at is null)`,
  )
  const records = await count(
    sql`select count(*) as n from publications where id not in (select publication_id from publications_fts_rows)`,
  )
  const files = await count(sql`select count(*) as n from attachments a where state = 'ready'
    and page_count <> (select count(*) from pages p where p.attachment_id = a.id)`)
  const problem = (subject: string, n: number): Problem[] =>
    n === 0 ? [] : [{ code: 'index-differs', subject, detail: String(n) }]
  return [...problem('pages', pages), ...problem('records', records), ...problem('attachments', files)]
}

/**
 * Checks the library: the database itself, every file against its hash, every sidecar against its rows, the index.
 * Reads everything, changes nothing but sidecars that were still waiting to be written.
 */
export async function checkLibrary(context: Context): Promise<{ ok: boolean; problems: Problem[] }> {
  await flushSidecars(context)
  await flushBriefRecords(context)
  await catchUpFacts(context)
  const database = context.databaseProblems().map(({ kind, detail }): Problem => ({
    code: kind === 'integrity' ? 'database-damaged' : 'foreign-key',
    subject: 'library.sqlite',
    detail,
  }))
  const problems = [
    ...database,
    ...(await checkFiles(context)),
    ...(await checkSidecars(context)),
    ...(await checkBriefRecords(context)),
    ...(await checkIndex(context)),
  ]
  return { ok: problems.length === 0, problems }
}
