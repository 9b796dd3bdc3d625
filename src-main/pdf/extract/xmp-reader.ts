import { cleanText } from './characters.ts'

const MAX_DEPTH = 64
const MAX_PROPERTIES = 300
const MAX_VALUES = 1_000
const MAX_VALUE_LENGTH = 100_000
const MAX_TOKENS = 200_000

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

/** Prefixes that readers of metadata look for, by namespace; files may bind others to them. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [RDF, 'rdf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp'],
  ['http://ns.adobe.com/xap/1.0/mm/', 'xmpMM'],
  ['http://ns.adobe.com/xap/1.0/rights/', 'xmpRights'],
  ['http://ns.adobe.com/pdf/1.3/', 'pdf'],
  ['http://ns.adobe.com/pdfx/1.3/', 'pdfx'],
  ['http://www.aiim.org/pdfa/ns/id/', 'pdfaid'],
  ['http://www.aiim.org/pdfua/ns/id/', 'pdfuaid'],
  ['http://prismstandard.org/namespaces/basic/2.0/', 'prism'],
  ['http://prismstandard.org/namespaces/basic/3.0/', 'prism'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop'],
])

/**
 * Declarations, tags with attributes, text. No part can run past the next `<`, so that the time stays linear whatever
 * the packet holds.
 */
const TOKEN =
  /<[?!][^<>]*>|<(\/?)([^\s<>/]+)((?:\s+[^\s=<>]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/g
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}

function withoutComments(packet: string): string {
  const kept: string[] = []
  let at = 0
  for (;;) {
    const start = packet.indexOf('<!--', at)
    if (start === -1) return kept.join('') + packet.slice(at)
    kept.push(packet.slice(at, start))
    const end = packet.indexOf('-->', start)
    if (end === -1) return kept.join('')
    at = end + '-->'.length
  }
}

class Reader {
  readonly #namespaces = new Map<string, string>()
  readonly #properties = new Map<string, string[]>()
  /** Names of the open elements. */
  readonly #path: string[] = []
  #text = ''

  read(packet: string): Map<string, string[]> {
    let tokens = 0
    for (const [, closing, name, attributes, empty, text] of withoutComments(packet).matchAll(TOKEN)) {
      if (++tokens > MAX_TOKENS) break
      if (text !== undefined) this.#append(decode(text))
      else if (name === undefined) continue
      else if (closing === '/') this.#close()
      else if (!this.#open(name, attributes ?? '')) break
      else if (empty === '/') this.#close()
    }
    return this.#properties
  }

  #append(text: string): void {
    if (this.#text.length < MAX_VALUE_LENGTH) this.#text += text
  }

  /** Name with the usual prefix of its namespace. */
  #name(name: string): string {
    const [prefix = '', local] = name.split(':')
    const usual = PREFIXES.get(this.#namespaces.get(prefix) ?? '')
    return local === undefined || usual === undefined ? name : `${usual}:${local}`
  }

  #open(name: string, attributes: string): boolean {
    if (this.#path.length >= MAX_DEPTH) return false
    const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
      ([, key = '', double, single]) => [key, decode(double ?? single ?? '')] as const,
    )
    for (const [key, value] of pairs) {
      if (key.startsWith('xmlns:')) this.#namespaces.set(key.slice('xmlns:'.length), value)
    }
    this.#path.push(this.#name(name))
    this.#text = ''
    if (this.#path.at(-1) === 'rdf:Description' && this.#path.at(-2) === 'rdf:RDF') {
      for (const [key, value] of pairs) {
        if (!/^(xmlns|rdf|xml)\b/.test(key)) this.#store(this.#name(key), value)
      }
    }
    return true
  }

  /** A property is a child of a top-level description; its value is its text, or that of the items of its list. */
  #close(): void {
    const closed = this.#path.pop()
    const above = this.#path.slice(-3)
    if (closed !== 'rdf:li') {
      if (above.at(-1) === 'rdf:Description' && above.at(-2) === 'rdf:RDF')
        this.#store(closed ?? '', this.#text)
    } else if (this.#path.at(-3) === 'rdf:Description' && this.#path.at(-4) === 'rdf:RDF') {
      this.#store(above[1] ?? '', this.#text)
    }
    this.#text = ''
  }

  #store(name: string, value: string): void {
    const text = cleanText(value)
    if (text === '' || !name.includes(':')) return
    const values = this.#properties.get(name)
    if (values === undefined) {
      if (this.#properties.size < MAX_PROPERTIES) this.#properties.set(name, [text])
    } else if (values.length < MAX_VALUES) values.push(text)
  }
}

/**
 * Reads the properties of an XMP packet (RDF as XMP restricts it, ISO 16684-1 clause 7): simple values, arrays and
 * language alternatives; values inside structures are left out. Declarations and entities other than XML's own
 * five are not expanded. Never throws; what cannot be read is left out.
 * @returns values by name with the usual prefix, in document order
 */
export function readXmp(packet: string): Record<string, readonly string[]> {
  return Object.fromEntries(new Reader().read(packet))
}
