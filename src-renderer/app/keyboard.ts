import { onScopeDispose } from 'vue'
import { actions, type Action } from '../client/actions.ts'
import { isTyping, shortcutOf } from '../client/keys.ts'

/** Shortcuts that must not reach a text while a person types: single keys without Ctrl or Command. */
function mayRun(action: Action, keys: string, typing: boolean): boolean {
  if (action.when?.() === false) return false
  return (
    !typing ||
    action.whileTyping === true ||
    (keys.startsWith('mod+') && !['mod+z', 'mod+a', 'mod+shift+z'].includes(keys))
  )
}

/** Runs actions by their shortcuts, unless a view or a dialog took the key before. */
export function useKeyboard(): void {
  const listener = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const keys = shortcutOf(event)
    const typing = isTyping(event.target)
    const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"],[role="menu"]')
    if (inDialog && keys !== 'mod+k') return
    for (const action of actions.values()) {
      if (!action.keys?.includes(keys) || !mayRun(action, keys, typing)) continue
      event.preventDefault()
      action.run()
      return
    }
  }
  window.addEventListener('keydown', listener)
  onScopeDispose(() => window.removeEventListener('keydown', listener))
}
