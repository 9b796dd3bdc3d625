import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { blocksOfMarkdown, textOfInlines } from './markdown.ts'

describe('blocksOfMarkdown', () => {
  it('reads paragraphs with styles, links, code and line ends', () => {
    expect(blocksOfMarkdown('A *b **c*** ~~d~~ `e`\nf  \n[g](https://h.org "t")')).toEqual([
      {
        t: 'par',
        body: [
          { t: 'text', s: 'A ' },
          {
            t: 'emph',
            body: [
              { t: 'text', s: 'b ' },
              { t: 'strong', body: [{ t: 'text', s: 'c' }] },
            ],
          },
          { t: 'text', s: ' ' },
          { t: 'strike', body: [{ t: 'text', s: 'd' }] },
          { t: 'text', s: ' ' },
          { t: 'code', s: 'e' },
          { t: 'text', s: ' ' },
          { t: 'text', s: 'f' },
          { t: 'br' },
          { t: 'link', url: 'https://h.org', body: [{ t: 'text', s: 'g' }] },
        ],
      },
    ])
  })

  it('reads nested lists, quotations, tables, code and rules', () => {
    const source = '3. a\n   - b\n\n> q\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```\nc\n```\n\n---'
    const blocks = blocksOfMarkdown(source)
    expect(blocks.map(({ t }) => t)).toEqual(['list', 'quote', 'table', 'pre', 'rule'])
    const par = (s: string) => ({ t: 'par', body: [{ t: 'text', s }] })
    expect(blocks[0]).toEqual({
      t: 'list',
      ordered: true,
      start: 3,
      items: [[par('a'), { t: 'list', ordered: false, start: 1, items: [[par('b')]] }]],
    })
    const cell = (s: string) => ({ body: [par(s)], colspan: 1, rowspan: 1 })
    expect(blocks[2]).toEqual({
      t: 'table',
      columns: 2,
      header: [cell('x'), cell('y')],
      cells: [cell('1'), cell('2')],
    })
  })

  it('makes headings bold paragraphs, and keeps HTML and pictures as their words', () => {
    expect(
      blocksOfMarkdown('# H\n\n<b onclick="x">t</b>\n\n![alt](https://tracker.org/p.png)').map((block) =>
        block.t === 'par' ? textOfInlines(block.body) : block.t,
      ),
    ).toEqual(['H', '<b onclick="x">t</b>', 'alt'])
  })

  it('drops addresses that a reader should not follow', () => {
    const text = JSON.stringify(
      blocksOfMarkdown('[a](file:///etc/passwd) [b](javascript:alert(1)) [c](./x.pdf)'),
    )
    expect(text).not.toContain('link')
  })

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(Array.isArray(blocksOfMarkdown(text))).toBe(true)
      }),
    )
  })
})
