import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { heedAddress } from './first-address.ts'

const view = { render: () => null }

/** A router whose first view is loaded when `load` is called. */
function slowRouter(): { router: Router; load: () => void } {
  const { promise, resolve } = Promise.withResolvers<typeof view>()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/all', component: () => promise },
      { path: '/read/:id', component: view },
      { path: '/trash', component: view },
    ],
  })
  return { router, load: () => resolve(view) }
}

describe('the first address', () => {
  it('gives way to one that comes while its view is loaded', async () => {
    const { router, load } = slowRouter()
    let address = '/all'
    heedAddress(router, () => address)
    void router.push('/all')
    address = '/read/a?page=3'
    load()
    await router.isReady()
    expect(router.currentRoute.value.fullPath).toBe('/read/a?page=3')
  })

  it('gives way to the last of several', async () => {
    const { router, load } = slowRouter()
    let address = '/all'
    heedAddress(router, () => address)
    router.beforeEach((to) => {
      if (to.path === '/read/a') address = '/trash'
    })
    void router.push('/all')
    address = '/read/a'
    load()
    await router.isReady()
    expect(router.currentRoute.value.fullPath).toBe('/trash')
  })

  it('stays where no other came, and has no say later', async () => {
    const { router, load } = slowRouter()
    let address = '/all'
    heedAddress(router, () => address)
    void router.push('/all')
    load()
    await router.isReady()
    expect(router.currentRoute.value.fullPath).toBe('/all')
    address = '/all'
    await router.push('/trash')
    expect(router.currentRoute.value.fullPath).toBe('/trash')
  })
})
