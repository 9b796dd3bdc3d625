export { briefEntity, briefItemEntity } from './entity.ts'
export {
  BriefRecord,
  briefRecord,
  checkBriefRecords,
  flushBriefRecords,
  readBriefRecords,
  restoreFromRecord,
} from './record.ts'
export { allBriefIds, findBrief } from './store.ts'
