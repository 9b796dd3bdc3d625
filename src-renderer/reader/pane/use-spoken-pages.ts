import { onScopeDispose, watch } from 'vue'
import { useWords } from '../../client/words.ts'
import type { OpenFile } from '../open-file.ts'
import { nameLinks } from './link-words.ts'
import { renameAnnotations } from './own-ids.ts'
import { ownLanguage, sayLanguages, treeOf } from './spoken.ts'
import type { Viewer } from './viewer.ts'

/** Runs something when the browser has nothing else to do. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act)
  else setTimeout(act, 30)
}

/** Pages that are named at once: between two parts the browser draws. */
const NAMED_AT_ONCE = 25

/**
 * Each page is a region with its label. Named when the browser has time, some at once: a long report has hundreds, and the
 * first page would wait for the last.
 */
function useRegions({ pdf }: Pick<OpenFile, 'pdf'>): void {
  const { t, language } = useWords()
  let turn = 0

  function name(index: number): void {
    const div = pdf.viewer.value?.page(index)?.div
    if (!div) return
    // The viewer of pdf.js would name it in English.
    div.removeAttribute('data-l10n-id')
    div.setAttribute('role', 'region')
    div.setAttribute('aria-label', t('reader.pageNamed', { label: pdf.labelOf(index) }))
  }
  function nameFrom(start: number, own: number): void {
    whenIdle(() => {
      if (own !== turn) return
      const end = Math.min(start + NAMED_AT_ONCE, pdf.pages.value)
      for (let index = start; index < end; index += 1) name(index)
      if (end < pdf.pages.value) nameFrom(end, own)
    })
  }
  watch([pdf.ready, pdf.labels, language], () => {
    turn += 1
    if (pdf.ready.value) nameFrom(0, turn)
  })
  onScopeDispose(() => (turn += 1))
}

/**
 * Says what screen readers need: each page is a region with its label, its text and the tree of its tags are joined
 * ({@link renameAnnotations}) and in the language of the file ({@link sayLanguages}), and links are named by their words
 * ({@link nameLinks}).
 */
export function useSpokenPages(file: Pick<OpenFile, 'pdf' | 'attachment'>): void {
  const { pdf, attachment } = file
  useRegions(file)
  let own: Promise<string | null> = Promise.resolve(null)

  async function speak(viewer: Viewer, index: number): Promise<void> {
    const [named, tree] = await Promise.all([own, treeOf(viewer, index)])
    const page = viewer.page(index)?.div
    if (!page) return
    for (const root of tree ? [page, tree] : [page]) renameAnnotations(root, viewer.prefix)
    sayLanguages(page, tree, attachment.value?.language ?? null, named)
    // It measures the page, and nobody waits for it.
    whenIdle(() => nameLinks(page))
  }
  watch(
    () => attachment.value?.language,
    () => {
      const viewer = pdf.viewer.value
      if (viewer) for (const index of Object.keys(pdf.drawn.value)) void speak(viewer, Number(index))
    },
  )
  watch(pdf.viewer, (viewer) => {
    own = ownLanguage(pdf.document.value)
    for (const layer of ['textlayerrendered', 'annotationlayerrendered']) {
      viewer?.bus.on(layer, ({ pageNumber }: { pageNumber: number }) => void speak(viewer, pageNumber - 1))
    }
  })
}
