/**
 * sum() of lists and tuples that hold ints or floats only. Floats are added as CPython does since 3.12: what each addition
 * loses is collected, exactly (Neumaier's variant of Kahan's summation), and added in the end unless it has overflowed. Ints beyond 64
 * bits, mixtures and everything else are somebody else's.
 */
import {
  addFits,
  type bool,
  type f64,
  fabs,
  type i32,
  type i64,
  i64Of,
  iadd,
  load,
  loadAt,
  type Ref,
} from '../dialect/rts.js';
import { FloatItems, FloatObject, IntItems, List, RefItems, Tuple } from '../heap/layouts.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { intValue, mapOf, newFloat, newInt } from './value.js';

/** What total + value, rounded to `fresh`, has lost. @inline */
function lossOf(total: f64, value: f64, fresh: f64): f64 {
  return fabs(total) >= fabs(value) ? total - fresh + value : value - fresh + total;
}
/** A total and what was lost on the way to it. */
function corrected(total: f64, lost: f64): f64 {
  return lost !== 0.0 && lost - lost === 0.0 ? total + lost : total;
}
/** @residual @writes nothing */
function sumOfFloats(items: Ref, count: i32): f64 {
  let total = 0.0;
  let lost = 0.0;
  let k: i32 = 0;
  while (k < count) {
    const value = loadAt(items, FloatItems, k);
    const fresh = total + value;
    lost = lost + lossOf(total, value, fresh);
    total = fresh;
    k = (k + 1) | 0;
  }
  return corrected(total, lost);
}
/** NULL: it does not fit 64 bits. @residual @writes nothing */
function sumOfInts(items: Ref, count: i32): Ref {
  let total: i64 = i64Of(0);
  let k: i32 = 0;
  while (k < count) {
    const value = loadAt(items, IntItems, k);
    if (!addFits(total, value)) return NULL;
    total = iadd(total, value);
    k = (k + 1) | 0;
  }
  return newInt(total);
}
/** An item of a tuple, or of the storage of a list. */
function itemOf(items: Ref, isTuple: bool, k: i32): Ref {
  return isTuple ? loadAt(items, Tuple, k) : loadAt(items, RefItems, k);
}
/** The sum when all are boxed floats, else NULL. @residual @writes nothing */
function sumOfBoxedFloats(items: Ref, isTuple: bool, count: i32): Ref {
  let total = 0.0;
  let lost = 0.0;
  let k: i32 = 0;
  while (k < count) {
    const item = itemOf(items, isTuple, k);
    if (mapOf(item) !== MapOf.FLOAT) return NULL;
    const value = load(item, FloatObject.value);
    const fresh = total + value;
    lost = lost + lossOf(total, value, fresh);
    total = fresh;
    k = (k + 1) | 0;
  }
  return newFloat(corrected(total, lost));
}
/** The sum when all are ints and it fits 64 bits, else NULL. @residual @writes nothing */
function sumOfBoxedInts(items: Ref, isTuple: bool, count: i32): Ref {
  let total: i64 = i64Of(0);
  let k: i32 = 0;
  while (k < count) {
    const item = itemOf(items, isTuple, k);
    if (mapOf(item) !== MapOf.INT || !addFits(total, intValue(item))) return NULL;
    total = iadd(total, intValue(item));
    k = (k + 1) | 0;
  }
  return newInt(total);
}
function sumOfBoxes(items: Ref, isTuple: bool, count: i32): Ref {
  const isFloat = mapOf(itemOf(items, isTuple, 0)) === MapOf.FLOAT;
  return isFloat ? sumOfBoxedFloats(items, isTuple, count) : sumOfBoxedInts(items, isTuple, count);
}
/** The sum of what a list or tuple of map `m` (green) holds, which is not nothing; NULL: not decided here. */
export function sumOfItems(r: Ref, m: Ref): Ref {
  const count = load(r, List.length);
  if (m === MapOf.TUPLE) return sumOfBoxes(r, true, count);
  const items = load(r, List.items);
  if (m === MapOf.LIST_FLOAT) return newFloat(sumOfFloats(items, count));
  return m === MapOf.LIST_INT ? sumOfInts(items, count) : sumOfBoxes(items, false, count);
}
