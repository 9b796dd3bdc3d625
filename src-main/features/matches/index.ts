export { matchEntity } from './service.ts'
