import fc from 'fast-check'
import { expect, it } from 'vitest'
import { iconOf } from './note-icons.ts'

/** Icons of the copy of pdf.js that is built in, by `annotation-….svg`. */
const SHIPPED = Object.keys(import.meta.glob('/node_modules/pdfjs-dist/web/images/annotation-*.svg')).map(
  (path) => /annotation-(\w+)\.svg$/.exec(path)?.[1],
)

it('names only icons that are there, whatever a file calls its notes', () => {
  expect(SHIPPED.length).toBeGreaterThan(5)
  expect(iconOf('Help')).toBe('help')
  expect(iconOf('Star')).toBe('note')
  const any = fc.oneof(fc.anything(), fc.constantFrom('NoIcon', 'PushPin', '../../x', 'Comment', 'Checkmark'))
  fc.assert(fc.property(any, (name) => SHIPPED.includes(iconOf(name))))
})
