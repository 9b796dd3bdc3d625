export { AnnotationMode, openPdf, type PDFDocumentProxy, type PDFPageProxy } from '../../client/pdfjs.ts'
