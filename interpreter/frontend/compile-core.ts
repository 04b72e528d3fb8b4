/**
 * The heart of expression compilation: where does a result go?
 *
 * `expressionTo` puts it into a given register; `operand` answers a register that holds it, which for a plain local is
 * the local's own register, without a move. What always holds for `expressionTo`: a destination that is a named local is
 * written by the last instruction of the expression only, because the expression may read it and a handler may see it.
 */
import { Op } from '../bytecode/opcode-numbers.js';
import type { Expr, Node, Stmt } from './ast.js';
import { walk } from './ast.js';
import { constantOf } from './compile-constants.js';
import { localOperand, localRegister, storeName } from './compile-names.js';
import type { ExpressionCompiler, StatementCompiler, Unit } from './compile-unit.js';

/** Compiles `node`; its value is in `destination` afterwards. */
export function expressionTo(unit: Unit, node: Expr, destination: number): void {
  const compile = unit.shared.expressions[node.type] as ExpressionCompiler;
  compile(unit, node as never, destination);
}

/** Compiles a statement; temporaries do not outlive it. */
export function statement(unit: Unit, node: Stmt): void {
  const mark = unit.registers.mark();
  const compile = unit.shared.statements[node.type] as StatementCompiler;
  compile(unit, node as never);
  unit.registers.release(mark);
}

export function statements(unit: Unit, body: readonly Stmt[]): void {
  for (const node of body) statement(unit, node);
}

/** A register that holds the value of `node`: the local itself, or a new temporary. */
export function operand(unit: Unit, node: Expr): number {
  const local = ownRegister(unit, node);
  if (local >= 0) return local;
  const temporary = unit.registers.temporary();
  expressionTo(unit, node, temporary);
  return temporary;
}

/** As `operand`, but computes into `destination` when that is a temporary anyway. */
export function operandInto(unit: Unit, node: Expr, destination: number): number {
  const local = ownRegister(unit, node);
  if (local >= 0) return local;
  const target = unit.registers.isLocal(destination) ? unit.registers.temporary() : destination;
  expressionTo(unit, node, target);
  return target;
}

/** As `operandInto` for a value that has to survive the evaluation of `later`, which may rebind the local. */
export function operandBefore(unit: Unit, node: Expr, later: readonly Expr[], destination: number): number {
  const register = operandInto(unit, node, destination);
  return protectedOperand(unit, register, later, node);
}

/** `register`, or a copy of it when it is a local that an assignment expression in `later` rebinds. */
export function protectedOperand(unit: Unit, register: number, later: readonly Expr[], at: Expr): number {
  if (!unit.scope.hasWalrus || !later.some(node => rebinds(unit, node, register))) return register;
  const copy = unit.registers.temporary();
  unit.emit(at, Op.MOVE, copy, register);
  return copy;
}

function rebinds(unit: Unit, node: Expr, register: number): boolean {
  let found = false;
  walk(node, inner => {
    if (inner.type === 'NamedExpr' && localRegister(unit, (inner.target as Node<'Name'>).id) === register) found = true;
    return !found;
  });
  return found;
}

function ownRegister(unit: Unit, node: Expr): number {
  if (node.type === 'Name') return constantOf(unit, node) === null ? localOperand(unit, node.id, node) : -1;
  if (node.type === 'NamedExpr') return namedExpressionRegister(unit, node);
  return -1;
}

/** `(x := value)` with a plain local x: computed into x, which then is the operand. */
function namedExpressionRegister(unit: Unit, node: Node<'NamedExpr'>): number {
  const { id } = node.target as Node<'Name'>;
  const register = localRegister(unit, id);
  if (register < 0) return -1;
  expressionTo(unit, node.value, register);
  storeName(unit, id, register, node);
  return register;
}

/** Compiles `nodes` into registers in a row, newly taken: the first one. */
export function operandRun(unit: Unit, nodes: readonly Expr[]): number {
  const first = unit.registers.mark();
  for (const node of nodes) expressionTo(unit, node, unit.registers.temporary());
  return first;
}

/** Runs `emit` with a temporary that is moved to `destination` afterwards when that is a named local. */
export function throughTemporary(unit: Unit, destination: number, at: Expr, emit: (register: number) => void): void {
  if (!unit.registers.isLocal(destination)) {
    emit(destination);
    return;
  }
  const mark = unit.registers.mark();
  const temporary = unit.registers.temporary();
  emit(temporary);
  unit.emit(at, Op.MOVE, destination, temporary);
  unit.registers.release(mark);
}
