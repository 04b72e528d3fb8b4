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
 * Puts a `guardValid` before the first operation, and leaves out those that cannot fail: all of them in a version that relies on nothing,
 * and the one behind a call of the tree itself (`own` is its table index), since the callee is the same version and has asked
 * behind the last of its own calls. `header`: the root frame as it is entered.
 */
export function checkAssumptions(
  operations: readonly Node[],
  facts: readonly Fact[],
  header: FrameSnapshot,
  own: number,
): Checked {
  const guards = new Set<Node>();
  const isNeeded = (previous: Node | undefined): boolean =>
    facts.length > 0 && !(previous?.op === 'callTree' && previous.auxiliary === own);
  const kept = withTests(operations, isNeeded, guards);
  return { operations: facts.length > 0 ? withEntryTest(kept, { frames: [header] }, guards) : kept, guards };
}
function withEntryTest(operations: readonly Node[], entry: Snapshot, guards: Set<Node>): Node[] {
  const first = operations.findIndex(node => node.op !== 'input');
  const guard = attach(makeNode('guardValid', []), entry, 'resume');
  guards.add(guard);
  return [...operations.slice(0, first), guard, ...operations.slice(first)];
}
function withTests(
  operations: readonly Node[],
  isNeeded: (previous: Node | undefined) => boolean,
  guards: Set<Node>,
): Node[] {
  const kept: Node[] = [];
  for (const node of operations) {
    if (node.branch !== null) node.branch = withTests(node.branch, isNeeded, guards);
    if (node.op === 'guardValid') {
      if (!isNeeded(kept.at(-1))) continue;
      guards.add(node);
    }
    kept.push(node);
  }
  return kept;
}
