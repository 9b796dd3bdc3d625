import type { InterfaceLanguage } from '../../../src-main/contract/values.ts'

/** Months as they are shortened in print: Lexique des règles typographiques, New Oxford Style Manual. */
const SHORT: Readonly<Record<InterfaceLanguage, Readonly<Record<string, string>>>> = {
  fr: {
    janvier: 'janv.',
    février: 'févr.',
    avril: 'avr.',
    juillet: 'juil.',
    septembre: 'sept.',
    octobre: 'oct.',
    novembre: 'nov.',
    décembre: 'déc.',
  },
  en: {
    January: 'Jan',
    February: 'Feb',
    March: 'Mar',
    April: 'Apr',
    August: 'Aug',
    September: 'Sept',
    October: 'Oct',
    November: 'Nov',
    December: 'Dec',
  },
}

/** A printed date shortened for a column: `14 décembre 2022` → `14 déc. 2022`, `3e trimestre 2019` → `T3 2019`. */
export function shortDate(text: string, language: InterfaceLanguage): string {
  const months = text.replace(/\p{L}+/gu, (word) => SHORT[language][word] ?? word)
  return language === 'fr' ? months.replace(/\b([1-4])(?:er|e) trimestre/g, 'T$1') : months
}
