/** What the tracer did, for `--jit-stats`, tests and the benchmark runner. Times are milliseconds of the main thread. */
import { ABORT_REASONS, type AbortReason, describeAbort } from '../recorder/abort-reasons.js';

export class TracerStatistics {
  loops = 0;
  /** Parts of traces that were too long (trees/segments.ts). */
  segments = 0;
  sideTraces = 0;
  compilations = 0;
  failedCompilations = 0;
  retiredLoops = 0;
  suspensions = 0;
  /** Trees that were forgotten to make room for others. */
  evictions = 0;
  invalidations = 0;
  exits = 0;
  entries = 0;
  recordedOperations = 0;
  optimizedOperations = 0;
  codeBytes = 0;
  recordingTime = 0;
  optimizingTime = 0;
  compilingTime = 0;
  readonly aborts = new Map<string, number>();

  countAbort(reason: AbortReason, detail: string): void {
    const text = describeAbort(reason, detail);
    this.aborts.set(text, (this.aborts.get(text) ?? 0) + 1);
  }
  /** All numbers and the aborts by reason, as plain data. */
  toJSON(): Record<string, unknown> {
    const { aborts, ...numbers } = this;
    return { ...numbers, aborts: Object.fromEntries(aborts) };
  }
  /** A few lines for people. */
  describe(): string {
    const ms = (time: number): string => `${time.toFixed(1)} ms`;
    const lines = [
      `loops ${this.loops}, segments ${this.segments}, side traces ${this.sideTraces}, compilations ${this.compilations}`,
      `exits ${this.exits}, invalidations ${this.invalidations}, loops suspended ${this.suspensions} times, given up ${this.retiredLoops}, evicted ${this.evictions}`,
      `operations ${this.recordedOperations} recorded, ${this.optimizedOperations} optimised, ${this.codeBytes} bytes of code`,
      `time: recording ${ms(this.recordingTime)}, optimising ${ms(this.optimizingTime)}, compiling ${ms(this.compilingTime)}`,
    ];
    for (const [text, count] of this.aborts) lines.push(`aborted ${count} times: ${text}`);
    return `${lines.join('\n')}\n`;
  }
}
export const ABORT_NAMES = Object.keys(ABORT_REASONS) as AbortReason[];
