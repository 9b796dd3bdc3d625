import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { CitationStyle } from '../../src-main/contract/citations.ts'
import { api } from './api.ts'
import { useFetched } from './fetched.ts'
import { problemOf } from './problems.ts'
import { quotedCitation, type Written } from './quoted-citation.ts'
import { useSession } from './session.ts'
import { useSettings } from './settings.ts'
import { useToasts } from './toasts.ts'

/** A work to cite: as a whole, or a page of one of its files. */
export interface Cited {
  readonly publicationId: string
  readonly attachmentId?: string
  /** Printed number of the page. */
  readonly locator?: string
}

/** Works that are cited at once, at most: as many as the core takes. */
const MOST = 500

/** Puts text on the clipboard, with its emphasis where the program that takes it knows any. */
async function toClipboard({ text, html }: Written): Promise<void> {
  const forms = { 'text/plain': text, 'text/html': html }
  const blobs = Object.entries(forms).map(([type, value]) => [type, new Blob([value], { type })] as const)
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
}

/** Citations for the clipboard, in the style that was chosen: by the engine that sets briefs. */
export const useCitations = defineStore('citations', () => {
  const session = useSession()
  const settings = useSettings()
  const toasts = useToasts()
  const { value, reload } = useFetched(
    () => session.isOpen,
    (signal) => (session.isOpen ? api.citations.styles(undefined, { signal }) : null),
  )

  /** Copies what `form` makes of the citations of works, one a line. A failure is told. */
  async function copy(
    works: readonly Cited[],
    form: (citation: Awaited<ReturnType<typeof api.citations.format>>[number]) => Written,
  ): Promise<void> {
    if (works.length === 0) return
    try {
      const { citationStyle: style } = settings.values
      const input = { works: works.slice(0, MOST), style, language: settings.language }
      const citations = await api.citations.format(input)
      const lines = citations.map(form)
      await toClipboard({
        text: lines.map(({ text }) => text).join('\n'),
        html: lines.map(({ html }) => `<p>${html}</p>`).join(''),
      })
      const isOther = citations.some(({ problem }) => problem !== null)
      const key = isOther ? 'citations.copiedOther' : 'citations.copied'
      toasts.add({ kind: 'done', key, values: { n: lines.length } })
    } catch (error) {
      // The clipboard refuses without a reason of ours.
      const problem = error instanceof DOMException ? null : problemOf(error)
      toasts.add({ kind: 'failed', key: 'citations.notCopied', problem })
    }
  }

  return {
    styles: computed<readonly CitationStyle[]>(() => value.value ?? []),
    /** Reads the styles again: the folder of the library may hold new ones. */
    reload,
    style: computed({
      get: () => settings.values.citationStyle,
      set: (citationStyle) => settings.set({ citationStyle }),
    }),
    /** Copies works as a bibliography names them. */
    copyFull: (works: readonly Cited[]) => copy(works, ({ full }) => full),
    /** Copies a page as a footnote names it. */
    copyNote: (work: Cited) => copy([work], ({ note }) => note),
    /** Copies words with their source behind them. */
    copyQuote: (quote: string, work: Cited) =>
      copy([work], ({ note }) => quotedCitation(quote, note, settings.language)),
  }
})
