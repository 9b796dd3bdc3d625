import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Fonts as bytes: in a packaged program they lie in an archive, into which Node can look and Typst cannot.
 * @param fonts folders of weights by package
 */
export function fontBlobs(fonts: Readonly<Record<string, readonly string[]>>): Buffer[] {
  return Object.entries(fonts).flatMap(([name, weights]) => {
    const folder = dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))
    return weights.flatMap((weight) =>
      readdirSync(join(folder, weight))
        .filter((file) => file.endsWith('.ttf'))
        .map((file) => readFileSync(join(folder, weight, file))),
    )
  })
}
