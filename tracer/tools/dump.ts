/** Traces and trees as text, for `--dump`. */
import { printOperations, printTrace } from '../ir/print.js';
import type { Node, Trace } from '../ir/trace.js';
import type { TraceTree } from '../trees/trace-tree.js';

export type DumpKind = 'ir' | 'snapshots' | 'wat' | 'exits';

/** A raw trace with its side traces. */
export function dumpTrace(tree: TraceTree, what: string, trace: Trace): string {
  return `; loop at ${tree.header}: ${what}\n${printTrace(trace)}\n`;
}
/** The optimised operations of a tree. */
export function dumpTree(tree: TraceTree, operations: readonly Node[]): string {
  return `; loop at ${tree.header}: optimised, ${tree.sideTraces} side traces\n${printOperations(operations)}\n`;
}
