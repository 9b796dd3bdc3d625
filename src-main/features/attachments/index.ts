export { attachmentEntity, requireAttachment, setAttachmentLanguage } from './service.ts'
export {
  allAttachments,
  attachmentsOf,
  findByHash,
  insertAttachment,
  insertSource,
  sourcesOf,
  updateAttachment,
} from './store.ts'
