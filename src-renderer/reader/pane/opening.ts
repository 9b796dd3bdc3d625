import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { fileUrl } from '../../client/files.ts'
import { openPdf, type PDFDocumentProxy } from './pdfjs.ts'

/** A file that is read, or the reason why it is not. */
export interface Opening {
  readonly document: Readonly<ShallowRef<PDFDocumentProxy | null>>
  /** Key of a text that says why nothing is shown. */
  readonly failure: Readonly<Ref<string | null>>
  readonly askPassword: Readonly<Ref<boolean>>
  readonly password: Ref<string>
  /** Tries the password that was typed. */
  answer(): void
  /** Opens the file of an attachment in place of the one before. @returns null when it failed or another came after */
  open(attachmentId: string): Promise<PDFDocumentProxy | null>
  close(): void
}

function causeOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidPDFException') return 'reader.damaged'
  return name === 'ResponseException' || name === 'MissingPDFException' ? 'reader.missing' : 'reader.failed'
}

/** Opens files with pdf.js, one at a time. */
export function makeOpening(): Opening {
  const document = shallowRef<PDFDocumentProxy | null>(null)
  const failure = ref<string | null>(null)
  const [askPassword, password] = [ref(false), ref('')]
  let submit: (password: string) => void = () => undefined
  let stop: () => void = () => undefined

  function close(): void {
    stop()
    stop = () => undefined
    document.value = null
    failure.value = null
    askPassword.value = false
    password.value = ''
  }

  return {
    document,
    failure,
    askPassword,
    password,
    answer: () => submit(password.value),
    async open(id) {
      close()
      const task = openPdf(fileUrl(id), (answer, wrong) => {
        submit = answer
        askPassword.value = true
        failure.value = wrong ? 'reader.wrongPassword' : 'reader.needsPassword'
      })
      stop = () => void task.destroy()
      try {
        const opened = await task.promise
        failure.value = null
        askPassword.value = false
        document.value = opened
        return opened
      } catch (error) {
        if (!task.destroyed) failure.value = causeOf(error)
        return null
      }
    },
    close,
  }
}
