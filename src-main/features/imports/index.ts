export { clearIntent, openIntents } from './store.ts'
