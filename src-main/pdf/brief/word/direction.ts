import bidiFactory from 'bidi-js'

/** A piece of text that runs in one direction. */
export interface DirectedText {
  readonly text: string
  readonly rtl: boolean
}

const bidi = bidiFactory()
const LEFT_TO_RIGHT = /\p{L}/u

/** Stretches of one level, with what they hold. */
function stretches(text: string, levels: Uint8Array): { level: number; text: string }[] {
  const found: { level: number; text: string }[] = []
  for (let at = 0; at < text.length; at++) {
    const level = levels[at] ?? 0
    const last = found.at(-1)
    if (last?.level === level) last.text += text.charAt(at)
    else found.push({ level, text: text.charAt(at) })
  }
  return found
}

/**
 * Cuts text where its direction changes, by Unicode's bidirectional algorithm (UAX 9): Word wants `w:rtl` on each run of
 * Arabic, or it sets the signs in it from left to right. Numbers within Arabic stay with it.
 */
export function directedTexts(text: string, paragraphRtl: boolean): DirectedText[] {
  const { levels } = bidi.getEmbeddingLevels(text, paragraphRtl ? 'rtl' : 'ltr')
  const pieces: { text: string; rtl: boolean }[] = []
  for (const stretch of stretches(text, levels)) {
    const numbers = stretch.level === 2 && !LEFT_TO_RIGHT.test(stretch.text)
    const rtl = stretch.level % 2 === 1 || numbers
    const last = pieces.at(-1)
    if (last?.rtl === rtl) last.text += stretch.text
    else pieces.push({ text: stretch.text, rtl })
  }
  return pieces
}
