/** The order of built-in values as far as it needs no Python, for sorting. */
import { type i32, isSmall, load, loadAt, type Ref } from '../dialect/rts.js';
import { FloatObject, Tuple } from '../heap/layouts.js';
import { MapOf } from '../heap/well-known.js';
import { compareLatin1, compareTexts, isTextMap } from './text.js';
import { mapOf } from './value.js';
import { compareInPlace, isInPlace } from './wide-int.js';

/** Numbers that are not ordered, values of user classes, and whatever else somebody else must compare. */
export const UNORDERED = 2;
/** Tuples nested deeper are compared elsewhere. */
const DEEPEST = 16;

/** -1, 0 or 1 as a comes before, with or after b; UNORDERED: not decided here. @residual @export @writes nothing */
export function orderOf(a: Ref, b: Ref): i32 {
  return orderWithin(a, b, 0);
}
/** @residual @writes nothing */
function orderWithin(a: Ref, b: Ref, depth: i32): i32 {
  if (isSmall(a) && isSmall(b)) {
    if (a === b) return 0;
    return (a as i32) < (b as i32) ? -1 : 1;
  }
  const m = mapOf(a);
  const n = mapOf(b);
  if (m === MapOf.LATIN1 && n === MapOf.LATIN1) return compareLatin1(a, b);
  if (m === MapOf.TUPLE && n === MapOf.TUPLE) return depth === DEEPEST ? UNORDERED : orderTuples(a, b, depth);
  if (isTextMap(m) && isTextMap(n)) return compareTexts(a, b);
  if (m === MapOf.FLOAT && n === MapOf.FLOAT) {
    const x = load(a, FloatObject.value);
    const y = load(b, FloatObject.value);
    if (x < y) return -1;
    if (x > y) return 1;
    return x === y ? 0 : UNORDERED;
  }
  return isInPlace(a) && isInPlace(b) ? compareInPlace(a, b) : UNORDERED;
}
/** @residual @writes nothing */
function orderTuples(a: Ref, b: Ref, depth: i32): i32 {
  const length = load(a, Tuple.length);
  const other = load(b, Tuple.length);
  const shorter = length < other ? length : other;
  let k: i32 = 0;
  while (k < shorter) {
    const x = loadAt(a, Tuple, k);
    const y = loadAt(b, Tuple, k);
    if (x !== y) {
      const order = orderWithin(x, y, (depth + 1) | 0);
      if (order !== 0) return order;
    }
    k = (k + 1) | 0;
  }
  if (length === other) return 0;
  return length < other ? -1 : 1;
}
