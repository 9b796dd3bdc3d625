import { annotationsRouter } from '../features/annotations/router.ts'
import { collectionsRouter } from '../features/collections/router.ts'
import { exportsRouter } from '../features/exports/router.ts'
import { historyRouter } from '../features/history/router.ts'
import { importsRouter } from '../features/imports/router.ts'
import { libraryRouter } from '../features/library/router.ts'
import { publicationsRouter } from '../features/publications/router.ts'
import { searchRouter } from '../features/search/router.ts'
import { starterRouter } from '../features/starter/router.ts'
import { vocabularyRouter } from '../features/vocabulary/router.ts'
import { os } from '../base/implement.ts'

/** The contract, implemented. Shells carry calls to it and know nothing else. */
export const router = os.router({
  library: libraryRouter,
  imports: importsRouter,
  publications: publicationsRouter,
  collections: collectionsRouter,
  vocabulary: vocabularyRouter,
  search: searchRouter,
  annotations: annotationsRouter,
  exports: exportsRouter,
  history: historyRouter,
  starter: starterRouter,
})
