import { TextLayerBuilder } from 'pdfjs-dist/web/pdf_viewer.mjs'
import type { TextLayerBuilderRenderOptions } from 'pdfjs-dist/types/web/text_layer_builder.js'
import type { PDFDocumentProxy } from '../pane/pdfjs.ts'
import type { PageView, Viewer } from '../pane/viewer.ts'

/** The text of a page as it would be laid out, out of sight. */
export interface LaidOut {
  readonly page: PageView
  readonly layer: HTMLElement
  free(): void
}

/**
 * Lays the text of a page out that pdf.js does not hold: it was given back, or never came into sight. In the element of the
 * pages, so that its measures are theirs, and without a number, so that nothing takes it for one of them.
 *
 * @param index 0-based
 * @throws when the file was closed meanwhile
 */
export async function layOut(viewer: Viewer, index: number): Promise<LaidOut> {
  const pdf = viewer.pages.pdfDocument as PDFDocumentProxy | undefined
  const view = viewer.page(index)
  const root = viewer.pages.viewer as HTMLElement | undefined
  if (!pdf || !view || !root) throw new Error('the file was closed')
  const builder = new TextLayerBuilder({ pdfPage: await pdf.getPage(index + 1) })
  const div = document.createElement('div')
  div.className = 'page'
  div.ariaHidden = 'true'
  const { width, height } = view.div.style
  Object.assign(div.style, {
    position: 'absolute',
    inset: '0 auto auto 0',
    margin: '0',
    visibility: 'hidden',
    width,
    height,
  })
  div.append(builder.div)
  root.append(div)
  const free = (): void => {
    builder.cancel()
    div.remove()
  }
  try {
    await builder.render({ viewport: view.viewport } as TextLayerBuilderRenderOptions)
    if (!div.isConnected) throw new Error('the pages were laid out anew')
  } catch (error) {
    free()
    throw error
  }
  return { page: { div, viewport: view.viewport }, layer: builder.div, free }
}
