import { PDFDocument } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { mark } from './fixtures.ts'
import { embedFonts, type TextFonts } from './fonts.ts'
import { visualRuns } from './runs.ts'
import { TEXT_SIZE, textBox, wrapText } from './textbox.ts'

let fonts: TextFonts
beforeAll(async () => {
  fonts = await embedFonts(await PDFDocument.create())
})

describe('visualRuns', () => {
  const seen = (line: string): string[] => visualRuns(line).map(({ text }) => text)

  it('keeps text from left to right in one run', () => {
    expect(seen('Été 2019, à Rabat')).toEqual(['Été 2019, à Rabat'])
  })

  it('orders runs from the right where the line starts with Arabic', () => {
    expect(seen('كتاب Muqaddima سنة 1377')).toEqual(['1377', ' ', 'سنة', ' ', 'Muqaddima', ' ', 'كتاب'])
  })

  it('turns brackets round in Arabic', () => {
    expect(seen('(تونس)')).toEqual([')تونس('])
  })

  it('reads a number inside an Arabic phrase with it', () => {
    expect(seen('See سنة 1377 هجرية here')).toEqual([
      'See',
      ' ',
      'هجرية',
      ' ',
      '1377',
      ' ',
      'سنة',
      ' ',
      'here',
    ])
  })
})

describe('wrapText', () => {
  it('breaks at spaces and keeps lines of their own', () => {
    const lines = wrapText(fonts, 'one two three four five six\nseven', 80)
    expect(lines.join(' ')).toBe('one two three four five six seven')
    expect(lines.at(-1)).toBe('seven')
    for (const line of lines) expect(fonts.plain.widthOfTextAtSize(line, TEXT_SIZE)).toBeLessThanOrEqual(80)
  })

  it('breaks a word longer than a line, without losing a letter', () => {
    const word = 'abcdefghij'.repeat(20)
    const lines = wrapText(fonts, word, 80)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join('')).toBe(word)
  })
})

describe('textBox', () => {
  const long = mark({ kind: 'freetext', rect: [100, 400, 200, 420], quads: [], comment: 'word '.repeat(60) })

  it('grows downwards as seen, whatever the turn of the page', () => {
    const boxes = ([0, 90, 180, 270] as const).map((rotation) => textBox(long, fonts, rotation).rect)
    const [upright, right, turned, left] = boxes
    expect(upright).toMatchObject([100, expect.any(Number), 200, 420])
    expect(upright?.[1]).toBeLessThan(400)
    expect(right?.[0]).toBe(100)
    expect(right?.[2]).toBeGreaterThan(200)
    expect(turned?.[1]).toBe(400)
    expect(turned?.[3]).toBeGreaterThan(420)
    expect(left?.[2]).toBe(200)
    expect(left?.[0]).toBeLessThan(100)
  })

  it('takes black or white letters, whichever reads better on the ground', () => {
    expect(textBox(mark({ colour: '#ffd100' }), fonts, 0).content).toContain('BT 0 g')
    expect(textBox(mark({ colour: '#102040' }), fonts, 0).content).toContain('BT 1 g')
  })
})
