export {
  AnnotationMode,
  openPdf,
  PDF_IMAGES,
  type PDFDocumentProxy,
  type PDFPageProxy,
  type PdfTask,
} from '../../client/pdfjs.ts'
