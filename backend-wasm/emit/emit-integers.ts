/**
 * Checked integer arithmetic in the cheapest forms that were measured: addition and subtraction by the sign trick, or by one
 * comparison when an operand is constant; multiplication by a look at the widths of the operands; division in 32 bits
 * whenever both operands happen to fit, because 64-bit division is several times slower on many processors.
 */
import type { Assembler } from '../assemble/assembler.js';
import * as wasm from '../assemble/expressions.js';
import { isConstant, type Node } from '../../tracer/ir/trace.js';
import type { Emission, Expression } from './emission.js';

const MINIMUM = -(2n ** 63n);
const MAXIMUM = 2n ** 63n - 1n;
const constantOf = (node: Node): bigint | null => (isConstant(node) ? (node.value as bigint) : null);

/** The exact sum fits 64 bits. */
export function addFits(e: Emission, [a, b]: Node[]): Expression {
  const sum = (): Expression => wasm.i64.add(e.get(a!), e.get(b!));
  const k = constantOf(b!) ?? constantOf(a!);
  const variable = constantOf(b!) === null ? b! : a!;
  if (k !== null) return k >= 0n ? wasm.i64.ge_s(sum(), e.get(variable)) : wasm.i64.lt_s(sum(), e.get(variable));
  return wasm.i64.ge_s(wasm.i64.and(wasm.i64.xor(sum(), e.get(a!)), wasm.i64.xor(sum(), e.get(b!))), e.i64(0n));
}
/** The exact difference fits 64 bits. */
export function subFits(e: Emission, [a, b]: Node[]): Expression {
  const difference = (): Expression => wasm.i64.sub(e.get(a!), e.get(b!));
  const k = constantOf(b!);
  if (k !== null) return k >= 0n ? wasm.i64.le_s(difference(), e.get(a!)) : wasm.i64.gt_s(difference(), e.get(a!));
  return wasm.i64.ge_s(
    wasm.i64.and(wasm.i64.xor(e.get(a!), e.get(b!)), wasm.i64.xor(e.get(a!), difference())),
    e.i64(0n),
  );
}
/** The exact product fits 64 bits. */
export function mulFits(e: Emission, [a, b]: Node[]): Expression {
  const k = constantOf(b!) ?? constantOf(a!);
  if (k !== null) return timesConstantFits(e, constantOf(b!) === null ? b! : a!, k);
  const slow = wasm.call(e.helper('mulFits', defineMulFits), [e.get(a!), e.get(b!)], 'i32');
  const narrow = a === b ? fits32(e, a!) : wasm.i32.and(fits32(e, a!), fits32(e, b!));
  return wasm.conditional(narrow, e.i32(1), slow);
}
function timesConstantFits(e: Emission, a: Node, k: bigint): Expression {
  if (k === 0n || k === 1n) return e.i32(1);
  if (k === -1n) return wasm.i64.ne(e.get(a), e.i64(MINIMUM));
  const [low, high] = k > 0n ? [MINIMUM / k, MAXIMUM / k] : [MAXIMUM / k, MINIMUM / k];
  return within(e, a, low, high);
}
/** low <= a <= high, by one unsigned comparison. */
function within(e: Emission, a: Node, low: bigint, high: bigint): Expression {
  return wasm.i64.le_u(wasm.i64.sub(e.get(a), e.i64(low)), e.i64(high - low));
}
export function fits31(e: Emission, a: Node): Expression {
  return within(e, a, -(2n ** 30n), 2n ** 30n - 1n);
}
export function fits32(e: Emission, a: Node): Expression {
  return wasm.i64.eq(e.get(a), wasm.i64.extend32_s(e.get(a)));
}

/** `mulFits(a, b)` for any operands: divides the wrapped product again. */
function defineMulFits(module: Assembler): void {
  const a = () => wasm.local.get(0, 'i64');
  const b = () => wasm.local.get(1, 'i64');
  const k = (value: bigint) => wasm.i64.const(value);
  const divided = wasm.i64.eq(wasm.i64.div_s(wasm.i64.mul(a(), b()), a()), b());
  const body = wasm.conditional(
    wasm.i64.le_u(wasm.i64.add(a(), k(1n)), k(1n)),
    wasm.i32.or(wasm.i64.eq(a(), k(0n)), wasm.i64.ne(b(), k(MINIMUM))),
    divided,
  );
  module.addFunction('mulFits', ['i64', 'i64'], 'i32', [], body);
}

/** Floor division; the divisor is not 0 and the result fits. */
export function idivFloor(e: Emission, [a, b]: Node[]): Expression {
  const k = constantOf(b!);
  if (k === -1n) return wasm.i64.sub(e.i64(0n), e.get(a!));
  const quotient = e.temporary('i64', 0);
  const q = (): Expression => e.local(quotient, 'i64');
  const remainder = wasm.i64.sub(e.get(a!), wasm.i64.mul(e.get(b!), q()));
  const correction = e.temporary('i64', 1);
  const wide = wasm.sequence([
    wasm.local.set(quotient, wasm.i64.div_s(e.get(a!), e.get(b!))),
    wasm.local.set(correction, remainder),
    wasm.i64.sub(q(), wasm.i64.extend_u(needsCorrection(e, correction, b!))),
  ]);
  return wasm.conditional(bothUnsigned32(e, a!, b!), wasm.i64.extend_u(wasm.i32.div_u(low(e, a!), low(e, b!))), wide);
}
/** The remainder with the sign of the divisor, which is not 0. */
export function imodFloor(e: Emission, [a, b]: Node[]): Expression {
  const remainder = e.temporary('i64', 0);
  const adjusted = wasm.select(needsCorrection(e, remainder, b!), e.get(b!), e.i64(0n));
  const wide = wasm.sequence([
    wasm.local.set(remainder, wasm.i64.rem_s(e.get(a!), e.get(b!))),
    wasm.i64.add(e.local(remainder, 'i64'), adjusted),
  ]);
  return wasm.conditional(bothUnsigned32(e, a!, b!), wasm.i64.extend_u(wasm.i32.rem_u(low(e, a!), low(e, b!))), wide);
}
/** Division of numbers that are not negative. */
export function idiv(e: Emission, [a, b]: Node[]): Expression {
  const narrow = wasm.i64.extend_u(wasm.i32.div_u(low(e, a!), low(e, b!)));
  return wasm.conditional(bothUnsigned32(e, a!, b!), narrow, wasm.i64.div_u(e.get(a!), e.get(b!)));
}
/** The remainder of numbers that are not negative. */
export function irem(e: Emission, [a, b]: Node[]): Expression {
  const narrow = wasm.i64.extend_u(wasm.i32.rem_u(low(e, a!), low(e, b!)));
  return wasm.conditional(bothUnsigned32(e, a!, b!), narrow, wasm.i64.rem_u(e.get(a!), e.get(b!)));
}
/** The remainder is not 0 and its sign is not the divisor's. */
function needsCorrection(e: Emission, remainder: number, b: Node): Expression {
  const r = (): Expression => e.local(remainder, 'i64');
  return wasm.i32.and(wasm.i64.ne(r(), e.i64(0n)), wasm.i64.lt_s(wasm.i64.xor(r(), e.get(b)), e.i64(0n)));
}
function bothUnsigned32(e: Emission, a: Node, b: Node): Expression {
  const k = constantOf(b);
  const small = k !== null && k > 0n && k < 2n ** 32n;
  const bits = small ? e.get(a) : wasm.i64.or(e.get(a), e.get(b));
  return wasm.i64.eqz(wasm.i64.shr_u(bits, e.i64(32n)));
}
function low(e: Emission, a: Node): Expression {
  return wasm.i32.wrap(e.get(a));
}
