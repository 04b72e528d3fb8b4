/**
 * The optimizer's engine: takes raw operations one after the other, resolves their operands and hands them through the passes of
 * the pipeline; what no pass takes away is appended to the output. One walk does everything, because every pass profits at
 * once from what the others found (LuaJIT's FOLD engine and PyPy's optimizeopt are built alike).
 *
 * A pass looks at an operation and answers the value that stands for it, or null to pass it on. It may emit other
 * operations, which go through the whole pipeline. After an operation was emitted, and after a guard decided a condition,
 * every pass may learn from it. Passes say for each operation what they do about it, so that none is asked in vain.
 *
 * A path is followed to its end before the side traces on it, which start where the state is taken back to their guard. So a jump
 * that cannot keep the label contract shows before any work went into side traces. Paths are kept, so that only the new ones have to be
 * followed when a tree has grown: the state is taken to their guards again.
 *
 * What always holds: operands of emitted operations are emitted before or constants; raw nodes keep nothing (see `finish`);
 * virtual objects appear in the output only as `VirtualObject` in snapshots.
 */
import type { OpName } from '../ir/ops.js';
import { isTerminator, OPS } from '../ir/ops.js';
import {
  type AnyField,
  attach,
  type Auxiliary,
  type Fact,
  FALSE,
  type FunctionDescriptor,
  isConstant,
  makeNode,
  Node,
  NULL_REF,
  type PendingStore,
  placeOf,
  type Snapshot,
  type SnapshotValue,
  TRUE,
  type Value,
  type VirtualObject,
  valueAt,
} from '../ir/trace.js';
import { force } from './escape-analysis.js';
import { SnapshotWriter } from './snapshot-writer.js';
import { emitDelayedStores } from './store-sinking.js';
import { State, type Virtual } from './state.js';
import { Trail } from './trail.js';

/** What the optimizer may ask about the heap as it is now. */
export interface OptimizerHost {
  /** Reads a field of an object (or an element of an array). */
  load(object: number, field: AnyField, index: number): Value;
  /** The map of an object that is not a small int. */
  mapOf(object: number): number;
  /** Carries out an elidable function; undefined when it cannot (it raised). */
  call?(callee: FunctionDescriptor, args: readonly Value[]): Value | undefined;
}
/** Answers the value that stands for the operation, or null. NOTHING for one without a result that is not needed. */
export type Visitor = (o: Optimizer, node: Node) => Node | null;
/** Hears that the operation was emitted. */
export type Watcher = (o: Optimizer, node: Node) => void;
/** Hears that on the rest of this path the condition is `truth`. */
export type Learner = (o: Optimizer, condition: Node, truth: boolean) => void;
/**
 * Hears of a guard that the condition is true, on whose failure the instruction is run again, before it is emitted, and may make
 * guards of its own that decide the condition. `guard` is as it was recorded.
 */
export type Strengthener = (o: Optimizer, guard: Node) => void;
export type ByOperation<T> = Partial<Record<OpName, T>>;
export interface Pass {
  readonly name: string;
  readonly visit: ByOperation<Visitor>;
  readonly emitted?: ByOperation<Watcher>;
  readonly learn?: ByOperation<Learner>;
  readonly strengthen?: ByOperation<Strengthener>;
}
/** What happens at the end of a path that jumps to the loop header: given by who drives the optimizer. */
export type JumpHandler = (o: Optimizer, jump: Node) => void;

/** What the passes have to say about one operation. */
interface Plan {
  readonly visitors: readonly Visitor[];
  /** The pass that each visitor belongs to. */
  readonly passes: readonly number[];
  readonly watchers: readonly Watcher[];
  readonly learners: readonly Learner[];
  readonly strengtheners: readonly Strengthener[];
}
const planned = new WeakMap<readonly Pass[], (Plan | null)[]>();
/** The plans for operations, by their number; each is made when it is first needed. */
function plansOf(passes: readonly Pass[]): (Plan | null)[] {
  let plans = planned.get(passes);
  if (!plans) planned.set(passes, (plans = Object.keys(OPS).map(() => null)));
  return plans;
}
function planOf(op: OpName, passes: readonly Pass[]): Plan {
  const visiting = passes.filter(pass => pass.visit[op]);
  return {
    visitors: visiting.map(pass => pass.visit[op]!),
    passes: visiting.map(pass => passes.indexOf(pass)),
    watchers: passes.flatMap(pass => pass.emitted?.[op] ?? []),
    learners: passes.flatMap(pass => pass.learn?.[op] ?? []),
    strengtheners: passes.flatMap(pass => pass.strengthen?.[op] ?? []),
  };
}

/** A guard of a path, at which a branch may leave it. */
interface Fork {
  readonly raw: Node;
  readonly guard: Node;
  readonly condition: Node;
  /** Where the state was that of the guard. */
  readonly mark: number;
  branch: Path | null;
}
/** A way through the tree: from the entry, the label or a guard to its end, without what branches off. */
export class Path {
  readonly trail = new Trail();
  readonly out: Node[] = [];
  readonly forks: Fork[] = [];
  /** The guard without a side trace that always fails, at which it ends. */
  end: Node | null = null;
  /** The loop has not been entered: most exits are not taken here, though they may be hot in the loop. */
  readonly isInPreamble: boolean;
  /** How many branches enclose it. */
  readonly depth: number;
  constructor(isInPreamble: boolean, depth = 0) {
    this.isInPreamble = isInPreamble;
    this.depth = depth;
  }
}

export class Optimizer {
  readonly state = new State();
  out: Node[] = [];
  readonly host: OptimizerHost;
  readonly assumptions: Fact[] = [];
  onJump: JumpHandler = () => undefined;
  /** Registers of the root frame that the loop does not change, or only by a constant. */
  steady: ReadonlySet<number> = new Set();
  /** Raw guards that were made to ask for more than was recorded, as they had no side trace. */
  readonly guessed = new Set<Node>();
  private path = new Path(true);
  /** The paths whose changes are in force, each branching off the one before it. */
  private readonly open: Path[] = [];
  private readonly passes: readonly Pass[];
  private readonly plans: (Plan | null)[];
  private readonly snapshots: SnapshotWriter;
  constructor(passes: readonly Pass[], host: OptimizerHost) {
    this.passes = passes;
    this.plans = plansOf(passes);
    this.host = host;
    this.snapshots = new SnapshotWriter(this);
  }

  /** The value that a node has come to stand for. */
  resolve(node: Node): Node {
    return this.state.resolve(node);
  }
  /** The value of a raw node. */
  valueOf(raw: Node): Node {
    if (raw.forward === null) {
      if (isConstant(raw)) return raw;
      throw new Error(`the raw ${raw.op} has no value on this path`);
    }
    let value = raw.forward;
    while (value.forward !== null) value = value.forward;
    return value;
  }
  virtualOf(node: Node): Virtual | undefined {
    return this.state.virtualOf(node);
  }
  /** From here on `node` is `value`. */
  replace(node: Node, value: Node): void {
    this.state.replace(node, value);
  }
  /** Makes sure that a value exists at run time. */
  force(node: Node): Node {
    return force(this, this.state.resolve(node));
  }

  /** Sends an operation through the pipeline. */
  emit(op: OpName, args: Node[], auxiliary: Auxiliary = null): Node {
    return this.send(makeNode(op, args, auxiliary));
  }
  /** Sends another operation than the one it was given through the passes that follow `pass`. */
  continueAfter(pass: Pass, op: OpName, args: Node[], auxiliary: Auxiliary): Node {
    return this.send(makeNode(op, args, auxiliary), this.passes.indexOf(pass) + 1);
  }
  private send(node: Node, firstPass = 0): Node {
    const { visitors, passes } = this.planFor(node);
    for (let i = 0; i < visitors.length; i++) {
      if (passes[i]! < firstPass) continue;
      const value = visitors[i]!(this, node);
      if (value) return this.state.resolve(value);
    }
    return this.push(node);
  }
  private planFor({ op, row }: Node): Plan {
    return this.plans[row.number] ?? (this.plans[row.number] = planOf(op, this.passes));
  }
  /** Appends an operation to the output as it is. */
  push(node: Node): Node {
    this.forceArguments(node);
    this.out.push(node);
    const { watchers } = this.planFor(node);
    for (let i = 0; i < watchers.length; i++) watchers[i]!(this, node);
    return node;
  }
  /** Makes the operands real. */
  forceArguments(node: Node): void {
    for (let i = 0; i < node.args.length; i++) {
      const arg = node.args[i]!;
      if (arg.forward === null && (arg.facts === null || arg.facts.virtual === null)) continue;
      const real = this.force(arg);
      if (real !== arg) node.args = node.args.with(i, real);
    }
  }

  // ---- paths -------------------------------------------------------------------------------------------------------

  get depth(): number {
    return this.path.depth;
  }
  /** Makes a path the present one: it begins where the present one stands. */
  enter(path: Path): void {
    this.open.push(path);
    this.present(path);
  }
  /** Takes back what the present path has changed, and goes on with the one from which it came. */
  leave(): void {
    this.open.pop()!.trail.goToBeginning();
    const outer = this.open.at(-1);
    if (outer) this.present(outer);
  }
  /** Leaves all paths. */
  leaveAll(): void {
    while (this.open.length > 0) this.leave();
  }
  private present(path: Path): void {
    this.path = path;
    this.out = path.out;
    this.state.trail = path.trail;
  }
  /** Follows a raw list on the present path. A guard that turns out to fail always ends the output there, or its side trace goes on. */
  follow(operations: readonly Node[]): void {
    for (let i = 0; i < operations.length; i++) {
      const raw = operations[i]!;
      if (raw.row.effect !== 'control') this.operation(raw);
      else if (isTerminator(raw.op)) this.terminate(raw);
      else if (!this.control(raw)) return;
    }
  }
  /** Whether side traces were recorded that should be on the path or branch off it, and are not yet. */
  isToGrow(path: Path): boolean {
    return (
      path.end?.sideTrace != null ||
      path.forks.some(({ raw, branch }) => (branch ? this.isToGrow(branch) : hasBranch(raw, path)))
    );
  }
  /** Explores all side traces on the present path and its branches that are not there yet, from the last to the first. */
  grow(): void {
    const { path } = this;
    if (path.end?.sideTrace) this.goOn(path, path.end);
    for (let i = path.forks.length - 1; i >= 0; i--) {
      const fork = path.forks[i]!;
      const { branch } = fork;
      if (branch ? !this.isToGrow(branch) : !hasBranch(fork.raw, path)) continue;
      path.trail.goTo(fork.mark);
      if (branch) this.enter(branch);
      else this.branchOff(fork);
      this.grow();
      this.leave();
    }
  }
  /** The guard at which the path has ended has got a side trace. */
  private goOn(path: Path, guard: Node): void {
    path.trail.goToEnd();
    path.end = null;
    path.out.pop();
    this.sideTrace(guard);
  }
  /** Goes down the other way of a guard. */
  private branchOff(fork: Fork): void {
    const { raw } = fork;
    const branch = new Path(this.path.isInPreamble, this.path.depth + 1);
    fork.branch = branch;
    this.enter(branch);
    this.state.showChange();
    this.learn(fork.condition, !raw.expected);
    this.bindInputs(raw);
    this.follow(raw.sideTrace!.operations);
  }

  // ---- operations --------------------------------------------------------------------------------------------------

  private operation(raw: Node): void {
    const { type } = raw;
    const value = raw.snapshot === null ? this.send(this.withValues(raw)) : this.pushFrames(raw);
    if (type !== 'void') this.state.bind(raw, value);
  }
  /** The operation on the present values of its operands. */
  private withValues(raw: Node): Node {
    const args: Node[] = [];
    const given = raw.args;
    for (let i = 0; i < given.length; i++) args.push(this.valueOf(given[i]!));
    return new Node(raw.op, raw.type, args, raw.auxiliary, undefined, raw.row);
  }
  /** `flush` and `callTree`: frames that go to memory hold real objects, and postponed stores are carried out. */
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
    const condition = this.strengthened(raw, this.valueOf(raw.args[0]!));
    if (isConstant(condition)) return (condition.value === 1) === raw.expected || this.leaveHere(raw);
    const guard = this.guardNode(raw, condition, raw.expected);
    this.path.forks.push({ raw, guard, condition, mark: this.state.trail.mark(), branch: null });
    this.push(guard);
    this.learn(condition, raw.expected);
    return true;
  }
  private guardNode(raw: Node, condition: Node, expected: boolean): Node {
    const guard = this.exitNode('guard', raw, [condition]);
    guard.expected = expected;
    guard.isInPreamble = this.path.isInPreamble;
    return guard;
  }
  /** What is left to ask of a condition when the passes have asked for more than it says. */
  private strengthened(raw: Node, condition: Node): Node {
    const { strengtheners } = this.planFor(condition);
    if (strengtheners.length === 0 || !raw.expected || raw.exitKind !== 'resume' || raw.sideTrace) return condition;
    const { length } = this.out;
    for (let i = 0; i < strengtheners.length; i++) strengtheners[i]!(this, raw);
    if (this.out.length === length) return condition;
    this.guessed.add(raw);
    return this.emit(
      condition.op,
      condition.args.map(arg => this.resolve(arg)),
    );
  }
  /** Leaves through a recorded guard unless something that it does not ask is true of the value, too. */
  guess(raw: Node, op: OpName, value: Node): void {
    const condition = this.emit(op, [value]);
    if (isConstant(condition)) return;
    this.push(this.guardNode(raw, condition, true));
    this.learn(condition, true);
  }
  /** The guard always fails here: its side trace is the rest of the path, or there is none. */
  private leaveHere(raw: Node): false {
    if (raw.sideTrace) this.sideTrace(raw);
    else {
      this.push(this.exitNode('exit', raw));
      this.path.end = raw;
    }
    return false;
  }
  private sideTrace(raw: Node): void {
    this.bindInputs(raw);
    this.follow(raw.sideTrace!.operations);
  }
  private bindInputs(raw: Node): void {
    for (const input of raw.sideTrace!.inputs) {
      const value = valueAt(raw.snapshot!, placeOf(input)) as Node | null;
      this.state.bind(input, value ? this.valueOf(value) : this.deadRegister(input));
    }
  }
  /** A register that the snapshot does not hold: NULL in inlined frames, whatever memory holds in the root frame. */
  private deadRegister(input: Node): Node {
    return placeOf(input).frame > 0
      ? NULL_REF
      : this.push(makeNode('input', [], { frame: 0, register: placeOf(input).register }));
  }
  /** Lets all passes learn what a guard has decided. */
  learn(condition: Node, truth: boolean): void {
    const { learners } = this.planFor(condition);
    for (let i = 0; i < learners.length; i++) learners[i]!(this, condition, truth);
    this.replace(condition, truth ? TRUE : FALSE);
  }

  /** The present values of a raw snapshot. */
  capture(snapshot: Snapshot): Snapshot {
    return this.snapshots.capture(snapshot);
  }
  /** A value for a snapshot: virtual objects as descriptions, or an object at hand that holds the same number. */
  describe(value: Node, objects: Map<Node, VirtualObject>): SnapshotValue {
    return this.snapshots.describe(value, objects);
  }
  /** The postponed stores as a snapshot shows them. */
  pendingStores(objects: Map<Node, VirtualObject>): PendingStore[] {
    return this.snapshots.pending(objects);
  }
  /** An existing object that can stand for a virtual number: numbers have no identity. */
  boxFor(v: Virtual): Node | null {
    if (v.kind !== 'int' && v.layout?.name !== 'float') return null;
    const content = v.contents[0];
    return content ? this.state.boxOf(this.state.resolve(content.value)) : null;
  }
}
function hasBranch(raw: Node, { isInPreamble }: Path): boolean {
  return raw.sideTrace !== null && (!isInPreamble || raw.isHotInPreamble);
}
/** Gives the guards of a path and of its branches all that leaves through them: what came behind the optimizer has taken something away. */
export function joinBranches(path: Path): void {
  for (const { guard, branch } of path.forks) {
    if (!branch) continue;
    guard.branch = branch.out;
    joinBranches(branch);
  }
}
