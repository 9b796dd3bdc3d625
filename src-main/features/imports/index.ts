export { Channel } from './channel.ts'
export { removeUnclaimed } from './enter.ts'
export { importUnder, type Incoming } from './under.ts'
export { openIntents, writePages } from './store.ts'
