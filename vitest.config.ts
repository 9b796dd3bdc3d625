import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src-main/**/*.test.ts',
      'src-renderer/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    setupFiles: ['vitest.setup.ts'],
    // A hundred processes are started from their sources: compiled once, they start in half the time.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'cartable-tests') },
    pool: 'forks',
    // Modules are read once for a process, not once for each of 250 files; a module that keeps state shows itself.
    isolate: false,
    maxWorkers: 2,
    // PDF tests start child processes; a busy machine needs room, and no test asserts a duration.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
