/**
 * Dead code: results that nobody uses are not computed. Stores, calls with effects and control stay; a phi lives when something
 * other than its own renewal uses it.
 */
import {
  attach,
  type FrameSnapshot,
  forEachSnapshotNode,
  functionOf,
  isConstant,
  makeNode,
  type Node,
  phisOf,
  type Snapshot,
  type VirtualObject,
} from '../ir/trace.js';

/** The operations without those that have no use, in branches too. Lists are rebuilt, labels and jumps are made anew. */
export function removeDeadCode(operations: readonly Node[]): Node[] {
  const live = new Liveness();
  live.roots(operations);
  live.spread();
  return live.filter(operations);
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

class Liveness {
  private readonly live = new Set<Node>();
  private readonly work: Node[] = [];
  /** Parts of snapshots that were looked at. */
  private readonly seen = new Set<VirtualObject | FrameSnapshot>();
  /** For each phi what it may be set to. */
  private readonly sources = new Map<Node, Node[]>();
  private label: Node | null = null;
  private lastSnapshot: Snapshot | null = null;
  private readonly markIt = (node: Node): void => this.mark(node);

  roots(operations: readonly Node[]): void {
    for (let i = 0; i < operations.length; i++) {
      const node = operations[i]!;
      if (isRoot(node)) for (let k = 0; k < node.args.length; k++) this.mark(node.args[k]!);
      else if (node.op === 'label' || node.op === 'jump') this.phiSources(node);
      const { snapshot, branch } = node;
      if (snapshot !== null && snapshot !== this.lastSnapshot) this.snapshot(snapshot);
      if (branch !== null) this.roots(branch);
    }
  }
  /** The guards of a bytecode share their snapshot. */
  private snapshot(snapshot: Snapshot): void {
    this.lastSnapshot = snapshot;
    forEachSnapshotNode(snapshot, this.markIt, this.seen);
  }
  private phiSources(node: Node): void {
    if (node.op === 'label') this.label = node;
    phisOf(this.label!).forEach((phi, i) => {
      const sources = this.sources.get(phi);
      if (sources) sources.push(node.args[i]!);
      else this.sources.set(phi, [node.args[i]!]);
    });
  }
  private mark(node: Node): void {
    if (isConstant(node) || this.live.has(node)) return;
    this.live.add(node);
    this.work.push(node);
  }
  spread(): void {
    for (let node = this.work.pop(); node; node = this.work.pop()) {
      const sources = node.op === 'phi' ? (this.sources.get(node) ?? []) : node.args;
      for (let i = 0; i < sources.length; i++) this.mark(sources[i]!);
    }
  }
  filter(operations: readonly Node[]): Node[] {
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
