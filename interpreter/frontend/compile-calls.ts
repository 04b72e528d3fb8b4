/**
 * Calls. Arguments are laid out where the callee's frame begins, so that nothing is copied: a window of registers at the
 * top, callable first, with room for the callee's header below it.
 *
 * Methods go through LOAD_METHOD (no bound method object), zero-argument `super()` through the `__class__` cell, which
 * the symbol table provides for every function that mentions `super`.
 */
import { strConstant, tupleConstant } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import type { Expr, Keyword, Node, Position } from './ast.js';
import { expressionTo, operand, operandInto } from './compile-core.js';
import { buildList, extendList } from './compile-expressions.js';
import { loadName } from './compile-names.js';
import type { ExpressionCompiler, Unit } from './compile-unit.js';
import { hostOf } from './symbol-table.js';

/** More arguments than this go through a tuple. */
const MAX_ARGUMENTS = 255;

function call(unit: Unit, node: Node<'Call'>, destination: number): void {
  const mark = unit.registers.mark();
  const isUnpacked =
    node.args.some(argument => argument.type === 'Starred') ||
    node.keywords.some(keyword => keyword.arg === null) ||
    node.args.length + node.keywords.length > MAX_ARGUMENTS;
  if (isUnpacked) unpackedCall(unit, node, destination);
  else if (isZeroArgumentSuper(unit, node)) superCall(unit, node, destination);
  else if (node.func.type === 'Attribute') methodCall(unit, node, node.func, destination);
  else plainCall(unit, node, destination);
  unit.registers.release(mark);
}

function plainCall(unit: Unit, node: Node<'Call'>, destination: number): void {
  const base = unit.registers.window(1);
  expressionTo(unit, node.func, base);
  finishCall(unit, node, base, node.args, node.keywords, destination);
}

/** Evaluates the arguments behind the callable in `base`, which is the latest register, and calls it. */
export function finishCall(
  unit: Unit,
  at: Position,
  base: number,
  positional: readonly Expr[],
  keywords: readonly Keyword[],
  destination: number,
  alreadyThere = 0,
): void {
  const count = alreadyThere + placeArguments(unit, at, positional, keywords);
  unit.emit(at, keywords.length > 0 ? Op.CALL_KEYWORDS : Op.CALL, destination, base, count);
}

/** Puts arguments (and the names of keywords) into the next registers; answers how many arguments. */
function placeArguments(unit: Unit, at: Position, positional: readonly Expr[], keywords: readonly Keyword[]): number {
  for (const argument of positional) expressionTo(unit, argument, unit.registers.temporary());
  for (const keyword of keywords) expressionTo(unit, keyword.value, unit.registers.temporary());
  if (keywords.length > 0) {
    const names = tupleConstant(keywords.map(keyword => strConstant(unit.mangle(keyword.arg!))));
    unit.emit(at, Op.LOAD_CONST, unit.registers.temporary(), unit.constant(names));
  }
  return positional.length + keywords.length;
}

/**
 * The object is computed before the window is taken, into a register that becomes scratch of the window's header: so a
 * chain `a.b().c().d()` needs no more registers than its longest link.
 */
function methodCall(unit: Unit, node: Node<'Call'>, target: Node<'Attribute'>, destination: number): void {
  const { registers } = unit;
  const method = unit.nameConstant(unit.mangle(target.attr));
  let base: number;
  if (target.value.type === 'Call' && isZeroArgumentSuper(unit, target.value)) {
    base = registers.window(2);
    loadSuperArguments(unit, target.value, base);
    unit.emit(target, Op.LOAD_SUPER_METHOD, base, base, method);
  } else {
    const mark = registers.mark();
    const object = operandInto(unit, target.value, registers.temporary());
    registers.release(mark);
    base = registers.window(2);
    unit.emit(target, Op.LOAD_METHOD, base, object, method);
  }
  const count = placeArguments(unit, node, node.args, node.keywords);
  unit.emit(node, node.keywords.length > 0 ? Op.CALL_METHOD_KEYWORDS : Op.CALL_METHOD, destination, base, count);
}

/** `super()` in a method, where `super` is the built-in as far as this module can tell. */
function isZeroArgumentSuper(unit: Unit, node: Node<'Call'>): boolean {
  if (node.func.type !== 'Name' || node.func.id !== 'super') return false;
  if (node.args.length > 0 || node.keywords.length > 0) return false;
  const { top } = unit.shared.table;
  if (top.names.has('super') && (top.names.get('super')!.uses & ~16) !== 0) return false;
  if (unit.place('super').kind !== 'global' || firstParameter(unit) === null) return false;
  const place = unit.place('__class__');
  return place.kind === 'free' || place.kind === 'cell';
}

function firstParameter(unit: Unit): string | null {
  const { node } = hostOf(unit.scope);
  if (node?.type === 'FunctionDef' || node?.type === 'AsyncFunctionDef' || node?.type === 'Lambda') {
    const parameter = node.args.posonlyargs[0] ?? node.args.args[0];
    return parameter?.arg ?? null;
  }
  return unit.scope.comprehension === 'generator' ? '.0' : null;
}

function loadSuperArguments(unit: Unit, at: Position, first: number): void {
  loadName(unit, '__class__', first, at);
  loadName(unit, firstParameter(unit)!, first + 1, at);
}

function superCall(unit: Unit, node: Node<'Call'>, destination: number): void {
  const base = unit.registers.window(3);
  expressionTo(unit, node.func, base);
  loadSuperArguments(unit, node, base + 1);
  unit.emit(node, Op.CALL, destination, base, 2);
}

function unpackedCall(unit: Unit, node: Node<'Call'>, destination: number): void {
  const base = unit.registers.window(1);
  expressionTo(unit, node.func, base);
  finishUnpackedCall(unit, node, base, [], node.args, node.keywords, destination);
}

/** As `finishCall` for any mix of stars; `there` registers behind `base` hold arguments already. */
export function finishUnpackedCall(
  unit: Unit,
  at: Position,
  base: number,
  there: readonly number[],
  positional: readonly Expr[],
  keywords: readonly Keyword[],
  destination: number,
): void {
  const first = base + 1;
  if (there.length > 0) unit.emit(at, Op.BUILD_LIST, first, first, there.length);
  if (unit.registers.mark() < first + 2) unit.registers.run(first + 2 - unit.registers.mark());
  // What is unpacked alone is iterated after the keywords, as CPython does it.
  const [alone] = positional;
  const only = there.length === 0 && positional.length === 1 && alone?.type === 'Starred' ? alone : null;
  if (only !== null) expressionTo(unit, only.value, first);
  else {
    if (there.length === 0) buildList(unit, at, positional, first, base);
    else extendList(unit, positional, first, base);
    unit.emit(at, Op.LIST_TO_TUPLE, first, first);
  }
  if (keywords.length === 0) unit.emit(at, Op.CLEAR, first + 1);
  else keywordDict(unit, at, base, keywords, first + 1);
  if (only !== null) unit.emit(at, Op.ARGUMENT_TUPLE, first, first, base);
  unit.emit(at, Op.CALL_UNPACKED, destination, base);
}

function keywordDict(unit: Unit, at: Position, base: number, keywords: readonly Keyword[], dict: number): void {
  unit.emit(at, Op.BUILD_DICT, dict, 0, 0);
  for (const keyword of keywords) {
    const mark = unit.registers.mark();
    if (keyword.arg === null) {
      unit.emit(keyword, Op.DICT_MERGE, dict, operand(unit, keyword.value), base);
    } else {
      // A pair goes through a dict of its own, so that a repeated key is found.
      const pair = unit.registers.run(2);
      unit.emit(keyword, Op.LOAD_CONST, pair, unit.nameConstant(unit.mangle(keyword.arg)));
      expressionTo(unit, keyword.value, pair + 1);
      unit.emit(keyword, Op.BUILD_DICT, pair, pair, 1);
      unit.emit(keyword, Op.DICT_MERGE, dict, pair, base);
    }
    unit.registers.release(mark);
  }
}

/** The compilers of these node kinds. */
export const CALLS = { Call: call } satisfies Record<string, ExpressionCompiler>;
