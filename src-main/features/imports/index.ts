export { removeUnclaimed } from './enter.ts'
export { openIntents, writePages } from './store.ts'
