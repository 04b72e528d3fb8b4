/**
 * The data of traces: nodes, snapshots, traces, trees, and the builder that the recorder uses.
 *
 * ## How a recorder uses it
 *
 *     const b = new TraceBuilder();
 *     const x = b.input(0, 2, 'ref', value);          // register 2 of the root frame, with the value it has now
 *     const n = b.emit('intValue', [x], null, 7n);    // every node may carry the concrete value that was seen
 *     const c = b.emit('addFits', [n, constant('i64', 1n)], null, 1);
 *     b.guard(c, true, snapshot, 'resume');
 *     const trace = b.jump(snapshotAtHeader);         // or b.exit(snapshot, kind), or b.link(treeId, snapshot)
 *
 * Constants are nodes too (`constant(type, value)`), interned: two equal constants are the same node. They are not
 * listed among a trace's operations. Values are JavaScript numbers for i32, f64, ref and bool (0 or 1), BigInt for i64.
 *
 * ## Snapshots
 *
 * A snapshot says how the interpreter's frames look at one point: outermost frame first, the first being the frame in
 * which the trace was entered (whose registers are in memory). Each frame stands at `offset` bytes above the root's
 * `fp`. `registers[i]` is a node, or null when the register is dead: for the root frame that leaves memory as it is, for an inlined
 * frame it means NULL. Registers that lie in the window of the next frame (its header and above) are left to that
 * frame. `pc` is what the frame's pc is: for the innermost frame where execution goes on, for the others the address of the
 * instruction that called. The snapshot of a guard of kind
 *
 * - `resume` is the state at the start of the bytecode, which is executed again;
 * - `raise` the same state, where unwinding starts at `pc` (the exception is in Machine.raised);
 * - `after` is the state behind an effect, `pc` the next instruction, results in their registers;
 * - `pending` is a frame that awaits the result of its callee.
 *
 * ## Traces and trees
 *
 * A raw trace is a list of operations that ends in `jump`, `exit`, `link` or `finish`. A side trace hangs on the guard node it starts
 * from (`guard.sideTrace`); its inputs name places (frame, register) of that guard's snapshot. Header words are inputs, too: register
 * FUNCTION_REGISTER and EXTRA_REGISTER, which is where they lie relative to `fp`. The optimizer turns the raw
 * root trace with everything that hangs on it into ONE optimised list with a `label`, in which guards carry the
 * optimised side traces as `branch`. Raw traces are the same after optimising as before and may be optimised again.
 */
import type { Field, LayoutDescriptor } from '../../interpreter/dialect/rts.js';
import type { Facts } from '../optimizer/state.js';
import { type OpName, type OpRow, rowOf, type Type } from './ops.js';

/** The concrete value of a node: BigInt for i64, a number for all other types. */
export type Value = number | bigint;
export type AnyField = Field<unknown>;

/** Field keys a function reads or writes (`layout.field`, `layout[]`, `header.map`), or everything there is. */
export type Effects = readonly string[] | 'everything';
/** A function that traces call instead of looking into it. */
export interface FunctionDescriptor {
  /** Its name among the exports of the interpreter's module, or among the host functions. */
  readonly name: string;
  readonly kind: 'residual' | 'elidable' | 'host';
  /** Its result NULL (or RAISE) means that the exception is in Machine.raised. */
  readonly raises: boolean;
  /** It may run Python code: a collection may happen in it, and frames must be in memory before it. */
  readonly runsPython?: boolean;
  readonly parameters: readonly Type[];
  readonly result: Type | 'void';
  readonly reads: Effects;
  readonly writes: Effects;
}
/** A register of a frame of the state in which a trace starts. */
export interface Place {
  readonly frame: number;
  readonly register: number;
}
/** The callable's word lies just below register 0, the extra word five words below (FrameHeader). */
export const FUNCTION_REGISTER = -1;
export const EXTRA_REGISTER = -5;

export type Auxiliary = AnyField | LayoutDescriptor | FunctionDescriptor | Place | readonly Node[] | number | null;
export type ExitKind = 'resume' | 'raise' | 'after' | 'pending';

/** What a backend keeps of a value. Only that of the emission that is its owner counts. */
export interface Placement {
  readonly owner: object;
  /** How often it is used; what a snapshot has several times counts once. */
  uses: number;
  /** The position of its last use. */
  last: number;
  /** The number of the snapshot that has listed it last. */
  listed: number;
  local: number;
}

/**
 * One operation and its result. `value` of a constant is the constant; of another node the value seen while recording,
 * or undefined. Only guards, exits, jumps, labels, links and flushes use `snapshot` and what follows it.
 */
export class Node {
  readonly op: OpName;
  /** The operation's row. */
  readonly row: OpRow;
  readonly type: Type | 'void';
  args: Node[];
  auxiliary: Auxiliary;
  value: Value | undefined;
  /** A number for printing and as a key; unique within the process, 0 while unused. */
  id: number;
  snapshot: Snapshot | null = null;
  exitKind: ExitKind = 'resume';
  /** For a guard: leaves when the condition differs from this. */
  expected = true;
  /** Raw trees: the trace recorded from this guard's exit. */
  sideTrace: Trace | null = null;
  /** Optimised trees: the optimised operations of the side trace. */
  branch: Node[] | null = null;
  /** Optimised trees: the raw node this exit came from; its `failures` count and its side trace belong there. */
  origin: Node | null = null;
  /** Optimised trees: the exit is taken before the loop is entered. */
  isInPreamble = false;
  /** Raw trees: the exit is taken often in the preamble, too, so that its side trace is wanted there. */
  isHotInPreamble = false;
  /** Raw trees: no side trace will follow the exit. */
  isClosed = false;
  /** Raw trees: how often the exit was taken since a side trace was last tried. */
  failures = 0;
  /** While an optimizer runs, what stands for it: of a raw node its value, of another one its replacement. Else null. */
  forward: Node | null = null;
  /** While an optimizer runs, what it knows of the value. Else null. */
  facts: Facts | null = null;
  /** While a backend emits the tree, what it has found out about the value. */
  placement: Placement | null = null;
  constructor(
    op: OpName,
    type: Type | 'void',
    args: Node[],
    auxiliary: Auxiliary = null,
    value?: Value,
    row: OpRow = rowOf(op),
  ) {
    this.op = op;
    this.row = row;
    this.type = type;
    this.args = args;
    this.auxiliary = auxiliary;
    this.value = value;
    this.id = 0;
  }
}
let lastId = 0;
/** The node's number, given on first use. */
export function idOf(node: Node): number {
  return node.id || (node.id = ++lastId);
}

const interned: Record<Type, Map<Value | string, Node>> = {
  i32: new Map(),
  i64: new Map(),
  f64: new Map(),
  ref: new Map(),
  bool: new Map(),
};
/** The constant of that type and value. */
export function constant(type: Type, value: Value): Node {
  const key = Object.is(value, -0) ? '-0' : value;
  const table = interned[type];
  let node = table.get(key);
  if (!node) table.set(key, (node = new Node('const', type, [], null, value)));
  return node;
}
export const NULL_REF = constant('ref', 0);
export const TRUE = constant('bool', 1);
export const FALSE = constant('bool', 0);
export const isConstant = (node: Node): boolean => node.op === 'const';

/** The word 0 of an object as a field: stores to it change an object's map. Loads of it are written `mapOf`. */
export const MAP_FIELD: AnyField = {
  layout: 'header',
  name: 'map',
  key: 'header.map',
  type: 'ref',
  mutability: 'plain',
  offset: 0,
  stride: 0,
};
/** The flags word of an object. */
export const FLAGS_FIELD: AnyField = {
  layout: 'header',
  name: 'flags',
  key: 'header.flags',
  type: 'i32',
  mutability: 'plain',
  offset: 4,
  stride: 0,
};
const slots = new Map<string, AnyField>();
/**
 * The attribute slot of instances at a byte offset, as a field of its own. A function that declares that it writes or reads
 * `instance.slots` touches all of them.
 */
export function slotField(offset: number, type: 'ref' | 'f64'): AnyField {
  const key = `instance.slot${offset}${type}`;
  let field = slots.get(key);
  if (!field)
    slots.set(
      key,
      (field = { layout: 'instance', name: `slot${offset}${type}`, key, type, mutability: 'plain', offset, stride: 0 }),
    );
  return field;
}
/** The layout of plain instances of a byte size, for `new`: it has no fields but the slots of `slotField`. */
export function instanceLayout(size: number): LayoutDescriptor {
  let layout = instanceLayouts.get(size);
  if (!layout) instanceLayouts.set(size, (layout = { name: `instance:${size}`, fields: [], size, element: null }));
  return layout;
}
const instanceLayouts = new Map<number, LayoutDescriptor>();
/** The type that a node has which loads the field. */
export function typeOfField(field: AnyField): Type {
  return field.type === 'u8' || field.type === 'u16' ? 'i32' : field.type;
}

/* Typed views of a node's auxiliary; the verifier has checked that the operation has it. */
export const fieldOf = (node: Node): AnyField => node.auxiliary as AnyField;
export const layoutOf = (node: Node): LayoutDescriptor => node.auxiliary as LayoutDescriptor;
export const functionOf = (node: Node): FunctionDescriptor => node.auxiliary as FunctionDescriptor;
export const placeOf = (node: Node): Place => node.auxiliary as Place;
export const phisOf = (node: Node): readonly Node[] => node.auxiliary as readonly Node[];

/**
 * An object that exists only in snapshots (optimised trees): what to build when the exit is taken. `newInt` boxes hold their
 * number under the field key `int.value` and have no layout. The same VirtualObject twice in a snapshot is one object.
 */
export class VirtualObject {
  readonly kind: 'object' | 'array' | 'int';
  readonly layout: LayoutDescriptor | null;
  readonly map: SnapshotValue;
  /** For arrays. */
  readonly length: number;
  /** Field or element contents; absent ones are zero. */
  readonly contents: { field: AnyField; index: number; value: SnapshotValue }[] = [];
  constructor(kind: 'object' | 'array' | 'int', layout: LayoutDescriptor | null, map: SnapshotValue, length: number) {
    this.kind = kind;
    this.layout = layout;
    this.map = map;
    this.length = length;
  }
}
export type SnapshotValue = Node | VirtualObject;
/** Cheaper than `instanceof`, which looks for the class's own idea of it. */
export function isNode(value: SnapshotValue): value is Node {
  return (value as Node).op !== undefined;
}

export interface FrameSnapshot {
  /** Address of the code object. */
  readonly code: number;
  /** Address of an instruction. */
  readonly pc: number;
  /** Bytes from the root frame's `fp` to this one's. */
  readonly offset: number;
  /** Of an inlined frame its `registerCount` registers. */
  readonly registers: readonly (SnapshotValue | null)[];
  /** The callable and the extra word (null: NULL); written for inlined frames, `extra` for the root when it is not null. */
  readonly function: SnapshotValue | null;
  readonly extra: SnapshotValue | null;
  /** Bits of `FrameFlags`. */
  readonly flags: number;
  /** How much deeper than the root frame it counts towards the recursion limit. */
  readonly depth: number;
}
/** A store that has been postponed until an exit is taken (optimised trees). `index` is null for plain fields. */
export interface PendingStore {
  readonly object: SnapshotValue;
  readonly field: AnyField;
  readonly index: Node | null;
  readonly value: SnapshotValue;
  /** The object may be old: the barrier is needed. */
  readonly barrier: boolean;
}
export interface Snapshot {
  readonly frames: readonly FrameSnapshot[];
  /** Stores to carry out when leaving, in order. */
  readonly pending?: readonly PendingStore[];
}

export interface Trace {
  readonly inputs: readonly Node[];
  readonly operations: readonly Node[];
}

/** Collects the operations of one raw trace. */
export class TraceBuilder {
  readonly inputs: Node[] = [];
  readonly operations: Node[] = [];
  private readonly places = new Map<string, Node>();

  /** The node of a register in the state the trace starts in; asked twice it is the same node. */
  input(frame: number, register: number, type: Type = 'ref', value?: Value): Node {
    const key = `${frame}:${register}`;
    let node = this.places.get(key);
    if (!node) {
      node = new Node('input', type, [], { frame, register }, value);
      this.places.set(key, node);
      this.inputs.push(node);
    }
    return node;
  }
  /** Appends an operation; its result type follows from the table, the auxiliary and the operands. */
  emit(op: OpName, args: Node[], auxiliary: Auxiliary = null, value?: Value): Node {
    const node = makeNode(op, args, auxiliary, value);
    this.operations.push(node);
    return node;
  }
  /** Appends a guard that `condition` is `expected`. */
  guard(condition: Node, expected: boolean, snapshot: Snapshot, kind: ExitKind): Node {
    const node = this.emit('guard', [condition]);
    node.expected = expected;
    return attach(node, snapshot, kind);
  }
  /** Appends the test of the version's validity; nothing is emitted for trees without assumptions. */
  guardValid(snapshot: Snapshot): Node {
    return attach(this.emit('guardValid', []), snapshot, 'after');
  }
  /** Appends the writing of all frames to the VM stack, which has to precede a call with `runsPython`. */
  flush(snapshot: Snapshot): Node {
    return attach(this.emit('flush', []), snapshot, 'after');
  }
  /** Appends the call of a function's tree on the last frame of the snapshot. */
  callTree(tableIndex: number, snapshot: Snapshot): Node {
    return attach(this.emit('callTree', [], tableIndex), snapshot, 'after');
  }
  /** Ends the trace at the header of its tree; the snapshot holds the root frame alone. */
  jump(snapshot: Snapshot): Trace {
    attach(this.emit('jump', []), snapshot, 'resume');
    return this.done();
  }
  /** Ends the trace by leaving. */
  exit(snapshot: Snapshot, kind: ExitKind): Trace {
    attach(this.emit('exit', []), snapshot, kind);
    return this.done();
  }
  /** Ends the trace at the header of another tree, given by its index in the shared function table. */
  link(tableIndex: number, snapshot: Snapshot): Trace {
    attach(this.emit('link', [], tableIndex), snapshot, 'resume');
    return this.done();
  }
  /** Ends the trace by the return of the root frame. */
  finish(value: Node): Trace {
    this.emit('finish', [value]);
    return this.done();
  }
  private done(): Trace {
    return { inputs: this.inputs, operations: this.operations };
  }
}
/** Gives a node its snapshot. */
export function attach(node: Node, snapshot: Snapshot, kind: ExitKind): Node {
  node.snapshot = snapshot;
  node.exitKind = kind;
  return node;
}

/** A node with the result type that its operation, auxiliary and operands imply. */
export function makeNode(op: OpName, args: Node[], auxiliary: Auxiliary = null, value?: Value): Node {
  const row = rowOf(op);
  return new Node(op, resultType(op, row, args, auxiliary), args, auxiliary, value, row);
}
function resultType(op: OpName, { result }: OpRow, args: Node[], auxiliary: Auxiliary): Type | 'void' {
  switch (result) {
    case 'none':
      return 'void';
    case 'field':
      return typeOfField(auxiliary as AnyField);
    case 'signature':
      return (auxiliary as FunctionDescriptor).result;
    case 'same':
      return op === 'select' ? (args[1]!.type as Type) : 'ref';
    default:
      return result;
  }
}

/**
 * Calls `visit` for every node a snapshot mentions, through virtual objects too (each of them once). What is in `seen` was visited
 * before: snapshots share frames.
 */
export function forEachSnapshotNode(
  snapshot: Snapshot,
  visit: (node: Node) => void,
  seen = new Set<VirtualObject | FrameSnapshot>(),
): void {
  const go = (value: SnapshotValue | null): void => {
    if (value && isNode(value)) visit(value);
    else if (value && !seen.has(value)) {
      seen.add(value);
      go(value.map);
      for (const entry of value.contents) go(entry.value);
    }
  };
  for (const frame of snapshot.frames) {
    if (seen.has(frame)) continue;
    seen.add(frame);
    for (const value of frame.registers) go(value);
    go(frame.function);
    go(frame.extra);
  }
  for (const store of snapshot.pending ?? []) {
    go(store.object);
    go(store.index);
    go(store.value);
  }
}
/** The value a snapshot has at a place: what a side trace's input stands for. */
export function valueAt(snapshot: Snapshot, place: Place): SnapshotValue | null {
  const frame = snapshot.frames[place.frame];
  if (!frame) throw new Error(`the snapshot has no frame ${place.frame}`);
  if (place.register === FUNCTION_REGISTER) return frame.function;
  if (place.register === EXTRA_REGISTER) return frame.extra;
  return frame.registers[place.register] ?? null;
}

/** A fact about the heap that a compiled version relies on: that a quasi-immutable field keeps its value. */
export interface Assumption {
  readonly object: number;
  readonly field: AnyField;
}
/** An assumption with the value that the field had. */
export interface Fact extends Assumption {
  readonly value: Value;
}
/** The result of optimising a tree. */
export interface OptimizedTree {
  /** Everything in order: inputs, preamble, then `label` and the body (or no label when it ends in an exit or link). */
  readonly operations: readonly Node[];
  readonly assumptions: readonly Assumption[];
}
