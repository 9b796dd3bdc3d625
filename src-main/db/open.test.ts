import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/library.ts'
import { APPLICATION_ID, migrate, schemaVersion } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openDatabase } from './open.ts'

const newest = migrations.at(-1)?.version ?? 0

describe('openDatabase', () => {
  it('makes a database with the newest schema', async () => {
    const database = openDatabase(join(await testFolder(), 'library.sqlite'))
    expect(database.version).toBe(newest)
    const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(database.db)
    expect(mode.rows[0]?.journal_mode).toBe('wal')
    const foreign = await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(database.db)
    expect(foreign.rows[0]?.foreign_keys).toBe(1)
    expect(database.problems()).toEqual([])
    await database.close()
  })

  it('refuses a library of a newer version and leaves every byte as it was', async () => {
    const path = join(await testFolder(), 'library.sqlite')
    const raw = new DatabaseSync(path)
    raw.exec(`create table later (x); pragma user_version = ${newest + 7}`)
    raw.close()
    const before = await readFile(path)
    expect(() => openDatabase(path)).toThrowError(expect.objectContaining({ code: 'LIBRARY_NEWER' }))
    expect(Buffer.compare(before, await readFile(path))).toBe(0)
    await expect(readFile(`${path}-wal`)).rejects.toThrow()
  })

  it('says that a file which is no database is damaged, and does not touch it', async () => {
    const path = join(await testFolder(), 'library.sqlite')
    await writeFile(path, 'this was a database once, '.repeat(20))
    expect(() => openDatabase(path)).toThrowError(expect.objectContaining({ code: 'LIBRARY_DAMAGED' }))
    expect(await readFile(path, 'utf8')).toContain('a database once')
  })

  it('rolls a failed transaction back whole', async () => {
    const database = openDatabase(join(await testFolder(), 'library.sqlite'))
    const failing = database.db.transaction().execute(async (trx) => {
      await trx.insertInto('vocabularies').values({ scheme: 'lost', iri: null }).execute()
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await database.db.selectFrom('vocabularies').selectAll().execute()).toEqual([])
    await database.close()
  })
})

/** One row of each table that a later migration must not lose; by the version that brought the table. */
const ROWS: Readonly<Record<number, string>> = {
  1: `
    insert into publications (id, title, read_state, state, created_at, modified_at)
      values ('p1', '{"fr":"Titre"}', 'unread', 'inbox', '2026-01-01', '2026-01-01');
    insert into attachments (id, publication_id, sha256, byte_size, media_type, file_name, page_count, state,
      encrypted, signed, has_thumbnail, added_at)
      values ('a1', 'p1', 'ab', 1, 'application/pdf', 'f.pdf', 1, 'ready', 0, 0, 0, '2026-01-01');
    insert into pages (id, attachment_id, page_index, crop_box, rotation, user_unit, text, words)
      values (7, 'a1', 0, '[0,0,1,1]', 0, 1, 'Bonjour', x'');
    insert into pages_fts (rowid, text) values (7, 'bonjour');
    insert into saved_searches (id, name, query) values ('s1', 'Sahel', 'passeurs sahel');
    update publications set origins = '{"title":{"by":"guess","confidence":0.9,"alternatives":["Zwei"]}}';
    insert into publications (id, title, read_state, state, created_at, modified_at, origins)
      values ('p2', '{"fr":"Deux"}', 'unread', 'inbox', '2026-01-01', '2026-01-01',
        '{"title":{"by":"guess","confidence":0.9,"alternatives":[]},"issued":{"by":"guess","confidence":0.9,"alternatives":["2019"]}}'),
      ('p3', '{"fr":"Trois"}', 'unread', 'inbox', '2026-01-01', '2026-01-01', '{"title":{"by":"person"}}');
  `,
  2: `
    insert into kept_apart (id, first_id, second_id) values ('k1', 'p1', 'p2');
  `,
  3: `
    insert into mark_meanings (key, names) values (4, '{"fr":"À citer"}');
  `,
  4: `
    insert into briefs (id, title, subtitle, author, language, template, style, options, created_at, modified_at)
      values ('b1', 'Note', '', '', 'fr', 'briefing-note', 'apa', '{}', '2026-01-01', '2026-01-01');
    insert into brief_items (id, brief_id, rank, kind, content) values ('i1', 'b1', 'a0', 'paragraph', '{}');
  `,
  5: `
    update attachments set trashed_at = '2026-01-01' where id = 'a1';
  `,
  6: `
    insert into annotations (id, attachment_id, page_index, kind, author, colour, comment, rect, quads, ink, concepts,
      origin, created_at, modified_at, ink_widths)
      values ('n1', 'a1', 0, 'ink', 'A', '#1b6f9e', '', '[0,0,1,1]', '[]', '[[0,0]]', '[]', 'cartable', '2026-01-01',
        '2026-01-01', '[[2]]');
  `,
  7: `
    insert into vocabularies (scheme, iri, title) values ('soil', 'https://example.org/soil', '{"fr":"Sols"}');
    insert into concepts (id, scheme, certain, from_memory, details, modified_at)
      values ('soil:sand', 'soil', 1, 0, '{"deprecated":true}', '2026-01-01');
  `,
  8: `
    update vocabularies set extra = '{"said":[],"resources":[]}' where scheme = 'soil';
  `,
}

describe('migrations', () => {
  it('are numbered without gaps', () => {
    expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, at) => at + 1))
  })

  it.each([0, ...migrations.map((migration) => migration.version)])(
    'lead from version %i to the newest',
    (start) => {
      const raw = new DatabaseSync(':memory:')
      migrate(
        raw,
        migrations.filter((migration) => migration.version <= start),
      )
      for (let version = 1; version <= start; version += 1) raw.exec(ROWS[version] ?? '')
      migrate(raw, migrations)
      expect(schemaVersion(raw)).toBe(newest)
      expect(raw.prepare('pragma application_id').get()).toEqual({ application_id: APPLICATION_ID })
      expect(raw.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
      if (start >= 1) {
        const found = raw
          .prepare(
            `select p.text from pages_fts f join pages p on p.id = f.rowid where pages_fts match 'bonjour'`,
          )
          .all()
        expect(found).toEqual([{ text: 'Bonjour' }])
        expect(raw.prepare('select id, query, filter from saved_searches').all()).toEqual([
          { id: 's1', query: 'passeurs sahel', filter: '{}' },
        ])
      }
      raw.close()
    },
  )

  it('tell sure guesses from those to check', () => {
    const raw = new DatabaseSync(':memory:')
    migrate(raw, migrations.slice(0, 1))
    raw.exec(ROWS[1] ?? '')
    migrate(raw, migrations)
    const rows = raw.prepare('select id, guess from publications order by id').all()
    expect(rows.map((row) => row['guess'])).toEqual(['sure', 'check', null])
    raw.close()
  })

  it('make the schema that schema.sql shows', async () => {
    const raw = new DatabaseSync(':memory:')
    migrate(raw, migrations)
    const rows = raw
      .prepare(
        `select sql from sqlite_schema where sql is not null and name not like '%\\_fts\\_%' escape '\\' order by rowid`,
      )
      .all()
    const text = rows.map((row) => `${String(row['sql'])};\n`).join('\n')
    await expect(text).toMatchFileSnapshot('./schema.sql')
    raw.close()
  })
})
