import { describe, expect, it } from 'vitest'
import { makeWatchdog } from './watchdog.ts'

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

function dogOf(answer: () => Promise<unknown> | null, waits = (): boolean => false) {
  let silent = 0
  const dog = makeWatchdog({ ping: answer, waits, onSilent: () => (silent += 1) })
  return { dog, silent: () => silent }
}
async function ticks(dog: { tick(): void }, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    dog.tick()
    await settle()
  }
}

describe('the watchdog', () => {
  it('is quiet while answers come, also when they are refusals', async () => {
    const well = dogOf(() => Promise.resolve(null))
    const refusing = dogOf(() => Promise.reject(new Error('no such page')))
    await ticks(well.dog, 50)
    await ticks(refusing.dog, 50)
    expect([well.silent(), refusing.silent()]).toEqual([0, 0])
  })

  it('tells once of one that no longer answers', async () => {
    const { dog, silent } = dogOf(() => new Promise(() => undefined))
    await ticks(dog, 5)
    expect(silent()).toBe(0)
    await ticks(dog, 20)
    expect(silent()).toBe(1)
  })

  it('takes bytes and drawn pages as signs of life where there is nobody to ask', async () => {
    const { dog, silent } = dogOf(() => null)
    for (let at = 0; at < 6; at += 1) {
      await ticks(dog, 4)
      dog.alive()
    }
    expect(silent()).toBe(0)
    await ticks(dog, 6)
    expect(silent()).toBe(1)
  })

  it('waits as long as a person takes to type a password', async () => {
    let waiting = true
    const { dog, silent } = dogOf(
      () => null,
      () => waiting,
    )
    await ticks(dog, 100)
    waiting = false
    await ticks(dog, 5)
    expect(silent()).toBe(0)
    await ticks(dog, 1)
    expect(silent()).toBe(1)
  })
})
