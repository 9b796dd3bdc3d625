import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveParts, requireWordDocument } from './archive.ts'
import { cleanHtml } from './clean.ts'
import { convert } from './convert.ts'
import { decodeText } from './decode.ts'
import { htmlOf, sectionsOf } from './sections.ts'
import { parseClean, textOf } from './tree.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding))

describe('the encoding of a text', () => {
  it('is that of the byte order mark, of the page itself, UTF-8, or the one that fits anything', () => {
    const utf16 = Buffer.from('\ufeffdéjà', 'utf16le')
    expect(decodeText(utf16, true)).toBe('déjà')
    expect(
      decodeText(
        Uint8Array.from(utf16).map((_, at, all) => all[at ^ 1] ?? 0),
        true,
      ),
    ).toBe('déjà')
    expect(decodeText(bytes('\ufeffdéjà'), false)).toBe('déjà')
    expect(decodeText(bytes('déjà'), false)).toBe('déjà')
    expect(decodeText(bytes('d\u00e9j\u00e0 \u0080', 'latin1'), false)).toBe('déjà €')
    expect(decodeText(bytes('<meta charset="iso-8859-6">\u00c7', 'latin1'), true)).toContain('ا')
    expect(decodeText(bytes('<meta charset="nonsense">é'), true)).toContain('é')
  })

  it('never keeps a text from being read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => typeof decodeText(any, true) === 'string'),
    )
  })
})

describe('cleaning', () => {
  it('keeps text and structure, and nothing that runs, hides or fetches', () => {
    const { html, dropped } =
      cleanHtml(`<h1 onclick="x()" style="position:fixed">Title</h1><script>alert(1)</script>
      <p class="hidden" style="display:none">Shown<img src="https://a.example/x.png"><img src="data:image/svg+xml;base64,AAAA">
      <img src="data:image/png;base64,iVBORw0KGgo=" alt="a"></p><iframe srcdoc="<p>no</p>"></iframe>
      <a href="javascript:x()">one</a><a href="https://example.org/">two</a><a href="#n1" id="r1">three</a><form><input value="v"></form>`)
    expect(html).toContain('<h1>Title</h1>')
    expect(html).toContain('<p>Shown')
    expect(html).toContain('href="https://example.org/"')
    expect(html).toContain('<a id="doc-r1" href="#doc-n1">three</a>')
    expect(html).toContain('data:image/png')
    expect(dropped).toBe(2)
    expect(html).not.toMatch(/script|style|onclick|class|svg|a\.example|iframe|form|input|javascript/)
  })

  it('leaves only known elements and attributes, whatever comes in', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<a href="',
        '"',
        '>',
        '<script>',
        '<svg onload=',
        '<img src=x onerror=',
        '<!--',
        '-->',
        '<![CDATA[',
        '<math>',
        '<style>',
        '&lt;script&gt;',
        '&#x3c;',
        'javascript:',
        '</',
        '<p style=',
      ),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const { html } = cleanHtml(parts.join(''))
        for (const [tag] of html.matchAll(/<[^>]*>/g)) {
          expect(tag).not.toMatch(/^<\/?(?:script|style|svg|math|iframe|object|form|input)/i)
          expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/\son|style|class|srcdoc/i)
          expect(tag).not.toMatch(
            /(?:href|src)="\s*(?:javascript|vbscript|data:text|https?:\/\/[^"]*"[^>]*src)/i,
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  it('writes what the tree reads back to the letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const { html } = cleanHtml(
          `<p lang="fr">${a}</p><ul><li><a href="https://x.org/?q=${encodeURIComponent(b)}">y</a></li></ul>`,
        )
        expect(parseClean(parseClean(html).children.map(htmlOf).join(''))).toEqual(parseClean(html))
      }),
    )
  })
})

describe('documents', () => {
  it('are cut into sections at their headings, which are found again by number', async () => {
    const page =
      '<title>Rapport &amp; suite</title><html lang="fr-FR"><h1>Un</h1><p>a</p><h2>Deux</h2><h3>Trois</h3><p>b</p>'
    const { html, title, language } = await convert(bytes(page), 'html')
    expect([title, language]).toEqual(['Rapport & suite', 'fr'])
    const tree = parseClean(html)
    const sections = sectionsOf(tree)
    expect(sections.map(({ blocks }) => blocks.map(({ text }) => text))).toEqual([
      ['Un', 'a'],
      ['Deux', 'Trois', 'b'],
    ])
    expect(tree.children.map(htmlOf).join('')).toContain('<h2 data-section="1">Deux</h2>')
  })

  it('of plain text keep it to the letter, markup included', async () => {
    const { html } = await convert(bytes('<b>one</b>\r\ntwo\r\n\r\n\r\n# three & four'), 'text')
    expect(textOf(parseClean(html))).toBe('<b>one</b> two # three & four')
  })

  it('of Markdown take no HTML', async () => {
    const { html } = await convert(bytes('# T\n\n<script>x</script> **b** [l](javascript:x)'), 'markdown')
    expect(html).toContain('<strong>b</strong>')
    expect(html).not.toMatch(/<script|href="javascript/)
  })

  it('that are no Word documents, or would fill the memory, are refused', async () => {
    await expect(convert(bytes('PK\u0003\u0004 nonsense'), 'word')).rejects.toMatchObject({
      code: 'DOCUMENT_CORRUPT',
    })
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(0xf0000000, 24)
    entry.writeUInt16LE(17, 28)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(1, 10)
    const bomb = new Uint8Array(Buffer.concat([entry, Buffer.from('word/document.xml'), end]))
    expect(archiveParts(bomb)).toEqual([{ name: 'word/document.xml', size: 0xf0000000 }])
    expect(() => requireWordDocument(bomb)).toThrow('PDF_MEMORY')
  })
})
