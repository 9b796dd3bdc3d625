import { describe, expect, it } from 'vitest'
import { arePanelsOf, isSizeOf, parseEdges, type PaneEdges } from './pane-edges.ts'

const edges: PaneEdges = {
  window: [1440, 900],
  inset: [84, 344, 28, 0],
  panels: ['marks', 'outline'],
  theme: 'dark',
}

describe('where pages stood in the window', () => {
  it('is read as it was kept', () => {
    expect(parseEdges(JSON.stringify(edges))).toEqual(edges)
  })

  it('counts as nothing when anything else stands there', () => {
    const others = [null, '', 'null', '[]', '7', '{"window":[1,2]}']
    const broken = [{ inset: [1, 2, 3] }, { inset: [1, 2, 3, null] }, { window: 'w' }, { panels: 'marks' }]
    for (const text of others) expect(parseEdges(text)).toBeNull()
    for (const part of broken) expect(parseEdges(JSON.stringify({ ...edges, ...part }))).toBeNull()
  })

  it('holds for a window of the same size', () => {
    expect(isSizeOf(edges, [1440, 900])).toBe(true)
    expect(isSizeOf(edges, [1440, 899])).toBe(false)
    expect(isSizeOf(edges, [900, 1440])).toBe(false)
  })

  it('holds beside the same panels, however they were opened', () => {
    expect(arePanelsOf(edges, ['outline', 'marks'])).toBe(true)
    expect(arePanelsOf(edges, ['marks'])).toBe(false)
    expect(arePanelsOf(edges, ['marks', 'thumbnails'])).toBe(false)
  })
})
