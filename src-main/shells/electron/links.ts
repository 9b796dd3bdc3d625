import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type HostEvent, LibraryLink } from '../../contract/host.ts'

/** What the arguments of a start ask for. */
export interface Asked {
  readonly events: HostEvent[]
  /** Folder of the library to open. */
  readonly library: string | null
}

/**
 * Reads `cartable://open/<publication>[/<attachment>[/<annotation>]][?page=N]`. Such a link can stand in any web page or
 * message, so it names things and can do nothing; `null` for any other address.
 */
export function parseLink(text: string): LibraryLink | null {
  const url = URL.parse(text)
  if (url?.protocol !== 'cartable:' || url.host !== 'open') return null
  const parts = url.pathname.split('/').filter((part) => part !== '')
  if (parts.length > 3) return null
  const [publicationId, attachmentId = null, annotationId = null] = parts
  const page = url.searchParams.get('page')
  const link = { publicationId, attachmentId, annotationId, page: page === null ? null : Number(page) }
  const parsed = LibraryLink.safeParse(link)
  return parsed.success ? parsed.data : null
}

function pdfPath(argument: string, folder: string): string | null {
  if (!/\.pdf$/i.test(argument)) return null
  try {
    const path = argument.startsWith('file:') ? fileURLToPath(argument) : resolve(folder, argument)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/**
 * Reads the arguments of a start, without the program's own: a library, links and PDF files. Everything else is passed
 * over: Chromium adds switches of its own to those of a second start.
 *
 * @param folder working folder of that start
 */
export function parseArguments(argv: readonly string[], folder: string): Asked {
  const links: HostEvent[] = []
  const paths: string[] = []
  let library: string | null = null
  const rest = argv.values()
  for (const argument of rest) {
    if (argument === '--library') library = rest.next().value ?? null
    else if (argument.startsWith('--library=')) library = argument.slice('--library='.length)
    else if (!argument.startsWith('-')) {
      const link = parseLink(argument)
      const path = link === null ? pdfPath(argument, folder) : null
      if (link !== null) links.push({ kind: 'link', link })
      if (path !== null) paths.push(path)
    }
  }
  const files: HostEvent[] = paths.length === 0 ? [] : [{ kind: 'files', paths }]
  // A start by a link obeys nothing but the link: whoever wrote it may have hidden options in it.
  const folderAsked = links.length > 0 ? null : library
  return { events: [...files, ...links], library: folderAsked === null ? null : resolve(folder, folderAsked) }
}
