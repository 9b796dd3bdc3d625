import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import type {
  FieldOrigin,
  PublicationDetail,
  PublicationFields,
} from '../../../src-main/contract/publications.ts'
import { api } from '../api.ts'
import { useCommands, type Telling } from '../commands.ts'
import { problemOf, type Problem } from '../problems.ts'
import { canonical } from './diff.ts'
import { guessedFields } from './guesses.ts'
import type { FieldContext, FieldSpec, WrongReason } from './spec.ts'

/** A line that is being edited: what is typed, and why it was not taken. */
export interface LineEditor {
  readonly draft: string
  readonly wrong: { readonly reason: WrongReason; readonly value: string } | null
  readonly problem: Problem | null
}

/** A publication as it will be once what was just done is saved, and the lines of it that are open. */
export interface Edited {
  readonly shown: ComputedRef<PublicationDetail | null>
  readonly editorOf: (key: string) => LineEditor | undefined
  open(spec: FieldSpec): void
  type(spec: FieldSpec, draft: string): void
  /** Saves a line; what cannot be read or saved stays open with the reason. */
  save(spec: FieldSpec): Promise<void>
  cancel(spec: FieldSpec): void
  /** Sets fields: shown at once, put back when it fails. @returns whether it was saved */
  edit(fields: Partial<PublicationFields>, telling: Telling): Promise<boolean>
  /** Makes guesses the person's own; all of them where no fields are given. */
  accept(fields?: readonly string[]): Promise<boolean>
}

const BY_PERSON: FieldOrigin = {
  by: 'person',
  from: null,
  evidence: null,
  confidence: null,
  alternatives: [],
}
type Overlay = Partial<PublicationFields> & Partial<Pick<PublicationDetail, 'origins'>>

/**
 * Editing of one publication at a time. Drafts are kept by publication and line, so that one that could not be saved is
 * still there on coming back.
 *
 * @param reload reads the publication again, after a save
 */
export function useEdited(
  detail: Readonly<Ref<PublicationDetail | null>>,
  context: Readonly<Ref<FieldContext>>,
  reload: () => Promise<void>,
): Edited {
  const commands = useCommands()
  const editors = shallowRef<ReadonlyMap<string, LineEditor>>(new Map())
  const overlays = shallowRef<ReadonlyMap<number, { id: string; overlay: Overlay }>>(new Map())
  let counter = 0

  const shown = computed(() => {
    const { value } = detail
    if (!value) return null
    const own = [...overlays.value.values()].filter(({ id }) => id === value.id)
    return own.reduce<PublicationDetail>(
      (all, { overlay }) => ({ ...all, ...overlay, origins: { ...all.origins, ...overlay.origins } }),
      value,
    )
  })
  const keyOf = (key: string, id = detail.value?.id): string => `${id} ${key}`
  function put(key: string, editor: LineEditor | null): void {
    const next = new Map(editors.value)
    if (editor) next.set(key, editor)
    else next.delete(key)
    editors.value = next
  }

  /** Shows a change while it is being saved. */
  async function optimistic<T>(
    id: string,
    overlay: Overlay,
    work: () => Promise<T | null>,
  ): Promise<T | null> {
    const at = (counter += 1)
    overlays.value = new Map(overlays.value).set(at, { id, overlay })
    try {
      const result = await work()
      if (result !== null && detail.value?.id === id) await reload()
      return result
    } finally {
      const next = new Map(overlays.value)
      next.delete(at)
      overlays.value = next
    }
  }

  async function send(
    id: string,
    fields: Partial<PublicationFields>,
    telling: Telling,
    failed: (problem: Problem) => void,
  ): Promise<boolean> {
    const origins = Object.fromEntries(Object.keys(fields).map((field) => [field, BY_PERSON]))
    const work = async () => {
      try {
        return await api.publications.edit({ ids: [id], fields })
      } catch (error) {
        failed(problemOf(error))
        throw error
      }
    }
    return (await optimistic(id, { ...fields, origins }, () => commands.run(work, telling))) !== null
  }

  async function save(spec: FieldSpec): Promise<void> {
    const now = shown.value
    const editor = editors.value.get(keyOf(spec.key))
    if (!now || !editor) return
    const key = keyOf(spec.key)
    const { draft } = editor
    if (draft === spec.show(now, context.value)) return put(key, null)
    const read = spec.read(draft, now, context.value)
    if (!read.ok) return put(key, { draft, wrong: read, problem: null })
    put(key, null)
    const same = Object.entries(read.fields).every(
      ([field, value]) => canonical(value) === canonical(now[field as keyof PublicationFields]),
    )
    if (same) return
    const telling = { key: `fields.done.${spec.name}`, quiet: true }
    await send(now.id, read.fields, telling, (problem) => put(key, { draft, wrong: null, problem }))
  }

  return {
    shown,
    editorOf: (key) => editors.value.get(keyOf(key)),
    open(spec) {
      if (!shown.value || editors.value.has(keyOf(spec.key))) return
      put(keyOf(spec.key), { draft: spec.show(shown.value, context.value), wrong: null, problem: null })
    },
    type(spec, draft) {
      const now = editors.value.get(keyOf(spec.key))
      if (now) put(keyOf(spec.key), { ...now, draft })
    },
    save,
    cancel: (spec) => put(keyOf(spec.key), null),
    edit: async (fields, telling) => {
      const { value } = shown
      return value !== null && send(value.id, fields, telling, () => undefined)
    },
    async accept(fields) {
      const now = shown.value
      if (!now) return false
      const names = fields ?? guessedFields(now)
      const accepted = names.flatMap((name) => {
        const origin = now.origins[name]
        return origin ? [[name, { ...origin, by: 'person' as const }] as const] : []
      })
      const telling = { key: 'fields.accepted', values: { n: names.length }, quiet: fields !== undefined }
      const input = { ids: [now.id], ...(fields ? { fields: [...fields] } : {}) }
      const work = () => commands.run(() => api.publications.accept(input), telling)
      return (await optimistic(now.id, { origins: Object.fromEntries(accepted) }, work)) !== null
    },
  }
}
