import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'

const here = import.meta.dirname

/**
 * Node entries. Each is a process of its own, so each is a file of its own:
 * the command line, and the PDF worker that the pool forks.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          cli: resolve(here, 'src-main/shells/cli/main.ts'),
          'pdf-worker': resolve(here, 'src-main/pdf/pdf-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
})
