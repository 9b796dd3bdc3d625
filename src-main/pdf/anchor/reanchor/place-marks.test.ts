import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf, readableText } from '../fold.ts'
import { FoldedDocument } from './folded-document.ts'
import { placeMarks, type Target } from './place-marks.ts'
import type { OldMark, ReadEdition, ReadPage } from './source.ts'

const ADVANCE = 6
const LEADING = 14
const COLUMNS = 60

/** A page set in a grid: each character has a box of its own, lines break at blanks. */
function pageOf(text: string): ReadPage {
  const codes = codesOf(text)
  const boxes = new Float32Array(codes.length * 4)
  let [column, line] = [0, 0]
  codes.forEach((code, at) => {
    if (code <= 0x20) {
      const breaks = column >= COLUMNS
      ;[column, line] = breaks ? [0, line + 1] : [column + 1, line]
      if (breaks) codes[at] = 0x0a
      return
    }
    const [x, y] = [50 + column * ADVANCE, 780 - line * LEADING]
    boxes.set([x, y, x + ADVANCE, y + 10], at * 4)
    column += 1
  })
  return { codes: Uint32Array.from(codes), boxes, cropBox: [0, 0, 595, 842] }
}

function edition(texts: readonly string[]): ReadEdition {
  const pages = texts.map(pageOf)
  return { pages, text: new FoldedDocument(pages.map(({ codes }) => codes)) }
}

/** A mark on characters of a page, a quad for each character. */
function markOn(
  id: string,
  pages: readonly ReadPage[],
  pageIndex: number,
  start: number,
  end: number,
): OldMark {
  const page = pages[pageIndex]
  if (!page) throw new Error(`no page ${pageIndex}`)
  const quads: OldMark['quads'] = []
  for (let at = start; at < end; at++) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.boxes.slice(at * 4, at * 4 + 4)
    if (x1 > x0) quads.push([x0, y1, x1, y1, x0, y0, x1, y0])
  }
  return {
    id,
    pageIndex,
    rect: [0, 0, 0, 0],
    quads,
    ink: [],
    quote: readableText(page.codes, start, end),
    prefix: readableText(page.codes, Math.max(0, start - 32), start),
    suffix: readableText(page.codes, end, end + 32),
  }
}

function wordsAt(next: ReadEdition, target: Target | undefined): string | null {
  if (target?.to !== 'words') return null
  const codes = next.pages[target.pageIndex]?.codes ?? []
  return readableText(codes, target.start, target.end).replaceAll('\n', ' ')
}

const WORDS =
  `migration sahel passeurs route nérique alors vers oasis frontière personnes violences saison argent famille
  travail retour départ étape camion désert police papiers attente réseau enquête données région besoin santé aide`.split(
    /\s+/,
  )
const sentence = fc
  .shuffledSubarray(WORDS, { minLength: 4, maxLength: 10 })
  .map((words) => `${words.join(' ')}.`)
const text = fc.array(sentence, { minLength: 12, maxLength: 30 })

/** No sentence stands within the others, also when the spaces between words are gone. */
function areDistinct(sentences: readonly string[]): boolean {
  const solid = sentences.map((each) => each.replaceAll(' ', ''))
  return solid.every((each, at) => solid.every((other, place) => at === place || !other.includes(each)))
}

function paginate(sentences: readonly string[], perPage: number): string[] {
  const pages: string[] = []
  for (let at = 0; at < sentences.length; at += perPage)
    pages.push(sentences.slice(at, at + perPage).join(' '))
  return pages
}

/** Marks every `every`th sentence whole, by its place in its page. */
function marksOf(sentences: readonly string[], old: ReadEdition, perPage: number, every: number): OldMark[] {
  const marks: OldMark[] = []
  sentences.forEach((each, at) => {
    if (at % every !== 0) return
    const page = Math.floor(at / perPage)
    const before = sentences
      .slice(page * perPage, at)
      .reduce((sum, text) => sum + codesOf(text).length + 1, 0)
    marks.push(markOn(String(at), old.pages, page, before, before + codesOf(each).length))
  })
  return marks
}

describe('marks after random edits', () => {
  it('stay on their words, whatever is put in, taken out and set anew around them', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(), sentence), { maxLength: 10 }),
        fc.integer({ min: 4, max: 9 }),
        (sentences, added, perPage) => {
          fc.pre(areDistinct([...sentences, ...added.map(([, each]) => each)]))
          const old = edition(paginate(sentences, 6))
          const marks = marksOf(sentences, old, 6, 2)
          const edited = [...sentences]
          for (const [at, each] of added) edited.splice(at % (edited.length + 1), 0, each)
          const next = edition(paginate(edited, perPage))
          const targets = placeMarks(marks, old, next)
          marks.forEach((mark, at) => {
            expect(wordsAt(next, targets[at])).toBe(sentences[Number(mark.id)])
          })
        },
      ),
      { numRuns: 120 },
    )
  })

  it('never lie on other words than theirs: what was rewritten is lost, or found by what is left of it', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(sentence, { minLength: 30, maxLength: 30 }),
        fc.nat(),
        (sentences, fresh, seed) => {
          fc.pre(areDistinct([...sentences, ...fresh]))
          const old = edition(paginate(sentences, 6))
          const marks = marksOf(sentences, old, 6, 3)
          const isGone = (at: number): boolean => (at * 7 + seed) % 3 === 0
          const edited = sentences.map((each, at) => (isGone(at) ? (fresh[at] ?? each) : each))
          const next = edition(paginate(edited, 6))
          const targets = placeMarks(marks, old, next)
          marks.forEach((mark, at) => {
            const before = Number(mark.id)
            const found = wordsAt(next, targets[at])
            if (!isGone(before)) expect(found).toBe(sentences[before])
            else if (found !== null) expect(edited[before]).toContain(found.split(' ')[1] ?? '')
          })
        },
      ),
      { numRuns: 80 },
    )
  })

  it('follow corrected figures and words', () => {
    const filler = 'Les routes changent d’une saison à l’autre, et avec elles les prix demandés. '
    const before = `${filler}Plus de la moitié des personnes (54 %) ont eu recours à un passeur. ${filler}`
    const after = `${filler}${filler}Près de la moitié des personnes (61 %) ont eu recours à un passeur. Fin.`
    const old = edition([before])
    const next = edition(['Avant-propos de la deuxième édition.', after])
    const at = (part: string): OldMark => {
      const start = codesOf(before.slice(0, before.indexOf(part))).length
      return markOn(part, old.pages, 0, start, start + codesOf(part).length)
    }
    const marks = [at('Plus de la moitié des personnes (54 %) ont eu recours à un passeur.'), at('54 %')]
    const targets = placeMarks(marks, old, next)
    expect(wordsAt(next, targets[0])).toBe(
      'Près de la moitié des personnes (61 %) ont eu recours à un passeur.',
    )
    expect(wordsAt(next, targets[1])).toBe('61 %')
  })

  it('tell repeated words apart by what stands around them', () => {
    const rows = ['Bamako', 'Agadez', 'Niamey', 'Kayes', 'Gao'].map(
      (place, at) => `À ${place}, ${at + 3} personnes sur dix parlent de vols et de violences en route.`,
    )
    const old = edition([rows.join(' ')])
    const next = edition(['Une page de plus.', [...rows].reverse().join(' ')])
    const quote = 'personnes sur dix'
    const marks = rows.map((row, at) => {
      const start = rows.slice(0, at).join(' ').length + (at === 0 ? 0 : 1) + row.indexOf(quote)
      return markOn(String(at), old.pages, 0, start, start + quote.length)
    })
    const targets = placeMarks(marks, old, next)
    const page = readableText(next.pages[1]?.codes ?? [], 0, 10_000).replaceAll('\n', ' ')
    targets.forEach((target, at) => {
      if (target.to !== 'words') throw new Error('lost')
      const around = page.slice(Math.max(0, target.start - 14), target.start)
      expect(around).toContain(String(at + 3))
    })
  })

  it('does not take a short word for another one of the same letters', () => {
    const old = edition([
      'Le Niger est traversé du sud au nord par ceux qui vont vers la Libye et l’Algérie.',
    ])
    const next = edition([
      'Autre texte, autre sujet : la pêche au large du Sénégal. Le fleuve Niger coule à Bamako.',
    ])
    const targets = placeMarks([markOn('a', old.pages, 0, 3, 8)], old, next)
    expect(targets[0]).toEqual({ to: 'nowhere' })
  })

  it('finds marks by what was kept with them where the old file is gone', () => {
    const line = 'Les passeurs ne sont pas perçus comme un groupe homogène par ceux qui les paient.'
    const old = edition([line])
    const next = edition(['Rien ici.', 'Rien là.', `Encore. ${line} Suite.`])
    const [target] = placeMarks([markOn('a', old.pages, 0, 4, 40)], null, next)
    expect(wordsAt(next, target)).toBe(line.slice(4, 40))
  })

  it('keeps a drawing beside the text that it stood beside', () => {
    const lines =
      'Graphique 4. Services rendus par les passeurs selon les personnes interrogées au Sahel central'
    const old = edition([lines])
    const next = edition(['Une page neuve.', `Un mot de plus. ${lines}`])
    const mark: OldMark = {
      ...markOn('ink', old.pages, 0, 0, 0),
      rect: [50, 700, 90, 740],
      ink: [[50, 700, 90, 740]],
      quote: null,
    }
    const [target] = placeMarks([mark], old, next)
    expect(target).toMatchObject({ to: 'beside', pageIndex: 1 })
  })
})
