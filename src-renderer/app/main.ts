import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/parts.css'
import '../ui/mark-parts.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { adoptMarkColours } from '../client/mark-colours.ts'
import AppWindow from './AppWindow.vue'
import { i18n } from './i18n.ts'
import { router } from './router.ts'
import { readyViews } from './views-ahead.ts'

readyViews()
adoptMarkColours()
createApp(AppWindow).use(createPinia()).use(i18n).use(router).mount('#app')
