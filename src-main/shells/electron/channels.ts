/** Page → main: the page listens for its port. */
export const READY_CHANNEL = 'cartable:ready'
/** Main → preload: a port to the core. */
export const PORT_CHANNEL = 'cartable:port'
/** Data of the window message by which the preload hands the port to the page. */
export const PORT_MESSAGE = 'cartable:port'
