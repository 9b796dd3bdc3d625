import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPdfium } from '../pdfium/index.ts'
import { annexPageOf, briefOf, excerptOf, publication, writeSource } from './brief.fixture.ts'
import { setBriefJob } from './job.ts'
import { gatherBriefJob } from './gather.ts'
import type { BriefModel } from './model.ts'

let folder: string
let model: BriefModel

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cartable-gather-'))
  const source = await writeSource(folder, 'One')
  const annex = [await annexPageOf(source, 0, ['e1'])]
  const references = [publication('one', 'One')]
  model = briefOf([await excerptOf(source, { id: 'e1', key: 'one', pageIndex: 0 })], { references, annex })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Sets the model, and tells the stages that it went through. */
async function set(what: BriefModel, ticket: string | null) {
  const stages = new Set<string>()
  const context = { progress: ({ stage }: { stage: string }) => void stages.add(stage), pdfium: loadPdfium }
  const { bytes } = await setBriefJob({ model: what, ticket }, context)
  return { bytes: Buffer.from(bytes), stages: [...stages] }
}

const ready = (ticket: string) =>
  gatherBriefJob({ model, ticket }, { progress: () => undefined, pdfium: loadPdfium })

describe('gatherBriefJob', () => {
  it('makes ready for one setting, with the same bytes as without', async () => {
    const plain = await set(model, null)
    expect(plain.stages).toContain('annex')
    await ready('a')
    const soon = await set(model, 'a')
    expect(soon.stages).toEqual(['typeset', 'write'])
    expect(soon.bytes.equals(plain.bytes)).toBe(true)
    expect((await set(model, 'a')).stages).toContain('annex')
  })

  it('takes what a check found into what is set', async () => {
    await ready('a')
    const checked = model.blocks.map((block) =>
      block.kind === 'excerpt' ? { ...block, origin: { ...block.origin, status: 'not-found' } } : block,
    )
    const after = await set({ ...model, blocks: checked }, 'a')
    expect(after.stages).toEqual(['typeset', 'write'])
    expect(after.bytes.equals((await set({ ...model, blocks: checked }, null)).bytes)).toBe(true)
  })

  it('is not used for another setting, nor where the check found other pages than those gathered', async () => {
    await ready('a')
    expect((await set(model, 'b')).stages).toContain('annex')
    await ready('a')
    const without = await set({ ...model, annex: [] }, 'a')
    expect(without.stages).toContain('citations')
    expect(without.bytes.equals((await set({ ...model, annex: [] }, null)).bytes)).toBe(true)
  })
})
