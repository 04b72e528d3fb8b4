/**
 * Assigns Wasm locals to values by linear scan (Poletto and Sarkar, "Linear scan register allocation", 1999), without spilling:
 * there are as many locals as are needed at once. V8's compile time grows with locals times control-flow merges, so
 * a tree of a thousand values must not have a thousand locals.
 *
 * Operations are numbered in the order in which they are emitted, branches at their guards. Nothing falls out of a branch, so
 * the one interval from definition to last use is right. A value that is used in the loop but defined before it, and every
 * phi, stays until the end of the loop.
 */
import type { Type } from '../../tracer/ir/ops.js';
import { forEachSnapshotNode, isConstant, type Node, phisOf } from '../../tracer/ir/trace.js';

export type LocalType = 'i32' | 'i64' | 'f64';
/** The Wasm type that holds a value of an IR type. */
export function localType(type: Type | 'void'): LocalType {
  return type === 'i64' || type === 'f64' ? type : 'i32';
}

export interface LocalAssignment {
  /** The local of every value that is used. */
  readonly locals: ReadonlyMap<Node, number>;
  /** How often each value is used, snapshots included. */
  readonly uses: ReadonlyMap<Node, number>;
  /** The types of all locals from `first` on; the emitter appends temporaries. */
  readonly types: LocalType[];
}

/** Assigns locals, numbered from `first`, to the values of a tree. */
export function assignLocals(operations: readonly Node[], first: number): LocalAssignment {
  const liveness = new Liveness();
  liveness.list(operations);
  return new Allocation(first, liveness).run();
}

class Liveness {
  readonly order: Node[] = [];
  readonly lastUse = new Map<Node, number>();
  readonly uses = new Map<Node, number>();
  private readonly defined = new Map<Node, number>();
  private labelAt = -1;

  list(operations: readonly Node[]): void {
    for (const node of operations) {
      const at = this.order.push(node) - 1;
      for (const arg of node.args) this.use(arg, at);
      if (node.op === 'label') this.label(node, at);
      if (node.snapshot) forEachSnapshotNode(node.snapshot, value => this.use(value, at));
      this.defined.set(node, at);
      if (node.branch) this.list(node.branch);
    }
  }
  private label(node: Node, at: number): void {
    this.labelAt = at;
    for (const phi of phisOf(node)) {
      this.defined.set(phi, at);
      this.lastUse.set(phi, Infinity);
    }
  }
  private use(node: Node, at: number): void {
    if (isConstant(node)) return;
    this.uses.set(node, (this.uses.get(node) ?? 0) + 1);
    const outlives = this.labelAt >= 0 && this.defined.get(node)! < this.labelAt && at > this.labelAt;
    this.lastUse.set(node, outlives ? Infinity : Math.max(this.lastUse.get(node) ?? 0, at));
  }
}

class Allocation {
  private readonly first: number;
  private readonly liveness: Liveness;
  private readonly locals = new Map<Node, number>();
  private readonly types: LocalType[] = [];
  private readonly free: Record<LocalType, number[]> = { i32: [], i64: [], f64: [] };
  /** Locals to be freed after the operation at an index. */
  private readonly ends = new Map<number, number[]>();
  constructor(first: number, liveness: Liveness) {
    this.first = first;
    this.liveness = liveness;
  }
  run(): LocalAssignment {
    this.liveness.order.forEach((node, at) => {
      for (const local of this.ends.get(at - 1) ?? []) this.free[this.types[local - this.first]!].push(local);
      if (node.op === 'label') for (const phi of phisOf(node)) this.assign(phi);
      else if (node.type !== 'void') this.assign(node);
    });
    return { locals: this.locals, uses: this.liveness.uses, types: this.types };
  }
  private assign(node: Node): void {
    const last = this.liveness.lastUse.get(node);
    if (last === undefined) return;
    const type = localType(node.type);
    const local = this.free[type].pop() ?? this.first + this.types.push(type) - 1;
    this.locals.set(node, local);
    const ends = this.ends.get(last);
    if (ends) ends.push(local);
    else this.ends.set(last, [local]);
  }
}
