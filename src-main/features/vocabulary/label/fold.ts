/** Longest label that is compared, in UTF-16 units; what follows is ignored. */
export const MAX_LABEL_LENGTH = 500

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const APOSTROPHES = /[\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\uff07]/g
const DASHES = /[\u2010-\u2015\u2212]/g
/** `migrant·e·s`, `acteur∙rice∙s`, `migrant·es`: what stands between the stem and the plural goes. */
const INCLUSIVE_POINT = /(?<=\p{L})(?:[·∙‧]\p{L}{1,5})+(?!\p{L})/gu
/** A stem of three letters at least, so that initials (`U.E.S.`) stay. */
const INCLUSIVE_HYPHEN = /(?<=\p{L}{3})[-.]e[-.](?=s(?!\p{L}))/gu

/**
 * The form under which labels are compared: NFKC, no accents, `œ`→`oe`, one apostrophe, one hyphen, lower case, single
 * spaces, and French inclusive writing reduced to the plain plural (`migrant·e·s` → `migrants`). Accents go because
 * French capitals are often printed without them; marks of other scripts (Arabic vowels, hamza) go the same way.
 */
export function foldLabel(label: string): string {
  return label
    .slice(0, MAX_LABEL_LENGTH)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(INCLUSIVE_POINT, (endings) => (endings.endsWith('s') ? 's' : ''))
    .replace(INCLUSIVE_HYPHEN, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
}
