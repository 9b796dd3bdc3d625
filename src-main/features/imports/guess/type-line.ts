import type { LabelIndex } from '../../vocabulary/index.ts'
import { printedDates } from './printed-dates.ts'
import { conceptsNamed } from './resolve-label.ts'

/** `MMC Research Report`: the name of a body before a type. */
const BODY_FIRST = /^(?:MMC|ICMPD|4Mi|DRC|Rabat Process|Processus de Rabat)\s+/i
const SEPARATORS = /\s*[|•·–—/:]\s*|\s+-\s+|,\s+/
const MAX_TYPE_LINE = 120

/** A text without the dates printed in it. */
export function withoutDates(text: string): string {
  const dates = printedDates(text)
  return dates.reduceRight((rest, date) => rest.slice(0, date.start) + rest.slice(date.end), text)
}

/**
 * Publication types that a line names, or empty: the line is a type and nothing else but a date and the name of a body
 * (`BRIEFING PAPER`, `MMC Research Report, February 2021`, `Policy brief | May 2019`). Several where the label is shared.
 */
export function typesOfLine(text: string, labels: LabelIndex): string[] {
  if (text.length > MAX_TYPE_LINE) return []
  const rest = withoutDates(text)
    .replace(/[\s,;:|–—-]+$/u, '')
    .trim()
  const whole = conceptsNamed(rest, 'publication-type', labels)
  if (whole.length > 0) return whole
  const parts = rest.split(SEPARATORS, 6).filter((part) => part !== '')
  const named = parts.map((part) => ({
    types: [part, part.replace(BODY_FIRST, '')].map((each) =>
      conceptsNamed(each, 'publication-type', labels),
    ),
    isBody: conceptsNamed(part, 'organisation', labels).length > 0,
  }))
  const understood = named.every(({ types, isBody }) => isBody || types.some((each) => each.length > 0))
  if (!understood) return []
  return named.flatMap(({ types }) => types.find((each) => each.length > 0) ?? [])
}
