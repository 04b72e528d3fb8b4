/**
 * Hashing of built-in values. `hashOf64` is CPython's number (sets iterate in its order); `hashOf` is the 32-bit fold that
 * dicts use, never 0. Both say "needs Python" for values with a user-defined or missing `__hash__` (-1 and 0).
 * Equal values have equal hashes across int, bool and float, so both go through the 64-bit number except for texts.
 */
import {
  type f64,
  fabs,
  ftrunc,
  type i32,
  i32Of,
  type i64,
  i64Of,
  i64OfF64,
  iadd,
  iand,
  imul,
  ineg,
  ior,
  ishl,
  isSmall,
  isub,
  ixor,
  load,
  loadAt,
  type Ref,
  smallValue,
  urem,
  ushr,
  type bool,
} from '../dialect/rts.js';
import { BoxedInt, FloatObject, NativeFunction, Singleton, Tuple } from '../heap/layouts.js';
import { stringHash } from '../heap/string-hash.js';
import { MapOf } from '../heap/well-known.js';
import { comparesByIdentity } from './equality.js';
import { comparesAsText } from './text.js';
import { mapOf } from './value.js';

/** hash of a big int, modulo 2^61 - 1 with its sign. @host @writes nothing */
export declare function bigHash(r: Ref): i64;
/** hash of a float that is not integral or does not fit 63 bits. @host @writes nothing */
export declare function floatHash(value: f64): i64;
/** hash of a bytes object. @host @writes nothing */
export declare function bytesHash(r: Ref): i64;

/** CPython's hash of an i64: the value modulo 2^61 - 1 with its sign; -1 becomes -2. @residual @writes nothing */
function hashInt(value: i64): i64 {
  const modulus = isub(ishl(i64Of(1), 61), i64Of(1));
  const negative = value < i64Of(0);
  const magnitude = negative ? ineg(value) : value;
  const remainder = urem(magnitude, modulus);
  const result = negative ? ineg(remainder) : remainder;
  return result === i64Of(-1) ? i64Of(-2) : result;
}
/** @residual @writes nothing */
function hashFloat(value: f64): i64 {
  if (fabs(value) < 9.0e18 && ftrunc(value) === value) return hashInt(i64OfF64(value));
  return floatHash(value);
}
/** xxHash-based combination, as CPython's tuplehash. @residual @writes nothing */
function hashTuple(t: Ref): i64 {
  const prime1 = ior(ishl(i64Of(-1640531535), 32), i64OfLow(-2048144761));
  const prime2 = ior(ishl(i64Of(-1028477379), 32), i64OfLow(668265295));
  const prime5 = ior(ishl(i64Of(668265263), 32), i64OfLow(374761413));
  const length = load(t, Tuple.length);
  let accumulator = prime5;
  let k: i32 = 0;
  while (k < length) {
    const lane = hashOf64(loadAt(t, Tuple, k));
    if (lane === i64Of(-1)) return i64Of(-1);
    accumulator = iadd(accumulator, imul(lane, prime2));
    accumulator = ior(ishl(accumulator, 31), ushr(accumulator, 33));
    accumulator = imul(accumulator, prime1);
    k = (k + 1) | 0;
  }
  accumulator = iadd(accumulator, ixor(i64Of(length), ixor(prime5, i64Of(3527539))));
  return accumulator === i64Of(-1) ? i64Of(1546275796) : accumulator;
}
/** The low 32 bits as an i64 without sign. */
function i64OfLow(low: i32): i64 {
  return iand(i64Of(low), ushr(i64Of(-1), 32));
}
/** CPython's hash of a built-in value; -1: needs Python. @residual @export @writes nothing */
export function hashOf64(r: Ref): i64 {
  if (isSmall(r)) return smallValue(r) === -1 ? i64Of(-2) : i64Of(smallValue(r));
  const m = mapOf(r);
  if (m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4) return i64Of(stringHash(r));
  if (m === MapOf.INT) return hashInt(load(r, BoxedInt.value));
  if (m === MapOf.FLOAT) return hashFloat(load(r, FloatObject.value));
  if (m === MapOf.BOOL) return i64Of(load(r, Singleton.value));
  if (m === MapOf.TUPLE) return hashTuple(r);
  if (m === MapOf.BIG_INT) return bigHash(r);
  if (m === MapOf.BYTES) return bytesHash(r);
  if (hashesByIdentity(m)) return i64Of((r as i32) >>> 4);
  if (m === MapOf.NATIVE)
    return i64Of(((load(r, NativeFunction.self) as i32) >>> 4) ^ (load(r, NativeFunction.id) << 8));
  if (comparesAsText(m)) return i64Of(stringHash(r));
  return comparesByIdentity(m) ? i64Of((r as i32) >>> 4) : i64Of(-1);
}
/** Built-in values whose hash is their address. */
function hashesByIdentity(m: Ref): bool {
  return (
    m === MapOf.NONE ||
    m === MapOf.ELLIPSIS ||
    m === MapOf.NOT_IMPLEMENTED ||
    m === MapOf.TYPE ||
    m === MapOf.FUNCTION ||
    m === MapOf.MODULE ||
    m === MapOf.GENERATOR
  );
}
/** The dict hash that belongs to a 64-bit hash: never 0. @export */
export function foldHash(hash: i64): i32 {
  const folded = i32Of(ixor(hash, ushr(hash, 32)));
  return folded === 0 ? 1 << 30 : folded;
}
/** 32-bit hash of a built-in value; 0: needs Python. @residual @export @writes nothing */
export function hashOf(r: Ref): i32 {
  if (!isSmall(r)) {
    const m = mapOf(r);
    if (m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4)
      return foldHash(i64Of(stringHash(r)));
  }
  const hash = hashOf64(r);
  return hash === i64Of(-1) ? 0 : foldHash(hash);
}
