import { webLink } from '../address.ts'
import type { BriefDocument } from '../document.ts'
import type { SourceFile } from '../provenance.ts'
import { labelled } from '../source.ts'
import type { Block, Inline } from '../../typeset/content.ts'
import { markdownBlocks } from './blocks.ts'
import { markdownInlines } from './inline.ts'

const text = (s: string): Inline[] => [{ t: 'text', s }]
const cell = (body: readonly Inline[]) => ({ body: [{ t: 'par', body } as const], colspan: 1, rowspan: 1 })

function tableOf({ rows }: SourceFile, { words, language }: BriefDocument): Block {
  const { number, page, check } = words.provenance
  return {
    t: 'table',
    columns: 4,
    header: [number, page, words.context, check].map((name) => cell(text(name))),
    cells: rows.flatMap((row) => [
      cell(text(row.number)),
      cell(text(row.page)),
      cell(
        row.language === null || row.language === language
          ? text(row.context)
          : [{ t: 'lang', lang: row.language, body: text(row.context) }],
      ),
      cell(text(row.status)),
    ]),
  }
}

function fileOf(file: SourceFile, document: BriefDocument): string[] {
  const { title, name, sha256, url, retrieved } = file
  const { hash, retrieved: since } = document.words.provenance
  const link = url === null ? null : webLink(url)
  const facts: Inline[][] = [
    text(name),
    [...text(labelled(hash, '', document)), { t: 'code', s: sha256 }],
    ...(url === null
      ? []
      : [link === null ? text(url) : [{ t: 'link', url: link, body: text(link) } as const]]),
    ...(retrieved === null ? [] : [text(`${since} ${retrieved}`)]),
  ]
  const items = facts.map((body): Block[] => [{ t: 'par', body }])
  return [
    `## ${markdownInlines(title, 'heading')}`,
    markdownBlocks([{ t: 'list', ordered: false, start: 1, items }]),
    markdownBlocks([tableOf(file, document)]),
  ]
}

/** Where each excerpt comes from, file by file. */
export function provenanceOf(document: BriefDocument): string[] {
  const { provenance, words } = document
  if (provenance.length === 0) return []
  return [
    `# ${words.provenance.title}`,
    words.provenanceLead,
    ...provenance.flatMap((file) => fileOf(file, document)),
  ]
}
