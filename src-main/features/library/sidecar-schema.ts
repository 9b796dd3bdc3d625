import * as z from 'zod'
import { Annotation } from '../../contract/annotations.ts'
import { PublicationDetail } from '../../contract/publications.ts'
import { Id, Instant } from '../../contract/values.ts'
import { ApartRecord } from '../matches/index.ts'
import { PlaceRecord } from '../reading/index.ts'

/** Version of the form of a sidecar; raised when a reader of the old form would misread the new. */
export const SIDECAR_VERSION = 1

/** All that the library knows of one publication, so that the catalogue can be rebuilt without the database. */
export const Sidecar = z.object({
  cartable: z.literal(SIDECAR_VERSION),
  publication: PublicationDetail,
  /** Its collections and those above them: an id alone means nothing without the database. */
  collections: z.array(
    z.object({ id: Id, name: z.string(), parentId: Id.nullable(), trashedAt: Instant.nullable() }),
  ),
  /** Also those in the trash. */
  annotations: z.array(Annotation.extend({ trashedAt: Instant.nullable() })),
  /** Where its files were left. One that cannot be read is no reason to do without the rest. */
  places: z
    .array(PlaceRecord.nullable().catch(null))
    .default([])
    .transform((places) => places.filter((place) => place !== null)),
  /** Publications that look like this one, of which a person said that they are others. */
  apart: z.array(ApartRecord).default([]),
})
export type Sidecar = z.infer<typeof Sidecar>
