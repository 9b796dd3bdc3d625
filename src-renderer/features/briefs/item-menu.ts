import { computed, type ComputedRef } from 'vue'
import { actions } from '../../client/actions.ts'
import { useWords } from '../../client/words.ts'
import type { MenuEntry } from '../../ui/menu.ts'
import type { OpenBrief } from './open-brief.ts'

/** Entries by action, a line between the groups. */
const GROUPS: readonly (readonly string[])[] = [
  ['brief-page'],
  [
    'brief-edit',
    'brief-comment',
    'brief-share',
    'brief-shorten',
    'brief-form',
    'brief-translate',
    'brief-cite',
  ],
  [
    'brief-insert',
    'brief-up',
    'brief-down',
    'brief-section-up',
    'brief-section-down',
    'brief-in',
    'brief-out',
  ],
  ['brief-take-over'],
  ['brief-remove-item'],
]

/** The menu of the item under the keyboard: what the actions can do with it now. */
export function useItemMenu(brief: OpenBrief): ComputedRef<readonly MenuEntry[]> {
  const { t, keys } = useWords()
  return computed(() => {
    const entries: MenuEntry[] = []
    if (!brief.activeItem.value) return entries
    for (const group of GROUPS) {
      let line = entries.length > 0
      for (const id of group) {
        const action = actions.get(id)
        if (!action || action.when?.() === false) continue
        const [first] = action.keys ?? []
        entries.push({
          id,
          text: t(action.label, action.values),
          keys: first === undefined ? undefined : keys(first),
          icon: action.icon,
          danger: id === 'brief-remove-item',
          line,
          run: action.run,
        })
        line = false
      }
    }
    return entries
  })
}
