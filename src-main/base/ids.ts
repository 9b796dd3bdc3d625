import { v7 } from 'uuid'

/** A new UUIDv7: later ids sort after earlier ones, so lists by id are lists by time of creation. */
export function newId(): string {
  return v7()
}
