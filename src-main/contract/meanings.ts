import * as z from 'zod'
import { oc } from './base.ts'
import { CommandResult } from './publications.ts'

/** A name as it stands beside a mark: a word or two. */
const Name = z.string().trim().min(1).max(40)

/** What a colour of marks means in each language of the interface; one without a name has its usual one. */
export const MeaningNames = z.object({ fr: Name.optional(), en: Name.optional() })
export type MeaningNames = z.infer<typeof MeaningNames>

/** What a colour means in this library, by the number of its key. */
export const Meaning = z.object({ key: z.int().min(1).max(6), names: MeaningNames })
export type Meaning = z.infer<typeof Meaning>

/** Meanings of the colours of marks: the library names them, so that everybody who opens it reads the same legend. */
export const meaningsContract = {
  /** Colours that the library named, by key; the others have their usual names. */
  list: oc.output(z.array(Meaning)),
  /** Names colours; one without any name gets its usual ones back. One command for all. */
  set: oc.input(z.object({ meanings: z.array(Meaning).min(1).max(6) })).output(CommandResult),
}
