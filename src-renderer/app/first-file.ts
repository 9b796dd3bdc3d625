import { api } from '../client/api.ts'
import { dropAhead, readAhead } from '../client/file-ahead.ts'
import { showFirstPages } from '../reader/pane/first-pages.ts'
import { fileOf, type FileAddress } from './address.ts'

/**
 * Shows the pages of the file that the address names, before there is a window.
 *
 * @returns when a page is drawn, or it is left to the window; never fails
 */
export async function showFirst({ id, page, plain }: FileAddress): Promise<void> {
  const place = api.reading.place({ attachmentId: id })
  readAhead(page, place)
  if (!plain) return
  addEventListener('hashchange', () => fileOf(location.hash)?.id !== id && dropAhead(), { once: true })
  // What fails here is told by the window.
  await showFirstPages(id, page, place).catch(() => undefined)
}
