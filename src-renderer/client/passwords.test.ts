import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'

vi.stubGlobal('window', { addEventListener: () => undefined })
vi.stubGlobal('location', { origin: 'http://127.0.0.1' })
const { ORPCError } = await import('@orpc/client')
const { usePasswords } = await import('./passwords.ts')

const FILE = { id: 'a', name: 'report.pdf' }
const refused = () => new ORPCError('PDF_PASSWORD', { defined: true, data: {} })
const work = vi.fn((password?: string) =>
  password === 'right' ? Promise.resolve('done') : Promise.reject(refused()),
)

beforeEach(() => {
  setActivePinia(createPinia())
  work.mockClear()
})

it('asks until the password is the right one, and remembers it', async () => {
  const passwords = usePasswords()
  const result = passwords.using(FILE, work)
  await vi.waitFor(() => expect(passwords.asked).toEqual({ name: FILE.name, wrong: false }))
  passwords.reply('wrong')
  await vi.waitFor(() => expect(passwords.asked).toEqual({ name: FILE.name, wrong: true }))
  passwords.reply('right')
  expect(await result).toBe('done')
  expect(passwords.asked).toBeNull()
  expect(await passwords.using(FILE, work)).toBe('done')
  expect(work.mock.calls.map(([password]) => password)).toEqual([undefined, 'wrong', 'right', 'right'])
})

it('gives up when the person does, and when the work fails for another reason', async () => {
  const passwords = usePasswords()
  const result = passwords.using(FILE, work)
  await vi.waitFor(() => expect(passwords.asked).not.toBeNull())
  passwords.reply(null)
  expect(await result).toBeNull()
  const full = passwords.using(FILE, () => Promise.reject(new ORPCError('DISK_FULL', { defined: true })))
  await expect(full).rejects.toMatchObject({ code: 'DISK_FULL' })
})

it('tries the password that opened the file first', async () => {
  const passwords = usePasswords()
  passwords.note(FILE.id, 'right')
  expect(await passwords.using(FILE, work)).toBe('done')
  expect(work).toHaveBeenCalledTimes(1)
})

it('makes what needs a file wait until the library is let into it, or not', async () => {
  const passwords = usePasswords()
  const steps: string[] = []
  const opened = Promise.withResolvers<void>()
  passwords.opening(FILE.id, opened.promise)
  const waiting = passwords.settled(FILE.id).then(() => steps.push('marked'))
  await passwords.settled('another').then(() => steps.push('another'))
  expect(steps).toEqual(['another'])
  opened.reject(refused())
  await waiting
  expect(steps).toEqual(['another', 'marked'])
})
