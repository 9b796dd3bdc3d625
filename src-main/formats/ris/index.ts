import type { Form } from '../form.ts'
import { risField } from './columns.ts'
import { readRis } from './read.ts'
import { risWriter } from './write.ts'

/** RIS, the form of EndNote, Mendeley, Zotero and of most databases. */
export const risForm: Form = { read: readRis, propose: risField, writer: risWriter }
