import { computed, type ComputedRef } from 'vue'
import { actions } from '../../client/actions.ts'
import { useCollections } from '../../client/collections.ts'
import { useDesk } from '../../client/desk.ts'
import { useWords } from '../../client/words.ts'
import type { MenuEntry } from '../../ui/menu.ts'

/** Entries by action, a line between the groups. */
const GROUPS: readonly (readonly string[])[] = [
  ['open', 'preview'],
  ['tag', 'collect', 'edit', 'join'],
  ['mark-unread', 'mark-reading', 'mark-read'],
  ['marks-to-brief', 'copy-citation', 'export-copies', 'export-records'],
  ['restore-publications', 'trash-publications'],
]

/** The menu of the chosen publications: what the actions can do with them now. */
export function useRowMenu(): ComputedRef<readonly MenuEntry[]> {
  const { t, keys } = useWords()
  const desk = useDesk()
  const collections = useCollections()

  return computed(() => {
    const entries: MenuEntry[] = []
    for (const group of GROUPS) {
      let line = entries.length > 0
      for (const id of group) {
        const action = actions.get(id)
        if (!action || (action.when && !action.when() && id !== 'open' && id !== 'preview')) continue
        entries.push({
          id,
          text: t(action.label, action.values),
          keys: action.keys?.[0] === undefined ? undefined : keys(action.keys[0]),
          icon: action.icon,
          danger: id === 'trash-publications',
          line,
          run: action.run,
        })
        line = false
      }
    }
    const { scope } = desk
    if (scope.kind === 'collection') {
      const name = collections.byId.get(scope.id)?.name ?? ''
      entries.push({
        id: 'uncollect',
        text: t('list.uncollect', { name }),
        line: true,
        run: () => void collections.collect(scope.id, desk.targets, false),
      })
    }
    return entries
  })
}
