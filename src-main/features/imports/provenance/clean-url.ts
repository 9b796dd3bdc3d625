/** Longest address that is kept, in characters. */
export const MAX_URL_LENGTH = 2048

/** Names of parameters that give access to whoever holds the address: signed downloads, sessions. */
const SECRET =
  /^(?:access_?token|auth|authorization|api_?key|code|id_token|jwt|pass(?:word|wd)?|sas|session(?:_?id)?|sid|sig|signature|token|x-(?:amz|goog)-(?:credential|security-token|signature))$/i

/**
 * An address as it may be stored, or null. Only http and https; user name and password, and parameters that grant access,
 * are removed, because a catalogue is shared and an address of download is not.
 */
export function cleanUrl(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > MAX_URL_LENGTH) return null
  const url = URL.parse(trimmed)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.delete(name)
  return url.href.length > MAX_URL_LENGTH ? null : url.href
}
