const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/gu

/**
 * Text without characters that an XML text may not hold (XML 1.0, 2.2), lone surrogates included: they come with the
 * words of damaged files, and Word opens no file with one.
 */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '')
}

/** Plain data with every text in it made {@link printable}. */
export function allPrintable<T>(data: T): T {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return printable(value)
    if (Array.isArray(value)) return value.map(clean)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each)]))
  }
  return clean(data) as T
}
