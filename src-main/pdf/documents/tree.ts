/** An element of a cleaned document, or a text. */
export type DocumentNode = string | DocumentElement

export interface DocumentElement {
  readonly tag: string
  readonly attributes: Record<string, string>
  readonly children: DocumentNode[]
}

const VOID = new Set(['br', 'hr', 'img'])
/** Deeper nesting than any document has; what lies deeper becomes text of the last level. */
const DEEPEST = 100
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*\/?>|[^<]+|</gy
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
}

/**
 * Reads HTML as `cleanHtml` writes it: known elements, quoted attributes, four entities. It is no parser for pages; those
 * were read before, by one that repairs what browsers repair.
 */
export function parseClean(html: string): DocumentElement {
  const root: DocumentElement = { tag: 'body', attributes: {}, children: [] }
  const open: DocumentElement[] = [root]
  for (const [token, closing, tag, attributes = ''] of html.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root
    if (tag === undefined) {
      parent.children.push(plain(token))
    } else if (closing === '/') {
      const at = open.findLastIndex((element) => element.tag === tag)
      if (at > 0) open.length = at
    } else {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [
        name,
        plain(value),
      ])
      const element: DocumentElement = {
        tag,
        attributes: Object.fromEntries(pairs) as Record<string, string>,
        children: [],
      }
      parent.children.push(element)
      if (!VOID.has(tag) && open.length < DEEPEST) open.push(element)
    }
  }
  return root
}

/** All text below a node, without spaces at its ends. */
export function textOf(node: DocumentNode): string {
  return rawText(node).replace(/\s+/g, ' ').trim()
}

function rawText(node: DocumentNode): string {
  if (typeof node === 'string') return node
  return node.tag === 'br' ? '\n' : node.children.map(rawText).join('')
}
