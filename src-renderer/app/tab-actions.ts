import { ChevronLeft, ChevronRight, FileText, LibraryBig, Undo2, X } from '@lucide/vue'
import type { Action } from '../client/actions.ts'
import type { useTabs } from '../client/tabs.ts'
import type { TabNames } from './tab-names.ts'

type Tabs = ReturnType<typeof useTabs>

/**
 * Goes to a tab by its place, 1 being the library. The digits mean tabs while a file is read; in the library Alt and a
 * digit open its parts, as ever.
 */
function toPlace(tabs: Tabs, nameOf: TabNames['of'], place: number): Action {
  const tab = () => tabs.list[place - 2]
  return {
    id: `tab-${place}`,
    label: 'tabs.goTo',
    get values() {
      const shown = tab()
      return { title: shown ? nameOf(shown).text : '' }
    },
    group: 'go',
    icon: FileText,
    get keys() {
      return tabs.reading ? [`alt+${place}`] : []
    },
    when: () => tab() !== undefined && tab()?.key !== tabs.current,
    run: () => tabs.show(tab()?.key ?? null),
  }
}

function onCurrent(tabs: Tabs, work: (key: string, at: number) => void): Pick<Action, 'when' | 'run'> {
  return {
    when: () => tabs.current !== null,
    run: () => {
      const at = tabs.list.findIndex(({ key }) => key === tabs.current)
      const tab = tabs.list[at]
      if (tab) work(tab.key, at)
    },
  }
}

/**
 * What can be done with tabs. A browser keeps Ctrl+Tab, Ctrl+W and Ctrl+Page Down for its own tabs; there Alt does the
 * same.
 */
export function tabActions(tabs: Tabs, nameOf: TabNames['of']): Action[] {
  const some = (): boolean => tabs.list.length > 0
  const group = 'go'
  return [
    {
      id: 'tab-library',
      label: 'tabs.toLibrary',
      group,
      icon: LibraryBig,
      get keys() {
        return tabs.reading ? ['alt+1'] : []
      },
      when: () => tabs.reading,
      run: tabs.toLibrary,
    },
    ...[2, 3, 4, 5, 6, 7, 8, 9].map((place) => toPlace(tabs, nameOf, place)),
    {
      id: 'tab-next',
      label: 'tabs.next',
      group,
      icon: ChevronRight,
      keys: ['alt+pagedown', 'mod+pagedown', 'mod+tab', 'ctrl+tab'],
      whileTyping: true,
      when: some,
      run: () => tabs.step(1),
    },
    {
      id: 'tab-previous',
      label: 'tabs.previous',
      group,
      icon: ChevronLeft,
      keys: ['alt+pageup', 'mod+pageup', 'mod+shift+tab', 'ctrl+shift+tab'],
      whileTyping: true,
      when: some,
      run: () => tabs.step(-1),
    },
    {
      id: 'tab-close',
      label: 'tabs.close',
      group,
      icon: X,
      keys: ['alt+w', 'mod+w'],
      ...onCurrent(tabs, (key) => tabs.close(key)),
    },
    {
      id: 'tab-close-others',
      label: 'tabs.closeOthers',
      group,
      when: () => tabs.current !== null && tabs.list.length > 1,
      run: () => tabs.closeOthers(tabs.current),
    },
    {
      id: 'tab-reopen',
      label: 'tabs.reopen',
      group,
      icon: Undo2,
      keys: ['mod+shift+t'],
      when: () => tabs.canReopen,
      run: tabs.reopen,
    },
    {
      id: 'tab-left',
      label: 'tabs.moveLeft',
      group,
      keys: ['mod+shift+pageup'],
      ...onCurrent(tabs, (key, at) => tabs.move(key, at - 1)),
    },
    {
      id: 'tab-right',
      label: 'tabs.moveRight',
      group,
      keys: ['mod+shift+pagedown'],
      ...onCurrent(tabs, (key, at) => tabs.move(key, at + 1)),
    },
  ]
}
