import { join } from 'node:path'
import { expect, test } from './support/app.ts'
import { cartable } from './support/core.ts'
import { goTo } from './support/list.ts'
import { PLACED, writePlaced } from './support/placed.ts'
import { pagesOf, textOf } from './support/reading.ts'
import { TAGGED, writeTagged } from './support/tagged.ts'
import { linesOf, spokenOf } from './support/tree.ts'

test.use({ content: 'empty' })

test('a screen reader gets the structure of tagged files, and the words of others in order', async ({
  app,
}) => {
  const { page, folders } = app
  const folder = join(folders.config, '..', 'tagged')
  const tagged = await Promise.all(TAGGED.map((words) => writeTagged(folder, words)))
  const columns = PLACED.find(({ name }) => name === 'in two columns')
  if (!columns) throw new Error('no such page')
  const told = await cartable(folders, 'import', ...tagged, await writePlaced(folder, columns))
  const idOf = (name: string): string =>
    String(told.find(({ path }) => String(path).endsWith(name))?.['attachmentId'])

  for (const { language, ...words } of TAGGED) {
    await goTo(page, `/read/${idOf(`tagged-${language}.pdf`)}`)
    const link = pagesOf(page).locator('.linkAnnotation > a')
    await expect(link).toHaveAttribute('aria-label', words.site)
    const lines = linesOf(await spokenOf(page, 'Page 1'))
    const [first, second] = words.items
    const [country, departures] = words.head
    expect(lines.filter((line) => !/StaticText|paragraph$/.test(line)).join('\n'))
      .toBe(`heading ${words.heading}
  link ${words.site}
list
  listitem
  listitem
figure
  image ${words.picture}
table
  rowgroup
    row
      columnheader ${country}
      columnheader ${departures}
  rowgroup
    row
      cell Mali
      cell 12
blockquote`)
    // Everything once, in the order of reading.
    const said = lines.flatMap((line) => /StaticText (.*)/.exec(line)?.[1] ?? []).join(' ')
    const all = [words.title, words.heading, words.foreign, words.site, '•', first, '•', second]
    expect(said).toBe([...all, country, departures, 'Mali', '12', words.quotation].join(' '))
    // Words of a page are in the language of the file, a sentence in another one is in its own.
    const languageOf = (text: string): Promise<string | null | undefined> =>
      textOf(page, 1)
        .locator('span[role="presentation"]', { hasText: text })
        .first()
        .evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))
    expect(await languageOf(words.quotation)).toBe(language)
    expect(await languageOf(words.foreign)).toBe(language === 'fr' ? 'en' : 'fr')
  }

  await goTo(page, `/read/${idOf('places-of-marks.pdf')}`)
  await expect(textOf(page, 1)).toContainText('right column says')
  const said = linesOf(await spokenOf(page, 'Page 1')).join(' ')
  expect(said).toMatch(/left column says.*on the road.*stops here.*right column says/)
})
