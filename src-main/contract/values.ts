import * as z from 'zod'

/** UUIDv7 (RFC 9562): sorts by time of creation, made without coordination. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** SHA-256 of a file's bytes, lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A moment, ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime()

/** BCP 47 primary language subtag; `und` where it is not known. */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/** The same text in one or more languages, by language tag. At least one entry. */
export const LanguageMap = z.record(LanguageTag, z.string().min(1).max(2000))
export type LanguageMap = z.infer<typeof LanguageMap>

/** Languages of the interface. Both are equal: neither is the source of the other. */
export const InterfaceLanguage = z.enum(['fr', 'en'])
export type InterfaceLanguage = z.infer<typeof InterfaceLanguage>

/** `scheme:id`, for example `organisation:mmc`. */
export const ConceptId = z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9._-]+$/)

/** `[x0, y0, x1, y1]` in PDF user space (points unless UserUnit says otherwise), x0 ≤ x1, y0 ≤ y1. */
export const Rect = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Rect = z.infer<typeof Rect>

/**
 * One line of marked text as eight numbers in PDF user space: top left, top right, bottom left, bottom right,
 * as seen along the direction of the text. This is the order that viewers write in `/QuadPoints`
 * (ISO 32000-2 12.5.6.10 draws another, which none follows).
 */
export const Quad = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
])
export type Quad = z.infer<typeof Quad>

/** `#rrggbb`, lower case. */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/)

/**
 * The text of a language map to show a reader: in the wanted language, else the other interface language, else any.
 * Empty for an empty map.
 */
export function titleIn(map: LanguageMap, language: string): string {
  return map[language] ?? map['en'] ?? map['fr'] ?? Object.values(map)[0] ?? ''
}
