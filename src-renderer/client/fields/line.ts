import type { ComputedRef } from 'vue'
import { useWords } from '../words.ts'
import type { Edited } from './edited.ts'
import { candidates, guessOf, isQuestion, type Candidate } from './guesses.ts'
import type { FieldContext, FieldSpec } from './spec.ts'
import { suggestions, withSuggestion, type Suggestion } from './suggest.ts'

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps'])

/** What `UiField` shows of a line. */
export interface LineProps {
  readonly name: string
  readonly text: string
  readonly lang: string | undefined
  readonly dir: 'rtl' | 'ltr' | undefined
  readonly badge: string | undefined
  readonly guess: boolean
  readonly long: boolean
  readonly editing: boolean
  readonly draft: string
  readonly problem: string | null
  readonly options?: readonly Suggestion[]
  readonly placeholder: string | undefined
  readonly open: boolean
  readonly words: {
    readonly edit: string
    readonly accept: string
    readonly guess: string
    readonly add: string
  }
}

/** What happens on a line. */
export interface LineEvents {
  readonly edit: () => void
  readonly accept: () => void
  readonly save: () => void
  readonly cancel: () => void
  readonly take: (id: string) => void
  readonly 'update:draft': (text: string) => void
}

/** A line of a publication: what it shows, what happens on it, and the reasons for its guess. */
export interface Line {
  readonly spec: FieldSpec
  readonly props: LineProps
  readonly on: LineEvents
  /** Where it was read and in which words; null for a value that is no guess. */
  readonly why: { readonly where: string; readonly words: string | null } | null
  readonly candidates: readonly Candidate[]
}

/** Makes lines of a publication that is edited: for the inspector and for the inbox. */
export function useLines(edited: Edited, context: ComputedRef<FieldContext>): (spec: FieldSpec) => Line {
  const { t, has, problem: worded } = useWords()

  function propsOf(spec: FieldSpec, open: boolean): LineProps {
    const now = edited.shown.value
    const editor = edited.editorOf(spec.key)
    const text = now ? spec.show(now, context.value) : ''
    const { wrong, problem } = editor ?? { wrong: null, problem: null }
    const reason = wrong ? t(`fields.wrong.${wrong.reason}`, { value: wrong.value }) : null
    const hint = `fields.hints.${spec.name}`
    return {
      name: t(`fields.names.${spec.name}`),
      text,
      lang: spec.language,
      dir:
        spec.language === undefined
          ? undefined
          : RIGHT_TO_LEFT.has(spec.language.slice(0, 2))
            ? 'rtl'
            : 'ltr',
      badge: spec.language?.toUpperCase(),
      guess: now !== null && text !== '' && guessOf(now, spec.field) !== null,
      long: spec.long ?? false,
      editing: editor !== undefined,
      draft: editor?.draft ?? '',
      problem: problem ? worded(problem) : reason,
      ...(editor && spec.suggest ? { options: suggestions(spec, editor.draft, context.value) } : {}),
      placeholder: has(hint) ? t(`fields.hints.${spec.name}`) : undefined,
      open,
      words: {
        edit: t('fields.edit'),
        accept: t('fields.accept'),
        guess: t('fields.guess'),
        add: t('fields.add'),
      },
    }
  }

  function eventsOf(spec: FieldSpec): LineEvents {
    return {
      edit: () => edited.open(spec),
      accept: () => void edited.accept([spec.field]),
      save: () => void edited.save(spec),
      cancel: () => edited.cancel(spec),
      take(id) {
        const draft = edited.editorOf(spec.key)?.draft ?? ''
        const taken = suggestions(spec, draft, context.value).find((each) => each.id === id)
        if (taken) edited.type(spec, withSuggestion(spec, draft, taken))
      },
      'update:draft': (text) => edited.type(spec, text),
    }
  }

  return (spec) => {
    const now = edited.shown.value
    const guess = now ? guessOf(now, spec.field) : null
    const others = now && guess ? candidates(spec.field, now, context.value) : []
    const from = guess?.from ?? null
    const where =
      from !== null && has(`fields.from.${from}`) ? t(`fields.from.${from}`) : t('fields.from.unknown')
    const open = others.length > 0 && isQuestion(spec.field)
    return {
      spec,
      props: propsOf(spec, open),
      on: eventsOf(spec),
      why: guess ? { where, words: guess.evidence } : null,
      candidates: others,
    }
  }
}

/** How a choice between readings is put: a question where a date or type is in doubt, an offer where none is set. */
export function questionOf(field: string, isSet: boolean, t: (key: string) => string): string {
  if (!isSet) return t('fields.perhaps')
  return t(field === 'type' ? 'fields.which' : 'fields.whichDate')
}
