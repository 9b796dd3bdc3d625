import type { ExportResult, MarkGroup, MarksFormat } from '../../src-main/contract/exports.ts'
import type { InterfaceLanguage } from '../../src-main/contract/values.ts'
import { api } from './api.ts'
import { downloadFile } from './files.ts'
import { usePasswords } from './passwords.ts'
import { isAbort, problemOf } from './problems.ts'
import { useSession } from './session.ts'
import { useToasts } from './toasts.ts'

/** Name of the copy of a file: `report.pdf` → `report.annotated.pdf`. */
export function copyName(fileName: string): string {
  return `${fileName.replace(/\.pdf$/i, '')}.annotated.pdf`
}

/** Writes a copy of one file with its marks where the person chose, or hands it to the browser. Null when cancelled. */
async function saveCopy(
  attachmentId: string,
  fileName: string,
  ids?: readonly string[],
): Promise<ExportResult | null> {
  const { paths } = useSession()
  const path = paths ? await api.host.chooseSave({ name: copyName(fileName) }) : null
  if (paths && path === null) return null
  const result = await usePasswords().using({ id: attachmentId, name: fileName }, (password) =>
    api.exports.annotatedCopy({
      ...{ attachmentId, path, overwrite: true },
      ...(ids === undefined ? {} : { ids: [...ids] }),
      ...(password === undefined ? {} : { password }),
    }),
  )
  if (result && result.download !== null) downloadFile(result.download)
  return result
}

/** Copies of all files of publications, with their marks, one after the other; the first failure or no ends it. */
export async function saveCopies(ids: readonly string[]): Promise<void> {
  const toasts = useToasts()
  let done = 0
  try {
    const rows = await api.publications.rows({ ids: ids.slice(0, 500) })
    const files = rows.flatMap(({ attachments }) => attachments.filter(({ state }) => state === 'ready'))
    if (files.length === 0) return void toasts.add({ kind: 'done', key: 'done.noFiles' })
    for (const { id, fileName } of files) {
      if ((await saveCopy(id, fileName)) === null) break
      done += 1
    }
  } catch (error) {
    toasts.add({ kind: 'failed', key: 'commands.failed', problem: problemOf(error) })
  }
  if (done > 0) toasts.add({ kind: 'done', key: 'done.copiesSaved', values: { n: done } })
}

interface NamedFile {
  readonly id: string
  readonly fileName: string
}
interface Written {
  readonly path: string | null
  readonly annotations: number
}

/** Writes a file; tells of it when it is there, and when it could not be made. Null from `write`: it was cancelled. */
async function told(key: string, write: () => Promise<Written | null>): Promise<void> {
  const toasts = useToasts()
  try {
    const result = await write()
    if (result === null) return
    const { path, annotations: n } = result
    const show = (at: string) => (): void => void api.host.showFile({ path: at }).catch(() => undefined)
    const action = path === null ? null : { key: 'reader.showFile', run: show(path) }
    toasts.add({ kind: 'done', key, values: { n }, action })
  } catch (error) {
    if (!isAbort(error)) toasts.add({ kind: 'failed', key: 'reader.notExported', problem: problemOf(error) })
  }
}

/** A copy of one file with its marks, or with some of them alone. */
export function saveCopyOf(file: NamedFile, ids?: readonly string[]): Promise<void> {
  return told('reader.exported', () => saveCopy(file.id, file.fileName, ids))
}

const MARKS_ENDS: Readonly<Record<MarksFormat, string>> = { markdown: 'md', w3c: 'jsonld' }

/** What is written of marks: see `exports.marks`. */
export interface MarksToSave {
  readonly format: MarksFormat
  readonly groups: readonly MarkGroup[]
  readonly language: InterfaceLanguage
}

/** What marks of a file say, in their groups, where the person chose or handed to the browser. */
export function saveMarksOf(
  { id: attachmentId, fileName }: NamedFile,
  gather: () => Promise<MarksToSave>,
): Promise<void> {
  return told('reader.marksExported', async () => {
    const { paths } = useSession()
    const { format, groups, language } = await gather()
    const name = `${fileName.replace(/\.pdf$/i, '')}.marks.${MARKS_ENDS[format]}`
    const path = paths ? await api.host.chooseSave({ name }) : null
    if (paths && path === null) return null
    const input = { attachmentId, format, groups: [...groups], language, path, overwrite: true }
    const result = await api.exports.marks(input)
    if (result.download !== null) downloadFile(result.download)
    return result
  })
}

/** What a mark frames, as a picture. */
export function savePictureOf(file: NamedFile, annotationId: string): Promise<void> {
  return told('panel.pictureSaved', async () => {
    const { paths } = useSession()
    const name = `${file.fileName.replace(/\.pdf$/i, '')}.png`
    const path = paths ? await api.host.chooseSave({ name }) : null
    if (paths && path === null) return null
    const result = await usePasswords().using({ id: file.id, name: file.fileName }, (password) =>
      api.exports.picture({
        ...{ annotationId, path, overwrite: true },
        ...(password === undefined ? {} : { password }),
      }),
    )
    if (!result) return null
    if (result.download !== null) downloadFile(result.download)
    return { path: result.path, annotations: 1 }
  })
}
