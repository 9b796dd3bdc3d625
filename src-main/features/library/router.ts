import type { Context } from '../../base/context.ts'
import { os } from '../../base/implement.ts'
import { checkLibrary } from './check.ts'
import { watchLibrary } from './watch.ts'

async function info(context: Context) {
  const count = async (table: 'publications' | 'attachments' | 'annotations'): Promise<number> => {
    const row = await context.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return row.n
  }
  return {
    folder: context.layout.folder,
    schemaVersion: context.schemaVersion,
    publications: await count('publications'),
    attachments: await count('attachments'),
    annotations: await count('annotations'),
  }
}

/** `library` of the contract, each method tied to its service. */
export const libraryRouter = {
  info: os.library.info.handler(({ context }) => info(context)),
  events: os.library.events.handler(({ context, signal }) => watchLibrary(context, signal)),
  check: os.library.check.handler(({ context }) => checkLibrary(context)),
}
