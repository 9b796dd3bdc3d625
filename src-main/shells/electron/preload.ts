import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { READY_CHANNEL, PORT_CHANNEL, PORT_MESSAGE } from './channels.ts'

/** The page's window; the program around it is compiled without the types of the DOM. */
declare const window: { postMessage(message: unknown, target: string, transfer: unknown[]): void }

// The page gets one port to the core and the paths of files that a person dropped. Nothing else of Electron or Node.
contextBridge.exposeInMainWorld('cartable', {
  portMessage: PORT_MESSAGE,
  ready: () => ipcRenderer.send(READY_CHANNEL),
  pathForFile: (file: File) => webUtils.getPathForFile(file),
})

// A port cannot cross the bridge; a message of the window to itself can carry it.
ipcRenderer.on(PORT_CHANNEL, (event) => {
  window.postMessage(PORT_MESSAGE, '*', [...event.ports])
})
