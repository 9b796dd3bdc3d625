import { deflateSync, inflateSync } from 'node:zlib'
import { PDFDocument, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { packedContent } from './content.ts'

const { context } = await PDFDocument.create()
const flate = (text: string, more: Record<string, string> = {}) =>
  PDFRawStream.of(context.obj({ Filter: 'FlateDecode', ...more }), deflateSync(Buffer.from(text, 'latin1')))
const plain = (text: string) => PDFRawStream.of(context.obj({}), Buffer.from(text, 'latin1'))
const unpacked = (packed: Uint8Array): string => inflateSync(packed).toString('latin1')

describe('packedContent', () => {
  it('takes a single packed stream as it is', () => {
    const stream = flate('q 1 0 0 1 0 0 cm Q')
    expect(packedContent([stream])).toBe(stream.getContents())
  })

  it('joins streams, between which an operator may not run on', () => {
    expect(unpacked(packedContent([flate('q'), plain('Q')]))).toBe('q\nQ\n')
  })

  it('renames numbers of marked content, whatever other bytes there are', () => {
    const stream = flate('/P <</MCID 3>> BDC (\xe9\xff) Tj EMC')
    expect(unpacked(packedContent([stream]))).toBe('/P <</XCID 3>> BDC (\xe9\xff) Tj EMC\n')
  })

  it('reads on where a stream is cut off', () => {
    const whole = flate('BT (The same smuggler) Tj ET '.repeat(200)).getContents()
    const broken = PDFRawStream.of(
      context.obj({ Filter: 'FlateDecode' }),
      whole.subarray(0, whole.length - 6),
    )
    expect(unpacked(packedContent([broken, plain('Q')]))).toContain('The same smuggler')
  })

  it('gives an empty page an empty content', () => {
    expect(unpacked(packedContent([]))).toBe('')
  })
})
