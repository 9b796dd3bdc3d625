import { describe, expect, it } from 'vitest'
import { CartableError, serialiseError, type ErrorCode } from '../../contract/errors.ts'
import { PdfPool, type SpawnWorker } from '../pool/index.ts'
import { readPdf } from './read.ts'
import { UNMAPPED_TEXT } from './reading.ts'

/** A worker in this process that answers each job with an output or an error code, and notes what it was asked. */
function answering(answers: Readonly<Record<string, unknown>>, asked: string[]): SpawnWorker {
  return (_entry, listener) => ({
    pid: undefined,
    kill: () => undefined,
    keepAlive: () => undefined,
    send: ({ kind }) => {
      asked.push(kind)
      const answer = answers[kind]
      queueMicrotask(() => {
        if (typeof answer !== 'string') listener.message({ type: 'done', output: answer, rss: 0 })
        else {
          const error = serialiseError(new CartableError(answer as ErrorCode))
          listener.message({ type: 'failed', error, fatal: false, rss: 0 })
        }
      })
    },
  })
}

function reading(engine: string, text: string, warnings: readonly string[] = []): object {
  return { facts: { engine, warnings }, pages: [{ text }], lines: [], marks: [] }
}

async function read(
  answers: Readonly<Record<string, unknown>>,
): Promise<{ outcome: unknown; asked: string[] }> {
  const asked: string[] = []
  const pool = new PdfPool({ spawn: answering(answers, asked) })
  const outcome: unknown = await readPdf(pool, 'any.pdf').catch((error: unknown) => error)
  return { outcome, asked }
}

describe('readPdf', () => {
  it('keeps the text where the cover fails', async () => {
    const { outcome } = await read({ extract: reading('pdfium', 'texte'), thumbnail: 'PDF_CRASHED' })
    expect(outcome).toEqual({ ...reading('pdfium', 'texte'), thumbnail: null })
  })

  it.each(['PDF_CORRUPT', 'PDF_NO_PAGES', 'PDF_SECURITY', 'PDF_TIMEOUT', 'PDF_MEMORY', 'PDF_CRASHED'])(
    'tries pdf.js once after %s',
    async (code) => {
      const { outcome, asked } = await read({ extract: code, extractFallback: reading('pdfjs', 'texte') })
      expect(outcome).toEqual({ ...reading('pdfjs', 'texte'), thumbnail: null })
      expect(asked).toEqual(['extract', 'extractFallback'])
    },
  )

  it.each(['PDF_PASSWORD', 'NOT_A_PDF', 'PDF_EMPTY', 'FILE_NOT_FOUND'])(
    'reports %s at once',
    async (code) => {
      const { outcome, asked } = await read({ extract: code })
      expect(outcome).toMatchObject({ code })
      expect(asked).toEqual(['extract'])
    },
  )

  it('reports the first reason where both fail, unless a password would help', async () => {
    const both = await read({ extract: 'PDF_TIMEOUT', extractFallback: 'PDF_CORRUPT' })
    expect(both.outcome).toMatchObject({ code: 'PDF_TIMEOUT' })
    const password = await read({ extract: 'PDF_CORRUPT', extractFallback: 'PDF_PASSWORD' })
    expect(password.outcome).toMatchObject({ code: 'PDF_PASSWORD' })
  })

  it('takes the text of pdf.js where PDFium knows no Unicode and pdf.js does', async () => {
    const unmapped = reading('pdfium', '', [UNMAPPED_TEXT])
    const better = await read({
      extract: unmapped,
      extractFallback: reading('pdfjs', 'texte'),
      thumbnail: 'PDF_CRASHED',
    })
    expect(better.outcome).toMatchObject({ facts: { engine: 'pdfium' }, pages: [{ text: 'texte' }] })
    const failing = await read({
      extract: unmapped,
      extractFallback: 'PDF_CORRUPT',
      thumbnail: 'PDF_CRASHED',
    })
    expect(failing.outcome).toMatchObject({ pages: [{ text: '' }] })
  })
})
