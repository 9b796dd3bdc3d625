import { effectScope, nextTick, shallowRef } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { shown } from './shown.ts'
import { useStream } from './stream.ts'

vi.mock('./connection.ts', () => ({ connection: shallowRef(1) }))

/** A stream that says how often it was opened and stays open until it is let go. */
function source() {
  const open = new Set<AbortSignal>()
  let opened = 0
  return {
    open: (signal: AbortSignal) => {
      opened += 1
      open.add(signal)
      signal.addEventListener('abort', () => open.delete(signal))
      const waiting = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('gone')))
      })
      async function* values(): AsyncGenerator<number> {
        yield opened
        await waiting
      }
      return Promise.resolve(values())
    },
    count: () => ({ opened, now: open.size }),
  }
}

describe('a stream', () => {
  it('is given up by a tab in the background, and taken up again', async () => {
    const { open, count } = source()
    const values: number[] = []
    let lost = 0
    const scope = effectScope()
    scope.run(() => useStream({ open, onValue: (value) => values.push(value), onLost: () => (lost += 1) }))
    await vi.waitFor(() => expect(values).toEqual([1]))
    shown.value = false
    await nextTick()
    expect(count()).toEqual({ opened: 1, now: 0 })
    shown.value = true
    await vi.waitFor(() => expect(values).toEqual([1, 2]))
    expect(lost).toBe(0)
    scope.stop()
    expect(count()).toEqual({ opened: 2, now: 0 })
  })
})
