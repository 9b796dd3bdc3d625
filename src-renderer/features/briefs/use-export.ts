import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Brief, BriefExport, BriefFile, BriefProgress } from '../../../src-main/contract/briefs.ts'
import { resultOf } from '../../../src-main/contract/stream.ts'
import { api } from '../../client/api.ts'
import { downloadFile } from '../../client/files.ts'
import { isAbort, problemOf, type Problem } from '../../client/problems.ts'
import { useSession } from '../../client/session.ts'
import { fileNameOf } from './file-name.ts'
import { unlockSources } from './sources.ts'

/** How a person wants a brief to go out. */
export type ExportWish = Pick<
  BriefExport,
  'format' | 'options' | 'style' | 'language' | 'internal' | 'anonymous'
>

/** A brief that goes out: asked where, followed step by step, and what became of it. */
export interface BriefOut {
  readonly state: Readonly<ShallowRef<'asking' | 'running' | 'done'>>
  /** The step at work; null before the first one. */
  readonly progress: Readonly<ShallowRef<BriefProgress | null>>
  readonly file: Readonly<ShallowRef<BriefFile | null>>
  readonly problem: Readonly<ShallowRef<Problem | null>>
  run(wish: ExportWish): Promise<void>
  cancel(): void
  /** Back to the choices. */
  again(): void
}

/** See {@link BriefOut}. Ends with the scope. */
export function useExport(saved: () => Brief): BriefOut {
  const session = useSession()
  const state = shallowRef<'asking' | 'running' | 'done'>('asking')
  const progress = shallowRef<BriefProgress | null>(null)
  const file = shallowRef<BriefFile | null>(null)
  const problem = shallowRef<Problem | null>(null)
  let stop = new AbortController()
  onScopeDispose(() => stop.abort())

  async function write(wish: ExportWish, path: string | null, signal: AbortSignal): Promise<BriefFile> {
    const { id: briefId, items } = saved()
    const passwords = await unlockSources(briefId, items, signal)
    const work = api.briefs.export({ ...wish, briefId, path, overwrite: true, passwords }, { signal })
    return resultOf(work, (step) => (progress.value = step))
  }
  async function run(wish: ExportWish): Promise<void> {
    problem.value = null
    const { signal } = (stop = new AbortController())
    try {
      const name = fileNameOf(saved().title, wish.format)
      const path = session.paths ? await api.host.chooseSave({ name }) : null
      if ((session.paths && path === null) || signal.aborted) return
      progress.value = null
      state.value = 'running'
      const written = await write(wish, path, signal)
      if (signal.aborted) return
      if (written.download !== null) downloadFile(written.download)
      file.value = written
      state.value = 'done'
    } catch (error) {
      if (signal.aborted) return
      state.value = 'asking'
      if (!isAbort(error)) problem.value = problemOf(error)
    }
  }
  function again(): void {
    state.value = 'asking'
  }
  return {
    ...{ state, progress, file, problem, run, again },
    cancel() {
      stop.abort()
      again()
    },
  }
}
