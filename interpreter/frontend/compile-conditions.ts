/**
 * Conditions: expressions whose truth decides a jump. They become jumps directly; no bool is made where none is wanted.
 *
 * An ordering comparison is a BRANCH_* in front of the plain pair `comparison; JUMP_IF_FALSE`, as opcodes.ts says; the
 * BRANCH decides numbers alone and falls into the pair for everything else.
 */
import type { CodeConstant } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import { COMPARISONS } from '../bytecode/opcodes.js';
import { Label } from './assembler.js';
import type { CompareOperator, Expr, Node, Position } from './ast.js';
import { constantOf, constantTruth } from './compile-constants.js';
import { expressionTo, operand, operandBefore } from './compile-core.js';
import type { Unit } from './compile-unit.js';

interface Comparison {
  readonly plain: number;
  readonly constant: number;
  readonly branch: number;
  readonly branchConstant: number;
  /** The branch for `constant <sign> operand`, with the operands swapped. */
  readonly branchSwapped: number;
}

const OPCODE_NAMES: Partial<Record<CompareOperator, string>> = {
  Eq: 'EQUAL',
  NotEq: 'NOT_EQUAL',
  Lt: 'LESS',
  LtE: 'LESS_EQUAL',
  Gt: 'GREATER',
  GtE: 'GREATER_EQUAL',
};
const ORDERINGS = Object.fromEntries(
  Object.entries(OPCODE_NAMES).map(([operator, name]) => {
    const reflected = COMPARISONS.find(row => row[0] === name)![3];
    const swapped = COMPARISONS.find(row => row[2] === reflected)![0];
    const comparison: Comparison = {
      plain: Op[name]!,
      constant: Op[`${name}_CONST`]!,
      branch: Op[`BRANCH_${name}`]!,
      branchConstant: Op[`BRANCH_${name}_CONST`]!,
      branchSwapped: Op[`BRANCH_${swapped}_CONST`]!,
    };
    return [operator, comparison];
  }),
) as Partial<Record<CompareOperator, Comparison>>;
const IDENTITIES: Partial<Record<CompareOperator, number>> = {
  Is: Op.IS!,
  IsNot: Op.IS_NOT!,
  In: Op.CONTAINS!,
  NotIn: Op.NOT_CONTAINS!,
};
const INVERSES: Partial<Record<CompareOperator, CompareOperator>> = {
  Is: 'IsNot',
  IsNot: 'Is',
  In: 'NotIn',
  NotIn: 'In',
};

/** Emits `destination = left <operator> right`. */
export function compareTo(
  unit: Unit,
  at: Expr,
  operator: CompareOperator,
  left: number,
  right: Expr,
  destination: number,
): void {
  const ordering = ORDERINGS[operator];
  const constant = ordering === undefined ? null : constantOf(unit, right);
  if (constant !== null) {
    unit.emit(at, ordering!.constant, destination, left, unit.constant(constant));
    return;
  }
  const other = membershipOperand(unit, operator, right);
  unit.emit(at, ordering?.plain ?? IDENTITIES[operator], destination, left, other);
}

/** Emits `destination = left <operator> right` of two registers. */
export function compareRegisters(
  unit: Unit,
  at: Expr,
  operator: CompareOperator,
  left: number,
  right: number,
  destination: number,
): void {
  unit.emit(at, ORDERINGS[operator]?.plain ?? IDENTITIES[operator], destination, left, right);
}

/** `x in [1, 2]` and `x in {1, 2}` test constants, as in CPython. */
function membershipOperand(unit: Unit, operator: CompareOperator, right: Expr): number {
  const isMembership = operator === 'In' || operator === 'NotIn';
  if (!isMembership || (right.type !== 'List' && right.type !== 'Set')) return operand(unit, right);
  const items = right.elts.map(item => constantOf(unit, item));
  if (items.length === 0 || items.some(item => item === null)) return operand(unit, right);
  const kind = right.type === 'List' ? 'tuple' : 'frozenset';
  const temporary = unit.registers.temporary();
  const index = unit.constant({ kind, items: items as CodeConstant[] });
  unit.emit(right, Op.LOAD_CONST, temporary, index);
  return temporary;
}

/** Jumps to `target` when the truth of `node` is `sense`, goes on otherwise. */
export function condition(unit: Unit, node: Expr, target: Label, sense: boolean): void {
  const constant = constantOf(unit, node);
  if (constant !== null) {
    if (constantTruth(constant) === sense) unit.jump(node, Op.JUMP, target);
    return;
  }
  const mark = unit.registers.mark();
  if (node.type === 'UnaryOp' && node.op === 'Not') condition(unit, node.operand, target, !sense);
  else if (node.type === 'BoolOp') booleanCondition(unit, node, target, sense);
  else if (node.type === 'Compare') comparisonCondition(unit, node, target, sense);
  else if (node.type === 'IfExp') conditionalCondition(unit, node, target, sense);
  else unit.jump(node, sense ? Op.JUMP_IF_TRUE : Op.JUMP_IF_FALSE, target, operand(unit, node));
  unit.registers.release(mark);
}

function booleanCondition(unit: Unit, node: Node<'BoolOp'>, target: Label, sense: boolean): void {
  // `and` is decided by the first false value, `or` by the first true one.
  const deciding = node.op === 'Or';
  if (deciding === sense) {
    for (const value of node.values) condition(unit, value, target, sense);
    return;
  }
  const skip = new Label();
  const last = node.values.length - 1;
  node.values.forEach((value, i) => {
    if (i < last) condition(unit, value, skip, deciding);
    else condition(unit, value, target, sense);
  });
  unit.assembler.bind(skip);
}

function conditionalCondition(unit: Unit, node: Node<'IfExp'>, target: Label, sense: boolean): void {
  const otherwise = new Label();
  const end = new Label();
  condition(unit, node.test, otherwise, false);
  condition(unit, node.body, target, sense);
  unit.jump(node, Op.JUMP, end);
  unit.assembler.bind(otherwise);
  condition(unit, node.orelse, target, sense);
  unit.assembler.bind(end);
}

function comparisonCondition(unit: Unit, node: Node<'Compare'>, target: Label, sense: boolean): void {
  const last = node.ops.length - 1;
  if (last === 0) {
    simpleComparison(unit, node, target, sense);
    return;
  }
  const skip = sense ? new Label() : target;
  let left = operandBefore(unit, node.left, node.comparators, unit.registers.temporary());
  for (let i = 0; i <= last; i++) {
    const later = node.comparators.slice(i + 1);
    const right = operandBefore(unit, node.comparators[i]!, later, unit.registers.temporary());
    if (i < last) jumpUnless(unit, node, node.ops[i]!, left, right, skip);
    else jumpOnComparison(unit, node, node.ops[i]!, left, right, target, sense);
    left = right;
  }
  if (sense) unit.assembler.bind(skip);
}

function simpleComparison(unit: Unit, node: Node<'Compare'>, target: Label, sense: boolean): void {
  const operator = node.ops[0]!;
  const right = node.comparators[0]!;
  const constant = constantOf(unit, right);
  if ((operator === 'Is' || operator === 'IsNot') && constant?.kind === 'none') {
    const wanted = (operator === 'Is') === sense;
    const register = operand(unit, node.left);
    unit.jump(node, wanted ? Op.JUMP_IF_NONE : Op.JUMP_IF_NOT_NONE, target, register);
    return;
  }
  const ordering = ORDERINGS[operator];
  if (ordering === undefined) {
    // `not a in b` is `a not in b`, so the sense can go into the operator, and the jump is always "if true".
    const left = operandBefore(unit, node.left, [right], unit.registers.temporary());
    const result = unit.registers.temporary();
    compareTo(unit, node, sense ? operator : INVERSES[operator]!, left, right, result);
    unit.jump(node, Op.JUMP_IF_TRUE, target, result);
    return;
  }
  const leftConstant = constantOf(unit, node.left);
  const left = operandBefore(unit, node.left, [right], unit.registers.temporary());
  if (constant !== null) {
    jumpOnConstant(unit, node, ordering, left, constant, target, sense);
    return;
  }
  const other = operand(unit, right);
  if (leftConstant !== null && isReal(leftConstant)) {
    jumpOnSwapped(unit, node, ordering, left, leftConstant, other, target, sense);
    return;
  }
  jumpOnComparison(unit, node, operator, left, other, target, sense);
}

function isReal(constant: CodeConstant): boolean {
  return constant.kind === 'int' || constant.kind === 'float';
}

/** Emits a jump to `target` for `sense`, given how to emit the jump to a label when the comparison is false. */
function withSense(unit: Unit, at: Position, target: Label, sense: boolean, unlessTrue: (label: Label) => void): void {
  if (!sense) {
    unlessTrue(target);
    return;
  }
  const otherwise = new Label();
  unlessTrue(otherwise);
  unit.jump(at, Op.JUMP, target);
  unit.assembler.bind(otherwise);
}

function jumpOnComparison(
  unit: Unit,
  at: Position,
  operator: CompareOperator,
  left: number,
  right: number,
  target: Label,
  sense: boolean,
): void {
  withSense(unit, at, target, sense, label => jumpUnless(unit, at, operator, left, right, label));
}

function jumpUnless(
  unit: Unit,
  at: Position,
  operator: CompareOperator,
  left: number,
  right: number,
  label: Label,
): void {
  const ordering = ORDERINGS[operator];
  if (ordering !== undefined && !unit.assembler.far) unit.jump(at, ordering.branch, label, left, right);
  const result = unit.registers.temporary();
  unit.emit(at, ordering?.plain ?? IDENTITIES[operator], result, left, right);
  unit.jump(at, Op.JUMP_IF_FALSE, label, result);
}

function jumpOnConstant(
  unit: Unit,
  at: Position,
  ordering: Comparison,
  left: number,
  constant: CodeConstant,
  target: Label,
  sense: boolean,
): void {
  const index = unit.constant(constant);
  const result = unit.registers.temporary();
  if (!isReal(constant)) {
    unit.emit(at, ordering.constant, result, left, index);
    unit.jump(at, sense ? Op.JUMP_IF_TRUE : Op.JUMP_IF_FALSE, target, result);
    return;
  }
  withSense(unit, at, target, sense, label => {
    if (!unit.assembler.far) unit.jump(at, ordering.branchConstant, label, left, index);
    unit.emit(at, ordering.constant, result, left, index);
    unit.jump(at, Op.JUMP_IF_FALSE, label, result);
  });
}

/** Jumps to `target` unless the value in `left` equals `right`. */
export function jumpUnlessEqual(unit: Unit, at: Position, left: number, right: Expr, target: Label): void {
  const constant = constantOf(unit, right);
  const ordering = ORDERINGS.Eq!;
  if (constant !== null) jumpOnConstant(unit, at, ordering, left, constant, target, false);
  else jumpUnless(unit, at, 'Eq', left, operand(unit, right), target);
}

/** `0 < x`: numbers are decided by `x > 0`, the plain pair keeps the order of the operands. */
function jumpOnSwapped(
  unit: Unit,
  at: Position,
  ordering: Comparison,
  left: number,
  leftConstant: CodeConstant,
  right: number,
  target: Label,
  sense: boolean,
): void {
  const index = unit.constant(leftConstant);
  const result = unit.registers.temporary();
  withSense(unit, at, target, sense, label => {
    if (!unit.assembler.far) unit.jump(at, ordering.branchSwapped, label, right, index);
    unit.emit(at, ordering.plain, result, left, right);
    unit.jump(at, Op.JUMP_IF_FALSE, label, result);
  });
}

/** `a < b < c` as a value: the first false result, or the last. */
export function comparisonChainTo(unit: Unit, node: Node<'Compare'>, destination: number): void {
  const end = new Label();
  const last = node.ops.length - 1;
  let left = operandBefore(unit, node.left, node.comparators, unit.registers.temporary());
  for (let i = 0; i <= last; i++) {
    const later = node.comparators.slice(i + 1);
    const right = operandBefore(unit, node.comparators[i]!, later, unit.registers.temporary());
    compareRegisters(unit, node, node.ops[i]!, left, right, destination);
    if (i < last) unit.jump(node, Op.JUMP_IF_FALSE, end, destination);
    left = right;
  }
  unit.assembler.bind(end);
}

/** `x and y`, `x or y` as a value. */
export function booleanTo(unit: Unit, node: Node<'BoolOp'>, destination: number): void {
  const end = new Label();
  const jump = node.op === 'And' ? Op.JUMP_IF_FALSE : Op.JUMP_IF_TRUE;
  const last = node.values.length - 1;
  node.values.forEach((value, i) => {
    expressionTo(unit, value, destination);
    if (i < last) unit.jump(node, jump, end, destination);
  });
  unit.assembler.bind(end);
}
