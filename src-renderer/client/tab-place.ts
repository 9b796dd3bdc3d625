import type { RouteRecordNameGeneric } from 'vue-router'

/** Whether an address is that of a tab (a file or a brief) and not of the library. */
export function isTabPlace(name: RouteRecordNameGeneric): boolean {
  return name === 'read' || name === 'brief'
}
