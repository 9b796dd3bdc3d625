import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import '../ui/parts.css'
import '../ui/mark-parts.css'
import type { Pinia } from 'pinia'
import { createApp } from 'vue'
import { adoptMarkColours } from '../client/mark-colours.ts'
import AppWindow from './AppWindow.vue'
import { heedAddress } from './first-address.ts'
import { i18n } from './i18n.ts'
import { router } from './router.ts'

/** Puts the window into the page, once it is known which view the address names. */
export async function openWindow(pinia: Pinia): Promise<void> {
  adoptMarkColours()
  heedAddress(router, () => location.hash.slice(1) || '/')
  const app = createApp(AppWindow).use(pinia).use(i18n).use(router)
  // A view that cannot be loaded is told by the window.
  await router.isReady().catch(() => undefined)
  app.mount('#app')
}
