import MarkdownIt from 'markdown-it'

/** What a comment shows: text, or an element of a few harmless kinds with what is in it. */
export type MarkdownNode =
  string | { readonly tag: MarkdownTag; readonly href?: string; readonly children: readonly MarkdownNode[] }

/** Elements that a comment may become. Headings are only emphasised: the outline of the window is not the comment's. */
export const MARKDOWN_TAGS = [
  ...['p', 'em', 'strong', 's', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'a'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
] as const
export type MarkdownTag = (typeof MARKDOWN_TAGS)[number]

const HEADINGS = /^h[1-6]$/
const ADDRESS = /^https?:\/\//i

/** HTML is shown as the text that it is, images are not fetched, a line end is one. */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image')
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })

type Token = ReturnType<typeof markdown.parse>[number]

interface Open {
  readonly tag: MarkdownTag | null
  readonly href?: string
  readonly children: MarkdownNode[]
}

function tagOf(token: Token): MarkdownTag | null {
  if (token.hidden) return null
  if (HEADINGS.test(token.tag)) return 'p'
  return MARKDOWN_TAGS.find((tag) => tag === token.tag) ?? null
}

function leafOf(token: Token): MarkdownNode {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return { tag: 'br', children: [] }
    case 'hr':
      return { tag: 'hr', children: [] }
    case 'code_inline':
      return { tag: 'code', children: [token.content] }
    case 'code_block':
    case 'fence':
      return { tag: 'pre', children: [token.content] }
    default:
      return token.content
  }
}

function treeOf(tokens: readonly Token[]): MarkdownNode[] {
  const stack: Open[] = [{ tag: null, children: [] }]
  const put = (nodes: readonly MarkdownNode[]): void => void stack.at(-1)?.children.push(...nodes)
  for (const token of tokens) {
    if (token.type === 'inline') put(treeOf(token.children ?? []))
    else if (token.nesting === 1) {
      const address = token.tag === 'a' ? String(token.attrGet('href') ?? '') : ''
      const isLink = ADDRESS.test(address)
      const tag = token.tag === 'a' && !isLink ? null : tagOf(token)
      stack.push({ tag, children: [], ...(isLink ? { href: address } : {}) })
    } else if (token.nesting === -1) {
      const done = stack.length > 1 ? stack.pop() : undefined
      if (!done) continue
      const { tag, ...rest } = done
      put(tag === null ? rest.children : [{ tag, ...rest }])
    } else put([leafOf(token)].filter((node) => node !== ''))
  }
  return stack.flatMap(({ children }) => children)
}

/**
 * A comment in Markdown as a tree to draw. By its type it can hold neither scripts, nor pictures, nor attributes other
 * than the address of a link, and that is one of the web.
 */
export function markdownNodes(text: string): MarkdownNode[] {
  return treeOf(markdown.parse(text, {}))
}
