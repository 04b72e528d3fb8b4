/**
 * Expressions other than calls, functions and comprehensions: literals, operators, attributes, subscripts, displays,
 * formatted strings, and the suspending ones (`yield`, `yield from`, `await`).
 */
import type { CodeConstant } from '../bytecode/code-object.js';
import { NONE, strConstant, tupleConstant } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import { Label } from './assembler.js';
import type { Expr, Node, Operator, Position } from './ast.js';
import { booleanTo, compareTo, comparisonChainTo, condition } from './compile-conditions.js';
import { constantOf, constantSequence, literalConstant } from './compile-constants.js';
import { expressionTo, operand, operandBefore, operandInto, operandRun, throughTemporary } from './compile-core.js';
import { COMPILE_MESSAGES } from './compile-errors.js';
import { callHelper, constantArgument, Helper, movedArgument } from './compile-helpers.js';
import { loadName, localRegister, storeName } from './compile-names.js';
import type { ExpressionCompiler, Unit } from './compile-unit.js';

const OPCODE_NAMES: Record<Operator, string> = {
  Add: 'ADD',
  Sub: 'SUBTRACT',
  Mult: 'MULTIPLY',
  MatMult: 'MATRIX_MULTIPLY',
  Div: 'TRUE_DIVIDE',
  Mod: 'MODULO',
  Pow: 'POWER',
  LShift: 'LEFT_SHIFT',
  RShift: 'RIGHT_SHIFT',
  BitOr: 'OR',
  BitXor: 'XOR',
  BitAnd: 'AND',
  FloorDiv: 'FLOOR_DIVIDE',
};
/** The four opcodes of each binary operator. */
export const BINARY = Object.fromEntries(
  Object.entries(OPCODE_NAMES).map(([operator, name]) => [
    operator,
    {
      plain: Op[name]!,
      constant: Op[`${name}_CONST`]!,
      inplace: Op[`INPLACE_${name}`]!,
      inplaceConstant: Op[`INPLACE_${name}_CONST`]!,
    },
  ]),
) as Record<Operator, { plain: number; constant: number; inplace: number; inplaceConstant: number }>;

const UNARY = { USub: Op.NEGATE, UAdd: Op.POSITIVE, Invert: Op.INVERT, Not: Op.NOT } as const;
/** Displays longer than this are built step by step, so that they do not need a register per item. */
const MAX_RUN = 32;

function loadConstant(unit: Unit, at: Position, constant: CodeConstant, destination: number): void {
  unit.emit(at, Op.LOAD_CONST, destination, unit.constant(constant));
}

/** Loads the value of `node` when it is constant; answers whether it was. */
function folded(unit: Unit, node: Expr, destination: number): boolean {
  const constant = constantOf(unit, node);
  if (constant === null) return false;
  loadConstant(unit, node, constant, destination);
  return true;
}

function constant(unit: Unit, node: Node<'Constant'>, destination: number): void {
  loadConstant(unit, node, literalConstant(node.value), destination);
}

function name(unit: Unit, node: Node<'Name'>, destination: number): void {
  if (!folded(unit, node, destination)) loadName(unit, node.id, destination, node);
}

/** Chains `a + b + c + ...` lean to the left; they are walked without recursion. */
function binary(unit: Unit, node: Node<'BinOp'>, destination: number): void {
  if (folded(unit, node, destination)) return;
  const chain: Node<'BinOp'>[] = [];
  let first: Expr = node;
  while (first.type === 'BinOp' && constantOf(unit, first) === null) {
    chain.push(first);
    first = first.left;
  }
  const mark = unit.registers.mark();
  const innermost = chain.length - 1;
  let left = operandBefore(unit, first, [chain[innermost]!.right], destination);
  const isDirect = innermost === 0 || !unit.registers.isLocal(destination);
  const scratch = isDirect ? destination : unit.registers.temporary();
  for (let i = innermost; i >= 0; i--) {
    const target = i === 0 ? destination : scratch;
    applyOperator(unit, chain[i]!, left, target);
    left = target;
  }
  unit.registers.release(mark);
}

function applyOperator(unit: Unit, node: Node<'BinOp'>, left: number, target: number): void {
  const mark = unit.registers.mark();
  const opcodes = BINARY[node.op];
  const right = constantOf(unit, node.right);
  if (right !== null) unit.emit(node, opcodes.constant, target, left, unit.constant(right));
  else unit.emit(node, opcodes.plain, target, left, operand(unit, node.right));
  unit.registers.release(mark);
}

function unary(unit: Unit, node: Node<'UnaryOp'>, destination: number): void {
  if (folded(unit, node, destination)) return;
  const mark = unit.registers.mark();
  unit.emit(node, UNARY[node.op], destination, operandInto(unit, node.operand, destination));
  unit.registers.release(mark);
}

function boolean(unit: Unit, node: Node<'BoolOp'>, destination: number): void {
  throughTemporary(unit, destination, node, target => booleanTo(unit, node, target));
}

function compare(unit: Unit, node: Node<'Compare'>, destination: number): void {
  const mark = unit.registers.mark();
  if (node.ops.length === 1) {
    const left = operandBefore(unit, node.left, node.comparators, destination);
    compareTo(unit, node, node.ops[0]!, left, node.comparators[0]!, destination);
  } else {
    throughTemporary(unit, destination, node, target => comparisonChainTo(unit, node, target));
  }
  unit.registers.release(mark);
}

function conditional(unit: Unit, node: Node<'IfExp'>, destination: number): void {
  const otherwise = new Label();
  const end = new Label();
  condition(unit, node.test, otherwise, false);
  expressionTo(unit, node.body, destination);
  unit.jump(node, Op.JUMP, end);
  unit.assembler.bind(otherwise);
  expressionTo(unit, node.orelse, destination);
  unit.assembler.bind(end);
}

function namedExpression(unit: Unit, node: Node<'NamedExpr'>, destination: number): void {
  const { id } = node.target as Node<'Name'>;
  const register = localRegister(unit, id);
  if (register >= 0) {
    expressionTo(unit, node.value, register);
    storeName(unit, id, register, node.target);
    if (register !== destination) unit.emit(node, Op.MOVE, destination, register);
    return;
  }
  expressionTo(unit, node.value, destination);
  storeName(unit, id, destination, node.target);
}

function attribute(unit: Unit, node: Node<'Attribute'>, destination: number): void {
  const mark = unit.registers.mark();
  const object = operandInto(unit, node.value, destination);
  unit.emit(node, Op.LOAD_ATTR, destination, object, unit.nameConstant(unit.mangle(node.attr)));
  unit.registers.release(mark);
}

function subscript(unit: Unit, node: Node<'Subscript'>, destination: number): void {
  const mark = unit.registers.mark();
  const object = operandBefore(unit, node.value, [node.slice], destination);
  const index = constantOf(unit, node.slice);
  if (index !== null) unit.emit(node, Op.LOAD_ITEM_CONST, destination, object, unit.constant(index));
  else unit.emit(node, Op.LOAD_ITEM, destination, object, operand(unit, node.slice));
  unit.registers.release(mark);
}

function slice(unit: Unit, node: Node<'Slice'>, destination: number): void {
  if (folded(unit, node, destination)) return;
  const mark = unit.registers.mark();
  const first = unit.registers.run(3);
  [node.lower, node.upper, node.step].forEach((part, i) => {
    if (part === null) loadConstant(unit, node, NONE, first + i);
    else expressionTo(unit, part, first + i);
  });
  unit.emit(node, Op.BUILD_SLICE, destination, first);
  unit.registers.release(mark);
}

function starred(unit: Unit, node: Node<'Starred'>): void {
  throw unit.shared.errors.at(COMPILE_MESSAGES.starredAlone, node);
}

/** Appends `items`, with stars, to the list in `list`: arguments of `callable`, or of a display when that is the list itself. */
export function extendList(unit: Unit, items: readonly Expr[], list: number, callable: number): void {
  for (const item of items) {
    const mark = unit.registers.mark();
    if (item.type === 'Starred') unit.emit(item, Op.LIST_EXTEND, list, operand(unit, item.value), callable);
    else unit.emit(item, Op.LIST_APPEND, list, operand(unit, item), list);
    unit.registers.release(mark);
  }
}

/** Builds a list of `items`, which may be many or starred, in the temporary `list`. */
export function buildList(unit: Unit, at: Position, items: readonly Expr[], list: number, callable = list): void {
  const mark = unit.registers.mark();
  const firstStar = items.findIndex(item => item.type === 'Starred');
  const prefix = items.slice(0, Math.min(firstStar < 0 ? items.length : firstStar, MAX_RUN));
  const run = operandRun(unit, prefix);
  unit.emit(at, Op.BUILD_LIST, list, prefix.length === 0 ? 0 : run, prefix.length);
  unit.registers.release(mark);
  extendList(unit, items.slice(prefix.length), list, callable);
}

function isLongOrStarred(items: readonly Expr[]): boolean {
  return items.length > MAX_RUN || items.some(item => item.type === 'Starred');
}

/** Builds a sequence of a few items without stars with `opcode`. */
function buildRun(unit: Unit, at: Position, opcode: number, items: readonly Expr[], destination: number): void {
  const mark = unit.registers.mark();
  const run = operandRun(unit, items);
  unit.emit(at, opcode, destination, items.length === 0 ? 0 : run, items.length);
  unit.registers.release(mark);
}

function list(unit: Unit, node: Node<'List'>, destination: number): void {
  const items = node.elts.length < 3 ? null : constantSequence(unit, node.elts, 'tuple');
  if (items === null && !isLongOrStarred(node.elts)) {
    buildRun(unit, node, Op.BUILD_LIST!, node.elts, destination);
    return;
  }
  throughTemporary(unit, destination, node, target => {
    if (items === null) return buildList(unit, node, node.elts, target);
    const mark = unit.registers.mark();
    const source = unit.registers.temporary();
    unit.emit(node, Op.BUILD_LIST, target, 0, 0);
    loadConstant(unit, node, items, source);
    unit.emit(node, Op.LIST_EXTEND, target, source, target);
    unit.registers.release(mark);
  });
}

function tuple(unit: Unit, node: Node<'Tuple'>, destination: number): void {
  if (folded(unit, node, destination)) return;
  if (!isLongOrStarred(node.elts)) {
    buildRun(unit, node, Op.BUILD_TUPLE!, node.elts, destination);
    return;
  }
  const mark = unit.registers.mark();
  const items = unit.registers.temporary();
  buildList(unit, node, node.elts, items);
  unit.emit(node, Op.LIST_TO_TUPLE, destination, items);
  unit.registers.release(mark);
}

function set(unit: Unit, node: Node<'Set'>, destination: number): void {
  const items = node.elts.length < 3 ? null : constantSequence(unit, node.elts, 'frozenset');
  if (items !== null) {
    throughTemporary(unit, destination, node, target => {
      const mark = unit.registers.mark();
      const source = unit.registers.temporary();
      unit.emit(node, Op.BUILD_SET, target, 0, 0);
      loadConstant(unit, node, items, source);
      unit.emit(node, Op.SET_UPDATE, target, source);
      unit.registers.release(mark);
    });
    return;
  }
  if (!isLongOrStarred(node.elts)) {
    buildRun(unit, node, Op.BUILD_SET!, node.elts, destination);
    return;
  }
  throughTemporary(unit, destination, node, target => {
    unit.emit(node, Op.BUILD_SET, target, 0, 0);
    for (const item of node.elts) {
      const mark = unit.registers.mark();
      if (item.type === 'Starred') unit.emit(item, Op.SET_UPDATE, target, operand(unit, item.value));
      else unit.emit(item, Op.SET_ADD, target, operand(unit, item));
      unit.registers.release(mark);
    }
  });
}

function dict(unit: Unit, node: Node<'Dict'>, destination: number): void {
  const firstMerge = node.keys.indexOf(null);
  const count = Math.min(firstMerge < 0 ? node.keys.length : firstMerge, MAX_RUN / 2);
  const build = (target: number) => {
    const mark = unit.registers.mark();
    const pairs = node.keys.slice(0, count).flatMap((key, i) => [key!, node.values[i]!]);
    const run = operandRun(unit, pairs);
    unit.emit(node, Op.BUILD_DICT, target, count === 0 ? 0 : run, count);
    unit.registers.release(mark);
  };
  if (count === node.keys.length) {
    build(destination);
    return;
  }
  throughTemporary(unit, destination, node, target => {
    build(target);
    for (let i = count; i < node.keys.length; i++) addPair(unit, node.keys[i]!, node.values[i]!, target);
  });
}

function addPair(unit: Unit, key: Expr | null, value: Expr, target: number): void {
  const mark = unit.registers.mark();
  if (key === null) unit.emit(value, Op.DICT_UPDATE, target, operand(unit, value));
  else {
    const keyRegister = operandBefore(unit, key, [value], unit.registers.temporary());
    unit.emit(value, Op.DICT_SET, target, keyRegister, operand(unit, value));
  }
  unit.registers.release(mark);
}

const CONVERSIONS: Readonly<Record<number, number>> = { 115: 1, 114: 2, 97: 3 };

function formattedValue(unit: Unit, node: Node<'FormattedValue'>, destination: number): void {
  const mark = unit.registers.mark();
  const later = node.format_spec === null ? [] : [node.format_spec];
  let value = operandBefore(unit, node.value, later, destination);
  if (node.conversion >= 0) {
    const converted = unit.registers.isLocal(destination) ? unit.registers.temporary() : destination;
    unit.emit(node, Op.CONVERT, converted, value, CONVERSIONS[node.conversion]);
    value = converted;
  }
  if (node.format_spec === null) unit.emit(node, Op.FORMAT_SIMPLE, destination, value);
  else unit.emit(node, Op.FORMAT, destination, value, operand(unit, node.format_spec));
  unit.registers.release(mark);
}

function joinedString(unit: Unit, node: Node<'JoinedStr'>, destination: number): void {
  const { values } = node;
  if (values.length === 0) {
    loadConstant(unit, node, { kind: 'str', value: '', codePoints: null }, destination);
    return;
  }
  if (values.length === 1) {
    expressionTo(unit, values[0]!, destination);
    return;
  }
  if (values.length > 0xff) {
    joinInParts(unit, node, destination);
    return;
  }
  buildRun(unit, node, Op.BUILD_STRING!, values, destination);
}

/** A formatted string with very many pieces: joined part by part. */
function joinInParts(unit: Unit, node: Node<'JoinedStr'>, destination: number): void {
  const mark = unit.registers.mark();
  const whole = unit.registers.run(2);
  loadConstant(unit, node, { kind: 'str', value: '', codePoints: null }, whole);
  for (let i = 0; i < node.values.length; i += MAX_RUN) {
    buildRun(unit, node, Op.BUILD_STRING!, node.values.slice(i, i + MAX_RUN), whole + 1);
    unit.emit(node, Op.BUILD_STRING, whole, whole, 2);
  }
  unit.emit(node, Op.MOVE, destination, whole);
  unit.registers.release(mark);
}

/** Refuses what only functions may do; comprehensions count as the function around them. */
function requireFunction(unit: Unit, node: Expr, word: string): void {
  const { scope } = unit;
  if (scope.kind !== 'function') throw unit.shared.errors.at(COMPILE_MESSAGES.outsideFunction(word), node);
}

function yieldExpression(unit: Unit, node: Node<'Yield'>, destination: number): void {
  requireFunction(unit, node, 'yield');
  throughTemporary(unit, destination, node, target => {
    if (node.value === null) loadConstant(unit, node, NONE, target);
    else expressionTo(unit, node.value, target);
    unit.emit(node, Op.YIELD, target, 0);
  });
}

/**
 * `yield from`: SEND until the delegate is exhausted, yielding what it answers; an exception thrown in at the YIELD goes
 * to the delegate by DELEGATE_THROW (PEP 380).
 */
function yieldFrom(unit: Unit, node: Node<'YieldFrom'>, destination: number): void {
  requireFunction(unit, node, 'yield from');
  if (unit.scope.isCoroutine) throw unit.shared.errors.at(COMPILE_MESSAGES.yieldFromInAsync, node);
  throughTemporary(unit, destination, node, value => {
    const mark = unit.registers.mark();
    const iterator = unit.registers.temporary();
    unit.emit(node, Op.GET_YIELD_FROM_ITER, iterator, operandInto(unit, node.value, value));
    loadConstant(unit, node, NONE, value);
    delegate(unit, node, iterator, value);
    unit.registers.release(mark);
  });
}

/** The loop of `yield from`: what is sent goes through `value`, which holds the result in the end. */
function delegate(unit: Unit, node: Expr, iterator: number, value: number): void {
  const send = new Label();
  const suspend = new Label();
  const done = new Label();
  unit.assembler.bindLoopHeader(send);
  unit.jump(node, Op.SEND, done, value, iterator);
  unit.assembler.bindLoopHeader(suspend);
  const region = unit.assembler.openRegion(new Label(), value);
  unit.emit(node, Op.YIELD, value, iterator + 1);
  unit.assembler.closeRegion(region);
  unit.jump(node, Op.JUMP_BACK, send);
  unit.assembler.bindHandler(region);
  unit.jump(node, Op.DELEGATE_THROW, done, value, iterator);
  unit.jump(node, Op.JUMP, suspend);
  unit.assembler.bind(done);
}

function awaitExpression(unit: Unit, node: Node<'Await'>): void {
  const { scope, errors } = { scope: unit.scope, errors: unit.shared.errors };
  if (scope.kind !== 'function') throw errors.at(COMPILE_MESSAGES.outsideFunction('await'), node);
  if (!scope.isCoroutine || scope.node?.type === 'FunctionDef' || scope.node?.type === 'Lambda') {
    throw errors.at(COMPILE_MESSAGES.outsideAsync('await'), node);
  }
  unsupported(unit, node, 'await');
}

/** Emits the instruction that says that the run time lacks the construct. */
export function unsupported(unit: Unit, at: Position, construct: string): void {
  unit.emit(at, Op.UNSUPPORTED, 0, unit.nameConstant(construct));
}

/** A t-string (PEP 750): its texts are a constant, the parts of its interpolations a list that a helper takes apart. */
function templateString(unit: Unit, node: Node<'TemplateStr'>, destination: number): void {
  const { registers } = unit;
  const mark = registers.mark();
  const parts = registers.temporary();
  unit.emit(node, Op.BUILD_LIST, parts, 0, 0);
  const texts = [''];
  for (const value of node.values) {
    if (value.type === 'Interpolation') {
      appendInterpolation(unit, value, parts);
      texts.push('');
    } else if (value.type === 'Constant' && value.value.kind === 'str') texts[texts.length - 1] += value.value.value;
  }
  const strings = constantArgument(unit, node, tupleConstant(texts.map(strConstant)));
  callHelper(unit, node, Helper.TEMPLATE, [strings, movedArgument(unit, node, parts)], destination);
  registers.release(mark);
}

function appendInterpolation(unit: Unit, node: Node<'Interpolation'>, parts: number): void {
  const append = (emit: (register: number) => void) => {
    const mark = unit.registers.mark();
    const register = unit.registers.temporary();
    emit(register);
    unit.emit(node, Op.LIST_APPEND, parts, register, parts);
    unit.registers.release(mark);
  };
  append(register => expressionTo(unit, node.value, register));
  append(constantArgument(unit, node, strConstant(node.str)));
  append(constantArgument(unit, node, node.conversion < 0 ? NONE : strConstant(String.fromCharCode(node.conversion))));
  if (node.format_spec === null) append(constantArgument(unit, node, strConstant('')));
  else append(register => expressionTo(unit, node.format_spec!, register));
}

/** The compilers of these node kinds. */
export const EXPRESSIONS = {
  Constant: constant,
  Name: name,
  BinOp: binary,
  UnaryOp: unary,
  BoolOp: boolean,
  Compare: compare,
  IfExp: conditional,
  NamedExpr: namedExpression,
  Attribute: attribute,
  Subscript: subscript,
  Slice: slice,
  Starred: starred,
  List: list,
  Tuple: tuple,
  Set: set,
  Dict: dict,
  FormattedValue: formattedValue,
  JoinedStr: joinedString,
  TemplateStr: templateString,
  Yield: yieldExpression,
  YieldFrom: yieldFrom,
  Await: awaitExpression,
} satisfies Record<string, ExpressionCompiler>;
