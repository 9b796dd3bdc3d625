import { defineStore } from 'pinia'
import { computed, shallowRef, type ComputedRef } from 'vue'
import { api } from './api.ts'
import { lastIn, WINDOW, withDone, withoutDone, withoutPlaces, type Done } from './command-stack.ts'
import { useLive } from './live.ts'
import { problemOf, type Problem } from './problems.ts'
import { useToasts, type ToastAction } from './toasts.ts'

/** What an edit gives back: the command by which it can be undone. */
export interface Edited {
  readonly command: string
  readonly changed?: number
}

/** How an edit is told of. */
export interface Telling {
  /** Key of a text in the past tense (`done.tagged`), and its values. */
  readonly key: string
  readonly values?: Readonly<Record<string, unknown>>
  /** Shown where the edit was made (a field of the inspector): no message, only the line at the foot. */
  readonly quiet?: boolean
  /** Views whose undo takes it back; the library where none is named. */
  readonly places?: readonly string[]
  /** Something else that the message offers. */
  readonly also?: ToastAction
  /** Tells of a failure where the edit was made, instead of by a message. */
  readonly failed?: (problem: Problem) => void
}

/** A view with an undo of its own, as a file has for its marks. */
export interface UndoScope {
  /** Place of the edits, where this store keeps count of them. */
  readonly place?: string
  readonly canUndo: ComputedRef<boolean>
  readonly canRedo: ComputedRef<boolean>
  undo(): Promise<void>
  redo(): Promise<void>
}

/**
 * Every edit of the interface goes through here: it is told of, can be undone with Ctrl+Z, and a failure says why and
 * changes nothing.
 */
export const useCommands = defineStore('commands', () => {
  const toasts = useToasts()
  const live = useLive()
  const done = shallowRef<readonly Done[]>([])
  const undone = shallowRef<readonly Done[]>([])
  const running = shallowRef(0)
  /** When the last edit was confirmed by the core. */
  const savedAt = shallowRef<Date | null>(null)

  const flying = new Set<Promise<unknown>>()

  /** Counts an edit among those under way, until the core has answered. A failure is the caller's to tell. */
  async function follow<T>(work: () => Promise<T>): Promise<T> {
    running.value += 1
    const edit = work()
    flying.add(edit)
    try {
      const result = await edit
      savedAt.value = new Date()
      return result
    } finally {
      flying.delete(edit)
      running.value -= 1
    }
  }

  let turn: Promise<void> = Promise.resolve()
  /**
   * Takes back in turn, and only when no edit is under way: a quick Ctrl+Z means the edit that was just made, whose
   * command is not known before the core has answered.
   */
  function inTurn(work: () => Promise<void>): Promise<void> {
    turn = turn.then(async () => {
      while (flying.size > 0) await Promise.allSettled(flying)
      await work().catch((error: unknown) => {
        toasts.add({ kind: 'failed', key: 'commands.failed', problem: problemOf(error) })
      })
    })
    return turn
  }

  const toast = (problem: Problem): void =>
    void toasts.add({ kind: 'failed', key: 'commands.failed', problem })

  async function guarded<T>(work: () => Promise<T>, tellFailure = toast): Promise<T | Problem> {
    try {
      return await follow(work)
    } catch (error) {
      const problem = problemOf(error)
      tellFailure(problem)
      return problem
    }
  }

  const failed = (result: unknown): result is Problem =>
    typeof result === 'object' && result !== null && 'code' in result

  /** Makes an edit. @returns what the work gave, or null when it failed (and was told) */
  async function run<T extends Edited>(work: () => Promise<T>, telling: Telling): Promise<T | null> {
    const result = await guarded(work, telling.failed)
    if (failed(result)) return null
    if (result.changed !== 0) tell(result.command, telling)
    return result
  }

  function tell(command: string, { key, values = {}, quiet, places = [WINDOW], also }: Telling): void {
    const entry = { command, key, values, places }
    done.value = withDone(done.value, entry)
    undone.value = withoutPlaces(undone.value, places)
    if (quiet) return
    const keys = places.includes(front.value.place ?? '') ? { keys: 'mod+z' } : {}
    const action = {
      key: 'commands.undo',
      ...keys,
      run: () => void inTurn(() => takeBack(done, undone, entry)),
    }
    toasts.add({ kind: 'done', key, values, action, also: also ?? null })
  }

  async function takeBack(from: typeof done, to: typeof undone, entry: Done | undefined): Promise<void> {
    if (!entry || !from.value.includes(entry)) return
    from.value = withoutDone(from.value, entry)
    const result = await guarded(() => api.history.undo({ command: entry.command }))
    if (failed(result)) return
    to.value = withDone(to.value, { ...entry, command: result.command })
    live.take({ kind: 'collections' })
    live.take({ kind: 'saved-searches' })
    const key = from === done ? 'commands.undone' : 'commands.redone'
    toasts.add({ kind: 'done', key, values: { kept: result.kept.length } })
  }

  /** Takes back one command, whoever keeps count of it. @returns whether it worked; a failure was told */
  async function takeBackOne(command: string, key: string): Promise<boolean> {
    const result = await guarded(() => api.history.undo({ command }))
    if (failed(result)) return false
    toasts.add({ kind: 'done', key, values: { kept: result.kept.length } })
    return true
  }

  const scopes = shallowRef<readonly UndoScope[]>([])
  const scope = computed(() => scopes.value.at(-1))
  /** Lets a view undo and redo in its own way as long as it is in front. */
  function setScope(of: UndoScope, isFront: boolean): void {
    const rest = scopes.value.filter((each) => each !== of)
    scopes.value = isFront ? [...rest, of] : rest
  }

  /** Undo and redo of the edits made in one place of this window. */
  function scopeOf(place: string): UndoScope {
    return {
      place,
      canUndo: computed(() => lastIn(done.value, place) !== undefined),
      canRedo: computed(() => lastIn(undone.value, place) !== undefined),
      undo: () => takeBack(done, undone, lastIn(done.value, place)),
      redo: () => takeBack(undone, done, lastIn(undone.value, place)),
    }
  }
  const ofWindow = scopeOf(WINDOW)
  const front = computed(() => scope.value ?? ofWindow)

  return {
    run,
    follow,
    undo: (): Promise<void> => inTurn(() => front.value.undo()),
    redo: (): Promise<void> => inTurn(() => front.value.redo()),
    /** Forgets what was done: another library was opened. */
    forget: (): void => {
      done.value = []
      undone.value = []
    },
    scope: setScope,
    scopeOf,
    takeBack: takeBackOne,
    /** An edit under way can be taken back as soon as it is known. */
    canUndo: computed(() => running.value > 0 || front.value.canUndo.value),
    canRedo: computed(() => front.value.canRedo.value),
    saving: computed(() => running.value > 0),
    savedAt,
    last: computed(() => done.value.at(-1) ?? null),
  }
})
