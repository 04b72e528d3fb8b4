/**
 * What the parts of the emitter share while one tree is emitted: the code of the trace, the locals of values, temporaries,
 * imported functions, and the helper functions that the module carries.
 */
import type { Assembler, BodyWriter, Result } from '../assemble/assembler.js';
import { CodeWriter } from '../assemble/code-writer.js';
import { I32, Memory, type WasmType } from '../assemble/opcodes.js';
import type { Type } from '../../tracer/ir/ops.js';
import { ACCOUNT_ITERATIONS, POLL_INTERVAL } from '../../interpreter/heap/machine.js';
import { type FunctionDescriptor, isConstant, Node, type Placement } from '../../tracer/ir/trace.js';
import type { EmittedExit } from './emit-exits.js';
import { assignLocals, localType } from './locals.js';
import type { Survey } from './survey.js';

/** Names of Wasm modules that a trace imports from: `env` (memory, table) and `call` (functions by name). */
const IMPORT_MODULE = 'call';
/** Imported by every trace, in this order: the allocator when its window is used up, and the write barrier. */
const ALLOCATE_SLOW = 0;
const LOG_OBJECT = 1;
/** Local 0 is the frame pointer, local 1 counts down the iterations until the next poll. */
export const FRAME_POINTER = 0;
export const COUNTDOWN = 1;
const FIRST_LOCAL = 2;
/** Instead of a local: the operation is emitted where its value is used. */
const INLINE = -2;

const resultType = (type: Type | 'void'): Result => (type === 'void' ? 'none' : localType(type));

export class Emission {
  readonly module: Assembler;
  /** The body of the trace. */
  readonly code = new CodeWriter(8192);
  readonly survey: Survey;
  readonly exits: EmittedExit[] = [];
  /** Names of the imported functions, by index. */
  readonly imports: string[] = [];
  /** Types of all locals after the parameter, in order. */
  readonly localTypes: WasmType[];
  /** The functions that leave, by the number of values of each type that they take. */
  readonly leaving = new Map<number, number>();
  private readonly account: number | null;
  private readonly evaluate: (e: Emission, node: Node) => void;
  private readonly importIndices = new Map<string, number>();
  private readonly helpers = new Map<string, number>();
  private readonly temporaries: Record<WasmType, number[]> = { i32: [], i64: [], f64: [] };

  /** `evaluate` leaves the value of an operation on the stack; iterations are entered into the account, if there is one. */
  constructor(module: Assembler, survey: Survey, account: number | null, evaluate: (e: Emission, node: Node) => void) {
    this.module = module;
    this.survey = survey;
    this.account = account;
    this.evaluate = evaluate;
    this.localTypes = ['i32', ...assignLocals(survey, FIRST_LOCAL)];
    this.declareImports();
  }

  usesOf(node: Node): number {
    return this.survey.placementOf(node)?.uses ?? 0;
  }
  /** Puts a value on the stack. */
  get(node: Node): void {
    if (isConstant(node)) {
      this.constant(node);
      return;
    }
    const placement = node.placement!;
    if (placement.local >= 0) this.code.getLocal(placement.local);
    else if (placement.local === INLINE) this.evaluate(this, node);
    else throw new Error(`the value of ${node.op} ${node.id} has no local`);
  }
  /** Defines a value by what is on the stack; without uses that is dropped. */
  set(node: Node): void {
    const placement = this.survey.placementOf(node);
    if (placement === null) this.code.op(0x1a);
    else this.code.setLocal(placement.local);
  }
  /** Leaves a value to be evaluated by its only use. */
  inline(node: Node): void {
    node.placement!.local = INLINE;
  }
  /** A node whose value is what stands in a local, for code that takes nodes. */
  standIn(local: number): Node {
    const node = new Node('input', 'ref', []);
    const placement: Placement = { owner: this.survey, uses: 1, last: 0, listed: 0, local };
    node.placement = placement;
    return node;
  }
  localOf(node: Node): number {
    const local = node.placement ? node.placement.local : INLINE;
    if (local < 0) throw new Error(`the value of ${node.op} ${node.id} has no local`);
    return local;
  }
  /** The n-th temporary of a type; a temporary lives within one operation. */
  temporary(type: WasmType, n = 0): number {
    const pool = this.temporaries[type];
    while (pool.length <= n) pool.push(FIRST_LOCAL + this.localTypes.push(type) - 2);
    return pool[n]!;
  }

  private constant(node: Node): void {
    if (node.type === 'i64') this.code.i64(node.value as bigint);
    else if (node.type === 'f64') this.code.f64(node.value as number);
    else this.code.i32(node.value as number);
  }

  /** Imports all functions that the tree calls. */
  private declareImports(): void {
    this.importFunction('allocateSlow', ['i32'], 'i32');
    this.importFunction('logObject', ['i32'], 'none');
    for (const { name, parameters, result } of this.survey.callees.values())
      if (!this.importIndices.has(name)) this.importFunction(name, parameters.map(localType), resultType(result));
  }
  private importFunction(name: string, parameters: readonly WasmType[], result: Result): void {
    this.importIndices.set(name, this.module.importFunction(name, IMPORT_MODULE, parameters, result));
    this.imports.push(name);
  }
  call(callee: FunctionDescriptor): void {
    this.code.call(this.importIndices.get(callee.name)!);
  }
  /**
   * Enters iterations into the tree's account: as many as `from` less what the countdown says, which stays at POLL_INTERVAL in a tree
   * that never comes around. Spilled exits need none of this: the countdown is among what they spill.
   */
  countIterations(from: number): void {
    const { account, code } = this;
    if (account === null || (from === POLL_INTERVAL && !this.survey.comesAround)) return;
    code.i32(from);
    code.getLocal(COUNTDOWN);
    code.op(I32.SUB);
    code.call(this.helper('countIterations', ['i32'], 'none', body => writeCount(body, account + ACCOUNT_ITERATIONS)));
  }
  /** The index of a helper function, which is added to the module when it is first asked for. */
  helper(name: string, parameters: readonly WasmType[], result: Result, write: BodyWriter): number {
    let index = this.helpers.get(name);
    if (index === undefined) this.helpers.set(name, (index = this.module.addFunction(parameters, result, write)));
    return index;
  }
}
/** Adds the parameter to a word of memory. */
function writeCount(code: CodeWriter, address: number): readonly WasmType[] {
  code.i32(0);
  code.i32(0);
  code.memory(Memory.LOAD_I32, address);
  code.getLocal(0);
  code.op(I32.ADD);
  code.memory(Memory.STORE_I32, address);
  return [];
}
/** Calls the allocator for as many bytes as the stack says. */
export function allocateSlow(code: CodeWriter): void {
  code.call(ALLOCATE_SLOW);
}
/** Calls the slow part of the write barrier. */
export function logObject(code: CodeWriter): void {
  code.call(LOG_OBJECT);
}
