/**
 * Quasi-immutable fields: a compiled version relies on their values. It finds out for itself when one has changed: its entry and
 * every place behind a call that may have changed one compare them with what they were. So writers need not know who relies
 * on what, nothing has to be registered, and a version can never be entered stale.
 */
import type { FrameSnapshot } from '../ir/trace.js';
import {
  type AnyField,
  type Assumption,
  attach,
  constant,
  FALSE,
  makeNode,
  Node,
  type Snapshot,
  typeOfField,
  type Value,
} from '../ir/trace.js';

export interface Fact extends Assumption {
  readonly value: Value;
}
/** The tests of a version, woven into its operations. */
export interface Checked {
  readonly operations: readonly Node[];
  /** The guards that make them. */
  readonly guards: ReadonlySet<Node>;
}

/** Replaces every `guardValid` by the tests, and puts them before the first operation. `header`: the root frame as it is entered. */
export function checkAssumptions(operations: readonly Node[], facts: readonly Fact[], header: FrameSnapshot): Checked {
  const weaver = new Weaver(facts);
  return { operations: weaver.entry(operations, { frames: [header] }), guards: weaver.guards };
}

class Weaver {
  readonly guards = new Set<Node>();
  private readonly facts: readonly Fact[];
  constructor(facts: readonly Fact[]) {
    this.facts = facts;
  }
  entry(operations: readonly Node[], snapshot: Snapshot): Node[] {
    const first = operations.findIndex(node => node.op !== 'input');
    return [...operations.slice(0, first), ...this.tests(snapshot), ...this.list(operations.slice(first))];
  }
  private list(operations: readonly Node[]): Node[] {
    return operations.flatMap(node => {
      if (node.op === 'guardValid') return this.tests(node.snapshot!);
      if (node.branch) node.branch = this.list(node.branch);
      return [node];
    });
  }
  private tests(snapshot: Snapshot): Node[] {
    if (this.facts.length === 0) return [];
    const nodes: Node[] = [];
    let all: Node | null = null;
    for (const { object, field, value } of this.facts) {
      const load = makeNode('load', [constant('ref', object)], plain(field));
      const same = makeNode(EQUAL[typeOfField(field)]!, [load, constant(typeOfField(field), value)]);
      nodes.push(load, same);
      if (all) nodes.push((all = new Node('select', 'bool', [all, same, FALSE])));
      else all = same;
    }
    const guard = attach(makeNode('guard', [all!]), snapshot, 'resume');
    this.guards.add(guard);
    return [...nodes, guard];
  }
}
const EQUAL: Readonly<Record<string, 'i32eq' | 'refeq' | 'i64eq'>> = { i32: 'i32eq', ref: 'refeq', i64: 'i64eq' };
const plain = (field: AnyField): AnyField => ({ ...field, mutability: 'plain' });
