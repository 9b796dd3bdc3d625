import { shallowRef } from 'vue'
import { connectionsMade, onConnection } from './api.ts'

/** Counts connections to the core; a view that streams starts its stream again when it changes. */
export const connection = shallowRef(connectionsMade())
onConnection((count) => (connection.value = count))
