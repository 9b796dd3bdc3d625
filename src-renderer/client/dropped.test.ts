import { describe, expect, it } from 'vitest'
import { mayBeRead, walkEntries } from './dropped.ts'

/** Entries as a browser gives them: folders hand over two at a time, then none. */
function file(name: string): FileSystemFileEntry {
  const entry = {
    isFile: true,
    isDirectory: false,
    name,
    file: (done: (file: File) => void) => done(new File(['%PDF'], name)),
  }
  return entry as unknown as FileSystemFileEntry
}
function folder(name: string, inside: readonly FileSystemEntry[]): FileSystemDirectoryEntry {
  const createReader = (): unknown => {
    let at = 0
    return {
      readEntries: (done: (entries: FileSystemEntry[]) => void) => {
        done(inside.slice(at, at + 2))
        at += 2
      },
    }
  }
  return { isFile: false, isDirectory: true, name, createReader } as unknown as FileSystemDirectoryEntry
}

describe('what was dropped', () => {
  it('is walked to the last file of the last folder', async () => {
    const tree = folder('in', [
      file('a.pdf'),
      file('B.PDF'),
      folder('deep', [file('c.pdf'), file('d.pdf'), file('e.pdf')]),
    ])
    expect((await walkEntries([tree])).map(({ name }) => name)).toEqual([
      'a.pdf',
      'B.PDF',
      'c.pdf',
      'd.pdf',
      'e.pdf',
    ])
  })

  it('leaves other files out of folders, and keeps those dropped themselves', async () => {
    const files = await walkEntries([file('note.docx'), folder('in', [file('photo.jpg'), file('a.pdf')])])
    expect(files.map(({ name }) => name)).toEqual(['note.docx', 'a.pdf'])
  })

  it('knows a PDF by its type where the name does not say so', () => {
    expect(mayBeRead({ name: 'download', type: 'application/pdf' })).toBe(true)
    expect(mayBeRead({ name: 'a.pdf.exe', type: '' })).toBe(false)
  })
})
