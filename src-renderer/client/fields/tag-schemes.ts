/** Schemes whose concepts say what something is about, in the order in which they are offered. */
export const TAG_SCHEMES: readonly string[] = [
  'theme',
  'country',
  'region',
  'rabat-domain',
  'route',
  'organisation',
]
