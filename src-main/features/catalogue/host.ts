/** Host of an address as facets show it, or null for what is none. */
export function hostOf(url: string): string | null {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1]
  return host === undefined ? null : host.toLowerCase().replace(/^www\./, '')
}
