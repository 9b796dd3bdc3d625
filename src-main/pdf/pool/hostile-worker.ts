import { CartableError } from '../../contract/errors.ts'
import { lazyJob, type JobContext } from './job.ts'
import { parentWire, serveJobs } from './serve.ts'

/** Jobs that behave as hostile files make them behave; the program of the workers in the pool's test. */
export const hostileJobs = {
  pid: (_input: null): Promise<number> => Promise.resolve(process.pid),
  echoPid: (_input: null): Promise<number> => Promise.resolve(process.pid),
  echo: lazyJob(() => Promise.resolve((input: { value: Uint8Array }) => Promise.resolve(input))),
  environment: (_input: null): Promise<string[]> => Promise.resolve(Object.keys(process.env)),
  refuse: (_input: null): Promise<never> => Promise.reject(new CartableError('PDF_PASSWORD', { hint: 'é' })),
  defect: (_input: null): Promise<never> => Promise.reject(new TypeError('broken')),
  trap: (_input: null): Promise<never> => Promise.reject(new RangeError('Maximum call stack size exceeded')),
  exit: (_input: null): Promise<never> => process.exit(3),
  hang: (_input: null, context: JobContext): Promise<never> => {
    context.progress({ stage: 'text', done: 0, total: 1 })
    for (;;);
  },
  swallow: (_input: null, context: JobContext): Promise<never> => {
    const kept: Buffer[] = []
    for (;;) {
      kept.push(Buffer.alloc(8 * 1024 * 1024, kept.length))
      context.progress({ stage: `${kept.length}`, done: 0, total: 1 })
    }
  },
  chatter: (_input: null, context: JobContext): Promise<string> => {
    process.stdout.write('noise')
    for (let page = 1; page <= 3; page++) context.progress({ stage: `page ${page}`, done: page, total: 3 })
    return Promise.resolve('done')
  },
} as const

serveJobs(hostileJobs, parentWire())
