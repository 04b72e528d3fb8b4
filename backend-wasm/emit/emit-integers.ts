/**
 * Checked integer arithmetic in the cheapest forms that were measured: addition and subtraction by the sign trick, or by one
 * comparison when an operand is constant; multiplication by a look at the widths of the operands; division in 32 bits
 * whenever both operands happen to fit, because 64-bit division is several times slower on many processors.
 *
 * Each function leaves its result on the stack.
 */
import type { BodyWriter } from '../assemble/assembler.js';
import { Control, Convert, I32, I64, TypeCode } from '../assemble/opcodes.js';
import { isConstant, type Node } from '../../tracer/ir/trace.js';
import type { Emission } from './emission.js';

const MINIMUM = -(2n ** 63n);
const MAXIMUM = 2n ** 63n - 1n;
const constantOf = (node: Node): bigint | null => (isConstant(node) ? (node.value as bigint) : null);
/** `a op b` */
function binary(e: Emission, opcode: I64, a: Node, b: Node): void {
  e.get(a);
  e.get(b);
  e.code.op(opcode);
}

/** The exact sum fits 64 bits. */
export function addFits(e: Emission, node: Node): void {
  const [a, b] = node.args as [Node, Node];
  const k = constantOf(b) ?? constantOf(a);
  binary(e, I64.ADD, a, b);
  if (k !== null) {
    e.get(isConstant(b) ? a : b);
    e.code.op(k >= 0n ? I64.GE_S : I64.LT_S);
    return;
  }
  e.get(a);
  e.code.op(I64.XOR);
  binary(e, I64.ADD, a, b);
  e.get(b);
  e.code.op(I64.XOR);
  bothSignsDiffer(e);
}
/** The exact difference fits 64 bits. */
export function subFits(e: Emission, node: Node): void {
  const [a, b] = node.args as [Node, Node];
  const k = constantOf(b);
  if (k !== null) {
    binary(e, I64.SUB, a, b);
    e.get(a);
    e.code.op(k >= 0n ? I64.LE_S : I64.GT_S);
    return;
  }
  binary(e, I64.XOR, a, b);
  e.get(a);
  binary(e, I64.SUB, a, b);
  e.code.op(I64.XOR);
  bothSignsDiffer(e);
}
/** Not both of the words on the stack, which compare signs, are negative: there was no overflow. */
function bothSignsDiffer({ code }: Emission): void {
  code.op(I64.AND);
  code.i64(0n);
  code.op(I64.GE_S);
}
/** The exact product fits 64 bits. */
export function mulFits(e: Emission, node: Node): void {
  const [a, b] = node.args as [Node, Node];
  const k = constantOf(b) ?? constantOf(a);
  if (k !== null) {
    timesConstantFits(e, isConstant(b) ? a : b, k);
    return;
  }
  fits32(e, a);
  if (a !== b) {
    fits32(e, b);
    e.code.op(I32.AND);
  }
  e.code.if(TypeCode.I32);
  e.code.i32(1);
  e.code.else();
  e.get(a);
  e.get(b);
  e.code.call(e.helper('mulFits', ['i64', 'i64'], 'i32', writeMulFits));
  e.code.end();
}
function timesConstantFits(e: Emission, a: Node, k: bigint): void {
  if (k === 0n || k === 1n) e.code.i32(1);
  else if (k === -1n) {
    e.get(a);
    e.code.i64(MINIMUM);
    e.code.op(I64.NE);
  } else if (k > 0n) within(e, a, MINIMUM / k, MAXIMUM / k);
  else within(e, a, MAXIMUM / k, MINIMUM / k);
}
/** low <= a <= high, by one unsigned comparison. */
function within(e: Emission, a: Node, low: bigint, high: bigint): void {
  e.get(a);
  e.code.i64(low);
  e.code.op(I64.SUB);
  e.code.i64(high - low);
  e.code.op(I64.LE_U);
}
export function fits31(e: Emission, a: Node): void {
  within(e, a, -(2n ** 30n), 2n ** 30n - 1n);
}
export function fits32(e: Emission, a: Node): void {
  e.get(a);
  e.get(a);
  e.code.op(I64.EXTEND32_S);
  e.code.op(I64.EQ);
}

/** `mulFits(a, b)` for any operands: divides the wrapped product again. */
const writeMulFits: BodyWriter = code => {
  code.getLocal(0);
  code.i64(1n);
  code.op(I64.ADD);
  code.i64(1n);
  code.op(I64.LE_U);
  code.if(TypeCode.I32);
  code.getLocal(0);
  code.i64(0n);
  code.op(I64.EQ);
  code.getLocal(1);
  code.i64(MINIMUM);
  code.op(I64.NE);
  code.op(I32.OR);
  code.else();
  code.getLocal(0);
  code.getLocal(1);
  code.op(I64.MUL);
  code.getLocal(0);
  code.op(I64.DIV_S);
  code.getLocal(1);
  code.op(I64.EQ);
  code.end();
  return [];
};

/** Floor division; the divisor is not 0 and the result fits. */
export function idivFloor(e: Emission, node: Node): void {
  const [a, b] = node.args as [Node, Node];
  const { code } = e;
  if (constantOf(b) === -1n) {
    code.i64(0n);
    e.get(a);
    code.op(I64.SUB);
    return;
  }
  const quotient = e.temporary('i64', 0);
  const remainder = e.temporary('i64', 1);
  unsigned32(e, I32.DIV_U, a, b);
  binary(e, I64.DIV_S, a, b);
  code.setLocal(quotient);
  e.get(a);
  e.get(b);
  code.getLocal(quotient);
  code.op(I64.MUL);
  code.op(I64.SUB);
  code.setLocal(remainder);
  code.getLocal(quotient);
  needsCorrection(e, remainder, b);
  code.op(Convert.I64_OF_I32_U);
  code.op(I64.SUB);
  code.end();
}
/** The remainder with the sign of the divisor, which is not 0. */
export function imodFloor(e: Emission, node: Node): void {
  const [a, b] = node.args as [Node, Node];
  const { code } = e;
  const remainder = e.temporary('i64', 0);
  unsigned32(e, I32.REM_U, a, b);
  binary(e, I64.REM_S, a, b);
  code.setLocal(remainder);
  code.getLocal(remainder);
  e.get(b);
  code.i64(0n);
  needsCorrection(e, remainder, b);
  code.op(Control.SELECT);
  code.op(I64.ADD);
  code.end();
}
/** Division of numbers that are not negative. */
export function idiv(e: Emission, node: Node): void {
  const [a, b] = node.args as [Node, Node];
  unsigned32(e, I32.DIV_U, a, b);
  binary(e, I64.DIV_U, a, b);
  e.code.end();
}
/** The remainder of numbers that are not negative. */
export function irem(e: Emission, node: Node): void {
  const [a, b] = node.args as [Node, Node];
  unsigned32(e, I32.REM_U, a, b);
  binary(e, I64.REM_U, a, b);
  e.code.end();
}
/** The remainder is not 0 and its sign is not the divisor's. */
function needsCorrection(e: Emission, remainder: number, b: Node): void {
  const { code } = e;
  code.getLocal(remainder);
  code.i64(0n);
  code.op(I64.NE);
  code.getLocal(remainder);
  e.get(b);
  code.op(I64.XOR);
  code.i64(0n);
  code.op(I64.LT_S);
  code.op(I32.AND);
}
/** Begins an `if` whose first side does it in 32 bits, when both operands are that short; the other side is to follow. */
function unsigned32(e: Emission, opcode: I32, a: Node, b: Node): void {
  const { code } = e;
  const k = constantOf(b);
  e.get(a);
  if (k === null || k <= 0n || k >= 2n ** 32n) {
    e.get(b);
    code.op(I64.OR);
  }
  code.i64(32n);
  code.op(I64.SHR_U);
  code.op(I64.EQZ);
  code.if(TypeCode.I64);
  e.get(a);
  code.op(Convert.I32_OF_I64);
  e.get(b);
  code.op(Convert.I32_OF_I64);
  code.op(opcode);
  code.op(Convert.I64_OF_I32_U);
  code.else();
}
