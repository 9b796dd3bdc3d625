import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const here = import.meta.dirname

/**
 * Three targets. Each Node entry is a process of its own, so each is a file of its own: the command line and the PDF
 * worker that the pool forks, and for Electron main and core.
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
  renderer: {
    root: 'src-renderer',
    plugins: [vue()],
    build: {
      outDir: 'out/renderer',
      rollupOptions: { input: resolve(here, 'src-renderer/index.html') },
    },
  },
})
