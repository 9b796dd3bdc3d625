import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { BriefContent } from '../../contract/briefs.ts'
import { resultOf } from '../../contract/stream.ts'
import { importPaths } from '../../testing/import.ts'
import { testFolder } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'
import { type MarkedLibrary, markedLibrary } from './library.fixture.ts'

async function withExcerpts({ client, smugglers, returns, passeurs }: MarkedLibrary) {
  const { id } = await client.briefs.create({
    title: 'N',
    language: 'en',
    template: 'annotated-bibliography',
  })
  const { ids } = await client.briefs.addItems({
    briefId: id,
    items: [
      { kind: 'excerpt', annotationId: smugglers.id },
      { kind: 'excerpt', annotationId: returns.id },
      { kind: 'excerpt', annotationId: passeurs.id, form: 'image' },
      { kind: 'pages', attachmentId: smugglers.attachmentId, firstIndex: 0, lastIndex: 1 },
    ],
  })
  const [first = '', second = ''] = ids
  const statuses = async (passwords = {}): Promise<string[]> =>
    (await resultOf(client.briefs.verify({ briefId: id, passwords }))).items.map(({ status }) => status)
  return { briefId: id, first, second, statuses }
}

/** Changes what the database says of an item, as no command does. */
async function tamper(
  { library }: MarkedLibrary,
  id: string,
  change: (content: BriefContent) => BriefContent,
) {
  const { db } = library.context
  const row = await db
    .selectFrom('brief_items')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const content = JSON.stringify(change(JSON.parse(row.content) as BriefContent))
  await db.updateTable('brief_items').set({ content }).where('id', '=', id).execute()
}

describe('briefs.verify', () => {
  it('finds quotations in their files, shortened ones part by part, and tells what is not there', async () => {
    const marked = await markedLibrary()
    const { client, smugglers } = marked
    const { briefId, first, second, statuses } = await withExcerpts(marked)
    expect(await resultOf(client.briefs.verify({ briefId }))).toMatchObject({
      ok: true,
      items: [
        { itemId: first, annotationId: smugglers.id, status: 'match', foundOn: null, otherLanguage: false },
        { itemId: second, status: 'match' },
        { status: 'image' },
        { annotationId: null, status: 'image' },
      ],
    })
    const shown = (text: string) => client.briefs.updateItem({ id: first, fields: { shown: text } })
    await shown('Smugglers […] of the Sahel')
    expect((await statuses())[0]).toBe('shortened')
    await shown('of the Sahel [...] Smugglers')
    expect((await statuses())[0]).toBe('changed')
    await shown('[…] mugglers on the roads')
    expect((await statuses())[0]).toBe('changed')
    await client.briefs.updateItem({ id: first, fields: { shown: null } })
    // What the database says is not believed.
    await tamper(marked, first, (content) =>
      content.kind === 'excerpt' ? { ...content, quote: 'Smugglers on the trails of the Sahel' } : content,
    )
    await tamper(marked, second, (content) =>
      content.kind === 'excerpt'
        ? { ...content, provenance: { ...content.provenance, pageIndex: 0 } }
        : content,
    )
    const { ok, items } = await resultOf(client.briefs.verify({ briefId }))
    expect(ok).toBe(false)
    expect(items.slice(0, 2)).toMatchObject([
      { status: 'changed', foundOn: null },
      { status: 'moved', foundOn: 1 },
    ])
  })

  it('tells files that are gone, changed or none any more from quotations that are', async () => {
    const marked = await markedLibrary()
    const { library } = marked
    const { statuses } = await withExcerpts(marked)
    const { layout, db } = library.context
    const row = await db
      .selectFrom('attachments')
      .select('sha256')
      .where('id', '=', marked.wells.attachmentId)
      .executeTakeFirstOrThrow()
    const path = layout.file(row.sha256)
    const bytes = await readFile(path)
    await appendFile(path, '\n')
    expect(await statuses()).toEqual(['file-changed', 'file-changed', 'image', 'file-changed'])
    await rename(path, `${path}.away`)
    expect(await statuses()).toEqual(['file-missing', 'file-missing', 'image', 'file-missing'])
    await writeFile(path, bytes)
    expect(await statuses()).toEqual(['match', 'match', 'image', 'image'])
  })

  it('flags other languages until a translation is accepted', async () => {
    const marked = await markedLibrary()
    const { client, passeurs } = marked
    const { id: briefId } = await client.briefs.create({
      title: 'N',
      language: 'en',
      template: 'country-sheet',
    })
    const { ids } = await client.briefs.addItems({
      briefId,
      items: [{ kind: 'excerpt', annotationId: passeurs.id }],
    })
    const [id = ''] = ids
    const flagged = async () => (await resultOf(client.briefs.verify({ briefId }))).items[0]?.otherLanguage
    expect(await flagged()).toBe(true)
    const text = 'Smugglers change their route'
    await client.briefs.updateItem({ id, fields: { translation: { text, accepted: false } } })
    expect(await flagged()).toBe(true)
    await client.briefs.updateItem({ id, fields: { translation: { text, accepted: true } } })
    expect(await resultOf(client.briefs.verify({ briefId }))).toMatchObject({
      ok: true,
      items: [{ otherLanguage: false }],
    })
  })

  it('opens a protected file with the password that comes along', async () => {
    const marked = await markedLibrary()
    const { library, client } = marked
    const folder = await testFolder()
    const path = await writePdf(join(folder, 'secret.pdf'), {
      pages: [['Secret', 'Words behind a password.']],
    })
    const document = await PDFDocument.load(await readFile(path))
    document.encrypt({ userPassword: 'sésame', ownerPassword: 'owner' })
    await writeFile(path, await document.save())
    const [result] = await importPaths(library, [path], 'sésame')
    const attachmentId = result?.attachmentId ?? ''
    const mark = await client.annotations.createByQuote({
      ...{ attachmentId, page: 1, quote: 'behind a password', password: 'sésame' },
    })
    const { id: briefId } = await client.briefs.create({ title: 'N', language: 'en' })
    await client.briefs.addItems({ briefId, items: [{ kind: 'excerpt', annotationId: mark.id }] })
    expect((await resultOf(client.briefs.verify({ briefId }))).items).toMatchObject([
      { status: 'file-locked' },
    ])
    const passwords = { [attachmentId]: 'sésame' }
    expect((await resultOf(client.briefs.verify({ briefId, passwords }))).items).toMatchObject([
      { status: 'match' },
    ])

    // Before a check or an export, the window asks which ones it must ask for.
    const locked = async (given: Record<string, string>) =>
      (await client.briefs.locked({ briefId, passwords: given })).map(({ fileName, wrong }) => [
        fileName,
        wrong,
      ])
    expect(await locked({})).toEqual([['secret.pdf', false]])
    expect(await locked({ [attachmentId]: 'sesame' })).toEqual([['secret.pdf', true]])
    expect(await locked(passwords)).toEqual([])

    // Without it, picture and annex are missing, and the reason is told; the rest comes out.
    const item = (await client.briefs.get({ id: briefId })).items.at(-1)
    await client.briefs.updateItem({ id: item?.id ?? '', fields: { form: 'image' } })
    const out = { briefId, format: 'pdf', path: join(folder, 'n.pdf'), overwrite: true } as const
    const options = { annex: true, provenance: false }
    const told = async (given: Record<string, string>) =>
      (await resultOf(client.briefs.export({ ...out, options, passwords: given }))).warnings.map(
        ({ code }) => code,
      )
    expect(await told({})).toEqual(['file-locked', 'file-locked'])
    expect(await told(passwords)).toEqual([])
  })
})
