import type { Form } from '../form.ts'
import { csvField } from './columns.ts'
import { readCsv } from './read.ts'
import { csvWriter } from './write.ts'

/** Tables of spreadsheets. */
export const csvForm: Form = { read: readCsv, propose: csvField, writer: csvWriter }
