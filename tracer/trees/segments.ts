/**
 * Traces that are too long. A trace is cut before an instruction where it gets too long, and what follows gets a tree of its own, a
 * segment, to which the trace links as to another loop: all values are in the frames there. Recording goes on in the segment at once while
 * there is time to spend, else when the segment has been come to often. So a tree is never larger than one recording, each part is
 * compiled once, and a loop of any length is compiled to its end in time, its parts paying for the next ones. Side traces are cut in the same
 * way, and end where a segment begins.
 *
 * One function of all parts, optimised as one path, would keep values in locals where they are cut. But what crosses a cut costs some
 * hundred instructions in as many thousand, while each further part would have all earlier ones optimised and compiled again, and peeled.
 *
 * What always holds: the table has something for each segment, which leaves at once while the segment is not compiled.
 */
import type { TraceLength } from '../recorder/recorder.js';
import type { TraceTree } from './trace-tree.js';

export const TRACE_LENGTH: TraceLength = { maximum: 2000, cut: 300 };
/**
 * How often a segment must be come to when the budget is overdrawn by 100%, until it is recorded: that takes the interpreter about as long
 * as it takes to compile a segment.
 */
const HEAT = 10_000;

export class Segments {
  /** By the instruction where they begin. */
  private readonly trees = new Map<number, TraceTree>();

  at(pc: number): TraceTree | undefined {
    return this.trees.get(pc);
  }
  add(tree: TraceTree): void {
    this.trees.set(tree.header, tree);
  }
  all(): Iterable<TraceTree> {
    return this.trees.values();
  }
}
/** How often a segment has still to be come to until it should be recorded. */
export function missingHeat({ heat }: TraceTree, pressure: number): number {
  return Math.ceil(HEAT * (pressure - 1)) - heat;
}
