import type { RecordFormat } from '../contract/exchange.ts'

/** Characters that are looked at. */
const HEAD = 8000

const BY_EXTENSION: Readonly<Record<string, RecordFormat>> = {
  bib: 'bibtex',
  bibtex: 'bibtex',
  biblatex: 'bibtex',
  ris: 'ris',
  csv: 'csv',
  tsv: 'csv',
  xml: 'dc',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/** The form of a text by what it looks like, and where that does not tell by the end of its name; null for none that is known. */
export function recordFormatOf(text: string, name: string): RecordFormat | null {
  const head = text.slice(0, HEAD).trimStart()
  if (/^\{\s*"kind"\s*:\s*"cartable"/.test(head)) return 'jsonl'
  if (/^[[{]/.test(head)) return 'csl-json'
  if (/^<(?:\?xml|!--|!DOCTYPE|[A-Za-z_])/.test(head)) return 'dc'
  if (/^TY {0,2}- ?[A-Z]+\s*$/m.test(head)) return 'ris'
  if (/^\s*@\s*[A-Za-z]+\s*[{(]/m.test(head)) return 'bibtex'
  const known = BY_EXTENSION[/\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '']
  if (known === 'csv') return 'csv'
  // A table without a name that tells: several columns in its first two lines.
  const [first = '', second = ''] = head.split(/\r?\n/)
  const columns = (line: string, sign: string): number => line.split(sign).length
  const isTable = [',', ';', '\t'].some((sign) => columns(first, sign) > 2 && columns(second, sign) > 2)
  return isTable ? 'csv' : null
}
