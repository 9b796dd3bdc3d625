/** Names of the months in English, French, Spanish and Portuguese, without accents, and the abbreviations in use. */
const NAMES: readonly string[] = [
  'january janvier enero janeiro jan janv',
  'february fevrier febrero fevereiro feb fev fevr',
  'march mars marzo marco mar',
  'april avril abril apr avr',
  'may mai mayo maio',
  'june juin junio junho jun',
  'july juillet julio julho jul juil',
  'august aout agosto aug',
  'september septembre septiembre setembro sep sept',
  'october octobre octubre outubro oct',
  'november novembre noviembre novembro nov',
  'december decembre diciembre dezembro dec',
]

const NUMBERS = new Map(
  NAMES.flatMap((names, index) =>
    names.split(' ').map((name) => [name, String(index + 1).padStart(2, '0')] as const),
  ),
)

/** Alternatives of a pattern, longest first so that `mar` does not take `march`. */
export const MONTH = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')

/** `01` to `12` for a name in lower case without accents; empty for another word. */
export function monthNumber(name: string): string {
  return NUMBERS.get(name) ?? ''
}
