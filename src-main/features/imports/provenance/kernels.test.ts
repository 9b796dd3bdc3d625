import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBinaryPlist } from './binary-plist.ts'
import { cleanUrl, MAX_URL_LENGTH } from './clean-url.ts'
import { plistOfStrings, hexDump } from './plist.fixture.ts'
import { bytesOfHex, momentOfDownloadedDate, originOfFileAttributes, originOfWhereFroms } from './xattr.ts'
import { parseZoneIdentifier } from './zone-identifier.ts'

const NONE = { url: null, referrer: null }
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('cleanUrl', () => {
  it.each([
    ['https://example.org/a.pdf', 'https://example.org/a.pdf'],
    ['  HTTP://Example.org/a b.pdf ', 'http://example.org/a%20b.pdf'],
    ['https://me:secret@example.org/a.pdf', 'https://example.org/a.pdf'],
    ['https://example.org/a.pdf?id=3&token=abc&X-Amz-Signature=9#p', 'https://example.org/a.pdf?id=3#p'],
  ])('%s', (given, kept) => expect(cleanUrl(given)).toBe(kept))
  it.each([
    '',
    'about:internet',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:,x',
    'C:\\x.pdf',
    'example.org',
    'https://',
  ])('keeps nothing of “%s”', (given) => expect(cleanUrl(given)).toBeNull())
  it('keeps nothing that is too long', () => {
    expect(cleanUrl(`https://example.org/${'a'.repeat(MAX_URL_LENGTH)}`)).toBeNull()
    expect(cleanUrl(`https://example.org/${'é'.repeat(MAX_URL_LENGTH / 2)}`)).toBeNull()
  })
})

describe('Zone.Identifier', () => {
  const text =
    '[ZoneTransfer]\r\nZoneId=3\r\nReferrerUrl=https://example.org/page\r\nHostUrl=https://u:p@example.org/a.pdf?x=1=2\r\n'
  const origin = { url: 'https://example.org/a.pdf?x=1=2', referrer: 'https://example.org/page' }
  it('is read in UTF-8, with or without mark, and in UTF-16', () => {
    expect(parseZoneIdentifier(utf8(text))).toEqual(origin)
    expect(parseZoneIdentifier(utf8(`\ufeff${text}`))).toEqual(origin)
    expect(parseZoneIdentifier(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(origin)
  })
  it.each([
    '[ZoneTransfer]\nZoneId=3\nHostUrl=about:internet',
    '[Other]\nHostUrl=https://example.org/a.pdf',
    'HostUrl=https://example.org/a.pdf',
    '',
    '=\n[\n==',
  ])('gives nothing for %j', (each) => expect(parseZoneIdentifier(utf8(each))).toEqual(NONE))
})

describe('binary property list', () => {
  it('gives strings, long and not ASCII, in order', () => {
    const strings = ['https://example.org/a.pdf', 'https://example.org/é', '', 'x'.repeat(300)]
    expect(decodeBinaryPlist(plistOfStrings(strings))).toEqual(strings)
  })
  it('does not follow an array that holds itself', () => {
    const bytes = plistOfStrings(['a'])
    bytes[9] = 0
    expect(JSON.stringify(decodeBinaryPlist(bytes))).toBe('[[[[[null]]]]]')
  })
  it('gives null or what it can for damaged bytes, and ends', () => {
    const bytes = plistOfStrings(['https://example.org/a.pdf', 'é'])
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const damaged = Uint8Array.from(bytes)
        for (const [at, value] of changes) damaged[at] = value
        const value = decodeBinaryPlist(damaged)
        expect(
          value === null || typeof value === 'string' || value instanceof Date || Array.isArray(value),
        ).toBe(true)
      }),
      { numRuns: 2000 },
    )
    expect(decodeBinaryPlist(new Uint8Array())).toBeNull()
    expect(decodeBinaryPlist(new Uint8Array(100))).toBeNull()
    expect(decodeBinaryPlist(new Uint8Array(1024 * 1024))).toBeNull()
  })
})

describe('extended attributes', () => {
  it('of macOS give file and page', () => {
    const dump = hexDump(plistOfStrings(['https://example.org/a.pdf', 'https://example.org/']))
    expect(originOfWhereFroms(dump)).toEqual({
      url: 'https://example.org/a.pdf',
      referrer: 'https://example.org/',
    })
    expect(originOfWhereFroms(hexDump(plistOfStrings(['From: a colleague', 'mid:1'])))).toEqual(NONE)
    expect(originOfWhereFroms('xattr: no such attribute')).toEqual(NONE)
  })
  it('of macOS give the moment of the download', () => {
    // [2020-04-23T10:00:00Z] as Core Foundation writes it.
    const seconds = (Date.UTC(2020, 3, 23, 10) - Date.UTC(2001, 0, 1)) / 1000
    const bytes = plistOfStrings(['12345678'])
    new DataView(bytes.buffer).setFloat64(11, seconds)
    bytes[10] = 0x33
    expect(momentOfDownloadedDate(hexDump(bytes))).toBe('2020-04-23T10:00:00.000Z')
    expect(momentOfDownloadedDate(hexDump(plistOfStrings(['x'])))).toBeNull()
  })
  it('of Linux give file and page', () => {
    const hex = (text: string): string => Buffer.from(text).toString('hex')
    const output = `# file: /a.pdf\nuser.xdg.origin.url=0x${hex('https://example.org/a.pdf')}\nuser.xdg.referrer.url=0x${hex('file:///x')}\n`
    expect(originOfFileAttributes(output)).toEqual({ url: 'https://example.org/a.pdf', referrer: null })
    expect(originOfFileAttributes('user.xdg.origin.url="https://example.org"')).toEqual(NONE)
  })
  it('are nothing where the dump is not hexadecimal', () => {
    expect([bytesOfHex('0g'), bytesOfHex('123'), bytesOfHex('')].map((bytes) => bytes.length)).toEqual([
      0, 0, 0,
    ])
    expect([...bytesOfHex('0A ff\n01')]).toEqual([10, 255, 1])
  })
})
