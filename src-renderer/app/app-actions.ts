import {
  BookOpen,
  Inbox,
  Keyboard,
  Languages,
  LayoutGrid,
  LibraryBig,
  List,
  Moon,
  Palette,
  PanelLeft,
  PanelRight,
  Redo2,
  Sun,
  SunMoon,
  Trash2,
  Undo2,
} from '@lucide/vue'
import type { Action } from '../client/actions.ts'
import type { useCommands } from '../client/commands.ts'
import type { useDesk } from '../client/desk.ts'
import type { useSettings } from '../client/settings.ts'

/** What the actions of the window act on. */
interface Parts {
  readonly desk: ReturnType<typeof useDesk>
  readonly settings: ReturnType<typeof useSettings>
  readonly commands: ReturnType<typeof useCommands>
  readonly toggleSide: () => void
  readonly help: () => void
  readonly nameColours: () => void
}

/** Actions that are there whatever is shown. Those of a view are registered by the view. */
export function appActions({ desk, settings, commands, toggleSide, help, nameColours }: Parts): Action[] {
  const go = (id: 'inbox' | 'all' | 'reading' | 'trash', keys: string, icon: Action['icon']): Action => ({
    id,
    label: `actions.${id}`,
    group: 'go',
    keys: [keys],
    ...(icon ? { icon } : {}),
    run: () => desk.go({ kind: id }),
  })
  return [
    go('inbox', 'alt+1', Inbox),
    go('all', 'alt+2', LibraryBig),
    go('reading', 'alt+3', BookOpen),
    go('trash', 'alt+4', Trash2),
    {
      id: 'undo',
      label: 'actions.undo',
      group: 'edit',
      icon: Undo2,
      keys: ['mod+z'],
      when: () => commands.canUndo,
      run: () => void commands.undo(),
    },
    {
      id: 'redo',
      label: 'actions.redo',
      group: 'edit',
      icon: Redo2,
      keys: ['mod+shift+z', 'mod+y'],
      when: () => commands.canRedo,
      run: () => void commands.redo(),
    },
    {
      id: 'view-list',
      label: 'actions.viewList',
      group: 'view',
      icon: List,
      run: () => settings.set({ view: 'list' }),
    },
    {
      id: 'view-grid',
      label: 'actions.viewGrid',
      group: 'view',
      icon: LayoutGrid,
      run: () => settings.set({ view: 'grid' }),
    },
    {
      id: 'toggle-sidebar',
      label: 'actions.toggleSidebar',
      group: 'view',
      icon: PanelLeft,
      keys: ['mod+b'],
      run: toggleSide,
    },
    {
      id: 'toggle-inspector',
      label: 'actions.toggleInspector',
      group: 'view',
      icon: PanelRight,
      keys: ['mod+i'],
      run: () => settings.toggleClosed('inspector'),
    },
    {
      id: 'language-fr',
      label: 'actions.languageFr',
      group: 'view',
      icon: Languages,
      run: () => settings.set({ language: 'fr' }),
    },
    {
      id: 'language-en',
      label: 'actions.languageEn',
      group: 'view',
      icon: Languages,
      run: () => settings.set({ language: 'en' }),
    },
    {
      id: 'theme-light',
      label: 'actions.themeLight',
      group: 'view',
      icon: Sun,
      run: () => settings.set({ theme: 'light' }),
    },
    {
      id: 'theme-dark',
      label: 'actions.themeDark',
      group: 'view',
      icon: Moon,
      run: () => settings.set({ theme: 'dark' }),
    },
    {
      id: 'theme-system',
      label: 'actions.themeSystem',
      group: 'view',
      icon: SunMoon,
      run: () => settings.set({ theme: 'system' }),
    },
    {
      id: 'name-colours',
      label: 'meanings.action',
      group: 'library',
      icon: Palette,
      run: nameColours,
    },
    {
      id: 'shortcuts',
      label: 'actions.shortcuts',
      group: 'help',
      icon: Keyboard,
      keys: ['f1', '?'],
      run: help,
    },
  ]
}
