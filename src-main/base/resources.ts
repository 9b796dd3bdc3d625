import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folder of the program: the nearest one above this file that holds `seeds`, in the source, the build and a package. */
function programFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'seeds', 'vocabularies'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('seeds folder not found beside the program')
    folder = above
  }
  return folder
}

let known: string | undefined

/** Path of something shipped with the program, for example `resourcePath('seeds', 'article')`. */
export function resourcePath(...parts: string[]): string {
  known ??= programFolder()
  return join(known, ...parts)
}
