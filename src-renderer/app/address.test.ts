import { describe, expect, it } from 'vitest'
import { fileOf } from './address.ts'

describe('the file that an address names', () => {
  it('is known by its id, with the page that is asked for', () => {
    expect(fileOf('#/read/01a21844-5626')).toEqual({ id: '01a21844-5626', page: null })
    expect(fileOf('#/read/01a21844-5626?beside=02b&page=7')).toEqual({ id: '01a21844-5626', page: 7 })
  })

  it('has no page where none can be meant', () => {
    for (const page of ['0', '-2', '1.5', 'xii', '']) {
      expect(fileOf(`#/read/01a2?page=${page}`)).toEqual({ id: '01a2', page: null })
    }
  })

  it('is none in other views', () => {
    for (const hash of ['', '#/all', '#/search?q=read', '#/read/', '#/read/../files', '#/read/a/b']) {
      expect(fileOf(hash)).toBeNull()
    }
  })
})
