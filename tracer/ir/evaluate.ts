/**
 * What every `value` operation computes, in JavaScript: constant folding and the reference executor use this table and
 * nothing else, so they cannot disagree. i64 is a BigInt wrapped to 64 bits, i32 a number wrapped to 32, a bool 0 or 1.
 *
 * A row answers undefined where its operation is undefined (division by 0); folding then leaves the operation alone.
 */
import type { OpName } from './ops.js';
import type { Value } from './trace.js';

const wrap = (v: bigint): bigint => BigInt.asIntN(64, v);
const bit = (b: boolean): number => (b ? 1 : 0);
const fitsIn = (bits: number, v: bigint): number => bit(BigInt.asIntN(bits, v) === v);
const view = new DataView(new ArrayBuffer(8));

type I32 = (a: number, b: number) => number | undefined;
type I64 = (a: bigint, b: bigint) => Value | undefined;

const onI32: Record<string, I32> = {
  i32add: (a, b) => (a + b) | 0,
  i32sub: (a, b) => (a - b) | 0,
  i32mul: (a, b) => Math.imul(a, b),
  i32div: (a, b) => (b === 0 || a / b >= 2 ** 31 ? undefined : (a / b) | 0),
  i32rem: (a, b) => (b === 0 ? undefined : (a % b) | 0),
  i32and: (a, b) => a & b,
  i32or: (a, b) => a | b,
  i32xor: (a, b) => a ^ b,
  i32shl: (a, b) => a << b,
  i32shr: (a, b) => a >> b,
  i32ushr: (a, b) => (a >>> b) | 0,
  clz: a => Math.clz32(a),
  ctz: a => (a === 0 ? 32 : 31 - Math.clz32(a & -a)),
  popcount: a => popcount(BigInt.asUintN(32, BigInt(a))),
  i32eq: (a, b) => bit(a === b),
  i32ne: (a, b) => bit(a !== b),
  i32lt: (a, b) => bit(a < b),
  i32le: (a, b) => bit(a <= b),
  i32gt: (a, b) => bit(a > b),
  i32ge: (a, b) => bit(a >= b),
  below: (a, b) => bit(a >>> 0 < b >>> 0),
};
/** Ones in a number that is not negative. */
function popcount(v: bigint): number {
  let count = 0;
  for (let rest = v; rest !== 0n; rest &= rest - 1n) count++;
  return count;
}
/** Zero bits above the highest one of 64. */
function leadingZeros(v: bigint): bigint {
  return BigInt(64 - (v === 0n ? 0 : BigInt.asUintN(64, v).toString(2).length));
}
function trailingZeros(v: bigint): bigint {
  return v === 0n ? 64n : 63n - leadingZeros(v & -v);
}
function floorDivide(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a % b < 0n !== b < 0n ? q - 1n : q;
}

const onI64: Record<string, I64> = {
  iadd: (a, b) => wrap(a + b),
  isub: (a, b) => wrap(a - b),
  imul: (a, b) => wrap(a * b),
  ineg: a => wrap(-a),
  idivFloor: (a, b) => (b === 0n || fitsIn(64, floorDivide(a, b)) === 0 ? undefined : floorDivide(a, b)),
  imodFloor: (a, b) => (b === 0n ? undefined : a - b * floorDivide(a, b)),
  idiv: (a, b) => (a < 0n || b <= 0n ? undefined : a / b),
  irem: (a, b) => (a < 0n || b <= 0n ? undefined : a % b),
  iand: (a, b) => a & b,
  ior: (a, b) => a | b,
  ixor: (a, b) => a ^ b,
  ishl: (a, b) => wrap(a << (b & 63n)),
  ishr: (a, b) => a >> (b & 63n),
  ushr: (a, b) => wrap(BigInt.asUintN(64, a) >> (b & 63n)),
  iclz: a => leadingZeros(a),
  ictz: a => trailingZeros(a),
  ipopcount: a => BigInt(popcount(BigInt.asUintN(64, a))),
  i64eq: (a, b) => bit(a === b),
  i64ne: (a, b) => bit(a !== b),
  i64lt: (a, b) => bit(a < b),
  i64le: (a, b) => bit(a <= b),
  i64gt: (a, b) => bit(a > b),
  i64ge: (a, b) => bit(a >= b),
  ibelow: (a, b) => bit(BigInt.asUintN(64, a) < BigInt.asUintN(64, b)),
  addFits: (a, b) => fitsIn(64, a + b),
  subFits: (a, b) => fitsIn(64, a - b),
  mulFits: (a, b) => fitsIn(64, a * b),
  fits31: a => fitsIn(31, a),
  fits32: a => fitsIn(32, a),
  i32Of: a => Number(BigInt.asIntN(32, a)),
  f64OfI64: a => Number(a),
  f64OfBits: a => {
    view.setBigInt64(0, a);
    return view.getFloat64(0);
  },
};

const onF64: Record<string, (a: number, b: number) => Value> = {
  f64add: (a, b) => a + b,
  f64sub: (a, b) => a - b,
  f64mul: (a, b) => a * b,
  f64div: (a, b) => a / b,
  fneg: a => -a,
  fabs: a => Math.abs(a),
  fsqrt: a => Math.sqrt(a),
  ffloor: a => Math.floor(a),
  fceil: a => Math.ceil(a),
  ftrunc: a => Math.trunc(a),
  fnearest: a => nearest(a),
  fcopysign: (a, b) => (Object.is(a, -0) || a < 0 ? -a : a) * (Object.is(b, -0) || b < 0 ? -1 : 1),
  fmin: (a, b) => Math.min(a, b),
  fmax: (a, b) => Math.max(a, b),
  f64eq: (a, b) => bit(a === b),
  f64ne: (a, b) => bit(a !== b),
  f64lt: (a, b) => bit(a < b),
  f64le: (a, b) => bit(a <= b),
  f64gt: (a, b) => bit(a > b),
  f64ge: (a, b) => bit(a >= b),
  i64OfF64: a => saturate(a),
  i32OfF64: a => (Number.isNaN(a) ? 0 : Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.trunc(a))) | 0),
  bitsOfF64: a => {
    view.setFloat64(0, a);
    return view.getBigInt64(0);
  },
};
/** Rounds to the nearest integer, a half to the even one, keeping the sign of zero. */
function nearest(a: number): number {
  if (!Number.isFinite(a) || Math.abs(a) >= 2 ** 52) return a;
  const low = Math.floor(a);
  const up = a - low > 0.5 || (a - low === 0.5 && low % 2 !== 0);
  const rounded = up ? low + 1 : low;
  return rounded === 0 && (a < 0 || Object.is(a, -0)) ? -0 : rounded;
}
/** Towards zero into 64 bits, as `i64.trunc_sat_f64_s`. */
function saturate(a: number): bigint {
  if (Number.isNaN(a)) return 0n;
  if (a >= 2 ** 63) return 2n ** 63n - 1n;
  return a < -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(a));
}

const onWords: Record<string, (a: number, b: number) => Value> = {
  i64Of: a => BigInt(a),
  f64OfI32: a => a,
  wordOf: a => a,
  refOf: a => a,
  i32OfBool: a => a,
  not: a => 1 - a,
  booleq: (a, b) => bit(a === b),
  boolne: (a, b) => bit(a !== b),
  refeq: (a, b) => bit(a === b),
  refne: (a, b) => bit(a !== b),
  isSmall: a => a & 1,
  smallValue: a => a >> 1,
  smallOf: a => (a << 1) | 1,
};

const table = { ...onI32, ...onI64, ...onF64, ...onWords } as Readonly<
  Record<string, (...values: never[]) => Value | undefined>
>;
/** The operation's result, or undefined when it is not a `value` operation of constants or undefined for these operands. */
export function evaluate(op: OpName, values: readonly Value[]): Value | undefined {
  if (op === 'select') return values[0] ? values[1] : values[2];
  const compute = table[op] as ((...values: readonly Value[]) => Value | undefined) | undefined;
  return compute?.(...values);
}
/** What `evaluate` calls, for operations that it knows; null for `select`. */
export function computationOf(op: OpName): ((...values: readonly Value[]) => Value | undefined) | null {
  return (table[op] as ((...values: readonly Value[]) => Value | undefined) | undefined) ?? null;
}
/** Whether `evaluate` knows the operation (it knows every `value` operation that needs no heap). */
export function canEvaluate(op: OpName): boolean {
  return op === 'select' || op in table;
}
