import { type MenuItemConstructorOptions, shell } from 'electron'
import type { Settings } from '../../contract/settings.ts'
import type { ShellTexts } from './texts.ts'

type Item = MenuItemConstructorOptions
type ItemName = keyof ShellTexts['items']

/** What the menu shows and does. */
export interface MenuParts {
  readonly texts: ShellTexts
  readonly settings: Settings
  readonly isMac: boolean
  /** With the tools of developers, which a packaged program lacks. */
  readonly developer: boolean
  readonly logFile: string
  /** Tells the interface which entry was chosen. */
  readonly act: (action: string) => void
  readonly openLibrary: () => void
}

/** Ctrl+W closes a tab, as in every program with tabs. */
const CLOSE_WINDOW = 'CmdOrCtrl+Shift+W'

/**
 * Entries for actions of the interface. Keys are shown only: the page handles them itself, and knows whether a person is
 * typing.
 */
function actions({ texts, act }: MenuParts) {
  return (id: ItemName, accelerator?: string, more: Item = {}): Item => ({
    id,
    label: texts.items[id],
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => act(id),
    ...more,
  })
}

const SEPARATOR: Item = { type: 'separator' }

function macMenu({ texts: { items } }: MenuParts): Item {
  return {
    label: 'Cartable',
    submenu: [
      { id: 'about', role: 'about', label: items.about },
      SEPARATOR,
      { role: 'hide', label: items.hide },
      { role: 'hideOthers', label: items.hideOthers },
      { role: 'unhide', label: items.showAll },
      SEPARATOR,
      { role: 'quit', label: items.quit },
    ],
  }
}

function fileMenu(parts: MenuParts, action: ReturnType<typeof actions>): Item {
  const {
    texts: { menus, items },
    isMac,
    openLibrary,
  } = parts
  const end: Item[] = isMac
    ? [{ role: 'close', accelerator: CLOSE_WINDOW, label: items.close }]
    : [{ role: 'quit', label: items.quit }]
  return {
    label: menus.file,
    submenu: [
      action('import-files', 'CmdOrCtrl+O'),
      action('import-folder', 'CmdOrCtrl+Shift+O'),
      SEPARATOR,
      action('import-records'),
      action('export-catalogue'),
      SEPARATOR,
      action('import-vocabulary'),
      action('export-vocabulary'),
      action('import-annotations'),
      SEPARATOR,
      action('new-collection'),
      action('new-brief', 'CmdOrCtrl+Shift+N'),
      action('gather-marks'),
      action('brief-verify', 'CmdOrCtrl+Shift+V'),
      action('brief-export', 'CmdOrCtrl+Shift+E'),
      SEPARATOR,
      action('name-colours'),
      SEPARATOR,
      { id: 'open-library', label: items['open-library'], click: openLibrary },
      SEPARATOR,
      ...end,
    ],
  }
}

function editMenu({ texts: { menus, items } }: MenuParts, action: ReturnType<typeof actions>): Item {
  return {
    label: menus.edit,
    submenu: [
      action('undo', 'CmdOrCtrl+Z'),
      action('redo', 'CmdOrCtrl+Shift+Z'),
      SEPARATOR,
      { role: 'cut', label: items.cut },
      { role: 'copy', label: items.copy },
      { role: 'paste', label: items.paste },
      { role: 'selectAll', label: items.selectAll },
      SEPARATOR,
      action('search', 'CmdOrCtrl+F'),
      action('palette', 'CmdOrCtrl+K'),
    ],
  }
}

function choices(
  settings: Settings,
  texts: ShellTexts,
  action: ReturnType<typeof actions>,
): [language: Item, theme: Item] {
  const choice = (id: ItemName, checked: boolean): Item => action(id, undefined, { type: 'radio', checked })
  const { language, theme } = settings
  return [
    {
      label: texts.menus.language,
      submenu: [choice('language-fr', language === 'fr'), choice('language-en', language === 'en')],
    },
    {
      label: texts.menus.theme,
      submenu: [
        choice('theme-light', theme === 'light'),
        choice('theme-dark', theme === 'dark'),
        choice('theme-system', theme === 'system'),
      ],
    },
  ]
}

function viewMenu({ texts, settings, developer }: MenuParts, action: ReturnType<typeof actions>): Item {
  const { menus, items } = texts
  const tools: Item[] = developer
    ? [
        { role: 'reload', label: items.reload },
        { role: 'toggleDevTools', label: items.developer },
      ]
    : []
  return {
    label: menus.view,
    submenu: [
      action('view-list', undefined, { type: 'radio', checked: settings.view === 'list' }),
      action('view-grid', undefined, { type: 'radio', checked: settings.view === 'grid' }),
      SEPARATOR,
      action('toggle-sidebar', 'CmdOrCtrl+B'),
      action('toggle-inspector', 'CmdOrCtrl+I'),
      SEPARATOR,
      ...choices(settings, texts, action),
      SEPARATOR,
      { role: 'zoomIn', label: items.zoomIn },
      { role: 'zoomOut', label: items.zoomOut },
      { role: 'resetZoom', label: items.resetZoom },
      { role: 'togglefullscreen', label: items.fullscreen },
      ...tools,
    ],
  }
}

/** The menu in the language of the interface. */
export function menuTemplate(parts: MenuParts): Item[] {
  const { texts, isMac, logFile } = parts
  const { menus, items } = texts
  const action = actions(parts)
  const about: Item[] = isMac ? [] : [SEPARATOR, { id: 'about', role: 'about', label: items.about }]
  const help: Item[] = [
    action('shortcuts', 'F1'),
    { id: 'logs', label: items.logs, click: () => shell.showItemInFolder(logFile) },
    ...about,
  ]
  const go: Item[] = [action('inbox', 'Alt+1'), action('all', 'Alt+2'), action('trash', 'Alt+4')]
  const window: Item[] = [
    action('tab-next', 'Ctrl+Tab'),
    action('tab-previous', 'Ctrl+Shift+Tab'),
    action('tab-close', 'CmdOrCtrl+W'),
    action('tab-reopen', 'CmdOrCtrl+Shift+T'),
    SEPARATOR,
    { role: 'minimize', label: items.minimise },
    { role: 'close', accelerator: CLOSE_WINDOW, label: items.close },
  ]
  return [
    ...(isMac ? [macMenu(parts)] : []),
    fileMenu(parts, action),
    editMenu(parts, action),
    viewMenu(parts, action),
    { label: menus.go, submenu: go },
    { label: menus.window, role: 'window', submenu: window },
    { label: menus.help, role: 'help', submenu: help },
  ]
}
