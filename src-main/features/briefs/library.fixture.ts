import { join } from 'node:path'
import type { Annotation } from '../../contract/annotations.ts'
import type { Library } from '../../core/library.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

/** Two publications with marks, on real files. */
export interface MarkedLibrary {
  readonly library: Library
  readonly client: Library['client']
  readonly wells: { publicationId: string; attachmentId: string }
  readonly roads: { publicationId: string; attachmentId: string }
  readonly smugglers: Annotation
  readonly returns: Annotation
  readonly passeurs: Annotation
}

/** Words that are in no quotation nor around one. */
export const ONLY_ON_PAGE = 'Nobody quotes the last line.'
export const WELLS_PAGES = [
  ['Made-up wells', 'MAY 2019', 'Smugglers on the roads of the Sahel ask for more each year.', ONLY_ON_PAGE],
  ['Second page', 'Returns are often carried out without any help on arrival.'],
]
const ROADS_PAGES = [['Les routes inventées', 'juin 2021', 'Les passeurs changent de route chaque saison.']]

/** A library with two tagged publications and three marks. */
export async function markedLibrary(folder?: string): Promise<MarkedLibrary> {
  const library = await testLibrary(folder)
  const { client } = library
  const files = await testFolder()
  const wells = await importOne(library, await writePdf(join(files, 'wells.pdf'), { pages: WELLS_PAGES }))
  const roads = await importOne(library, await writePdf(join(files, 'routes.pdf'), { pages: ROADS_PAGES }))
  await client.publications.setAttachmentLanguage({ attachmentId: wells.attachmentId, language: 'en' })
  await client.publications.setAttachmentLanguage({ attachmentId: roads.attachmentId, language: 'fr' })
  await client.publications.tag({ ids: [wells.publicationId], add: ['Niger'] })
  await client.publications.tag({ ids: [roads.publicationId], add: ['Mali'] })
  const mark = (
    attachmentId: string,
    page: number,
    quote: string,
    comment: string,
    concepts: string[] = [],
  ) => client.annotations.createByQuote({ attachmentId, page, quote, comment, concepts })
  return {
    library,
    client,
    wells,
    roads,
    smugglers: await mark(wells.attachmentId, 1, 'Smugglers on the roads of the Sahel', 'à citer'),
    returns: await mark(wells.attachmentId, 2, 'Returns are often carried out', '', ['Domaine 5']),
    passeurs: await mark(roads.attachmentId, 1, 'Les passeurs changent de route', 'voir 2020', ['Domaine 4']),
  }
}
