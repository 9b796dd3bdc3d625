/** Whether Command takes the place of Ctrl. */
export const isMac = /mac/i.test(navigator.platform)

const NAMES: Readonly<Record<string, string>> = { ' ': 'space', Esc: 'escape', Del: 'delete' }

/** The shortcut of a key event as actions name it: `mod+shift+k`, `delete`, `1`. */
export function shortcutOf(event: KeyboardEvent, mac: boolean = isMac): string {
  const mod = mac ? event.metaKey : event.ctrlKey
  const key = (NAMES[event.key] ?? event.key).toLowerCase()
  const printed = key.length === 1 && key.toUpperCase() === key.toLowerCase()
  const parts = [
    mod ? 'mod' : '',
    mac && event.ctrlKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    // `?` or `1` on a French keyboard need Shift to be typed at all.
    event.shiftKey && !printed ? 'shift' : '',
    key,
  ]
  return parts.filter((part) => part !== '').join('+')
}

/** Whether keys go into a text just now. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}

const SHOWN: Readonly<Record<'fr' | 'en', Readonly<Record<string, string>>>> = {
  fr: {
    mod: 'Ctrl',
    shift: 'Maj',
    alt: 'Alt',
    enter: '↵',
    escape: 'Échap',
    delete: 'Suppr',
    space: 'Espace',
  },
  en: { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: '↵', escape: 'Esc', delete: 'Del', space: 'Space' },
}
const MAC: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', delete: '⌦' }
const ARROWS: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
}

/** A shortcut as a keyboard in this language prints it: `Ctrl K`, `Maj ↵`, `⌘K`. */
export function shownKeys(keys: string, language: 'fr' | 'en', mac: boolean = isMac): string {
  // The key `+` itself stands last, and is no sign between two names.
  const parts = keys.split(/\+(?!$)/).map((part) => {
    const name = (mac ? MAC[part] : undefined) ?? SHOWN[language][part] ?? ARROWS[part] ?? part
    return name.length === 1 || /^f\d+$/.test(name) ? name.toUpperCase() : name
  })
  return parts.join(mac ? '' : ' ')
}
