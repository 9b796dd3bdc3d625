import { describe, expect, it } from 'vitest'
import { best, fit, fitAny } from './matching.ts'

const named = (text: string, ...also: string[]) => ({ text, also })

describe('words typed', () => {
  it('begin words of the text, in any order, whatever the accents', () => {
    expect(fit('boite', 'Boîte de réception')).not.toBeNull()
    expect(fit('recep boi', 'Boîte de réception')).not.toBeNull()
    expect(fit('ception', 'Boîte de réception')).toBeNull()
    expect(fit('boite x', 'Boîte de réception')).toBeNull()
    expect(fit('oeuvre', 'Œuvres choisies')).not.toBeNull()
  })

  it('fit better from the beginning, in order, and whole', () => {
    const cost = (typed: string, text: string): number => fit(typed, text) ?? Infinity
    expect(cost('dark', 'Dark theme')).toBeLessThan(cost('dark', 'Theme that is dark'))
    expect(cost('trafic migrants', 'Trafic de migrants')).toBeLessThan(
      cost('migrants trafic', 'Trafic de migrants'),
    )
    expect(cost('niger', 'Niger')).toBeLessThan(cost('niger', 'Nigeria'))
  })

  it('may be initials', () => {
    expect(fit('rp', 'Rabat Process')).not.toBeNull()
    expect(fit('rx', 'Rabat Process')).toBeNull()
  })

  it('find a thing by its name in another language, after those that are called so here', () => {
    const here = named('Passeurs')
    const there = named('Trafic de migrants', 'passeurs de nuit')
    expect(fitAny('passeurs', there)).not.toBeNull()
    expect(best('passeurs', [there, here], 5)).toEqual([here, there])
  })
})

describe('the best fits', () => {
  const list = [named('Show as a list'), named('Show as covers'), named('Show or hide the sidebar')]

  it('are all when nothing is typed', () => {
    expect(best('', list, 2)).toEqual(list.slice(0, 2))
  })

  it('are those that fit', () => {
    expect(best('show cov', list, 5).map(({ text }) => text)).toEqual(['Show as covers'])
    expect(best('delete', list, 5)).toEqual([])
  })
})
