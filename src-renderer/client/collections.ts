import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Collection } from '../../src-main/contract/collections.ts'
import { api } from './api.ts'
import { useCommands } from './commands.ts'
import { useFetched } from './fetched.ts'
import { useLive } from './live.ts'
import { useSession } from './session.ts'

/** Manual groups of publications, and what can be done with them. */
export const useCollections = defineStore('collections', () => {
  const session = useSession()
  const live = useLive()
  const commands = useCommands()
  const { value, reload } = useFetched(
    [() => session.isOpen, () => live.collections, () => live.publications],
    (signal) => (session.isOpen ? api.collections.list(undefined, { signal }) : null),
  )
  const all = computed<readonly Collection[]>(() => value.value ?? [])
  const byId = computed(() => new Map(all.value.map((each) => [each.id, each])))

  /** Makes a collection. @returns it, or null when that failed (and was told) */
  async function create(name: string, parentId: string | null): Promise<Collection | null> {
    const telling = { key: 'done.collectionCreated', values: { name } }
    const made = await commands.run(() => api.collections.create({ name, parentId }), telling)
    await reload()
    return made
  }
  async function rename(id: string, name: string): Promise<boolean> {
    const telling = { key: 'done.collectionRenamed', values: { name } }
    const done = await commands.run(() => api.collections.update({ id, name }), telling)
    await reload()
    return done !== null
  }
  async function move(id: string, parentId: string | null): Promise<void> {
    const telling = { key: 'done.collectionMoved', values: { name: byId.value.get(id)?.name ?? '' } }
    await commands.run(() => api.collections.update({ id, parentId }), telling)
    await reload()
  }
  async function remove(id: string): Promise<boolean> {
    const telling = { key: 'done.collectionRemoved', values: { name: byId.value.get(id)?.name ?? '' } }
    const done = await commands.run(() => api.collections.remove({ id }), telling)
    await reload()
    return done !== null
  }
  /** Puts publications into a collection, or takes them out. */
  async function collect(id: string, ids: readonly string[], into = true): Promise<void> {
    const key = into ? 'done.collected' : 'done.uncollected'
    const telling = { key, values: { name: byId.value.get(id)?.name ?? '', n: ids.length } }
    const change = into ? { add: [id] } : { remove: [id] }
    await commands.run(() => api.publications.collect({ ids: [...ids], ...change }), telling)
    await reload()
  }

  return { all, byId, create, rename, move, remove, collect }
})
