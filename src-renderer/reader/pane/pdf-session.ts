import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Annotation } from '../../../src-main/contract/annotations.ts'
import { fileUrl } from '../../client/files.ts'
import { openPdf } from './pdfjs.ts'
import { makeViewer, type PageView, type Viewer } from './viewer.ts'

/** How a file is shown. */
export interface PdfOptions {
  readonly container: Readonly<ShallowRef<HTMLDivElement | null>>
  readonly attachmentId: () => string
  readonly onExternalLink: (url: string) => void
}

/** A file that is shown, or the reason why it is not. */
export interface PdfSession {
  readonly viewer: Readonly<ShallowRef<Viewer | null>>
  readonly ready: Readonly<Ref<boolean>>
  /** Pages that are drawn at the moment, by 0-based index; new objects when they are drawn again. */
  readonly drawn: Readonly<ShallowRef<Readonly<Record<number, PageView>>>>
  /** 1-based page in view. */
  readonly page: Readonly<Ref<number>>
  readonly pages: Readonly<Ref<number>>
  readonly scale: Readonly<Ref<number>>
  /** Key of a text that says why nothing is shown. */
  readonly failure: Readonly<Ref<string | null>>
  readonly askPassword: Readonly<Ref<boolean>>
  readonly password: Ref<string>
  answer(): void
  go(page: number): void
  /** Goes to a page, but only the first time that this page is asked for. */
  goOnce(page: number): void
  /** Brings a mark into view. */
  show(mark: Annotation): void
  /** Larger, smaller, or (0) as wide as the window. */
  zoom(step: -1 | 0 | 1): void
}

function causeOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidPDFException') return 'reader.damaged'
  return name === 'ResponseException' || name === 'MissingPDFException' ? 'reader.missing' : 'reader.failed'
}

/** Shows the file of an attachment with pdf.js; another attachment replaces it, the end of the scope frees it. */
export function usePdf(options: PdfOptions): PdfSession {
  const viewer = shallowRef<Viewer | null>(null)
  const drawn = shallowRef<Readonly<Record<number, PageView>>>({})
  const [ready, page, pages, scale] = [ref(false), ref(1), ref(0), ref(1)]
  const failure = ref<string | null>(null)
  const [askPassword, password] = [ref(false), ref('')]
  let submit: (password: string) => void = () => undefined
  let close: () => void = () => undefined
  let asked = 0

  function follow(next: Viewer): void {
    next.bus.on('pagesinit', () => {
      next.pages.currentScaleValue = 'page-width'
      pages.value = next.pages.pagesCount
      ready.value = true
    })
    next.bus.on('pagechanging', (event: { pageNumber: number }) => (page.value = event.pageNumber))
    next.bus.on('scalechanging', (event: { scale: number }) => (scale.value = event.scale))
    next.bus.on('pagerendered', (event: { pageNumber: number }) => {
      const view = next.page(event.pageNumber - 1)
      if (view) {
        const { div, viewport } = view
        drawn.value = { ...drawn.value, [event.pageNumber - 1]: { div, viewport } }
      }
    })
  }

  async function open(container: HTMLDivElement, id: string): Promise<void> {
    close()
    ready.value = false
    failure.value = null
    askPassword.value = false
    asked = 0
    drawn.value = {}
    const next = makeViewer(container, options.onExternalLink)
    follow(next)
    const task = openPdf(fileUrl(id), (answer, wrong) => {
      submit = answer
      askPassword.value = true
      failure.value = wrong ? 'reader.wrongPassword' : 'reader.needsPassword'
    })
    close = () => {
      drawn.value = {}
      next.close()
      void task.destroy()
    }
    try {
      const document = await task.promise
      failure.value = null
      askPassword.value = false
      next.show(document)
      viewer.value = next
    } catch (error) {
      if (!task.destroyed) failure.value = causeOf(error)
    }
  }

  watch(
    [options.container, options.attachmentId] as const,
    ([container, id]) => {
      if (container) void open(container, id)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => close())

  const go = (to: number): void => {
    if (viewer.value && to >= 1 && to <= pages.value) viewer.value.pages.currentPageNumber = to
  }
  return {
    viewer,
    ready,
    drawn,
    page,
    pages,
    scale,
    failure,
    askPassword,
    password,
    answer: () => submit(password.value),
    go,
    goOnce(to) {
      if (asked === to) return
      asked = to
      go(to)
    },
    show(mark) {
      const [x0, , , y1] = mark.rect
      viewer.value?.pages.scrollPageIntoView({
        pageNumber: mark.pageIndex + 1,
        destArray: [null, { name: 'XYZ' }, x0, y1 + 80, null],
        allowNegativeOffset: true,
      })
    },
    zoom(step) {
      if (!viewer.value) return
      if (step === 0) viewer.value.pages.currentScaleValue = 'page-width'
      else if (step > 0) viewer.value.pages.increaseScale()
      else viewer.value.pages.decreaseScale()
    },
  }
}
