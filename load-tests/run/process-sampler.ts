import { readdirSync, readFileSync } from 'node:fs';

/** What a process has used, as Linux counts it. */
export interface Usage {
  readonly atMs: number;
  /** User and system time since it began. */
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** What a process used in one interval. */
export interface UsageOfSecond {
  /** Seconds since the run began. */
  readonly second: number;
  /** Share of one core: 100 is one core busy all the time. */
  readonly cpuPercent: number;
  readonly rssMb: number;
}

/** `_SC_CLK_TCK` of Linux, which is 100 on every architecture that Node runs on. */
const TICK_MS = 10;
const PAGE_BYTES = 4_096;
const MB = 1_048_576;

/** Reads the text of `/proc/<pid>/stat`. The name of the program may hold spaces and brackets, so it is read from behind that. */
export function readStat(stat: string): { cpuMs: number; rssMb: number } {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // utime and stime are fields 14 and 15 of the manual (proc_pid_stat(5)), rss is field 24; the first here is field 3.
  const [utime, stime, rssPages] = [fields[11], fields[12], fields[21]].map(Number);
  return { cpuMs: (utime! + stime!) * TICK_MS, rssMb: (rssPages! * PAGE_BYTES) / MB };
}

/** What the process has used up to now; null where that cannot be read: it has ended, or this is not Linux. */
export function usageOf(pid: number): Usage | null {
  try {
    return { atMs: Date.now(), ...readStat(readFileSync(`/proc/${pid}/stat`, 'utf8')) };
  } catch {
    return null;
  }
}

/** The processor time that the process has used up to now, in ms. Throws where that cannot be read. */
export function cpuMsOf(pid: number): number {
  const usage = usageOf(pid);
  if (!usage) throw new Error('the processor time of the server cannot be read: it has ended, or this is not Linux');
  return usage.cpuMs;
}

/** The same, to the microsecond, of the threads that the process has now (proc_pid_schedstat): for differences over a while in which none ends. */
export function threadsCpuMsOf(pid: number): number {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

/** The same of a process and all that it has started, the bus of several servers too; null if it has ended itself. */
function usageOfAll(pid: number): Usage | null {
  const own = usageOf(pid);
  if (!own) return null;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  const all = [own, ...children.map(usageOf).filter((usage) => usage !== null)];
  const sum = (of: (usage: Usage) => number) => all.reduce((total, usage) => total + of(usage), 0);
  return { atMs: own.atMs, cpuMs: sum(({ cpuMs }) => cpuMs), rssMb: sum(({ rssMb }) => rssMb) };
}

/** What was used between each sample and the one before. */
export function usagePerSecond(samples: readonly Usage[], startMs: number): UsageOfSecond[] {
  return samples.slice(1).map((now, i) => {
    const before = samples[i]!;
    return {
      second: Math.round((now.atMs - startMs) / 1_000),
      cpuPercent: ((now.cpuMs - before.cpuMs) / Math.max(1, now.atMs - before.atMs)) * 100,
      rssMb: now.rssMb,
    };
  });
}

/** Samples a process, with all that it has started, once a second until stopped. */
export function watchProcess(pid: number): { readonly samples: readonly Usage[]; stop(): void } {
  const samples: Usage[] = [];
  const look = (): void => {
    const usage = usageOfAll(pid);
    if (usage) samples.push(usage);
  };
  look();
  const timer = setInterval(look, 1_000);
  const stop = (): void => {
    clearInterval(timer);
    look();
  };
  return { samples, stop };
}
