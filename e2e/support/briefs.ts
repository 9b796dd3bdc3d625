import { expect, type Page } from '@playwright/test'
import { goTo } from './list.ts'
import { call, openAttachment } from './marks.ts'
import { openReader } from './reader.ts'

/** Words that are marked on the pages of the sample, with their page and colour. */
export const MARKED = [
  { page: 2, quote: 'many people travel with the help of smugglers', colour: '#96ddff' },
  { page: 3, quote: 'ask first for water, health care and information', colour: '#fdea6e' },
  { page: 3, quote: 'name checkpoints as the place of risk', colour: '#b08ee6' },
] as const

/** Marks words of a file of the sample as a reader would have; returns the ids of the marks. */
export async function markWords(page: Page): Promise<string[]> {
  await openReader(page, 'Players of many parts')
  const attachmentId = openAttachment(page)
  const ids: string[] = []
  for (const words of MARKED) {
    const { id } = await call<{ id: string }>(page, 'annotations/createByQuote', { attachmentId, ...words })
    ids.push(id)
  }
  return ids
}

/** Makes a brief with two headings and words between them, and opens it. */
export async function openBrief(page: Page, annotationIds: readonly string[] = []): Promise<string> {
  const { id: briefId } = await call<{ id: string }>(page, 'briefs/create', {
    title: 'Passeurs au Sahel central',
    language: 'fr',
  })
  // The template brings headings of its own; this brief has others.
  const { items } = await call<{ items: { id: string }[] }>(page, 'briefs/get', { id: briefId })
  if (items.length > 0) await call(page, 'briefs/removeItems', { briefId, ids: items.map(({ id }) => id) })
  await call(page, 'briefs/addItems', {
    briefId,
    items: [
      { kind: 'heading', level: 1, text: 'Ce que disent les enquêtes' },
      { kind: 'paragraph', markdown: 'Les enquêtes s’accordent sur **un point**.' },
      ...annotationIds.map((annotationId) => ({ kind: 'excerpt', annotationId })),
      { kind: 'heading', level: 1, text: 'Risques et abus' },
    ],
  })
  await goTo(page, `/brief/${briefId}`)
  await expect(page.getByTestId('brief-item').first()).toBeVisible()
  return briefId
}
