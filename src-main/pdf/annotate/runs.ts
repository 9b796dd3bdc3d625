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

/** Alternating runs of Arabic and other text; spaces and punctuation stay with the text before them. */
function split(line: string): TextRun[] {
  const runs: { text: string; arabic: boolean }[] = []
  for (const part of line.replace(CONTROL, '').match(/[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu) ?? []) {
    const last = runs.at(-1)
    const arabic = NEUTRAL.test(part) && last !== undefined ? last.arabic : ARABIC.test(part)
    if (last?.arabic === arabic) last.text += part
    else runs.push({ text: part, arabic })
  }
  return runs
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
    const lastArabic = block.findLastIndex((run) => run.arabic)
    ordered.push(...block.slice(0, lastArabic + 1).reverse(), ...block.slice(lastArabic + 1))
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
