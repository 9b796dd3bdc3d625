export { briefEntity, briefItemEntity } from './entity.ts'
