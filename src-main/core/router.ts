import type { Router } from '@orpc/server'
import type { Call } from '../base/call.ts'
import type { Contract } from '../contract/index.ts'
import { annotationsRouter } from '../features/annotations/router.ts'
import { briefsRouter } from '../features/briefs/router.ts'
import { catalogueRouter } from '../features/catalogue/router.ts'
import { citationsRouter } from '../features/citations/router.ts'
import { collectionsRouter } from '../features/collections/router.ts'
import { documentsRouter } from '../features/documents/router.ts'
import { editionsRouter } from '../features/editions/router.ts'
import { exchangeRouter } from '../features/exchange/router.ts'
import { exportsRouter } from '../features/exports/router.ts'
import { historyRouter } from '../features/history/router.ts'
import { hostRouter } from '../features/host/router.ts'
import { importsRouter } from '../features/imports/router.ts'
import { libraryRouter } from '../features/library/router.ts'
import { matchesRouter } from '../features/matches/router.ts'
import { meaningsRouter } from '../features/meanings/router.ts'
import { publicationsRouter } from '../features/publications/router.ts'
import { readingRouter } from '../features/reading/router.ts'
import { savedSearchesRouter } from '../features/saved-searches/router.ts'
import { searchRouter } from '../features/search/router.ts'
import { sessionRouter } from '../features/session/router.ts'
import { settingsRouter } from '../features/settings/router.ts'
import { starterRouter } from '../features/starter/router.ts'
import { vocabularyRouter } from '../features/vocabulary/router.ts'
import { shellOs } from '../base/implement.ts'

/** The contract, implemented. Shells carry calls to it and know nothing else. */
export const router: Router<Contract, Call> = shellOs.router({
  library: libraryRouter,
  imports: importsRouter,
  publications: publicationsRouter,
  collections: collectionsRouter,
  vocabulary: vocabularyRouter,
  search: searchRouter,
  annotations: annotationsRouter,
  briefs: briefsRouter,
  citations: citationsRouter,
  documents: documentsRouter,
  editions: editionsRouter,
  exports: exportsRouter,
  exchange: exchangeRouter,
  history: historyRouter,
  starter: starterRouter,
  session: sessionRouter,
  settings: settingsRouter,
  host: hostRouter,
  catalogue: catalogueRouter,
  savedSearches: savedSearchesRouter,
  matches: matchesRouter,
  reading: readingRouter,
  meanings: meaningsRouter,
})
