import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import type { Inline } from '../../typeset/content.ts'
import { markdownInlines } from './inline.ts'

const reader = new MarkdownIt('commonmark').enable('strikethrough')
const shown = (source: string): string =>
  reader
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .map(({ type, content }) => (type === 'html_inline' ? '' : type.endsWith('break') ? ' ' : content))
    .join('')
const SIGNS = 'a1\\`*_[]<>&~|#!-+.)=(":;@$^{} \u00a0«»'
const text = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 12 })
const plain = (words: string): string => words.replace(/ +/g, ' ').trim()

describe('words in Markdown', () => {
  it('stay what they are, whatever signs are among them', () => {
    fc.assert(
      fc.property(text, (words) => {
        const source = markdownInlines([{ t: 'text', s: words }], 'line')
        expect(plain(shown(source))).toBe(plain(words))
        expect(
          reader.parse(source, {}).filter(({ type }) => /_open$/.test(type) && type !== 'paragraph_open'),
        ).toEqual([])
      }),
    )
  })

  it('stay what they are in bold and in italics, beside any others', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('strong', 'emph', 'strike'),
        text,
        text,
        (before, t, inner, after) => {
          const line: Inline[] = [
            { t: 'text', s: before },
            { t, body: [{ t: 'text', s: inner }] },
            { t: 'text', s: after },
          ]
          const letters = (words: string): string => words.replace(/\s/g, '')
          expect(letters(shown(markdownInlines(line, 'line')))).toBe(letters(before + inner + after))
        },
      ),
    )
  })

  it('are marked by signs where these are read as such, by tags elsewhere', () => {
    const bold = (body: string, after: string) =>
      markdownInlines(
        [
          { t: 'strong', body: [{ t: 'text', s: body }] },
          { t: 'text', s: after },
        ],
        'line',
      )
    expect(bold('oui', ' et non')).toBe('**oui** et non')
    expect(bold('oui', 's')).toBe('<strong>oui</strong>s')
  })
})
