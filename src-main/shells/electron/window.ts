import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from 'electron'
import { resourcePath } from '../../base/resources.ts'
import { type ShellStateFile, visibleBounds } from './window-state.ts'

const SIZE = { width: 1280, height: 820 }
/** Small enough for a page enlarged to 200 % on a small screen. */
const SMALLEST = { minWidth: 640, minHeight: 420 }
const SAVE_PAUSE_MS = 500
const PAPER = { light: '#fbfaf7', dark: '#16181b' }

/** Options of the window: no Node, no bridge but the preload's, no guests, everything in the sandbox. */
export function windowOptions(state: ShellStateFile, developer: boolean): BrowserWindowConstructorOptions {
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const bounds = visibleBounds(state.get().bounds, areas)
  return {
    ...SIZE,
    ...bounds,
    ...SMALLEST,
    show: false,
    title: 'Cartable',
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    ...(process.platform === 'linux' ? { icon: resourcePath('assets', 'icons', 'icon.png') } : {}),
    webPreferences: {
      preload: resourcePath('out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: developer,
    },
  }
}

function rememberPlace(window: BrowserWindow, state: ShellStateFile): void {
  let timer: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(timer)
    if (!window.isDestroyed()) {
      void state.set({ bounds: window.getNormalBounds(), maximised: window.isMaximized() })
    }
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(save, SAVE_PAUSE_MS)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('close', save)
}

/** Makes the window where it was last. It is shown when its page is. */
export function makeWindow(state: ShellStateFile, developer: boolean): BrowserWindow {
  const window = new BrowserWindow(windowOptions(state, developer))
  window.once('ready-to-show', () => {
    if (state.get().maximised) window.maximize()
    window.show()
  })
  rememberPlace(window, state)
  return window
}
