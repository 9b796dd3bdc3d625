import { clean, letterCount } from './text.ts'

/** Titles that programs write when nobody gave one. */
const JUNK =
  /^(?:untitled|sans titre|sin título|sem título|title|titre|document|doc|slide|slide show|presentation|powerpoint presentation|présentation powerpoint|microsoft (?:word|powerpoint|excel)|word document|new document|layout|print|cover|page|scan|scanned|image|img|layer|template|draft|brouillon|final|unknown|none|null)(?:[ _-]*\d*)?$/i
const PROGRAM_PREFIX =
  /^(?:microsoft (?:office )?(?:word|powerpoint|excel|publisher)|word|powerpoint|adobe indesign|canva)\s*[-–:]\s*/i
const FILE =
  /\.(?:docx?|odt|rtf|pptx?|xlsx?|indd?|ai|eps|qxp|pub|tex|dvi|ps|pdf|html?|txt|jpe?g|png|tiff?)\b/i
/** `MMC - `, `EN: `, `PAPER FEBRUARY 2024 - `: what portals put before a title. */
const PORTAL_PREFIX = /^(?:(?:MMC|EN|FR|ES|AR)\s*[-–:]\s+|PAPER [\p{Lu}]+ \d{4}\s*[-–]\s+)/u
const LANGUAGE_MARK = /\s*\((?:en|fr|es|pt|ar)(?:,\s*(?:en|fr|es|pt|ar))*\)\s*$/i

/** A title without what portals add before and after it. */
export function withoutPortalMarks(title: string): string {
  return title.replace(PORTAL_PREFIX, '').replace(LANGUAGE_MARK, '').trim()
}

/**
 * The title that a file's metadata give, or null where it is none: a program's default, a file name
 * (`Microsoft Word - x.doc`), an address, figures, one long word.
 */
export function metadataTitle(value: string): string | null {
  const title = withoutPortalMarks(clean(value, 500))
  const bare = title.replace(PROGRAM_PREFIX, '')
  if (bare !== title || JUNK.test(title) || FILE.test(title)) return null
  if (/^(?:https?:|www\.|file:|[a-z]:\\|\/)/i.test(title)) return null
  if (letterCount(title) < 4 || letterCount(title) < title.length / 2) return null
  // A working name (`Smugglers-Briefing-Paper-May-2019-11Jun`) has no space; Arabic and other scripts need none.
  return !/\s/.test(title) && (title.length > 20 || /[_\d]/.test(title)) ? null : title
}
