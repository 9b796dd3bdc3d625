import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fontkit from '@cantoo/fontkit'
import { PDFDocument, type PDFFont, rgb } from 'pdf-lib'

const FONTS = '@expo-google-fonts/noto-sans'
const font = (name: string): URL => new URL(import.meta.resolve(`${FONTS}/${name}/NotoSans_${name}.ttf`))

/** A download as staff get it: a cover that says what it is, and a few pages of text. */
interface Download {
  readonly file: string
  readonly title: readonly string[]
  readonly line: string
  readonly imprint: readonly string[]
  readonly colour: readonly [number, number, number]
  readonly language: 'fr' | 'en'
  readonly pages: number
}

const PARAGRAPHS: Readonly<Record<'fr' | 'en', readonly (readonly string[])[]>> = {
  en: [
    [
      '1. Who the smugglers are',
      'In the Central Sahel, many people travel with the help of smugglers.',
      'Smugglers in Mali and Niger offer transport, lodging and contacts,',
      'and their clients speak of them as guides more often than as criminals.',
    ],
    [
      '2. Protection',
      'People on the move ask first for water, health care and information.',
      'Those who travel through Agadez name checkpoints as the place of risk.',
      'Assistance reaches them late, and seldom in a language they read.',
    ],
    [
      '3. What follows',
      'States of the region exchange practice and train officers together.',
      'Return and reintegration need follow-up long after the arrival.',
      'Regular ways of mobility for young people remain few.',
    ],
  ],
  fr: [
    [
      '1. Qui sont les passeurs',
      'Au Sahel central, beaucoup de personnes voyagent avec l’aide de passeurs.',
      'Au Mali et au Niger, les passeurs offrent transport, logement et contacts,',
      'et leurs clients parlent d’eux comme de guides plus que de criminels.',
    ],
    [
      '2. Protection',
      'Les personnes en route demandent d’abord de l’eau, des soins et des informations.',
      'Celles qui passent par Agadez citent les postes de contrôle comme lieu de risque.',
      'L’assistance arrive tard, et rarement dans une langue qu’elles lisent.',
    ],
    [
      '3. Suites',
      'Les États de la région échangent leurs pratiques et forment ensemble leurs agents.',
      'Le retour et la réintégration demandent un suivi bien après l’arrivée.',
      'Les voies régulières de mobilité des jeunes restent peu nombreuses.',
    ],
  ],
}

/** Seven downloads of a Monday: two works in both languages, three in English. */
export const DOWNLOADS: readonly Download[] = [
  {
    file: 'Smugglers-Briefing-Paper-May-2019-11Jun.pdf',
    title: [
      'Players of many parts:',
      'The evolving role of',
      'smugglers in West Africa’s',
      'migration economy',
    ],
    line: 'BRIEFING PAPER · MAY 2019',
    imprint: [
      'Researched and written by: Ekaterina Golovko',
      'Suggested citation: Mixed Migration Centre (2019) Players of many parts: The evolving role of smugglers in West Africa’s migration economy.',
    ],
    colour: [0.62, 0.37, 0.19],
    language: 'en',
    pages: 6,
  },
  {
    file: 'Trafficking-assessment-EN-WEB.pdf',
    title: [
      'Assessment of anti-trafficking',
      'gaps, needs and transferrable',
      'practices in the member states',
      'of ECOWAS and Mauritania',
    ],
    line: 'ASSESSMENT REPORT · SEPTEMBER 2020',
    imprint: ['International Centre for Migration Policy Development (ICMPD), Vienna'],
    colour: [0.11, 0.18, 0.4],
    language: 'en',
    pages: 5,
  },
  {
    file: 'Trafficking-assessment-FR-WEB.pdf',
    title: [
      'Lacunes, besoins et pratiques',
      'transférables en matière de lutte',
      'contre la traite dans les États',
      'membres de la CEDEAO',
    ],
    line: 'RAPPORT D’ÉVALUATION · SEPTEMBRE 2020',
    imprint: ['Centre international pour le développement des politiques migratoires (ICMPD), Vienne'],
    colour: [0.11, 0.18, 0.4],
    language: 'fr',
    pages: 5,
  },
  {
    file: 'protection-assistance-migrants-central-sahel-en.pdf',
    title: ['Protection risks & assistance', 'needs of migrants in the', 'Central Sahel'],
    line: '4MI SNAPSHOT · 2024',
    imprint: ['Mixed Migration Centre'],
    colour: [0.55, 0.36, 0.11],
    language: 'en',
    pages: 4,
  },
  {
    file: 'protection-assistance-migrants-central-sahel-fr.pdf',
    title: ['Risques de protection et besoins', 'd’assistance des migrant·e·s', 'au Sahel central'],
    line: 'SNAPSHOT 4MI · 2024',
    imprint: ['Centre des migrations mixtes (MMC)'],
    colour: [0.55, 0.36, 0.11],
    language: 'fr',
    pages: 4,
  },
  {
    file: 'Atlantic-route-research-report-2021.pdf',
    title: ['A Gateway Re-opens:', 'the growing popularity of', 'the Atlantic route'],
    line: 'RESEARCH REPORT · FEBRUARY 2021',
    imprint: ['Mixed Migration Centre'],
    colour: [0.1, 0.29, 0.31],
    language: 'en',
    pages: 5,
  },
  {
    file: 'QMMU_Q3_2019_WA.pdf',
    title: ['Quarterly Mixed Migration', 'Update: West Africa,', 'Quarter 3, 2019'],
    line: 'QUARTERLY UPDATE · Q3 2019',
    imprint: ['Mixed Migration Centre'],
    colour: [0.15, 0.16, 0.19],
    language: 'en',
    pages: 3,
  },
]

interface Fonts {
  readonly regular: PDFFont
  readonly bold: PDFFont
}

function drawCover(document: PDFDocument, { regular, bold }: Fonts, download: Download): void {
  const page = document.addPage([595, 842])
  const [r, g, b] = download.colour
  const white = rgb(1, 1, 1)
  page.drawRectangle({ x: 0, y: 0, width: 595, height: 842, color: rgb(r, g, b) })
  page.drawRectangle({
    x: 0,
    y: 0,
    width: 595,
    height: 260,
    color: rgb(r * 0.6 + 0.38, g * 0.6 + 0.38, b * 0.6 + 0.36),
  })
  page.drawCircle({ x: 440, y: 260, size: 60, color: rgb(r * 0.5 + 0.5, g * 0.5 + 0.5, b * 0.5 + 0.5) })
  page.drawText(download.line, { x: 48, y: 772, size: 13, font: bold, color: white })
  download.title.forEach((line, at) => {
    page.drawText(line, { x: 48, y: 700 - at * 40, size: 30, font: bold, color: white })
  })
  page.drawText('Mixed Migration Centre', { x: 48, y: 40, size: 12, font: regular, color: white })
}

function drawPages(document: PDFDocument, { regular, bold }: Fonts, download: Download): void {
  for (let at = 0; at < download.pages - 1; at++) {
    const page = document.addPage([595, 842])
    const [heading = '', ...lines] = PARAGRAPHS[download.language][at % 3] ?? []
    let y = 770
    if (at === 0) {
      for (const line of download.imprint) {
        page.drawText(line, { x: 60, y, size: 10, font: regular, maxWidth: 470, lineHeight: 13 })
        y -= 34
      }
    }
    page.drawText(heading, { x: 60, y: y - 20, size: 18, font: bold })
    lines.forEach((line, row) =>
      page.drawText(line, { x: 60, y: y - 56 - row * 20, size: 12, font: regular }),
    )
    page.drawText(String(at + 2), { x: 290, y: 40, size: 9, font: regular })
  }
}

/** Writes a download into `folder`; returns its path. */
export async function writeDownload(folder: string, download: Download): Promise<string> {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  const embed = async (name: string): Promise<PDFFont> =>
    document.embedFont(await readFile(fileURLToPath(font(name))), { subset: true })
  const fonts = { regular: await embed('400Regular'), bold: await embed('700Bold') }
  document.setTitle(download.title.join(' '))
  drawCover(document, fonts, download)
  drawPages(document, fonts, download)
  const path = join(folder, download.file)
  await writeFile(path, await document.save())
  return path
}
