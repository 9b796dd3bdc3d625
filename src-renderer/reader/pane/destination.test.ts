import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { targetOf, type Destinations } from './destination.ts'

const PAGES = 5
const file: Destinations = {
  numPages: PAGES,
  getDestination: (name) => {
    if (name === 'damaged') return Promise.reject(new Error('damaged'))
    return Promise.resolve(name === 'section' ? [{ num: 7, gen: 0 }, { name: 'Fit' }] : null)
  },
  getPageIndex: ({ num }) => (num === 7 ? Promise.resolve(3) : Promise.reject(new Error('no page'))),
}

describe('targetOf', () => {
  it('finds pages by name, by reference and by number', async () => {
    expect(await targetOf(file, 'section')).toMatchObject({ index: 3 })
    expect(await targetOf(file, [{ num: 7, gen: 0 }, { name: 'XYZ' }])).toMatchObject({ index: 3 })
    expect(await targetOf(file, [4, { name: 'Fit' }])).toMatchObject({ index: 4 })
  })

  it('leads nowhere for what the file does not have', async () => {
    for (const to of [null, 'unknown', 'damaged', [{ num: 8, gen: 0 }], [5], [-1], [1.5], [null], []]) {
      expect(await targetOf(file, to)).toBeNull()
    }
  })

  it('never throws, and never leaves the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.array(fc.anything())), async (to) => {
        const target = await targetOf(file, to)
        if (target) expect(target.index).toBeLessThan(PAGES)
      }),
    )
  })
})
