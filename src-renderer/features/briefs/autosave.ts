import type { Problem } from '../../client/problems.ts'

/** How words that are typed stand to those that the core has. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed'

/** What saving needs: the words, where they go, a clock. */
export interface AutosaveParts {
  /** @returns why it failed, or null */
  readonly save: (text: string) => Promise<Problem | null>
  readonly onState: (state: SaveState, problem: Problem | null) => void
  /** Calls back after a pause; the function returned takes it back. */
  readonly later: (work: () => void) => () => void
}

/** Saves words while they are typed. */
export interface Autosave {
  /** The words are these now. */
  type(text: string): void
  /** Saves at once what is not saved. @returns whether the core has the words that were typed last */
  flush(): Promise<boolean>
  /** The core has other words, and nothing was typed over them. */
  adopt(text: string): void
  readonly dirty: boolean
}

/**
 * Saves after each pause, one saving at a time, and what was typed meanwhile behind it: the words typed last are those
 * that the core has in the end. A failure keeps them; the next change, or `flush`, tries again.
 */
export function autosave(saved: string, { save, onState, later }: AutosaveParts): Autosave {
  let text = saved
  let stored = saved
  let forget: () => void = () => undefined
  let running: Promise<boolean> | null = null

  async function run(): Promise<boolean> {
    while (text !== stored) {
      const sent = text
      onState('saving', null)
      const problem = await save(sent)
      if (problem) {
        onState('failed', problem)
        return false
      }
      stored = sent
    }
    onState('saved', null)
    return true
  }
  function flush(): Promise<boolean> {
    forget()
    running ??= run().finally(() => (running = null))
    return running
  }

  return {
    type(next) {
      text = next
      forget()
      if (text === stored && running === null) return onState('saved', null)
      onState('waiting', null)
      forget = later(() => void flush())
    },
    flush,
    adopt(next) {
      if (text === stored) text = next
      stored = next
    },
    get dirty() {
      return text !== stored || running !== null
    },
  }
}
