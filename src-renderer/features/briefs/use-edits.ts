import type { BriefFields, GroupBy, ItemEdit, NewItem } from '../../../src-main/contract/briefs.ts'
import { api } from '../../client/api.ts'
import { briefPlace } from '../../client/briefs.ts'
import { useCommands, type Edited, type Telling } from '../../client/commands.ts'
import type { Problem } from '../../client/problems.ts'
import type { Move } from './order.ts'
import type { Patch } from './patches.ts'

/** Edits of one brief: shown at once, told of quietly, taken back with Ctrl+Z in its tab. */
export interface BriefEdits {
  /** @returns false when it failed, which was told */
  set(fields: Partial<BriefFields>, key?: string): Promise<boolean>
  setItem(id: string, fields: ItemEdit, key: string): Promise<boolean>
  /** Saves words as they are typed. @returns why that failed, or null; nothing is told */
  write(id: string, fields: ItemEdit): Promise<Problem | null>
  move(move: Move): Promise<boolean>
  remove(ids: readonly string[]): Promise<boolean>
  /** @param after id of the item that they follow; null: at the beginning; undefined: at the end. @returns their ids */
  add(items: readonly NewItem[], after?: string | null): Promise<readonly string[] | null>
  group(by: GroupBy): Promise<boolean>
  takeOver(ids?: readonly string[]): Promise<boolean>
}

/** What the edits of a brief act on. */
interface Parts {
  readonly id: () => string
  /** Shows an edit until `done` is called. */
  readonly show: (patch: Patch) => { done(): void }
  /** Reads the brief again. */
  readonly refresh: () => Promise<void>
}

/** See {@link BriefEdits}. Edits go to the core one after the other, in the order in which they were made. */
export function useBriefEdits({ id, show, refresh }: Parts): BriefEdits {
  const commands = useCommands()
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }
  async function run<T extends Edited>(
    work: () => Promise<T>,
    telling: Telling,
    patch: Patch | null = null,
  ): Promise<T | null> {
    const shown = patch && show(patch)
    const places = [briefPlace(id())]
    const result = await commands.run(() => inTurn(work), { places, ...telling })
    // What the core made of it, or what stands there still: either way the edit is no longer only promised.
    await refresh().catch(() => undefined)
    shown?.done()
    return result
  }
  const ok = async (result: Promise<Edited | null>): Promise<boolean> => (await result) !== null

  return {
    set: (fields, key = 'briefs.done.settings') =>
      ok(
        run(() => api.briefs.update({ id: id(), fields }), { key, quiet: true }, { kind: 'fields', fields }),
      ),
    setItem: (item, fields, key) =>
      ok(
        run(
          () => api.briefs.updateItem({ id: item, fields }),
          { key, quiet: true },
          { kind: 'item', id: item, fields },
        ),
      ),
    write: async (item, fields) => {
      let problem: Problem | null = null
      const failed = (why: Problem): void => void (problem = why)
      const telling = { key: 'briefs.done.written', quiet: true, failed }
      await run(() => api.briefs.updateItem({ id: item, fields }), telling)
      return problem
    },
    move: ({ ids, after }) =>
      ok(
        run(
          () => api.briefs.moveItems({ briefId: id(), ids: [...ids], after }),
          { key: 'briefs.done.moved', values: { n: ids.length }, quiet: true },
          { kind: 'move', move: { ids, after } },
        ),
      ),
    remove: (ids) =>
      ok(
        run(
          () => api.briefs.removeItems({ briefId: id(), ids: [...ids] }),
          { key: 'briefs.done.itemsRemoved', values: { n: ids.length } },
          { kind: 'remove', ids },
        ),
      ),
    add: async (items, after) => {
      const telling = { key: 'briefs.done.itemsAdded', values: { n: items.length }, quiet: true }
      const behind = after === undefined ? {} : { after }
      const added = await run(
        () => api.briefs.addItems({ briefId: id(), items: [...items], ...behind }),
        telling,
      )
      return added?.ids ?? null
    },
    group: (by) => ok(run(() => api.briefs.group({ briefId: id(), by }), { key: 'briefs.done.grouped' })),
    takeOver: (ids) =>
      ok(
        run(() => api.briefs.takeOver({ briefId: id(), ...(ids ? { ids: [...ids] } : {}) }), {
          key: 'briefs.done.takenOver',
        }),
      ),
  }
}
