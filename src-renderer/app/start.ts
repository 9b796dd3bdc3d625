import { createPinia, type Pinia } from 'pinia'
import { useSession } from '../client/session.ts'
import { useSettings } from '../client/settings.ts'
import { readyViews } from './views-ahead.ts'

/**
 * Asks first for what takes longest to come: the file that the address names, and what the window waits for.
 *
 * @param window what puts the window into the page; its script is on its way
 */
export async function start(window: Promise<(pinia: Pinia) => Promise<void>>): Promise<void> {
  const pinia = createPinia()
  readyViews()
  useSession(pinia)
  void useSettings(pinia)
    .load()
    .catch(() => undefined)
  const openWindow = await window
  await openWindow(pinia)
}
