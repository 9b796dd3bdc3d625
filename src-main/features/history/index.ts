export { type Command, runCommand } from './command.ts'
export { listChanges, undo } from './service.ts'
export { queueSidecar } from './store.ts'
