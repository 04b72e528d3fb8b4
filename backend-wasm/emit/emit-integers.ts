/**
 * Checked integer arithmetic in the cheapest forms that were measured: addition and subtraction by the sign trick, or by one
 * comparison when an operand is constant; multiplication by a look at the widths of the operands; division in 32 bits
 * whenever both operands happen to fit, because 64-bit division is several times slower on many processors.
 */
import binaryen from 'binaryen';
import { isConstant, type Node } from '../../tracer/ir/trace.js';
import type { Emission, Expression } from './emission.js';

const MINIMUM = -(2n ** 63n);
const MAXIMUM = 2n ** 63n - 1n;
const constantOf = (node: Node): bigint | null => (isConstant(node) ? (node.value as bigint) : null);

/** The exact sum fits 64 bits. */
export function addFits(e: Emission, [a, b]: Node[]): Expression {
  const { m } = e;
  const sum = (): Expression => m.i64.add(e.get(a!), e.get(b!));
  const k = constantOf(b!) ?? constantOf(a!);
  const variable = constantOf(b!) === null ? b! : a!;
  if (k !== null) return k >= 0n ? m.i64.ge_s(sum(), e.get(variable)) : m.i64.lt_s(sum(), e.get(variable));
  return m.i64.ge_s(m.i64.and(m.i64.xor(sum(), e.get(a!)), m.i64.xor(sum(), e.get(b!))), e.i64(0n));
}
/** The exact difference fits 64 bits. */
export function subFits(e: Emission, [a, b]: Node[]): Expression {
  const { m } = e;
  const difference = (): Expression => m.i64.sub(e.get(a!), e.get(b!));
  const k = constantOf(b!);
  if (k !== null) return k >= 0n ? m.i64.le_s(difference(), e.get(a!)) : m.i64.gt_s(difference(), e.get(a!));
  return m.i64.ge_s(m.i64.and(m.i64.xor(e.get(a!), e.get(b!)), m.i64.xor(e.get(a!), difference())), e.i64(0n));
}
/** The exact product fits 64 bits. */
export function mulFits(e: Emission, [a, b]: Node[]): Expression {
  const k = constantOf(b!) ?? constantOf(a!);
  if (k !== null) return timesConstantFits(e, constantOf(b!) === null ? b! : a!, k);
  const slow = e.m.call(e.helper('mulFits', defineMulFits), [e.get(a!), e.get(b!)], binaryen.i32);
  const narrow = a === b ? fits32(e, a!) : e.m.i32.and(fits32(e, a!), fits32(e, b!));
  return e.m.if(narrow, e.i32(1), slow);
}
function timesConstantFits(e: Emission, a: Node, k: bigint): Expression {
  if (k === 0n || k === 1n) return e.i32(1);
  if (k === -1n) return e.m.i64.ne(e.get(a), e.i64(MINIMUM));
  const [low, high] = k > 0n ? [MINIMUM / k, MAXIMUM / k] : [MAXIMUM / k, MINIMUM / k];
  return within(e, a, low, high);
}
/** low <= a <= high, by one unsigned comparison. */
function within(e: Emission, a: Node, low: bigint, high: bigint): Expression {
  return e.m.i64.le_u(e.m.i64.sub(e.get(a), e.i64(low)), e.i64(high - low));
}
export function fits31(e: Emission, a: Node): Expression {
  return within(e, a, -(2n ** 30n), 2n ** 30n - 1n);
}
export function fits32(e: Emission, a: Node): Expression {
  return e.m.i64.eq(e.get(a), e.m.i64.extend32_s(e.get(a)));
}

/** `mulFits(a, b)` for any operands: divides the wrapped product again. */
function defineMulFits(m: binaryen.Module): void {
  const a = () => m.local.get(0, binaryen.i64);
  const b = () => m.local.get(1, binaryen.i64);
  const k = (value: bigint) => m.i64.const(value);
  const divided = m.i64.eq(m.i64.div_s(m.i64.mul(a(), b()), a()), b());
  const body = m.if(
    m.i64.le_u(m.i64.add(a(), k(1n)), k(1n)),
    m.i32.or(m.i64.eq(a(), k(0n)), m.i64.ne(b(), k(MINIMUM))),
    divided,
  );
  m.addFunction('mulFits', binaryen.createType([binaryen.i64, binaryen.i64]), binaryen.i32, [], body);
}

/** Floor division; the divisor is not 0 and the result fits. */
export function idivFloor(e: Emission, [a, b]: Node[]): Expression {
  const { m } = e;
  const k = constantOf(b!);
  if (k === -1n) return m.i64.sub(e.i64(0n), e.get(a!));
  const quotient = e.temporary('i64', 0);
  const q = (): Expression => e.local(quotient, 'i64');
  const remainder = m.i64.sub(e.get(a!), m.i64.mul(e.get(b!), q()));
  const correction = e.temporary('i64', 1);
  const wide = m.block(
    null,
    [
      m.local.set(quotient, m.i64.div_s(e.get(a!), e.get(b!))),
      m.local.set(correction, remainder),
      m.i64.sub(q(), m.i64.extend_u(needsCorrection(e, correction, b!))),
    ],
    binaryen.i64,
  );
  return m.if(bothUnsigned32(e, a!, b!), m.i64.extend_u(m.i32.div_u(low(e, a!), low(e, b!))), wide);
}
/** The remainder with the sign of the divisor, which is not 0. */
export function imodFloor(e: Emission, [a, b]: Node[]): Expression {
  const { m } = e;
  const remainder = e.temporary('i64', 0);
  const adjusted = m.select(needsCorrection(e, remainder, b!), e.get(b!), e.i64(0n));
  const wide = m.block(
    null,
    [m.local.set(remainder, m.i64.rem_s(e.get(a!), e.get(b!))), m.i64.add(e.local(remainder, 'i64'), adjusted)],
    binaryen.i64,
  );
  return m.if(bothUnsigned32(e, a!, b!), m.i64.extend_u(m.i32.rem_u(low(e, a!), low(e, b!))), wide);
}
/** Division of numbers that are not negative. */
export function idiv(e: Emission, [a, b]: Node[]): Expression {
  const { m } = e;
  const narrow = m.i64.extend_u(m.i32.div_u(low(e, a!), low(e, b!)));
  return m.if(bothUnsigned32(e, a!, b!), narrow, m.i64.div_u(e.get(a!), e.get(b!)));
}
/** The remainder of numbers that are not negative. */
export function irem(e: Emission, [a, b]: Node[]): Expression {
  const { m } = e;
  const narrow = m.i64.extend_u(m.i32.rem_u(low(e, a!), low(e, b!)));
  return m.if(bothUnsigned32(e, a!, b!), narrow, m.i64.rem_u(e.get(a!), e.get(b!)));
}
/** The remainder is not 0 and its sign is not the divisor's. */
function needsCorrection(e: Emission, remainder: number, b: Node): Expression {
  const { m } = e;
  const r = (): Expression => e.local(remainder, 'i64');
  return m.i32.and(m.i64.ne(r(), e.i64(0n)), m.i64.lt_s(m.i64.xor(r(), e.get(b)), e.i64(0n)));
}
function bothUnsigned32(e: Emission, a: Node, b: Node): Expression {
  const { m } = e;
  const k = constantOf(b);
  const small = k !== null && k > 0n && k < 2n ** 32n;
  const bits = small ? e.get(a) : m.i64.or(e.get(a), e.get(b));
  return m.i64.eqz(m.i64.shr_u(bits, e.i64(32n)));
}
function low(e: Emission, a: Node): Expression {
  return e.m.i32.wrap(e.get(a));
}
