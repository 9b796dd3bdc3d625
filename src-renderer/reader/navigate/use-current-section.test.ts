import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Position } from '../pane/position.ts'
import type { Viewer } from '../pane/viewer.ts'
import { useCurrentSection, type CurrentSection } from './use-current-section.ts'

const PLACES = new Map([
  [0, { page: 1, offset: 0.1 }],
  // A smaller heading right below the second chapter.
  [1, { page: 2, offset: 0.3 }],
  [2, { page: 2, offset: 0.34 }],
  [3, { page: 2, offset: 0.8 }],
])
let scope = effectScope()
beforeEach(() => void (scope = effectScope()))
afterEach(() => scope.stop())

function reader(): CurrentSection & { scroll(page: number, offset: number): void } {
  let at: Position = { page: 1, offset: 0 }
  let tell: () => void = () => undefined
  const bus = { on: (_: string, listener: () => void) => (tell = listener) }
  const viewer = { bus, ended: new AbortController().signal } as unknown as Viewer
  const pdf = { viewer: shallowRef(viewer), ready: ref(true), page: ref(1), position: () => at }
  const section = scope.run(() => useCurrentSection(pdf, shallowRef(PLACES)))
  if (!section) throw new Error('no scope')
  return {
    ...section,
    scroll(page, offset) {
      at = { page, offset }
      tell()
    },
  }
}

it('follows the pages from section to section, also within a page', async () => {
  const { current, scroll } = reader()
  await nextTick()
  expect(current.value).toBe(0)
  scroll(2, 0.1)
  expect(current.value).toBe(0)
  scroll(2, 0.5)
  expect(current.value).toBe(2)
  scroll(2, 0.7)
  expect(current.value).toBe(3)
})

it('keeps the section that was chosen until the pages are moved on', async () => {
  const { current, goneTo, scroll } = reader()
  await nextTick()
  goneTo(1)
  scroll(2, 0.3)
  expect(current.value).toBe(1)
  // Told once more of the same place.
  scroll(2, 0.3)
  expect(current.value).toBe(1)
  scroll(2, 0.31)
  expect(current.value).toBe(2)
})
