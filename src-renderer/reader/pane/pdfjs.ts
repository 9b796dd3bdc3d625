export {
  AnnotationMode,
  openPdf,
  type PDFDocumentProxy,
  type PDFPageProxy,
  type PdfTask,
} from '../../client/pdfjs.ts'
