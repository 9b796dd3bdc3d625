import { expect, it } from 'vitest'
import { fileNameOf } from './file-name.ts'

it('a brief gives its file a name that every system takes', () => {
  expect(fileNameOf('Passeurs au Sahel\u00a0: état des lieux', 'pdf')).toBe(
    'Passeurs au Sahel état des lieux.pdf',
  )
  expect(fileNameOf('../../etc/passwd', 'md')).toBe('.. .. etc passwd.md')
  expect(fileNameOf(' ?. ', 'docx')).toBe('brief.docx')
  expect(fileNameOf('x'.repeat(300), 'html')).toHaveLength(105)
})
