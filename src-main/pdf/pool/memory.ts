import { readFileSync } from 'node:fs'

/** Linux page size on all platforms that Electron and Node ship for, except arm64 kernels with 16 or 64 KB pages. */
const PAGE_BYTES = 4096

/**
 * Resident memory of a process in bytes, from `/proc/<pid>/statm` (Linux); null elsewhere or when it has ended.
 * Asking the kernel works while the process is busy in one long call and cannot answer itself.
 */
export function residentMemory(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null
  try {
    const [, resident] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')
    return Number(resident) * PAGE_BYTES
  } catch {
    return null
  }
}
