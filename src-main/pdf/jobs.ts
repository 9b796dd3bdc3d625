import { lazyJob } from './pool/job.ts'

/** All work on PDF files that is done in worker processes. A job is one line here and a function elsewhere. */
export const jobs = {
  extract: lazyJob(async () => (await import('./extract/job.ts')).extractJob),
  extractFallback: lazyJob(async () => (await import('./pdfjs/job.ts')).fallbackJob),
  thumbnail: lazyJob(async () => (await import('./thumbnails/job.ts')).thumbnailJob),
  drawPicture: lazyJob(async () => (await import('./picture/job.ts')).drawPictureJob),
  locateQuote: lazyJob(async () => (await import('./anchor/job.ts')).locateQuoteJob),
  snapSelection: lazyJob(async () => (await import('./anchor/job.ts')).snapSelectionJob),
  reanchor: lazyJob(async () => (await import('./anchor/reanchor/job.ts')).reanchorJob),
  placeQuotes: lazyJob(async () => (await import('./anchor/reanchor/quotes-job.ts')).placeQuotesJob),
  verifyQuotes: lazyJob(async () => (await import('./anchor/verify/job.ts')).verifyQuotesJob),
  exportAnnotated: lazyJob(async () => (await import('./annotate/job.ts')).exportAnnotatedJob),
  readDocument: lazyJob(async () => (await import('./documents/job.ts')).readDocumentJob),
  typesetDocument: lazyJob(async () => (await import('./documents/typeset-job.ts')).typesetDocumentJob),
  gatherBrief: lazyJob(async () => (await import('./brief/job.ts')).gatherBriefJob),
  setBrief: lazyJob(async () => (await import('./brief/job.ts')).setBriefJob),
  writeBrief: lazyJob(async () => (await import('./brief/write-job.ts')).writeBriefJob),
  formatCitations: lazyJob(async () => (await import('./brief/citing-job.ts')).formatCitationsJob),
  readRecords: lazyJob(async () => (await import('./records/job.ts')).readRecordsJob),
  readSkos: lazyJob(async () => (await import('./records/skos-job.ts')).readSkosJob),
  readAnnotations: lazyJob(async () => (await import('./records/annotations-job.ts')).readAnnotationsJob),
  typesetArticle: lazyJob(async () => (await import('./typeset/article.ts')).typesetJob),
} as const
