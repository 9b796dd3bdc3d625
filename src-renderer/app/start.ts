import { createPinia } from 'pinia'
import { useSession } from '../client/session.ts'
import { useSettings } from '../client/settings.ts'
import { readyViews } from './views-ahead.ts'

/** Asks first for what takes longest to come: the file that the address names, and what the window waits for. */
export async function start(): Promise<void> {
  const pinia = createPinia()
  readyViews()
  useSession(pinia)
  void useSettings(pinia)
    .load()
    .catch(() => undefined)
  const { openWindow } = await import('./window.ts')
  await openWindow(pinia)
}
