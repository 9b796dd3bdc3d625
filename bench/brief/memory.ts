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

/** Clock ticks a second (`_SC_CLK_TCK`), 100 on every Linux that Node runs on. */
const TICKS = 100

/** Processor time of a process and all below it since they began, those that ended included, in ms (proc_pid_stat(5)). */
export function cpuOf(pid: number): number {
  const ticks = treeOf(pid).flatMap((each) => {
    const text = read(`/proc/${each}/stat`)
    // Behind the name, which may hold anything: from field 3 on; 14 to 17 are user, system, and both of waited children.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return fields.slice(11, 15).map(Number)
  })
  return (ticks.reduce((sum, each) => sum + each, 0) / TICKS) * 1000
}

/**
 * Watches a process and its children until it is asked for the largest, and for the processor time since it was asked before.
 * @param everyMs null: memory is not looked at, which costs the processes time
 */
export function watchTree(
  pid: number,
  everyMs: number | null = 40,
): { largest(): TreeMemory & { readonly cpuMs: number }; stop(): void } {
  let [resident, proportional] = [0, 0]
  let spent = 0
  const look = (): void => {
    const now = memoryOf(pid)
    resident = Math.max(resident, now.resident)
    proportional = Math.max(proportional, now.proportional)
  }
  const timer = everyMs === null ? undefined : setInterval(look, everyMs)
  return {
    largest: () => {
      const now = cpuOf(pid)
      const found = { resident, proportional, cpuMs: now - spent }
      spent = now
      ;[resident, proportional] = [0, 0]
      return found
    },
    stop: () => clearInterval(timer),
  }
}
