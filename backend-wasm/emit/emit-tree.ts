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
 * Imports: `env.memory`, `env.table` when the tree links to others, and functions by name from `call`: those of the
 * interpreter's module and of the host, and always the allocator's `allocateSlow` and the barrier's `logObject` where needed.
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
import type { Type } from '../../tracer/ir/ops.js';
import { functionOf, isConstant, type Node, phisOf, placeOf } from '../../tracer/ir/trace.js';
import { frameExtent } from '../../tracer/snapshots/encode.js';
import { Assembler } from '../assemble/assembler.js';
import * as wasm from '../assemble/expressions.js';
import { type EmittedExit, emitExit, writeCall, writeState } from './emit-exits.js';
import { COUNTDOWN, Emission, type Expression, FIRST_LOCAL, LOOP, START } from './emission.js';
import * as heap from './emit-heap.js';
import * as integers from './emit-integers.js';
import { VALUE_FORMS } from './emit-values.js';
import { assignLocals, localType } from './locals.js';

/** Bytes of the host's stack that every activation takes, its values not counted. */
const HOST_FRAME = 96;

export interface EmitOptions {
  /** Number of the tree's first exit: exits are numbered throughout the program, as linked trees return each other's. */
  readonly firstExit?: number;
  /** Where the tree is callable: calls of itself are direct. */
  readonly tableIndex?: number;
  /** Address of the version's validity word, which is set to something else than 0 when an assumption breaks. */
  readonly validityAddress?: number;
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

class TreeEmitter {
  private readonly module = new Assembler();
  private readonly operations: readonly Node[];
  private readonly options: EmitOptions;
  private readonly e: Emission;
  private readonly spillOffset: number;
  constructor(operations: readonly Node[], options: EmitOptions) {
    this.operations = operations;
    this.options = options;
    this.e = new Emission(this.module, assignLocals(operations, FIRST_LOCAL));
    this.e.hasFlush = contains(operations, node => node.op === 'flush' || node.op === 'callTree');
    this.spillOffset = spillWindow(operations);
  }
  emit(): EmittedTree {
    this.declareModule();
    const code = wasm.sequence(this.list(this.operations));
    const restarts = contains(this.operations, node => node.op === 'restart');
    const body = wasm.sequence([this.resetCountdown(), restarts ? wasm.loop(START, code) : code]);
    this.module.addFunction('trace', ['i32'], 'i32', this.e.localTypes, body);
    this.module.exportFunction('trace');
    return {
      bytes: this.module.finish(),
      exits: this.e.exits,
      imports: [...this.e.imports],
      usesTable: this.e.usesTable,
      spillOffset: this.spillOffset,
    };
  }
  private declareModule(): void {
    const { memoryPages, sharedMemory } = this.options;
    this.module.importMemory(memoryPages ?? MemoryMap.MEMORY_SIZE / 65536, sharedMemory ?? true);
    if (contains(this.operations, node => node.op === 'link' || node.op === 'callTree')) this.importTable();
  }
  private importTable(): void {
    this.e.usesTable = true;
    this.module.importTable();
  }
  private resetCountdown(): Expression {
    return wasm.local.set(COUNTDOWN, this.e.i32(this.options.pollInterval ?? POLL_INTERVAL));
  }

  /** Emits a list; from a label on everything is in the loop. */
  private list(operations: readonly Node[]): Expression[] {
    const code: Expression[] = [];
    for (let i = 0; i < operations.length; i++) {
      const node = operations[i]!;
      if (node.op === 'label') {
        code.push(...this.movePhis(node, node.args));
        const body = [...this.poll(node), ...this.list(operations.slice(i + 1))];
        code.push(wasm.loop(LOOP, wasm.sequence(body)), wasm.unreachable());
        return code;
      }
      this.operation(node, operations[i + 1], code);
    }
    return code;
  }
  private operation(node: Node, next: Node | undefined, code: Expression[]): void {
    const form = VALUE_FORMS[node.op];
    if (form || node.op === 'load' || node.op === 'loadAt') {
      if (this.e.usesOf(node) === 0) return;
      const value = form ? this.valueForm(node) : heap.emitLoad(this.e, node);
      if (next && this.isOnlyUse(node, next)) this.e.inline(node, value);
      else code.push(this.e.set(node, value));
    } else code.push(...this.effect(node));
  }
  private valueForm(node: Node): Expression {
    const [a, b, c] = node.args.map(arg => this.e.get(arg));
    return VALUE_FORMS[node.op]!(a!, b!, c!);
  }
  /** The next operation is the only one that uses the value, and evaluates it just once. */
  private isOnlyUse(node: Node, next: Node): boolean {
    const evaluatesOnce = next.op === 'guard' || next.op in VALUE_FORMS || next.op === 'load';
    return evaluatesOnce && this.e.usesOf(node) === 1 && next.args.includes(node);
  }
  private effect(node: Node): Expression[] {
    const { e } = this;
    switch (node.op) {
      case 'input':
        return [e.set(node, wasm.i32.load(0, 4, this.registerAddress(placeOf(node).register)))];
      case 'addFits':
        return [e.set(node, integers.addFits(e, node.args))];
      case 'subFits':
        return [e.set(node, integers.subFits(e, node.args))];
      case 'mulFits':
        return [e.set(node, integers.mulFits(e, node.args))];
      case 'fits31':
        return [e.set(node, integers.fits31(e, node.args[0]!))];
      case 'fits32':
        return [e.set(node, integers.fits32(e, node.args[0]!))];
      case 'idivFloor':
        return [e.set(node, integers.idivFloor(e, node.args))];
      case 'imodFloor':
        return [e.set(node, integers.imodFloor(e, node.args))];
      case 'idiv':
        return [e.set(node, integers.idiv(e, node.args))];
      case 'irem':
        return [e.set(node, integers.irem(e, node.args))];
      case 'ipopcount':
        return [e.set(node, wasm.i64.popcnt(e.get(node.args[0]!)))];
      case 'mapOf':
        return [e.set(node, heap.emitMapOf(e, node.args[0]!))];
      case 'intValue':
        return [e.set(node, heap.emitIntValue(e, node.args[0]!))];
      case 'newInt':
        return e.usesOf(node) ? [heap.emitNewInt(e, node)] : [];
      case 'new':
        return [heap.emitNew(e, node)];
      case 'newArray':
        return [heap.emitNewArray(e, node)];
      case 'store':
      case 'storeAt':
      case 'storeNew':
      case 'storeNewAt':
        return [heap.emitStore(e, node)];
      case 'call':
        return [this.call(node)];
      case 'flush':
        return writeState(e, node.snapshot!);
      case 'callTree':
        return this.callTree(node);
      default:
        return this.control(node);
    }
  }
  private registerAddress(register: number): Expression {
    const base = this.e.framePointer();
    return register === 0 ? base : wasm.i32.add(base, this.e.i32(4 * register));
  }
  private call(node: Node): Expression {
    const callee = functionOf(node);
    const args = node.args.map(arg => this.e.get(arg));
    const call = this.e.callImport(callee.name, args, callee.parameters, callee.result);
    return node.type === 'void' ? call : this.e.set(node, call);
  }

  private control(node: Node): Expression[] {
    switch (node.op) {
      case 'guard':
        return [this.guard(node)];
      case 'guardValid':
        return this.guardValid(node);
      case 'jump':
        return [...this.movePhis(this.label(), node.args), wasm.br(LOOP)];
      case 'exit':
        return this.leave(node);
      case 'link':
        return this.link(node);
      case 'finish':
        return [wasm.returnValue(this.e.get(node.args[0]!))];
      case 'restart':
        return this.restart(node);
      default:
        throw new Error(`the emitter has no form for ${node.op}`);
    }
  }
  private label(): Node {
    return this.operations.find(node => node.op === 'label')!;
  }
  private guard(node: Node): Expression {
    const condition = this.e.get(node.args[0]!);
    const fails = node.expected ? wasm.i32.eqz(condition) : condition;
    return wasm.conditional(fails, wasm.sequence(node.branch ? this.list(node.branch) : this.leave(node)));
  }
  /** The number is taken even without a test, so that exits are numbered as `exitNodes` says. */
  private guardValid(node: Node): Expression[] {
    const exit = wasm.sequence(this.leave(node));
    const address = this.options.validityAddress;
    return address === undefined ? [] : [wasm.conditional(wasm.i32.load(address, 4, this.e.i32(0)), exit)];
  }
  private leave(node: Node): Expression[] {
    const number = (this.options.firstExit ?? 0) + this.e.exits.length;
    const { code, exit } = emitExit(this.e, node, number, this.spillOffset);
    this.e.exits.push(exit);
    return code;
  }
  /** Goes on in another tree without returning, unless the driver is due. */
  private link(node: Node): Expression[] {
    const { e } = this;
    const exit = wasm.sequence(this.leave(node));
    const { offset } = node.snapshot!.frames.at(-1)!;
    const target = e.i32(node.auxiliary as number);
    const args = [this.frameAt(offset)];
    const goOn = offset
      ? this.linkInside(wasm.callIndirect(target, args, ['i32'], 'i32'), offset)
      : [wasm.returnCallIndirect(target, args, ['i32'], 'i32')];
    return [...this.countCall(), wasm.conditional(this.isDriverDue(), exit), ...writeState(e, node.snapshot!), ...goOn];
  }
  /** What the other tree returns is the result of an inlined frame: the interpreter gives it to its caller. */
  private linkInside(call: Expression, offset: number): Expression[] {
    const { e } = this;
    const answer = e.temporary('i32', 0);
    return [
      wasm.local.set(answer, call),
      wasm.conditional(this.isExit(answer), wasm.returnValue(e.local(answer, 'i32'))),
      heap.setMachineWord(e, Machine.answerRef, e.local(answer, 'i32')),
      heap.setMachineWord(e, Machine.fp, this.frameAt(offset)),
      wasm.returnValue(e.i32(exitAnswer(TreeAnswer.RETURNED_INSIDE))),
    ];
  }
  private frameAt(offset: number): Expression {
    return offset ? wasm.i32.add(this.e.framePointer(), this.e.i32(offset)) : this.e.framePointer();
  }
  private countCall(): Expression[] {
    const { e } = this;
    return [heap.setMachineWord(e, Machine.budget, wasm.i32.sub(heap.machineWord(e, Machine.budget), e.i32(1)))];
  }
  private isDriverDue(): Expression {
    const { e } = this;
    const isSpent = wasm.i32.le_s(heap.machineWord(e, Machine.budget), e.i32(0));
    return wasm.i32.or(heap.machineWord(e, Machine.interrupts), isSpent);
  }
  private isExit(answer: number): Expression {
    const { e } = this;
    return wasm.i32.eq(wasm.i32.and(e.local(answer, 'i32'), e.i32(TreeAnswer.EXIT_MASK)), e.i32(TreeAnswer.EXIT));
  }
  /**
   * Runs a tree on a frame of its own. The frames are in memory, so whatever exit the callee is left through, at whatever depth, is an
   * exit of this tree as well. The callee's registers above its arguments hold anything: function trees write all that they
   * leave in memory.
   */
  private callTree(node: Node): Expression[] {
    const { e } = this;
    const { offset } = node.snapshot!.frames.at(-1)!;
    const isFull = wasm.i32.gt_u(this.frameAt(offset), heap.machineWord(e, Machine.treeLimit));
    const exit = wasm.sequence(this.leave(node));
    const answer = e.temporary('i32', 0);
    return [
      ...this.countCall(),
      wasm.conditional(wasm.i32.or(this.isDriverDue(), isFull), exit),
      ...writeCall(e, node.snapshot!),
      ...this.moveLimit(-this.surcharge(offset)),
      wasm.local.set(answer, this.enter(node, offset)),
      wasm.conditional(this.isExit(answer), wasm.returnValue(e.local(answer, 'i32'))),
      ...this.moveLimit(this.surcharge(offset)),
      e.set(node, e.local(answer, 'i32')),
    ];
  }
  private enter(node: Node, offset: number): Expression {
    const target = node.auxiliary as number;
    const args = [this.frameAt(offset)];
    if (target === this.options.tableIndex) return wasm.call('trace', args, 'i32');
    return wasm.callIndirect(this.e.i32(target), args, ['i32'], 'i32');
  }
  /** Bytes by which a call costs more of the host's stack than TREE_STACK_RATIO expects of one that moves up the VM stack so far. */
  private surcharge(offset: number): number {
    const frame = HOST_FRAME + 8 * this.e.localTypes.length;
    return Math.max(0, Math.ceil(frame / TREE_STACK_RATIO) - offset);
  }
  private moveLimit(bytes: number): Expression[] {
    const { e } = this;
    if (bytes === 0) return [];
    const limit = wasm.i32.add(heap.machineWord(e, Machine.treeLimit), e.i32(bytes));
    return [heap.setMachineWord(e, Machine.treeLimit, limit)];
  }

  /** Goes back to the entry, or leaves when the driver is due. */
  private restart(node: Node): Expression[] {
    const due = wasm.i32.or(this.countIteration(), heap.machineWord(this.e, Machine.interrupts));
    const exit = wasm.sequence(this.leave(node));
    return [wasm.conditional(due, exit), ...writeState(this.e, node.snapshot!), wasm.br(START)];
  }
  private countIteration(): Expression {
    const counted = wasm.i32.sub(wasm.local.get(COUNTDOWN, 'i32'), this.e.i32(1));
    return wasm.i32.eqz(wasm.local.tee(COUNTDOWN, counted, 'i32'));
  }
  /** Counts an iteration and leaves when the driver is due: the trace has run long enough, or memory is to be collected. */
  private poll(label: Node): Expression[] {
    if (!label.snapshot) return [];
    const { e } = this;
    const spent = this.countIteration();
    const due = this.loopCalls(label) ? wasm.i32.or(spent, heap.machineWord(e, Machine.interrupts)) : spent;
    return [wasm.conditional(due, wasm.sequence(this.leave(label)))];
  }
  /** Functions that are called may allocate, so that a collection may become due in any iteration. */
  private loopCalls(label: Node): boolean {
    const body = this.operations.slice(this.operations.indexOf(label));
    return contains(
      body,
      node => node.op === 'callTree' || (node.op === 'call' && functionOf(node).kind !== 'elidable'),
    );
  }
  /** Gives every phi its operand, all at once: operands that are themselves phis about to change are saved first. */
  private movePhis(label: Node, args: readonly Node[]): Expression[] {
    const { e } = this;
    const moves = phisOf(label)
      .map((phi, i) => [phi, args[i]!] as const)
      .filter(([phi, arg]) => phi !== arg && e.usesOf(phi) > 0);
    const changing = new Set(moves.map(([phi]) => phi));
    const saved = new Map<Node, number>();
    const code: Expression[] = [];
    for (const [, arg] of moves) {
      if (isConstant(arg) || !changing.has(arg) || saved.has(arg)) continue;
      const local = e.temporary(localType(arg.type), 2 + saved.size);
      saved.set(arg, local);
      code.push(wasm.local.set(local, e.get(arg)));
    }
    for (const [phi, arg] of moves) {
      const local = saved.get(arg);
      const value = local === undefined ? e.get(arg) : wasm.local.get(local, localType(arg.type as Type));
      code.push(wasm.local.set(e.localOf(phi), value));
    }
    return code;
  }
}
function contains(operations: readonly Node[], test: (node: Node) => boolean): boolean {
  return operations.some(node => test(node) || (node.branch !== null && contains(node.branch, test)));
}
/** Where the spill window begins: above all frames that any exit writes. */
function spillWindow(operations: readonly Node[]): number {
  let extent = 0;
  contains(operations, node => {
    if (node.snapshot) extent = Math.max(extent, frameExtent(node.snapshot));
    return false;
  });
  return ((extent + FrameHeader.SIZE + 7) & -8) + EXIT_COUNTDOWN_BYTES;
}
