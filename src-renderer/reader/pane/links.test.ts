import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressParts, judgeLink } from './links.ts'

describe('links that leave a file', () => {
  it('may lead to web pages and mail, and nowhere else', () => {
    const allowed = (address: string): boolean => judgeLink(address).allowed
    expect(
      ['https://mixedmigration.org/a?b#c', 'http://example.org', 'mailto:info@icmpd.org?subject=x'].map(
        allowed,
      ),
    ).toEqual([true, true, true])
    expect(
      [
        'file:///etc/passwd',
        'javascript:alert(1)',
        'cartable://open/1',
        'ftp://example.org',
        'tel:112',
        'data:text/html,x',
        'C:\\Windows\\calc.exe',
        '../other.pdf',
        'mailto:',
        'mailto:%ff@x',
        'http://',
        `https://example.org/${'a'.repeat(5000)}`,
      ].filter(allowed),
    ).toEqual([])
  })

  it('show where they lead, whatever they pretend', () => {
    const host = (address: string): string => addressParts(judgeLink(address).address).host
    expect(host('https://mixedmigration.org@evil.example/login')).toBe('evil.example')
    expect(host('https://evil.example:evil.example@evil.example:8443/')).toBe('evil.example:8443')
    expect(host('https://xn--80ak6aa92e.com/')).toBe('xn--80ak6aa92e.com')
    expect(host('https://аpple.com/')).toBe('xn--pple-43d.com')
    expect(host('mailto:someone@icmpd.org?cc=a@b.c')).toBe('icmpd.org')
  })

  it('are parted without losing a letter', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const { address, allowed } = judgeLink(url)
        const { before, host, after } = addressParts(address)
        expect(allowed).toBe(true)
        expect(before + host + after).toBe(address)
        expect(host).toBe(new URL(url).host)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { before, host, after } = addressParts(text)
        expect(before + host + after).toBe(text)
      }),
    )
  })
})
