export { removeUnclaimed } from './enter.ts'
export { openIntents } from './store.ts'
