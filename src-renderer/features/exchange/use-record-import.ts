import { computed, onScopeDispose, shallowRef } from 'vue'
import type {
  ColumnMapping,
  DuplicateChoice,
  MappedColumn,
  RecordField,
  RecordsPreview,
  RecordsReport,
} from '../../../src-main/contract/exchange.ts'
import { resultOf } from '../../../src-main/contract/stream.ts'
import { api } from '../../client/api.ts'
import { useCommands } from '../../client/commands.ts'
import { upload, UploadError } from '../../client/files.ts'
import { isAbort, problemOf, uploadProblem, type Problem } from '../../client/problems.ts'
import { recordFileOf, type RecordSource } from '../../client/records.ts'
import { takenCount, withField } from './mapping.ts'
import type { Progress } from './use-export.ts'

const PAGE = 100
type Step = 'reading' | 'asking' | 'taking' | 'report'
export type FilesChoice = 'none' | 'beside' | 'anywhere'
export type RecordImport = ReturnType<typeof useRecordImport>

/** One file of records from the reading to the report. Ends with the scope; the core then forgets the file. */
export function useRecordImport(source: RecordSource) {
  const commands = useCommands()
  const step = shallowRef<Step>('reading')
  const progress = shallowRef<
    (Progress & { readonly what: 'reading' | 'comparing' | 'records' | 'files' }) | null
  >(null)
  const preview = shallowRef<RecordsPreview | null>(null)
  const report = shallowRef<RecordsReport | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const mapping = shallowRef<ColumnMapping>({})
  const without = shallowRef<ReadonlySet<number>>(new Set())
  const duplicates = shallowRef<DuplicateChoice>('skip')
  const files = shallowRef<FilesChoice>('beside')
  const collection = shallowRef<string | null>(null)
  /** What undoes the import, as soon as it has begun; and whether it was undone. */
  const command = shallowRef<string | null>(null)
  const undone = shallowRef(false)
  const undoing = shallowRef(false)
  let stop = new AbortController()

  function failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted || isAbort(error)) return
    problem.value = error instanceof UploadError ? uploadProblem(error.answer) : problemOf(error)
  }

  async function read(): Promise<void> {
    stop = new AbortController()
    const { signal } = stop
    problem.value = null
    step.value = 'reading'
    try {
      const file = await recordFileOf(source, (each) => upload(each, signal))
      const found = await resultOf(api.exchange.read({ file }, { signal }), ({ stage, done, total }) => {
        progress.value = { what: stage, done, total }
      })
      if (signal.aborted) return void forget(found.reading)
      preview.value = found
      step.value = 'asking'
    } catch (error) {
      failed(error, signal)
    }
  }

  /** Only the last of several changes counts. */
  let turn = 0
  async function look(offset: number, limit: number, keep: RecordsPreview['rows']): Promise<void> {
    const reading = preview.value?.reading
    if (reading === undefined) return
    const own = (turn += 1)
    try {
      const next = await api.exchange.preview({ reading, mapping: mapping.value, offset, limit })
      if (own === turn) preview.value = { ...next, rows: [...keep, ...next.rows] }
    } catch (error) {
      if (own === turn) failed(error, stop.signal)
    }
  }
  function map(column: MappedColumn, field: RecordField | null): Promise<void> {
    mapping.value = withField(mapping.value, column, field)
    return look(0, PAGE, [])
  }
  function more(): Promise<void> {
    const rows = preview.value?.rows ?? []
    return look(rows.length, PAGE, rows)
  }

  function toggle(index: number): void {
    const next = new Set(without.value)
    if (!next.delete(index)) next.add(index)
    without.value = next
  }

  async function take(): Promise<void> {
    const reading = preview.value?.reading
    if (reading === undefined) return
    stop = new AbortController()
    const { signal } = stop
    problem.value = null
    progress.value = null
    step.value = 'taking'
    const chosen = { duplicates: duplicates.value, files: files.value, collection: collection.value }
    try {
      const taken = await commands.follow(async () => {
        const input = { reading, mapping: mapping.value, without: [...without.value], ...chosen }
        return resultOf(api.exchange.take(input, { signal }), (event) => {
          if (event.kind === 'begun') command.value = event.command
          progress.value =
            event.kind === 'begun'
              ? { what: 'records', done: 0, total: event.total }
              : { what: event.kind, done: event.done, total: event.total }
        })
      })
      report.value = taken
      command.value = taken.command
    } catch (error) {
      failed(error, signal)
    }
    step.value = command.value === null ? 'asking' : 'report'
  }

  async function undo(): Promise<void> {
    if (command.value === null || undoing.value) return
    undoing.value = true
    try {
      if (await commands.takeBack(command.value, 'exchange.import.undone')) undone.value = true
    } finally {
      undoing.value = false
    }
  }
  /** The import becomes the last edit of the window, so that Ctrl+Z takes it back from now on. */
  function keep(): void {
    const id = command.value
    if (id === null || undone.value) return
    const n = (report.value?.added ?? progress.value?.done ?? 0) + (report.value?.filled ?? 0)
    void commands.run(() => Promise.resolve({ command: id, changed: n }), {
      key: 'exchange.import.taken',
      values: { n },
    })
  }
  const forget = (reading: string): void => void api.exchange.forget({ reading }).catch(() => undefined)
  onScopeDispose(() => {
    stop.abort()
    if (preview.value) forget(preview.value.reading)
  })

  const count = computed(() =>
    preview.value ? takenCount(preview.value, without.value, duplicates.value) : 0,
  )
  return {
    ...{
      step,
      progress,
      preview,
      report,
      problem,
      without,
      duplicates,
      files,
      collection,
      command,
      undone,
      undoing,
      count,
    },
    ...{ read, map, more, toggle, take, undo, keep },
    cancel: (): void => stop.abort(),
  }
}
