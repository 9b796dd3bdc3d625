import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findXmpPacket } from './xmp-packet.ts'
import { readXmp } from './xmp-reader.ts'

function packet(description: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${description}</rdf:RDF></x:xmpmeta>`
}

const REPORT = packet(`<rdf:Description rdf:about="" xmlns:d="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:own="urn:own" pdf:Producer='Typst &amp; Co'>
  <!-- <d:title>not this</d:title> -->
  <d:title><rdf:Alt><rdf:li xml:lang="fr">Routes &#xE9;</rdf:li><rdf:li>Roads</rdf:li></rdf:Alt></d:title>
  <d:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li/><rdf:li>B</rdf:li></rdf:Seq></d:creator>
  <own:note>&unknown; kept</own:note>
  <own:structure rdf:parseType="Resource"><own:inner>deep</own:inner></own:structure>
</rdf:Description>`)

describe('readXmp', () => {
  it('reads simple values, lists and alternatives with the usual prefixes', () => {
    expect(readXmp(REPORT)).toEqual({
      'pdf:Producer': ['Typst & Co'],
      'dc:title': ['Routes é', 'Roads'],
      'dc:creator': ['A', 'B'],
      'own:note': ['&unknown; kept'],
    })
  })

  it('takes any text without failing', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      "'",
      '<!--',
      '-->',
      '<rdf:li>',
      '</rdf:li>',
      'a:b',
      '=',
      ' ',
      '&#x110000;',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(typeof readXmp(packet(`<rdf:Description>${parts.join('')}</rdf:Description>`))).toBe('object')
      }),
    )
  })

  it('bounds depth and hostile names', () => {
    expect(readXmp(packet('<a:b>'.repeat(100_000)))).toEqual({})
    const hostile = readXmp(packet('<rdf:Description><__proto__:x>1</__proto__:x></rdf:Description>'))
    expect(hostile).toEqual({ '__proto__:x': ['1'] })
  })
})

describe('findXmpPacket', () => {
  it('prefers the packet of the file to those of its pictures', () => {
    const picture = packet('<rdf:Description tiff:Make="Camera"/>')
    const bytes = Buffer.from(`%PDF-1.7 ${REPORT} stream ${picture} %%EOF`)
    expect(findXmpPacket(bytes, ['Typst'])).toBe(REPORT)
  })

  it('takes the last of equal packets, the newest', () => {
    const [old, recent] = ['old', 'new'].map((title) =>
      packet(`<rdf:Description pdf:Producer="x" t:t="${title}"/>`),
    )
    expect(findXmpPacket(Buffer.from(`${old}\n${recent}`), [])).toBe(recent)
  })

  it('inflates a compressed metadata stream', () => {
    const dictionary = '7 0 obj\n<< /Type /Metadata /Subtype /XML /Filter /FlateDecode /Length 9 >>\nstream\n'
    const bytes = Buffer.concat([Buffer.from(dictionary), deflateSync(REPORT), Buffer.from('\nendstream')])
    expect(findXmpPacket(bytes, [])).toBe(REPORT)
  })

  it('finds nothing in files without, cut or with damaged packets', () => {
    expect(findXmpPacket(Buffer.from('%PDF-1.7'), [])).toBe('')
    expect(findXmpPacket(Buffer.from(REPORT.slice(0, -5)), [])).toBe('')
    const damaged = '<< /Type /Metadata /Subtype /XML /Filter /FlateDecode >>\nstream\nnot zlib\nendstream'
    expect(findXmpPacket(Buffer.from(damaged), [])).toBe('')
  })
})
