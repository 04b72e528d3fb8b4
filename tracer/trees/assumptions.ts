/**
 * Quasi-immutable fields: a compiled version relies on their values. It finds out for itself when one has changed: its entry and
 * every place behind a call that may have changed one ask whether all still are what they were. So writers need not know who relies
 * on what, nothing has to be registered, and a version can never be entered stale.
 */
import { attach, type Fact, type FrameSnapshot, makeNode, type Node, type Snapshot } from '../ir/trace.js';

/** The operations of a version with the tests that it needs. */
export interface Checked {
  readonly operations: readonly Node[];
  /** The guards that make them. */
  readonly guards: ReadonlySet<Node>;
}

/**
 * Puts a `guardValid` before the first operation, or removes all of them from a version that relies on nothing. `header`: the root
 * frame as it is entered.
 */
export function checkAssumptions(operations: readonly Node[], facts: readonly Fact[], header: FrameSnapshot): Checked {
  return facts.length > 0
    ? withTests(operations, { frames: [header] })
    : { operations: withoutTests(operations), guards: new Set() };
}
function withTests(operations: readonly Node[], entry: Snapshot): Checked {
  const first = operations.findIndex(node => node.op !== 'input');
  const guard = attach(makeNode('guardValid', []), entry, 'resume');
  const guards = new Set([guard]);
  collect(operations, guards);
  return { operations: [...operations.slice(0, first), guard, ...operations.slice(first)], guards };
}
function collect(operations: readonly Node[], guards: Set<Node>): void {
  for (const node of operations) {
    if (node.op === 'guardValid') guards.add(node);
    if (node.branch !== null) collect(node.branch, guards);
  }
}
function withoutTests(operations: readonly Node[]): Node[] {
  for (const node of operations) if (node.branch !== null) node.branch = withoutTests(node.branch);
  return operations.filter(node => node.op !== 'guardValid');
}
