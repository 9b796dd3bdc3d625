import { openAhead } from '../client/file-ahead.ts'
import { warmPdfWorker } from '../client/pdf-workers.ts'
import { fileOf } from './address.ts'

/** Small, so that the file that the address names is read while the scripts of the window are still on their way. */
const file = fileOf(location.hash)
if (file) {
  warmPdfWorker()
  openAhead(file.id)
}
const started = import('./start.ts')
// Read beside the other, which runs first and uses it.
const opened = import('./window.ts')
opened.catch(() => undefined)
void started.then(({ start }) => start(opened.then(({ openWindow }) => openWindow)))
