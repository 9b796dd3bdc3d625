import { describe, expect, it } from 'vitest'
import { pageKey } from './facts.ts'
import { stemOf } from './stem.ts'
import { namesOf, numbersOf, overlap, runsOf } from './text.ts'

describe('stemOf', () => {
  it.each([
    ['Diaspora-Engagement-Practices-EN-WEB.pdf', 'diaspora engagement practices', true],
    ['Diaspora_Engagement_Practices_fr.pdf', 'diaspora engagement practices', true],
    ['QMMU_Q3_2019_WA_FR.pdf', 'qmmu q3 2019 wa', true],
    ['QMMU_Q3_2019_EU.pdf', 'qmmu q3 2019 eu', false],
    ['160_a_gateway_reopens_research_report.pdf', 'a gateway reopens research report', false],
    ['Étude%20du%20Sahel_FRE (1).pdf', 'etude du sahel', true],
    ['Briefing Paper EN 17Nov.pdf', 'briefing paper 17nov', true],
    ['Plan d’action (anglais).pdf', 'plan d’action', true],
    ['migrants en route.pdf', 'migrants en route', false],
  ])('%s', (name, stem, tagged) => expect(stemOf(name)).toEqual({ stem, tagged }))

  it.each(['EN.pdf', 'fr.pdf', '2019.pdf', 'report.pdf', '12_34.pdf'])('%s says too little', (name) =>
    expect(stemOf(name)).toBeNull(),
  )
})

describe('pageKey', () => {
  it('takes the languages of a page for one', () => {
    const key = pageKey('https://www.rabat-process.org/en/activities/made-up-meeting/')
    expect(key).toBe('rabat-process.org/activities/made-up-meeting')
    expect(pageKey('http://rabat-process.org/fr/activities/made-up-meeting#top')).toBe(key)
    expect(pageKey('https://example.org/')).toBeNull()
    expect(pageKey('https://example.org/fr/')).toBeNull()
  })
})

describe('what two languages share', () => {
  it('is names and numbers', () => {
    const names = namesOf('In 2019, people from Agadez and Niamey told 2,276 stories to MMC in Niger.')
    expect([...names]).toEqual(['agadez', 'niamey', 'mmc', 'niger', '2019', '2276'])
    expect(numbersOf('2 276 récits, 12 mois')).toEqual(new Set(['2276', '12']))
  })

  it('is measured from none to all', () => {
    expect(overlap(new Set([1, 2]), new Set([3]))).toBe(0)
    expect(overlap(new Set([1, 2]), new Set([1, 2]))).toBe(1)
    expect(runsOf('one two three four').size).toBe(0)
    expect(runsOf('one two three four five six').size).toBe(2)
  })
})
