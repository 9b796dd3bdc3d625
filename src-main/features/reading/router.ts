import { os } from '../../base/implement.ts'
import { keepPlace, placeOf } from './service.ts'

const { reading } = os

/** `reading` of the contract, each method tied to its service. */
export const readingRouter = {
  place: reading.place.handler(({ input, context }) => placeOf(context, input.attachmentId)),
  keep: reading.keep.handler(({ input, context }) => keepPlace(context, input)),
}
