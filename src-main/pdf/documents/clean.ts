import sanitizeHtml from 'sanitize-html'

/** Elements that carry text or its structure. Everything else is dropped, its text kept where it has any to read. */
const ELEMENTS = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'div', 'section', 'article'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['a', 'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'code', 'q', 'cite', 'abbr', 'mark', 'span'],
  ...['figure', 'figcaption', 'img', 'bdi', 'bdo'],
]
/** Elements whose contents are no text of the document. */
const SILENT = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'template',
  'title',
  'svg',
  'math',
  'object',
  'iframe',
]
const EVERYWHERE = ['lang', 'dir']
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i
/** Characters of all pictures of a document together: 24 MB of pixels as files. */
const MAX_PICTURES = 32 * 1024 ** 2

/** HTML that can be shown, and how many pictures were left out. */
export interface CleanHtml {
  readonly html: string
  readonly dropped: number
}

/**
 * Keeps of a page what is text: an allow-list of elements; of attributes the language, the direction, the address of a
 * link, the span of a cell. No style, class or name that could hide, cover or imitate; no script; nothing that is fetched
 * (pictures only where the file holds them itself).
 */
export function cleanHtml(html: string): CleanHtml {
  let [dropped, room] = [0, MAX_PICTURES]
  const keeps = (source: string): boolean => {
    if (!PICTURE.test(source) || source.length > room) return false
    room -= source.length
    return true
  }
  const clean = sanitizeHtml(html, {
    allowedTags: ELEMENTS,
    nonTextTags: SILENT,
    allowedAttributes: {
      '*': EVERYWHERE,
      a: ['href', 'id'],
      li: ['id', 'value'],
      ol: ['start'],
      img: ['src', 'alt'],
      th: ['colspan', 'rowspan', 'scope'],
      td: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    enforceHtmlBoundary: false,
    exclusiveFilter: ({ tag, attribs }) => {
      if (tag !== 'img' || keeps(attribs['src'] ?? '')) return false
      dropped += 1
      return true
    },
    // Names that others of the window could be addressed by.
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: named(attribs) }),
      li: (tagName, attribs) => ({ tagName, attribs: named(attribs) }),
    },
  })
  return { html: clean, dropped }
}

/** Names within a document, and links to them, get a prefix of their own. */
function named(attributes: Record<string, string>): Record<string, string> {
  const { id, href, ...rest } = attributes
  const inner = href?.startsWith('#') === true ? `#doc-${href.slice(1)}` : href
  return {
    ...rest,
    ...(id === undefined ? {} : { id: `doc-${id}` }),
    ...(inner === undefined ? {} : { href: inner }),
  }
}
