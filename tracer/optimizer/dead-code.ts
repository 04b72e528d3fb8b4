/**
 * Dead code: results that nobody uses are not computed. Stores, calls with effects and control stay; a phi lives when something
 * other than its own renewal uses it.
 */
import { rowOf } from '../ir/ops.js';
import {
  type FrameSnapshot,
  forEachSnapshotNode,
  functionOf,
  isConstant,
  type Node,
  phisOf,
  type VirtualObject,
} from '../ir/trace.js';

/** The operations without those that have no use, in branches too. Lists are rebuilt; labels and jumps are changed in place. */
export function removeDeadCode(operations: readonly Node[]): Node[] {
  const live = new Liveness();
  live.roots(operations);
  live.spread();
  return live.filter(operations);
}

function isRoot(node: Node): boolean {
  const { effect } = rowOf(node.op);
  if (node.op === 'call') return functionOf(node).kind !== 'elidable';
  return effect === 'write' || effect === 'call' || (effect === 'control' && node.op !== 'label' && node.op !== 'jump');
}

class Liveness {
  private readonly live = new Set<Node>();
  private readonly work: Node[] = [];
  /** Parts of snapshots that were looked at. */
  private readonly seen = new Set<VirtualObject | FrameSnapshot>();
  /** For each phi what it may be set to. */
  private readonly sources = new Map<Node, Node[]>();
  private label: Node | null = null;

  roots(operations: readonly Node[]): void {
    for (const node of operations) {
      if (node.op === 'label') this.label = node;
      if (node.op === 'label' || node.op === 'jump') this.phiSources(node);
      if (isRoot(node)) for (const arg of node.args) this.mark(arg);
      if (node.snapshot) forEachSnapshotNode(node.snapshot, value => this.mark(value), this.seen);
      if (node.branch) this.roots(node.branch);
    }
  }
  private phiSources(node: Node): void {
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
      for (const source of node.op === 'phi' ? (this.sources.get(node) ?? []) : node.args) this.mark(source);
    }
  }
  filter(operations: readonly Node[]): Node[] {
    const kept: Node[] = [];
    for (const node of operations) {
      if (node.op === 'label' || node.op === 'jump') this.trim(node);
      else if (!isRoot(node) && !this.live.has(node)) continue;
      if (node.branch) node.branch = this.filter(node.branch);
      kept.push(node);
    }
    this.finishLabel(operations);
    return kept;
  }
  private trim(node: Node): void {
    const phis = phisOf(this.label!);
    node.args = node.args.filter((_, i) => this.live.has(phis[i]!));
  }
  /** The phis themselves go last, as jumps are trimmed by their places. */
  private finishLabel(operations: readonly Node[]): void {
    if (!this.label || !operations.includes(this.label)) return;
    this.label.auxiliary = phisOf(this.label).filter(phi => this.live.has(phi));
  }
}
