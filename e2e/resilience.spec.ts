import { expect, test } from './support/app.ts'
import { cartable, startCore } from './support/core.ts'
import { rowOf, showNewest } from './support/list.ts'
import { slow } from './support/slow.ts'

/** What happens to the program, and not to the library. Electron restarts its core itself. */
test.describe('a core that goes away', () => {
  test('comes back: the window goes on where it was, and nothing confirmed is lost', async ({ app }) => {
    const { page, folders, core, url, consoleErrors } = app
    if (!core) return
    await showNewest(page)
    await rowOf(page, 'Players of many parts').click()
    // Tags come late: an Enter that was pressed before them counts all the same.
    await slow(page, '**/rpc/publications/previewEdit')
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('Niger')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('option', { name: /^Niger/ }).first()).toHaveAttribute(
      'aria-checked',
      'true',
    )
    await expect(page.getByText(/^saved \d/)).toBeVisible()
    const { port } = new URL(url)
    await core.stop('SIGKILL')
    await expect(page.getByText('Connection to the library lost')).toBeVisible()
    const again = await startCore(folders, Number(port))
    await page.goto(again.url)
    // The window asked in vain while there was no core.
    consoleErrors.length = 0
    await expect(page.getByTestId('publication-row').first()).toBeVisible()
    const [found] = await cartable(folders, 'list', '--filter', 'tag=country:NE', '--filter', 'state=inbox')
    expect(JSON.stringify(found)).toContain('Players of many parts')
    // A window that stayed would go on asking a core that ended.
    await page.goto('about:blank')
    await again.stop()
  })
})
