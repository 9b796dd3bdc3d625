import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontBlobs } from '../typeset/fonts.ts'

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
