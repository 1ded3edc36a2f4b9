/** What one run took. Bytes are those of the ZIP; memory is the resident set of the process, in bytes. */
export interface RunFigures {
  readonly ms: number;
  readonly rows: number;
  readonly bytes: number;
  readonly startRss: number;
  readonly peakRss: number;
}

/** Often enough to see a peak that lasts. */
const LOOK_MS = 10;

/** Follows the resident set of this process until it is stopped. */
export function watchMemory(): { stop(): { startRss: number; peakRss: number } } {
  const startRss = process.memoryUsage.rss();
  let peakRss = startRss;
  const look = () => {
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    stop() {
      look();
      clearInterval(timer);
      return { startRss, peakRss };
    },
  };
}
