import { createDecipheriv } from 'node:crypto'
import { PDFContext, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { encryptObject, fileCipher } from './cipher.ts'
import { rc4 } from './key-legacy.ts'

const ID = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
const REF = PDFRef.of(7, 0)

interface Known {
  readonly name: string
  readonly entries: Readonly<Record<string, number>>
  readonly owner: string
  readonly user: string
  readonly key: string
  readonly method?: string
}

/** Encryption dictionaries written by qpdf 11 for the passwords `user` and `owner`, with the key that it reports. */
const KNOWN: readonly Known[] = [
  {
    name: 'RC4, 40 bits',
    entries: { V: 1, R: 2, Length: 40, P: -4 },
    owner: '94e8094419662a774442fb072e3d9f19e9d130ec09a4d0061e78fe920f7ab62f',
    user: 'b1f625689bca1356d125453c43cfa750c0296b5c271c03f1cc359fa658a4fa21',
    key: '77867d7fae',
  },
  {
    name: 'RC4, 128 bits',
    entries: { V: 2, R: 3, Length: 128, P: -4 },
    owner: '0ba3835f88f90388e74e54584125ce142be0de24c6b0d37746e075b891756671',
    user: 'd798239dd347dc3afe3dd10515bb58430122456a91bae5134273a6db134c87c4',
    key: '2e76247e4b9d5c6aa46d224a2e740d27',
  },
  {
    name: 'AES, 128 bits',
    entries: { V: 4, R: 4, Length: 128, P: -4 },
    owner: '0ba3835f88f90388e74e54584125ce142be0de24c6b0d37746e075b891756671',
    user: 'd798239dd347dc3afe3dd10515bb58430122456a91bae5134273a6db134c87c4',
    key: '2e76247e4b9d5c6aa46d224a2e740d27',
    method: 'AESV2',
  },
]

function dictOf({ entries, owner, user, method }: Known): PDFDict {
  const context = PDFContext.create()
  const filters = method === undefined ? {} : { CF: { StdCF: { CFM: method } }, StmF: 'StdCF', StrF: 'StdCF' }
  const dict = context.obj({ Filter: 'Standard', ...entries, ...filters })
  dict.set(PDFName.of('O'), PDFHexString.of(owner))
  dict.set(PDFName.of('U'), PDFHexString.of(user))
  return dict
}

describe('rc4', () => {
  it('gives the published result', () => {
    expect(Buffer.from(rc4(Buffer.from('Key'), Buffer.from('Plaintext'))).toString('hex')).toBe(
      'bbf316e8d940af0ad3',
    )
  })
})

describe('fileCipher', () => {
  it.each(KNOWN)('makes the key of $name from either password', (known) => {
    for (const password of ['user', 'owner']) {
      const cipher = fileCipher(dictOf(known), ID, password)
      expect(Buffer.from(cipher?.key ?? []).toString('hex')).toBe(known.key)
    }
    expect(fileCipher(dictOf(known), ID, 'wrong')).toBeNull()
  })

  it('refuses a handler that is not standard', () => {
    const [known] = KNOWN
    if (known === undefined) throw new Error('no case')
    const dict = dictOf(known)
    dict.set(PDFName.of('Filter'), PDFName.of('Other'))
    expect(fileCipher(dict, ID, 'user')).toBeNull()
  })
})

describe('encryptObject', () => {
  const context = PDFContext.create()
  const key = Buffer.alloc(32, 7)
  const aes = { key, strings: 'aes-256', streams: 'aes-256' } as const

  function decrypt(stored: Uint8Array): string {
    const cipher = createDecipheriv('aes-256-cbc', key, stored.subarray(0, 16))
    return Buffer.concat([cipher.update(stored.subarray(16)), cipher.final()]).toString('latin1')
  }

  it('encrypts every string, also in lists and inner dictionaries, and nothing else', () => {
    const object = context.obj({
      Type: 'Annot',
      F: 4,
      Inner: { List: [PDFString.of('one'), PDFHexString.of('74776f')] },
    })
    const stored = encryptObject(aes, REF, object, context)
    expect(stored).toBeInstanceOf(PDFDict)
    if (!(stored instanceof PDFDict)) return
    expect(stored.get(PDFName.of('Type'))).toBe(PDFName.of('Annot'))
    const list = stored.lookup(PDFName.of('Inner'), PDFDict).get(PDFName.of('List'))?.toString() ?? ''
    const texts = [...list.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) =>
      decrypt(Buffer.from(hex, 'hex')),
    )
    expect(texts).toEqual(['one', 'two'])
  })

  it('encrypts the bytes of a stream', () => {
    const stored = encryptObject(aes, REF, context.stream('content'), context)
    expect(stored instanceof PDFRawStream && decrypt(stored.contents)).toBe('content')
  })

  it('leaves data alone where the file does', () => {
    const none = { key, strings: 'none', streams: 'none' } as const
    expect(encryptObject(none, REF, PDFString.of('plain'), context).toString()).toBe('<706c61696e>')
  })
})
