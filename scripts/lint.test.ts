import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Rules that object to a fixture when it stands at `path`. */
async function objections(fixture: string, path: string): Promise<string[]> {
  // The file is not part of a project there, so only rules without types can be asked.
  const overrideConfig = {
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(
      [
        'no-floating-promises',
        'no-misused-promises',
        'await-thenable',
        'switch-exhaustiveness-check',
        'no-unnecessary-type-assertion',
        'consistent-type-imports',
      ].map((name) => [`@typescript-eslint/${name}`, 'off' as const]),
    ),
  }
  const eslint = new ESLint({ cwd: root, overrideConfig })
  const text = await readFile(join(import.meta.dirname, 'lint-fixtures', fixture), 'utf8')
  const [result] = await eslint.lintText(text, { filePath: join(root, path) })
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message)
}

describe('the lint rules', () => {
  it('reject a contract that imports the database', async () => {
    const rules = await objections('illegal.ts', 'src-main/contract/illegal.ts')
    expect(rules).toContain('boundaries/dependencies')
    expect(rules).toContain('no-restricted-imports')
  })

  it('let the database import itself', async () => {
    const rules = await objections('illegal.ts', 'src-main/db/legal.ts')
    expect(rules).not.toContain('no-restricted-imports')
  })

  it('reject a view that imports the core', async () => {
    const rules = await objections('illegal.vue', 'src-renderer/features/catalogue/illegal.vue')
    expect(rules).toContain('boundaries/dependencies')
  })
})
