import boundaries from 'eslint-plugin-boundaries'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

/** Layers of the source, ARCHITECTURE.md §2. The first pattern that matches a file decides. */
const elements = [
  { type: 'contract', pattern: 'src-main/contract' },
  { type: 'base', pattern: 'src-main/base' },
  { type: 'db', pattern: 'src-main/db' },
  { type: 'formats', pattern: 'src-main/formats' },
  { type: 'pdf', pattern: 'src-main/pdf' },
  { type: 'feature', pattern: 'src-main/features/*', capture: ['feature'] },
  { type: 'core', pattern: 'src-main/core' },
  { type: 'shell', pattern: 'src-main/shells/*', capture: ['shell'] },
  { type: 'text', pattern: 'assets/locales' },
  { type: 'client', pattern: 'src-renderer/client' },
  { type: 'ui', pattern: 'src-renderer/ui' },
  { type: 'reader', pattern: 'src-renderer/reader' },
  { type: 'view', pattern: 'src-renderer/features/*', capture: ['view'] },
  { type: 'app', pattern: 'src-renderer/app' },
]

/** Who may import whom. */
const MAY_IMPORT = {
  contract: ['contract'],
  base: ['base', 'contract', 'db', 'pdf'],
  db: ['db', 'contract'],
  formats: ['formats', 'contract'],
  pdf: ['pdf', 'formats', 'contract', 'base'],
  core: ['core', 'base', 'contract', 'db', 'feature', 'pdf'],
  shell: ['core', 'base', 'contract', 'text'],
  client: ['client', 'contract'],
  ui: ['ui'],
  reader: ['reader', 'client', 'ui', 'contract'],
  view: ['client', 'ui', 'contract'],
  app: ['app', 'view', 'reader', 'client', 'ui', 'contract', 'text'],
}

const policies = [
  ...Object.entries(MAY_IMPORT).map(([from, to]) => ({
    from: { element: { type: from } },
    allow: { to: { element: { types: { anyOf: to } } } },
  })),
  {
    from: { element: { type: 'feature' } },
    allow: { to: { element: { types: { anyOf: ['base', 'contract', 'db', 'formats', 'pdf'] } } } },
  },
  // Of its own feature a file may import anything, of another one only its index.
  {
    from: { element: { type: 'feature' } },
    allow: {
      to: { element: { type: 'feature', captured: { feature: '{{from.element.captured.feature}}' } } },
    },
  },
  {
    from: { element: { type: 'feature' } },
    allow: { to: { element: { type: 'feature' }, file: { categories: 'entry' } } },
  },
  {
    from: { element: { type: 'shell' } },
    allow: { to: { element: { type: 'shell', captured: { shell: '{{from.element.captured.shell}}' } } } },
  },
  // `cartable serve`: the command line starts the web shell, by its index.
  {
    from: { element: { type: 'shell', captured: { shell: 'cli' } } },
    allow: { to: { element: { type: 'shell', captured: { shell: 'web' } }, file: { categories: 'entry' } } },
  },
]

/** Packages that have one home. */
const ONE_HOME = [
  { name: 'node:sqlite', home: 'src-main/db' },
  { name: 'electron', home: 'src-main/shells/electron' },
  { name: '@embedpdf/pdfium', home: 'src-main/pdf' },
  { name: 'pdf-lib', home: 'src-main/pdf' },
]

const restricted = (folder) => [
  'error',
  {
    paths: ONE_HOME.filter(({ home }) => home !== folder).map(({ name, home }) => ({
      name,
      message: `Only ${home} may import ${name}.`,
    })),
  },
]

/** How a template is laid out is Prettier's affair. */
const PRETTIER_DECIDES = Object.fromEntries(
  [
    'first-attribute-linebreak',
    'html-closing-bracket-newline',
    'html-indent',
    'html-self-closing',
    'max-attributes-per-line',
    'multiline-html-element-content-newline',
    'singleline-html-element-content-newline',
  ].map((rule) => [`vue/${rule}`, 'off']),
)

const shared = {
  plugins: { boundaries, 'import-x': importX },
  settings: {
    'boundaries/elements': elements,
    'boundaries/files': [{ category: 'entry', pattern: 'src-main/{features,shells}/*/index.ts' }],
    'boundaries/root-path': import.meta.dirname,
    'import/resolver': { typescript: { project: 'src-main/tsconfig.json' } },
    'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'src-main/tsconfig.json' })],
  },
  rules: {
    'boundaries/dependencies': ['error', { default: 'disallow', policies }],
    'import-x/no-cycle': ['error', { ignoreExternal: true }],
    'no-restricted-imports': restricted(''),
    'no-console': 'error',
    eqeqeq: 'error',
  },
}

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'coverage/', 'scripts/lint-fixtures/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    ...shared,
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...shared.rules,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.vue'],
    extends: [vue.configs['flat/recommended']],
    ...shared,
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser, sourceType: 'module' } },
    rules: {
      ...shared.rules,
      ...PRETTIER_DECIDES,
      // Absent is a state of its own here: props are typed with exactOptionalPropertyTypes.
      'vue/require-default-prop': 'off',
    },
  },
  ...['src-main/db', 'src-main/pdf', 'src-main/shells/electron'].map((folder) => ({
    files: [`${folder}/**/*.ts`],
    rules: { 'no-restricted-imports': restricted(folder) },
  })),
  // Tests build their files with the libraries themselves, and may look into any layer.
  {
    files: [
      '**/*.test.ts',
      '**/*.fixture.ts',
      'src-main/testing/**/*.ts',
      'bench/**/*.ts',
      'e2e/**/*.ts',
      'scripts/**/*.ts',
      '*.config.ts',
    ],
    rules: { 'no-restricted-imports': 'off', 'boundaries/dependencies': 'off', 'no-console': 'off' },
  },
)
