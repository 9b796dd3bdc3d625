import type { Job } from '../pool/job.ts'
import type { Block } from '../typeset/content.ts'
import { typeset } from '../typeset/set.ts'
import { readTree, type DocumentInput } from './job.ts'
import { toBlocks } from './to-blocks.ts'

/** A document to be set, and what is known of it. */
export interface TypesetDocumentInput extends DocumentInput {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly issued: string
  /** Words for a picture that says nothing of itself, in the language of the document. */
  readonly unnamed: string
}

function withoutPictures(blocks: readonly Block[], unnamed: string): Block[] {
  return blocks.map((block) =>
    block.t === 'image'
      ? { t: 'par', body: [{ t: 'emph', body: [{ t: 'text', s: block.alt || unnamed }] }] }
      : block,
  )
}

/**
 * Sets a document as a tagged PDF. A picture that is none costs all pictures, not the document: their names stand in
 * their places.
 * @throws CartableError as `readTree`
 */
export const typesetDocumentJob: Job<TypesetDocumentInput, Uint8Array> = async (input, context) => {
  context.progress({ stage: 'typeset', done: 0, total: 1 })
  const { title, author, language, issued, unnamed } = input
  const { tree } = await readTree(input)
  const { blocks, pictures } = toBlocks(tree, { title: title.trim(), unnamed })
  const facts = { title, author, language, issued }
  try {
    return typeset({ ...facts, blocks, pictures })
  } catch (error) {
    if (pictures.length === 0) throw error
    return typeset({ ...facts, blocks: withoutPictures(blocks, unnamed), pictures: [] })
  }
}
