import type { Triple } from './graph.ts'

/** A part that could not be read: where, and the words that are meant. */
export interface SyntaxFault {
  /** 1-based. */
  readonly line: number | null
  readonly reason: 'syntax' | 'too-deep' | 'too-many' | 'remote-context'
  readonly value: string
}

/** Statements of a text, where each subject begins in it, and what could not be read. */
export interface ReadGraph {
  readonly triples: readonly Triple[]
  /** 1-based line by subject, where it can be told. */
  readonly lineOf: (subject: string) => number | null
  readonly faults: readonly SyntaxFault[]
}

/** Statements that are read of a file: a vocabulary of 100,000 concepts has a quarter of it. */
export const MOST_TRIPLES = 4_000_000
