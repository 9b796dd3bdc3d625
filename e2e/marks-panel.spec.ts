import { readFile } from 'node:fs/promises'
import { expect, test } from './support/app.ts'
import { LOCALES, look } from './support/looks.ts'
import { makeMarks } from './support/marks.ts'
import { openReader, selectWords } from './support/reader.ts'
import type { Locator, Page } from '@playwright/test'

const cards = (page: Page): Locator => page.getByTestId('mark-card')
const TITLE = 'Players of many parts'

async function choose(page: Page, button: string | RegExp, entry: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('menu').getByText(entry).click()
}

test.describe('the panel of marks', () => {
  test('groups, narrows and finds marks, and says how many there are', async ({ app }) => {
    const { page } = app
    await openReader(page, TITLE)
    await makeMarks(page)
    await expect(page.getByTestId('mark-count')).toHaveText('3')
    await expect(page.getByRole('heading', { name: 'Page 3' })).toContainText('2')

    await page.getByRole('button', { name: 'Search the marks' }).click()
    await page.getByRole('textbox', { name: 'Search the marks' }).fill('deja VERIFIE')
    await expect(cards(page)).toHaveCount(1)
    await expect(page.getByTestId('mark-count')).toHaveText('1 of 3')
    await page.keyboard.press('Escape')
    await expect(cards(page)).toHaveCount(3)

    await page.getByRole('button', { name: 'Marks shown: All' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'of others' }).click()
    await page.keyboard.press('Escape')
    await expect(cards(page)).toHaveCount(1)
    await expect(cards(page)).toContainText('Ali')
    await page.getByRole('group', { name: 'What the colours mean' }).getByText('Figure').click()
    await expect(page.getByText('No mark matches.')).toBeVisible()
    await page.getByRole('button', { name: 'Show all' }).click()

    await choose(page, 'Group and sort', 'by tag')
    await expect(page.getByRole('heading', { level: 3 }).first()).toContainText('Niger')
    await expect(page.getByRole('heading', { level: 3 }).last()).toContainText('Without a tag')
  })

  test('is used by keys: go, comment, tag, answer, remove and take back', async ({ app }) => {
    const { page } = app
    await openReader(page, TITLE)
    await makeMarks(page)
    await cards(page).first().click()
    await page
      .getByRole('listitem')
      .filter({ has: cards(page) })
      .first()
      .focus()
    await page.keyboard.press('e')
    const editor = page.getByRole('textbox', { name: 'Comment', exact: true })
    await editor.fill('À *rapprocher*')
    await page.keyboard.press('Control+Enter')
    await expect(cards(page).first().locator('em')).toHaveText('rapprocher')

    await page.keyboard.press('t')
    // Nobody types faster than the focus moves; a test does.
    await expect(page.getByRole('combobox', { name: 'A tag, in any language' })).toBeFocused()
    await page.keyboard.type('trafic ill')
    await expect(page.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(cards(page).first()).toContainText('Migrant smuggling')
    await page.keyboard.press('Escape')

    const items = page.getByRole('listitem').filter({ has: cards(page) })
    await expect(items.first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(items.nth(1)).toBeFocused()
    await page.keyboard.press('r')
    await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused()
    await page.keyboard.type('Vu.')
    await page.keyboard.press('Control+Enter')
    await expect(cards(page).nth(1).getByTestId('reply')).toContainText('Vu.')

    await page.keyboard.press('Home')
    await page.keyboard.press('Delete')
    await expect(cards(page)).toHaveCount(2)
    await expect(
      page
        .getByRole('listitem')
        .filter({ has: cards(page) })
        .first(),
    ).toBeFocused()
    await page.keyboard.press('Control+z')
    await expect(cards(page)).toHaveCount(3)
  })

  test('keeps what is typed over Escape and a reload', async ({ app }) => {
    const { page } = app
    await openReader(page, TITLE)
    await makeMarks(page)
    await cards(page).first().click()
    await cards(page).first().getByRole('button', { name: 'Comment' }).click()
    await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('half a thought')
    await page.keyboard.press('Escape')
    await expect(cards(page).first()).toContainText('Draft not saved')
    await page.reload()
    await cards(page).first().getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toHaveValue('half a thought')
    await page.keyboard.press('Control+Enter')
    await expect(cards(page).first()).not.toContainText('Draft not saved')
    await expect(cards(page).first()).toContainText('half a thought')
  })

  test('gives a comment back when it cannot be saved', async ({ app }) => {
    const { page } = app
    await openReader(page, TITLE)
    await makeMarks(page)
    await cards(page).first().click()
    await cards(page).first().getByRole('button', { name: 'Comment' }).click()
    // Before the text is there: a comment is saved when its field is left, too.
    await page.route('**/rpc/annotations/update', (route) => route.abort())
    await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('must not be lost')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Not saved. Your text is kept here.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toHaveValue('must not be lost')
    await page.unroute('**/rpc/annotations/update')
    await page.keyboard.press('Control+Enter')
    await expect(cards(page).first()).toContainText('must not be lost')
    app.consoleErrors.length = 0
  })

  test('lets a mark of another person be changed once it was taken over', async ({ app }) => {
    const { page } = app
    await openReader(page, TITLE)
    await makeMarks(page)
    const theirs = cards(page).filter({ hasText: 'checkpoints' })
    await theirs.click()
    await expect(theirs.getByRole('button', { name: 'Comment' })).toHaveCount(0)
    await expect(theirs.getByTestId('reply')).toContainText('Oui.')
    await theirs.getByRole('button', { name: 'Take over' }).click()
    await expect(theirs).toContainText('after Ali')
    await expect(theirs.getByRole('button', { name: 'Comment' })).toBeVisible()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(theirs.getByRole('button', { name: 'Take over' })).toBeVisible()
  })

  test('takes tags at once, and shows the names of colours everywhere as they are given', async ({ app }) => {
    const { page } = app
    await openReader(page, TITLE)
    await selectWords(page, 'Researched and written')
    await page.keyboard.press('2')
    await expect(cards(page)).toHaveCount(1)
    // The next one is marked in the same colour, and the words for its tag are typed on.
    await selectWords(page, 'Suggested citation')
    await page.keyboard.press('t')
    await expect(page.getByRole('combobox', { name: 'A tag, in any language' })).toBeFocused()
    await page.keyboard.type('Niger')
    await page.keyboard.press('Enter')
    await expect(cards(page).filter({ hasText: 'Niger' })).toContainText('Figure')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Name the colours of marks…' }).click()
    const french = page.getByRole('textbox', { name: 'Colour 2, French' })
    await expect(french).toHaveAttribute('placeholder', 'Chiffre')
    await french.fill('Donnée chiffrée')
    await page.getByRole('textbox', { name: 'Colour 2, English' }).fill('Number')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(cards(page).first()).toContainText('Number')
    await page.getByRole('radio', { name: 'Français' }).click()
    await expect(cards(page).first()).toContainText('Donnée chiffrée')
  })

  test('exports what is shown as Markdown and as W3C annotations', async ({ app }) => {
    const { page } = app
    await openReader(page, TITLE)
    await makeMarks(page)
    await page.getByRole('group', { name: 'What the colours mean' }).getByText('Key point').click()
    const save = async (entry: string): Promise<{ name: string; text: string }> => {
      const download = page.waitForEvent('download')
      await choose(page, 'Export what is shown', entry)
      const file = await download
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
    }
    const markdown = await save('Marks as Markdown text')
    expect(markdown.name).toBe('Smugglers-Briefing-Paper-May-2019-11Jun.marks.md')
    expect(markdown.text).toContain('## Page 3')
    expect(markdown.text).toContain('> “ask first for water”')
    expect(markdown.text).not.toContain('checkpoints')
    const w3c = await save('Marks as W3C annotations (JSON)')
    const collection = JSON.parse(w3c.text) as { type: string; total: number }
    expect(collection).toMatchObject({ type: 'AnnotationCollection', total: 1 })
  })
})

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme: 'light' })
    test('the panel is accessible, and looks as it does', async ({ app }) => {
      const { page } = app
      await openReader(page, TITLE)
      await makeMarks(page)
      await cards(page).nth(1).click()
      await look(page, `marks-panel-${locale.slice(0, 2)}`, 'aside.marks')
    })
  })
}
