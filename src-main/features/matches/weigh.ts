import type { Match, MatchReason } from '../../contract/matches.ts'
import type { Facts } from './facts.ts'
import { namesOf, numbersOf, overlap, runsOf } from './text.ts'

/** A pair below this is not shown: a wrong suggestion costs more than a missing one. */
export const LEAST = 0.65

type Kind = Match['kind']
type Code = MatchReason['code']

/** How much each reason says alone; reasons add up as independent evidence does (1 − Π(1 − w)). */
const WEIGHTS: Readonly<Record<Kind, Readonly<Record<Code, number>>>> = {
  translation: {
    'same-title': 0.3,
    'similar-title': 0.15,
    'same-file-stem': 0.7,
    'same-page': 0.6,
    'shared-names': 0.6,
    'same-pages': 0.15,
    'same-identifier': 0.8,
    'same-text': 0,
    'same-date': 0.1,
  },
  duplicate: {
    'same-title': 0.6,
    'similar-title': 0.4,
    'same-file-stem': 0.4,
    'same-page': 0.2,
    'shared-names': 0,
    'same-pages': 0.15,
    'same-identifier': 0.75,
    'same-text': 0.75,
    'same-date': 0.15,
  },
}

/** Whether two publications could be versions in two languages, or the same; null where neither can be said. */
function kindOf(a: Facts, b: Facts): Kind | null {
  if (a.languages.size === 0 || b.languages.size === 0) return 'duplicate'
  const shared = [...a.languages].some((language) => b.languages.has(language))
  if (shared) return 'duplicate'
  // Two records without files in two languages say nothing of each other.
  return a.files.length > 0 && b.files.length > 0 ? 'translation' : null
}

function titleReason(a: Facts, b: Facts): MatchReason[] {
  let best = 0
  for (const left of a.titles) {
    for (const right of b.titles) {
      if (left.folded === right.folded && left.words.size > 2) {
        return [{ code: 'same-title', values: { title: left.text } }]
      }
      best = Math.max(
        best,
        Math.min(left.words.size, right.words.size) > 3 ? overlap(left.words, right.words) : 0,
      )
    }
  }
  return best < 0.75 ? [] : [{ code: 'similar-title', values: { percent: String(Math.round(best * 100)) } }]
}

const firstShared = (a: readonly string[], b: readonly string[]): string | undefined =>
  a.find((each) => b.includes(each))

function fileReasons(a: Facts, b: Facts, kind: Kind): MatchReason[] {
  const reasons: MatchReason[] = []
  for (const left of a.files) {
    for (const right of b.files) {
      if (left.stem === null || left.stem.stem !== right.stem?.stem) continue
      // Two languages need a name that says so; otherwise it is a file name that many share.
      if (kind === 'translation' && !left.stem.tagged && !right.stem.tagged) continue
      reasons.push({ code: 'same-file-stem', values: { stem: left.stem.stem } })
      return reasons
    }
  }
  return reasons
}

/** Page counts that lie nearest to each other. */
function nearestPages(a: Facts, b: Facts): [number, number] | null {
  let best: [number, number] | null = null
  for (const { pages: left } of a.files) {
    for (const { pages: right } of b.files) {
      if (left === 0 || right === 0) continue
      if (!best || Math.abs(left - right) < Math.abs(best[0] - best[1])) best = [left, right]
    }
  }
  return best
}

function plainReasons(a: Facts, b: Facts, kind: Kind): MatchReason[] {
  const reasons: MatchReason[] = [...titleReason(a, b), ...fileReasons(a, b, kind)]
  const identifier = firstShared(a.identifiers, b.identifiers)
  if (identifier !== undefined) reasons.push({ code: 'same-identifier', values: { identifier } })
  const url = firstShared(a.pageUrls, b.pageUrls)
  if (url !== undefined) reasons.push({ code: 'same-page', values: { url } })
  const pages = nearestPages(a, b)
  if (pages && pages[0] >= 4 && Math.abs(pages[0] - pages[1]) <= (kind === 'translation' ? 2 : 0)) {
    reasons.push({ code: 'same-pages', values: { from: String(pages[0]), to: String(pages[1]) } })
  }
  if (a.issued !== null && a.issued === b.issued)
    reasons.push({ code: 'same-date', values: { date: a.issued } })
  return reasons
}

function textReasons(a: Facts, b: Facts, kind: Kind, texts: ReadonlyMap<string, string>): MatchReason[] {
  const [left, right] = [texts.get(a.id) ?? '', texts.get(b.id) ?? '']
  if (left === '' || right === '') return []
  if (kind === 'duplicate') {
    const share = overlap(runsOf(left), runsOf(right))
    return share < 0.6 ? [] : [{ code: 'same-text', values: { percent: String(Math.round(share * 100)) } }]
  }
  const [names, others] = [namesOf(left), namesOf(right)]
  const shared = [...names].filter((name) => others.has(name))
  if (shared.length < 5 || shared.length < 0.6 * Math.min(names.size, others.size)) return []
  const values = { count: String(shared.length), names: shared.slice(0, 5).join(', ') }
  return [{ code: 'shared-names', values }]
}

const year = (issued: string | null): string | null => issued?.slice(0, 4) ?? null

/** What speaks against: another issue of a series, another edition, a part and its whole. */
function doubt(a: Facts, b: Facts, kind: Kind): number {
  if (a.number !== null && b.number !== null && a.number !== b.number) return 0
  let factor = 1
  if (a.issued !== null && b.issued !== null && a.issued !== b.issued) {
    factor *= year(a.issued) === year(b.issued) ? 0.8 : 0.5
  }
  const pages = nearestPages(a, b)
  if (pages) {
    const ratio = Math.min(...pages) / Math.max(...pages)
    if (ratio < (kind === 'translation' ? 0.7 : 0.9)) factor *= 0.6
  }
  const numbers = (facts: Facts): Set<string> => numbersOf(facts.titles.map((title) => title.text).join(' '))
  const [left, right] = [numbers(a), numbers(b)]
  // "Q3 2019" and "Q4 2019", "part 1" and "part 2".
  if (left.size > 0 && right.size > 0 && overlap(left, right) < 1) factor *= 0.3
  return factor
}

/** Whether only the text of the pages can tell; reading it costs more than everything else. */
export function needsText(a: Facts, b: Facts): boolean {
  const kind = kindOf(a, b)
  return kind !== null && a.files.length > 0 && b.files.length > 0 && doubt(a, b, kind) > 0.5
}

/**
 * Judges a pair. Languages decide what it can be: none in common, a translation; one in common, the same twice.
 *
 * @param texts text of the first page by publication, where it was read
 * @returns null for a pair that is not worth showing
 */
export function weigh(a: Facts, b: Facts, texts: ReadonlyMap<string, string>): Match | null {
  const kind = kindOf(a, b)
  if (kind === null) return null
  const reasons = [...plainReasons(a, b, kind), ...textReasons(a, b, kind, texts)].filter(
    (reason) => WEIGHTS[kind][reason.code] > 0,
  )
  const against = reasons.reduce((rest, reason) => rest * (1 - WEIGHTS[kind][reason.code]), 1)
  const confidence = Math.round((1 - against) * doubt(a, b, kind) * 100) / 100
  const [first, second] = a.id < b.id ? [a.id, b.id] : [b.id, a.id]
  return confidence < LEAST ? null : { kind, first, second, confidence, reasons }
}
