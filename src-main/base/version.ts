import { readFileSync } from 'node:fs'
import { resourcePath } from './resources.ts'

let known: string | undefined

/** Version of Cartable, from the package. */
export function programVersion(): string {
  if (known === undefined) {
    const { version } = JSON.parse(readFileSync(resourcePath('package.json'), 'utf8')) as { version: string }
    known = version
  }
  return known
}
