import type { MessagePortMain, ParentPort } from 'electron'
import { CartableError, reviveError, type SerialisedError } from '../../contract/errors.ts'
import { FromCore, FromMain, type HostCall } from './messages.ts'

type Answer = string | string[] | null
type Message<T extends FromMain['type']> = Extract<FromMain, { type: T }>
type Listener<T extends FromMain['type']> = (message: Message<T>, port: MessagePortMain | undefined) => void

interface Waiting {
  resolve(value: Answer): void
  reject(error: Error): void
}

/** The core's end of the wire to main: sends, asks, and hands what arrives to one listener for each kind. */
export class CoreLink {
  readonly #port: Pick<ParentPort, 'on' | 'postMessage'>
  readonly #listeners = new Map<string, (message: FromMain, port: MessagePortMain | undefined) => void>()
  readonly #waiting = new Map<number, Waiting>()
  #last = 0

  constructor(port: Pick<ParentPort, 'on' | 'postMessage'>) {
    this.#port = port
    this.on('answer', ({ id, value, error }) => this.#settle(id, value, error as SerialisedError | null))
    port.on('message', ({ data, ports }) => {
      const parsed = FromMain.safeParse(data)
      if (!parsed.success) return
      const message = parsed.data
      this.#listeners.get(message.type)?.(message, ports[0])
    })
  }

  on<T extends FromMain['type']>(type: T, listener: Listener<T>): void {
    this.#listeners.set(type, (message, port) => listener(message as Message<T>, port))
  }

  send(message: FromCore): void {
    this.#port.postMessage(FromCore.parse(message))
  }

  /** Asks the shell. @throws CartableError as main answers */
  ask(call: HostCall): Promise<Answer> {
    const id = (this.#last += 1)
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.#waiting.set(id, { resolve, reject })
    this.send({ type: 'host', id, call })
    return promise
  }

  #settle(id: number, value: Answer, error: SerialisedError | null): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === null) waiting?.resolve(value)
    else waiting?.reject(reviveError(error))
  }
}

/** The one path of an answer. */
export function onePath(answer: Answer): string | null {
  if (Array.isArray(answer)) throw new CartableError('INTERNAL', { detail: 'one path was expected' })
  return answer
}

/** The paths of an answer. */
export function manyPaths(answer: Answer): string[] {
  if (answer === null) return []
  return typeof answer === 'string' ? [answer] : answer
}
