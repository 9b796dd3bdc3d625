import type { Form } from '../form.ts'
import { cslField } from './columns.ts'
import { readCsl } from './read.ts'
import { cslWriter } from './write.ts'

/** CSL-JSON, the form of citation processors and of Zotero, Pandoc, Zettlr. */
export const cslForm: Form = { read: readCsl, propose: cslField, writer: cslWriter }
