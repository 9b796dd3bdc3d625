export { type Command, runCommand } from './command.ts'
export { listChanges } from './service.ts'
export { queueSidecar } from './store.ts'
export { undo } from './undo.ts'
