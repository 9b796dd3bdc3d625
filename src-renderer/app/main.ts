import { warmPdfWorker } from '../client/pdf-workers.ts'
import { fileOf } from './address.ts'

/** Small, so that the worker, which takes longest, starts while the scripts of the window are still being read. */
if (fileOf(location.hash)) warmPdfWorker()
void import('./start.ts').then(({ start }) => start())
