import type { Form } from '../form.ts'
import { bibtexField } from './columns.ts'
import { readBibtex } from './read.ts'
import { bibtexWriter } from './write.ts'

/** BibTeX and biblatex, with what JabRef, Zotero and Mendeley add. */
export const bibtexForm: Form = { read: readBibtex, propose: bibtexField, writer: bibtexWriter }
