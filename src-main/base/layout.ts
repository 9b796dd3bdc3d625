import { join } from 'node:path'
import { extensionOf } from '../contract/media.ts'

/** Where things lie in a library folder. The only place that knows. */
export interface Layout {
  readonly folder: string
  readonly database: string
  /** What belongs to no publication, beside the database as the records are. */
  readonly facts: string
  readonly files: string
  readonly temporary: string
  readonly records: string
  /** Records of briefs, beside those of publications. */
  readonly briefs: string
  readonly thumbnails: string
  /** Templates of briefs and styles of citations that a person put there. */
  readonly templates: string
  readonly styles: string
  /** `files/ab/<sha256>.pdf`: content-addressed, so the same file is kept once and a changed byte is noticed. */
  file(sha256: string, extension?: string): string
  /** Where the file of an attachment lies: its extension follows its media type. */
  fileOf(attachment: { readonly sha256: string; readonly mediaType: string }): string
  record(publicationId: string): string
  briefRecord(briefId: string): string
  thumbnail(sha256: string): string
}

/** Paths of the library in `folder`; nothing is read or made. */
export function layoutOf(folder: string): Layout {
  const files = join(folder, 'files')
  const records = join(folder, 'records')
  const briefs = join(records, 'briefs')
  const thumbnails = join(folder, 'thumbnails')
  const shard = (sha256: string): string => sha256.slice(0, 2)
  const file = (sha256: string, extension = 'pdf'): string =>
    join(files, shard(sha256), `${sha256}.${extension}`)
  return {
    folder,
    database: join(folder, 'library.sqlite'),
    facts: join(folder, 'library.json'),
    files,
    temporary: join(files, 'incoming'),
    records,
    briefs,
    thumbnails,
    templates: join(folder, 'templates'),
    styles: join(folder, 'styles'),
    file,
    fileOf: ({ sha256, mediaType }) => file(sha256, extensionOf(mediaType)),
    record: (publicationId) => join(records, `${publicationId}.json`),
    briefRecord: (briefId) => join(briefs, `${briefId}.json`),
    thumbnail: (sha256) => join(thumbnails, shard(sha256), `${sha256}.png`),
  }
}
