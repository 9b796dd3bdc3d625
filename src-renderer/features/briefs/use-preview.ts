import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { BriefWarning } from '../../../src-main/contract/briefs.ts'
import { api } from '../../client/api.ts'
import { usePasswords } from '../../client/passwords.ts'
import type { PdfBytes } from '../../client/pdf-bytes.ts'
import { problemOf, type Problem } from '../../client/problems.ts'
import type { OpenBrief } from './open-brief.ts'
import { knownPasswords } from './sources.ts'

/** Keys rest this long before the pages are set anew. */
const PAUSE_MS = 500
const MOST_PIXELS = 2

/** A page of the preview: width by height. */
export interface PreviewSheet {
  readonly aspect: number
}

/** The typeset pages of a brief. */
export interface Preview {
  readonly pages: Readonly<ShallowRef<readonly PreviewSheet[]>>
  readonly words: ComputedRef<number>
  readonly warnings: ComputedRef<readonly BriefWarning[]>
  readonly problem: Readonly<ShallowRef<Problem | null>>
  /** Pages are being set. */
  readonly busy: Readonly<ShallowRef<boolean>>
  /** Number (1-based) of the page on which an item begins; 0 where that is not known. */
  pageOf(id: string | null): number
  /** Draws a page (0-based). @throws when it cannot be drawn, or `signal` ended it */
  draw(page: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement>
  again(): void
}

/** What the pages are made of: a change of it sets them anew. So does a password: a locked source may open now. */
function sourceOf(brief: OpenBrief, passwords: number): string {
  const saved = brief.saved.value
  if (!saved || saved.items.length === 0) return ''
  const { items, modifiedAt: _, createdAt: __, ...fields } = saved
  const contents = items.map(({ id, content }) => ({ id, content }))
  return JSON.stringify({ ...fields, contents, language: brief.language.value, passwords })
}

/** Bytes of base64. */
function bytesOf(base64: string): Uint8Array {
  const text = atob(base64)
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/**
 * Asks for the pages when keys rest, one asking at a time; what changed meanwhile is asked for behind it. What was shown
 * stays until the new pages are there, also when they cannot be made.
 *
 * @param wanted false while no preview is in sight
 */
export function usePreview(brief: OpenBrief, wanted: Readonly<Ref<boolean>>): Preview {
  const passwords = usePasswords()
  const source = (): string => sourceOf(brief, passwords.turn)
  const pages = shallowRef<readonly PreviewSheet[]>([])
  const found = shallowRef<Pick<
    Awaited<ReturnType<typeof api.briefs.preview>>,
    'words' | 'warnings' | 'pageOf'
  > | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = shallowRef(false)
  let reader: PdfBytes | null = null
  let shown = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = new AbortController()

  async function set(): Promise<void> {
    const language = brief.language.value
    const known = knownPasswords(brief.items.value)
    const input = { briefId: brief.id.value, passwords: known, ...(language === null ? {} : { language }) }
    const preview = await api.briefs.preview(input, { signal: stop.signal })
    if (stop.signal.aborted) return
    const { openBytes } = await import('../../client/pdf-bytes.ts')
    reader ??= openBytes()
    const sizes = await reader.read(bytesOf(preview.pdf))
    if (stop.signal.aborted) return
    found.value = preview
    pages.value = sizes.map(({ width, height }) => ({ aspect: width / height }))
    problem.value = null
  }
  async function run(): Promise<void> {
    if (busy.value) return
    busy.value = true
    while (!stop.signal.aborted && wanted.value && source() !== shown) {
      shown = source()
      try {
        if (shown === '') clear()
        else await set()
      } catch (error) {
        if (!stop.signal.aborted) problem.value = problemOf(error)
      }
    }
    busy.value = false
  }
  function clear(): void {
    found.value = null
    pages.value = []
    problem.value = null
  }
  function again(): void {
    shown = ''
    void run()
  }
  function soon(): void {
    clearTimeout(timer)
    // The first pages are waited for: nothing is being typed yet.
    timer = setTimeout(() => void run(), pages.value.length === 0 ? 0 : PAUSE_MS)
  }
  watch([source, wanted], soon, { immediate: true })
  onScopeDispose(() => {
    stop.abort()
    clearTimeout(timer)
    void reader?.close()
  })

  return {
    pages,
    words: computed(() => found.value?.words ?? 0),
    warnings: computed(() => found.value?.warnings ?? []),
    problem,
    busy,
    pageOf: (id) => (id === null ? 0 : (found.value?.pageOf[id] ?? 0)),
    async draw(page, width, signal) {
      if (!reader) throw new Error('nothing to draw')
      return reader.draw(page, width * Math.min(MOST_PIXELS, window.devicePixelRatio), signal)
    },
    again,
  }
}
