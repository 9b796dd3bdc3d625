import { effectScope, nextTick, ref, shallowReactive } from 'vue'
import { afterEach, expect, it } from 'vitest'
import type { OpenFile } from '../open-file.ts'
import { useSharedNight } from './shared-night.ts'
import type { SideName } from './side.ts'

const scope = effectScope()
afterEach(() => scope.stop())
const fileOf = (dark: boolean): OpenFile =>
  ({ night: ref(dark), pdf: { ready: ref(true) } }) as unknown as OpenFile

it('turns both sides dark together, and leaves a file alone when it is read alone', async () => {
  const [left, right] = [fileOf(true), fileOf(false)]
  const files = shallowReactive<Record<SideName, OpenFile | null>>({ left, right: null })
  const two = ref(false)
  scope.run(() => useSharedNight(files, two))
  files.right = right
  await nextTick()
  expect(right.night.value).toBe(false)
  two.value = true
  await nextTick()
  expect(right.night.value).toBe(true)
  right.night.value = false
  await nextTick()
  expect(left.night.value).toBe(false)
  left.night.value = true
  await nextTick()
  expect(right.night.value).toBe(true)
  two.value = false
  await nextTick()
  left.night.value = false
  await nextTick()
  expect(right.night.value).toBe(true)
})
