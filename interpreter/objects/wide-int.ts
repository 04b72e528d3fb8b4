/**
 * Ints beyond 64 bits that fit 128: held in the heap as two words in two's complement (`BigInteger.low`, `high`, host number
 * -1), and computed with here, as long as results fit 128 bits, too. Everything wider lives in the host's table of big
 * integers. Hashing, random numbers and fixed-point code mask their results to 64 bits and hardly ever leave this range.
 *
 * The steps of an operator are emitted in place, in one function: calls among them took a fifth of the time of lcg64.
 *
 * What always holds: a number has one representation. What fits 31 bits is small, what fits 64 is boxed, what fits 128 is wide.
 */
import {
  below,
  type bool,
  type i32,
  type i64,
  i64Of,
  iadd,
  iand,
  ibelow,
  imul,
  ior,
  ishl,
  ishr,
  isSmall,
  isub,
  ixor,
  load,
  malloc,
  type Ref,
  smallValue,
  storeNew,
  ushr,
} from '../dialect/rts.js';
import { BigInteger, BoxedInt, Singleton } from '../heap/layouts.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { mapOf, newInt } from './value.js';

/** The host number of an integer that needs no entry in the host's table. */
const IN_PLACE = -1;
/** Numbers of the operators, as in opcodes.ts. */
const ADD = 0;
const SUBTRACT = 1;
const MULTIPLY = 2;
const LEFT_SHIFT = 8;
const RIGHT_SHIFT = 9;
const AND = 10;
const OR = 11;
const XOR = 12;

/** Is it an int whose 128 bits are in the heap? */
export function isInPlace(r: Ref): bool {
  if (isSmall(r)) return true;
  const m = mapOf(r);
  if (m === MapOf.INT || m === MapOf.BOOL) return true;
  return m === MapOf.BIG_INT && load(r, BigInteger.host) === IN_PLACE;
}
/** @inline */
function lowOf(r: Ref): i64 {
  if (isSmall(r)) return i64Of(smallValue(r));
  const m = mapOf(r);
  if (m === MapOf.INT) return load(r, BoxedInt.value);
  return m === MapOf.BOOL ? i64Of(load(r, Singleton.value)) : load(r, BigInteger.low);
}
/** @inline */
function highOf(r: Ref, low: i64): i64 {
  if (!isSmall(r) && mapOf(r) === MapOf.BIG_INT) return load(r, BigInteger.high);
  return ishr(low, 63);
}
/** The int of 128 bits in its own representation. @inline */
function newWide(low: i64, high: i64): Ref {
  if (high === ishr(low, 63)) return newInt(low);
  const p = malloc(BigInteger, MapOf.BIG_INT);
  storeNew(p, BigInteger.host, IN_PLACE);
  storeNew(p, BigInteger.sign, high < i64Of(0) ? -1 : 1);
  storeNew(p, BigInteger.low, low);
  storeNew(p, BigInteger.high, high);
  return p;
}
/** 1 when the unsigned a is less than b, for carries. */
function lessUnsigned(a: i64, b: i64): i64 {
  return ibelow(a, b) ? i64Of(1) : i64Of(0);
}
/** @inline */
function addWide(low: i64, high: i64, otherLow: i64, otherHigh: i64): Ref {
  const sum = iadd(low, otherLow);
  const top = iadd(iadd(high, otherHigh), lessUnsigned(sum, low));
  if (iand(ixor(high, top), ixor(otherHigh, top)) < i64Of(0)) return NULL;
  return newWide(sum, top);
}
/** @inline */
function subtractWide(low: i64, high: i64, otherLow: i64, otherHigh: i64): Ref {
  const difference = isub(low, otherLow);
  const top = isub(isub(high, otherHigh), lessUnsigned(low, otherLow));
  if (iand(ixor(high, otherHigh), ixor(high, top)) < i64Of(0)) return NULL;
  return newWide(difference, top);
}
/** The upper 64 bits of the unsigned product (Warren, Hacker's Delight, 8-2). @inline */
function upperProduct(a: i64, b: i64): i64 {
  const mask = ushr(i64Of(-1), 32);
  const a0 = iand(a, mask);
  const a1 = ushr(a, 32);
  const b0 = iand(b, mask);
  const b1 = ushr(b, 32);
  const middle = iadd(imul(a1, b0), ushr(imul(a0, b0), 32));
  const other = iadd(imul(a0, b1), iand(middle, mask));
  return iadd(iadd(imul(a1, b1), ushr(middle, 32)), ushr(other, 32));
}
/** The upper half of the negated number. */
function negatedHigh(low: i64, high: i64): i64 {
  const inverted = ixor(high, i64Of(-1));
  return low === i64Of(0) ? iadd(inverted, i64Of(1)) : inverted;
}
/** @inline */
function multiplyWide(x: i64, xHigh: i64, y: i64, yHigh: i64): Ref {
  let low = x;
  let high = xHigh;
  let otherLow = y;
  let otherHigh = yHigh;
  const negative = ixor(high, otherHigh) < i64Of(0);
  if (high < i64Of(0)) {
    high = negatedHigh(low, high);
    low = isub(i64Of(0), low);
  }
  if (otherHigh < i64Of(0)) {
    otherHigh = negatedHigh(otherLow, otherHigh);
    otherLow = isub(i64Of(0), otherLow);
  }
  // Magnitudes of more than 64 bits on both sides never fit, and are not worth finding out about.
  if (high !== i64Of(0) || otherHigh !== i64Of(0)) return NULL;
  const product = imul(low, otherLow);
  const top = upperProduct(low, otherLow);
  if (top < i64Of(0)) return NULL;
  if (!negative) return newWide(product, top);
  return newWide(isub(i64Of(0), product), negatedHigh(product, top));
}
/** @inline */
function shiftRightWide(low: i64, high: i64, count: i32): Ref {
  if (count === 0) return newWide(low, high);
  if (count >= 64) return newInt(ishr(high, count >= 127 ? 63 : (count - 64) | 0));
  return newWide(ior(ushr(low, count), ishl(high, (64 - count) | 0)), ishr(high, count));
}
function shiftLeftWide(low: i64, high: i64, count: i32): Ref {
  if (count === 0) return newWide(low, high);
  if (count >= 64) return NULL;
  const top = ior(ishl(high, count), ushr(low, (64 - count) | 0));
  return ishr(top, count) === high ? newWide(ishl(low, count), top) : NULL;
}
/** The result of an operator when operands and result fit 128 bits, else NULL. @inline @residual @writes nothing */
export function wideBinary(operator: i32, x: Ref, y: Ref): Ref {
  if (!isInPlace(x) || !isInPlace(y)) return NULL;
  const low = lowOf(x);
  const high = highOf(x, low);
  const otherLow = lowOf(y);
  const otherHigh = highOf(y, otherLow);
  switch (operator) {
    case ADD:
      return addWide(low, high, otherLow, otherHigh);
    case SUBTRACT:
      return subtractWide(low, high, otherLow, otherHigh);
    case MULTIPLY:
      return multiplyWide(low, high, otherLow, otherHigh);
    case AND:
      return newWide(iand(low, otherLow), iand(high, otherHigh));
    case OR:
      return newWide(ior(low, otherLow), ior(high, otherHigh));
    case XOR:
      return newWide(ixor(low, otherLow), ixor(high, otherHigh));
    case LEFT_SHIFT:
      return isShiftCount(y) ? shiftLeftWide(low, high, smallValue(y)) : NULL;
    case RIGHT_SHIFT:
      return isShiftCount(y) ? shiftRightWide(low, high, smallValue(y)) : NULL;
    default:
      return NULL;
  }
}
function isShiftCount(y: Ref): bool {
  return isSmall(y) && below(smallValue(y), 1 << 20);
}
/** -1, 0 or 1 for two ints of which `isInPlace` holds. @residual @writes nothing */
export function compareInPlace(x: Ref, y: Ref): i32 {
  const low = lowOf(x);
  const otherLow = lowOf(y);
  const high = highOf(x, low);
  const otherHigh = highOf(y, otherLow);
  if (high !== otherHigh) return high < otherHigh ? -1 : 1;
  if (low === otherLow) return 0;
  return ibelow(low, otherLow) ? -1 : 1;
}
