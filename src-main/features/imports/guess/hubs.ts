/** Regional hubs of MMC: code of the series number, ending of the series id, and words they are printed as. */
const HUBS = [
  { code: 'WA', id: 'wa', words: ['west africa', "afrique de l'ouest"] },
  { code: 'NA', id: 'na', words: ['north africa', 'afrique du nord'] },
  {
    code: 'ESA',
    id: 'esa',
    words: ['eastern and southern africa', 'east africa and yemen', 'east africa & yemen', 'east africa'],
  },
  { code: 'EU', id: 'eu', words: ['europe'] },
  { code: 'ASIA', id: 'asia', words: ['asia and the pacific', 'asia', 'asie'] },
  { code: 'LAC', id: 'lac', words: ['latin america and the caribbean', 'latin america', 'amerique latine'] },
] as const

/** `NA` is North Africa, never “not available”; `EU` is the Europe hub. Older files say `EA`, `EAY`, `AP`. */
const CODES: Readonly<Record<string, string>> = { EA: 'ESA', EAY: 'ESA', AP: 'ASIA' }

export interface Hub {
  /** As series numbers are written today. */
  readonly code: string
  /** `wa`: ending of `series:s-qmmu-wa`. */
  readonly id: string
}

/** The hub of a code in a file name, in any case. */
export function hubOfCode(code: string): Hub | null {
  const upper = code.toUpperCase()
  return HUBS.find((hub) => hub.code === (CODES[upper] ?? upper)) ?? null
}

/** The hub that a text names in words, the first printed; text in lower case without accents. */
export function hubOfWords(flatText: string): Hub | null {
  const places = HUBS.flatMap((hub) => hub.words.map((word) => ({ hub, at: flatText.indexOf(word) })))
  const named = places.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)
  return named[0]?.hub ?? null
}
