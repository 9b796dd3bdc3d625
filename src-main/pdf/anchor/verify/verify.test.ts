import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf } from '../fold.ts'
import { PageWords, type Part, standsOn } from './passage.ts'
import { findPassages } from './search.ts'

const open = (text: string): Part => ({ text, openStart: true, openEnd: true })
const whole = (text: string): Part => ({ text, openStart: false, openEnd: false })
const on = (page: string, ...parts: Part[]): boolean => standsOn(new PageWords(codesOf(page)), parts)

const PAGE =
  'Les passeurs n’ont pas d’auto-\nrisation ; plus de 1\u00a0200 départs (54 %) en 2019-2020.\r\nUnable to pay.'

describe('standsOn', () => {
  it.each([
    'Les passeurs n’ont pas',
    "Les passeurs n'ont pas d'autorisation",
    'autorisation\u00a0; plus de 1 200',
    '(54 %) en 2019–2020',
  ])('finds %s over line breaks, hyphens and shapes of marks', (quote) => {
    expect(on(PAGE, open(quote))).toBe(true)
  })

  it.each([
    'les passeurs n’ont pas',
    'Les passeurs ont pas',
    'plus de 1 300 départs',
    'plus de 1200 departs',
    'en 20192020',
    'Les passeurs d’autorisation',
  ])('does not take %s for what stands there', (quote) => {
    expect(on(PAGE, open(quote))).toBe(false)
  })

  it('wants parts in their order, and whole words where the mark had them', () => {
    expect(on(PAGE, whole('Les passeurs'), whole('plus de 1 200 départs'))).toBe(true)
    expect(on(PAGE, whole('plus de 1 200 départs'), whole('Les passeurs'))).toBe(false)
    expect(on(PAGE, whole('able to pay'))).toBe(false)
    expect(on(PAGE, { text: 'able to pay', openStart: true, openEnd: false })).toBe(true)
    // The same words may not count twice.
    expect(on('one two', whole('one'), whole('one'))).toBe(false)
    expect(on('unable, able', whole('able'))).toBe(true)
  })

  it('finds every passage of a page however its lines break, and none with another letter', () => {
    const words = fc.array(
      fc.constantFrom('migrants', 'été', 'œuvre', '54', '%', 'long-term', 'الهجرة', '«', 'a'),
      {
        minLength: 3,
        maxLength: 20,
      },
    )
    const breaks = fc.infiniteStream(fc.constantFrom(' ', '\n', '  ', '\r\n', '\u00a0'))
    fc.assert(
      fc.property(words, breaks, fc.nat(), fc.nat(), (list, gaps, from, length) => {
        const page = list.map((word) => word + (gaps.next().value ?? ' ')).join('')
        const start = from % list.length
        const quoted = list.slice(start, start + 1 + (length % list.length))
        expect(on(page, whole(quoted.join(' ')))).toBe(true)
        expect(on(page, open(`${quoted.join(' ')}x`))).toBe(false)
        expect(on(page, open([...quoted, 'zzz'].join(' ')))).toBe(false)
      }),
    )
  })
})

describe('findPassages', () => {
  const pages = ['first words', 'other words', 'the same', '\u0001\u0002\u0003', 'the same']
  const source = { pageCount: pages.length, codes: (at: number) => codesOf(pages[at] ?? '') }
  const find = (pageIndex: number, text: string) =>
    findPassages(source, [{ id: 'q', pageIndex, parts: [open(text)] }])[0]

  it('tells the page, the nearest one where words moved, and pages that cannot be read', () => {
    expect(find(0, 'first')).toEqual({ id: 'q', foundOn: 0, legible: true })
    expect(find(3, 'the same')).toEqual({ id: 'q', foundOn: 2, legible: false })
    expect(find(9, 'the same')).toEqual({ id: 'q', foundOn: 4, legible: true })
    expect(find(1, 'nowhere')).toEqual({ id: 'q', foundOn: null, legible: true })
  })

  it('reads no other page while everything stands where it should', () => {
    const read: number[] = []
    const watched = { ...source, codes: (at: number) => (read.push(at), source.codes(at)) }
    const passages = [0, 1, 1].map((pageIndex, at) => ({
      id: `${at}`,
      pageIndex,
      parts: [open(at === 0 ? 'first' : 'other')],
    }))
    findPassages(watched, passages)
    expect(read).toEqual([0, 1])
  })
})
