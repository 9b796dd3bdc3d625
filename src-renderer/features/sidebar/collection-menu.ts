import { FileDown, FolderPlus, FolderTree, Pencil, Trash2 } from '@lucide/vue'
import { computed, type ComputedRef, type Ref } from 'vue'
import { isWithin, pathsOf } from '../../client/collection-tree.ts'
import { useCollections } from '../../client/collections.ts'
import { useExchange } from '../../client/exchange.ts'
import { useWords } from '../../client/words.ts'
import type { MenuEntry } from '../../ui/menu.ts'

/** What the tree does for the menu. */
interface Doing {
  readonly make: (parent: string | null) => void
  readonly rename: (id: string) => void
  readonly remove: (id: string) => void
}

/** The menu of a collection: what can be done with it, and where it can be moved. */
export function useCollectionMenu(
  pointed: Ref<string | null>,
  doing: Doing,
): ComputedRef<readonly MenuEntry[]> {
  const collections = useCollections()
  const exchange = useExchange()
  const { t, keys, compare } = useWords()

  const moves = (id: string): MenuEntry[] => {
    const own = collections.byId.get(id)
    const places = pathsOf(collections.all)
      .filter((each) => each.id !== own?.parentId && !isWithin(collections.all, each.id, id))
      .sort((a, b) => compare(a.path, b.path))
      .map(({ id: to, path }) => ({ id: `to:${to}`, text: path, run: () => void collections.move(id, to) }))
    const top = { id: 'to:top', text: t('sidebar.atTop'), run: () => void collections.move(id, null) }
    const all: MenuEntry[] = [...(own?.parentId ? [top] : []), ...places]
    return all.map((entry, at) => ({
      ...entry,
      icon: FolderTree,
      ...(at === 0 ? { line: true, heading: t('sidebar.moveTo') } : {}),
    }))
  }

  return computed(() => {
    const id = pointed.value
    const make = {
      id: 'make',
      text: t('sidebar.newCollection'),
      icon: FolderPlus,
      run: () => doing.make(null),
    }
    if (id === null || !collections.byId.has(id)) return [make]
    return [
      { ...make, text: t('sidebar.newInside'), run: () => doing.make(id) },
      { id: 'rename', text: t('sidebar.rename'), icon: Pencil, keys: 'F2', run: () => doing.rename(id) },
      {
        id: 'export',
        text: t('exchange.export.records'),
        icon: FileDown,
        run: () => exchange.askExport({ kind: 'collection', id }),
      },
      {
        id: 'remove',
        text: t('sidebar.remove'),
        icon: Trash2,
        keys: keys('delete'),
        danger: true,
        run: () => doing.remove(id),
      },
      ...moves(id),
    ]
  })
}
