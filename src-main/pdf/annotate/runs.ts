/** A piece of a line in one direction; `arabic` also decides the font. */
export interface TextRun {
  readonly text: string
  readonly arabic: boolean
}

const ARABIC = /\p{Script=Arabic}/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const STRONG = /\p{L}/u
const NEUTRAL = /^[^\p{L}\p{N}]+$/u
/** Direction marks and other control characters: they have no glyph. */
const CONTROL = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** True where the first letter of a text belongs to a script written from right to left. */
export function readsRightToLeft(text: string): boolean {
  const first = STRONG.exec(text)?.[0]
  return first !== undefined && RIGHT_TO_LEFT.test(first)
}

/** Characters that are drawn turned round from right to left (UAX #9, rule L4). */
const MIRRORED: ReadonlyMap<string, string> = new Map(
  ['()', '[]', '{}', '<>', '«»', '‹›'].flatMap(([open = '', close = '']) => [
    [open, close],
    [close, open],
  ]),
)

function mirror(text: string): string {
  return Array.from(text, (character) => MIRRORED.get(character) ?? character).join('')
}

/** Letters, numbers, spaces and the rest; a number is read from left to right even among Arabic letters. */
const TOKEN = /[\p{L}\p{M}]+|\p{N}+|\s+|[^\p{L}\p{M}\p{N}\s]+/gu

/** Words with the punctuation after them, and the spaces between them. */
function words(line: string): TextRun[] {
  const found: { text: string; arabic: boolean }[] = []
  const base = readsRightToLeft(line) && ARABIC.test(line)
  let arabic = base
  for (const text of line.replace(CONTROL, '').match(TOKEN) ?? []) {
    if (!NEUTRAL.test(text)) arabic = ARABIC.test(text) && STRONG.test(text)
    found.push({ text, arabic })
  }
  return found
}

/** Alternating runs of Arabic and other text. A space between two directions is a run of its own. */
function split(line: string): TextRun[] {
  const runs: { text: string; arabic: boolean }[] = []
  const parts = words(line)
  parts.forEach(({ text, arabic }, at) => {
    const last = runs.at(-1)
    const turns = text.trim() === '' && parts[at + 1] !== undefined && parts[at + 1]?.arabic !== arabic
    if (turns) runs.push({ text, arabic: false })
    else if (last?.arabic === arabic && last.text.trim() !== '') last.text += text
    else runs.push({ text, arabic })
  })
  return runs.map(({ text, arabic }) => ({ text: arabic ? mirror(text) : text, arabic }))
}

/**
 * Runs of a line from left to right as they are seen: the part of the Unicode bidirectional algorithm (UAX #9)
 * that a comment needs, one level of embedding. Within a run the font's shaper orders the glyphs.
 */
export function visualRuns(line: string): TextRun[] {
  const runs = split(line)
  if (readsRightToLeft(line)) return runs.reverse()
  const ordered: TextRun[] = []
  let block: TextRun[] = []
  const flush = (): void => {
    const isArabic = ({ arabic }: TextRun): boolean => arabic
    const start = Math.max(0, block.findIndex(isArabic))
    const end = block.findLastIndex(isArabic) + 1
    ordered.push(
      ...block.slice(0, start),
      ...block.slice(start, end).reverse(),
      ...block.slice(Math.max(start, end)),
    )
    block = []
  }
  for (const run of runs) {
    // A number between two Arabic runs is read with them.
    if (!run.arabic && STRONG.test(run.text)) {
      flush()
      ordered.push(run)
    } else {
      block.push(run)
    }
  }
  flush()
  return ordered
}
