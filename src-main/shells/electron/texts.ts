import en from '../../../assets/locales/app/menu.en.json' with { type: 'json' }
import fr from '../../../assets/locales/app/menu.fr.json' with { type: 'json' }
import type { Settings } from '../../contract/settings.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'

/** Texts of the menu, the dialogs and the failures that the shell itself shows. */
export type ShellTexts = typeof en

const TEXTS: Readonly<Record<InterfaceLanguage, ShellTexts>> = { en, fr }

/** Texts in the language that was chosen; `system` means that of the system. */
export function textsIn(choice: Settings['language'], systemLocale: string): ShellTexts {
  const system = systemLocale.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  return TEXTS[choice === 'system' ? system : choice]
}
