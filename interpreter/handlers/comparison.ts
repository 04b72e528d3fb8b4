/**
 * Comparison, identity and containment. The cores decide for ints, floats, bools and texts; everything else goes on in
 * app-level Python (operators.py: rich comparison as in the language reference, 6.10). Equality of other built-in
 * values is decided by `valuesEqual` without Python where that is possible.
 */
import {
  type bool,
  cacheHit,
  type i32,
  type i64,
  i64Of,
  jump,
  load,
  load32,
  next,
  pc,
  promote,
  type Ref,
  register,
  setRegister,
} from '../dialect/rts.js';
import { FloatObject, Singleton } from '../heap/layouts.js';
import { Known, MapOf } from '../heap/well-known.js';
import { comparesByIdentity, isSame, valuesEqual } from '../objects/equality.js';
import { orderOf, UNORDERED } from '../objects/order.js';
import { compareTexts, comparesAsText, textsEqual } from '../objects/text.js';
import { intValue, mapOf, newBool } from '../objects/value.js';
import { compareInPlace, isInPlace } from '../objects/wide-int.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { findIn } from './containment.js';
import { containsSpecially, operate } from './special-methods.js';

/** Neither true nor false: app-level Python must decide. */
const UNDECIDED = 2;
/** Bytes from a BRANCH to behind the plain pair that follows it. */
const PAST_PAIR = 24;

/** -1, 0, 1, or 2 when unordered (nan), for an int or big int against a float or int of any size. @host @writes nothing */
export declare function compareNumbers(a: Ref, b: Ref): i32;
/** As compareNumbers, without the host where 128 bits are enough. @residual @writes nothing */
function compareAny(a: Ref, b: Ref): i32 {
  return isInPlace(a) && isInPlace(b) ? compareInPlace(a, b) : compareNumbers(a, b);
}

function isIntMap(m: Ref): bool {
  return m === MapOf.INT || m === MapOf.BOOL;
}
function isText(m: Ref): bool {
  return m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4;
}
function isNumber(m: Ref): bool {
  return m === MapOf.INT || m === MapOf.FLOAT || m === MapOf.BOOL || m === MapOf.BIG_INT;
}
function integerOf(r: Ref, m: Ref): i64 {
  return m === MapOf.BOOL ? i64Of(load(r, Singleton.value)) : intValue(r);
}
function bothSmall(x: Ref, y: Ref): bool {
  return ((x as i32) & (y as i32) & 1) !== 0;
}
/** @inline */
function bothFloats(x: Ref, y: Ref): bool {
  return (
    (((x as i32) | (y as i32)) & 1) === 0 &&
    load32(x as i32) === (MapOf.FLOAT as i32) &&
    load32(y as i32) === (MapOf.FLOAT as i32)
  );
}
function truthWord(condition: bool): i32 {
  return condition ? 1 : 0;
}

/** 1, 0 or UNDECIDED. */
export function lessValues(x: Ref, y: Ref): i32 {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) return truthWord(integerOf(x, m) < integerOf(y, n));
  if (m === MapOf.FLOAT && n === MapOf.FLOAT) return truthWord(load(x, FloatObject.value) < load(y, FloatObject.value));
  if (isNumber(m) && isNumber(n)) return orderedNumbers(compareAny(x, y), 0);
  if (isText(m) && isText(n)) return truthWord(compareTexts(x, y) < 0);
  if (m === MapOf.TUPLE && n === MapOf.TUPLE) return orderedTuples(orderOf(x, y), 0);
  return UNDECIDED;
}

export function lessOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, newBool((x as i32) < (y as i32)));
    return next();
  }
  const truth = lessValues(x, y);
  if (truth === UNDECIDED) return operate(a, AppLevel.LESS, x, y);
  setRegister(a, truth === 1 ? Known.TRUE : Known.FALSE);
  return next();
}
/** Decides the comparison and jump that follow when both are ints or both floats; otherwise lets them run. */
export function lessBranch(x: Ref, y: Ref, distance: i32): i32 {
  if (cacheHit(bothSmall(x, y))) return (x as i32) < (y as i32) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (cacheHit(bothFloats(x, y)))
    return load(x, FloatObject.value) < load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (m === MapOf.INT && n === MapOf.INT) return intValue(x) < intValue(y) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return load(x, FloatObject.value) < load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  return next();
}

/** 1, 0 or UNDECIDED. */
export function lessEqualValues(x: Ref, y: Ref): i32 {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) return truthWord(integerOf(x, m) <= integerOf(y, n));
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return truthWord(load(x, FloatObject.value) <= load(y, FloatObject.value));
  if (isNumber(m) && isNumber(n)) return orderedNumbers(compareAny(x, y), 1);
  if (isText(m) && isText(n)) return truthWord(compareTexts(x, y) <= 0);
  if (m === MapOf.TUPLE && n === MapOf.TUPLE) return orderedTuples(orderOf(x, y), 1);
  return UNDECIDED;
}

export function lessEqualOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, newBool((x as i32) <= (y as i32)));
    return next();
  }
  const truth = lessEqualValues(x, y);
  if (truth === UNDECIDED) return operate(a, AppLevel.LESS_EQUAL, x, y);
  setRegister(a, truth === 1 ? Known.TRUE : Known.FALSE);
  return next();
}
/** Decides the comparison and jump that follow when both are ints or both floats; otherwise lets them run. */
export function lessEqualBranch(x: Ref, y: Ref, distance: i32): i32 {
  if (cacheHit(bothSmall(x, y))) return (x as i32) <= (y as i32) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (cacheHit(bothFloats(x, y)))
    return load(x, FloatObject.value) <= load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (m === MapOf.INT && n === MapOf.INT) return intValue(x) <= intValue(y) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return load(x, FloatObject.value) <= load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  return next();
}

/** 1, 0 or UNDECIDED. */
export function equalValues(x: Ref, y: Ref): i32 {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) return truthWord(integerOf(x, m) === integerOf(y, n));
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return truthWord(load(x, FloatObject.value) === load(y, FloatObject.value));
  if (isNumber(m) && isNumber(n)) return truthWord(compareAny(x, y) === 0);
  if (isText(m) && isText(n)) return truthWord(textsEqual(x, y));
  if (m === MapOf.NONE || n === MapOf.NONE) return isPlainAgainstNone(m, n) ? truthWord(x === y) : UNDECIDED;
  if (comparesAsText(m) && comparesAsText(n)) return truthWord(textsEqual(x, y));
  if (comparesByIdentity(m) && comparesByIdentity(n)) return truthWord(x === y);
  if (!isContainer(m) || !isContainer(n)) return UNDECIDED;
  const equal = valuesEqual(x, y);
  return equal === UNDECIDED ? UNDECIDED : equal;
}

export function equalOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, newBool((x as i32) === (y as i32)));
    return next();
  }
  const truth = equalValues(x, y);
  if (truth === UNDECIDED) return operate(a, AppLevel.EQUAL, x, y);
  setRegister(a, truth === 1 ? Known.TRUE : Known.FALSE);
  return next();
}
/** Decides the comparison and jump that follow when both are ints or both floats; otherwise lets them run. */
export function equalBranch(x: Ref, y: Ref, distance: i32): i32 {
  if (cacheHit(bothSmall(x, y))) return (x as i32) === (y as i32) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (cacheHit(bothFloats(x, y)))
    return load(x, FloatObject.value) === load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (m === MapOf.INT && n === MapOf.INT) return intValue(x) === intValue(y) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return load(x, FloatObject.value) === load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  return next();
}

/** 1, 0 or UNDECIDED. */
export function notEqualValues(x: Ref, y: Ref): i32 {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) return truthWord(integerOf(x, m) !== integerOf(y, n));
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return truthWord(load(x, FloatObject.value) !== load(y, FloatObject.value));
  if (isNumber(m) && isNumber(n)) return truthWord(compareAny(x, y) !== 0);
  if (isText(m) && isText(n)) return truthWord(textsEqual(x, y) === false);
  if (m === MapOf.NONE || n === MapOf.NONE)
    return isPlainAgainstNone(m, n) ? truthWord((x === y) === false) : UNDECIDED;
  if (comparesAsText(m) && comparesAsText(n)) return truthWord(textsEqual(x, y) === false);
  if (comparesByIdentity(m) && comparesByIdentity(n)) return truthWord((x === y) === false);
  if (!isContainer(m) || !isContainer(n)) return UNDECIDED;
  const equal = valuesEqual(x, y);
  return equal === UNDECIDED ? UNDECIDED : (1 - equal) | 0;
}

export function notEqualOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, newBool((x as i32) !== (y as i32)));
    return next();
  }
  const truth = notEqualValues(x, y);
  if (truth === UNDECIDED) return operate(a, AppLevel.NOT_EQUAL, x, y);
  setRegister(a, truth === 1 ? Known.TRUE : Known.FALSE);
  return next();
}
/** Decides the comparison and jump that follow when both are ints or both floats; otherwise lets them run. */
export function notEqualBranch(x: Ref, y: Ref, distance: i32): i32 {
  if (cacheHit(bothSmall(x, y))) return (x as i32) !== (y as i32) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (cacheHit(bothFloats(x, y)))
    return load(x, FloatObject.value) !== load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (m === MapOf.INT && n === MapOf.INT) return intValue(x) !== intValue(y) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return load(x, FloatObject.value) !== load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  return next();
}

/** 1, 0 or UNDECIDED. */
export function greaterValues(x: Ref, y: Ref): i32 {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) return truthWord(integerOf(x, m) > integerOf(y, n));
  if (m === MapOf.FLOAT && n === MapOf.FLOAT) return truthWord(load(x, FloatObject.value) > load(y, FloatObject.value));
  if (isNumber(m) && isNumber(n)) return orderedNumbers(compareAny(x, y), 2);
  if (isText(m) && isText(n)) return truthWord(compareTexts(x, y) > 0);
  if (m === MapOf.TUPLE && n === MapOf.TUPLE) return orderedTuples(orderOf(x, y), 2);
  return UNDECIDED;
}

export function greaterOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, newBool((x as i32) > (y as i32)));
    return next();
  }
  const truth = greaterValues(x, y);
  if (truth === UNDECIDED) return operate(a, AppLevel.GREATER, x, y);
  setRegister(a, truth === 1 ? Known.TRUE : Known.FALSE);
  return next();
}
/** Decides the comparison and jump that follow when both are ints or both floats; otherwise lets them run. */
export function greaterBranch(x: Ref, y: Ref, distance: i32): i32 {
  if (cacheHit(bothSmall(x, y))) return (x as i32) > (y as i32) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (cacheHit(bothFloats(x, y)))
    return load(x, FloatObject.value) > load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (m === MapOf.INT && n === MapOf.INT) return intValue(x) > intValue(y) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return load(x, FloatObject.value) > load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  return next();
}

/** 1, 0 or UNDECIDED. */
export function greaterEqualValues(x: Ref, y: Ref): i32 {
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (isIntMap(m) && isIntMap(n)) return truthWord(integerOf(x, m) >= integerOf(y, n));
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return truthWord(load(x, FloatObject.value) >= load(y, FloatObject.value));
  if (isNumber(m) && isNumber(n)) return orderedNumbers(compareAny(x, y), 3);
  if (isText(m) && isText(n)) return truthWord(compareTexts(x, y) >= 0);
  if (m === MapOf.TUPLE && n === MapOf.TUPLE) return orderedTuples(orderOf(x, y), 3);
  return UNDECIDED;
}

export function greaterEqualOperation(a: i32, x: Ref, y: Ref): i32 {
  if (cacheHit(bothSmall(x, y))) {
    setRegister(a, newBool((x as i32) >= (y as i32)));
    return next();
  }
  const truth = greaterEqualValues(x, y);
  if (truth === UNDECIDED) return operate(a, AppLevel.GREATER_EQUAL, x, y);
  setRegister(a, truth === 1 ? Known.TRUE : Known.FALSE);
  return next();
}
/** Decides the comparison and jump that follow when both are ints or both floats; otherwise lets them run. */
export function greaterEqualBranch(x: Ref, y: Ref, distance: i32): i32 {
  if (cacheHit(bothSmall(x, y))) return (x as i32) >= (y as i32) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (cacheHit(bothFloats(x, y)))
    return load(x, FloatObject.value) >= load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  const m = promote(mapOf(x));
  const n = promote(mapOf(y));
  if (m === MapOf.INT && n === MapOf.INT) return intValue(x) >= intValue(y) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  if (m === MapOf.FLOAT && n === MapOf.FLOAT)
    return load(x, FloatObject.value) >= load(y, FloatObject.value) ? (pc() + PAST_PAIR) | 0 : jump(distance);
  return next();
}

/** order: -1, 0, 1 or 2 (unordered); which: 0 <, 1 <=, 2 >, 3 >=. */
function orderedNumbers(order: i32, which: i32): i32 {
  if (which === 0) return truthWord(order === -1);
  if (which === 1) return truthWord(order <= 0);
  if (which === 2) return truthWord(order === 1);
  return truthWord(order === 0 || order === 1);
}
/** The same of tuples, whose items may need Python. */
function orderedTuples(order: i32, which: i32): i32 {
  return order === UNORDERED ? UNDECIDED : orderedNumbers(order, which);
}
/** Built-in values that None never equals and that do not override `==` with None. */
function isPlainAgainstNone(m: Ref, n: Ref): bool {
  return (
    (m === MapOf.NONE || isNumber(m) || isText(m) || isContainer(m) || comparesByIdentity(m)) &&
    (n === MapOf.NONE || isNumber(n) || isText(n) || isContainer(n) || comparesByIdentity(n))
  );
}
function isContainer(m: Ref): bool {
  return (
    m === MapOf.TUPLE || m === MapOf.LIST || m === MapOf.LIST_INT || m === MapOf.LIST_FLOAT || m === MapOf.LIST_EMPTY
  );
}
export function IS(a: i32, b: i32, c: i32): i32 {
  setRegister(a, newBool(isSame(register(b), register(c))));
  return next();
}
export function IS_NOT(a: i32, b: i32, c: i32): i32 {
  setRegister(a, newBool(!isSame(register(b), register(c))));
  return next();
}
export function CONTAINS(a: i32, b: i32, c: i32): i32 {
  const x = register(b);
  const y = register(c);
  const found = findIn(x, y);
  if (found === UNDECIDED) return containsSpecially(y, x, AppLevel.CONTAINS_BY, AppLevel.CONTAINS);
  setRegister(a, found === 1 ? Known.TRUE : Known.FALSE);
  return next();
}
export function NOT_CONTAINS(a: i32, b: i32, c: i32): i32 {
  const x = register(b);
  const y = register(c);
  const found = findIn(x, y);
  if (found === UNDECIDED) return containsSpecially(y, x, AppLevel.NOT_CONTAINS_BY, AppLevel.NOT_CONTAINS);
  setRegister(a, found === 1 ? Known.FALSE : Known.TRUE);
  return next();
}
