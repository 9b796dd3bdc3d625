export {
  attachmentEntity,
  moveFiles,
  requireAttachment,
  setAttachmentLanguage,
  setLanguageOfFiles,
  supersede,
} from './service.ts'
export {
  allAttachments,
  attachmentsOf,
  findAttachment,
  findByHash,
  insertAttachment,
  insertSource,
  sourcesOf,
  updateAttachment,
} from './store.ts'
