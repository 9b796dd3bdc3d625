export { assertOutsideLibrary, forDownload } from './destination.ts'
export { exists } from './service.ts'
