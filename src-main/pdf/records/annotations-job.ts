import { writeFile } from 'node:fs/promises'
import { CartableError } from '../../contract/errors.ts'
import type { RecordProblem } from '../../contract/exchange-parts.ts'
import { readW3c, type W3cMark } from '../../formats/w3c/index.ts'
import type { Job } from '../pool/job.ts'
import { MAX_RECORD_BYTES } from './job.ts'
import { textOf } from './skos-job.ts'

/** A file of annotations, and where what was read of it goes, as one JSON value. */
export interface AnnotationsInput {
  readonly path: string
  readonly name: string
  readonly outPath: string
}

/** What a file of annotations holds. */
export interface AnnotationsOutput {
  readonly marks: readonly W3cMark[]
  readonly problems: readonly RecordProblem[]
  readonly problemCount: number
}

const MOST_MARKS = 100_000
const MOST_PROBLEMS = 1000

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Reads a file of W3C annotations; see {@link AnnotationsOutput} for what it writes.
 * @throws CartableError FILE_NOT_FOUND, PERMISSION_DENIED, RECORDS_TOO_LARGE, ANNOTATIONS_UNKNOWN where it holds none
 */
export const readAnnotationsJob: Job<AnnotationsInput, { readonly total: number }> = async (
  input,
  context,
) => {
  const text = await textOf(input.path, MAX_RECORD_BYTES)
  context.progress({ stage: 'records', done: 0, total: 0 })
  const { marks, unread } = readW3c(parsed(text))
  if (marks.length === 0) throw new CartableError('ANNOTATIONS_UNKNOWN', { path: input.name })
  const faults = unread.map((at): RecordProblem => ({
    ...{ line: null, key: null, field: `items[${at}]` },
    ...{ reason: 'syntax', value: null, lost: true },
  }))
  const many = marks.length - MOST_MARKS
  const cut: RecordProblem[] =
    many > 0
      ? [{ line: null, key: null, field: null, reason: 'too-many', value: String(marks.length), lost: true }]
      : []
  const problems = [...cut, ...faults]
  const output: AnnotationsOutput = {
    marks: marks.slice(0, MOST_MARKS),
    problems: problems.slice(0, MOST_PROBLEMS),
    problemCount: problems.length,
  }
  await writeFile(input.outPath, JSON.stringify(output))
  return { total: output.marks.length }
}
