import { describe, expect, it } from 'vitest'
import { followSelection, type SelectionEnds } from './follow-selection.ts'

/** A document whose selection is the first `length` letters, and what was read of it. */
function page() {
  const target = new EventTarget()
  const selection = { anchorNode: null, anchorOffset: 0, focusNode: null, focusOffset: 0 }
  const read: number[] = []
  const stop = followSelection(target, {
    ends: (): SelectionEnds => selection,
    onChange: () => read.push(selection.focusOffset),
  })
  return {
    target,
    read,
    stop,
    select: (length: number) => void (selection.focusOffset = length),
    tell: (name: string) => target.dispatchEvent(new Event(name)),
  }
}

describe('followSelection', () => {
  it('reads what the browser tells of', () => {
    const { select, tell, read } = page()
    select(3)
    tell('selectionchange')
    expect(read).toEqual([3])
  })

  it.each(['keydown', 'pointerdown'])('reads before a %s that overtakes the browser', (act) => {
    const { target, select, tell, read } = page()
    select(3)
    tell('selectionchange')
    select(7)
    const acted: (number | undefined)[] = []
    target.addEventListener(act, () => acted.push(read.at(-1)))
    tell(act)
    expect(acted).toEqual([7])
  })

  it('does not read what it knows', () => {
    const { select, tell, read } = page()
    select(3)
    tell('keydown')
    tell('keydown')
    tell('pointerdown')
    expect(read).toEqual([3])
  })

  it('ends', () => {
    const { select, tell, read, stop } = page()
    stop()
    select(3)
    for (const name of ['selectionchange', 'keydown', 'pointerdown']) tell(name)
    expect(read).toEqual([])
  })
})
