import { expect, type Page } from '@playwright/test'

/** Calls a method of the contract as the page itself would, and returns what it gives. */
export async function call<T>(page: Page, method: string, input: unknown): Promise<T> {
  return page.evaluate(
    async ([path, json]) => {
      const response = await fetch(`/rpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json }),
      })
      const answer = (await response.json()) as { json: T }
      if (!response.ok) throw new Error(JSON.stringify(answer))
      return answer.json
    },
    [method, input] as const,
  )
}

/** The file that is open in the reader, from its address. */
export function openAttachment(page: Page): string {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(page.url())?.[0] ?? ''
}

/** A mark as these specs need it. */
export interface Made {
  readonly id: string
}

/** Marks of the open file: a figure and a key point with a comment of one's own, and a remark of Ali that was answered. */
export async function makeMarks(page: Page): Promise<{ own: Made; theirs: Made }> {
  const attachmentId = openAttachment(page)
  const make = (input: object): Promise<Made> =>
    call<Made>(page, 'annotations/createByQuote', { attachmentId, ...input })
  await make({ page: 2, quote: 'many people travel', colour: '#96ddff' })
  const own = await make({
    page: 3,
    quote: 'ask first for water',
    comment: 'Le **point** à faire passer\n\n- voir https://example.org',
    concepts: ['Niger'],
  })
  const theirs = await make({
    page: 3,
    quote: 'checkpoints',
    colour: '#f0a684',
    author: 'Ali',
    comment: 'Déjà vérifié ?',
  })
  const place = { pageIndex: 2, rect: [60, 600, 80, 620], quads: [], ink: [] }
  await call(page, 'annotations/create', {
    ...place,
    ...{ attachmentId, kind: 'note', comment: 'Oui.', inReplyTo: theirs.id },
    ...{ quote: null, prefix: null, suffix: null },
  })
  await expect(page.getByTestId('mark-card')).toHaveCount(3)
  return { own, theirs }
}
