import type { Call } from '../../../base/call.ts'
import type { Context } from '../../../base/context.ts'
import { os } from '../../../base/implement.ts'
import { assertOutsideLibrary, forDownload } from '../../exports/index.ts'
import { withFile } from '../named-file.ts'
import { vocabularyPreview } from './preview.ts'
import { readVocabulary, vocabularyReadings } from './read.ts'
import { takeVocabulary } from './take.ts'
import { SKOS_EXTENSIONS, writeVocabulary, type WriteVocabularyRequest } from './write.ts'

async function write(
  context: Context & Call,
  input: WriteVocabularyRequest & { readonly path: string | null },
) {
  const { path } = input
  if (path === null) {
    const [only = 'vocabularies', ...more] = input.schemes
    const name = `${more.length > 0 ? 'vocabularies' : only}${SKOS_EXTENSIONS[input.format]}`
    return forDownload(
      context,
      () => Promise.resolve(name),
      (pending) => writeVocabulary(context, { ...input, overwrite: false }, pending),
    )
  }
  context.paths.mayWrite(path)
  await assertOutsideLibrary(context, path)
  const written = await writeVocabulary(context, input, path)
  context.paths.wrote(written.path)
  return { ...written, download: null }
}

const { exchange } = os

/** Vocabularies in `exchange` of the contract. */
export const vocabularyExchangeRouter = {
  writeVocabulary: exchange.writeVocabulary.handler(({ input, context }) => write(context, input)),
  readVocabulary: exchange.readVocabulary.handler(({ input, context, signal }) =>
    withFile(context, input.file, async (file) =>
      vocabularyPreview(context, await readVocabulary(context, file, input.format, signal)),
    ),
  ),
  takeVocabulary: exchange.takeVocabulary.handler(({ input, context, signal }) =>
    takeVocabulary(context, vocabularyReadings.get(context.db, input.reading), input, signal),
  ),
}
