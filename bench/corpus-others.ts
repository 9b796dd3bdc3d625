import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LIMIT_MS = 30_000

/** Whether there is anything to read: spaces, control characters and glyphs without meaning are no text. */
export function isText(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Co}\ufffd]/u.test(text)
}

async function byPdftotext(path: string, password: string | undefined): Promise<boolean> {
  for (const args of password === undefined ? [[]] : [['-upw', password], []]) {
    const text = await run('pdftotext', [...args, path, '-'], { timeout: LIMIT_MS, maxBuffer: 1 << 28 }).then(
      ({ stdout }) => stdout,
      () => '',
    )
    if (isText(text)) return true
  }
  return false
}

/** Run in a process of its own, since a hostile file may never end: `node corpus-others.ts PATH [PASSWORD]`. */
async function byPdfjsHere(path: string, password: string | undefined): Promise<boolean> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const data = new Uint8Array(await readFile(path))
  const document = await getDocument({
    data,
    verbosity: 0,
    ...(password === undefined ? {} : { password }),
  }).promise
  for (let page = 1; page <= Math.min(document.numPages, 50); page += 1) {
    const content = await (await document.getPage(page)).getTextContent()
    if (content.items.some((item) => 'str' in item && isText(item.str))) return true
  }
  return false
}

async function byPdfjs(path: string, password: string | undefined): Promise<boolean> {
  const args = [import.meta.filename, path, ...(password === undefined ? [] : [password])]
  return run(process.execPath, args, { timeout: LIMIT_MS, killSignal: 'SIGKILL' }).then(
    ({ stdout }) => stdout.includes('has text'),
    () => false,
  )
}

/** Files of which pdftotext or pdf.js reads text. */
export async function openedElsewhere(
  paths: readonly string[],
  password: string | undefined,
): Promise<Set<string>> {
  const found = new Set<string>()
  const next = paths.values()
  const work = async (): Promise<void> => {
    for (const path of next) {
      if ((await byPdftotext(path, password)) || (await byPdfjs(path, password))) found.add(path)
    }
  }
  await Promise.all([work(), work()])
  return found
}

if (process.argv[1] === import.meta.filename) {
  const [, , path = '', password] = process.argv
  const found = await byPdfjsHere(path, password).catch(() => false)
  process.stdout.write(found ? 'has text\n' : 'none\n', () => process.exit(0))
}
