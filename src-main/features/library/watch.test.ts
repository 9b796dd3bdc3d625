import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LibraryEvent } from '../../contract/library.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'

/** The next event of a kind; others are let pass. */
async function next(stream: AsyncIterator<LibraryEvent>, kind: LibraryEvent['kind']): Promise<LibraryEvent> {
  for (;;) {
    const { value, done } = await stream.next()
    if (done) throw new Error(`the stream ended before ${kind}`)
    if (value.kind === kind) return value
  }
}

describe('library.events', () => {
  it('begins with all, then names what changed, and ends with the signal', async () => {
    const { client } = await testLibrary()
    const abort = new AbortController()
    const events = await client.library.events(undefined, { signal: abort.signal })
    const stream = events[Symbol.asyncIterator]()
    expect((await stream.next()).value).toEqual({ kind: 'all' })
    const first = next(stream, 'publications')
    const { id } = await client.publications.create({ fields: { title: { en: 'A' } } })
    expect(await first).toEqual({ kind: 'publications', ids: [id] })
    const collections = next(stream, 'collections')
    await client.collections.create({ name: 'Réunions' })
    expect(await collections).toEqual({ kind: 'collections' })
    const end = stream.next()
    abort.abort()
    expect((await end.catch(() => ({ done: true }))).done).toBe(true)
  })

  it('joins what comes while nobody takes', async () => {
    const { client } = await testLibrary()
    const stream = (await client.library.events())[Symbol.asyncIterator]()
    await stream.next()
    const ids: string[] = []
    for (const name of ['A', 'B', 'C']) {
      ids.push((await client.publications.create({ fields: { title: { en: name } } })).id)
    }
    expect((await stream.next()).value).toEqual({ kind: 'publications', ids })
    await stream.return?.()
  })

  it('notices what another program writes', async () => {
    const folder = join(await testFolder(), 'library')
    const here = await testLibrary(folder)
    const there = await testLibrary(folder)
    const stream = (await here.client.library.events())[Symbol.asyncIterator]()
    await stream.next()
    const told = next(stream, 'all')
    // Listening begins with the next look; writing goes on until it is noticed.
    let noticed = false
    void told.then(() => (noticed = true))
    for (let at = 0; !noticed && at < 100; at += 1) {
      await there.client.publications.create({ fields: { title: { en: `A ${at}` } } })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(await told).toEqual({ kind: 'all' })
    await stream.return?.()
  })
})
