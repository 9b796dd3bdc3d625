import { describe, expect, it } from 'vitest'
import { gateProblems } from '../verify/gate.ts'
import { expectedMark } from './export.ts'
import { context, mark, paper } from './fixtures.ts'
import { writeThroughPdfjs } from './through-pdfjs.ts'

const INK = mark({
  kind: 'ink',
  rect: [100, 300, 200, 350],
  quads: [],
  ink: [[100, 300, 150, 350, 200, 300]],
  comment: '',
})

describe('writeThroughPdfjs', () => {
  it('carries highlights and ink through the gate', async () => {
    const original = await paper()
    const { bytes, marks } = await writeThroughPdfjs({
      original,
      marks: [mark(), INK],
      present: [],
      removed: [],
    })
    const expected = marks.map((written) => expectedMark(written, false))
    const request = { original, copy: bytes, incremental: false, marks: expected, removed: [] }
    expect(await gateProblems(request, context)).toEqual([])
  })

  it.each([
    ['kind-not-carried', mark({ kind: 'note' })],
    ['reply-not-carried', mark({ inReplyTo: mark().id })],
    ['replacement-not-carried', mark({ origin: 'file' })],
  ])('refuses with %s what pdf.js cannot write', async (word, refused) => {
    const request = { original: await paper(), marks: [refused], present: [], removed: [] }
    await expect(writeThroughPdfjs(request)).rejects.toMatchObject({ word })
  })

  it('refuses to take a mark out', async () => {
    const request = { original: await paper(), marks: [], present: [], removed: [mark({ origin: 'file' })] }
    await expect(writeThroughPdfjs(request)).rejects.toMatchObject({ word: 'removal-not-carried' })
  })
})
