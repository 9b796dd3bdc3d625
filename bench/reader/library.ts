import { cartable, type Folders } from '../../e2e/support/core.ts'

/** A file that was imported. */
export interface Imported {
  readonly path: string
  readonly status: string
  readonly attachmentId: string | null
  readonly pages: number
  readonly reason: unknown
}

/** Imports files or folders into a library with the built program. */
export async function importInto(folders: Folders, ...paths: string[]): Promise<Imported[]> {
  const lines = await cartable(folders, 'import', ...paths)
  return lines.filter((line) => 'path' in line) as unknown as Imported[]
}
