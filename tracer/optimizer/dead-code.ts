/**
 * Dead code: results that nobody uses are not computed. Stores, calls with effects and control stay; a phi lives when something
 * other than its own renewal uses it.
 */
import {
  attach,
  type FrameSnapshot,
  functionOf,
  isConstant,
  makeNode,
  Node,
  type PendingStore,
  phisOf,
  type Snapshot,
  type SnapshotValue,
  type VirtualObject,
} from '../ir/trace.js';

/** The operations without those that have no use, in branches too. Lists are rebuilt, labels and jumps are made anew. */
export function removeDeadCode(operations: readonly Node[]): Node[] {
  return new Liveness().keep(operations);
}

function isRoot(node: Node): boolean {
  switch (node.row.effect) {
    case 'write':
      return true;
    case 'call':
      return node.op !== 'call' || functionOf(node).kind !== 'elidable';
    case 'control':
      return node.op !== 'label' && node.op !== 'jump';
    default:
      return false;
  }
}

/** What lives in a tree, as far as it was seen: what has a use keeps it when the tree grows. */
export class Liveness {
  private readonly live = new Set<Node>();
  private readonly work: Node[] = [];
  /** Parts of snapshots that were looked at. */
  private readonly seen = new Set<VirtualObject | FrameSnapshot>();
  /** How many operations of each list were looked at: all but the last, which may be another one when it is looked at again. */
  private readonly known = new Map<readonly Node[], number>();
  /** For each phi what it may be set to. */
  private readonly sources = new Map<Node, Node[]>();
  private label: Node | null = null;
  private lastSnapshot: Snapshot | null = null;

  /** The lists, one after the other, without what has no use in any of them or in those that were seen before. */
  keep(...lists: (readonly Node[])[]): Node[] {
    for (const operations of lists) this.roots(operations);
    this.spread();
    return lists.flatMap(operations => this.filter(operations));
  }
  private roots(operations: readonly Node[]): void {
    const known = this.known.get(operations) ?? 0;
    for (let i = 0; i < operations.length; i++) {
      const node = operations[i]!;
      if (i >= known) this.root(node);
      if (node.branch !== null) this.roots(node.branch);
    }
    this.known.set(operations, operations.length - 1);
  }
  private root(node: Node): void {
    const { snapshot } = node;
    if (isRoot(node)) for (let k = 0; k < node.args.length; k++) this.mark(node.args[k]!);
    else if (node.op === 'label' || node.op === 'jump') this.phiSources(node);
    if (snapshot !== null && snapshot !== this.lastSnapshot) this.snapshot(snapshot);
  }
  /** The guards of a bytecode share their snapshot. */
  private snapshot(snapshot: Snapshot): void {
    this.lastSnapshot = snapshot;
    const { frames, pending } = snapshot;
    for (let i = 0; i < frames.length; i++) if (!this.seen.has(frames[i]!)) this.frame(frames[i]!);
    if (pending) for (let i = 0; i < pending.length; i++) this.store(pending[i]!);
  }
  private frame(frame: FrameSnapshot): void {
    this.seen.add(frame);
    const { registers } = frame;
    for (let i = 0; i < registers.length; i++) this.value(registers[i]!);
    this.value(frame.function);
    this.value(frame.extra);
  }
  private store({ object, index, value }: PendingStore): void {
    this.value(object);
    this.value(index);
    this.value(value);
  }
  private value(value: SnapshotValue | null): void {
    if (value === null) return;
    if (value instanceof Node) this.mark(value);
    else if (!this.seen.has(value)) this.object(value);
  }
  private object(object: VirtualObject): void {
    this.seen.add(object);
    this.value(object.map);
    for (const content of object.contents) this.value(content.value);
  }
  private phiSources(node: Node): void {
    if (node.op === 'label') this.label = node;
    phisOf(this.label!).forEach((phi, i) => {
      const source = node.args[i]!;
      const sources = this.sources.get(phi);
      if (this.live.has(phi)) this.mark(source);
      else if (sources) sources.push(source);
      else this.sources.set(phi, [source]);
    });
  }
  private mark(node: Node): void {
    if (isConstant(node) || this.live.has(node)) return;
    this.live.add(node);
    this.work.push(node);
  }
  private spread(): void {
    for (let node = this.work.pop(); node; node = this.work.pop()) {
      const sources = node.op === 'phi' ? (this.sources.get(node) ?? []) : node.args;
      for (let i = 0; i < sources.length; i++) this.mark(sources[i]!);
    }
  }
  private filter(operations: readonly Node[]): Node[] {
    const kept: Node[] = [];
    for (let i = 0; i < operations.length; i++) {
      const node = operations[i]!;
      if (!isRoot(node)) {
        if (node.op === 'label' || node.op === 'jump') {
          kept.push(this.trimmed(node));
          continue;
        }
        if (!this.live.has(node)) continue;
      }
      if (node.branch !== null) node.branch = this.filter(node.branch);
      kept.push(node);
    }
    return kept;
  }
  private trimmed(node: Node): Node {
    const phis = phisOf(this.label!);
    const isLive = (_: Node, place: number): boolean => this.live.has(phis[place]!);
    const kept = makeNode(node.op, node.args.filter(isLive), node.op === 'label' ? phis.filter(isLive) : null);
    return node.snapshot ? attach(kept, node.snapshot, node.exitKind) : kept;
  }
}
