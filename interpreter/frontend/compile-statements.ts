/**
 * Statements: assignment, control flow, imports, definitions by way of their own files.
 *
 * Loops are rotated where that is cheap: the test stands before the loop and again at its end, so that an iteration takes
 * one jump (JUMP_BACK to the header, which is the first instruction of the body). `for` loops have FOR_ITER as header.
 */
import type { CodeConstant } from '../bytecode/code-object.js';
import { NONE, strConstant, tupleConstant } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import { Label } from './assembler.js';
import type { Expr, Node, Stmt } from './ast.js';
import { walk } from './ast.js';
import { leaveBlocks, returnRunsCode } from './compile-blocks.js';
import { iteratorTo, nextItem } from './compile-comprehensions.js';
import { condition } from './compile-conditions.js';
import { constantOf, constantTruth } from './compile-constants.js';
import { expressionTo, operand, operandBefore, protectedOperand, statements } from './compile-core.js';
import { COMPILE_MESSAGES } from './compile-errors.js';
import { assertStatement } from './compile-exceptions.js';
import { BINARY, unsupported } from './compile-expressions.js';
import { loadName, localOperand, storeName } from './compile-names.js';
import { assign, assignExpression, deleteTarget, noteStaticAttribute, targetRegister } from './compile-targets.js';
import type { StatementCompiler, Unit } from './compile-unit.js';
import { isFutureImport } from './symbol-table.js';

function expressionStatement(unit: Unit, node: Node<'Expr'>): void {
  if (unit.shared.interactive && unit.scope.kind === 'module') {
    unit.emit(node, Op.DISPLAY, operand(unit, node.value));
    return;
  }
  if (node.value.type !== 'Constant') operand(unit, node.value);
}

function assignment(unit: Unit, node: Node<'Assign'>): void {
  const [first] = node.targets;
  if (node.targets.length > 1) {
    const value = protectedOperand(unit, operand(unit, node.value), node.targets, node.value);
    for (const target of node.targets) assign(unit, target, value);
  } else if (isPairwise(first!, node.value)) {
    assignPairwise(unit, first, node.value);
  } else {
    assignExpression(unit, first!, node.value);
  }
}

type Sequence = Node<'Tuple' | 'List'>;

/** `a, b = c, d` needs no tuple. */
function isPairwise(target: Expr, value: Expr): target is Sequence {
  if ((target.type !== 'Tuple' && target.type !== 'List') || value.type !== 'Tuple') return false;
  if (target.elts.length !== value.elts.length || target.elts.length > 8) return false;
  return ![...target.elts, ...value.elts].some(item => item.type === 'Starred');
}

/**
 * All values first, then the targets from left to right. A local that no earlier target overwrites is not copied,
 * constants are loaded into their targets, and so is the last value when nothing needs its target any more.
 */
function assignPairwise(unit: Unit, target: Sequence, value: Expr): void {
  const values = (value as Node<'Tuple'>).elts;
  const written: number[] = [];
  const sources: number[] = [];
  values.forEach((item, i) => {
    if (constantOf(unit, item) !== null) sources.push(-1);
    else if (i === values.length - 1 && lastGoesToTarget(unit, target, sources)) {
      assignExpression(unit, target.elts[i]!, item);
      sources.push(targetRegister(unit, target.elts[i]!));
    } else sources.push(operandOfPair(unit, item, values.slice(i + 1), written));
    written.push(...writtenRegisters(unit, target.elts[i]!));
  });
  target.elts.forEach((item, i) => {
    if (sources[i] === -1) assignExpression(unit, item, values[i]!);
    else assign(unit, item, sources[i]!);
  });
}

/** Whether all targets are different plain locals, the last of which holds no value that is still to be assigned. */
function lastGoesToTarget(unit: Unit, target: Sequence, sources: readonly number[]): boolean {
  const registers = target.elts.map(item => targetRegister(unit, item));
  const last = registers[registers.length - 1]!;
  return !registers.includes(-1) && new Set(registers).size === registers.length && !sources.includes(last);
}

function operandOfPair(unit: Unit, item: Expr, later: readonly Expr[], written: readonly number[]): number {
  const register = protectedOperand(unit, operand(unit, item), later, item);
  if (!written.includes(register)) return register;
  const copy = unit.registers.temporary();
  unit.emit(item, Op.MOVE, copy, register);
  return copy;
}

function writtenRegisters(unit: Unit, target: Expr): number[] {
  const registers: number[] = [];
  walk(target, inner => {
    if (inner.type === 'Name' && inner.ctx === 'Store') registers.push(targetRegister(unit, inner));
    return true;
  });
  return registers;
}

function augmentedAssignment(unit: Unit, node: Node<'AugAssign'>): void {
  const { target } = node;
  if (target.type === 'Name') augmentName(unit, node, target);
  else if (target.type === 'Attribute') augmentAttribute(unit, node, target);
  else if (target.type === 'Subscript') augmentItem(unit, node, target);
}

/** Emits `destination = left <op>= value`. */
function inplace(unit: Unit, node: Node<'AugAssign'>, left: number, destination: number): void {
  const opcodes = BINARY[node.op];
  const constant = constantOf(unit, node.value);
  if (constant !== null) {
    unit.emit(node, opcodes.inplaceConstant, destination, left, unit.constant(constant));
    return;
  }
  const kept = protectedOperand(unit, left, [node.value], node.value);
  unit.emit(node, opcodes.inplace, destination, kept, operand(unit, node.value));
}

function augmentName(unit: Unit, node: Node<'AugAssign'>, target: Node<'Name'>): void {
  const register = localOperand(unit, target.id, target);
  if (register >= 0) {
    inplace(unit, node, register, register);
    return;
  }
  const value = unit.registers.temporary();
  loadName(unit, target.id, value, target);
  inplace(unit, node, value, value);
  storeName(unit, target.id, value, target);
}

function augmentAttribute(unit: Unit, node: Node<'AugAssign'>, target: Node<'Attribute'>): void {
  noteStaticAttribute(unit, target);
  const name = unit.nameConstant(unit.mangle(target.attr));
  const object = operandBefore(unit, target.value, [node.value], unit.registers.temporary());
  const value = unit.registers.temporary();
  unit.emit(target, Op.LOAD_ATTR, value, object, name);
  inplace(unit, node, value, value);
  unit.emit(target, Op.STORE_ATTR, object, name, value);
}

function augmentItem(unit: Unit, node: Node<'AugAssign'>, target: Node<'Subscript'>): void {
  const later = [target.slice, node.value];
  const object = operandBefore(unit, target.value, later, unit.registers.temporary());
  const index = operandBefore(unit, target.slice, [node.value], unit.registers.temporary());
  const value = unit.registers.temporary();
  unit.emit(target, Op.LOAD_ITEM, value, object, index);
  inplace(unit, node, value, value);
  unit.emit(target, Op.STORE_ITEM, object, index, value);
}

function annotatedAssignment(unit: Unit, node: Node<'AnnAssign'>): void {
  const { target } = node;
  if (node.value !== null) assignExpression(unit, target, node.value);
  else if (target.type === 'Attribute') operand(unit, target.value);
  else if (target.type === 'Subscript') {
    operand(unit, target.value);
    operand(unit, target.slice);
  }
  if (node.simple && !unit.scope.isFunctionLike) noteAnnotation(unit, node);
}

/** Keeps the annotation for `__annotate__`; one that may not be executed leaves a mark when it is. */
function noteAnnotation(unit: Unit, node: Node<'AnnAssign'>): void {
  const isConditional = unit.conditionDepth > 0 && !unit.shared.stringAnnotations;
  const condition = isConditional ? unit.annotations.length : -1;
  unit.annotations.push({ node, condition });
  if (!isConditional) return;
  const mark = unit.registers.mark();
  const marks = unit.registers.run(2);
  loadName(unit, '__conditional_annotations__', marks, node);
  unit.emit(node, Op.LOAD_CONST, marks + 1, unit.constant({ kind: 'int', value: BigInt(condition) }));
  unit.emit(node, Op.SET_ADD, marks, marks + 1);
  unit.registers.release(mark);
}

function deletion(unit: Unit, node: Node<'Delete'>): void {
  for (const target of node.targets) deleteTarget(unit, target, node);
}

/** Compiles what is executed perhaps or repeatedly. */
function conditionally(unit: Unit, compile: () => void): void {
  unit.conditionDepth++;
  compile();
  unit.conditionDepth--;
}

/** `if` with all its `elif`s, which the tree nests. */
function ifStatement(unit: Unit, node: Node<'If'>): void {
  const end = new Label();
  conditionally(unit, () => {
    let rest: readonly Stmt[] = [node];
    while (rest.length === 1 && rest[0]!.type === 'If') rest = ifClause(unit, rest[0]! as Node<'If'>, end);
    statements(unit, rest);
  });
  unit.assembler.bind(end);
}

/** Compiles the test and the body; answers what is left for `else`. */
function ifClause(unit: Unit, node: Node<'If'>, end: Label): readonly Stmt[] {
  const otherwise = new Label();
  condition(unit, node.test, otherwise, false);
  statements(unit, node.body);
  if (node.orelse.length > 0) unit.jump(node.body[node.body.length - 1]!, Op.JUMP, end);
  unit.assembler.bind(otherwise);
  return node.orelse;
}

function whileStatement(unit: Unit, node: Node<'While'>): void {
  const constant = constantOf(unit, node.test);
  const exit = new Label();
  const otherwise = new Label();
  conditionally(unit, () => {
    if (constant !== null && constantTruth(constant)) endlessLoop(unit, node, exit);
    else if (isSmall(node.test)) rotatedLoop(unit, node, exit, otherwise);
    else plainLoop(unit, node, exit, otherwise);
    unit.assembler.bind(otherwise);
    statements(unit, node.orelse);
  });
  unit.assembler.bind(exit);
}

/** Whether a test may be compiled twice: it opens no scope and is not long. */
function isSmall(test: Expr): boolean {
  let size = 0;
  walk(test, inner => {
    const opensScope = inner.type === 'Lambda' || inner.type.endsWith('Comp') || inner.type === 'GeneratorExp';
    size += opensScope ? 1000 : 1;
    return size < 1000;
  });
  return size < 40;
}

function endlessLoop(unit: Unit, node: Node<'While'>, exit: Label): void {
  const header = new Label();
  unit.assembler.bindLoopHeader(header);
  unit.pushBlock({ kind: 'loop', exit, next: header, nextIsHeader: true }, node);
  statements(unit, node.body);
  unit.popBlock();
  unit.jump(node, Op.JUMP_BACK, header);
}

function rotatedLoop(unit: Unit, node: Node<'While'>, exit: Label, otherwise: Label): void {
  const header = new Label();
  const next = new Label();
  condition(unit, node.test, otherwise, false);
  unit.assembler.bindLoopHeader(header);
  unit.pushBlock({ kind: 'loop', exit, next, nextIsHeader: false }, node);
  statements(unit, node.body);
  unit.popBlock();
  unit.assembler.bind(next);
  condition(unit, node.test, otherwise, false);
  unit.jump(node.test, Op.JUMP_BACK, header);
}

function plainLoop(unit: Unit, node: Node<'While'>, exit: Label, otherwise: Label): void {
  const header = new Label();
  unit.assembler.bindLoopHeader(header);
  condition(unit, node.test, otherwise, false);
  unit.pushBlock({ kind: 'loop', exit, next: header, nextIsHeader: true }, node);
  statements(unit, node.body);
  unit.popBlock();
  unit.jump(node.test, Op.JUMP_BACK, header);
}

function forStatement(unit: Unit, node: Node<'For'>): void {
  const iterator = unit.registers.temporary();
  const header = new Label();
  const otherwise = new Label();
  const exit = new Label();
  iteratorTo(unit, node.iter, iterator);
  conditionally(unit, () => {
    unit.assembler.bindLoopHeader(header);
    nextItem(unit, node.iter, node.target, iterator, otherwise);
    unit.pushBlock({ kind: 'loop', exit, next: header, nextIsHeader: true }, node);
    statements(unit, node.body);
    unit.popBlock();
    unit.jump(node.iter, Op.JUMP_BACK, header);
    unit.assembler.bind(otherwise);
    statements(unit, node.orelse);
  });
  unit.assembler.bind(exit);
}

/** The number of the innermost loop among the blocks, or -1. */
function innermostLoop(unit: Unit): number {
  return unit.blocks.findLastIndex(block => block.kind === 'loop' || block.kind === 'exceptStar');
}

function breakStatement(unit: Unit, node: Node<'Break'>): void {
  const depth = innermostLoop(unit);
  const block = unit.blocks[depth];
  if (block === undefined) throw unit.shared.errors.at(COMPILE_MESSAGES.breakOutside, node);
  if (block.kind !== 'loop') throw unit.shared.errors.at(COMPILE_MESSAGES.leavesExceptStar, node);
  leaveBlocks(unit, depth, node, () => unit.jump(node, Op.JUMP, block.exit));
}

function continueStatement(unit: Unit, node: Node<'Continue'>): void {
  const depth = innermostLoop(unit);
  const block = unit.blocks[depth];
  if (block === undefined) throw unit.shared.errors.at(COMPILE_MESSAGES.continueOutside, node);
  if (block.kind !== 'loop') throw unit.shared.errors.at(COMPILE_MESSAGES.leavesExceptStar, node);
  leaveBlocks(unit, depth + 1, node, () => {
    unit.jump(node, block.nextIsHeader ? Op.JUMP_BACK : Op.JUMP, block.next);
  });
}

function returnStatement(unit: Unit, node: Node<'Return'>): void {
  const { scope, shared } = unit;
  if (scope.kind !== 'function') throw shared.errors.at(COMPILE_MESSAGES.outsideFunction('return'), node);
  if (node.value !== null && scope.isGenerator && scope.isCoroutine) {
    throw shared.errors.at(COMPILE_MESSAGES.returnInAsyncGenerator, node);
  }
  const constant = node.value === null ? NONE : constantOf(unit, node.value);
  if (constant !== null) {
    leaveBlocks(unit, 0, node, () => returnConstant(unit, node, constant));
    return;
  }
  if (!returnRunsCode(unit)) {
    unit.emit(node, Op.RETURN, operand(unit, node.value!));
    return;
  }
  const value = unit.registers.temporary();
  expressionTo(unit, node.value!, value);
  leaveBlocks(unit, 0, node, () => unit.emit(node, Op.RETURN, value));
}

function returnConstant(unit: Unit, node: Node<'Return'>, constant: CodeConstant): void {
  unit.emit(node, Op.RETURN_CONST, 0, unit.constant(constant));
}

function assertion(unit: Unit, node: Node<'Assert'>): void {
  if (unit.shared.optimize > 0) return;
  assertStatement(unit, node, label => condition(unit, node.test, label, true));
}

function importStatement(unit: Unit, node: Node<'Import'>): void {
  for (const alias of node.names) {
    const mark = unit.registers.mark();
    const module = importModule(unit, node, alias.name, NONE, 0);
    const parts = alias.name.split('.');
    if (alias.asname !== null) {
      // `import a.b.c as m` binds what the attributes lead to.
      for (const part of parts.slice(1)) unit.emit(node, Op.IMPORT_FROM, module, module, unit.nameConstant(part));
    }
    storeName(unit, alias.asname ?? parts[0]!, module, alias);
    unit.registers.release(mark);
  }
}

function importModule(
  unit: Unit,
  at: Node<'Import' | 'ImportFrom'>,
  name: string,
  names: CodeConstant,
  level: number,
): number {
  const base = unit.registers.run(2);
  unit.emit(at, Op.LOAD_CONST, base, unit.constant(names));
  unit.emit(at, Op.LOAD_CONST, base + 1, unit.constant({ kind: 'int', value: BigInt(level) }));
  unit.emit(at, Op.IMPORT_NAME, base, base, unit.nameConstant(name));
  return base;
}

function importFrom(unit: Unit, node: Node<'ImportFrom'>): void {
  if (isFutureImport(node) && node.lineno > unit.shared.lastFutureLine)
    throw unit.shared.errors.at(COMPILE_MESSAGES.futureLate, node);

  const names = tupleConstant(node.names.map(alias => strConstant(alias.name)));
  const module = importModule(unit, node, node.module ?? '', names, node.level);
  const value = unit.registers.temporary();
  for (const alias of node.names) {
    if (alias.name === '*') {
      unit.emit(node, Op.IMPORT_STAR, module);
      return;
    }
    const target = targetRegister(unit, {
      ...alias,
      type: 'Name',
      id: alias.asname ?? alias.name,
      ctx: 'Store',
    });
    const register = target >= 0 ? target : value;
    unit.emit(node, Op.IMPORT_FROM, register, module, unit.nameConstant(alias.name));
    storeName(unit, alias.asname ?? alias.name, register, alias);
  }
}

function nothing(): void {}

/** `async for` and `async with`. */
function asyncStatement(unit: Unit, node: Node<'AsyncFor' | 'AsyncWith'>): void {
  const word = node.type === 'AsyncFor' ? 'async for' : 'async with';
  if (unit.scope.node?.type !== 'AsyncFunctionDef') {
    throw unit.shared.errors.at(COMPILE_MESSAGES.outsideAsync(word), node);
  }
  unsupported(unit, node, word);
  if (node.type === 'AsyncWith') {
    statements(unit, node.body);
    return;
  }
  unit.pushBlock({ kind: 'loop', exit: new Label(), next: new Label(), nextIsHeader: false }, node);
  statements(unit, node.body);
  unit.popBlock();
  statements(unit, node.orelse);
}

/** The compilers of these node kinds. */
export const STATEMENTS = {
  Expr: expressionStatement,
  Assign: assignment,
  AugAssign: augmentedAssignment,
  AnnAssign: annotatedAssignment,
  Delete: deletion,
  If: ifStatement,
  While: whileStatement,
  For: forStatement,
  AsyncFor: asyncStatement,
  AsyncWith: asyncStatement,
  Break: breakStatement,
  Continue: continueStatement,
  Return: returnStatement,
  Assert: assertion,
  Import: importStatement,
  ImportFrom: importFrom,
  Global: nothing,
  Nonlocal: nothing,
  Pass: nothing,
} satisfies Record<string, StatementCompiler>;
