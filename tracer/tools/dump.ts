/** Traces and trees as text, for `--dump`. */
import { printOperations, printSnapshots, printTrace } from '../ir/print.js';
import { exitNodes } from '../snapshots/exit-nodes.js';
import type { Node, Trace } from '../ir/trace.js';
import type { CompiledVersion, TraceTree } from '../trees/trace-tree.js';

export type DumpKind = 'ir' | 'snapshots' | 'wat' | 'asmjs' | 'exits';

/** A raw trace with its side traces. */
export function dumpTrace(tree: TraceTree, what: string, trace: Trace): string {
  return `; loop at ${tree.header}: ${what}\n${printTrace(trace)}\n`;
}
/** The optimised operations of a tree. */
export function dumpTree(tree: TraceTree, operations: readonly Node[]): string {
  return `; loop at ${tree.header}: optimised, ${tree.sideTraces} side traces\n${printOperations(operations)}\n`;
}
/** What each exit of a compiled version hands to the interpreter, by the exit's number. */
export function dumpSnapshots(version: CompiledVersion, operations: readonly Node[]): string {
  const snapshots = printSnapshots(operations);
  const lines = exitNodes(operations).map(
    (node, i) => `exit ${version.firstExit + i}: ${node.op} ${node.exitKind} ${snapshots.get(node)}\n`,
  );
  return `; loop at ${version.tree.header}: exits of one compilation\n${lines.join('')}\n`;
}
/** Where an instruction is in the source: \`file.py:12 in function\`. */
export type PlaceNamer = (code: number, instruction: number) => string;
/** The exits of a compiled version that were taken, most often taken first: how often, where, and what became of them. */
export function dumpTakenExits(version: CompiledVersion, taken: readonly number[], placeOf: PlaceNamer): string {
  const { tree, nodes } = version;
  const rows = nodes
    .map((node, i) => ({ node, number: version.firstExit + i, count: taken[i]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ node, number, count }) => {
      const frame = node.snapshot!.frames.at(-1)!;
      return `${String(count).padStart(10)}  exit ${number}: ${describeExit(node)} at ${placeOf(frame.code, frame.pc)}\n`;
    });
  return rows.length ? `; loop at ${placeOf(tree.code, tree.header)}: exits taken\n${rows.join('')}\n` : '';
}
function describeExit(node: Node): string {
  const guard = node.origin;
  const fate = guard?.isClosed ? ', has no side trace' : guard?.sideTrace ? ', has a side trace since' : '';
  const condition = node.op === 'guard' ? ` ${node.args[0]!.op}` : '';
  return `${node.op}${condition} ${node.exitKind}${fate}`;
}
