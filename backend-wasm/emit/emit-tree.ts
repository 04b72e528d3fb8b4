/**
 * Emits an optimised tree as one Wasm function, `trace(fp: i32) -> i32`.
 *
 * The function's shape: inputs are loaded from the frame's registers, the preamble runs, the phis get their first values, then
 * a Wasm loop holds the body. A guard is an `if` around its exit or, when a side trace was compiled into it, around that
 * trace's operations, which end in an exit of their own or branch to the loop. So nothing ever joins but at the loop
 * header, and all values stay in locals. The result is what the root frame returns, or the
 * answer of the exit through which the tree was left (`exitAnswer` of `firstExit` + its index); Machine.fp and, for direct exits,
 * Machine.pc and the frames are set then.
 *
 * Imports: `env.memory`, `env.table` when the tree links to others, and functions by name from `call`: always the allocator's
 * `allocateSlow` and the barrier's `logObject`, and those of the interpreter's module and of the host that the tree calls.
 */
import {
  EXIT_COUNTDOWN_BYTES,
  exitAnswer,
  FrameHeader,
  Machine,
  MemoryMap,
  POLL_INTERVAL,
  TREE_STACK_RATIO,
  TreeAnswer,
} from '../../interpreter/heap/machine.js';
import { type OpName, OPS } from '../../tracer/ir/ops.js';
import { type Fact, functionOf, type Node, phisOf, placeOf } from '../../tracer/ir/trace.js';
import { Assembler } from '../assemble/assembler.js';
import type { CodeWriter, Label } from '../assemble/code-writer.js';
import { Control, I32, I64, Memory, type WasmType } from '../assemble/opcodes.js';
import { type EmittedExit, emitExit, frameAt, writeCall, writeState } from './emit-exits.js';
import { COUNTDOWN, Emission } from './emission.js';
import * as heap from './emit-heap.js';
import * as integers from './emit-integers.js';
import { emitValue, hasValueForm } from './emit-values.js';
import { localType } from './locals.js';
import { Survey } from './survey.js';

/** Bytes of the host's stack that every activation takes, its values not counted. */
const HOST_FRAME = 96;

export interface EmitOptions {
  /** Number of the tree's first exit: exits are numbered throughout the program, as linked trees return each other's. */
  readonly firstExit?: number;
  /** Where the tree is callable: calls of itself are direct. */
  readonly tableIndex?: number;
  /** What `guardValid` tests. */
  readonly facts?: readonly Fact[];
  /** Where iterations are accounted for that no spilled exit tells of. */
  readonly account?: number;
  /** Iterations until the trace returns to its driver. */
  readonly pollInterval?: number;
  /** Whether `env.memory` is shared, and its size in 64 KiB pages (initial = maximum). */
  readonly sharedMemory?: boolean;
  readonly memoryPages?: number;
}
export interface EmittedTree {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly exits: readonly EmittedExit[];
  /** Names of the functions to be given as module `call`. */
  readonly imports: readonly string[];
  readonly usesTable: boolean;
  /** Bytes from the root's fp to the spill window. */
  readonly spillOffset: number;
}

/** Emits a tree; see the head comment for the module's interface. */
export function emitTree(operations: readonly Node[], options: EmitOptions = {}): EmittedTree {
  return new TreeEmitter(operations, options).emit();
}

/** Leaves the value of an operation on the stack that may be evaluated where it is used. */
function evaluate(e: Emission, node: Node): void {
  if (hasValueForm(node)) emitValue(e, node);
  else heap.emitLoad(e, node);
}
/** Loads and what has a value form: nothing is done when nobody uses it, and its only use may evaluate it. */
const isPure = (node: Node): boolean => hasValueForm(node) || node.op === 'load' || node.op === 'loadAt';

class TreeEmitter {
  private readonly operations: readonly Node[];
  private readonly options: EmitOptions;
  private readonly module = new Assembler();
  private readonly survey: Survey;
  private readonly e: Emission;
  private readonly code: CodeWriter;
  private readonly spillOffset: number;
  /** The signature of traces, and the index of this one. */
  private readonly signature: number;
  private readonly trace: number;
  /** Where `restart` and `jump` go to. */
  private start: Label = 0;
  private loop: Label = 0;
  constructor(operations: readonly Node[], options: EmitOptions) {
    this.operations = operations;
    this.options = options;
    this.survey = new Survey(operations);
    this.signature = this.module.signature(['i32'], 'i32');
    this.e = new Emission(this.module, this.survey, options.account ?? null, evaluate);
    this.code = this.e.code;
    this.trace = this.module.addFunction(['i32'], 'i32', body => this.copyTrace(body));
    // The spill window begins above all frames that any exit writes.
    this.spillOffset = ((this.survey.extent + FrameHeader.SIZE + 7) & -8) + EXIT_COUNTDOWN_BYTES;
  }
  emit(): EmittedTree {
    this.declareModule();
    this.body();
    const bytes = this.module.finish();
    const { exits, imports } = this.e;
    return { bytes, exits, imports, usesTable: this.survey.usesTable, spillOffset: this.spillOffset };
  }
  private declareModule(): void {
    const { memoryPages, sharedMemory } = this.options;
    this.module.importMemory(memoryPages ?? MemoryMap.MEMORY_SIZE / 65536, sharedMemory ?? true);
    if (this.survey.usesTable) this.module.importTable();
    this.module.exportFunction('trace', this.trace);
  }
  /** The helpers that the trace has turned out to need are written behind it. */
  private copyTrace(body: CodeWriter): readonly WasmType[] {
    body.raw(this.code.written());
    return this.e.localTypes;
  }
  private body(): void {
    const { code, survey } = this;
    code.i32(this.options.pollInterval ?? POLL_INTERVAL);
    code.setLocal(COUNTDOWN);
    if (survey.hasRestart) this.start = code.loop();
    this.list(this.operations);
    if (survey.hasRestart) code.endUnreachable();
  }

  /** Emits a list; from a label on everything is in the loop. */
  private list(operations: readonly Node[]): void {
    const { code } = this;
    let inLoop = false;
    for (let i = 0; i < operations.length; i++) {
      const node = operations[i]!;
      if (node.op === 'label') {
        this.movePhis(node, node.args);
        this.loop = code.loop();
        inLoop = true;
        this.poll(node);
      } else if (isPure(node)) this.pure(node, operations[i + 1]);
      else EMITTERS[node.row.number]!(this, node);
    }
    if (inLoop) code.endUnreachable();
  }
  private pure(node: Node, next: Node | undefined): void {
    const { e } = this;
    const uses = e.usesOf(node);
    if (uses === 0) return;
    if (uses === 1 && next !== undefined && evaluatesOnce(next) && next.args.includes(node)) e.inline(node);
    else {
      evaluate(e, node);
      e.set(node);
    }
  }
  /** For operations that leave their value on the stack. */
  define(node: Node, write: (e: Emission, node: Node) => void): void {
    write(this.e, node);
    this.e.set(node);
  }
  input(node: Node): void {
    if (this.e.usesOf(node) === 0) return;
    const { register } = placeOf(node);
    frameAt(this.e, 4 * register);
    this.code.memory(Memory.LOAD_I32, 0);
    this.e.set(node);
  }
  call(node: Node): void {
    for (const arg of node.args) this.e.get(arg);
    this.e.call(functionOf(node));
    if (node.type !== 'void') this.e.set(node);
  }
  flush(node: Node): void {
    writeState(this.e, node.snapshot!);
  }
  perform(node: Node, write: (e: Emission, node: Node) => void): void {
    write(this.e, node);
  }

  jump(node: Node): void {
    this.movePhis(this.survey.label!, node.args);
    this.code.br(this.loop);
  }
  finish(node: Node): void {
    this.e.countIterations(POLL_INTERVAL);
    this.e.get(node.args[0]!);
    this.code.op(Control.RETURN);
  }
  guard(node: Node): void {
    const { code } = this;
    this.e.get(node.args[0]!);
    if (node.expected) code.op(I32.EQZ);
    code.if();
    if (node.branch !== null) this.list(node.branch);
    else this.leave(node);
    code.end();
  }
  guardValid(node: Node): void {
    const facts = this.options.facts ?? [];
    if (facts.length <= FEW_FACTS) writeIsValid(this.code, facts);
    else this.code.call(this.e.helper('isValid', [], 'i32', code => writeIsValid(code, facts)));
    this.code.op(I32.EQZ);
    this.leaveIf(node);
  }
  leave(node: Node): void {
    emitExit(this.e, node, (this.options.firstExit ?? 0) + this.e.exits.length, this.spillOffset);
  }
  /** Leaves if the word on the stack is not 0. */
  private leaveIf(node: Node): void {
    this.code.if();
    this.leave(node);
    this.code.end();
  }
  /** Goes on in another tree without returning, unless the driver is due. */
  link(node: Node): void {
    const { e, code } = this;
    const { offset } = node.snapshot!.frames.at(-1)!;
    this.countCall();
    this.isDriverDue();
    this.leaveIf(node);
    writeState(e, node.snapshot!);
    e.countIterations(this.survey.label === null ? POLL_INTERVAL + 1 : POLL_INTERVAL);
    frameAt(e, offset);
    code.i32(node.auxiliary as number);
    if (offset === 0) code.returnCallIndirect(this.signature);
    else {
      code.callIndirect(this.signature);
      this.finishInside(offset);
    }
  }
  /** What the other tree returns is the result of an inlined frame: the interpreter gives it to its caller. */
  private finishInside(offset: number): void {
    const { e, code } = this;
    const answer = e.temporary('i32', 0);
    code.setLocal(answer);
    this.returnExit(answer);
    heap.beginMachineWord(code);
    code.getLocal(answer);
    heap.endMachineWord(code, Machine.answerRef);
    heap.beginMachineWord(code);
    frameAt(e, offset);
    heap.endMachineWord(code, Machine.fp);
    code.i32(exitAnswer(TreeAnswer.RETURNED_INSIDE));
    code.op(Control.RETURN);
  }
  private countCall(): void {
    const { code } = this;
    heap.beginMachineWord(code);
    heap.machineWord(code, Machine.budget);
    code.i32(1);
    code.op(I32.SUB);
    heap.endMachineWord(code, Machine.budget);
  }
  private isDriverDue(): void {
    const { code } = this;
    heap.machineWord(code, Machine.interrupts);
    heap.machineWord(code, Machine.budget);
    code.i32(0);
    code.op(I32.LE_S);
    code.op(I32.OR);
  }
  /** Returns the answer when it is an exit. */
  private returnExit(answer: number): void {
    const { code } = this;
    code.getLocal(answer);
    code.i32(TreeAnswer.EXIT_MASK);
    code.op(I32.AND);
    code.i32(TreeAnswer.EXIT);
    code.op(I32.EQ);
    code.if();
    code.getLocal(answer);
    code.op(Control.RETURN);
    code.end();
  }
  /**
   * Runs a tree on a frame of its own. The frames are in memory, so whatever exit the callee is left through, at whatever depth, is an
   * exit of this tree as well. The callee's registers above its arguments hold anything: function trees write all that they
   * leave in memory.
   */
  callTree(node: Node): void {
    const { e, code } = this;
    const { offset } = node.snapshot!.frames.at(-1)!;
    this.countCall();
    this.isDriverDue();
    frameAt(e, offset);
    heap.machineWord(code, Machine.treeLimit);
    code.op(I32.GT_U);
    code.op(I32.OR);
    this.leaveIf(node);
    const answer = e.temporary('i32', 0);
    writeCall(e, node.snapshot!);
    this.moveLimit(-this.surcharge(offset));
    this.enter(node, offset);
    code.setLocal(answer);
    this.returnExit(answer);
    this.moveLimit(this.surcharge(offset));
    code.getLocal(answer);
    e.set(node);
  }
  private enter(node: Node, offset: number): void {
    const { code } = this;
    const target = node.auxiliary as number;
    frameAt(this.e, offset);
    if (target === this.options.tableIndex) code.call(this.trace);
    else {
      code.i32(target);
      code.callIndirect(this.signature);
    }
  }
  /** Bytes by which a call costs more of the host's stack than TREE_STACK_RATIO expects of one that moves up the VM stack so far. */
  private surcharge(offset: number): number {
    const frame = HOST_FRAME + 8 * this.e.localTypes.length;
    return Math.max(0, Math.ceil(frame / TREE_STACK_RATIO) - offset);
  }
  private moveLimit(bytes: number): void {
    if (bytes === 0) return;
    const { code } = this;
    heap.beginMachineWord(code);
    heap.machineWord(code, Machine.treeLimit);
    code.i32(bytes);
    code.op(I32.ADD);
    heap.endMachineWord(code, Machine.treeLimit);
  }

  /** Goes back to the entry, or leaves when the driver is due. */
  restart(node: Node): void {
    const { code } = this;
    this.countIteration();
    heap.machineWord(code, Machine.interrupts);
    code.op(I32.OR);
    this.leaveIf(node);
    writeState(this.e, node.snapshot!);
    code.br(this.start);
  }
  private countIteration(): void {
    const { code } = this;
    code.getLocal(COUNTDOWN);
    code.i32(1);
    code.op(I32.SUB);
    code.teeLocal(COUNTDOWN);
    code.op(I32.EQZ);
  }
  /** Counts an iteration and leaves when the driver is due: the trace has run long enough, or memory is to be collected. */
  private poll(label: Node): void {
    if (!label.snapshot) return;
    this.countIteration();
    // Functions that are called may allocate, so that a collection may become due in any iteration.
    if (this.survey.loopCalls) {
      heap.machineWord(this.code, Machine.interrupts);
      this.code.op(I32.OR);
    }
    this.leaveIf(label);
  }
  /** Gives every phi its operand, all at once: operands that are themselves phis about to change are saved first. */
  private movePhis(label: Node, args: readonly Node[]): void {
    const { e, code } = this;
    const phis = phisOf(label);
    const changes = (i: number): boolean => phis[i] !== args[i] && e.usesOf(phis[i]!) > 0;
    const saved = new Map<Node, number>();
    for (let i = 0; i < phis.length; i++) {
      const arg = args[i]!;
      if (arg.op !== 'phi' || !changes(i) || saved.has(arg) || !changes(phis.indexOf(arg))) continue;
      const local = e.temporary(localType(arg.type), 2 + saved.size);
      saved.set(arg, local);
      e.get(arg);
      code.setLocal(local);
    }
    for (let i = 0; i < phis.length; i++) {
      if (!changes(i)) continue;
      const local = saved.get(args[i]!);
      if (local === undefined) e.get(args[i]!);
      else code.getLocal(local);
      code.setLocal(e.localOf(phis[i]!));
    }
  }
}
/** So many facts are tested in place, more in a function of their own. */
const FEW_FACTS = 3;
/** `isValid() -> i32`: whether all that the version relies on is still so. */
function writeIsValid(code: CodeWriter, facts: readonly Fact[]): readonly WasmType[] {
  if (facts.length === 0) code.i32(1);
  facts.forEach(({ object, field, value }, i) => {
    code.i32(0);
    heap.loadMemory(code, field.type, object + field.offset);
    if (field.type === 'i64') {
      code.i64(value as bigint);
      code.op(I64.EQ);
    } else {
      code.i32(value as number);
      code.op(I32.EQ);
    }
    if (i > 0) code.op(I32.AND);
  });
  return [];
}
/** The operation evaluates each operand once. */
const evaluatesOnce = (node: Node): boolean => node.op === 'guard' || node.op === 'load' || hasValueForm(node);

type Emitter = (tree: TreeEmitter, node: Node) => void;
type Writer = (e: Emission, node: Node) => void;
const defining =
  (write: Writer): Emitter =>
  (tree, node) => {
    tree.define(node, write);
  };
const performing =
  (write: Writer): Emitter =>
  (tree, node) => {
    tree.perform(node, write);
  };
/** How each operation is emitted that is not pure. */
const BY_OPERATION: Partial<Record<OpName, Emitter>> = {
  input: (tree, node) => tree.input(node),
  addFits: defining(integers.addFits),
  subFits: defining(integers.subFits),
  mulFits: defining(integers.mulFits),
  fits31: defining((e, node) => integers.fits31(e, node.args[0]!)),
  fits32: defining((e, node) => integers.fits32(e, node.args[0]!)),
  idivFloor: defining(integers.idivFloor),
  imodFloor: defining(integers.imodFloor),
  idiv: defining(integers.idiv),
  irem: defining(integers.irem),
  mapOf: defining(heap.emitMapOf),
  intValue: defining(heap.emitIntValue),
  newInt: performing(heap.emitNewInt),
  new: performing(heap.emitNew),
  newArray: performing(heap.emitNewArray),
  store: performing(heap.emitStore),
  storeNew: performing(heap.emitStore),
  storeAt: performing(heap.emitStoreAt),
  storeNewAt: performing(heap.emitStoreAt),
  call: (tree, node) => tree.call(node),
  flush: (tree, node) => tree.flush(node),
  callTree: (tree, node) => tree.callTree(node),
  guard: (tree, node) => tree.guard(node),
  guardValid: (tree, node) => tree.guardValid(node),
  jump: (tree, node) => tree.jump(node),
  exit: (tree, node) => tree.leave(node),
  link: (tree, node) => tree.link(node),
  finish: (tree, node) => tree.finish(node),
  restart: (tree, node) => tree.restart(node),
};
const EMITTERS: readonly Emitter[] = (Object.keys(OPS) as OpName[]).map(
  op =>
    BY_OPERATION[op] ??
    (() => {
      throw new Error(`the emitter has no form for ${op}`);
    }),
);
