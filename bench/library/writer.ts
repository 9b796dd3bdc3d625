import { createHash } from 'node:crypto'
import { type DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { edtfYear } from '../../src-main/contract/edtf.ts'
import type { Concept } from '../../src-main/contract/vocabulary.ts'
import { guessColumn } from '../../src-main/features/publications/rows.ts'
import { foldText } from '../../src-main/features/search/fold.ts'
import type { Made, MadeFile } from './publication.ts'
import type { Random } from './random.ts'

type Row = Readonly<Record<string, SQLInputValue>>

/** Writes rows as the stores write them, a hundred times faster: one statement for each table, no reading back. */
export class Writer {
  readonly #database: DatabaseSync
  readonly #random: Random
  readonly #labels: ReadonlyMap<string, string>
  readonly #statements = new Map<string, StatementSync>()
  #page = 0
  #record = 0

  constructor(database: DatabaseSync, random: Random, concepts: readonly Concept[]) {
    this.#database = database
    this.#random = random
    this.#labels = new Map(
      concepts.map((concept) => [
        concept.id,
        foldText([...Object.values(concept.prefLabel), ...Object.values(concept.altLabel).flat()].join('\n')),
      ]),
    )
  }

  /** Enters a publication that came at a moment (milliseconds). Returns its id. */
  write({ fields, origins, files, trashed }: Made, at: number): string {
    const id = this.#random.id(at)
    const when = new Date(at).toISOString()
    this.#insert('publications', {
      id,
      title: JSON.stringify(fields.title),
      subtitle: JSON.stringify(fields.subtitle),
      abstract: JSON.stringify(fields.abstract),
      type: fields.type,
      issued: fields.issued,
      issued_year: fields.issued === null ? null : edtfYear(fields.issued),
      series_concept: fields.series?.conceptId ?? null,
      series_name: fields.series?.name ?? null,
      series_number: fields.series?.number ?? null,
      languages: JSON.stringify(fields.languages),
      read_state: fields.readState,
      state: fields.state,
      origins: JSON.stringify(origins),
      guess: guessColumn(origins),
      created_at: when,
      modified_at: when,
      trashed_at: trashed ? when : null,
    })
    for (const role of ['creator', 'publisher'] as const) {
      const agents = role === 'creator' ? fields.creators : fields.publishers
      agents.forEach(({ kind, name, conceptId }, position) =>
        this.#insert('publication_agents', {
          publication_id: id,
          role,
          position,
          kind,
          name,
          concept_id: conceptId,
        }),
      )
    }
    for (const concept_id of fields.concepts)
      this.#insert('publication_concepts', { publication_id: id, concept_id })
    for (const [at_, file] of files.entries()) this.#file(id, file, at + at_, when)
    this.#index(id, fields, files)
    return id
  }

  #file(publication_id: string, file: MadeFile, at: number, when: string): void {
    const id = this.#random.id(at)
    this.#insert('attachments', {
      id,
      publication_id,
      sha256: createHash('sha256').update(id).digest('hex'),
      byte_size: 100_000,
      media_type: 'application/pdf',
      file_name: file.fileName,
      language: file.language,
      page_count: file.pages.length,
      state: 'ready',
      engine: 'pdfium',
      encrypted: 0,
      signed: 0,
      has_thumbnail: 0,
      added_at: when,
    })
    this.#insert('sources', {
      id: this.#random.id(at),
      publication_id,
      attachment_id: id,
      kind: file.url === null ? 'file' : 'url',
      path: `/downloads/${file.fileName}`,
      url: file.url,
      retrieved_at: when,
    })
    file.pages.forEach((text, page_index) => {
      this.#page += 1
      const place = { crop_box: '[0,0,595,842]', rotation: 0, user_unit: 1 }
      this.#insert('pages', {
        id: this.#page,
        attachment_id: id,
        page_index,
        ...place,
        text,
        words: new Uint8Array(0),
      })
      this.#insert('pages_fts', { rowid: this.#page, text: foldText(text) })
    })
    for (let mark = 0; mark < file.marks; mark += 1) this.#mark(id, at, when)
  }

  #mark(attachment_id: string, at: number, when: string): void {
    this.#insert('annotations', {
      id: this.#random.id(at),
      attachment_id,
      page_index: 0,
      kind: 'highlight',
      author: 'Amina',
      colour: '#ffd400',
      comment: '',
      rect: '[60,700,200,712]',
      quads: '[[60,712,200,712,60,700,200,700]]',
      ink: '[]',
      origin: 'cartable',
      created_at: when,
      modified_at: when,
    })
  }

  #index(id: string, fields: Made['fields'], files: readonly MadeFile[]): void {
    this.#record += 1
    this.#insert('publications_fts_rows', { rowid: this.#record, publication_id: id })
    const labels = (ids: readonly (string | null | undefined)[]): string =>
      ids.map((each) => this.#labels.get(each ?? '') ?? '').join('\n')
    const agents = [...fields.creators, ...fields.publishers]
    const series = foldText(`${fields.series?.name ?? ''} ${fields.series?.number ?? ''}`)
    this.#insert('publications_fts', {
      rowid: this.#record,
      title: foldText(Object.values(fields.title).join('\n')),
      agents: `${foldText(agents.map((agent) => agent.name).join('\n'))}\n${labels(agents.map((agent) => agent.conceptId))}`,
      tags: `${series}\n${labels([fields.type, fields.series?.conceptId, ...fields.concepts])}`,
      abstract: foldText(Object.values(fields.abstract).join('\n')),
      notes: '',
      marks: '',
      files: foldText(files.map((file) => file.fileName).join('\n')),
    })
  }

  #insert(table: string, row: Row): void {
    const names = Object.keys(row)
    const known = this.#statements.get(table)
    const statement =
      known ??
      this.#database.prepare(
        `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      )
    if (!known) this.#statements.set(table, statement)
    statement.run(...Object.values(row))
  }
}
