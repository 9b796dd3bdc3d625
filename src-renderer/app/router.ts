import { createRouter, createWebHashHistory } from 'vue-router'
import { loadDesk, loadSearch } from './views-ahead.ts'

/** Addresses of the window, after `#`: they work in both shells, can be kept, and Back works. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: { name: 'all' } },
    { path: '/all', name: 'all', component: loadDesk },
    { path: '/inbox', name: 'inbox', component: () => import('../features/inbox/InboxView.vue') },
    { path: '/reading', name: 'reading', component: loadDesk },
    { path: '/trash', name: 'trash', component: loadDesk },
    { path: '/collection/:id', name: 'collection', component: loadDesk },
    { path: '/saved/:id', name: 'saved', component: loadDesk },
    { path: '/search', name: 'search', component: loadSearch },
    // Shown in layers of their own, see `WindowLayers.vue`: these views stay empty.
    { path: '/read/:attachmentId', name: 'read', component: { render: () => null } },
    { path: '/brief/:briefId', name: 'brief', component: { render: () => null } },
    { path: '/:any(.*)*', redirect: { name: 'all' } },
  ],
})
