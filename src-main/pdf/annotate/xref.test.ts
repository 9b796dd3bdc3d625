import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { paper } from './fixtures.ts'
import { readXref, type Xref, type XrefProblem } from './xref.ts'

function read(bytes: Uint8Array): Xref | XrefProblem {
  return readXref(bytes)
}

function found(bytes: Uint8Array): Xref {
  const xref = read(bytes)
  if (typeof xref === 'string') throw new Error(xref)
  return xref
}

async function withStreams(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await paper(), { updateMetadata: false })
  return await document.save({ useObjectStreams: true })
}

/** The paper with a few bytes of text replaced by as many others. */
async function tampered(from: string | RegExp, to: (match: string) => string): Promise<Buffer> {
  const text = Buffer.from(await paper()).toString('latin1')
  return Buffer.from(text.replace(from, to), 'latin1')
}

describe('readXref', () => {
  it('reads a table', async () => {
    const bytes = await paper()
    const xref = found(bytes)
    expect(xref.kind).toBe('table')
    for (const [object, offset] of xref.offsets) {
      expect(Buffer.from(bytes).toString('latin1', offset, offset + 20)).toMatch(
        new RegExp(`^${object} 0 obj`),
      )
    }
    expect(xref.nextObject).toBe(Math.max(...xref.offsets.keys()) + 1)
  })

  it('reads a stream, with what lies in object streams', async () => {
    const xref = found(await withStreams())
    expect(xref.kind).toBe('stream')
    expect([...xref.entries.values()].some(({ within }) => within !== null)).toBe(true)
  })

  it('follows older sections, the newest entry first', async () => {
    const bytes = await paper()
    const { start, nextObject } = found(bytes)
    const update = `\n1 0 obj\n<<>>\nendobj\nxref\n1 1\n${String(bytes.length + 1).padStart(10, '0')} 00000 n \n`
    const at = bytes.length + 1 + Buffer.from('1 0 obj\n<<>>\nendobj\n').length
    const trailer = `trailer\n<</Size ${nextObject}/Root 2 0 R/Prev ${start}>>\nstartxref\n${at}\n%%EOF\n`
    const xref = found(Buffer.concat([bytes, Buffer.from(update + trailer)]))
    expect(xref.offsets.get(1)).toBe(bytes.length + 1)
    expect(xref.offsets.size).toBe(found(bytes).offsets.size)
  })

  it.each<[XrefProblem, () => Promise<Uint8Array>]>([
    ['junk-before-header', async () => Buffer.concat([Buffer.from('\n'), await paper()])],
    ['startxref-missing', () => tampered('startxref', () => 'startxxxx')],
    ['xref-unreadable', () => tampered(/startxref\n\d+/, () => 'startxref\n9')],
    ['xref-wrong-offset', () => tampered(/\n\d{10} 00000 n/, () => '\n0000000011 00000 n')],
    ['no-root', () => tampered('/Root', () => '/Ruut')],
  ])('names the problem %s', async (problem, make) => {
    expect(read(await make())).toBe(problem)
  })

  it('ends on sections that name each other', async () => {
    const bytes = await paper()
    const { start } = found(bytes)
    const looped = await tampered('/Size', () => `/Prev ${start}\n/Size`)
    // The trailer comes after every object, so no offset moves.
    expect(found(looped).start).toBe(start)
  })
})
