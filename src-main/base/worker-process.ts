/**
 * Arguments of a process that reads files. Objects of JavaScript get 768 MB, PDFium's own memory is limited apart. Young
 * objects get less than V8 would take: a brief of 60 excerpts needs 50 MB less, in the same time.
 */
export const WORKER_ARGUMENTS: readonly string[] = ['--max-old-space-size=768', '--max-semi-space-size=8']

/** The few variables without which Node or Electron do not start; nothing else of the environment is passed on. */
const PASSED_VARIABLES = ['SystemRoot', 'TMPDIR', 'TEMP', 'TZ'] as const

/**
 * Environment of a process that reads files.
 * @param more names of variables that are passed on too
 */
export function workerEnvironment(more: readonly string[] = []): Record<string, string> {
  // The C library of Linux keeps a heap for each thread that asks, and gives little of them back: 25 MB while Typst sets.
  const environment: Record<string, string> = { MALLOC_ARENA_MAX: '2' }
  for (const name of [...PASSED_VARIABLES, ...more]) {
    const value = process.env[name]
    if (value !== undefined) environment[name] = value
  }
  return environment
}
