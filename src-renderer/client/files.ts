/** Addresses of what the core serves beside its methods. Relative, so that both shells find them. */

/** The cover of an attachment, PNG. */
export const coverUrl = (attachmentId: string): string => `/covers/${attachmentId}`

/** The file of an attachment; ranges are served. */
export const fileUrl = (attachmentId: string): string => `/files/${attachmentId}`

/** A copy that waits to be downloaded, once. */
export const downloadUrl = (id: string): string => `/download/${id}`

/** Hands a file that waits to the browser. */
export function downloadFile(id: string): void {
  const link = document.createElement('a')
  link.href = downloadUrl(id)
  link.download = ''
  link.click()
}

/** Uploads a file to a shell that cannot read paths; returns the id to import it by. */
export async function upload(file: File, signal: AbortSignal): Promise<string> {
  const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: file,
    signal,
    headers: { 'content-type': 'application/octet-stream' },
  })
  const answer: unknown = await response.json()
  if (!response.ok || typeof answer !== 'object' || answer === null || !('id' in answer)) {
    throw new UploadError(answer)
  }
  return String(answer.id)
}

/** The shell refused an upload; `answer` is its `{code, data}`. */
export class UploadError extends Error {
  readonly answer: unknown

  constructor(answer: unknown) {
    super('upload refused')
    this.name = 'UploadError'
    this.answer = answer
  }
}
