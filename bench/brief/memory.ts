import { readdirSync, readFileSync } from 'node:fs'

/** Memory of a process and all below it, in bytes: shared pages counted once for each process, and shared out. */
export interface TreeMemory {
  readonly resident: number
  readonly proportional: number
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The process has ended meanwhile.
    return ''
  }
}

function childrenOf(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`, { withFileTypes: true })
  return threads.flatMap(({ name }) =>
    read(`/proc/${pid}/task/${name}/children`).split(' ').filter(Boolean).map(Number),
  )
}

function treeOf(pid: number): number[] {
  try {
    return [pid, ...childrenOf(pid).flatMap(treeOf)]
  } catch {
    return []
  }
}

function kilobytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0)
}

/** Reads the memory of a process and its children now (proc_pid_smaps(5)). Linux only. */
export function memoryOf(pid: number): TreeMemory {
  let [resident, proportional] = [0, 0]
  for (const each of treeOf(pid)) {
    const rollup = read(`/proc/${each}/smaps_rollup`)
    resident += kilobytes(rollup, 'Rss') * 1024
    proportional += kilobytes(rollup, 'Pss') * 1024
  }
  return { resident, proportional }
}

/** Watches a process and its children until it is asked for the largest. */
export function watchTree(pid: number, everyMs = 40): { largest(): TreeMemory; stop(): void } {
  let [resident, proportional] = [0, 0]
  const look = (): void => {
    const now = memoryOf(pid)
    resident = Math.max(resident, now.resident)
    proportional = Math.max(proportional, now.proportional)
  }
  const timer = setInterval(look, everyMs)
  return {
    largest: () => {
      const found = { resident, proportional }
      ;[resident, proportional] = [0, 0]
      return found
    },
    stop: () => clearInterval(timer),
  }
}
