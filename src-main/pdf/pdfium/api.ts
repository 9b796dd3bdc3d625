/**
 * The raw functions of PDFium that Cartable calls, each with its number of arguments. They are called on the
 * WebAssembly instance itself: the wrappers of `@embedpdf/pdfium` check and spread the arguments of every call,
 * which costs more than the call where one is made for each character of a page.
 */
const FUNCTIONS = {
  malloc: 1,
  free: 1,
  PDFiumExt_OpenFormFillInfo: 0,
  PDFiumExt_CloseFormFillInfo: 1,
  PDFiumExt_InitFormFillEnvironment: 2,
  PDFiumExt_ExitFormFillEnvironment: 1,
  FPDF_LoadMemDocument: 3,
  FPDF_CloseDocument: 1,
  FPDF_GetLastError: 0,
  FPDF_GetPageCount: 1,
  FPDF_GetMetaText: 4,
  FPDF_GetPageLabel: 4,
  FPDF_GetDocPermissions: 1,
  FPDF_GetSecurityHandlerRevision: 1,
  FPDF_GetSignatureCount: 1,
  FPDF_GetFormType: 1,
  FPDFCatalog_GetLanguage: 3,
  FPDFCatalog_IsTagged: 1,
  EPDF_IsEncrypted: 1,
  FPDF_LoadPage: 2,
  FPDF_ClosePage: 1,
  FPDF_GetPageWidthF: 1,
  FPDF_GetPageHeightF: 1,
  FPDF_GetPageBoundingBox: 2,
  FPDFPage_GetMediaBox: 5,
  FPDFPage_Flatten: 2,
  FPDFPage_GetRotation: 1,
  EPDFPage_GetObjectNumber: 1,
  FPDFText_LoadPage: 1,
  FPDFText_ClosePage: 1,
  FPDFText_CountChars: 1,
  FPDFText_GetUnicode: 2,
  FPDFText_GetText: 4,
  FPDFText_GetCharBox: 6,
  FPDFText_GetLooseCharBox: 3,
  FPDFText_GetCharAngle: 2,
  FPDFText_GetFontSize: 2,
  FPDFText_GetMatrix: 3,
  FPDFText_IsGenerated: 2,
  FPDFText_IsHyphen: 2,
  FPDFPage_GetAnnotCount: 1,
  FPDFPage_GetAnnot: 2,
  FPDFPage_CloseAnnot: 1,
  FPDFAnnot_GetSubtype: 1,
  FPDFAnnot_GetFlags: 1,
  FPDFAnnot_GetRect: 2,
  FPDFAnnot_GetStringValue: 4,
  FPDFAnnot_GetLinkedAnnot: 2,
  FPDFAnnot_CountAttachmentPoints: 1,
  FPDFAnnot_GetAttachmentPoints: 3,
  FPDFAnnot_GetInkListCount: 1,
  FPDFAnnot_GetInkListPath: 4,
  EPDFAnnot_GetColor: 5,
  FPDFAnnot_GetFormFieldType: 2,
  FPDFAnnot_GetFormFieldName: 4,
  FPDFAnnot_GetFormFieldValue: 4,
  FORM_OnAfterLoadPage: 2,
  FORM_OnBeforeClosePage: 2,
  FPDFBitmap_Create: 3,
  FPDFBitmap_FillRect: 6,
  FPDFBitmap_GetBuffer: 1,
  FPDFBitmap_GetStride: 1,
  FPDFBitmap_Destroy: 1,
  FPDF_RenderPageBitmap: 8,
  FPDF_FFLDraw: 9,
  FPDFPageObj_CreateNewPath: 2,
  FPDFPath_LineTo: 3,
  FPDFPath_SetDrawMode: 3,
  FPDFPageObj_SetStrokeColor: 5,
  FPDFPageObj_SetStrokeWidth: 2,
  FPDFPageObj_SetLineCap: 2,
  FPDFPageObj_SetLineJoin: 2,
  FPDFPage_InsertObject: 2,
  FPDFLink_Enumerate: 3,
  FPDFLink_GetAnnotRect: 2,
  FPDFLink_GetDest: 2,
  FPDFLink_GetAction: 1,
  FPDFAction_GetType: 1,
  FPDFAction_GetDest: 2,
  FPDFAction_GetURIPath: 4,
  FPDFDest_GetDestPageIndex: 2,
  FPDF_CreateNewDocument: 0,
  FPDF_ImportPagesByIndex: 5,
  FPDF_SaveAsCopy: 3,
  PDFiumExt_OpenFileWriter: 0,
  PDFiumExt_GetFileWriterSize: 1,
  PDFiumExt_GetFileWriterData: 3,
  PDFiumExt_CloseFileWriter: 1,
} as const

interface Arguments {
  0: []
  1: [number]
  2: [number, number]
  3: [number, number, number]
  4: [number, number, number, number]
  5: [number, number, number, number, number]
  6: [number, number, number, number, number, number]
  8: [number, number, number, number, number, number, number, number]
  9: [number, number, number, number, number, number, number, number, number]
}

type FunctionName = keyof typeof FUNCTIONS

/** Pointers, lengths and booleans (0 or 1) are all plain numbers; a function without result gives `undefined`. */
export type PdfiumApi = {
  readonly [Name in FunctionName]: (...args: Arguments[(typeof FUNCTIONS)[Name]]) => number
}

function isApi(exports: Readonly<Record<string, unknown>>): exports is Record<string, unknown> & PdfiumApi {
  return Object.entries(FUNCTIONS).every(([name, arity]) => {
    const candidate = exports[name]
    return typeof candidate === 'function' && candidate.length === arity
  })
}

/**
 * Checks that a WebAssembly instance has every function named above with that number of arguments.
 * @throws Error where a build of PDFium does not fit, so that an update fails when loading and not in a call.
 */
export function bindApi(exports: Readonly<Record<string, unknown>>): PdfiumApi {
  if (!isApi(exports)) throw new Error('This build of PDFium lacks functions that Cartable calls')
  return exports
}
