import { os } from '../../base/implement.ts'
import { defined } from '../../base/objects.ts'
import type { PublicationFields } from '../../contract/publications.ts'
import { listMatches } from './find.ts'
import { mergePublications } from './merge.ts'
import { keepApart } from './service.ts'

const { matches } = os

/** `matches` of the contract, each method tied to its service. */
export const matchesRouter = {
  list: matches.list.handler(({ input, context }) => listMatches(context, input.ids, input.limit)),
  merge: matches.merge.handler(({ input, context }) =>
    mergePublications(context, input.into, input.from, defined<Partial<PublicationFields>>(input.fields)),
  ),
  keepApart: matches.keepApart.handler(({ input, context }) => keepApart(context, input.first, input.second)),
}
