import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** Families of briefs in their order, each with the folders of the weights that templates use. */
export const FONTS = {
  '@expo-google-fonts/source-serif-4': [
    '400Regular',
    '400Regular_Italic',
    '600SemiBold',
    '600SemiBold_Italic',
    '700Bold',
    '700Bold_Italic',
  ],
  '@expo-google-fonts/tajawal': ['400Regular', '500Medium', '700Bold'],
  '@expo-google-fonts/noto-sans': ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'],
} as const

/** A folder that does not exist: all that a template may read is put there by {@link NodeCompiler.mapShadow}. */
export const ROOT = '/brief'

/** Nothing listens at the discard port of this computer. */
const NOWHERE = 'http://127.0.0.1:9'

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

/**
 * Typst would fetch a package that a template names from the network, and look for others in folders of the person. Both
 * are turned away for this process, before the first compiler reads where to go.
 */
function denyPackages(): void {
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY']) {
    process.env[name] = NOWHERE
    process.env[name.toLowerCase()] = NOWHERE
  }
  for (const name of ['NO_PROXY', 'no_proxy']) delete process.env[name]
  process.env['XDG_DATA_HOME'] = join(ROOT, 'none')
  process.env['XDG_CACHE_HOME'] = join(ROOT, 'none')
}

let shared: NodeCompiler | undefined

/** The compiler of briefs, kept warm in its process: a brief that changed a little is set in a fraction of the time. */
export function briefCompiler(): NodeCompiler {
  if (shared) return shared
  denyPackages()
  shared = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs: fontBlobs(FONTS) }] })
  return shared
}
