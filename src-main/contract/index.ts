import type { ContractRouterClient } from '@orpc/contract'
import { annotationsContract } from './annotations.ts'
import { briefsContract } from './briefs.ts'
import { catalogueContract } from './catalogue.ts'
import { citationsContract } from './citations.ts'
import { collectionsContract } from './collections.ts'
import { documentsContract } from './documents.ts'
import { editionsContract } from './editions.ts'
import { exchangeContract } from './exchange.ts'
import { exportsContract } from './exports.ts'
import { historyContract } from './history.ts'
import { hostContract } from './host.ts'
import { importsContract } from './imports.ts'
import { libraryContract } from './library.ts'
import { matchesContract } from './matches.ts'
import { meaningsContract } from './meanings.ts'
import { publicationsContract } from './publications.ts'
import { readingContract } from './reading.ts'
import { savedSearchesContract } from './saved-searches.ts'
import { searchContract } from './search.ts'
import { sessionContract } from './session.ts'
import { settingsContract } from './settings.ts'
import { starterContract } from './starter.ts'
import { vocabularyContract } from './vocabulary.ts'

/** Everything a shell can ask of a library. The command line, the window and the browser all speak this. */
export const contract = {
  library: libraryContract,
  imports: importsContract,
  publications: publicationsContract,
  collections: collectionsContract,
  vocabulary: vocabularyContract,
  search: searchContract,
  annotations: annotationsContract,
  briefs: briefsContract,
  citations: citationsContract,
  documents: documentsContract,
  editions: editionsContract,
  exports: exportsContract,
  exchange: exchangeContract,
  history: historyContract,
  starter: starterContract,
  catalogue: catalogueContract,
  savedSearches: savedSearchesContract,
  matches: matchesContract,
  reading: readingContract,
  meanings: meaningsContract,
  session: sessionContract,
  settings: settingsContract,
  host: hostContract,
}
export type Contract = typeof contract

/** The contract as a shell calls it, whatever carries the calls. */
export type CartableClient = ContractRouterClient<Contract>
