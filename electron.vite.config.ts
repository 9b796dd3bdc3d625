import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import { pdfjsData } from './scripts/pdfjs-data.ts'

const here = import.meta.dirname

/**
 * What several parts of the interface share comes in few files: forty small ones cost a tenth of the time to a first page.
 * The first of them is all that the page waits for before it opens the file that is to be read.
 */
const PARTS = [
  {
    name: 'first',
    test: /client[\\/](?:pdf-workers|file-ahead|file-bytes|files)\.ts|app[\\/]address\.ts|ui[\\/](?:tokens|base)\.css|vite[\\/]preload-helper/,
    priority: 3,
  },
  { name: 'pdf', test: /pdfjs-dist[\\/]build|client[\\/]pdfjs\.ts/, priority: 2 },
  {
    name: 'pages',
    test: /pdfjs-dist[\\/]web|reader[\\/]pane[\\/](?:first-pages|night-pages|photos|night|pages-element|pane-edges|viewer|position|link-service|links|destination|note-icons|own-ids|pdfjs)\.ts/,
    priority: 2,
  },
  { name: 'calls', test: /@orpc[\\/]|client[\\/]api\.ts/, priority: 2 },
  { name: 'shared', test: /\.(?:ts|vue|m?js|json)/, minShareCount: 2, priority: 1 },
]

/**
 * Libraries of the Node side that go into its files: they come as dozens to hundreds of modules each, and finding, reading and
 * compiling those took a worker a third of the time of a first brief. Others are loaded from where they are installed.
 */
const BUNDLED = ['pdf-lib', '@cantoo/fontkit', 'zod', 'markdown-it']

/**
 * Three targets. Each Node entry is a process of its own, so each is a file of its own: the command line and the PDF
 * worker that the pool forks, and for Electron main and core.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: { exclude: BUNDLED },
      rollupOptions: {
        input: {
          index: resolve(here, 'src-main/shells/electron/main.ts'),
          core: resolve(here, 'src-main/shells/electron/core.ts'),
          cli: resolve(here, 'src-main/shells/cli/main.ts'),
          'pdf-worker': resolve(here, 'src-main/pdf/pdf-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: resolve(here, 'src-main/shells/electron/preload.ts') },
        // A sandboxed window loads CommonJS only, whatever the type of the package says.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [vue(), pdfjsData()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rollupOptions: {
        input: resolve(here, 'src-renderer/index.html'),
        output: { codeSplitting: { groups: PARTS } },
      },
    },
  },
})
