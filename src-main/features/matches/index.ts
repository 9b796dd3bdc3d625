export { matchEntity } from './service.ts'
export { ApartRecord, apartOf, restoreApart } from './store.ts'
