import { describe, expect, it } from 'vitest'
import { missingEntries, platformOf } from './complete-lock.ts'

describe('platformOf', () => {
  it.each([
    ['@a/b-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
    ['@a/b-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@a/b-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@a/b-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@a/b-wasm32-wasi', null],
    ['linux-utils', null],
  ])('%s', (name, platform) => expect(platformOf(name)).toEqual(platform))
})

describe('missingEntries', () => {
  it('adds what an entry names and the file lacks, and nothing else', () => {
    const optionalDependencies = { 'b-linux-x64': '1.0.0', 'b-darwin-x64': '1.0.0', fsevents: '~2.3.0' }
    const packages = { 'node_modules/b': { dev: true, optionalDependencies }, 'node_modules/b-linux-x64': {} }
    expect(missingEntries({ packages })).toEqual({
      'node_modules/b-darwin-x64': {
        version: '1.0.0',
        os: ['darwin'],
        cpu: ['x64'],
        dev: true,
        optional: true,
      },
    })
  })
})
