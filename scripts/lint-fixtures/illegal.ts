import { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../db/open.ts'

export const wrong = [DatabaseSync, openDatabase]
