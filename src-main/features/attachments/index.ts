export {
  attachmentEntity,
  moveFiles,
  requireAttachment,
  setAttachmentLanguage,
  setFileTrash,
  setLanguageOfFiles,
  supersede,
  trashFileInside,
} from './service.ts'
export {
  allAttachments,
  allFilesOf,
  attachmentsOf,
  findAttachment,
  findByHash,
  insertAttachment,
  insertSource,
  sourcesOf,
  updateAttachment,
} from './store.ts'
