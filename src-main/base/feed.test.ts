import { describe, expect, it } from 'vitest'
import { Feed } from './feed.ts'

async function take<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

describe('a feed', () => {
  it('hands each value to everybody who reads, in order', async () => {
    const feed = new Feed<number>()
    feed.push(0)
    const one = take(feed.read(undefined, () => [10]))
    const other = take(feed.read())
    await Promise.resolve()
    feed.push(1)
    feed.push(2)
    feed.end()
    expect(await one).toEqual([10, 1, 2])
    expect(await other).toEqual([1, 2])
    expect(await take(feed.read())).toEqual([])
  })

  it('keeps values for the first who comes, the latest of them', async () => {
    const feed = new Feed<number>(2)
    for (const value of [1, 2, 3]) feed.push(value)
    feed.push(4, false)
    const reader = feed.read()
    expect((await reader.next()).value).toBe(2)
    expect((await reader.next()).value).toBe(3)
    const second = take(feed.read())
    await Promise.resolve()
    feed.end()
    expect(await second).toEqual([])
    expect((await reader.next()).done).toBe(true)
  })

  it('lets go of a reader who leaves', async () => {
    const feed = new Feed<number>(5)
    const stop = new AbortController()
    const reading = take(feed.read(stop.signal))
    await Promise.resolve()
    stop.abort()
    expect(await reading).toEqual([])
    // Nobody reads now, so it waits for the next.
    feed.push(7)
    feed.end()
    expect(await take(feed.read())).toEqual([7])
    expect(await take(feed.read(AbortSignal.abort()))).toEqual([])
  })
})
