import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { CartableError } from '../../contract/errors.ts'
import { EXCHANGE_HEAD, type ExchangeKind, exchangeKindOf } from '../../contract/exchange-kind.ts'

/** What a file holds, by its name and its first bytes; nothing of it is understood here. @throws CartableError FILE_NOT_FOUND */
export async function kindOfFile(path: string): Promise<ExchangeKind> {
  const file = await open(path).catch((cause: unknown) => {
    throw new CartableError('FILE_NOT_FOUND', { path }, { cause })
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(EXCHANGE_HEAD), 0, EXCHANGE_HEAD, 0)
    return exchangeKindOf(basename(path), buffer.toString('utf8', 0, bytesRead))
  } finally {
    await file.close()
  }
}
