import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Brief } from '../../contract/briefs.ts'
import { resultOf } from '../../contract/stream.ts'
import type { Library } from '../../core/library.ts'
import { testFolder } from '../../testing/library.ts'
import { markedLibrary } from './library.fixture.ts'

/** What stands in a brief, one word or two an item. */
function told({ items }: Brief): string[] {
  return items.map(({ content }) => {
    if (content.kind === 'heading') return `# ${content.text}`
    if (content.kind === 'paragraph') return content.markdown
    return content.kind === 'excerpt' ? (content.quote ?? '') : `pages ${content.provenance.pageIndex}`
  })
}

async function newBrief(client: Library['client'], template?: string): Promise<string> {
  const { id } = await client.briefs.create({
    title: 'Note',
    language: 'fr',
    ...(template ? { template } : {}),
  })
  return id
}

describe('briefs', () => {
  it('are made with what their template brings, changed, listed, copied, removed and brought back', async () => {
    const { client, smugglers, passeurs } = await markedLibrary()
    const id = await newBrief(client)
    expect(told(await client.briefs.get({ id }))).toEqual([
      '# Points essentiels',
      '# Contexte',
      '# Constats',
      '# Suites à donner',
    ])
    await client.briefs.addItems({
      briefId: id,
      items: [smugglers, passeurs].map((mark) => ({ kind: 'excerpt', annotationId: mark.id })),
    })
    const { command } = await client.briefs.update({ id, fields: { title: 'Réunion', issued: '2026-11' } })
    expect(await client.briefs.list()).toMatchObject([
      { id, title: 'Réunion', language: 'fr', excerpts: 2, publications: 2 },
    ])
    await client.history.undo({ command })
    expect(await client.briefs.get({ id })).toMatchObject({ title: 'Note', issued: null })

    const copy = await client.briefs.duplicate({ id, title: 'Copie' })
    expect(told(await client.briefs.get({ id: copy.id }))).toEqual(told(await client.briefs.get({ id })))
    await client.briefs.remove({ id })
    expect((await client.briefs.list()).map((brief) => brief.id)).toEqual([copy.id])
    await expect(client.briefs.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.briefs.list({ trashed: true })).map((brief) => brief.id)).toEqual([id])
    await client.briefs.restore({ id })
    expect(told(await client.briefs.get({ id }))).toHaveLength(6)
    await client.history.undo({ command: copy.command })
    expect((await client.briefs.list()).map((brief) => brief.id)).toEqual([id])
  })

  it('take names, headings and options of a template of one’s own, and still come out where it fails', async () => {
    const { client, library } = await markedLibrary()
    const folder = join(library.context.layout.templates, 'secretariat')
    await mkdir(folder, { recursive: true })
    const facts = {
      name: { fr: 'Note du Secrétariat', en: 'Secretariat note' },
      description: { fr: 'Deux pages', en: 'Two pages' },
      options: { contents: true, bibliography: false },
      headings: { fr: ['Objet', 'Décisions'], en: ['Purpose', 'Decisions'] },
    }
    await writeFile(join(folder, 'template.json'), JSON.stringify(facts))
    await writeFile(join(folder, 'template.typ'), '#import "/cartable.typ": *\n#show: setup\n#unknown()')
    const listed = await client.briefs.templates()
    expect(listed.at(-1)).toMatchObject({ id: 'secretariat', own: true, name: facts.name, problem: null })

    const id = await newBrief(client, 'secretariat')
    const brief = await client.briefs.get({ id })
    expect(told(brief)).toEqual(['# Objet', '# Décisions'])
    expect(brief.options).toMatchObject({ contents: true, bibliography: false, cover: false })
    const { warnings, pages } = await client.briefs.preview({ briefId: id })
    expect(pages).toBe(1)
    expect(warnings).toEqual([
      { itemId: null, code: 'template-failed', detail: 'template.typ:3:2: unknown variable: unknown' },
    ])
    const path = join(await testFolder(), 'note.html')
    expect((await resultOf(client.briefs.export({ briefId: id, format: 'html', path }))).warnings).toEqual([])

    // A folder that went away: the brief keeps its name, and is set with ours.
    await rm(folder, { recursive: true })
    expect((await client.briefs.preview({ briefId: id })).warnings).toMatchObject([
      { code: 'template-failed' },
    ])
  })

  it('keep of an excerpt what its mark says and where it comes from', async () => {
    const { client, smugglers, wells } = await markedLibrary()
    const briefId = await newBrief(client, 'annotated-bibliography')
    await client.briefs.addItems({ briefId, items: [{ kind: 'excerpt', annotationId: smugglers.id }] })
    const { attachments } = await client.publications.get({ id: wells.publicationId })
    const { items } = await client.briefs.get({ id: briefId })
    expect(items).toMatchObject([
      {
        liveness: 'same',
        differences: {},
        content: {
          form: 'quote',
          quote: 'Smugglers on the roads of the Sahel',
          comment: 'à citer',
          commentShareable: true,
          provenance: {
            ...{ publicationId: wells.publicationId, attachmentId: wells.attachmentId },
            ...{ sha256: attachments[0]?.sha256, pageIndex: 0, language: 'en' },
          },
        },
      },
    ])
  })

  it('take items at a place, and refuse what is not there', async () => {
    const { client, smugglers, wells } = await markedLibrary()
    const briefId = await newBrief(client, 'annotated-bibliography')
    const paragraph = (markdown: string) => ({ kind: 'paragraph' as const, markdown })
    const first = await client.briefs.addItems({ briefId, items: ['b', 'd'].map(paragraph) })
    await client.briefs.addItems({ briefId, items: [paragraph('a')], after: null })
    await client.briefs.addItems({ briefId, items: [paragraph('c')], after: first.ids[0] ?? null })
    await client.briefs.addItems({
      briefId,
      items: [{ kind: 'pages', attachmentId: wells.attachmentId, firstIndex: 0, lastIndex: 1 }],
    })
    expect(told(await client.briefs.get({ id: briefId }))).toEqual(['a', 'b', 'c', 'd', 'pages 0'])

    const add = (items: Parameters<typeof client.briefs.addItems>[0]['items']) =>
      client.briefs.addItems({ briefId, items: [paragraph('lost'), ...items] })
    await expect(
      add([{ kind: 'pages', attachmentId: wells.attachmentId, firstIndex: 0, lastIndex: 2 }]),
    ).rejects.toMatchObject({ code: 'PAGE_OUT_OF_RANGE' })
    await client.annotations.remove({ id: smugglers.id })
    await expect(add([{ kind: 'excerpt', annotationId: smugglers.id }])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(
      client.briefs.updateItem({ id: first.ids[0] ?? '', fields: { caption: 'x' } }),
    ).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    expect((await client.briefs.get({ id: briefId })).items).toHaveLength(5)
  })

  it('tell what they changed', async () => {
    const { library, client, smugglers } = await markedLibrary()
    const told: string[] = []
    library.context.events.on('briefs.changed', ({ ids }) => told.push(...ids))
    const briefId = await newBrief(client)
    const { command } = await client.briefs.addItems({
      briefId,
      items: [{ kind: 'excerpt', annotationId: smugglers.id }],
    })
    await client.history.undo({ command })
    expect(told).toEqual([briefId, briefId, briefId])
  })
})
