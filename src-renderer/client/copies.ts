import type { ExportResult } from '../../src-main/contract/exports.ts'
import { api } from './api.ts'
import { downloadUrl } from './files.ts'
import { isAbort, problemOf } from './problems.ts'
import { useSession } from './session.ts'
import { useToasts } from './toasts.ts'

/** Name of the copy of a file: `report.pdf` → `report.annotated.pdf`. */
export function copyName(fileName: string): string {
  return `${fileName.replace(/\.pdf$/i, '')}.annotated.pdf`
}

function download(id: string): void {
  const link = document.createElement('a')
  link.href = downloadUrl(id)
  link.download = ''
  link.click()
}

/** Writes a copy of one file with its marks where the person chose, or hands it to the browser. Null when cancelled. */
async function saveCopy(attachmentId: string, fileName: string): Promise<ExportResult | null> {
  const { paths } = useSession()
  const path = paths ? await api.host.chooseSave({ name: copyName(fileName) }) : null
  if (paths && path === null) return null
  const result = await api.exports.annotatedCopy({ attachmentId, path, overwrite: true })
  if (result.download !== null) download(result.download)
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

/** A copy of one file with its marks; told of when it is there, and when it could not be made. */
export async function saveCopyOf(file: { readonly id: string; readonly fileName: string }): Promise<void> {
  const toasts = useToasts()
  try {
    const result = await saveCopy(file.id, file.fileName)
    if (result === null) return
    const { path, annotations: n } = result
    const show = (at: string) => (): void => void api.host.showExport({ path: at }).catch(() => undefined)
    const action = path === null ? null : { key: 'reader.showFile', run: show(path) }
    toasts.add({ kind: 'done', key: 'reader.exported', values: { n }, action })
  } catch (error) {
    if (!isAbort(error)) toasts.add({ kind: 'failed', key: 'reader.notExported', problem: problemOf(error) })
  }
}
