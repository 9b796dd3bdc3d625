import { describe, expect, it } from 'vitest'
import { DRAWING, makeDeadline, type Deadline } from './deadline.ts'

function watched(states: Record<number, number>, hidden = { now: false }) {
  const late = { times: 0 }
  const deadline = makeDeadline({
    stateOf: (page) => states[page] ?? DRAWING.initial,
    waits: () => hidden.now,
    onLate: () => (late.times += 1),
  })
  return { deadline, late }
}
const ticks = (deadline: Deadline, n: number): void => {
  for (let at = 0; at < n; at++) deadline.tick()
}

describe('the deadline of drawing', () => {
  it('tells once of a page that is drawn without end', () => {
    const { deadline, late } = watched({ 4: DRAWING.running })
    deadline.began(4)
    ticks(deadline, 10)
    expect(late.times).toBe(0)
    ticks(deadline, 20)
    expect(late.times).toBe(1)
  })

  it('counts each drawing anew', () => {
    const { deadline, late } = watched({ 0: DRAWING.running })
    for (let round = 0; round < 5; round++) {
      deadline.began(0)
      ticks(deadline, 9)
      deadline.ended(0)
    }
    expect(late.times).toBe(0)
  })

  it('does not count pages that wait, and forgets those that were given up', () => {
    const states: Record<number, number> = { 1: DRAWING.paused, 2: DRAWING.initial }
    const { deadline, late } = watched(states)
    deadline.began(1)
    deadline.began(2)
    ticks(deadline, 30)
    expect(late.times).toBe(0)
    states[2] = DRAWING.running
    ticks(deadline, 30)
    expect(late.times).toBe(0)
    states[1] = DRAWING.running
    ticks(deadline, 11)
    expect(late.times).toBe(1)
  })

  it('does not count while the window is hidden', () => {
    const hidden = { now: true }
    const { deadline, late } = watched({ 0: DRAWING.running }, hidden)
    deadline.began(0)
    ticks(deadline, 30)
    expect(late.times).toBe(0)
    hidden.now = false
    ticks(deadline, 11)
    expect(late.times).toBe(1)
  })
})
