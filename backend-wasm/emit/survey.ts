/**
 * What has to be known of a tree before the first byte is written, found in one walk: where each value is used last, which functions are
 * called, how far the frames of its exits reach.
 *
 * The walk goes from the end to the beginning, so that the first use it meets is the last one: exits share snapshots, and what was met once
 * need not be looked at again. Positions count backwards, too. Branches come at their guards, in the order of emission.
 */
import {
  type FrameSnapshot,
  type FunctionDescriptor,
  functionOf,
  isConstant,
  isNode,
  type Node,
  type PendingStore,
  phisOf,
  placeOf,
  type Placement,
  type Snapshot,
  type SnapshotValue,
  type VirtualObject,
} from '../../tracer/ir/trace.js';
import { ownRegisters, type UnchangedTest } from '../../tracer/snapshots/encode.js';

/** The position of the last use of what lives until the end of the loop. */
export const FOREVER = -1;
/** A local that was not assigned. */
export const NO_LOCAL = -1;

const isInput: UnchangedTest = (value, register) =>
  isNode(value) && value.op === 'input' && placeOf(value).register === register;
const isNever: UnchangedTest = () => false;
/** Whether registers of the root frame are written while the trace runs. */
function mayFlush(operations: readonly Node[]): boolean {
  for (let i = 0; i < operations.length; i++) {
    const { op, branch } = operations[i]!;
    if (op === 'flush' || op === 'callTree' || (branch !== null && mayFlush(branch))) return true;
  }
  return false;
}

export class Survey {
  /** All operations, last first: their positions are their indices. */
  readonly order: Node[] = [];
  /** The functions that are called, by name. */
  readonly callees = new Map<string, FunctionDescriptor>();
  /** Bytes from the root's fp to the end of the highest frame of any exit. */
  extent = 0;
  /** A flush may write registers of the root frame while the trace runs. */
  readonly hasFlush: boolean;
  usesTable = false;
  hasRestart = false;
  label: Node | null = null;
  /** Whether the tree counts down its iterations. */
  get comesAround(): boolean {
    return this.label !== null || this.hasRestart;
  }
  /** The loop calls functions that may allocate. */
  loopCalls = false;
  private labelAt = Infinity;
  private hasCall = false;
  private readonly spills = new Map<Snapshot, readonly Node[]>();
  /** Whether a register of the root frame still holds the value: only flushes write there while the trace runs. */
  readonly isUnchanged: UnchangedTest;
  constructor(operations: readonly Node[]) {
    this.hasFlush = mayFlush(operations);
    this.isUnchanged = this.hasFlush ? isNever : isInput;
    this.walk(operations);
  }

  /** What is known of a value, or null when nothing uses it. */
  placementOf(node: Node): Placement | null {
    const { placement } = node;
    return placement !== null && placement.owner === this ? placement : null;
  }
  private walk(operations: readonly Node[]): void {
    for (let i = operations.length - 1; i >= 0; i--) {
      const node = operations[i]!;
      if (node.branch !== null) this.walk(node.branch);
      const at = this.order.push(node) - 1;
      const { effect } = node.row;
      if (effect === 'call') this.call(node);
      else if (effect === 'control') this.control(node, at);
      if (node.snapshot !== null && node.branch === null) this.snapshot(node.snapshot, at);
      const { args } = node;
      for (let k = 0; k < args.length; k++) if (!isConstant(args[k]!)) this.use(args[k]!, at);
      if (at > this.labelAt) this.outlive(node);
    }
  }
  private call(node: Node): void {
    if (node.op === 'callTree') this.usesTable = this.hasCall = true;
    else if (node.op !== 'flush') {
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
    return placement ?? (node.placement = { owner: this, uses: 0, last: FOREVER, listed: 0, local: NO_LOCAL });
  }
  private use(node: Node, at: number): void {
    const placement = this.placementOf(node);
    if (placement !== null) placement.uses++;
    else node.placement = { owner: this, uses: 1, last: at, listed: 0, local: NO_LOCAL };
  }

  /** The values that an exit with this snapshot has to hand over, in the order of their slots: words, then longs, then doubles. */
  spillsOf(snapshot: Snapshot): readonly Node[] {
    return this.spills.get(snapshot)!;
  }
  private snapshot(snapshot: Snapshot, at: number): void {
    if (this.spills.has(snapshot)) return;
    const { frames, pending } = snapshot;
    const list = new SpillList(this, this.spills.size + 1, at);
    for (let i = 0; i < frames.length; i++) this.frame(frames, i, list);
    if (pending) for (const store of pending) list.store(store);
    this.spills.set(snapshot, list.values());
  }
  private frame(frames: readonly FrameSnapshot[], i: number, list: SpillList): void {
    const { registers, offset, function: callable, extra } = frames[i]!;
    const end = offset + 4 * registers.length;
    if (end > this.extent) this.extent = end;
    const own = ownRegisters(frames, i);
    for (let register = 0; register < own; register++) {
      const value = registers[register]!;
      if (value !== null && !(i === 0 && this.isUnchanged(value, register))) list.value(value);
    }
    if (callable !== null) list.value(callable);
    if (extra !== null) list.value(extra);
  }
  /** Enters the use of a value by a snapshot. False: the snapshot has it already. */
  list(node: Node, at: number, snapshot: number): boolean {
    const placement = this.placementOf(node);
    if (placement === null) node.placement = { owner: this, uses: 1, last: at, listed: snapshot, local: NO_LOCAL };
    else if (placement.listed === snapshot) return false;
    else {
      placement.uses++;
      placement.listed = snapshot;
    }
    return true;
  }
}

/** Lists what a snapshot needs, each value once. */
class SpillList {
  private readonly survey: Survey;
  private readonly number: number;
  private readonly at: number;
  private readonly words: Node[] = [];
  private readonly longs: Node[] = [];
  private readonly doubles: Node[] = [];
  private readonly objects: VirtualObject[] = [];
  constructor(survey: Survey, number: number, at: number) {
    this.survey = survey;
    this.number = number;
    this.at = at;
  }
  values(): readonly Node[] {
    const { words, longs, doubles } = this;
    return longs.length === 0 && doubles.length === 0 ? words : words.concat(longs, doubles);
  }
  value(value: SnapshotValue): void {
    if (!isNode(value)) this.object(value);
    else if (!isConstant(value) && this.survey.list(value, this.at, this.number)) {
      const { type } = value;
      if (type === 'i64') this.longs.push(value);
      else if (type === 'f64') this.doubles.push(value);
      else this.words.push(value);
    }
  }
  store({ object, index, value }: PendingStore): void {
    this.value(object);
    if (index !== null) this.value(index);
    this.value(value);
  }
  private object(object: VirtualObject): void {
    if (this.objects.includes(object)) return;
    this.objects.push(object);
    this.value(object.map);
    const { contents } = object;
    for (let i = 0; i < contents.length; i++) this.value(contents[i]!.value);
  }
}
