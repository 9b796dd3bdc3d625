import { existsSync } from 'node:fs'
import { basename, extname, isAbsolute, join } from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
  shell,
} from 'electron'
import { CartableError } from '../../contract/errors.ts'
import type { HostCall } from './messages.ts'
import type { ShellTexts } from './texts.ts'

type Window = BrowserWindow | null

const MAY_LEAVE: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:'])

/**
 * Opens an address in the system's browser or mail program: http, https and mailto only.
 *
 * @throws CartableError PERMISSION_DENIED
 */
export async function openExternal(address: string): Promise<void> {
  const url = URL.parse(address)
  if (!url || !MAY_LEAVE.has(url.protocol)) {
    throw new CartableError('PERMISSION_DENIED', { path: address })
  }
  await shell.openExternal(url.href)
}

function showFile(path: string): void {
  if (!isAbsolute(path) || !existsSync(path)) throw new CartableError('FILE_NOT_FOUND', { path })
  shell.showItemInFolder(path)
}

async function open(window: Window, options: OpenDialogOptions): Promise<string[]> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? [] : filePaths
}

async function save(window: Window, options: SaveDialogOptions): Promise<string | null> {
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? null : filePath
}

/** What may be chosen; see `host.chooseForImport`. */
type ImportKind = 'files' | 'folder' | 'records' | 'vocabulary' | 'annotations'

function importOptions(kind: ImportKind, { dialogs }: ShellTexts): OpenDialogOptions {
  if (kind === 'folder') {
    return { title: dialogs.importFolder, buttonLabel: dialogs.import, properties: ['openDirectory'] }
  }
  if (kind === 'records') {
    return {
      title: dialogs.importRecords,
      buttonLabel: dialogs.open,
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: dialogs.records, extensions: ['bib', 'ris', 'json', 'csv', 'xml', 'jsonl'] },
        { name: dialogs.all, extensions: ['*'] },
      ],
    }
  }
  if (kind === 'vocabulary' || kind === 'annotations') {
    const [title, name, extensions] =
      kind === 'vocabulary'
        ? [dialogs.importVocabulary, dialogs.vocabularies, ['ttl', 'jsonld', 'json']]
        : [dialogs.importAnnotations, dialogs.annotations, ['jsonld', 'json']]
    return {
      title,
      buttonLabel: dialogs.open,
      properties: ['openFile'],
      filters: [
        { name, extensions },
        { name: dialogs.all, extensions: ['*'] },
      ],
    }
  }
  return {
    title: dialogs.importFiles,
    buttonLabel: dialogs.import,
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: dialogs.pdf, extensions: ['pdf', 'html', 'htm', 'xhtml', 'txt', 'md', 'docx'] },
      { name: dialogs.all, extensions: ['*'] },
    ],
  }
}

/** The kind of file that a suggested name stands for, by its end; a PDF where it has none. */
function saveFilter(suggested: string, { dialogs }: ShellTexts): { name: string; extensions: string[] } {
  switch (extname(suggested).toLowerCase()) {
    case '.md':
      return { name: dialogs.markdown, extensions: ['md'] }
    case '.docx':
      return { name: dialogs.word, extensions: ['docx'] }
    case '.html':
      return { name: dialogs.html, extensions: ['html'] }
    case '.jsonld':
      return { name: dialogs.w3c, extensions: ['jsonld', 'json'] }
    case '':
    case '.pdf':
      return { name: dialogs.pdf, extensions: ['pdf'] }
    default: {
      const end = extname(suggested).slice(1).toLowerCase()
      return { name: end.toUpperCase(), extensions: [end] }
    }
  }
}

/**
 * Does what the core asks of the desktop.
 *
 * @returns the path or paths that a person chose; null or none when cancelled
 * @throws CartableError PERMISSION_DENIED, FILE_NOT_FOUND
 */
export async function answerHost(
  call: HostCall,
  window: Window,
  texts: ShellTexts,
): Promise<string | string[] | null> {
  const { dialogs } = texts
  switch (call.name) {
    case 'chooseForImport':
      return open(window, importOptions(call.kind, texts))
    case 'chooseLibrary': {
      const options = { title: dialogs.openLibrary, buttonLabel: dialogs.open }
      const [folder] = await open(window, { ...options, properties: ['openDirectory', 'createDirectory'] })
      return folder ?? null
    }
    case 'chooseSave':
      return save(window, {
        title: dialogs.save,
        // The name alone: where it goes is the person's choice.
        defaultPath: join(app.getPath('documents'), basename(call.suggested)),
        filters: [saveFilter(call.suggested, texts)],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
    case 'showFile':
      showFile(call.path)
      return null
    case 'openExternal':
      await openExternal(call.url)
      return null
  }
}
