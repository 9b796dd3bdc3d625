import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alive,
  isFileTab,
  moved,
  parseKept,
  tabOf,
  withBrief,
  withFile,
  withoutBriefs,
  withoutFiles,
  withoutTab,
  type Asked,
  type Tab,
} from './tab-list.ts'

const tab = (key: string, attachmentId: string, beside: string | null = null): Tab => ({
  key,
  attachmentId,
  beside,
})
const keys = (tabs: readonly Tab[]): string => tabs.map(({ key }) => key).join('')
const three = [tab('a', 'A'), tab('b', 'B', 'X'), tab('c', 'C')]

describe('a file that is asked for', () => {
  it('gets a tab behind the one that was shown last', () => {
    expect(keys(withFile(three, { attachmentId: 'N', beside: null }, 'n', 'a'))).toBe('anbc')
    expect(keys(withFile(three, { attachmentId: 'N', beside: null }, 'n', null))).toBe('abcn')
  })

  it('keeps the tab that it has, also on the right of another', () => {
    expect(withFile(three, { attachmentId: 'B', beside: null }, 'n', null)).toEqual(three)
    expect(withFile(three, { attachmentId: 'X', beside: null }, 'n', null)).toEqual(three)
    expect(tabOf(three, 'X')?.key).toBe('b')
  })

  it('takes a second file into its tab, and changes sides with it', () => {
    expect(withFile(three, { attachmentId: 'A', beside: 'Y' }, 'n', null)[0]).toEqual(tab('a', 'A', 'Y'))
    expect(withFile(three, { attachmentId: 'X', beside: 'B' }, 'n', null)[1]).toEqual(tab('b', 'X', 'B'))
  })
})

describe('a tab that is closed', () => {
  it('leaves the view to the next, else to the one before, else to the library', () => {
    expect(withoutTab(three, 'b').next).toBe('c')
    expect(withoutTab(three, 'c').next).toBe('b')
    expect(withoutTab([tab('a', 'A')], 'a')).toEqual({ tabs: [], next: null })
  })
})

it('takes files that are gone out of their tabs, and leaves the other language', () => {
  expect(withoutFiles(three, new Set(['B']))).toEqual([tab('a', 'A'), tab('b', 'X'), tab('c', 'C')])
  expect(withoutFiles(three, new Set(['X', 'C']))).toEqual([tab('a', 'A'), tab('b', 'B')])
})

describe('a brief that is asked for', () => {
  const brief: Tab = { key: 'd', briefId: 'D' }

  it('gets one tab behind the one that was shown last, whatever its id', () => {
    expect(keys(withBrief(three, 'D', 'd', 'a'))).toBe('adbc')
    expect(withBrief([...three, brief], 'D', 'n', 'a')).toEqual([...three, brief])
    // A file and a brief never stand for each other.
    expect(keys(withBrief(three, 'A', 'd', null))).toBe('abcd')
    expect(tabOf([brief], 'D')).toBeUndefined()
  })

  it('leaves with what is gone, and stays when files go', () => {
    expect(withoutBriefs([...three, brief], new Set(['D', 'A']))).toEqual(three)
    expect(withoutFiles([brief, tab('a', 'A')], new Set(['A', 'D']))).toEqual([brief])
  })
})

it('keeps those alive that were shown last', () => {
  expect(alive(['b', 'a'], 'c', three, 2)).toEqual(['c', 'b'])
  expect(alive(['z', 'a'], null, three, 2)).toEqual(['a'])
})

const files = fc.constantFrom('A', 'B', 'C', 'D', 'E')
const asks = fc.array(fc.record<Asked>({ attachmentId: files, beside: fc.option(files) }), { maxLength: 12 })
const opened = (list: readonly Asked[]): Tab[] =>
  list.reduce<Tab[]>((tabs, asked, at) => {
    const beside = asked.beside === asked.attachmentId ? null : asked.beside
    return withFile(tabs, { ...asked, beside }, String(at), null)
  }, [])

describe('tabs, however they were opened', () => {
  it('hold each file that was asked for last, and no key twice', () => {
    fc.assert(
      fc.property(asks, (list) => {
        const tabs = opened(list)
        const last = list.at(-1)
        expect(new Set(tabs.map(({ key }) => key)).size).toBe(tabs.length)
        if (last) expect(tabOf(tabs, last.attachmentId)).toBeDefined()
        expect(new Set(tabs.filter(isFileTab).map(({ attachmentId }) => attachmentId)).size).toBe(tabs.length)
      }),
    )
  })

  it('are the same after a move, in another order', () => {
    fc.assert(
      fc.property(asks, fc.nat(12), fc.integer({ min: -3, max: 15 }), (list, which, to) => {
        const tabs = opened(list)
        const key = tabs[which % Math.max(1, tabs.length)]?.key ?? ''
        const after = moved(tabs, key, to)
        expect(after.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual(
          tabs.toSorted((a, b) => a.key.localeCompare(b.key)),
        )
        if (tabs.length > 0) {
          expect(after.findIndex((each) => each.key === key)).toBe(Math.max(0, Math.min(tabs.length - 1, to)))
        }
      }),
    )
  })
})

describe('what a window kept', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057'

  it('is read back', () => {
    const kept = { tabs: [tab('k', id), { key: 'd', briefId: id }], library: '/inbox' }
    expect(parseKept(JSON.stringify(kept))).toEqual(kept)
  })

  it('counts as nothing when it is something else', () => {
    const nothing = { tabs: [], library: null }
    for (const text of [
      null,
      '',
      '{',
      '[]',
      '{"tabs":[{}],"library":null}',
      '{"tabs":[],"library":"//x"}x',
    ]) {
      expect(parseKept(text)).toEqual(nothing)
    }
  })
})
