import { create } from '@cantoo/fontkit'
import type { BriefWarning } from '../../contract/briefs.ts'
import { fontBlobs } from '../typeset/fonts.ts'
import { FONTS } from './compiler.ts'

/** Stands for a character that no font has. */
const REPLACEMENT = '\ufffd'
/** Controls of direction, joining and breaking: nothing is seen of them, so nothing is missing without them. */
const UNSEEN = /^[\p{Cf}\p{Cc}\u2028\u2029\ufe00-\ufe0f]$/u
/** Texts under these keys are names and addresses, not what is printed. */
const NOT_PRINTED = new Set(['id', 'key', 'url', 'file', 'kind', 't', 'colour', 'sha256'])

let covered: Set<number> | undefined

function coveredPoints(): Set<number> {
  if (covered) return covered
  covered = new Set([0x09, 0x0a, 0x0d])
  // All weights of a family cover the same.
  const families = Object.keys(FONTS).map((name) => [name, ['400Regular']] as const)
  for (const bytes of fontBlobs(Object.fromEntries(families))) {
    const font = create(bytes)
    if ('characterSet' in font) for (const point of font.characterSet) covered.add(point)
  }
  return covered
}

/** A value with every printed text as the fonts can set it, and the characters that they cannot. */
interface Settable<T> {
  readonly value: T
  readonly missing: readonly string[]
}

function settableText(text: string, missing: Set<string>): string {
  const points = coveredPoints()
  let changed = ''
  for (const character of text.normalize('NFC').toWellFormed()) {
    if (points.has(character.codePointAt(0) ?? 0)) changed += character
    else if (!UNSEEN.test(character)) {
      missing.add(character)
      changed += REPLACEMENT
    }
  }
  return changed
}

function settableValue(value: unknown, missing: Set<string>): unknown {
  if (typeof value === 'string') return settableText(value, missing)
  if (Array.isArray(value)) return value.map((each) => settableValue(each, missing))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      NOT_PRINTED.has(key) ? each : settableValue(each, missing),
    ]),
  )
}

/**
 * Plain data with every text as the fonts of briefs can set it: composed (NFC), and with U+FFFD for characters that no
 * font has, without which the whole brief would be refused (PDF/UA-1, ISO 14289-1 7.21.8).
 */
export function settable<T>(value: T): Settable<T> {
  const missing = new Set<string>()
  // Only texts change, each into a text: the shape stays.
  const changed = settableValue(value, missing) as T
  return { value: changed, missing: [...missing] }
}

/** Says which characters could not be set in an item, or around the items. */
export function glyphWarning(itemId: string | null, missing: readonly string[]): BriefWarning[] {
  if (missing.length === 0) return []
  const named = missing
    .slice(0, 20)
    .map((each) => `${each} (U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`)
  return [{ itemId, code: 'glyph-missing', detail: named.join(', ') }]
}
