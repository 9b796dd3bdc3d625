import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { EditionEvent, EditionResult } from '../../src-main/contract/editions.ts'
import { api } from './api.ts'
import { useCommands } from './commands.ts'
import { upload } from './files.ts'
import { fileNameOf } from './import-run.ts'
import { usePasswords } from './passwords.ts'
import { isAbort } from './problems.ts'
import { useSession } from './session.ts'

/** A replacing that is under way. */
export interface Replacing extends EditionEvent {
  readonly attachmentId: string
}

/** How the core is told of a file. */
type Given = { readonly path: string } | { readonly upload: string }

/** A file that was chosen. An upload is gone after one try. */
interface Chosen {
  readonly name: string
  give(): Promise<Given>
}

/** One file that the person chooses in a browser; null when nothing was chosen. */
function pickFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.pdf,application/pdf'
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

/** Putting new editions in the place of files, one at a time. */
export const useEditions = defineStore('editions', () => {
  const session = useSession()
  const commands = useCommands()
  const passwords = usePasswords()
  const replacing = shallowRef<Replacing | null>(null)
  let stop = new AbortController()

  /** The new file: its name, and how the core is told of it, each time anew; null when none was chosen. */
  async function choose(signal: AbortSignal): Promise<Chosen | null> {
    if (session.paths) {
      const [path] = await api.host.chooseForImport({ kind: 'files' })
      return path === undefined ? null : { name: fileNameOf(path), give: () => Promise.resolve({ path }) }
    }
    const file = await pickFile()
    return file && { name: file.name, give: async () => ({ upload: await upload(file, signal) }) }
  }

  async function follow(
    attachmentId: string,
    chosen: Given & { readonly password?: string },
    signal: AbortSignal,
  ): Promise<EditionResult> {
    const events = await api.editions.replace({ attachmentId, ...chosen }, { signal })
    for (;;) {
      const { done, value } = await events.next()
      if (done) return value
      replacing.value = { attachmentId, ...value }
    }
  }

  /** Asks for a file and puts it in the place of another one. @returns the id of the new one, or null */
  async function replace(attachmentId: string): Promise<string | null> {
    if (replacing.value) return null
    stop = new AbortController()
    const { signal } = stop
    // Filled before it is told.
    const values: Record<string, unknown> = {}
    const nothing = { command: '', changed: 0, attachmentId, exact: 0, moved: 0, lost: 0 }
    const work = async (): Promise<EditionResult> => {
      const chosen = await choose(signal)
      if (!chosen) return nothing
      replacing.value = { attachmentId, stage: 'open', done: 0, total: 1 }
      const result = await passwords.using({ id: attachmentId, name: chosen.name }, async (password) =>
        follow(
          attachmentId,
          { ...(await chosen.give()), ...(password === undefined ? {} : { password }) },
          signal,
        ),
      )
      if (!result) return nothing
      Object.assign(values, { placed: result.exact + result.moved, lost: result.lost })
      return result
    }
    try {
      const result = await commands.run(
        async () => {
          try {
            return await work()
          } catch (error) {
            // Stopped by the person: nothing to tell.
            if (!signal.aborted && !isAbort(error)) throw error
            return nothing
          }
        },
        { key: 'editions.replaced', values },
      )
      return result && result.attachmentId !== attachmentId ? result.attachmentId : null
    } finally {
      replacing.value = null
    }
  }

  return { replacing, replace, cancel: (): void => stop.abort() }
})
