import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { FileAhead } from '../../client/file-ahead.ts'
import { fileUrl } from '../../client/files.ts'
import { openPdf, type PDFDocumentProxy, type PdfTask } from './pdfjs.ts'
import { makeWatchdog, runWatchdog } from './watchdog.ts'

/** Why a file is not shown; each has a text `reader.<failure>` that says what is safe and what to do. */
export type Failure =
  | 'damaged'
  | 'missing'
  | 'unreadable'
  | 'unreachable'
  | 'stopped'
  | 'failed'
  | 'needsPassword'
  | 'wrongPassword'

/** A file that is read, or the reason why it is not. */
export interface Opening {
  readonly document: Readonly<ShallowRef<PDFDocumentProxy | null>>
  readonly failure: Readonly<Ref<Failure | null>>
  readonly askPassword: Readonly<Ref<boolean>>
  readonly password: Ref<string>
  /** Tries the password that was typed. */
  answer(): void
  /**
   * Opens the file of an attachment in place of the one before.
   *
   * @param ahead the same file, when it is being opened already
   * @returns null when it failed or another came after
   */
  open(attachmentId: string, ahead?: FileAhead['task']): Promise<PDFDocumentProxy | null>
  /** A page was drawn: the worker lives. */
  alive(): void
  /** Ends the worker, as one that keeps the file busy without end. */
  giveUp(): void
  close(): void
}

function statusOf(error: Error): number {
  return 'status' in error && typeof error.status === 'number' ? error.status : 0
}

/** Why opening failed, from what pdf.js threw. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return 'failed'
  if (error.name === 'InvalidPDFException') return 'damaged'
  if (error.name === 'ResponseException') {
    const status = statusOf(error)
    if (status === 404) return 'missing'
    return status === 0 ? 'unreachable' : 'unreadable'
  }
  const lost = /failed to fetch|networkerror|load failed/i.test(error.message)
  return lost ? 'unreachable' : 'failed'
}

async function firstPageOf(document: PDFDocumentProxy): Promise<void> {
  try {
    await document.getPage(1)
  } catch {
    throw Object.assign(new Error('no first page'), { name: 'InvalidPDFException' })
  }
}

/**
 * Opens files with pdf.js, one at a time, each in a worker of its own that is watched: one that no longer answers is ended,
 * and the file is closed with the reason.
 */
export function makeOpening(): Opening {
  const document = shallowRef<PDFDocumentProxy | null>(null)
  const failure = ref<Failure | null>(null)
  const [askPassword, password] = [ref(false), ref('')]
  let submit: (password: string) => void = () => undefined
  let stop: () => void = () => undefined
  let alive: () => void = () => undefined

  function close(): void {
    stop()
    stop = () => undefined
    document.value = null
    failure.value = null
    askPassword.value = false
    password.value = ''
  }
  function giveUp(): void {
    close()
    failure.value = 'stopped'
  }
  function watchOver(task: PdfTask): () => void {
    const dog = makeWatchdog({
      // Asked of the worker each time, and answered from the catalogue that it has read already.
      ping: () => document.value?.getPageLayout() ?? null,
      waits: () => askPassword.value || globalThis.document.hidden,
      onSilent: giveUp,
    })
    alive = () => {
      dog.alive()
      task.drawn()
    }
    task.onProgress = dog.alive
    return runWatchdog(dog)
  }

  return {
    document,
    failure,
    askPassword,
    password,
    answer: () => submit(password.value),
    async open(id, ahead) {
      close()
      let ended = false
      stop = () => {
        ended = true
        ahead?.then((task) => task.destroy()).catch(() => undefined)
      }
      const begun = await ahead?.catch(() => null)
      if (ended) return null
      const task = begun ?? openPdf(fileUrl(id))
      task.onPassword((answer, wrong) => {
        submit = answer
        askPassword.value = true
        failure.value = wrong ? 'wrongPassword' : 'needsPassword'
        password.value = ''
      })
      const rest = watchOver(task)
      stop = () => {
        rest()
        void task.destroy()
      }
      try {
        const opened = await Promise.race([task.promise, task.crashed])
        // A file that opens without a first page would stay an empty window; the viewer asks for the same page.
        await Promise.race([firstPageOf(opened), task.crashed])
        failure.value = null
        askPassword.value = false
        document.value = opened
        return opened
      } catch (error) {
        if (task.destroyed) return null
        close()
        failure.value = failureOf(error)
        return null
      }
    },
    alive: () => alive(),
    giveUp,
    close,
  }
}
