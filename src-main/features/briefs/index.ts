export { briefEntity, briefItemEntity } from './entity.ts'
export { checkBriefRecords, flushBriefRecords, readBriefRecords, restoreFromRecord } from './record.ts'
