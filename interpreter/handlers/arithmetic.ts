/**
 * Binary and unary arithmetic. Each operator has a pure core (`addValues` ...) that handles int, float and bool operands and
 * whatever else is cheap, and answers a Ref, NULL (raised) or FALLBACK; FALLBACK goes on in app-level Python
 * (operators.py), which calls `__add__` and `__radd__` of the operands' classes as the language reference describes
 * (3.3.8, Emulating numeric types).
 *
 * The tag-level forms under `cacheHit` are for the interpreter alone: twins take the general form, with the same results.
 */
import {
  addFits,
  below,
  type bool,
  cacheHit,
  copyMemory,
  type f64,
  f64OfI32,
  f64OfI64,
  fabs,
  fcopysign,
  ffloor,
  fneg,
  type i32,
  i32Of,
  type i64,
  i64Of,
  iadd,
  iand,
  idivFloor,
  imodFloor,
  imul,
  ineg,
  ior,
  ishl,
  ishr,
  isSmall,
  isub,
  ixor,
  load,
  load32,
  mallocArray,
  mulFits,
  next,
  promote,
  type Ref,
  register,
  setRegister,
  smallOf,
  smallValue,
  subFits,
} from '../dialect/rts.js';
import { FloatObject, Singleton, Tuple } from '../heap/layouts.js';
import { RAISE, Verdict } from '../heap/machine.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { concatenate } from '../objects/text.js';
import { percentText } from '../objects/text-format.js';
import { wideBinary } from '../objects/wide-int.js';
import { intValue, isListMap, mapOf, newBool, newFloat, newInt } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { Message } from '../runtime/messages.js';
import {
  extendList,
  intersectSets,
  joinLists,
  repeatList,
  repeatTuple,
  subtractSets,
  uniteDicts,
  uniteSets,
  updateSet,
} from './collections.js';
import { isTrue } from './truth.js';
import { pushAppLevel1, pushAppLevel2, raiseError } from './frames.js';
import { operate } from './special-methods.js';

const FALLBACK = Verdict.FALLBACK as Ref;

/** Arithmetic on ints of which one is, or whose result may be, beyond 64 bits: operator is its number in opcodes.ts. @host raises @writes nothing */
export declare function bigBinary(operator: i32, a: Ref, b: Ref): Ref;
/** @host raises @writes nothing */
export declare function bigUnary(operator: i32, a: Ref): Ref;
/** base ** exponent of two floats, or of ints when the result is no int. @host raises @writes nothing */
export declare function floatPower(base: f64, exponent: f64): Ref;
/** True division of ints, correctly rounded. @host raises @writes nothing */
export declare function divideIntegers(a: Ref, b: Ref): Ref;
/** C's fmod. @host @writes nothing */
export declare function fmod(x: f64, y: f64): f64;

/** As bigBinary, without the host where 128 bits are enough. @residual raises @writes nothing */
function integerBinary(operator: i32, a: Ref, b: Ref): Ref {
  const wide = wideBinary(operator, a, b);
  return wide === NULL ? bigBinary(operator, a, b) : wide;
}

function isIntMap(m: Ref): bool {
  return m === MapOf.INT || m === MapOf.BOOL;
}
function isRealMap(m: Ref): bool {
  return m === MapOf.FLOAT || m === MapOf.INT || m === MapOf.BOOL;
}
/** Is it an int in any representation? */
function isAnyInt(m: Ref): bool {
  return m === MapOf.INT || m === MapOf.BIG_INT || m === MapOf.BOOL;
}
/** The value of an int or bool whose map is known. */
function integerOf(r: Ref, m: Ref): i64 {
  return m === MapOf.BOOL ? i64Of(load(r, Singleton.value)) : intValue(r);
}
function realOf(r: Ref, m: Ref): f64 {
  return m === MapOf.FLOAT ? load(r, FloatObject.value) : f64OfI64(integerOf(r, m));
}
/** Stores a core's answer, or goes on in app-level Python. */
function finish(a: i32, result: Ref, operator: i32, x: Ref, y: Ref): i32 {
  if (result === NULL) return RAISE;
  if (result === FALLBACK) return operate(a, operator, x, y);
  setRegister(a, result);
  return next();
}
/** Both operands are exact floats (asked of words, for the interpreter). @inline */
function bothFloats(x: Ref, y: Ref): bool {
  return (
    (((x as i32) | (y as i32)) & 1) === 0 &&
    load32(x as i32) === (MapOf.FLOAT as i32) &&
    load32(y as i32) === (MapOf.FLOAT as i32)
  );
}
/** Is it an int of 64 bits, and no bool? @inline */
function isQuickInt(x: Ref): bool {
  return isSmall(x) || load32(x as i32) === (MapOf.INT as i32);
}
/** Is it a small int or an exact float? @inline */
function isQuickReal(x: Ref): bool {
  return isSmall(x) || load32(x as i32) === (MapOf.FLOAT as i32);
}
/** The value of such a number. @inline */
function quickReal(x: Ref): f64 {
  return isSmall(x) ? f64OfI32(smallValue(x)) : load(x, FloatObject.value);
}
function bothSmall(x: Ref, y: Ref): bool {
  return ((x as i32) & (y as i32) & 1) !== 0;
}

/** Longer tuples are joined by their native, which asks for memory first. */
const LONGEST_TUPLE = 1024;
const ADD = 0;
const SUBTRACT = 1;
const MULTIPLY = 2;
const FLOOR_DIVIDE = 4;
const MODULO = 5;
const POWER = 6;
const LEFT_SHIFT = 8;
const RIGHT_SHIFT = 9;
const AND = 10;
const OR = 11;
const XOR = 12;

export function addValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) {
    const p = integerOf(x, m);
    const q = integerOf(y, n);
    if (addFits(p, q)) return newInt(iadd(p, q));
    return integerBinary(ADD, x, y);
  }
  if (isRealMap(m) && isRealMap(n)) return newFloat(realOf(x, m) + realOf(y, n));
  if (isText(m) && isText(n)) return concatenate(x, y);
  if (m === MapOf.TUPLE && n === MapOf.TUPLE) return joinTuples(x, y);
  return isAnyInt(m) && isAnyInt(n) ? integerBinary(ADD, x, y) : FALLBACK;
}
/** The concatenation of tuples; FALLBACK when it is long. @residual @writes nothing */
function joinTuples(x: Ref, y: Ref): Ref {
  const first = load(x, Tuple.length);
  const second = load(y, Tuple.length);
  if (second === 0) return x;
  if (first === 0) return y;
  if (first > LONGEST_TUPLE || second > LONGEST_TUPLE) return FALLBACK;
  const joined = mallocArray(Tuple, MapOf.TUPLE, (first + second) | 0);
  const start = ((joined as i32) + Tuple.element.offset) | 0;
  copyMemory(start, ((x as i32) + Tuple.element.offset) | 0, first << 2);
  copyMemory((start + (first << 2)) | 0, ((y as i32) + Tuple.element.offset) | 0, second << 2);
  return joined;
}
function isText(m: Ref): bool {
  return m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4;
}
export function subtractValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) {
    const p = integerOf(x, m);
    const q = integerOf(y, n);
    if (subFits(p, q)) return newInt(isub(p, q));
    return integerBinary(SUBTRACT, x, y);
  }
  if (isRealMap(m) && isRealMap(n)) return newFloat(realOf(x, m) - realOf(y, n));
  return isAnyInt(m) && isAnyInt(n) ? integerBinary(SUBTRACT, x, y) : FALLBACK;
}
export function multiplyValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) {
    const p = integerOf(x, m);
    const q = integerOf(y, n);
    if (mulFits(p, q)) return newInt(imul(p, q));
    return integerBinary(MULTIPLY, x, y);
  }
  if (isRealMap(m) && isRealMap(n)) return newFloat(realOf(x, m) * realOf(y, n));
  return isAnyInt(m) && isAnyInt(n) ? integerBinary(MULTIPLY, x, y) : FALLBACK;
}
/** Is an i64 exactly a double? (Its magnitude is at most 2^53.) */
function isExactDouble(v: i64): bool {
  return v <= ishl(i64Of(1), 53) && v >= ineg(ishl(i64Of(1), 53));
}
export function trueDivideValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) {
    const p = integerOf(x, m);
    const q = integerOf(y, n);
    if (q === i64Of(0)) return raiseError(Message.DIVISION_BY_ZERO, NULL, NULL);
    if (isExactDouble(p) && isExactDouble(q)) return newFloat(f64OfI64(p) / f64OfI64(q));
    return divideIntegers(x, y);
  }
  if (isRealMap(m) && isRealMap(n)) {
    const q = realOf(y, n);
    if (q === 0.0) return raiseError(Message.FLOAT_DIVISION_BY_ZERO, NULL, NULL);
    return newFloat(realOf(x, m) / q);
  }
  return isAnyInt(m) && isAnyInt(n) ? divideIntegers(x, y) : FALLBACK;
}
/** The remainder with the sign of the divisor (CPython's float_rem). */
export function floatModulo(x: f64, y: f64): f64 {
  const r = fmod(x, y);
  if (r === 0.0) return y < 0.0 ? -0.0 : 0.0;
  return r < 0.0 !== y < 0.0 ? r + y : r;
}
/** floor(x / y) computed from the remainder (CPython's float_floor_div). */
export function floatFloorDivide(x: f64, y: f64): f64 {
  const r = fmod(x, y);
  const quotient = (x - r) / y;
  const adjusted = r !== 0.0 && r < 0.0 !== y < 0.0 ? quotient - 1.0 : quotient;
  if (adjusted === 0.0) return fcopysign(0.0, x / y);
  const floored = ffloor(adjusted);
  return adjusted - floored > 0.5 ? floored + 1.0 : floored;
}
/** i64 minimum // -1 is the one quotient that does not fit. */
function quotientFits(p: i64, q: i64): bool {
  return q !== i64Of(-1) || p !== ishl(i64Of(1), 63);
}
export function floorDivideValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) {
    const p = integerOf(x, m);
    const q = integerOf(y, n);
    if (q === i64Of(0)) return raiseError(Message.DIVISION_BY_ZERO, NULL, NULL);
    if (quotientFits(p, q)) return newInt(idivFloor(p, q));
    return bigBinary(FLOOR_DIVIDE, x, y);
  }
  if (isRealMap(m) && isRealMap(n)) {
    const q = realOf(y, n);
    if (q === 0.0) return raiseError(Message.FLOAT_DIVISION_BY_ZERO, NULL, NULL);
    return newFloat(floatFloorDivide(realOf(x, m), q));
  }
  return isAnyInt(m) && isAnyInt(n) ? bigBinary(FLOOR_DIVIDE, x, y) : FALLBACK;
}
export function moduloValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) {
    const p = integerOf(x, m);
    const q = integerOf(y, n);
    if (q === i64Of(0)) return raiseError(Message.DIVISION_BY_ZERO, NULL, NULL);
    if (quotientFits(p, q)) return newInt(imodFloor(p, q));
    return bigBinary(MODULO, x, y);
  }
  if (isRealMap(m) && isRealMap(n)) {
    const q = realOf(y, n);
    if (q === 0.0) return raiseError(Message.FLOAT_DIVISION_BY_ZERO, NULL, NULL);
    return newFloat(floatModulo(realOf(x, m), q));
  }
  if (isText(m)) {
    const text = percentText(x, y);
    return text === NULL ? FALLBACK : text;
  }
  return isAnyInt(m) && isAnyInt(n) ? bigBinary(MODULO, x, y) : FALLBACK;
}
export function powerValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) {
    const p = integerOf(x, m);
    const q = integerOf(y, n);
    if (q === i64Of(2) && mulFits(p, p)) return newInt(imul(p, p));
    return bigBinary(POWER, x, y);
  }
  if (isRealMap(m) && isRealMap(n)) {
    const exponent = realOf(y, n);
    if (exponent === 2.0) return squareOf(realOf(x, m), exponent);
    return floatPower(realOf(x, m), exponent);
  }
  return isAnyInt(m) && isAnyInt(n) ? bigBinary(POWER, x, y) : FALLBACK;
}
/** x ** 2 is exactly x * x; overflow is an error that floatPower words. */
function squareOf(x: f64, exponent: f64): Ref {
  const square = x * x;
  if (fabs(square) <= 1.7976931348623157e308) return newFloat(square);
  return floatPower(x, exponent);
}
export function matrixMultiplyValues(_x: Ref, _y: Ref): Ref {
  return FALLBACK;
}
export function leftShiftValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) {
    const p = integerOf(x, m);
    const q = integerOf(y, n);
    if (q < i64Of(0)) return raiseError(Message.NEGATIVE_SHIFT, NULL, NULL);
    if (q < i64Of(63) && ishr(ishl(p, i32Of(q)), i32Of(q)) === p) return newInt(ishl(p, i32Of(q)));
    return integerBinary(LEFT_SHIFT, x, y);
  }
  return isAnyInt(m) && isAnyInt(n) ? integerBinary(LEFT_SHIFT, x, y) : FALLBACK;
}
export function rightShiftValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) {
    const p = integerOf(x, m);
    const q = integerOf(y, n);
    if (q < i64Of(0)) return raiseError(Message.NEGATIVE_SHIFT, NULL, NULL);
    return newInt(ishr(p, q > i64Of(63) ? 63 : i32Of(q)));
  }
  return isAnyInt(m) && isAnyInt(n) ? integerBinary(RIGHT_SHIFT, x, y) : FALLBACK;
}

export function andValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (m === MapOf.BOOL && n === MapOf.BOOL) return newBool((load(x, Singleton.value) & load(y, Singleton.value)) !== 0);
  if (isIntMap(m) && isIntMap(n)) return newInt(iand(integerOf(x, m), integerOf(y, n)));
  return isAnyInt(m) && isAnyInt(n) ? integerBinary(AND, x, y) : FALLBACK;
}

export function orValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (m === MapOf.BOOL && n === MapOf.BOOL) return newBool((load(x, Singleton.value) | load(y, Singleton.value)) !== 0);
  if (isIntMap(m) && isIntMap(n)) return newInt(ior(integerOf(x, m), integerOf(y, n)));
  return isAnyInt(m) && isAnyInt(n) ? integerBinary(OR, x, y) : FALLBACK;
}

export function xorValues(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (m === MapOf.BOOL && n === MapOf.BOOL) return newBool((load(x, Singleton.value) ^ load(y, Singleton.value)) !== 0);
  if (isIntMap(m) && isIntMap(n)) return newInt(ixor(integerOf(x, m), integerOf(y, n)));
  return isAnyInt(m) && isAnyInt(n) ? integerBinary(XOR, x, y) : FALLBACK;
}

// Objects that an operator makes anew; in place it changes the left one, so that these are not the cores of both.

function isSetMap(m: Ref): bool {
  return m === MapOf.SET || m === MapOf.FROZENSET;
}
function addObjects(x: Ref, y: Ref): Ref {
  return isListMap(promote(mapOf(x))) && isListMap(promote(mapOf(y))) ? joinLists(x, y) : addValues(x, y);
}
function multiplyObjects(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  if (promote(mapOf(y)) === MapOf.INT) {
    if (isListMap(m)) return repeatList(x, intValue(y));
    if (m === MapOf.TUPLE) return repeatTuple(x, intValue(y));
  }
  return multiplyValues(x, y);
}
function subtractObjects(x: Ref, y: Ref): Ref {
  return isSetMap(promote(mapOf(x))) && isSetMap(promote(mapOf(y))) ? subtractSets(x, y) : subtractValues(x, y);
}
function andObjects(x: Ref, y: Ref): Ref {
  return isSetMap(promote(mapOf(x))) && isSetMap(promote(mapOf(y))) ? intersectSets(x, y) : andValues(x, y);
}
function orObjects(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isSetMap(m) && isSetMap(n)) return uniteSets(x, y);
  return m === MapOf.DICT && n === MapOf.DICT ? uniteDicts(x, y) : orValues(x, y);
}

export function addOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    const r = ((x as i32) - 1 + (y as i32)) | 0;
    if ((((x as i32) ^ r) & ((y as i32) ^ r)) >= 0) {
      setRegister(a, r as Ref);
      return next();
    }
  }
  if (cacheHit(bothFloats(x, y))) {
    setRegister(a, newFloat(load(x, FloatObject.value) + load(y, FloatObject.value)));
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    const p = intValue(x);
    const q = intValue(y);
    if (addFits(p, q)) {
      setRegister(a, newInt(iadd(p, q)));
      return next();
    }
  }
  return finish(a, addObjects(x, y), AppLevel.ADD, x, y);
}

export function addInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    const r = ((x as i32) - 1 + (y as i32)) | 0;
    if ((((x as i32) ^ r) & ((y as i32) ^ r)) >= 0) {
      setRegister(a, r as Ref);
      return next();
    }
  }
  if (cacheHit(bothFloats(x, y))) {
    setRegister(a, newFloat(load(x, FloatObject.value) + load(y, FloatObject.value)));
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    const p = intValue(x);
    const q = intValue(y);
    if (addFits(p, q)) {
      setRegister(a, newInt(iadd(p, q)));
      return next();
    }
  }
  if (isListMap(promote(mapOf(x)))) {
    if (extendList(x, y) === 0) return pushAppLevel2(AppLevel.INPLACE_ADD, x, y);
    setRegister(a, x);
    return next();
  }
  return finish(a, addValues(x, y), AppLevel.INPLACE_ADD, x, y);
}

export function subtractOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    const r = ((x as i32) - (y as i32) + 1) | 0;
    if ((((x as i32) ^ (y as i32)) & ((x as i32) ^ r)) >= 0) {
      setRegister(a, r as Ref);
      return next();
    }
  }
  if (cacheHit(bothFloats(x, y))) {
    setRegister(a, newFloat(load(x, FloatObject.value) - load(y, FloatObject.value)));
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    const p = intValue(x);
    const q = intValue(y);
    if (subFits(p, q)) {
      setRegister(a, newInt(isub(p, q)));
      return next();
    }
  }
  return finish(a, subtractObjects(x, y), AppLevel.SUBTRACT, x, y);
}

export function subtractInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    const r = ((x as i32) - (y as i32) + 1) | 0;
    if ((((x as i32) ^ (y as i32)) & ((x as i32) ^ r)) >= 0) {
      setRegister(a, r as Ref);
      return next();
    }
  }
  if (cacheHit(bothFloats(x, y))) {
    setRegister(a, newFloat(load(x, FloatObject.value) - load(y, FloatObject.value)));
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    const p = intValue(x);
    const q = intValue(y);
    if (subFits(p, q)) {
      setRegister(a, newInt(isub(p, q)));
      return next();
    }
  }
  return finish(a, subtractValues(x, y), AppLevel.INPLACE_SUBTRACT, x, y);
}

export function multiplyOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, newInt(imul(i64Of(smallValue(x)), i64Of(smallValue(y)))));
    return next();
  }
  if (cacheHit(isQuickReal(x) && isQuickReal(y))) {
    setRegister(a, newFloat(quickReal(x) * quickReal(y)));
    return next();
  }
  return finish(a, multiplyObjects(x, y), AppLevel.MULTIPLY, x, y);
}

export function multiplyInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, newInt(imul(i64Of(smallValue(x)), i64Of(smallValue(y)))));
    return next();
  }
  if (cacheHit(isQuickReal(x) && isQuickReal(y))) {
    setRegister(a, newFloat(quickReal(x) * quickReal(y)));
    return next();
  }
  return finish(a, multiplyValues(x, y), AppLevel.INPLACE_MULTIPLY, x, y);
}

export function trueDivideOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(isQuickReal(x) && isQuickReal(y))) {
    const divisor = quickReal(y);
    if (divisor !== 0.0) {
      setRegister(a, newFloat(quickReal(x) / divisor));
      return next();
    }
  }
  return finish(a, trueDivideValues(x, y), AppLevel.TRUE_DIVIDE, x, y);
}

export function trueDivideInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(isQuickReal(x) && isQuickReal(y))) {
    const divisor = quickReal(y);
    if (divisor !== 0.0) {
      setRegister(a, newFloat(quickReal(x) / divisor));
      return next();
    }
  }
  return finish(a, trueDivideValues(x, y), AppLevel.INPLACE_TRUE_DIVIDE, x, y);
}

export function floorDivideOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y) && (y as i32) > 1)) {
    const p = smallValue(x);
    const q = smallValue(y);
    setRegister(a, smallOf(p < 0 ? ~((~p / q) | 0) : (p / q) | 0));
    return next();
  }
  return finish(a, floorDivideValues(x, y), AppLevel.FLOOR_DIVIDE, x, y);
}

export function floorDivideInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y) && (y as i32) > 1)) {
    const p = smallValue(x);
    const q = smallValue(y);
    setRegister(a, smallOf(p < 0 ? ~((~p / q) | 0) : (p / q) | 0));
    return next();
  }
  return finish(a, floorDivideValues(x, y), AppLevel.INPLACE_FLOOR_DIVIDE, x, y);
}

export function moduloOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y) && (y as i32) > 1)) {
    const r = smallValue(x) % smallValue(y);
    setRegister(a, smallOf(r < 0 ? (r + smallValue(y)) | 0 : r));
    return next();
  }
  return finish(a, moduloValues(x, y), AppLevel.MODULO, x, y);
}

export function moduloInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y) && (y as i32) > 1)) {
    const r = smallValue(x) % smallValue(y);
    setRegister(a, smallOf(r < 0 ? (r + smallValue(y)) | 0 : r));
    return next();
  }
  return finish(a, moduloValues(x, y), AppLevel.INPLACE_MODULO, x, y);
}

export function powerOperation(a: i32, x: Ref, y: Ref): i32 {
  return finish(a, powerValues(x, y), AppLevel.POWER, x, y);
}

export function powerInPlace(a: i32, x: Ref, y: Ref): i32 {
  return finish(a, powerValues(x, y), AppLevel.INPLACE_POWER, x, y);
}

export function matrixMultiplyOperation(a: i32, x: Ref, y: Ref): i32 {
  return finish(a, matrixMultiplyValues(x, y), AppLevel.MATRIX_MULTIPLY, x, y);
}

export function matrixMultiplyInPlace(a: i32, x: Ref, y: Ref): i32 {
  return finish(a, matrixMultiplyValues(x, y), AppLevel.INPLACE_MATRIX_MULTIPLY, x, y);
}

export function leftShiftOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y) && below(smallValue(y), 32))) {
    setRegister(a, newInt(ishl(i64Of(smallValue(x)), smallValue(y))));
    return next();
  }
  return finish(a, leftShiftValues(x, y), AppLevel.LEFT_SHIFT, x, y);
}

export function leftShiftInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y) && below(smallValue(y), 32))) {
    setRegister(a, newInt(ishl(i64Of(smallValue(x)), smallValue(y))));
    return next();
  }
  return finish(a, leftShiftValues(x, y), AppLevel.INPLACE_LEFT_SHIFT, x, y);
}

export function rightShiftOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y) && (y as i32) >= 1)) {
    setRegister(a, smallOf(smallValue(x) >> ((y as i32) > 62 ? 31 : smallValue(y))));
    return next();
  }
  if (cacheHit(isQuickInt(x) && isSmall(y) && below(smallValue(y), 64))) {
    setRegister(a, newInt(ishr(intValue(x), smallValue(y))));
    return next();
  }
  return finish(a, rightShiftValues(x, y), AppLevel.RIGHT_SHIFT, x, y);
}

export function rightShiftInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y) && (y as i32) >= 1)) {
    setRegister(a, smallOf(smallValue(x) >> ((y as i32) > 62 ? 31 : smallValue(y))));
    return next();
  }
  if (cacheHit(isQuickInt(x) && isSmall(y) && below(smallValue(y), 64))) {
    setRegister(a, newInt(ishr(intValue(x), smallValue(y))));
    return next();
  }
  return finish(a, rightShiftValues(x, y), AppLevel.INPLACE_RIGHT_SHIFT, x, y);
}

export function andOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, ((x as i32) & (y as i32)) as Ref);
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    setRegister(a, newInt(iand(intValue(x), intValue(y))));
    return next();
  }
  return finish(a, andObjects(x, y), AppLevel.AND, x, y);
}

export function andInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, ((x as i32) & (y as i32)) as Ref);
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    setRegister(a, newInt(iand(intValue(x), intValue(y))));
    return next();
  }
  return finish(a, andValues(x, y), AppLevel.INPLACE_AND, x, y);
}

export function orOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, ((x as i32) | (y as i32)) as Ref);
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    setRegister(a, newInt(ior(intValue(x), intValue(y))));
    return next();
  }
  return finish(a, orObjects(x, y), AppLevel.OR, x, y);
}

export function orInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, ((x as i32) | (y as i32)) as Ref);
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    setRegister(a, newInt(ior(intValue(x), intValue(y))));
    return next();
  }
  if (promote(mapOf(x)) === MapOf.SET && isSetMap(promote(mapOf(y)))) {
    if (updateSet(x, y) === 0) return pushAppLevel2(AppLevel.INPLACE_OR, x, y);
    setRegister(a, x);
    return next();
  }
  return finish(a, orValues(x, y), AppLevel.INPLACE_OR, x, y);
}

export function xorOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, (((x as i32) ^ (y as i32)) | 1) as Ref);
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    setRegister(a, newInt(ixor(intValue(x), intValue(y))));
    return next();
  }
  return finish(a, xorValues(x, y), AppLevel.XOR, x, y);
}

export function xorInPlace(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, (((x as i32) ^ (y as i32)) | 1) as Ref);
    return next();
  }
  if (cacheHit(isQuickInt(x) && isQuickInt(y))) {
    setRegister(a, newInt(ixor(intValue(x), intValue(y))));
    return next();
  }
  return finish(a, xorValues(x, y), AppLevel.INPLACE_XOR, x, y);
}

export function negateValue(x: Ref): Ref {
  const m = promote(mapOf(x));
  if (isIntMap(m)) {
    const p = integerOf(x, m);
    if (subFits(i64Of(0), p)) return newInt(ineg(p));
    return bigUnary(0, x);
  }
  if (m === MapOf.FLOAT) return newFloat(fneg(load(x, FloatObject.value)));
  return m === MapOf.BIG_INT ? bigUnary(0, x) : FALLBACK;
}
export function positiveValue(x: Ref): Ref {
  const m = promote(mapOf(x));
  if (m === MapOf.BOOL) return smallOf(load(x, Singleton.value));
  return m === MapOf.INT || m === MapOf.FLOAT || m === MapOf.BIG_INT ? x : FALLBACK;
}
export function invertValue(x: Ref): Ref {
  const m = promote(mapOf(x));
  if (m === MapOf.INT) return newInt(ixor(intValue(x), i64Of(-1)));
  return m === MapOf.BIG_INT ? bigUnary(1, x) : FALLBACK;
}
function finishUnary(a: i32, result: Ref, operator: i32, x: Ref): i32 {
  if (result === NULL) return RAISE;
  if (result === FALLBACK) return pushAppLevel1(operator, x);
  setRegister(a, result);
  return next();
}
export function NEGATE(a: i32, b: i32): i32 {
  const x = register(b);
  return finishUnary(a, negateValue(x), AppLevel.NEGATE, x);
}
export function POSITIVE(a: i32, b: i32): i32 {
  const x = register(b);
  return finishUnary(a, positiveValue(x), AppLevel.POSITIVE, x);
}
export function INVERT(a: i32, b: i32): i32 {
  const x = register(b);
  return finishUnary(a, invertValue(x), AppLevel.INVERT, x);
}
export function NOT(a: i32, b: i32): i32 {
  const x = register(b);
  if (cacheHit(x === Known.TRUE || x === Known.FALSE)) {
    setRegister(a, newBool(x === Known.FALSE));
    return next();
  }
  const truth = isTrue(x);
  if (truth === 2) return pushAppLevel1(AppLevel.NOT, x);
  setRegister(a, truth === 1 ? Known.FALSE : Known.TRUE);
  return next();
}
export function TRUTH(a: i32, b: i32): i32 {
  const x = register(b);
  const truth = isTrue(x);
  if (truth === 2) return pushAppLevel1(AppLevel.TRUTH, x);
  setRegister(a, truth === 1 ? Known.TRUE : Known.FALSE);
  return next();
}
