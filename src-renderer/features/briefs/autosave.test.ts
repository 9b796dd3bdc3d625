import { describe, expect, it } from 'vitest'
import type { Problem } from '../../client/problems.ts'
import { autosave, type SaveState } from './autosave.ts'

const FULL: Problem = { code: 'DISK_FULL', data: {} }

function desk(answers: readonly (Problem | null)[] = []) {
  const sent: string[] = []
  const states: SaveState[] = []
  let due: (() => void) | null = null
  let hold: Promise<void> | null = null
  const words = autosave('old', {
    save: async (text) => {
      sent.push(text)
      await hold
      return answers[sent.length - 1] ?? null
    },
    onState: (state) => void states.push(state),
    later: (work) => {
      due = work
      return () => void (due = null)
    },
  })
  return {
    words,
    sent,
    states,
    rest: () => due?.(),
    /** Holds the next saving back until the function returned is called. */
    block: () => {
      let release = (): void => undefined
      hold = new Promise((resolve) => (release = resolve))
      return () => {
        hold = null
        release()
      }
    },
  }
}

describe('words that are saved while they are typed', () => {
  it('go to the core when keys rest, the last ones only', async () => {
    const { words, sent, states, rest } = desk()
    words.type('new')
    words.type('new words')
    expect(sent).toEqual([])
    rest()
    expect(await words.flush()).toBe(true)
    expect(sent).toEqual(['new words'])
    expect(states.at(-1)).toBe('saved')
  })

  it('that were typed while others were saved go behind them', async () => {
    const { words, sent, block, rest } = desk()
    const release = block()
    words.type('a')
    rest()
    words.type('ab')
    expect(words.dirty).toBe(true)
    const done = words.flush()
    release()
    expect(await done).toBe(true)
    expect(sent).toEqual(['a', 'ab'])
    expect(words.dirty).toBe(false)
  })

  it('stay when saving fails, and are tried again', async () => {
    const { words, sent, states } = desk([FULL])
    words.type('a')
    expect(await words.flush()).toBe(false)
    expect(states.at(-1)).toBe('failed')
    expect(words.dirty).toBe(true)
    expect(await words.flush()).toBe(true)
    expect(sent).toEqual(['a', 'a'])
  })

  it('are not sent when they are the old ones again', async () => {
    const { words, sent } = desk()
    words.type('a')
    words.type('old')
    expect(words.dirty).toBe(false)
    expect(await words.flush()).toBe(true)
    expect(sent).toEqual([])
  })

  it('are not overwritten by what came from elsewhere', async () => {
    const { words, sent } = desk()
    words.adopt('theirs')
    expect(words.dirty).toBe(false)
    words.type('mine')
    words.adopt('theirs again')
    expect(words.dirty).toBe(true)
    await words.flush()
    expect(sent).toEqual(['mine'])
  })
})
