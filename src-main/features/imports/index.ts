export { removeUnclaimed } from './enter.ts'
export { importUnder, type Incoming } from './under.ts'
export { readStored } from './read-stored.ts'
export { openIntents, writePages } from './store.ts'
