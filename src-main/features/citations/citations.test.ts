import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testLibrary } from '../../testing/library.ts'
import { inlinesAsHtml } from './rich-text.ts'

async function report() {
  const { client, context } = await testLibrary()
  const { id } = await client.publications.create({
    fields: {
      title: { fr: 'Risques de protection', en: 'Protection risks' },
      issued: '2024-05',
      creators: [{ kind: 'organisation', name: 'Centre & Cie, Dakar', conceptId: null }],
    },
  })
  return { client, id, styles: context.layout.styles }
}

describe('citations', () => {
  it('are made as a note with its page and as an entry, as text and as HTML', async () => {
    const { client, id } = await report()
    const works = [{ publicationId: id, locator: '5' }]
    const [citation] = await client.citations.format({ works, style: 'chicago-notes', language: 'fr' })
    expect(citation?.note).toEqual({
      text: 'Centre & Cie, Dakar, Risques de protection (2024), p.\u00a05.',
      html: 'Centre &amp; Cie, Dakar, <em>Risques de protection</em> (2024), p.\u00a05.',
    })
    expect(citation?.full.text).toContain('Risques de protection [Protection risks]')
  })

  it('refuse works and files that are not there', async () => {
    const { client, id } = await report()
    const none = '01890000-0000-7000-8000-000000000000'
    const ask = (work: { publicationId: string; attachmentId?: string }) =>
      client.citations.format({ works: [work], language: 'en' })
    await expect(ask({ publicationId: none })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(ask({ publicationId: id, attachmentId: none })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('know the styles of Cartable, and those in the folder of the library', async () => {
    const { client, styles } = await report()
    await mkdir(styles, { recursive: true })
    const csl = '<style class="note" version="1.0"><info><title>House style</title></info></style>'
    await writeFile(join(styles, 'house.csl'), csl)
    await writeFile(join(styles, 'apa.csl'), 'no style')
    const list = await client.citations.styles()
    expect(list.map(({ id, own }) => [id, own])).toEqual([
      ['chicago-author-date', false],
      ['chicago-notes', false],
      ['iso-690', false],
      ['iso-690-numeric', false],
      ['apa', true],
      ['house', true],
    ])
    expect(list.at(-1)).toMatchObject({ title: 'House style', form: 'note', problem: null })
    expect(list.at(-2)?.problem).not.toBeNull()
  })

  it('say when their style could not be used', async () => {
    const { client, id, styles } = await report()
    await mkdir(styles, { recursive: true })
    await writeFile(join(styles, 'house.csl'), '<style class="note" version="1.0"><nonsense/></style>')
    const works = [{ publicationId: id }]
    const [usual] = await client.citations.format({ works, language: 'fr' })
    const [house] = await client.citations.format({ works, style: 'house', language: 'fr' })
    expect(usual?.problem).toBeNull()
    expect(house?.problem).not.toBeNull()
    expect(house?.full).toEqual(usual?.full)
  })

  it('hold nothing that HTML would read', () => {
    const nodes = [{ t: 'link', url: 'https://x.org/?a="b"', body: [{ t: 'text', s: '<b>' }] }] as const
    expect(inlinesAsHtml(nodes)).toBe('<a href="https://x.org/?a=&quot;b&quot;">&lt;b&gt;</a>')
  })
})
