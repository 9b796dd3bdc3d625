import type { Form } from '../form.ts'
import { dcField } from './columns.ts'
import { readDc } from './read.ts'
import { dcWriter } from './write.ts'

/** Dublin Core in XML. */
export const dcForm: Form = { read: readDc, propose: dcField, writer: dcWriter }
