import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Anchor } from '../../contract/annotations.ts'
import type { Library } from '../../core/library.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

const unknown = '01900000-0000-7000-8000-000000000000'

async function libraryWithFile(): Promise<{ library: Library; attachmentId: string; publicationId: string }> {
  const library = await testLibrary()
  const path = await writePdf(join(await testFolder(), 'a.pdf'), {
    pages: [
      [
        'Made-up report',
        'The first line ends in a hyphe-',
        'nated word and goes on about migration mixte.',
        'Once a word, then a word again.',
      ],
    ],
  })
  return { library, ...(await importOne(library, path)) }
}

const place: Anchor = {
  pageIndex: 0,
  rect: [10, 10, 60, 40],
  quads: [],
  ink: [],
  quote: null,
  prefix: null,
  suffix: null,
}

describe('annotations', () => {
  it('are anchored by a quote across a line break and a hyphen, one quad a line', async () => {
    const { library, attachmentId } = await libraryWithFile()
    const mark = await library.client.annotations.createByQuote({
      attachmentId,
      page: 1,
      quote: 'a hyphenated word and',
      comment: 'à voir',
      concepts: ['Niger'],
    })
    expect(mark).toMatchObject({
      kind: 'highlight',
      author: 'Amina',
      comment: 'à voir',
      concepts: ['country:NE'],
    })
    expect(mark.quads).toHaveLength(2)
    expect(mark.prefix?.endsWith('ends in ')).toBe(true)
    expect(mark.suffix?.startsWith(' goes on')).toBe(true)
    expect(await library.client.annotations.list({ attachmentId })).toEqual([mark])
  })

  it('refuse a quote that is not there, one that is there twice, and a page that is not', async () => {
    const { library, attachmentId } = await libraryWithFile()
    const create = (page: number, quote: string, occurrence?: number) =>
      library.client.annotations.createByQuote({
        attachmentId,
        page,
        quote,
        ...(occurrence ? { occurrence } : {}),
      })
    await expect(create(1, 'elephants')).rejects.toMatchObject({ code: 'QUOTE_NOT_FOUND' })
    await expect(create(1, 'a word')).rejects.toMatchObject({ code: 'QUOTE_AMBIGUOUS', data: { count: 2 } })
    await expect(create(9, 'a word')).rejects.toMatchObject({
      code: 'PAGE_OUT_OF_RANGE',
      data: { page: 9, pages: 1 },
    })
    expect((await create(1, 'a word', 2)).quote).toBe('a word')
    expect(await library.client.annotations.list({ attachmentId })).toHaveLength(1)
  })

  it('of every kind are kept with their place', async () => {
    const { library, attachmentId } = await libraryWithFile()
    const ink = [[10, 10, 20, 30, 40, 15]]
    await library.client.annotations.create({ ...place, attachmentId, kind: 'ink', ink })
    await library.client.annotations.create({ ...place, attachmentId, kind: 'area' })
    await library.client.annotations.create({ ...place, attachmentId, kind: 'freetext', comment: 'œuvre' })
    const kinds = (await library.client.annotations.list({ attachmentId })).map((mark) => mark.kind)
    expect(kinds.sort()).toEqual(['area', 'freetext', 'ink'])
  })

  it('can be edited, removed and brought back', async () => {
    const { library, attachmentId } = await libraryWithFile()
    const { annotations, history } = library.client
    const { id } = await annotations.create({ ...place, attachmentId, kind: 'area', comment: 'un' })
    await annotations.update({ id, comment: 'deux', colour: '#00aa00' })
    const { command } = await annotations.remove({ id })
    expect(await annotations.list({ attachmentId })).toEqual([])
    await expect(annotations.update({ id, comment: 'trois' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await history.undo({ command })
    expect(await annotations.list({ attachmentId })).toMatchObject([
      { id, comment: 'deux', colour: '#00aa00' },
    ])
    const changes = await history.list({ entityId: id })
    expect(changes).toContainEqual(expect.objectContaining({ field: 'comment', before: 'un', after: 'deux' }))
  })

  it('stand in the sidecar of their publication', async () => {
    const { library, attachmentId, publicationId } = await libraryWithFile()
    await library.client.annotations.create({ ...place, attachmentId, kind: 'note', comment: 'gardé' })
    expect((await library.client.library.check()).ok).toBe(true)
    const sidecar: unknown = JSON.parse(await readFile(library.context.layout.record(publicationId), 'utf8'))
    expect(sidecar).toMatchObject({ annotations: [{ comment: 'gardé', kind: 'note' }] })
  })

  it('answer only marks that are there', async () => {
    const { library, attachmentId } = await libraryWithFile()
    const { annotations } = library.client
    const first = await annotations.create({ ...place, attachmentId, kind: 'note', comment: '?' })
    const reply = await annotations.create({
      ...place,
      attachmentId,
      kind: 'note',
      comment: '!',
      inReplyTo: first.id,
    })
    expect(reply.inReplyTo).toBe(first.id)
    const lost = annotations.create({ ...place, attachmentId, kind: 'note', inReplyTo: unknown })
    await expect(lost).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('on words seen on a screen land on their glyphs, or stay where they were seen', async () => {
    const { library, attachmentId } = await libraryWithFile()
    const { annotations } = library.client
    const exact = await annotations.createByQuote({
      attachmentId,
      page: 1,
      quote: 'a word',
      occurrence: 2,
    })
    const off = exact.quads.map((quad) => quad.map((value, at) => value + (at % 2 === 0 ? 6 : -3)))
    const [quad = []] = off
    const [x0 = 0, y1 = 0, x1 = 0, , , y0 = 0] = quad
    const seen = (text: string) => ({
      ...place,
      attachmentId,
      kind: 'highlight' as const,
      rect: [x0, y0, x1, y1] as Anchor['rect'],
      quads: off as Anchor['quads'],
      quote: text,
      seen: [{ text, quad: quad as Anchor['quads'][number] }],
    })
    expect(await annotations.create(seen('a word'))).toMatchObject({ quads: exact.quads, rect: exact.rect })
    expect((await annotations.create(seen('no such words'))).quads[0]?.[1]).toBeCloseTo(
      exact.quads[0]?.[1] ?? NaN,
      1,
    )
    await rm(library.context.layout.files, { recursive: true })
    expect(await annotations.create(seen('a word'))).toMatchObject({ quads: off, quote: 'a word' })
  })

  it('of others are changed by nobody else', async () => {
    const { library, attachmentId } = await libraryWithFile()
    const { annotations } = library.client
    const { id } = await annotations.create({ ...place, attachmentId, kind: 'area', author: 'Idrissa' })
    const refusal = { code: 'ANNOTATION_FOREIGN', data: { id, author: 'Idrissa' } }
    await expect(annotations.update({ id, comment: 'x' })).rejects.toMatchObject(refusal)
    await expect(annotations.remove({ id })).rejects.toMatchObject(refusal)
    expect(await annotations.list({ attachmentId })).toMatchObject([{ id, comment: '' }])
  })

  it('that are not about words can be moved and moved back', async () => {
    const { library, attachmentId } = await libraryWithFile()
    const { annotations, history } = library.client
    const { id } = await annotations.create({ ...place, attachmentId, kind: 'area' })
    await annotations.update({ id, place: { rect: [20, 20, 70, 50] } })
    const [moved] = await history.list({ entityId: id, limit: 1 })
    expect(await annotations.list({ attachmentId })).toMatchObject([{ rect: [20, 20, 70, 50] }])
    await history.undo({ command: moved?.command ?? '' })
    expect(await annotations.list({ attachmentId })).toMatchObject([{ rect: place.rect }])
    const words = await annotations.createByQuote({ attachmentId, page: 1, quote: 'first line' })
    const away = annotations.update({ id: words.id, place: { rect: [0, 0, 1, 1] } })
    await expect(away).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  })
})
