export { savedSearchEntity } from './service.ts'
