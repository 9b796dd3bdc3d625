import { afterEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { useSettled } from './settled.ts'

afterEach(() => vi.useRealTimers())

it('follows at once, and waits while the source changes fast', async () => {
  vi.useFakeTimers()
  const source = shallowRef('a')
  const scope = effectScope()
  const settled = scope.run(() => useSettled(() => source.value, 100))
  source.value = 'b'
  await nextTick()
  expect(settled?.value).toBe('b')
  for (const next of ['c', 'd']) {
    vi.advanceTimersByTime(20)
    source.value = next
    await nextTick()
    expect(settled?.value).toBe('b')
  }
  vi.advanceTimersByTime(100)
  expect(settled?.value).toBe('d')
  scope.stop()
})
