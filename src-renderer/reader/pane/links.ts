import type { PDFDocumentProxy } from './pdfjs.ts'

/** A link that leads out of a file, judged. */
export interface LeavingLink {
  /** The whole address as the file gives it. */
  readonly address: string
  /** Whether it may be opened at all, after asking. */
  readonly allowed: boolean
}

/** An address in the parts that a person should look at: where it leads stands out from the rest. */
export interface AddressParts {
  readonly before: string
  /** Host of a web address, domain of a mail address; empty where there is none. */
  readonly host: string
  readonly after: string
}

/** Addresses longer than this are not opened: nobody can judge them. */
const LONGEST = 4000

/** Judges an address: web pages and mail may be opened, after asking; files, programs and scripts never. */
export function judgeLink(address: string): LeavingLink {
  const url = URL.parse(address.trim())
  const web = url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== ''
  const mail = url?.protocol === 'mailto:' && /^[^\s@]+@[^\s@]+$/.test(decodeURIComponentSafe(url.pathname))
  const allowed = (web || mail) && address.length <= LONGEST
  // As the browser reads it: names in other scripts as punycode, so that look-alikes show.
  return { address: allowed ? url.href : address.slice(0, LONGEST), allowed }
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Parts an address that {@link judgeLink} allowed, or any other text, at its host. */
export function addressParts(address: string): AddressParts {
  const url = URL.parse(address)
  const host = url?.protocol === 'mailto:' ? (url.pathname.split('@').at(-1) ?? '') : (url?.host ?? '')
  // The host is what follows the names before an @, so it is looked for after them.
  const from = url && url.protocol !== 'mailto:' ? url.href.indexOf('//') + 2 + userLength(url) : 0
  const at = host === '' ? -1 : address.indexOf(host, from)
  if (at < 0) return { before: address, host: '', after: '' }
  return { before: address.slice(0, at), host, after: address.slice(at + host.length) }
}

function userLength({ username, password }: URL): number {
  return username === '' && password === ''
    ? 0
    : username.length + (password === '' ? 0 : password.length + 1) + 1
}

/** The address of a link that pdf.js left without one because it does not follow such; null where there is none. */
export async function refusedAddress(
  document: PDFDocumentProxy,
  pageNumber: number,
  annotationId: string,
): Promise<string | null> {
  const page = await document.getPage(pageNumber)
  const all: readonly { id?: string; url?: string; unsafeUrl?: string }[] = await page.getAnnotations()
  const link = all.find(({ id }) => id === annotationId)
  return link?.url ?? link?.unsafeUrl ?? null
}
