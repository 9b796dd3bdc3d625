import { type BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron'
import type { ShellTexts } from './texts.ts'

/** Says what happened and what is safe, and asks how to go on. */
export async function tellOfFailure(
  what: 'core' | 'page' | 'start' | 'main',
  { failures }: ShellTexts,
  logFile: string,
  window: BrowserWindow | null = null,
): Promise<'restart' | 'quit'> {
  const buttons = [failures.restart, failures.showLogs, failures.quit]
  const options: MessageBoxOptions = {
    type: 'error',
    title: 'Cartable',
    message: failures[`${what}Title`],
    detail: failures[`${what}Text`],
    buttons,
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  }
  for (;;) {
    const { response } = await (window && !window.isDestroyed()
      ? dialog.showMessageBox(window, options)
      : dialog.showMessageBox(options))
    if (response === 1) shell.showItemInFolder(logFile)
    else return response === 0 ? 'restart' : 'quit'
  }
}
