import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PdfPool } from '../pool/index.ts'
import { mark, paper } from './fixtures.ts'
import { runExport } from './run.ts'

let folder: string
let pool: PdfPool

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartable-run-'))
  await writeFile(join(folder, 'paper.pdf'), await paper(40))
  pool = new PdfPool({ size: 1 })
})
afterAll(async () => {
  await pool.close()
  await rm(folder, { recursive: true })
})

describe('runExport', () => {
  it('exports in a worker process and tells how far it is', async () => {
    const stages = new Set<string>()
    const request = { path: join(folder, 'paper.pdf'), outPath: join(folder, 'copy.pdf'), marks: [mark()] }
    const outcome = await runExport(pool, request, { onProgress: ({ stage }) => stages.add(stage) })
    expect(outcome.mode).toBe('incremental')
    expect([...stages]).toEqual(['write-incremental', 'compare-pdfium', 'compare-pdfjs'])
    expect((await readdir(folder)).sort()).toEqual(['copy.pdf', 'paper.pdf'])
  })

  it('leaves no unfinished file where the worker is ended', async () => {
    const cancel = new AbortController()
    const request = { path: join(folder, 'paper.pdf'), outPath: join(folder, 'late.pdf'), marks: [mark()] }
    const running = runExport(pool, request, {
      signal: cancel.signal,
      onProgress: ({ stage }) => {
        if (stage === 'compare-pdfium') cancel.abort()
      },
    })
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
    expect((await readdir(folder)).filter((name) => name.includes('late'))).toEqual([])
  })
})
