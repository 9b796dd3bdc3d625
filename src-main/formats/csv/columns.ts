import { RecordField, type RecordFieldName } from '../../contract/exchange-parts.ts'
import { EXTENSION_COLUMN } from '../extension.ts'

/** What people and programs call the columns of a table, in French and English, folded by {@link fold}. */
const NAMES: Readonly<Record<string, string>> = {
  title: 'titre,titel,title1,publication,intitule',
  'title.short': 'shorttitle,titrecourt,titreabrege',
  subtitle: 'soustitre',
  abstract: 'resume,summary,abstractnote,description',
  url: 'lien,link,adresse,webaddress,page,landingpage,siteweb',
  type: 'itemtype,typededocument,doctype,documenttype,genre,nature,publicationtype',
  issued: 'date,datedepublication,publicationdate,dateissued,parution,published',
  'issued.year': 'year,annee,publicationyear,an',
  'issued.month': 'month,mois',
  'issued.day': 'day,jour',
  temporal: 'period,periode,couverture,periodecouverte',
  creators: 'creator,author,authors,auteur,auteurs,auteures,authoreditor,by',
  publishers: 'publisher,editeur,editeurs,organisation,organization,institution,organisme,publiepar',
  series: 'serie,seriestitle,titredelaserie,publicationtitle,journal',
  'series.number': 'number,numero,no,seriesnumber,issue,reportnumber,numerodelaserie',
  identifiers: 'identifier,identifiant,identifiants,reference,cote',
  doi: '',
  isbn: '',
  issn: '',
  rights: 'droits,licence,license',
  language: 'langue,languages,langues,lang',
  keywords:
    'keyword,tags,tag,motscles,motcle,motsclefs,subject,subjects,sujet,sujets,themes,manualtags,etiquettes',
  concepts: 'concept',
  collections: 'collection,dossier,folder,group,groups,groupe',
  notes: 'note,remarques,remarks,commentaire,commentaires,comments',
  readState: 'read,lu,readstate,readingstate',
  state: 'etat,statut,status',
  files: 'file,fichier,fichiers,fileattachments,attachments,piecesjointes',
  key: 'cle,citationkey,citekey',
  id: '',
}

/** A name of a column without what nobody means by it: case, accents, spaces and signs. */
function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9.]/g, '')
    .toLowerCase()
}

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    [fold(field), ...names.split(',').filter(Boolean)].map(
      (name) => [name, field as RecordFieldName] as const,
    ),
  ),
)
const BY_LANGUAGE: ReadonlySet<string> = new Set(['title', 'subtitle', 'abstract', 'url'])

/** Field of a column by its heading: our own names (`title:fr`), or what people write (`Titre (FR)`, `Mots-clés`, `Author`). */
export function csvField(column: string): RecordField | null {
  if (column === EXTENSION_COLUMN) return 'extension'
  if (RecordField.safeParse(column).success) return column
  const whole = BY_NAME.get(fold(column))
  if (whole !== undefined) return whole
  const [, name = '', language = ''] =
    /^(.*?)[\s_.:/-]*[([]?\s*\b(fr|en|es|pt|ar)\s*[)\]]?$/i.exec(column.replace(/_/g, ' ')) ?? []
  const field = BY_NAME.get(fold(name))
  return field !== undefined && BY_LANGUAGE.has(field) ? `${field}:${language.toLowerCase()}` : null
}
