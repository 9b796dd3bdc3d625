import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type App } from './support/app.ts'
import { LOCALES, look, overflowAtDouble } from './support/looks.ts'

/** A publication that the library has, a new one with a date that is none, and an entry that nobody closed. */
const BIB = `@report{golovko2019,
  title = {Players of many parts: The evolving role of smugglers in West Africa’s migration economy},
  author = {Golovko, Ekaterina}, date = {2019-05}, langid = {english},
  doi = {10.1234/players}
}
@report{kone2021,
  title = {Les puits du désert}, author = {Koné, Awa and {Mixed Migration Centre}},
  date = {32 mai 2021}, langid = {french}, keywords = {Niger, sable},
  file = {:papiers/puits.pdf:PDF}
}
@report{perdu2020,
  title = {Jamais fermée,
  year = 2020
}
@report{ba2022, title = {Marchés du Sahel}, author = {Ba, Fatou}, date = {2022}, langid = {french}}
`
const TABLE = `Ouvrage;Paru;Remarque
Routes de Gao;mai 2019;à relire
Routes d’Agadez;2020;
`
const WORDS = {
  fr: {
    start: 'Importer 2',
    undo: 'Annuler l’importation',
    french: 'Titre (français)',
    out: 'Ne pas reprendre',
  },
  en: { start: 'Import 2', undo: 'Undo the import', french: 'Title (French)', out: 'Leave out' },
} as const

async function choose({ page, folders }: App, name: string, text: string): Promise<void> {
  const desk = join(folders.config, '..', 'desk')
  await mkdir(desk, { recursive: true })
  const path = join(desk, name)
  await writeFile(path, text)
  await page.getByTestId('record-picker').setInputFiles(path)
}
const DIALOG = '[role=dialog]'
const dialogOf = (page: Page) => page.getByRole('dialog')
const pane = (page: Page, name: RegExp) => dialogOf(page).getByRole('radio', { name }).click()

for (const locale of LOCALES) {
  const language = locale.startsWith('fr') ? 'fr' : 'en'
  const words = WORDS[language]
  test.describe(locale, () => {
    test.use({ locale, colorScheme: 'light' })

    test('a bibliography with a broken entry and a table are looked at, taken and taken back', async ({
      app,
    }) => {
      const { page } = app
      await expect(page.getByTestId('publication-row').first()).toBeVisible()
      const dialog = dialogOf(page)
      const rows = dialog.getByTestId('record-rows').getByRole('checkbox')
      const report = dialog.getByTestId('records-report')
      const see = (name: string) => look(page, `import-records-${name}${language}`, DIALOG)

      await test.step('what the bibliography holds', async () => {
        await choose(app, 'rabat.bib', BIB)
        await expect(rows).toHaveCount(3)
        await expect(rows.nth(0)).toContainText(/already here|déjà/i)
        await expect(rows.nth(0)).not.toBeChecked()
        await see('')
        await pane(page, /probl/)
        const problems = dialog.getByTestId('record-problems').getByRole('listitem')
        await expect(problems.filter({ hasText: 'perdu2020' })).toContainText(/12/)
        await expect(problems.filter({ hasText: 'kone2021' })).toContainText('32 mai 2021')
      })

      await test.step('taken, reported, taken back', async () => {
        await dialog.getByRole('button', { name: words.start }).click()
        await expect(report).toContainText(/2 publications/)
        await see('report-')
        await dialog.getByRole('button', { name: words.undo }).click()
        await expect(report).not.toContainText(/2 publications/)
        await page.keyboard.press('Escape')
        const taken = page.getByTestId('publication-row').filter({ hasText: 'Les puits du désert' })
        await expect(taken).toHaveCount(0)
      })

      await test.step('columns of a table go where a person sends them', async () => {
        await choose(app, 'liste.csv', TABLE)
        const goesTo = (column: string) => dialog.getByRole('combobox', { name: new RegExp(column) })
        await goesTo('Ouvrage').selectOption({ label: words.french })
        await goesTo('Paru').selectOption('issued')
        await goesTo('Remarque').selectOption({ label: words.out })
        await see('columns-')
        expect(await overflowAtDouble(page)).toBeLessThanOrEqual(0)
        await pane(page, /2 publications/)
        await expect(rows.first()).toContainText('Routes de Gao')
        await expect(rows.first()).toContainText(/mai 2019|May 2019/)
        // One stays out, by keyboard alone.
        await rows.nth(1).focus()
        await page.keyboard.press('Space')
        await dialog.getByRole('button', { name: /^Import(?:er)?/ }).click()
        await expect(report).toContainText(/1 publication/)
      })
    })
  })
}
