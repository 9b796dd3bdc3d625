import type { Context } from '../../../base/context.ts'
import type { AnnotatedSource, AnnotationsPreview } from '../../../contract/exchange.ts'
import { requireAttachment } from '../../attachments/index.ts'
import type { AnnotationsReading } from './read.ts'
import { knownIds, sourcesOf } from './sources.ts'

/** Tells which files of the library the annotations of a file are about. Nothing changes. @throws CartableError NOT_FOUND for the file that was chosen */
export async function annotationsPreview(
  context: Context,
  reading: AnnotationsReading,
  attachmentId: string | undefined,
): Promise<AnnotationsPreview> {
  const chosen = attachmentId === undefined ? null : await requireAttachment(context.db, attachmentId)
  const known = await knownIds(context.db, reading.marks)
  const sources = (await sourcesOf(context, reading, chosen)).map(
    ({ source, marks, file }): AnnotatedSource => ({
      source,
      marks: marks.length,
      known: marks.filter(({ markId }) => known.has(markId)).length,
      attachmentId: file?.attachment.id ?? null,
      publicationId: file?.attachment.publicationId ?? null,
      fileName: file?.attachment.fileName ?? null,
      by: file?.by ?? null,
    }),
  )
  const { id, name, problems, problemCount } = reading
  return { reading: id, name, total: reading.marks.length, sources, problems: [...problems], problemCount }
}
