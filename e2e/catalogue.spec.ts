import { expect, test } from './support/app.ts'
import { fieldOf, inspectorOf, rowOf, showNewest } from './support/list.ts'

test.describe('the catalogue', () => {
  test('narrows by filters that read as a sentence, and Back goes back', async ({ app }) => {
    const { page } = app
    const count = page.getByTestId('publication-count')
    await expect(count).toContainText('119')
    const types = page.getByTestId('facet-type').getByRole('checkbox')
    const first = types.first()
    const [name, number] = [
      await first.textContent(),
      Number(/\d+\s*$/.exec((await first.textContent()) ?? '')?.[0]),
    ]
    await first.click()
    await expect(first).toHaveAttribute('aria-checked', 'true')
    await expect(count).toContainText(String(number))
    await expect(page.getByTestId('publication-row')).not.toHaveCount(0)
    expect(name).not.toBe('')
    await page.reload()
    await expect(count).toContainText(String(number))
    await page.goBack()
    await expect(count).toContainText('119')
  })

  test('sorts by a column, both ways', async ({ app }) => {
    const { page } = app
    const header = page.getByRole('columnheader', { name: /Title/ })
    await header.getByRole('button').click()
    await expect(header).toHaveAttribute('aria-sort', 'ascending')
    const titles = page.getByTestId('publication-row').locator('.title')
    const up = await titles.first().textContent()
    await header.getByRole('button').click()
    await expect(header).toHaveAttribute('aria-sort', 'descending')
    await expect(titles.first()).not.toHaveText(up ?? '')
  })

  test('selects by keyboard, tags many at once, and takes it back', async ({ app }) => {
    const { page } = app
    await showNewest(page)
    await rowOf(page, 'Quarterly Mixed Migration').click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    const bar = page.getByRole('toolbar', { name: 'Selection' })
    await expect(bar).toContainText('3 selected')
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('Tunisie')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    const tags = inspectorOf(page).getByText('Tunisia', { exact: true })
    await expect(tags).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(tags).toBeHidden()
  })

  test('moves to the trash and back', async ({ app }) => {
    const { page } = app
    await showNewest(page)
    await rowOf(page, 'Quarterly Mixed Migration').click()
    await page.keyboard.press('Delete')
    await expect(page.getByTestId('publication-count')).toContainText('118')
    await page.getByRole('log').getByRole('button', { name: /Undo/ }).click()
    await expect(page.getByTestId('publication-count')).toContainText('119')
  })

  test('edits a field in place, refuses what is no date, and keeps what was typed', async ({ app }) => {
    const { page } = app
    await showNewest(page)
    await rowOf(page, 'Players of many parts').click()
    const field = fieldOf(page, 'Published')
    await field.getByRole('button').first().click()
    const input = field.getByRole('textbox')
    await input.fill('mai 20x9')
    await input.press('Enter')
    await expect(field.getByRole('alert')).toBeVisible()
    await expect(input).toHaveValue('mai 20x9')
    await input.fill('juin 2019')
    await input.press('Enter')
    await expect(field).toContainText('June 2019')
    await page.reload()
    await showNewest(page)
    await rowOf(page, 'Players of many parts').click()
    await expect(fieldOf(page, 'Published')).toContainText('June 2019')
  })
})
