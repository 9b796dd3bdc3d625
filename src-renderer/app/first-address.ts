import { START_LOCATION, type Router } from 'vue-router'

/**
 * Lets an address win that came while the first view was on its way. The router follows the address from the end of its
 * first navigation on, and ends that by writing where it went: a link that was followed before would be lost.
 *
 * @param address what the window's address names at this moment, as a path of the router
 */
export function heedAddress(router: Router, address: () => string): void {
  let known = address()
  const stop = router.beforeResolve((_to, from) => {
    const now = address()
    if (from !== START_LOCATION || now === known) return true
    known = now
    return now
  })
  void router.isReady().then(stop, stop)
}
