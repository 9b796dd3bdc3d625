import type { Page } from '@playwright/test'

/** A node of the accessibility tree, as a screen reader gets it. */
export interface Spoken {
  readonly role: string
  readonly name: string
  readonly children: readonly Spoken[]
}

/**
 * The accessibility tree of the first region with this name, without what says nothing: generic nodes and text that its
 * parent is named by. Playwright's own snapshot does not look into a canvas, where pdf.js puts the tree of a tagged file.
 */
export async function spokenOf(page: Page, region: string): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const walk = (id: string): Spoken[] => {
    const node = byId.get(id)
    if (!node) return []
    const role = String(node.role?.value ?? '')
    const name = String(node.name?.value ?? '').trim()
    const children = role === 'StaticText' ? [] : (node.childIds ?? []).flatMap(walk)
    const silent = node.ignored || role === 'generic' || (role === 'StaticText' && name === '')
    return silent ? children : [{ role, name, children }]
  }
  const found = nodes.find(({ role, name }) => role?.value === 'region' && name?.value === region)
  return (found?.childIds ?? []).flatMap(walk)
}

/** A tree in lines: role, name, and what is below, indented. */
export function linesOf(tree: readonly Spoken[], depth = 0): string[] {
  return tree.flatMap(({ role, name, children }) => [
    `${'  '.repeat(depth)}${role}${name === '' ? '' : ` ${name}`}`,
    ...linesOf(children, depth + 1),
  ])
}
