/**
 * When to trace. The counters of loops live in the cache words of their JUMP_BACK, those of functions in their ENTER: word 0 counts
 * up and is asked for equality with Machine.hotThreshold, word 1 is the table index of the compiled tree. A loop is tried
 * again after ever more iterations; one that failed too often is left alone for good, unless an attempt succeeds.
 */
import { MACHINE, Machine } from '../interpreter/heap/machine.js';

export interface Thresholds {
  /** Iterations until a loop is recorded. */
  readonly loop: number;
  /** How often an exit is taken until a side trace is recorded from it. */
  readonly exit: number;
  /** What part of the time that compiling a tree takes may be lost at exits whose side traces are not compiled. */
  readonly patience: number;
  /** Whether time is limited and trees that do not pay are left alone. */
  readonly isBudgeted: boolean;
  /** Attempts until a loop is given up. */
  readonly attempts: number;
  /** Back-edges and calls until the machine comes back to its driver; null: the driver's own choice. */
  readonly budget: number | null;
}
export const THRESHOLDS: Readonly<Record<'on' | 'eager', Thresholds>> = {
  on: { loop: 1039, exit: 100, patience: 0.2, isBudgeted: true, attempts: 6, budget: null },
  eager: { loop: 2, exit: 2, patience: 0, isBudgeted: false, attempts: 6, budget: 64 },
};
/** Byte offsets of a JUMP_BACK's cache words. */
const COUNTER = 8;
const TREE = 12;
/** Counts upwards from here never reach the threshold within a program's life. */
const NEVER = 1 << 30;

export class HotCounters {
  private readonly view: DataView;
  readonly thresholds: Thresholds;
  constructor(view: DataView, thresholds: Thresholds) {
    this.view = view;
    this.thresholds = thresholds;
    view.setInt32(MACHINE + Machine.hotThreshold.offset, thresholds.loop, true);
  }
  /** The loop that ends at `site` becomes hot again after so many iterations. */
  restart(site: number, iterations: number): void {
    this.view.setInt32(site + COUNTER, this.thresholds.loop - iterations, true);
  }
  /** The loop is not asked about again. */
  retire(site: number): void {
    this.view.setInt32(site + COUNTER, NEVER, true);
  }
  /** The loop's JUMP_BACK enters the tree from now on; 0: the interpreter goes on. */
  connect(site: number, tableIndex: number): void {
    this.view.setInt32(site + TREE, tableIndex, true);
  }
  /** Iterations until attempt number `attempt`: doubled each time, and not quite regular, so that phases are not missed for ever. */
  delay(attempt: number): number {
    const { loop } = this.thresholds;
    if (loop <= 2) return loop;
    return Math.floor(loop * 2 ** attempt * (1 + 0.3 * Math.random()));
  }
}
