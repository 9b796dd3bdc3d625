/**
 * Bytes asked for before the length of a file is known: most publications are not longer, and are then there with the
 * first answer.
 */
const FIRST_BYTES = 8 * 1024 * 1024

/** Before a range is asked for again while the core is away. */
const AGAIN_MS = [250, 500, 1000, 2000] as const

/** The beginning of a file. */
export interface FirstBytes {
  readonly bytes: Uint8Array
  /** Of the whole file, in bytes. */
  readonly length: number
}

/** The core answered, but not with the file. Named as by pdf.js, so that both are told alike. */
export class FileResponseError extends Error {
  override readonly name = 'ResponseException'
  readonly status: number

  constructor(status: number) {
    super(`unexpected answer ${status}`)
    this.status = status
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer())
}

/**
 * Reads the beginning of a file by its address.
 *
 * @throws FileResponseError where there is none; what `fetch` throws when the core cannot be reached
 */
export async function fetchFirst(url: string, signal?: AbortSignal): Promise<FirstBytes> {
  const headers = { range: `bytes=0-${FIRST_BYTES - 1}` }
  const response = await fetch(url, { headers, ...(signal ? { signal } : {}) })
  // A range of an empty file cannot be served (RFC 9110, 15.5.17).
  if (response.status === 416) return { bytes: new Uint8Array(0), length: 0 }
  if (!response.ok) throw new FileResponseError(response.status)
  const bytes = await bytesOf(response)
  const length = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]
  return { bytes, length: length === undefined ? bytes.length : Number(length) }
}

/**
 * Reads bytes `begin` to before `end` of a file; while the core is away it is asked again, until `signal` ends it.
 *
 * @throws FileResponseError where the file is no longer there; AbortError
 */
export async function fetchRange(
  url: string,
  begin: number,
  end: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  for (let turn = 0; ; turn += 1) {
    try {
      const response = await fetch(url, { headers: { range: `bytes=${begin}-${end - 1}` }, signal })
      if (response.status !== 206) throw new FileResponseError(response.status)
      return await bytesOf(response)
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof FileResponseError && error.status < 500) throw error
      const pause = AGAIN_MS[Math.min(turn, AGAIN_MS.length - 1)]
      await new Promise((resolve) => setTimeout(resolve, pause))
      signal.throwIfAborted()
    }
  }
}
