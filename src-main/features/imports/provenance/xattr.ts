import { cleanUrl } from './clean-url.ts'
import { decodeBinaryPlist } from './binary-plist.ts'
import type { Origin } from './zone-identifier.ts'

const MAX_HEX = 512 * 1024

/** Bytes of a hexadecimal dump with any white space, as `xattr -px` prints it. Empty where it is none. */
export function bytesOfHex(dump: string): Uint8Array {
  const digits = dump.slice(0, MAX_HEX).replace(/\s+/g, '')
  return digits.length % 2 === 0 && /^[0-9a-f]*$/i.test(digits)
    ? Buffer.from(digits, 'hex')
    : new Uint8Array()
}

/** `kMDItemWhereFroms` of macOS: a list of the address of the file and, second, of the page that led to it. */
export function originOfWhereFroms(dump: string): Origin {
  const value = decodeBinaryPlist(bytesOfHex(dump))
  const [url, referrer] = Array.isArray(value) ? (value as readonly unknown[]) : []
  return {
    url: typeof url === 'string' ? cleanUrl(url) : null,
    referrer: typeof referrer === 'string' ? cleanUrl(referrer) : null,
  }
}

/** `kMDItemDownloadedDate` of macOS: a list with one moment. ISO 8601, or null. */
export function momentOfDownloadedDate(dump: string): string | null {
  const value = decodeBinaryPlist(bytesOfHex(dump))
  const first: unknown = Array.isArray(value) ? value[0] : value
  return first instanceof Date && !Number.isNaN(first.getTime()) ? first.toISOString() : null
}

/**
 * `user.xdg.origin.url` and `user.xdg.referrer.url` (freedesktop.org, Guidelines for Extended Attributes), from what
 * `getfattr -d -e hex` prints: lines of `name=0x…`.
 */
export function originOfFileAttributes(output: string): Origin {
  const values = new Map<string, string>()
  for (const line of output.slice(0, MAX_HEX).split('\n', 200)) {
    const match = /^(user\.xdg\.(?:origin|referrer)\.url)=0x([0-9a-f]+)$/i.exec(line.trim())
    if (match === null) continue
    values.set((match[1] ?? '').toLowerCase(), new TextDecoder().decode(bytesOfHex(match[2] ?? '')))
  }
  return {
    url: cleanUrl(values.get('user.xdg.origin.url') ?? ''),
    referrer: cleanUrl(values.get('user.xdg.referrer.url') ?? ''),
  }
}
