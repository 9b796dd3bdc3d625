/** Text as it is compared: no accents or capitals, `œ` as `oe`, one apostrophe, one hyphen, single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
