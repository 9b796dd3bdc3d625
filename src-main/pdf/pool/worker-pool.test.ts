import { afterEach, describe, expect, it } from 'vitest'
import { CartableError } from '../../contract/errors.ts'
import { pdfWorkerEntry } from './entry.ts'
import type { hostileJobs } from './hostile-worker.ts'
import type { JobProgress } from './job.ts'
import { WorkerPool, type PoolOptions } from './worker-pool.ts'

type HostileJobs = typeof hostileJobs
const pools: WorkerPool<HostileJobs>[] = []

function makePool(options: Partial<PoolOptions> = {}): WorkerPool<HostileJobs> {
  const entry = new URL('hostile-worker.ts', import.meta.url)
  const pool = new WorkerPool<HostileJobs>({ entry, size: 1, ...options })
  pools.push(pool)
  return pool
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

describe('WorkerPool', () => {
  it('passes typed arrays both ways and keeps one process for jobs that succeed or refuse', async () => {
    const pool = makePool()
    const first = await pool.run('pid', null)
    expect(await pool.run('echo', { value: Uint8Array.of(1, 2) })).toEqual({ value: Uint8Array.of(1, 2) })
    const refusal = await pool.run('refuse', null).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(CartableError)
    expect(refusal).toMatchObject({ code: 'PDF_PASSWORD', data: { hint: 'é' } })
    expect(await pool.run('pid', null)).toBe(first)
    expect(first).not.toBe(process.pid)
  })

  it.each([
    ['exit', 'PDF_CRASHED'],
    ['trap', 'PDF_CRASHED'],
    ['defect', 'INTERNAL'],
  ] as const)('after "%s" reports %s and goes on in a new process', async (kind, code) => {
    const pool = makePool()
    const first = await pool.run('pid', null)
    await expect(pool.run(kind, null)).rejects.toMatchObject({ code })
    expect(await pool.run('pid', null)).not.toBe(first)
  })

  it('ends a worker that falls silent, and names the stage', async () => {
    const pool = makePool()
    // The worker is up already, so that its start on a busy machine does not count as silence.
    await pool.run('chatter', null)
    const hung = pool.run('hang', null, { stageTimeoutMs: 1000 })
    await expect(hung).rejects.toMatchObject({ code: 'PDF_TIMEOUT', data: { stage: 'text' } })
    expect(await pool.run('chatter', null)).toBe('done')
  })

  it('ends a worker that takes too much memory', async () => {
    const pool = makePool({ memoryBytes: 400 * 1024 ** 2 })
    await expect(pool.run('swallow', null)).rejects.toMatchObject({ code: 'PDF_MEMORY' })
    expect(await pool.run('chatter', null)).toBe('done')
  })

  it('tells progress', async () => {
    const seen: JobProgress[] = []
    await makePool().run('chatter', null, { onProgress: (progress) => seen.push(progress) })
    expect(seen.map(({ done }) => done)).toEqual([1, 2, 3])
  })

  it('cancels a running and a waiting job and goes on', async () => {
    const pool = makePool()
    const running = new AbortController()
    const waiting = new AbortController()
    const first = pool.run('hang', null, {
      signal: running.signal,
      onProgress: () => {
        waiting.abort()
        running.abort()
      },
    })
    const second = pool.run('chatter', null, { signal: waiting.signal })
    const third = pool.run('chatter', null)
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(second).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await third).toBe('done')
    await expect(pool.run('chatter', null, { signal: running.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
  })

  it('runs a fresh job in a process of its own', async () => {
    const pool = makePool()
    const first = await pool.run('pid', null)
    const fresh = await pool.run('pid', null, { fresh: true })
    const after = await pool.run('pid', null)
    expect(new Set([first, fresh, after]).size).toBe(3)
  })

  it('runs a job beside another one in a spare worker, which then goes', async () => {
    const pool = makePool({ spare: true })
    const own = await pool.run('pid', null)
    const done: string[] = []
    const note = (name: string) => (pid: number) => {
      done.push(name)
      return pid
    }
    const [first, second, third] = await Promise.all([
      pool.run('pid', null, { beside: true }).then(note('beside')),
      pool.run('pid', null, { beside: true }).then(note('beside')),
      pool.run('pid', null).then(note('own')),
    ])
    expect(third).toBe(own)
    expect(first).not.toBe(own)
    expect(second).toBe(first)
    // The spare one had to start.
    expect(done).toEqual(['own', 'beside', 'beside'])
    expect(await pool.run('pid', null, { beside: true })).not.toBe(first)
  })

  it('runs it in its turn where there is no spare worker', async () => {
    const pool = makePool()
    expect(await pool.run('pid', null, { beside: true })).toBe(await pool.run('pid', null))
  })

  it('prefers the worker that made ready for a job', async () => {
    const pool = makePool({ size: 2 })
    const [first, second] = await Promise.all([pool.run('pid', null), pool.run('echoPid', null)])
    expect(second).not.toBe(first)
    expect(await pool.run('pid', null, { after: 'echoPid' })).toBe(second)
    // One that is busy is not waited for.
    expect(await pool.run('pid', null, { after: 'echoPid' })).toBe(first)
  })

  it('passes hardly anything of the environment on', async () => {
    process.env['CARTABLE_SECRET_OF_TEST'] = 'x'
    const names = await makePool().run('environment', null)
    delete process.env['CARTABLE_SECRET_OF_TEST']
    expect(names).not.toContain('CARTABLE_SECRET_OF_TEST')
    expect(names).not.toContain('HOME')
  })

  it('rejects everything when closed', async () => {
    const pool = makePool()
    const jobs = [pool.run('hang', null), pool.run('chatter', null)]
    const outcomes = Promise.allSettled(jobs)
    await pool.close()
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: 'CANCELLED' } })
    await expect(pool.run('chatter', null)).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})

describe('pdfWorkerEntry', () => {
  it('finds the program from source, from a build and from a chunk of a build', () => {
    expect(pdfWorkerEntry('file:///a/src-main/pdf/pool/entry.ts').pathname).toBe(
      '/a/src-main/pdf/pdf-worker.ts',
    )
    expect(pdfWorkerEntry('file:///a/out/main/index.js').pathname).toBe('/a/out/main/pdf-worker.js')
    expect(pdfWorkerEntry('file:///a/out/main/chunks/core.js').pathname).toBe('/a/out/main/pdf-worker.js')
  })
})
