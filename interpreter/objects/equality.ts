/**
 * Equality of built-in values without calling Python: 1 equal, 0 different, 2 "Python must say" (a user-defined `__eq__` may be
 * involved). Identity comes first, as containers do; `is` on numbers compares type and bits, so boxing never shows.
 */
import {
  bitsOfF64,
  type bool,
  f64OfI64,
  fabs,
  type i32,
  type i64,
  i64Of,
  i64OfF64,
  isSmall,
  load,
  loadAt,
  promote,
  type Ref,
} from '../dialect/rts.js';
import {
  BoxedInt,
  Bytes,
  Class,
  ClassFlags,
  ComplexObject,
  FloatObject,
  List,
  Map,
  NativeFunction,
  Singleton,
  Tuple,
} from '../heap/layouts.js';
import { Kind, MapOf } from '../heap/well-known.js';
import { listGet } from './list.js';
import { bytesEqual, comparesAsText, latin1Equal, textsEqual } from './text.js';
import { intValue, isListMap, mapOf } from './value.js';

export const EQUAL_UNKNOWN = 2;
/** How many containers deep two values are compared without Python. */
const DEEPEST = 100;
/** big int against int, big int or float: is it equal? @host @writes nothing */
export declare function bigEqual(a: Ref, b: Ref): i32;

/** `a is b`. */
export function isSame(a: Ref, b: Ref): bool {
  if (a === b) return true;
  if (isSmall(a) || isSmall(b)) return false;
  return sameNumber(a, b);
}
/** Two boxes of the same number? @residual @writes nothing */
function sameNumber(a: Ref, b: Ref): bool {
  const m = mapOf(a);
  if (m !== mapOf(b)) return false;
  if (m === MapOf.INT) return load(a, BoxedInt.value) === load(b, BoxedInt.value);
  if (m === MapOf.FLOAT) return bitsOfF64(load(a, FloatObject.value)) === bitsOfF64(load(b, FloatObject.value));
  if (m === MapOf.BIG_INT) return bigEqual(a, b) === 1;
  if (m === MapOf.COMPLEX) {
    return (
      bitsOfF64(load(a, ComplexObject.real)) === bitsOfF64(load(b, ComplexObject.real)) &&
      bitsOfF64(load(a, ComplexObject.imaginary)) === bitsOfF64(load(b, ComplexObject.imaginary))
    );
  }
  return false;
}
function isTextMap(m: Ref): bool {
  return m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4;
}
function isIntMap(m: Ref): bool {
  return m === MapOf.INT || m === MapOf.BOOL;
}
/** Values whose `__eq__` is identity or that equal only their own kind. */
function isPlain(m: Ref): bool {
  return (
    m === MapOf.NONE ||
    m === MapOf.ELLIPSIS ||
    m === MapOf.TYPE ||
    m === MapOf.FUNCTION ||
    m === MapOf.NATIVE ||
    m === MapOf.MODULE
  );
}
function isBuiltinValue(m: Ref): bool {
  return (
    isTextMap(m) ||
    isIntMap(m) ||
    isPlain(m) ||
    m === MapOf.FLOAT ||
    m === MapOf.BIG_INT ||
    m === MapOf.BYTES ||
    m === MapOf.TUPLE ||
    isListMap(m)
  );
}
/** Are objects with that map instances of a user's class that leaves equality to `object`? */
export function comparesByIdentity(m: Ref): bool {
  if (load(m, Map.kind) !== Kind.OBJECT) return false;
  const flags = promote(load(load(m, Map.class), Class.flags));
  return (flags & (ClassFlags.USER | ClassFlags.HAS_EQUALITY)) === ClassFlags.USER;
}
/** @residual @export @writes nothing */
export function valuesEqual(a: Ref, b: Ref): i32 {
  if (!isSmall(a) && !isSmall(b) && mapOf(a) === MapOf.LATIN1 && mapOf(b) === MapOf.LATIN1)
    return latin1Equal(a, b) ? 1 : 0;
  return equalWithin(a, b, 0);
}
/** `depth` containers deep. Beyond the limit Python must say, so that lists inside themselves end in a RecursionError. @residual @writes nothing */
function equalWithin(a: Ref, b: Ref, depth: i32): i32 {
  if (isSame(a, b)) return 1;
  if (depth > DEEPEST) return EQUAL_UNKNOWN;
  const m = mapOf(a);
  const n = mapOf(b);
  if (isTextMap(m)) {
    if (isTextMap(n)) return textsEqualWord(a, b);
    if (comparesAsText(n)) return textsEqualWord(a, b);
    return differsFromOthers(n) ? 0 : EQUAL_UNKNOWN;
  }
  if (isIntMap(m) && isIntMap(n)) return integerOf(a, m) === integerOf(b, n) ? 1 : 0;
  if (m === MapOf.FLOAT && n === MapOf.FLOAT) return load(a, FloatObject.value) === load(b, FloatObject.value) ? 1 : 0;
  if (m === MapOf.FLOAT && isIntMap(n)) return floatEqualsInt(a, b, n);
  if (n === MapOf.FLOAT && isIntMap(m)) return floatEqualsInt(b, a, m);
  if (m === MapOf.BIG_INT || n === MapOf.BIG_INT) {
    if (
      (isIntMap(m) || m === MapOf.FLOAT || m === MapOf.BIG_INT) &&
      (isIntMap(n) || n === MapOf.FLOAT || n === MapOf.BIG_INT)
    )
      return bigEqual(a, b);
  }
  if (m === MapOf.TUPLE && n === MapOf.TUPLE) return tuplesEqual(a, b, (depth + 1) | 0);
  if (isListMap(m) && isListMap(n)) return listsEqual(a, b, (depth + 1) | 0);
  if (m === MapOf.BYTES && n === MapOf.BYTES) {
    const length = load(a, Bytes.length);
    if (length !== load(b, Bytes.length)) return 0;
    return bytesEqual(((a as i32) + 16) | 0, ((b as i32) + 16) | 0, length) ? 1 : 0;
  }
  if (m === MapOf.NATIVE && n === MapOf.NATIVE) return nativesEqual(a, b) ? 1 : 0;
  if (comparesAsText(m)) return comparesAsText(n) ? textsEqualWord(a, b) : isBuiltinValue(n) ? 0 : EQUAL_UNKNOWN;
  return differsFromOthers(m) && differsFromOthers(n) ? 0 : EQUAL_UNKNOWN;
}
/** Two values of such maps that are not of one kind are different. */
function differsFromOthers(m: Ref): bool {
  return isBuiltinValue(m) || comparesByIdentity(m);
}
function textsEqualWord(a: Ref, b: Ref): i32 {
  return textsEqual(a, b) ? 1 : 0;
}
/** The same native bound to the same object? */
function nativesEqual(a: Ref, b: Ref): bool {
  return (
    load(a, NativeFunction.id) === load(b, NativeFunction.id) &&
    load(a, NativeFunction.self) === load(b, NativeFunction.self)
  );
}
/** The value of an int or bool. */
function integerOf(r: Ref, m: Ref): i64 {
  return m === MapOf.BOOL ? i64Of(load(r, Singleton.value)) : intValue(r);
}
/** Exact comparison: a double equals an i64 only when it is integral and in range. */
function floatEqualsInt(f: Ref, r: Ref, m: Ref): i32 {
  const x = load(f, FloatObject.value);
  // biome-ignore lint/correctness/noPrecisionLoss: 2 ** 63 is a double
  if (!(fabs(x) <= 9223372036854775808.0)) return 0;
  const y = integerOf(r, m);
  return f64OfI64(y) === x && i64OfF64(x) === y ? 1 : 0;
}
/** @residual @writes nothing */
function tuplesEqual(a: Ref, b: Ref, depth: i32): i32 {
  const length = load(a, Tuple.length);
  if (length !== load(b, Tuple.length)) return 0;
  let k: i32 = 0;
  while (k < length) {
    const equal = equalWithin(loadAt(a, Tuple, k), loadAt(b, Tuple, k), depth);
    if (equal !== 1) return equal;
    k = (k + 1) | 0;
  }
  return 1;
}
/** @residual @writes nothing */
function listsEqual(a: Ref, b: Ref, depth: i32): i32 {
  const length = load(a, List.length);
  if (length !== load(b, List.length)) return 0;
  let k: i32 = 0;
  while (k < length) {
    const equal = equalWithin(listGet(a, k), listGet(b, k), depth);
    if (equal !== 1) return equal;
    k = (k + 1) | 0;
  }
  return 1;
}
