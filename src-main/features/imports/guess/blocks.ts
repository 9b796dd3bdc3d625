import { labelsOf, type BlockRole } from './block-labels.ts'
import type { Line } from './reading.ts'
import { joinLines } from './text.ts'

/** What stands after a label such as `Suggested citation:`, up to the next label or the end of its column. */
export interface Block {
  readonly role: BlockRole
  readonly label: string
  readonly text: string
  /** The lines it was put together from, without the label. */
  readonly parts: readonly string[]
  readonly page: number
}

/** How far a block of a role may run, in lines. */
const MAX_LINES: Readonly<Partial<Record<BlockRole, number>>> = {
  abstract: 60,
  citation: 7,
  about: 1,
  other: 1,
}

const hasPlace = (line: Line): boolean => line.box[2] > line.box[0]

/** Whether a line stands below another in the same column. Two columns are often interleaved in the order of a file. */
function isSameColumn(first: Line, line: Line): boolean {
  if (!hasPlace(first) || !hasPlace(line)) return true
  return (
    line.box[0] >= first.box[0] - 12 && line.box[0] <= first.box[0] + 0.5 * (first.box[2] - first.box[0]) + 12
  )
}

function endsBlock(previous: Line, line: Line): boolean {
  if (line.size > previous.size * 1.3 && previous.size > 0) return true
  if (!hasPlace(previous) || !hasPlace(line) || previous.size === 0) return false
  return previous.box[1] - line.box[3] > previous.size * 2
}

/** Lines that follow a label at the end of line `start`. */
function continuation(lines: readonly Line[], start: number, role: BlockRole, wordsInLine: boolean): Line[] {
  const first = lines[start]
  const found: Line[] = []
  if (first === undefined) return found
  let previous = first
  for (const line of lines.slice(start + 1, start + 120)) {
    if (line.page !== first.page || found.length >= (MAX_LINES[role] ?? 4)) break
    if (!isSameColumn(first, line)) continue
    // After a label alone on its line the text may be set larger or at a distance.
    const opening = found.length === 0 && !wordsInLine
    if (labelsOf(line.text)[0]?.start === 0 || (!opening && endsBlock(previous, line))) break
    found.push(line)
    previous = line
  }
  return found
}

/** Reads the labelled parts of the first pages, by place where places are known. */
export function labelledBlocks(lines: readonly Line[]): Block[] {
  return lines.flatMap((line, index) => {
    const labels = labelsOf(line.text)
    return labels.flatMap(({ role, start, end }, position): Block[] => {
      const next = labels[position + 1]
      const rest = line.text
        .slice(end, next?.start)
        .replace(/^[\s:–—-]+/u, '')
        .trim()
      const more = next === undefined ? continuation(lines, index, role, rest !== '') : []
      // A label inside a following line ends the block there.
      const tails = more.map((each) => each.text.slice(0, labelsOf(each.text)[0]?.start))
      const cut = more.findIndex((each) => labelsOf(each.text).length > 0)
      const parts = [rest, ...(cut < 0 ? tails : tails.slice(0, cut + 1))].filter(
        (text) => text.trim() !== '',
      )
      if (role === 'other' || parts.length === 0) return []
      return [{ role, label: line.text.slice(start, end), text: joinLines(parts), parts, page: line.page }]
    })
  })
}
