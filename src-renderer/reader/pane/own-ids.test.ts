import { describe, expect, it } from 'vitest'
import { ownPrefix, prefixAnnotations, prefixText, prefixTree } from './own-ids.ts'

describe('ids of a file', () => {
  it('are those of no other', () => {
    expect(ownPrefix()).not.toBe(ownPrefix())
  })

  it('join the tree to the text as before', () => {
    const tree = {
      role: 'Root',
      children: [
        { role: 'H1', alt: 'Title', children: [{ type: 'content', id: 'p7R_mc0' }] },
        { role: 'Link', children: [{ type: 'annotation', id: 'pdfjs_internal_id_70R' }] },
      ],
    }
    const text = {
      lang: 'fr',
      items: [
        { type: 'beginMarkedContentProps', tag: 'P', id: 'p7R_mc0' },
        { str: 'Title' },
        { type: 'endMarkedContent' },
        { type: 'beginMarkedContent', id: null },
      ],
    }
    expect(prefixTree(tree, 'file1_')).toEqual({
      role: 'Root',
      children: [
        { role: 'H1', alt: 'Title', children: [{ type: 'content', id: 'file1_p7R_mc0' }] },
        { role: 'Link', children: [{ type: 'annotation', id: 'pdfjs_internal_id_70R' }] },
      ],
    })
    expect(prefixText(text, 'file1_').items).toEqual([
      { type: 'beginMarkedContentProps', tag: 'P', id: 'file1_p7R_mc0' },
      ...text.items.slice(1),
    ])
  })

  it('are put before those of annotations once, among others', () => {
    const once = prefixAnnotations('pdfjs_internal_id_70R a pdfjs_internal_id_71R', 'file1_')
    expect(once).toBe('file1_pdfjs_internal_id_70R a file1_pdfjs_internal_id_71R')
    expect(prefixAnnotations(once, 'file1_')).toBe(once)
  })
})
