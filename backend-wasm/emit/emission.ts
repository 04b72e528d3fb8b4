/**
 * What the parts of the emitter share while one tree is emitted: the module, the locals of values, temporaries,
 * imported functions, and the helper functions that the module carries.
 */
import type { Assembler } from '../assemble/assembler.js';
import * as wasm from '../assemble/expressions.js';
import type { Type } from '../../tracer/ir/ops.js';
import { isConstant, Node } from '../../tracer/ir/trace.js';
import type { EmittedExit } from './emit-exits.js';
import { type LocalAssignment, type LocalType, localType } from './locals.js';

export type Expression = wasm.Expression;
/** Names of Wasm modules that a trace imports from: `env` (memory, table) and `call` (functions by name). */
export const IMPORT_MODULE = 'call';
export const LOOP = 'loop';
export const START = 'start';
/** Local 0 is the frame pointer, local 1 counts down the iterations until the next poll. */
export const FRAME_POINTER = 0;
export const COUNTDOWN = 1;
export const FIRST_LOCAL = 2;

const resultType = (type: Type | 'void'): LocalType | 'none' => (type === 'void' ? 'none' : localType(type));

export class Emission {
  readonly module: Assembler;
  readonly imports = new Set<string>();
  readonly exits: EmittedExit[] = [];
  /** Whether a flush may have written registers of the root frame while the trace runs. */
  hasFlush = false;
  usesTable = false;
  private readonly assignment: LocalAssignment;
  private readonly helpers = new Set<string>();
  private readonly temporaries: Record<LocalType, number[]> = { i32: [], i64: [], f64: [] };
  private readonly standIns = new Map<Node, number>();
  private readonly inlined = new Map<Node, Expression>();

  constructor(module: Assembler, assignment: LocalAssignment) {
    this.module = module;
    this.assignment = assignment;
  }
  /** Types of all locals after the parameter, in order. */
  get localTypes(): LocalType[] {
    return ['i32', ...this.assignment.types];
  }
  usesOf(node: Node): number {
    return this.assignment.uses.get(node) ?? 0;
  }

  /** Reads a value. */
  get(node: Node): Expression {
    if (isConstant(node)) return this.constant(node);
    const expression = this.inlined.get(node);
    if (expression !== undefined) {
      this.inlined.delete(node);
      return expression;
    }
    return this.local(this.localOf(node), localType(node.type));
  }
  /** Defines a value; without uses the expression is only evaluated. */
  set(node: Node, expression: Expression): Expression {
    const local = this.assignment.locals.get(node);
    return local === undefined ? wasm.drop(expression) : wasm.local.set(local, expression);
  }
  /** Defines a value by the expression that its only use will evaluate. */
  inline(node: Node, expression: Expression): void {
    this.inlined.set(node, expression);
  }
  /** A node whose value is what stands in a local, for code that takes nodes. */
  standIn(local: number): Node {
    const node = new Node('input', 'ref', []);
    this.standIns.set(node, local);
    return node;
  }
  localOf(node: Node): number {
    const local = this.assignment.locals.get(node) ?? this.standIns.get(node);
    if (local === undefined) throw new Error(`the value of ${node.op} ${node.id} has no local`);
    return local;
  }
  local(index: number, type: LocalType): Expression {
    return wasm.local.get(index, type);
  }
  /** The n-th temporary of a type; a temporary lives within one operation. */
  temporary(type: LocalType, n = 0): number {
    const pool = this.temporaries[type];
    while (pool.length <= n) pool.push(FIRST_LOCAL + this.assignment.types.push(type) - 1);
    return pool[n]!;
  }

  constant(node: Node): Expression {
    if (node.type === 'i64') return this.i64(node.value as bigint);
    return node.type === 'f64' ? wasm.f64.const(node.value as number) : this.i32(node.value as number);
  }
  i32(value: number): Expression {
    return wasm.i32.const(value);
  }
  i64(value: bigint): Expression {
    return wasm.i64.const(value);
  }
  framePointer(): Expression {
    return this.local(FRAME_POINTER, 'i32');
  }

  /** Imports a function, once. */
  importFunction(name: string, parameters: readonly Type[], result: Type | 'void'): void {
    if (this.imports.has(name)) return;
    this.imports.add(name);
    this.module.importFunction(name, IMPORT_MODULE, parameters.map(localType), resultType(result));
  }
  /** Calls an imported function. */
  callImport(name: string, args: Expression[], parameters: readonly Type[], result: Type | 'void'): Expression {
    this.importFunction(name, parameters, result);
    return wasm.call(name, args, resultType(result));
  }
  /** Makes sure that a helper function is in the module. */
  helper(name: string, build: (module: Assembler) => void): string {
    if (!this.helpers.has(name)) {
      this.helpers.add(name);
      build(this.module);
    }
    return name;
  }
}
