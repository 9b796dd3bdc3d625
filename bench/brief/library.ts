import { join } from 'node:path'
import type { Annotation } from '../../src-main/contract/annotations.ts'
import { type Library, openLibrary } from '../../src-main/core/library.ts'

/** A library with a brief to be measured. */
export interface BriefLibrary {
  readonly folder: string
  readonly briefId: string
}

const PUBLICATIONS = 12
const EXCERPTS_EACH = 5
/** One mark in so many is an area, shown as a picture. */
const EVERY_PICTURE = 10

/** Words of the middle of a page that stand there once: a line or two, as people quote. */
async function passagesOf(
  library: Library,
  attachmentId: string,
): Promise<{ page: number; quote: string }[]> {
  const pages = await library.context.db
    .selectFrom('pages')
    .select(['page_index', 'text'])
    .where('attachment_id', '=', attachmentId)
    .orderBy('page_index')
    .execute()
  const full = pages.filter(({ text }) => text.length > 800)
  return Array.from({ length: EXCERPTS_EACH }, (_, at) => {
    const page = full[Math.floor(((at + 0.5) * full.length) / EXCERPTS_EACH)]
    if (!page) throw new Error('A file has too few pages with text')
    const words = page.text
      .slice(Math.floor(page.text.length / 2))
      .split(/\s+/)
      .slice(1, 26)
    return { page: page.page_index + 1, quote: words.join(' ') }
  })
}

async function marksOf(library: Library, attachmentId: string, first: number): Promise<Annotation[]> {
  const marks: Annotation[] = []
  for (const { page, quote } of await passagesOf(library, attachmentId)) {
    const kind = (first + marks.length) % EVERY_PICTURE === 0 ? ('area' as const) : ('highlight' as const)
    const comment = `À rapprocher de la note **${first + marks.length}**.`
    marks.push(
      await library.client.annotations.createByQuote({
        attachmentId,
        page,
        quote,
        kind,
        comment,
        occurrence: 1,
      }),
    )
  }
  return marks
}

/** Imports twelve files and makes a brief of sixty excerpts, five of each, a heading before those of each file. */
export async function makeBriefLibrary(folder: string, files: readonly string[]): Promise<BriefLibrary> {
  const library = await openLibrary(join(folder, 'library'), { create: true, actor: 'Amina Diallo' })
  const { client } = library
  try {
    const attachments: string[] = []
    for await (const event of await client.imports.run({ paths: files.slice(0, PUBLICATIONS) })) {
      if (event.kind !== 'result') continue
      const { attachmentId, publicationId, problem } = event.result
      if (!attachmentId || !publicationId) throw new Error(`${event.result.path}: ${problem?.code}`)
      const fields = { title: { fr: `Rapport ${attachments.length + 1}` }, issued: '2024-05' }
      await client.publications.edit({ ids: [publicationId], fields })
      attachments.push(attachmentId)
    }
    const { id: briefId } = await client.briefs.create({
      ...{
        title: 'Routes et protection',
        subtitle: 'Soixante extraits',
        author: 'Amina Diallo',
        language: 'fr',
      },
      ...{ issued: '2026-11-26', template: 'briefing-note', style: 'chicago-author-date' },
      options: { cover: true, contents: true, bibliography: true, annex: true, provenance: true },
    })
    for (const [at, attachmentId] of attachments.entries()) {
      const marks = await marksOf(library, attachmentId, at * EXCERPTS_EACH)
      await client.briefs.addItems({
        briefId,
        items: [
          { kind: 'heading', level: 1, text: `Rapport ${at + 1}` },
          { kind: 'paragraph', markdown: 'Ce que ce rapport établit, *en bref*.' },
          ...marks.map((mark) => ({ kind: 'excerpt' as const, annotationId: mark.id })),
        ],
      })
    }
    return { folder: library.context.layout.folder, briefId }
  } finally {
    await library.close()
  }
}
