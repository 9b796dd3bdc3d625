import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'] as const
/** Pictures of notes that other programs left in a file without an appearance; the rest of them is for a viewer we do not use. */
const ICONS = /^annotation-.+\.svg$/

/**
 * Vite plugin: puts the data that pdf.js reads at run time (character maps, the 14 standard fonts, image decoders,
 * colour profiles, icons of notes) beside the interface as `pdfjs/…`, so that every file can be shown without a network.
 */
export function pdfjsData(): Plugin {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return {
    name: 'cartable:pdfjs-data',
    apply: 'build',
    generateBundle() {
      for (const folder of FOLDERS) {
        for (const name of readdirSync(join(home, folder))) {
          const source = readFileSync(join(home, folder, name))
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source })
        }
      }
      const icons = join(home, 'web', 'images')
      for (const name of readdirSync(icons).filter((each) => ICONS.test(each))) {
        this.emitFile({
          type: 'asset',
          fileName: `pdfjs/images/${name}`,
          source: readFileSync(join(icons, name)),
        })
      }
    },
  }
}
