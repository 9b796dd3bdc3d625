import { shallowRef, type ShallowRef } from 'vue'
import { api } from '../client/api.ts'
import { downloadUrl } from '../client/files.ts'
import { isAbort, problemOf } from '../client/problems.ts'
import { useSession } from '../client/session.ts'
import { useToasts } from '../client/toasts.ts'

/** A name for the copy beside the original's: `report.annotated.pdf`. */
export function copyName(fileName: string): string {
  return `${fileName.replace(/\.pdf$/i, '') || 'publication'}.annotated.pdf`
}

/** Writes annotated copies: to a place the person chooses, or as a download where the shell has no paths. */
export function useAnnotatedCopy(): {
  readonly running: Readonly<ShallowRef<boolean>>
  run(attachmentId: string, fileName: string): Promise<void>
} {
  const session = useSession()
  const toasts = useToasts()
  const running = shallowRef(false)

  async function write(attachmentId: string, name: string): Promise<void> {
    const path = session.paths ? await api.host.chooseSave({ name }) : null
    if (session.paths && path === null) return
    const made = await api.exports.annotatedCopy({ attachmentId, path, overwrite: true })
    if (made.download !== null) {
      const link = document.createElement('a')
      link.href = downloadUrl(made.download)
      link.download = name
      link.click()
    }
    const show = made.path
    toasts.add({
      kind: 'done',
      key: 'reader.exported',
      values: { n: made.annotations },
      action:
        show === null
          ? null
          : {
              key: 'reader.showFile',
              run: () => void api.host.showExport({ path: show }).catch(() => undefined),
            },
    })
  }

  return {
    running,
    async run(attachmentId, fileName) {
      if (running.value) return
      running.value = true
      try {
        await write(attachmentId, copyName(fileName))
      } catch (error) {
        if (!isAbort(error))
          toasts.add({ kind: 'failed', key: 'reader.notExported', problem: problemOf(error) })
      } finally {
        running.value = false
      }
    },
  }
}
