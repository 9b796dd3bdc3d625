import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/app.ts'
import { LOCALES, look } from './support/looks.ts'

const SOILS = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/soil/> .
ex: a skos:ConceptScheme ; skos:prefLabel "Soils"@en, "Sols"@fr .
ex:soil a skos:Concept ; skos:inScheme ex: ; skos:prefLabel "Soil"@en, "Sol"@fr .
ex:sand a skos:Concept ; skos:inScheme ex: ; skos:broader ex:soil ; skos:prefLabel "Fine sand"@en, "Sable fin"@fr .
ex:nameless a skos:Concept ; skos:inScheme ex: .
`
const mark = (source: string, exact: string) => ({
  type: 'Annotation',
  creator: { name: 'Awa' },
  bodyValue: 'À vérifier',
  target: { source, selector: { type: 'TextQuoteSelector', exact } },
})
const MARKS = [
  mark('seed-article.fr.pdf', 'Centre de migration mixte'),
  mark('https://example.org/far.pdf', 'x'),
]

for (const locale of LOCALES) {
  const tag = locale.slice(0, 2)
  test.describe(locale, () => {
    test.use({ locale, colorScheme: 'light' })

    test('a vocabulary and annotations of others come in, vocabularies go out', async ({ app }) => {
      const { page, folders } = app
      const action = async (name: RegExp): Promise<void> => {
        await page.keyboard.press('Control+k')
        await page.keyboard.type(tag === 'fr' ? 'vocabulaires' : 'vocabularies')
        await page.getByRole('option', { name }).click()
      }
      const dialog = page.getByRole('dialog')
      const soils = join(folders.config, 'soil.ttl')
      await writeFile(soils, SOILS)
      await page.getByTestId('vocabulary-picker').setInputFiles(soils)
      await expect(dialog.getByRole('checkbox', { checked: true })).toContainText(/Soils|Sols/)
      await expect(dialog.getByTestId('record-problems')).toContainText('nameless')
      await look(page, `import-vocabulary-${tag}`, '.ui-dialog')
      await page.keyboard.press('Enter')
      await expect(dialog.getByTestId('import-report')).toContainText(/2 concepts (added|ajoutés)/)
      await page.keyboard.press('Enter')

      await action(/^(Export vocabularies|Exporter des vocabulaires)/)
      await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(10)
      await look(page, `export-vocabulary-${tag}`, '.ui-dialog')
      const download = page.waitForEvent('download')
      await page.keyboard.press('Enter')
      const text = await readFile(await (await download).path(), 'utf8')
      expect(text).toContain('<https://example.org/soil/sand> a skos:Concept')

      const marks = join(folders.config, 'marks.jsonld')
      await writeFile(marks, JSON.stringify(MARKS))
      await page.getByTestId('annotations-picker').setInputFiles(marks)
      await expect(dialog.getByRole('listitem')).toHaveCount(2)
      await look(page, `import-annotations-${tag}`, '.ui-dialog')
      await page.keyboard.press('Enter')
      await expect(dialog.getByTestId('import-report')).toContainText(/1 mar(k|que) (added|ajoutée)/)
      await dialog.getByRole('button', { name: /undo|annuler/i }).click()
      await expect(dialog.getByTestId('import-report')).toContainText(/undone|annulée/)
    })
  })
}

// A file that a test makes up has no path, so Electron would see nothing dropped.
test('files that are dropped are each asked about by their kind', { tag: '@browser' }, async ({ app }) => {
  const { page } = app
  const dialog = page.getByRole('dialog')
  await expect(page.getByTestId('vocabulary-picker')).toBeAttached()
  await page.evaluate(
    (files) => {
      const dataTransfer = new DataTransfer()
      for (const [name, text] of files) dataTransfer.items.add(new File([text], name))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [
      ['marks.json', JSON.stringify(MARKS)],
      ['soil.ttl', SOILS],
      ['works.json', '[{"id":"a","type":"report","title":"On soils"}]'],
    ] as const,
  )
  await expect(dialog.getByTestId('import-annotations')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog.getByTestId('import-vocabulary')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog.getByTestId('import-records').getByText('On soils')).toBeVisible()
})
