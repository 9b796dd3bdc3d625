import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../contract/annotations.ts'
import type { Library } from '../../core/library.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'
import { takenOver } from './take-over.ts'

interface Shared {
  readonly library: Library
  readonly attachmentId: string
  readonly publicationId: string
  mark(author: string): Promise<Annotation>
  marks(): Promise<Annotation[]>
}

/** A file of Amina's library on which others have marks too. */
async function sharedFile(): Promise<Shared> {
  const library = await testLibrary()
  const path = await writePdf(join(await testFolder(), 'a.pdf'), {
    pages: [['Roads', 'People on the move.']],
  })
  const filed = await importOne(library, path)
  const { attachmentId } = filed
  const { annotations } = library.client
  return {
    library,
    ...filed,
    mark: (author) => annotations.createByQuote({ attachmentId, page: 1, quote: 'People', author }),
    marks: () => annotations.list({ attachmentId }),
  }
}

describe('taking over marks of others', () => {
  it('makes them one’s own in one command, which remembers and can be undone', async () => {
    const { library, mark, marks } = await sharedFile()
    const [theirs, own] = [await mark('Ali'), await mark('Amina')]
    const { command, changed } = await library.client.annotations.takeOver({ ids: [theirs.id, own.id] })
    // Author and first author of one mark; the person's own is left alone.
    expect(changed).toBe(2)
    expect(await marks()).toEqual(
      expect.arrayContaining([
        { ...theirs, author: 'Amina', firstAuthor: 'Ali' },
        { ...own, firstAuthor: null },
      ]),
    )
    await library.client.history.undo({ command })
    expect((await marks()).find(({ id }) => id === theirs.id)).toEqual(theirs)
  })

  it('is kept in the sidecar, which outlives the history', async () => {
    const { library, mark, publicationId } = await sharedFile()
    const { id } = await mark('Ali')
    await library.client.annotations.takeOver({ ids: [id] })
    expect((await library.client.library.check()).ok).toBe(true)
    const sidecar: unknown = JSON.parse(await readFile(library.context.layout.record(publicationId), 'utf8'))
    expect(sidecar).toMatchObject({ annotations: [{ id, author: 'Amina', firstAuthor: 'Ali' }] })
  })

  it('takes all or none', async () => {
    const { library, mark, marks } = await sharedFile()
    const theirs = await mark('Ali')
    const unknown = '01900000-0000-7000-8000-000000000000'
    const taking = library.client.annotations.takeOver({ ids: [theirs.id, unknown] })
    await expect(taking).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await marks()).toEqual([theirs])
  })

  it('keeps the first author through any number of hands', () => {
    const name = fc.constantFrom('Ali', 'Bea', 'Cem')
    const hands = fc.array(fc.constantFrom('Ali', 'Bea', 'Cem'), { minLength: 1 })
    fc.assert(
      fc.property(name, hands, (author, actors) => {
        const made = { author, firstAuthor: null as string | null }
        const last = actors.reduce((mark, actor) => takenOver(mark, actor), made)
        expect(last.author).toBe(actors.at(-1))
        expect(last.firstAuthor).toBe(actors.at(-1) === author ? null : author)
      }),
    )
    // A mark of nobody has no first author to remember.
    expect(takenOver({ author: '', firstAuthor: null }, 'Ali')).toEqual({ author: 'Ali', firstAuthor: null })
  })
})
