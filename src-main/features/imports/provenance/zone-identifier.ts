import { cleanUrl } from './clean-url.ts'

/** Address of a file and of the page that led to it, as far as known. */
export interface Origin {
  readonly url: string | null
  readonly referrer: string | null
}

const MAX_LINES = 200

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/**
 * Reads the stream `Zone.Identifier` that Windows adds to a downloaded file: an INI text whose section `ZoneTransfer` has
 * `HostUrl` and `ReferrerUrl` (MS-FSCC 5.6.1). Null values where they are missing or no web address (`about:internet`).
 */
export function parseZoneIdentifier(bytes: Uint8Array): Origin {
  const values = new Map<string, string>()
  let inside = false
  for (const line of decode(bytes).split(/\r\n|\r|\n/, MAX_LINES)) {
    const text = line.trim()
    if (text.startsWith('[')) inside = text.toLowerCase() === '[zonetransfer]'
    const equals = text.indexOf('=')
    if (!inside || equals < 1) continue
    const name = text.slice(0, equals).trim().toLowerCase()
    if (!values.has(name)) values.set(name, text.slice(equals + 1))
  }
  return { url: cleanUrl(values.get('hosturl') ?? ''), referrer: cleanUrl(values.get('referrerurl') ?? '') }
}
