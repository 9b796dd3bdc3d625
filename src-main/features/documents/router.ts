import { os } from '../../base/implement.ts'
import { keepAsPdf, readDocument } from './service.ts'

/** `documents` of the contract, each method tied to its service. */
export const documentsRouter = {
  read: os.documents.read.handler(({ input, context, signal }) =>
    readDocument(context, input.attachmentId, signal),
  ),
  keepAsPdf: os.documents.keepAsPdf.handler(({ input, context, signal }) =>
    keepAsPdf(context, input.attachmentId, input.language, signal),
  ),
}
