import { shallowRef, type ShallowRef } from 'vue'
import { isWithin } from '../../client/collection-tree.ts'
import { useCollections } from '../../client/collections.ts'
import { carriesPublications, droppedPublications } from '../../client/drag.ts'

/** What the tree does with drags: publications are put into a collection, a collection is moved. */
export interface CollectionDrop {
  /** Collection under the pointer that would take what is dragged; `top` for the place above all. */
  readonly target: Readonly<ShallowRef<string | null>>
  /** The collection that is being dragged. */
  readonly moving: Readonly<ShallowRef<string | null>>
  start(event: DragEvent, id: string): void
  over(event: DragEvent, id: string | null): void
  leave(id: string): void
  drop(event: DragEvent, id: string | null): void
}

/** Drag and drop on the tree of collections; the menu does the same without a pointer. */
export function useCollectionDrop(): CollectionDrop {
  const collections = useCollections()
  const target = shallowRef<string | null>(null)
  const moving = shallowRef<string | null>(null)

  function takes(event: DragEvent, id: string | null): boolean {
    if (carriesPublications(event)) return id !== null
    return moving.value !== null && !isWithin(collections.all, id, moving.value)
  }
  function end(): void {
    target.value = null
    moving.value = null
  }

  return {
    target,
    moving,
    start: (event, id) => {
      event.dataTransfer?.setData('application/x-cartable-collection', id)
      moving.value = id
      event.target?.addEventListener('dragend', end, { once: true })
    },
    over: (event, id) => {
      if (!takes(event, id)) return
      event.preventDefault()
      target.value = id ?? 'top'
    },
    leave: (id) => {
      if (target.value === id) target.value = null
    },
    drop: (event, id) => {
      if (!takes(event, id)) return
      event.preventDefault()
      const ids = droppedPublications(event)
      const own = moving.value
      if (id !== null && ids.length > 0) void collections.collect(id, ids)
      else if (own !== null) void collections.move(own, id)
      end()
    },
  }
}
