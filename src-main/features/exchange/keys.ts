import type { PublicationFields } from '../../contract/publications.ts'
import { edtfYear } from '../../contract/edtf.ts'

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()

/** `bonfiglio2019`, `mmc2019`: family name or the body's initials, and the year. */
function stemOf({
  creators,
  publishers,
  issued,
}: Pick<PublicationFields, 'creators' | 'publishers' | 'issued'>): string {
  const who = creators[0] ?? publishers[0]
  const words = who?.name.split(/[\s,]+/).filter((word) => word !== '') ?? []
  const family = who?.name.includes(',') ? words[0] : words.at(-1)
  const initials = words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0] ?? '')
  const name = who?.kind === 'organisation' && words.length > 1 ? initials.join('') : (family ?? '')
  const year = issued === null ? '' : String(edtfYear(issued) ?? '')
  return `${ascii(name) || 'publication'}${year}`
}

/** Names for the records of one file, each unlike the others: `mmc2019`, `mmc2019a`, `mmc2019b` … */
export class Keys {
  readonly #used = new Map<string, number>()

  of(fields: Parameters<typeof stemOf>[0]): string {
    const stem = stemOf(fields)
    const times = this.#used.get(stem) ?? 0
    this.#used.set(stem, times + 1)
    if (times === 0) return stem
    return times <= 26 ? `${stem}${String.fromCharCode(96 + times)}` : `${stem}-${times}`
  }
}
