import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTemplate, listTemplates } from './templates.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartable-templates-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function own(id: string, facts: string | null, setting: string | null = '#show: setup'): Promise<void> {
  await mkdir(join(folder, id), { recursive: true })
  if (facts !== null) await writeFile(join(folder, id, 'template.json'), facts)
  if (setting !== null) await writeFile(join(folder, id, 'template.typ'), setting)
}

const NAMES =
  '"name": { "fr": "Note", "en": "Note" }, "description": { "fr": "Deux pages", "en": "Two pages" }'

describe('templates', () => {
  it('of Cartable say all that a new brief takes from them, in both languages', async () => {
    const found = await listTemplates(null)
    expect(found.map(({ id, problem, own: mine }) => [id, problem, mine])).toEqual([
      ['briefing-note', null, false],
      ['annotated-bibliography', null, false],
      ['country-sheet', null, false],
      ['excerpts-by-domain', null, false],
    ])
    for (const { name, description, headings } of found) {
      expect(name.fr === name.en || description.fr === description.en).toBe(false)
      expect(headings.fr).toHaveLength(headings.en.length)
    }
    expect(await findTemplate('annotated-bibliography', null)).toMatchObject({
      groupBy: 'publication',
      options: { cover: false, contents: true, bibliography: true, annex: false, provenance: false },
      layout: { numbered: false, references: 'first' },
    })
  })

  it('of a person come after ours, and one with the name of ours in its place', async () => {
    await own(
      'secretariat',
      `{ ${NAMES}, "options": { "cover": true }, "headings": { "fr": ["A"], "en": ["B"] } }`,
    )
    await own('briefing-note', `{ ${NAMES} }`)
    const found = await listTemplates(folder)
    expect(found.map(({ id }) => id)).toEqual([
      ...['annotated-bibliography', 'country-sheet', 'excerpts-by-domain'],
      ...['briefing-note', 'secretariat'],
    ])
    expect(await findTemplate('secretariat', folder)).toMatchObject({
      folder: join(folder, 'secretariat'),
      options: { cover: true, bibliography: true, annex: false },
      headings: { fr: ['A'], en: ['B'] },
      layout: { numbered: true, references: 'end' },
    })
  })

  it.each([
    ['not-json', '{ "name": }', `template.json: Unexpected token '}', "{ "name": }"`],
    ['not-closed', '{\n  "name": {} "groupBy": null }', "template.json:2:14: Expected ',' or '}'"],
    [
      'no-english',
      '{ "name": { "fr": "Note" }, "description": { "fr": "a", "en": "b" } }',
      'template.json: name.en: ',
    ],
    ['other-order', `{ ${NAMES}, "groupBy": "colour" }`, 'template.json: groupBy: '],
    ['no-facts', null, 'template.json is missing'],
  ])('that cannot be read say where and why, and can still be chosen: %s', async (id, facts, problem) => {
    await own(id, facts)
    const found = await findTemplate(id, folder)
    expect(found.problem).toContain(problem)
    expect(found).toMatchObject({ id, options: { bibliography: true }, layout: { numbered: true } })
  })

  it('without what sets them say so', async () => {
    await own('no-setting', `{ ${NAMES} }`, null)
    expect(await findTemplate('no-setting', folder)).toMatchObject({ problem: 'template.typ is missing' })
  })
})
