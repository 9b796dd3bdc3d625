import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../contract/history.ts'
import { commandsOf, stacksOf } from './stacks.ts'

const id = '01900000-0000-7000-8000-000000000000'
const row = (command: string, cause: string, before: unknown, after: unknown): Change => ({
  id,
  command,
  at: '2026-01-01T00:00:00.000Z',
  actor: 'Amina',
  entity: 'annotation',
  entityId: id,
  field: 'comment',
  before,
  after,
  cause,
})

/** A history that is made by editing one text, undoing and doing again, beside the two stacks kept the usual way. */
function play(steps: readonly ('edit' | 'undo' | 'redo')[]) {
  const rows: Change[] = []
  let undo: { command: string; before: number; after: number }[] = []
  let redo: typeof undo = []
  let value = 0
  let newest = 0
  steps.forEach((step, at) => {
    const command = `c${at}`
    if (step === 'edit') {
      newest += 1
      rows.push(row(command, 'edit', value, newest))
      undo = [...undo, { command, before: value, after: newest }]
      redo = []
      value = newest
      return
    }
    const [from, to] = step === 'undo' ? [undo, redo] : [redo, undo]
    const last = from.pop()
    if (!last) return
    rows.push(row(command, 'undo', last.after, last.before))
    to.push({ command, before: last.after, after: last.before })
    value = last.before
  })
  return { rows, undo: undo.map(({ command }) => command), redo: redo.map(({ command }) => command) }
}

describe('stacksOf', () => {
  it('finds what a window that was open all the time would know', () => {
    const steps = fc.array(fc.constantFrom('edit' as const, 'undo' as const, 'redo' as const), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(steps, (given) => {
        const { rows, undo, redo } = play(given)
        expect(stacksOf(commandsOf(rows))).toEqual({ undo, redo })
      }),
    )
  })

  it('lets an older command be taken back before a newer one', () => {
    const other = { ...row('b', 'edit', 'x', 'y'), field: 'colour' }
    const rows = [row('a', 'edit', 1, 2), other, row('c', 'undo', 2, 1)]
    expect(stacksOf(commandsOf(rows))).toEqual({ undo: ['b'], redo: ['c'] })
  })
})
