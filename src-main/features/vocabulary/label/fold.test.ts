import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldLabel, MAX_LABEL_LENGTH } from './fold.ts'

describe('foldLabel', () => {
  it.each([
    ['Économie  Générale', 'economie generale'],
    ['L’Afrique de l‘Ouest', "l'afrique de l'ouest"],
    ['Mise en ŒUVRE', 'mise en oeuvre'],
    ['Straße', 'strasse'],
    ['profi\u0074', 'profit'],
    ['e\uFB00orts', 'efforts'],
    ['Côte\u00a0d’Ivoire', "cote d'ivoire"],
    ['Liptako\u2011Gourma', 'liptako-gourma'],
    ['anti\u00adtrafficking', 'antitrafficking'],
    ['\u200eمركز الهجرة', 'مركز الهجرة'],
    ['أفريقيا', 'افريقيا'],
    ['Étude\n de cas ', 'etude de cas'],
  ])('%s', (label, folded) => {
    expect(foldLabel(label)).toBe(folded)
  })

  it.each(['migrant·e·s', 'migrant∙e∙s', 'migrant-e-s', 'migrant.e.s', 'migrant·es', 'Migrants'])(
    'reads %s as the plain plural',
    (label) => expect(foldLabel(label)).toBe('migrants'),
  )
  it('keeps words that only look like inclusive writing', () => {
    expect(foldLabel('e-santé, vis-à-vis, U.E.S.')).toBe('e-sante, vis-a-vis, u.e.s.')
    expect(foldLabel('acteur·rice·s réfugié·e')).toBe('acteurs refugie')
  })
  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'aébs·∙-. E') })),
        (text) => {
          const folded = foldLabel(text)
          expect(foldLabel(folded)).toBe(folded)
        },
      ),
    )
  })
  it('reads no more than a label holds', () => {
    expect(foldLabel('a'.repeat(1_000_000)).length).toBe(MAX_LABEL_LENGTH)
    expect(foldLabel('·e'.repeat(100_000)).length).toBeLessThanOrEqual(MAX_LABEL_LENGTH)
  })
})
