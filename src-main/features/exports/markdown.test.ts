import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../contract/annotations.ts'
import { mark as anyMark } from '../../pdf/annotate/fixtures.ts'
import { marksToMarkdown, plainText, quoted, type MarksDocument } from './markdown.ts'

const markdown = new MarkdownIt({ html: true })

function mark(part: Partial<Annotation> = {}): Annotation {
  return {
    ...anyMark(),
    attachmentId: '01900000-0000-7000-8000-000000000001',
    concepts: [],
    author: 'Inès',
    modifiedAt: '2026-11-24T10:00:00.000Z',
    ...part,
  }
}

function document(part: Partial<MarksDocument>): MarksDocument {
  return {
    language: 'fr',
    title: 'Routes du Sahel',
    citation: 'MMC (2019). Routes du Sahel.',
    groups: [],
    pageLabel: (index) => String(index + 1),
    meaning: () => 'Essentiel',
    conceptLabel: (id) => id,
    ...part,
  }
}

/** Text of all that is shown, without the signs of Markdown. */
function shown(source: string): string {
  return markdown
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .map((token) => (token.type.endsWith('break') ? '\n' : token.content))
    .join('')
}

/** Items of the outermost list. */
const items = (source: string): number =>
  markdown.parse(source, {}).filter((token) => token.type === 'list_item_open' && token.level === 1).length

describe('marks as Markdown', () => {
  it('say what is shown, in the order and the groups in which it is', () => {
    const first = mark({
      quote: 'Plus de la moitié (54\u202f%)',
      comment: 'À *rapprocher*.\n\nPuis voir.',
      concepts: ['theme:smuggling'],
      pageIndex: 4,
    })
    const reply = mark({ id: 'r', comment: 'Fait.', author: 'Ali', firstAuthor: 'Bea' })
    const text = marksToMarkdown(
      document({
        groups: [{ title: 'p. 5', threads: [{ mark: first, replies: [reply] }] }],
        conceptLabel: () => 'Trafic illicite',
      }),
    )
    expect(text).toBe(
      [
        '# Routes du Sahel',
        'MMC (2019). Routes du Sahel.',
        '## p. 5',
        '- **Essentiel** · surlignage · p.\u00a05',
        '  > «\u00a0Plus de la moitié (54\u202f%)\u00a0»',
        '  À *rapprocher*.',
        '  Puis voir.',
        '  Étiquettes\u00a0: Trafic illicite · Inès, 24 novembre 2026',
        '  - Réponse – Ali (d’après Bea), 24 novembre 2026',
        '    Fait.\n',
      ].join('\n\n'),
    )
  })

  it('put words of a file between the quotation marks of the language', () => {
    expect(quoted('Who?', 'en')).toBe('“Who?”')
    expect(quoted('Qui\u202f?', 'fr')).toBe('«\u00a0Qui\u202f?\u00a0»')
    expect(quoted('«\u00a0Il m’a trouvé\u00a0»', 'fr')).toBe('«\u00a0Il m’a trouvé\u00a0»')
  })

  it('show words of a file as they are, whatever signs are among them', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'a\\`*_[]<>&~|#!-+.1)=(" \u00a0\u202f') })
    fc.assert(
      fc.property(signs, (words) => {
        expect(shown(`> “${plainText(words)}”`)).toBe(`“${words.replace(/ +/g, ' ').trim()}”`)
      }),
    )
  })

  it('keep each comment in its item, whatever it leaves open', () => {
    const piece = fc.constantFrom(
      '```',
      '~~~',
      '<!--',
      '<pre>',
      '- ',
      '1. ',
      '> ',
      '# ',
      '    ',
      'a',
      '\n',
      '\r',
    )
    const comment = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.array(comment, { minLength: 1, maxLength: 4 }), (comments) => {
        const threads = comments.map((each) => ({ mark: mark({ comment: each }), replies: [] }))
        const text = marksToMarkdown(document({ groups: [{ title: null, threads }] }))
        expect(items(text)).toBe(comments.length)
      }),
    )
  })
})
