import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPages } from './align.ts'
import { byParagraphs } from './align-paragraphs.ts'
import { beads, lengthCost, tails } from './gale-church.ts'
import { paragraphsOf, solid, type Paragraph, type Run } from './paragraphs.ts'

const everywhere = { near: () => true, known: () => 0 }
const kinds = (left: number[], right: number[]): string[] =>
  (beads({ left, right, ...everywhere }) ?? []).map(({ lefts, rights }) => `${lefts}-${rights}`)

describe('beads of two texts', () => {
  it('pair paragraphs of like length', () => {
    expect(kinds([300, 120, 800, 60], [330, 130, 850, 70])).toEqual(['1-1', '1-1', '1-1', '1-1'])
  })

  it('find one that was left out, one that was cut in two, two that were joined', () => {
    expect(kinds([300, 500, 120, 800], [310, 125, 820])).toEqual(['1-1', '1-0', '1-1', '1-1'])
    expect(kinds([300, 900, 120], [310, 430, 480, 125])).toEqual(['1-1', '1-2', '1-1'])
    expect(kinds([300, 400, 500, 120], [310, 910, 118])).toEqual(['1-1', '2-1', '1-1'])
  })

  it('cover both texts in order, whatever their lengths', () => {
    const texts = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        let [i, j] = [0, 0]
        for (const bead of beads({ left, right, ...everywhere }) ?? []) {
          expect([bead.left, bead.right]).toEqual([i, j])
          i += bead.lefts
          j += bead.rights
        }
        expect([i, j]).toEqual([left.length, right.length])
      }),
    )
  })

  it('weigh lengths by the normal distribution', () => {
    expect(tails(0)).toBeCloseTo(1, 6)
    expect(tails(1.959964)).toBeCloseTo(0.05, 5)
    expect(lengthCost(200, 200, 1)).toBeLessThan(lengthCost(200, 260, 1))
    expect(lengthCost(200, 2000, 1)).toBeLessThan(lengthCost(200, 4000, 1))
  })
})

const paragraph = (at: number, length: number, figures: string[] = []): Paragraph => ({
  start: at,
  end: at + 0.05,
  left: 0.1,
  right: 0.9,
  from: 0,
  to: length,
  begins: '',
  length,
  figures,
})

describe('paragraphs of two languages', () => {
  it('are found although the translation is longer and its pages turn elsewhere', () => {
    const length = fc.integer({ min: 60, max: 1200 })
    const stretch = fc.double({ min: 1.05, max: 1.25, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(length, stretch), { minLength: 20, maxLength: 60 }),
        fc.nat(19),
        (texts, dropped) => {
          const left = texts.map(([chars], at) => paragraph(at * 0.12 + 0.1, chars))
          const kept = texts.map(([chars, by], at) => ({ at, chars: Math.round(chars * by) }))
          const right = kept
            .filter(({ at }) => at !== dropped)
            .map(({ chars }, at) => paragraph(at * 0.13 + 0.1, chars))
          const pages = { left: texts.length * 0.12 + 0.3, right: texts.length * 0.13 + 0.3 }
          const found = byParagraphs(left, right, pages, byPages(pages))
          const wrong = (found?.together ?? []).filter(({ left: [a], right: [b] }) => {
            const i = left.indexOf(a ?? paragraph(0, 0))
            const j = right.indexOf(b ?? paragraph(0, 0))
            return Math.abs((i > dropped ? i - 1 : i) - j) > 1
          })
          expect(found).not.toBeNull()
          expect(wrong.length).toBeLessThanOrEqual(Math.ceil(texts.length / 5))
        },
      ),
      { numRuns: 40, seed: 7 },
    )
  })

  it('are told apart by the figures that both hold', () => {
    const same = [400, 400, 400, 400]
    const left = same.map((chars, at) => paragraph(at * 0.2, chars, [['54'], ['2276'], ['71'], ['913']][at]))
    const right = [
      paragraph(0.05, 400, ['2276']),
      paragraph(0.25, 400, ['71']),
      paragraph(0.45, 400, ['913']),
    ]
    const found = byParagraphs(left, right, { left: 1, right: 1 }, byPages({ left: 1, right: 1 }))
    expect(found?.together.map(({ left: [a], right: [b] }) => [a?.figures, b?.figures])).toEqual([
      [['2276'], ['2276']],
      [['71'], ['71']],
      [['913'], ['913']],
    ])
  })

  it('do not run together where lengths tell of two texts', () => {
    const left = [40, 2000, 45, 1900, 50, 2100].map((chars, at) => paragraph(at, chars))
    const right = [30_000, 60, 70, 80, 26_000, 90].map((chars, at) => paragraph(at, chars))
    expect(byParagraphs(left, right, { left: 6, right: 6 }, byPages({ left: 6, right: 6 }))).toBeNull()
  })
})

describe('paragraphs of a page', () => {
  const page = { width: 595, height: 842 }
  const line = (text: string, y: number, height = 10): Run => ({
    text,
    x: 60,
    width: 400,
    y,
    height,
  })
  const words = 'Over half of those interviewed had recourse to a smuggler'

  it('end at a gap, at other letters, and at the next column', () => {
    const runs = [
      line('3. Smugglers, between service and danger', 100, 18),
      line(words, 130),
      line(words, 144),
      line(`${words} (54%, n = 2,276)`, 158),
      line(words, 190),
      line(words, 204),
      line(words, 130),
      line(words, 144),
    ]
    const found = paragraphsOf(runs, 4, page)
    expect(found.map(({ length }) => length)).toEqual([33, 151, 96, 96])
    expect(found[1]?.figures).toEqual(['54', '2276'])
    expect(found[1]?.start).toBeCloseTo(4 + 120 / 842)
    const text = runs.map((run) => solid(run.text)).join('')
    expect(found.map(({ from, to }) => text.slice(from, to).length)).toEqual([35, 157, 96, 96])
    expect(text.slice(found[1]?.from)).toMatch(/^Overhalf.*smuggler/)
    expect(text.slice(found[1]?.from).startsWith(solid(found[1]?.begins ?? '?'))).toBe(true)
    expect([found[1]?.left, found[1]?.right]).toEqual([60 / 595, 460 / 595])
    expect(found.every(({ start, end }) => start >= 4 && end < 5)).toBe(true)
  })

  it('leave out what runs along the edges, and single words', () => {
    const runs = [line('Protection risks in the Central Sahel', 30), line(words, 300), line('Transport', 400)]
    expect(paragraphsOf(runs, 0, page)).toHaveLength(1)
    expect(paragraphsOf([], 0, page)).toEqual([])
  })
})
