import '../ui/tokens.css'
import '../ui/base.css'
import { openAhead } from '../client/file-ahead.ts'
import { warmPdfWorker } from '../client/pdf-workers.ts'
import { fileOf } from './address.ts'

/**
 * How long the window waits for the first page at most. Its scripts keep two processors busy for a third of a second, in
 * which the page would come later by as much.
 */
const WAIT_MS = 1000

/** Small, so that the file that the address names is read while the scripts of the window are still on their way. */
const file = fileOf(location.hash)
if (file) {
  warmPdfWorker()
  openAhead(file.id)
  const shown = import('./first-file.ts').then(({ showFirst }) => showFirst(file)).catch(() => undefined)
  await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, WAIT_MS))])
}
const started = import('./start.ts')
// Read beside the other, which runs first and uses it.
const opened = import('./window.ts')
opened.catch(() => undefined)
void started.then(({ start }) => start(opened.then(({ openWindow }) => openWindow)))
