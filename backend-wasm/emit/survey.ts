/**
 * What has to be known of a tree before the first byte is written, found in one walk: where each value is used last, which functions are
 * called, how far the frames of its exits reach.
 *
 * The walk goes from the end to the beginning, so that the first use it meets is the last one: exits share frames and whole snapshots, and what
 * was met once need not be looked at again. Positions count backwards, too. Branches come at their guards, in the order of emission.
 */
import {
  type FrameSnapshot,
  type FunctionDescriptor,
  functionOf,
  isConstant,
  Node,
  phisOf,
  type Placement,
  type Snapshot,
  type SnapshotValue,
  type VirtualObject,
} from '../../tracer/ir/trace.js';

/** The position of the last use of what lives until the end of the loop. */
export const FOREVER = -1;
/** A local that was not assigned. */
export const NO_LOCAL = -1;

export class Survey {
  /** All operations, last first: their positions are their indices. */
  readonly order: Node[] = [];
  /** The functions that are called, by name. */
  readonly callees = new Map<string, FunctionDescriptor>();
  /** Bytes from the root's fp to the end of the highest frame of any exit. */
  extent = 0;
  /** A flush may write registers of the root frame while the trace runs. */
  hasFlush = false;
  usesTable = false;
  hasRestart = false;
  label: Node | null = null;
  /** The loop calls functions that may allocate. */
  loopCalls = false;
  private labelAt = Infinity;
  private hasCall = false;
  /** Parts of snapshots that were met. */
  private readonly seen = new Set<Snapshot | FrameSnapshot | VirtualObject>();
  constructor(operations: readonly Node[]) {
    this.list(operations);
  }

  /** What is known of a value, or null when nothing uses it. */
  placementOf(node: Node): Placement | null {
    const { placement } = node;
    return placement !== null && placement.owner === this ? placement : null;
  }
  private list(operations: readonly Node[]): void {
    for (let i = operations.length - 1; i >= 0; i--) {
      const node = operations[i]!;
      if (node.branch !== null) this.list(node.branch);
      const at = this.order.push(node) - 1;
      const { effect } = node.row;
      if (effect === 'call') this.call(node);
      else if (effect === 'control') this.control(node, at);
      if (node.snapshot !== null) this.snapshot(node.snapshot, at);
      const { args } = node;
      for (let k = 0; k < args.length; k++) if (!isConstant(args[k]!)) this.use(args[k]!, at);
      if (at > this.labelAt) this.outlive(node);
    }
  }
  private call(node: Node): void {
    if (node.op === 'flush') this.hasFlush = true;
    else if (node.op === 'callTree') this.hasFlush = this.usesTable = this.hasCall = true;
    else {
      const callee = functionOf(node);
      this.callees.set(callee.name, callee);
      if (callee.kind !== 'elidable') this.hasCall = true;
    }
  }
  private control(node: Node, at: number): void {
    if (node.op === 'link') this.usesTable = true;
    else if (node.op === 'restart') this.hasRestart = true;
    else if (node.op === 'label') {
      this.label = node;
      this.labelAt = at;
      this.loopCalls = this.hasCall;
      for (const phi of phisOf(node)) this.placed(phi).last = FOREVER;
    }
  }
  /** A value from before the loop that the loop uses stays until its end. */
  private outlive(node: Node): void {
    const placement = this.placementOf(node);
    if (placement !== null && placement.last < this.labelAt) placement.last = FOREVER;
  }
  private placed(node: Node): Placement {
    const placement = this.placementOf(node);
    return placement ?? (node.placement = { owner: this, uses: 0, last: FOREVER, local: NO_LOCAL });
  }
  private use(node: Node, at: number): void {
    const placement = this.placementOf(node);
    if (placement !== null) placement.uses++;
    else node.placement = { owner: this, uses: 1, last: at, local: NO_LOCAL };
  }

  private snapshot(snapshot: Snapshot, at: number): void {
    if (this.seen.has(snapshot)) return;
    this.seen.add(snapshot);
    const { frames, pending } = snapshot;
    for (let i = frames.length - 1; i >= 0; i--) if (!this.seen.has(frames[i]!)) this.frame(frames[i]!, at);
    if (!pending) return;
    for (const { object, index, value } of pending) {
      this.value(object, at);
      if (index !== null) this.value(index, at);
      this.value(value, at);
    }
  }
  private frame(frame: FrameSnapshot, at: number): void {
    this.seen.add(frame);
    const { registers, offset } = frame;
    const end = offset + 4 * registers.length;
    if (end > this.extent) this.extent = end;
    for (let i = 0; i < registers.length; i++) {
      const value = registers[i]!;
      if (value !== null) this.value(value, at);
    }
    if (frame.function !== null) this.value(frame.function, at);
    if (frame.extra !== null) this.value(frame.extra, at);
  }
  private value(value: SnapshotValue, at: number): void {
    if (!(value instanceof Node)) this.virtual(value, at);
    else if (!isConstant(value)) this.use(value, at);
  }
  private virtual(object: VirtualObject, at: number): void {
    if (this.seen.has(object)) return;
    this.seen.add(object);
    this.value(object.map, at);
    for (const content of object.contents) this.value(content.value, at);
  }
}
