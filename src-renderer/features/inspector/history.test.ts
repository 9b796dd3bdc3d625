import { expect, it } from 'vitest'
import type { Change } from '../../../src-main/contract/history.ts'
import { canUndo, eventsOf } from './history.ts'

const change = (command: string, field: string, before: unknown, after: unknown, cause = 'edit'): Change => ({
  id: `${command} ${field}`,
  command,
  at: '2026-11-16T09:12:00.000Z',
  actor: 'Inès',
  entity: 'publication',
  entityId: 'p',
  field,
  before,
  after,
  cause,
})

it('tells one event a command, by its fields and not by where they came from', () => {
  const events = eventsOf([
    change('b', 'title', { fr: 'A' }, { fr: 'B' }),
    change('b', 'origin.title', { by: 'guess' }, { by: 'person' }),
    change('a', 'issued', null, '2019', 'import'),
  ])
  expect(events.map(({ command, fields, cause }) => [command, cause, fields])).toEqual([
    ['b', 'edit', ['title']],
    ['a', 'import', ['issued']],
  ])
  expect(events[0]?.one).toEqual({ field: 'title', before: { fr: 'A' }, after: { fr: 'B' } })
})

it('names what was put on and taken off', () => {
  const [event] = eventsOf([
    change('t', 'concepts', ['country:ML'], ['country:NE'], 'tag'),
    change('t', 'keywords', [], ['visas'], 'tag'),
  ])
  expect([event?.added, event?.removed]).toEqual([['country:NE', 'visas'], ['country:ML']])
})

it('names the fields of an acceptance', () => {
  const [event] = eventsOf([
    change('c', 'origin.type', {}, {}, 'accept'),
    change('c', 'origin.issued', {}, {}, 'accept'),
    change('c', 'state', 'inbox', 'catalogued', 'accept'),
  ])
  expect([event?.cause, event?.fields]).toEqual(['accept', ['type', 'issued']])
})

it('does not take back an arrival, and takes an unknown cause for an edit', () => {
  const [arrival, odd] = eventsOf([
    change('i', 'trashedAt', 'x', null, 'import'),
    change('o', 'rights', 1, 2, 'odd'),
  ])
  expect(arrival && canUndo(arrival)).toBe(false)
  expect(odd?.cause).toBe('edit')
  expect(odd && canUndo(odd)).toBe(true)
})
