import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ORPCError } from '@orpc/server'
import type { ImportResult } from '../src-main/contract/imports.ts'
import { WORD_STRIDE } from '../src-main/contract/pdf.ts'
import type { Quad, Rect } from '../src-main/contract/values.ts'
import type { Library } from '../src-main/core/library.ts'

/** What became of the exports. */
export interface ExportOutcome {
  openable: number
  exported: number
  damaged: number
  untold: number
  readonly modes: Record<string, number>
  readonly lines: string[]
}

interface Settings {
  readonly folder: string
  readonly judge?: string
  readonly password?: string
}

interface Place {
  readonly pageIndex: number
  readonly box: Rect
  readonly quote: string | null
}

/** The first word of the file, or a corner of its first page where it has none. */
async function placeIn(library: Library, attachmentId: string): Promise<Place> {
  const pages = await library.context.db
    .selectFrom('pages')
    .select(['page_index', 'text', 'words', 'crop_box'])
    .where('attachment_id', '=', attachmentId)
    .orderBy('page_index')
    .limit(20)
    .execute()
  for (const page of pages) {
    const words = new Float32Array(page.words.slice().buffer)
    for (let at = 0; at + WORD_STRIDE <= words.length; at += WORD_STRIDE) {
      const [start = 0, length = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0] = words.subarray(at, at + WORD_STRIDE)
      if (x1 - x0 > 2 && y1 - y0 > 2) {
        const quote = page.text.slice(start, start + length)
        return { pageIndex: page.page_index, box: [x0, y0, x1, y1], quote }
      }
    }
  }
  const [left = 0, bottom = 0] = JSON.parse(pages[0]?.crop_box ?? '[]') as number[]
  return { pageIndex: 0, box: [left + 10, bottom + 10, left + 60, bottom + 30], quote: null }
}

async function mark(library: Library, attachmentId: string): Promise<void> {
  const { pageIndex, box, quote } = await placeIn(library, attachmentId)
  const [x0, y0, x1, y1] = box
  const quad: Quad = [x0, y1, x1, y1, x0, y0, x1, y0]
  const anchor = { attachmentId, pageIndex, ink: [], quote, prefix: null, suffix: null }
  await library.client.annotations.create({
    ...anchor,
    rect: box,
    quads: [quad],
    kind: 'highlight',
    comment: 'été',
  })
  const note: Rect = [x0, y1 - 20, x0 + 20, y1]
  await library.client.annotations.create({
    ...anchor,
    rect: note,
    quads: [],
    kind: 'note',
    comment: 'note Ωμέγα',
  })
}

function describe(error: unknown): string {
  return error instanceof ORPCError ? `${error.code} ${JSON.stringify(error.data)}` : String(error)
}

/** Marks and exports every file that was imported; the judge compares each copy with what was imported. */
export async function exportAll(
  library: Library,
  results: readonly ImportResult[],
  settings: Settings,
): Promise<ExportOutcome> {
  await mkdir(settings.folder, { recursive: true })
  const outcome: ExportOutcome = { openable: 0, exported: 0, damaged: 0, untold: 0, modes: {}, lines: [] }
  for (const { attachmentId, path, status } of results) {
    if (status !== 'imported' || attachmentId === null) continue
    outcome.openable += 1
    const out = join(settings.folder, basename(path))
    try {
      await mark(library, attachmentId)
      const request = { attachmentId, path: out, overwrite: true }
      const { password } = settings
      const result = await library.client.exports.annotatedCopy(request).catch((error: unknown) => {
        const locked = error instanceof ORPCError && error.code === 'PDF_PASSWORD'
        if (password === undefined || !locked) throw error
        return library.client.exports.annotatedCopy({ ...request, password })
      })
      outcome.exported += 1
      outcome.modes[result.mode] = (outcome.modes[result.mode] ?? 0) + 1
      if (settings.judge === undefined) continue
      const args = [path, out, '--added', '2', ...(result.mode === 'incremental' ? ['--incremental'] : [])]
      const verdict = spawnSync(settings.judge, args, { encoding: 'utf8' })
      if (verdict.status === 2) outcome.untold += 1
      else if (verdict.status !== 0) {
        outcome.damaged += 1
        outcome.lines.push(`DAMAGED ${basename(path)} (${result.mode}): ${verdict.stdout.trim()}`)
      }
    } catch (error) {
      outcome.lines.push(`not exported: ${basename(path)}: ${describe(error)}`)
    }
  }
  return outcome
}
