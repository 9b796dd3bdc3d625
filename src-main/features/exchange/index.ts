export { conceptEntity } from './vocabulary/entity.ts'
