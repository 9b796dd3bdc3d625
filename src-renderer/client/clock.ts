/**
 * A time as French prints it: `9 h 38` for the `09:38` of `Intl`, with spaces that do not break (Lexique des règles
 * typographiques en usage à l’Imprimerie nationale, « heure »). Other words of a date stay.
 */
export function frenchClock(text: string): string {
  return text.replace(/\b0?(\d{1,2}):(\d{2})\b/, '$1\u00a0h\u00a0$2')
}
