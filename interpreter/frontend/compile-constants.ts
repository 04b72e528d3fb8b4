/**
 * Constants of the syntax tree, and the folding that CPython's compiler does: signs of numbers, arithmetic on constants
 * within CPython's size limits, tuples and slices of constants, `__debug__`. What would raise stays for run time.
 */
import type { CodeConstant, StrConstant } from '../bytecode/code-object.js';
import { ELLIPSIS, FALSE, NONE, TRUE } from '../bytecode/code-object.js';
import type { ConstantValue, Expr, Node, Operator } from './ast.js';
import type { Unit } from './compile-unit.js';

/** CPython's limits: bits of an integer, characters of a string, items of a tuple. */
const MAX_INT_BITS = 128;
const MAX_TEXT = 4096;
const MAX_ITEMS = 256;

/** The constant of a literal. */
export function literalConstant(value: ConstantValue): CodeConstant {
  switch (value.kind) {
    case 'None':
      return NONE;
    case 'True':
      return TRUE;
    case 'False':
      return FALSE;
    case 'Ellipsis':
      return ELLIPSIS;
    case 'complex':
      return { kind: 'complex', real: 0, imaginary: value.value };
    default:
      return value;
  }
}

/** The value of an expression that is constant at compile time, or null. */
export function constantOf(unit: Unit, node: Expr): CodeConstant | null {
  switch (node.type) {
    case 'Constant':
      return literalConstant(node.value);
    case 'Name':
      return node.id === '__debug__' ? (unit.shared.optimize === 0 ? TRUE : FALSE) : null;
    case 'UnaryOp': {
      const operand = constantOf(unit, node.operand);
      return operand === null ? null : foldUnary(node.op, operand);
    }
    case 'BinOp':
      return foldBinaryCached(unit, node);
    case 'Tuple':
      return node.ctx === 'Load' ? constantSequence(unit, node.elts, 'tuple') : null;
    case 'Slice':
      return constantSlice(unit, node);
    default:
      return null;
  }
}

/** The constants of all `nodes` as a tuple or frozenset, or null. */
export function constantSequence(unit: Unit, nodes: readonly Expr[], kind: 'tuple' | 'frozenset'): CodeConstant | null {
  const items: CodeConstant[] = [];
  for (const node of nodes) {
    const item = constantOf(unit, node);
    if (item === null) return null;
    items.push(item);
  }
  return { kind, items };
}

function constantSlice(unit: Unit, node: Node<'Slice'>): CodeConstant | null {
  const items: CodeConstant[] = [];
  for (const part of [node.lower, node.upper, node.step]) {
    const item = part === null ? NONE : constantOf(unit, part);
    if (item === null) return null;
    items.push(item);
  }
  return { kind: 'slice', items };
}

/** What `bool(constant)` is. */
export function constantTruth(constant: CodeConstant): boolean {
  switch (constant.kind) {
    case 'none':
      return false;
    case 'bool':
      return constant.value;
    case 'int':
      return constant.value !== 0n;
    case 'float':
      return constant.value !== 0;
    case 'complex':
      return constant.real !== 0 || constant.imaginary !== 0;
    case 'str':
      return constant.value !== '';
    case 'bytes':
      return constant.value.length > 0;
    case 'tuple':
    case 'frozenset':
      return constant.items.length > 0;
    default:
      return true;
  }
}

function asInteger(constant: CodeConstant): bigint | null {
  if (constant.kind === 'int') return constant.value;
  if (constant.kind === 'bool') return constant.value ? 1n : 0n;
  return null;
}

function foldUnary(op: Node<'UnaryOp'>['op'], operand: CodeConstant): CodeConstant | null {
  if (op === 'Not') return constantTruth(operand) ? FALSE : TRUE;
  const integer = asInteger(operand);
  if (integer !== null) {
    if (op === 'Invert') return operand.kind === 'bool' ? null : { kind: 'int', value: ~integer };
    return { kind: 'int', value: op === 'USub' ? -integer : integer };
  }
  if (op === 'Invert') return null;
  if (operand.kind === 'float') return op === 'USub' ? { kind: 'float', value: -operand.value } : operand;
  if (operand.kind !== 'complex') return null;
  return op === 'USub' ? { kind: 'complex', real: -operand.real, imaginary: -operand.imaginary } : operand;
}

function foldBinaryCached(unit: Unit, node: Node<'BinOp'>): CodeConstant | null {
  const { folded } = unit.shared;
  let result = folded.get(node);
  if (result !== undefined) return result;
  const right = constantOf(unit, node.right);
  const left = right === null ? null : constantOf(unit, node.left);
  result = left === null || right === null ? null : foldBinary(node.op, left, right);
  folded.set(node, result);
  return result;
}

/** The operators that make a bool of two bools. */
const BITWISE: ReadonlySet<Operator> = new Set<Operator>(['BitAnd', 'BitOr', 'BitXor']);

function foldBinary(op: Operator, left: CodeConstant, right: CodeConstant): CodeConstant | null {
  const x = asInteger(left);
  const y = asInteger(right);
  if (left.kind === 'bool' && right.kind === 'bool' && BITWISE.has(op)) {
    return integerResult(op, x!, y!) === 0n ? FALSE : TRUE;
  }
  if (x !== null && y !== null) return foldIntegers(op, x, y);
  if (isNumber(left) && isNumber(right)) {
    if (left.kind === 'complex' || right.kind === 'complex') return foldComplex(op, left, right);
    return foldFloats(op, toFloat(left), toFloat(right));
  }
  if (op === 'Add') return concatenate(left, right);
  if (op === 'Mult') return y !== null ? repeat(left, y) : x !== null ? repeat(right, x) : null;
  return null;
}

function isNumber(constant: CodeConstant): boolean {
  return ['int', 'bool', 'float', 'complex'].includes(constant.kind);
}

/** NaN for integers that a float does not hold exactly, so that they are not folded. */
function toFloat(constant: CodeConstant): number {
  if (constant.kind === 'float') return constant.value;
  const integer = asInteger(constant)!;
  const value = Number(integer);
  return Number.isSafeInteger(value) ? value : Number.NaN;
}

function bitLength(value: bigint): number {
  return (value < 0n ? -value : value).toString(2).length;
}

function foldIntegers(op: Operator, x: bigint, y: bigint): CodeConstant | null {
  const value = integerResult(op, x, y);
  return value === null ? null : typeof value === 'number' ? { kind: 'float', value } : { kind: 'int', value };
}

function integerResult(op: Operator, x: bigint, y: bigint): bigint | number | null {
  switch (op) {
    case 'Add':
      return x + y;
    case 'Sub':
      return x - y;
    case 'Mult':
      return bitLength(x) + bitLength(y) > MAX_INT_BITS ? null : x * y;
    case 'Div': {
      const quotient = Number(x) / Number(y);
      const exact = Number.isSafeInteger(Number(x)) && Number.isSafeInteger(Number(y));
      return y === 0n || !exact ? null : quotient;
    }
    case 'FloorDiv':
      return y === 0n ? null : floorDivide(x, y);
    case 'Mod':
      return y === 0n ? null : x - floorDivide(x, y) * y;
    case 'Pow':
      return y < 0n || y > 128n || bitLength(x) * Number(y) > MAX_INT_BITS ? null : x ** y;
    case 'LShift':
      return y < 0n || y > 128n || bitLength(x) + Number(y) > MAX_INT_BITS ? null : x << y;
    case 'RShift':
      return y < 0n || y > 0xffffn ? null : x >> y;
    case 'BitAnd':
      return x & y;
    case 'BitOr':
      return x | y;
    case 'BitXor':
      return x ^ y;
    default:
      return null;
  }
}

function floorDivide(x: bigint, y: bigint): bigint {
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}

function foldFloats(op: Operator, x: number, y: number): CodeConstant | null {
  if (Number.isNaN(x) || Number.isNaN(y)) return null;
  if (op === 'Add') return { kind: 'float', value: x + y };
  if (op === 'Sub') return { kind: 'float', value: x - y };
  if (op === 'Mult') return { kind: 'float', value: x * y };
  if (op === 'Div' && y !== 0) return { kind: 'float', value: x / y };
  return null;
}

/** Sums and differences with a real and an imaginary literal: how complex constants are written. */
function foldComplex(op: Operator, left: CodeConstant, right: CodeConstant): CodeConstant | null {
  if (op !== 'Add' && op !== 'Sub') return null;
  const sign = op === 'Add' ? 1 : -1;
  if (left.kind === 'complex' && right.kind === 'complex') {
    return { kind: 'complex', real: left.real + sign * right.real, imaginary: left.imaginary + sign * right.imaginary };
  }
  if (left.kind === 'complex') {
    const y = toFloat(right);
    return Number.isNaN(y) ? null : { kind: 'complex', real: left.real + sign * y, imaginary: left.imaginary };
  }
  if (right.kind !== 'complex') return null;
  // Mixed arithmetic leaves the imaginary part of the complex operand alone (C99 annex G, as CPython 3.14 does).
  const x = toFloat(left);
  if (Number.isNaN(x)) return null;
  return { kind: 'complex', real: x + sign * right.real, imaginary: sign === 1 ? right.imaginary : -right.imaginary };
}

function concatenate(left: CodeConstant, right: CodeConstant): CodeConstant | null {
  if (left.kind === 'str' && right.kind === 'str') {
    if (left.codePoints !== null || right.codePoints !== null || joinsSurrogates(left, right)) return null;
    return { kind: 'str', value: left.value + right.value, codePoints: null };
  }
  if (left.kind === 'bytes' && right.kind === 'bytes') {
    return { kind: 'bytes', value: Uint8Array.of(...left.value, ...right.value) };
  }
  if (left.kind === 'tuple' && right.kind === 'tuple') return { kind: 'tuple', items: [...left.items, ...right.items] };
  return null;
}

function joinsSurrogates(left: StrConstant, right: StrConstant): boolean {
  const last = left.value.charCodeAt(left.value.length - 1);
  return last >= 0xd800 && last < 0xdc00 && right.value.charCodeAt(0) >= 0xdc00;
}

function repeat(sequence: CodeConstant, count: bigint): CodeConstant | null {
  if (count > BigInt(MAX_TEXT)) return null;
  const times = count < 0n ? 0 : Number(count);
  if (sequence.kind === 'str') {
    if (sequence.codePoints !== null || sequence.value.length * times > MAX_TEXT) return null;
    if (times > 1 && joinsSurrogates(sequence, sequence)) return null;
    return { kind: 'str', value: sequence.value.repeat(times), codePoints: null };
  }
  if (sequence.kind === 'bytes') {
    const { value } = sequence;
    if (value.length * times > MAX_TEXT) return null;
    return {
      kind: 'bytes',
      value: Uint8Array.from({ length: value.length * times }, (_, i) => value[i % value.length]!),
    };
  }
  if (sequence.kind !== 'tuple' || sequence.items.length * times > MAX_ITEMS) return null;
  return { kind: 'tuple', items: Array.from({ length: times }, () => sequence.items).flat() };
}
