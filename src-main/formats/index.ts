import type { RecordFormat } from '../contract/exchange.ts'
import { bibtexForm } from './bibtex/index.ts'
import { cslForm } from './csl/index.ts'
import { csvForm } from './csv/index.ts'
import { dcForm } from './dc/index.ts'
import type { Form } from './form.ts'
import { risForm } from './ris/index.ts'

/** Forms whose records are columns of words. */
export type TabularFormat = Exclude<RecordFormat, 'jsonl'>

/** Forms by their name in the contract. */
export const FORMS: Readonly<Record<TabularFormat, Form>> = {
  bibtex: bibtexForm,
  ris: risForm,
  'csl-json': cslForm,
  csv: csvForm,
  dc: dcForm,
}

export type { Form, RecordWriter } from './form.ts'
export type { Leaving, WriteOptions } from './view.ts'
