import type { QuoteStatus } from '../../../contract/briefs.ts'
import type { BriefModel, Reference } from '../../../pdf/brief/model.ts'

/** A publication as it is cited. */
export interface CitedWork {
  readonly work: Reference['work']
  /** Name of its type in the brief's language. */
  readonly genre: string | null
}

/** A file that a brief was made from. */
export interface FileFact {
  readonly fileName: string
  readonly path: string
  readonly password: string | null
  /** Its bytes are not those that the excerpts were taken from: nothing may be drawn from it. */
  readonly changed: boolean
}

/** All that a model needs beside the brief, looked up. */
export interface BriefFacts {
  /** By id of the attachment: the publication that it belongs to now. */
  readonly works: ReadonlyMap<string, CitedWork>
  /** By SHA-256. */
  readonly files: ReadonlyMap<string, FileFact>
  /** What a check found, by id of the item; empty where none was made. */
  readonly statuses: ReadonlyMap<string, QuoteStatus>
  readonly template: BriefModel['template']
  readonly style: BriefModel['style']
}
