import * as z from 'zod'
import { oc } from './base.ts'
import { StyleId } from './briefs.ts'
import { InterfaceLanguage } from './values.ts'

/** What a person chose about the interface, on this computer. Not part of a library. */
export const Settings = z.object({
  /** `system`: the language of the system, French or English. */
  language: z.enum(['system', ...InterfaceLanguage.options]),
  theme: z.enum(['system', 'light', 'dark']),
  /** Sizes of panes in CSS pixels, by name of the pane. */
  panes: z.record(z.string().max(40), z.number().min(0).max(4000)),
  view: z.enum(['list', 'grid']),
  columns: z.array(z.string().max(40)).max(40),
  /** Folded parts of the sidebar and the inspector. */
  closed: z.array(z.string().max(80)).max(400),
  /** Style in which citations are copied. */
  citationStyle: StyleId,
})
export type Settings = z.infer<typeof Settings>

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  panes: {},
  view: 'list',
  columns: ['publisher', 'issued', 'languages', 'marks'],
  closed: [],
  citationStyle: 'chicago-author-date',
}

/** Choices of the person at this computer. Work without a library. */
export const settingsContract = {
  read: oc.output(Settings),
  /** Replaces the given parts; returns the whole. */
  write: oc.input(Settings.partial()).output(Settings),
}
