import mammoth from 'mammoth'
import MarkdownIt from 'markdown-it'
import { CartableError } from '../../contract/errors.ts'
import type { DocumentKind } from '../../contract/media.ts'
import { requireWordDocument } from './archive.ts'
import { cleanHtml } from './clean.ts'
import { decodeText } from './decode.ts'

/** A document as HTML that can be shown, and what it says of itself. */
export interface Converted {
  readonly html: string
  /** Pictures that were left out. */
  readonly dropped: number
  readonly title: string | null
  readonly author: string | null
  /** `lang` of the page. */
  readonly language: string | null
  /** Date as the page gives it. */
  readonly date: string | null
}

const NOTHING = { title: null, author: null, language: null, date: null }
/** A picture of a Word document larger than this is left out; bytes. */
const MAX_PICTURE = 8 * 1024 ** 2
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Plain text: paragraphs stand between blank lines, and lines are kept. */
function fromText(text: string): string {
  return text
    .replaceAll('\0', '')
    .split(/\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+/)
    .map((part) => part.replaceAll('\r', '').replace(/^\n+|\s+$/g, ''))
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}

/** Content of `<meta name=…>`, by the first of several names. */
function meta(html: string, names: readonly string[]): string | null {
  for (const [element] of html.matchAll(/<meta\b[^>]{0,2000}>/gi)) {
    const [, name] = /(?:name|property)\s*=\s*["']?([\w:.-]+)/i.exec(element) ?? []
    const [, double, single] = /content\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(element) ?? []
    const content = (double ?? single ?? '').trim()
    if (name !== undefined && names.includes(name.toLowerCase()) && content !== '') return textOfHtml(content)
  }
  return null
}

/** Text of a piece of HTML, entities read. */
function textOfHtml(html: string): string {
  const text = cleanHtml(html).html.replace(/<[^>]*>/g, '')
  const plain = text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  return plain.replace(/\s+/g, ' ').trim().slice(0, 500)
}

function fromPage(page: string): Converted {
  const [, title = ''] = /<title\b[^>]{0,200}>([^<]{0,1000})/i.exec(page) ?? []
  const [, language = null] = /<html\b[^>]{0,1000}?\blang\s*=\s*["']?([a-z]{2,3})\b/i.exec(page) ?? []
  return {
    ...cleanHtml(page),
    title: textOfHtml(title) || null,
    author: meta(page, ['author', 'dc.creator', 'citation_author']),
    language: language?.toLowerCase() ?? null,
    date: meta(page, [
      'article:published_time',
      'dc.date',
      'dcterms.issued',
      'citation_publication_date',
      'date',
    ]),
  }
}

async function fromWord(bytes: Uint8Array): Promise<Converted> {
  requireWordDocument(bytes)
  let large = 0
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
      {
        convertImage: mammoth.images.imgElement(async (image) => {
          const data = PICTURES.has(image.contentType) ? await image.readAsBase64String() : ''
          if (data !== '' && data.length <= MAX_PICTURE)
            return { src: `data:${image.contentType};base64,${data}` }
          large += 1
          return { src: '' }
        }),
      },
    )
    return { ...NOTHING, ...cleanHtml(value) }
  } catch (error) {
    if (error instanceof CartableError) throw error
    throw new CartableError(
      'DOCUMENT_CORRUPT',
      { detail: String(error).slice(0, 200), large },
      { cause: error },
    )
  }
}

/**
 * Turns a document into HTML that can be shown. Whatever it was, the same cleaning has the last word.
 * @throws CartableError DOCUMENT_CORRUPT, PDF_MEMORY
 */
export async function convert(bytes: Uint8Array, kind: DocumentKind): Promise<Converted> {
  switch (kind) {
    case 'html':
      return fromPage(decodeText(bytes, true))
    case 'markdown':
      return {
        ...NOTHING,
        ...cleanHtml(new MarkdownIt({ html: false, linkify: false }).render(decodeText(bytes, false))),
      }
    case 'text':
      return { ...NOTHING, ...cleanHtml(fromText(decodeText(bytes, false))) }
    case 'word':
      return fromWord(bytes)
  }
}
