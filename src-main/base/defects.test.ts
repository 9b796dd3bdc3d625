import { describe, expect, it } from 'vitest'
import { CartableError } from '../contract/errors.ts'
import { type Defect, defectOf, onDefect } from './defects.ts'
import { toContractError } from './implement.ts'

describe('a defect', () => {
  it('is told of once it became INTERNAL, and nothing that was foreseen is', () => {
    const seen: Defect[] = []
    const off = onDefect((defect) => seen.push(defect))
    expect(toContractError(new CartableError('NOT_FOUND'))).toMatchObject({ code: 'NOT_FOUND' })
    expect(toContractError(new TypeError('x is undefined'))).toMatchObject({ code: 'INTERNAL' })
    off()
    toContractError(new TypeError('later'))
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ kind: 'TypeError' })
  })

  it('names places in the program, and no message and no folder', () => {
    const { kind, at } = defectOf(new RangeError('/home/amina/Rapport secret.pdf'))
    expect(kind).toBe('RangeError')
    expect(at).toMatch(/defects\.test\.ts:\d+/)
    expect(at).not.toMatch(/secret|src-main/)
    expect(defectOf('text')).toEqual({ kind: 'string', at: '' })
  })
})
