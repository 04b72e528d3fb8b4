/**
 * The optimizer's engine: takes raw operations one after the other, resolves their operands and hands them through the passes of
 * the pipeline; what no pass takes away is appended to the output. One walk does everything, because every pass profits at
 * once from what the others found (LuaJIT's FOLD engine and PyPy's optimizeopt are built alike).
 *
 * A pass looks at an operation and answers the value that stands for it, or null to pass it on. It may emit other
 * operations, which go through the whole pipeline. After an operation was emitted, and after a guard decided a condition,
 * every pass may learn from it.
 *
 * What always holds: operands of emitted operations are emitted before or constants; raw nodes are never changed; virtual
 * objects appear in the output only as `VirtualObject` in snapshots.
 */
import type { OpName } from '../ir/ops.js';
import { isTerminator, rowOf } from '../ir/ops.js';
import {
  type AnyField,
  type Assumption,
  attach,
  type Auxiliary,
  FALSE,
  type FrameSnapshot,
  type FunctionDescriptor,
  isConstant,
  makeNode,
  Node,
  NULL_REF,
  placeOf,
  type Snapshot,
  type SnapshotValue,
  type Trace,
  TRUE,
  type Value,
  VirtualObject,
  valueAt,
} from '../ir/trace.js';
import { force } from './escape-analysis.js';
import { emitDelayedStores, postponedStores } from './store-sinking.js';
import { State, type Virtual } from './state.js';

/** What the optimizer may ask about the heap as it is now. */
export interface OptimizerHost {
  /** Reads a field of an object (or an element of an array). */
  load(object: number, field: AnyField, index: number): Value;
  /** The map of an object that is not a small int. */
  mapOf(object: number): number;
  /** Carries out an elidable function; undefined when it cannot (it raised). */
  call?(callee: FunctionDescriptor, args: readonly Value[]): Value | undefined;
}
export interface Pass {
  readonly name: string;
  /** The value that stands for the operation, or null. NOTHING for one without a result that is not needed. */
  visit(o: Optimizer, node: Node): Node | null;
  /** The operation was emitted. */
  emitted?(o: Optimizer, node: Node): void;
  /** On the rest of this path the condition is `truth`. */
  learn?(o: Optimizer, condition: Node, truth: boolean): void;
}
/** What happens at the end of a path that jumps to the loop header: given by who drives the optimizer. */
export type JumpHandler = (o: Optimizer, jump: Node) => void;

export class Optimizer {
  state = new State();
  out: Node[] = [];
  readonly host: OptimizerHost;
  readonly assumptions: Assumption[] = [];
  onJump: JumpHandler;
  /** The loop has not been entered: most exits are not taken here, though they may be hot in the loop. */
  isInPreamble = true;
  /** How many branches enclose the present path. */
  depth = 0;
  private readonly passes: readonly Pass[];
  constructor(passes: readonly Pass[], host: OptimizerHost, onJump: JumpHandler) {
    this.passes = passes;
    this.host = host;
    this.onJump = onJump;
  }

  /** The value that a node has come to stand for. */
  resolve(node: Node): Node {
    let value = node;
    for (let next = this.state.replaced.get(value); next; next = this.state.replaced.get(value)) value = next;
    return value;
  }
  /** The value of a raw node. */
  valueOf(raw: Node): Node {
    if (isConstant(raw)) return raw;
    const value = this.state.env.get(raw);
    if (!value) throw new Error(`the raw ${raw.op} has no value on this path`);
    return this.resolve(value);
  }
  virtualOf(node: Node): Virtual | undefined {
    return this.state.virtuals.get(node);
  }
  /** From here on `node` is `value`. */
  replace(node: Node, value: Node): void {
    if (node !== value && !isConstant(node)) this.state.replaced.set(node, value);
  }
  /** Makes sure that a value exists at run time. */
  force(node: Node): Node {
    return force(this, this.resolve(node));
  }

  /** Sends an operation through the pipeline. */
  emit(op: OpName, args: Node[], auxiliary: Auxiliary = null): Node {
    return this.send(makeNode(op, args, auxiliary));
  }
  /** Sends another operation than the one it was given through the passes that follow `pass`. */
  continueAfter(pass: Pass, op: OpName, args: Node[], auxiliary: Auxiliary): Node {
    return this.send(makeNode(op, args, auxiliary), this.passes.indexOf(pass) + 1);
  }
  private send(node: Node, from = 0): Node {
    for (let i = from; i < this.passes.length; i++) {
      const value = this.passes[i]!.visit(this, node);
      if (value) return this.resolve(value);
    }
    return this.push(node);
  }
  /** Appends an operation to the output as it is. */
  push(node: Node): Node {
    node.args = node.args.map(arg => this.force(arg));
    this.out.push(node);
    for (const pass of this.passes) pass.emitted?.(this, node);
    return node;
  }

  /** Runs a raw list to its end; false when a guard turned out to fail always, which ends the output there. */
  run(operations: readonly Node[]): boolean {
    for (const raw of operations) {
      if (isTerminator(raw.op)) this.terminate(raw);
      else if (rowOf(raw.op).effect === 'control') {
        if (!this.control(raw)) return false;
      } else this.operation(raw);
    }
    return true;
  }
  private operation(raw: Node): void {
    if (raw.op === 'flush') {
      this.pushFrames(raw);
      return;
    }
    if (raw.op === 'callTree') {
      this.state.env.set(raw, this.pushFrames(raw));
      return;
    }
    const args = raw.args.map(arg => this.valueOf(arg));
    const node = new Node(raw.op, raw.type, args, raw.auxiliary);
    const value = this.send(node);
    if (raw.type !== 'void') this.state.env.set(raw, value);
  }
  /** Frames that go to memory hold real objects, and postponed stores are carried out. */
  private pushFrames(raw: Node): Node {
    this.forceSnapshot(raw.snapshot!);
    emitDelayedStores(this);
    return this.push(attach(makeNode(raw.op, [], raw.auxiliary), this.capture(raw.snapshot!), 'after'));
  }
  private forceSnapshot(snapshot: Snapshot): void {
    for (const frame of snapshot.frames) {
      for (const value of [...frame.registers, frame.function, frame.extra])
        if (value) this.force(this.valueOf(value as Node));
    }
  }
  private terminate(raw: Node): void {
    if (raw.op === 'jump') this.onJump(this, raw);
    else if (raw.op === 'finish') this.finish(raw);
    else if (raw.op === 'link') {
      this.forceSnapshot(raw.snapshot!);
      emitDelayedStores(this);
      this.push(this.exitNode('link', raw));
    } else this.push(this.exitNode('exit', raw));
  }
  private finish(raw: Node): void {
    const value = this.force(this.valueOf(raw.args[0]!));
    emitDelayedStores(this);
    this.push(makeNode('finish', [value]));
  }
  /** An exit (or another operation with a snapshot) for a raw node, in the present state. */
  exitNode(op: OpName, raw: Node, args: Node[] = []): Node {
    const node = attach(makeNode(op, args, raw.auxiliary), this.capture(raw.snapshot!), raw.exitKind);
    node.origin = raw;
    return node;
  }
  private control(raw: Node): boolean {
    if (raw.op === 'guardValid') {
      this.push(this.exitNode('guardValid', raw));
      return true;
    }
    const condition = this.valueOf(raw.args[0]!);
    if (isConstant(condition)) return (condition.value === 1) === raw.expected || this.leaveHere(raw);
    const guard = this.exitNode('guard', raw, [condition]);
    guard.expected = raw.expected;
    if (raw.sideTrace && (!this.isInPreamble || raw.isHotInPreamble)) guard.branch = this.branch(raw, condition);
    guard.isInPreamble = this.isInPreamble;
    this.push(guard);
    this.learn(condition, raw.expected);
    return true;
  }
  /** The guard always fails here: its side trace is the rest of the path, or there is none. */
  private leaveHere(raw: Node): false {
    if (raw.sideTrace) this.runSideTrace(raw);
    else this.push(this.exitNode('exit', raw));
    return false;
  }
  private branch(raw: Node, condition: Node): Node[] {
    const { state, out } = this;
    this.state = state.fork();
    this.out = [];
    this.depth++;
    this.learn(condition, !raw.expected);
    this.runSideTrace(raw);
    this.depth--;
    const branch = this.out;
    this.state = state;
    this.out = out;
    return branch;
  }
  private runSideTrace(raw: Node): void {
    const side = raw.sideTrace as Trace;
    for (const input of side.inputs) {
      const value = valueAt(raw.snapshot!, placeOf(input)) as Node | null;
      this.state.env.set(input, value ? this.valueOf(value) : this.deadRegister(input));
    }
    this.run(side.operations);
  }
  /** A register that the snapshot does not hold: NULL in inlined frames, whatever memory holds in the root frame. */
  private deadRegister(input: Node): Node {
    return placeOf(input).frame > 0
      ? NULL_REF
      : this.push(makeNode('input', [], { frame: 0, register: placeOf(input).register }));
  }
  /** Lets all passes learn what a guard has decided. */
  learn(condition: Node, truth: boolean): void {
    for (const pass of this.passes) pass.learn?.(this, condition, truth);
    this.replace(condition, truth ? TRUE : FALSE);
  }

  /** The present values of a raw snapshot. */
  capture(snapshot: Snapshot): Snapshot {
    const objects = new Map<Node, VirtualObject>();
    const value = (raw: SnapshotValue | null): SnapshotValue | null =>
      raw && this.describe(this.valueOf(raw as Node), objects);
    const frames = snapshot.frames.map(
      (frame): FrameSnapshot => ({
        ...frame,
        registers: frame.registers.map(value),
        function: value(frame.function),
        extra: value(frame.extra),
      }),
    );
    const pending = postponedStores(this, node => this.describe(node, objects));
    return pending.length ? { frames, pending } : { frames };
  }
  /** A value for a snapshot: virtual objects as descriptions, or an object at hand that holds the same number. */
  describe(value: Node, objects: Map<Node, VirtualObject>): SnapshotValue {
    const node = this.resolve(value);
    const v = this.virtualOf(node);
    if (!v) return node;
    const known = objects.get(node);
    if (known) return known;
    const box = this.boxFor(v);
    if (box) return box;
    const object = new VirtualObject(v.kind, v.layout, this.resolve(v.map), v.length);
    objects.set(node, object);
    for (const { field, index, value: content } of v.contents.values()) {
      object.contents.push({ field, index, value: this.describe(content, objects) });
    }
    return object;
  }
  /** An existing object that can stand for a virtual number: numbers have no identity. */
  boxFor(v: Virtual): Node | null {
    if (v.kind !== 'int' && v.layout?.name !== 'float') return null;
    const content = [...v.contents.values()][0];
    const number = content && this.resolve(content.value);
    if (!number) return null;
    const box = this.state.boxes.get(number);
    return box ? this.resolve(box) : null;
  }
}
