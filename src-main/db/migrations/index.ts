import type { Migration } from '../migrate.ts'
import { migration0001 } from './0001-library.ts'
import { migration0002 } from './0002-catalogue.ts'
import { migration0003 } from './0003-reader.ts'
import { migration0004 } from './0004-briefs.ts'
import { migration0005 } from './0005-file-trash.ts'
import { migration0006 } from './0006-pen-pressure.ts'
import { migration0007 } from './0007-vocabularies.ts'
import { migration0008 } from './0008-statements.ts'

/** All migrations, oldest first. Append only: a released migration is never edited. */
export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
]
