import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARKDOWN_TAGS, markdownNodes, type MarkdownNode } from './markdown-nodes.ts'

const textOf = (nodes: readonly MarkdownNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('')
const all = (nodes: readonly MarkdownNode[]): MarkdownNode[] =>
  nodes.flatMap((node) => [node, ...(typeof node === 'string' ? [] : all(node.children))])
const elements = (text: string) => all(markdownNodes(text)).filter((node) => typeof node !== 'string')

describe('a comment in Markdown', () => {
  it('is emphasised, listed and broken into lines', () => {
    expect(markdownNodes('À **voir**\nici\n\n- un\n- deux')).toEqual([
      {
        tag: 'p',
        children: ['À ', { tag: 'strong', children: ['voir'] }, { tag: 'br', children: [] }, 'ici'],
      },
      {
        tag: 'ul',
        children: [
          { tag: 'li', children: ['un'] },
          { tag: 'li', children: ['deux'] },
        ],
      },
    ])
    expect(markdownNodes('# Titre')).toEqual([{ tag: 'p', children: ['Titre'] }])
  })

  it('leads to addresses of the web alone', () => {
    expect(elements('[a](https://example.org/x)')).toContainEqual({
      tag: 'a',
      href: 'https://example.org/x',
      children: ['a'],
    })
    expect(elements('see https://example.org').some((node) => node.tag === 'a')).toBe(true)
    for (const bad of [
      '[a](javascript:alert(1))',
      '[a](file:///etc/passwd)',
      '[a](cartable://open/x)',
      'www.a.org',
    ]) {
      expect(elements(bad).filter((node) => node.tag === 'a')).toEqual([])
    }
  })

  it('shows HTML as text and fetches no picture', () => {
    const hostile = '<img src=x onerror=alert(1)> ![p](https://evil.example/p.png) <script>x</script>'
    expect(textOf(markdownNodes(hostile))).toContain('<img src=x onerror=alert(1)>')
    expect(elements(hostile).every((node) => node.tag === 'p' || node.tag === 'a')).toBe(true)
  })

  it('is a tree of harmless elements, whatever is typed', () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '`',
      '[',
      '](',
      ')',
      '<b>',
      '\n',
      '- ',
      '> ',
      '|',
      'a',
      '~~',
      '![',
      '#',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          for (const node of elements(text)) {
            expect(MARKDOWN_TAGS).toContain(node.tag)
            expect(Object.keys(node).filter((key) => !['tag', 'href', 'children'].includes(key))).toEqual([])
          }
        },
      ),
    )
  })
})
