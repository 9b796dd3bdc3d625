import type { Provenance } from '../../../contract/briefs.ts'
import { parseEdtf } from '../../../contract/edtf.ts'
import { type InterfaceLanguage, titleIn } from '../../../contract/values.ts'
import type { Reference } from '../../../pdf/brief/model.ts'
import type { BriefFacts, CitedWork } from './facts.ts'
import { MODEL_WORDS } from './words.ts'

/** The works of a brief and where each file stands among them. */
export interface References {
  readonly list: readonly Reference[]
  /** The reference of the publication that a file belongs to. */
  of(provenance: Provenance): Reference
}

/** A publication that the library does not know any more is cited by what its excerpt says. */
function unknownWork({ publicationId, url, sha256 }: Provenance): CitedWork {
  const work: Reference['work'] = {
    id: publicationId,
    title: { und: url ?? `SHA-256 ${sha256.slice(0, 12)}` },
    subtitle: {},
    type: null,
    issued: null,
    creators: [],
    publishers: [],
    series: null,
    identifiers: [],
    url: {},
  }
  return { work, genre: null }
}

/** The version that is cited: one in the brief's language before others, else the one that is cited first. */
function versionOf(cited: readonly Provenance[], language: InterfaceLanguage): Provenance | undefined {
  return cited.find((each) => each.language?.split('-')[0] === language) ?? cited[0]
}

/**
 * References in the order in which the brief comes to their works. The same publication has one reference, whichever of
 * its files are cited.
 */
export function referencesOf(
  cited: readonly Provenance[],
  facts: BriefFacts,
  language: InterfaceLanguage,
): References {
  const workOf = (each: Provenance): CitedWork => facts.works.get(each.attachmentId) ?? unknownWork(each)
  const byWork = Map.groupBy(cited, (each) => workOf(each).work.id)
  const references = new Map<string, Reference>()
  for (const [id, own] of byWork) {
    const version = versionOf(own, language)
    if (!version) continue
    const { work, genre } = workOf(version)
    const { url } = version
    references.set(id, {
      key: `w${references.size + 1}`,
      work,
      language: version.language,
      url,
      // When it was taken says something of an address only.
      retrievedAt: url === null ? null : version.retrievedAt,
      genre,
    })
  }
  const of = (provenance: Provenance): Reference => {
    const found = references.get(workOf(provenance).work.id)
    if (!found) throw new Error(`${provenance.attachmentId} is not cited`)
    return found
  }
  return { list: [...references.values()], of }
}

/** Title of a work as it is cited. */
export function titleOf({ work, language }: Reference, brief: InterfaceLanguage): string {
  return titleIn(work.title, language ?? brief)
}

/** `MMC (2019), Title`: enough to know a work in a list. */
export function shortCitation(reference: Reference, language: InterfaceLanguage): string {
  const { creators, publishers, issued } = reference.work
  const [who] = [...creators, ...publishers]
  const year = issued === null ? undefined : parseEdtf(issued)?.start?.year
  const when = year === undefined ? MODEL_WORDS[language].undated : String(year)
  const title = titleOf(reference, language)
  return who ? `${who.name} (${when}), ${title}` : title
}
