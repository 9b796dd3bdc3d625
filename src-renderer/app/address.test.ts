import { describe, expect, it } from 'vitest'
import { fileOf } from './address.ts'

describe('the file that an address names', () => {
  it('is known by its id, with the page that is asked for', () => {
    expect(fileOf('#/read/01a21844-5626')).toEqual({ id: '01a21844-5626', page: null, plain: true })
    expect(fileOf('#/read/01a21844-5626?page=7')).toEqual({ id: '01a21844-5626', page: 7, plain: true })
  })

  it('has no page where none can be meant', () => {
    for (const page of ['0', '-2', '1.5', 'xii', '']) {
      expect(fileOf(`#/read/01a2?page=${page}`)).toMatchObject({ id: '01a2', page: null })
    }
  })

  it('is not all that is asked for where a mark, words or a second file are named too', () => {
    for (const more of ['beside=02b', 'mark=7', 'q=passeurs', 'page=7&at=right']) {
      expect(fileOf(`#/read/01a2?${more}`)?.plain).toBe(false)
    }
  })

  it('is none in other views', () => {
    for (const hash of ['', '#/all', '#/search?q=read', '#/read/', '#/read/../files', '#/read/a/b']) {
      expect(fileOf(hash)).toBeNull()
    }
  })
})
