import { os } from '../../base/implement.ts'
import {
  annotateQuote,
  createAnnotation,
  listAnnotations,
  removeAnnotation,
  updateAnnotation,
} from './service.ts'
import { takeOverAnnotations } from './take-over.ts'

const { annotations } = os

/** `annotations` of the contract, each method tied to its service. */
export const annotationsRouter = {
  list: annotations.list.handler(({ input, context }) => listAnnotations(context, input.attachmentId)),
  createByQuote: annotations.createByQuote.handler(({ input, context }) =>
    annotateQuote(context, input, input),
  ),
  create: annotations.create.handler(({ input, context }) => createAnnotation(context, input, input)),
  update: annotations.update.handler(({ input, context }) => updateAnnotation(context, input.id, input)),
  takeOver: annotations.takeOver.handler(({ input, context }) => takeOverAnnotations(context, input.ids)),
  remove: annotations.remove.handler(({ input, context }) => removeAnnotation(context, input.id)),
}
