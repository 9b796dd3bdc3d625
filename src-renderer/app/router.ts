import { createRouter, createWebHashHistory } from 'vue-router'
import DeskView from './DeskView.vue'
import { loadBrief, loadReader, loadSearch } from './views-ahead.ts'

/** Addresses of the window, after `#`: they work in both shells, can be kept, and Back works. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: { name: 'all' } },
    { path: '/all', name: 'all', component: DeskView },
    { path: '/inbox', name: 'inbox', component: () => import('../features/inbox/InboxView.vue') },
    { path: '/reading', name: 'reading', component: DeskView },
    { path: '/trash', name: 'trash', component: DeskView },
    { path: '/collection/:id', name: 'collection', component: DeskView },
    { path: '/saved/:id', name: 'saved', component: DeskView },
    { path: '/search', name: 'search', component: loadSearch },
    {
      path: '/read/:attachmentId',
      name: 'read',
      component: loadReader,
      props: true,
    },
    { path: '/brief/:briefId', name: 'brief', component: loadBrief, props: true },
    { path: '/:any(.*)*', redirect: { name: 'all' } },
  ],
})
