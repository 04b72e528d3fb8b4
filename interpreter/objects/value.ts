/**
 * Values at the level of the tag: what map a value has, ints in and out of their boxes, floats. Boxing is opaque to the
 * tracer (`newInt`, `intValue` and `mapOf` are operations of its IR), so tag-or-box never becomes a guard.
 */
import {
  type bool,
  type f64,
  fits31,
  type i32,
  i32Of,
  type i64,
  i64Of,
  isSmall,
  load,
  load32,
  malloc,
  promote,
  type Ref,
  smallOf,
  smallValue,
  storeNew,
} from '../dialect/rts.js';
import { BoxedInt, FloatObject, Map } from '../heap/layouts.js';
import { Kind, Known, MapOf } from '../heap/well-known.js';

/** The map of a value; small ints have the map INT. @intrinsic */
export function mapOf(r: Ref): Ref {
  if (isSmall(r)) return MapOf.INT as Ref;
  return load32(r as i32) as Ref;
}
/** The value of an int that fits 64 bits: small, or boxed of map INT (or of a subclass). @intrinsic @inline */
export function intValue(r: Ref): i64 {
  if (isSmall(r)) return i64Of(smallValue(r));
  return load(r, BoxedInt.value);
}
/** An int object: tagged when it fits 31 bits, boxed otherwise. @intrinsic @inline */
export function newInt(value: i64): Ref {
  if (fits31(value)) return smallOf(i32Of(value));
  const p = malloc(BoxedInt, MapOf.INT);
  storeNew(p, BoxedInt.value, value);
  return p;
}
/** @inline */
export function newFloat(value: f64): Ref {
  const p = malloc(FloatObject, MapOf.FLOAT);
  storeNew(p, FloatObject.value, value);
  return p;
}
export function newBool(value: bool): Ref {
  return value ? Known.TRUE : Known.FALSE;
}
/** The class of a value. */
export function classOf(r: Ref): Ref {
  return load(promote(mapOf(r)), Map.class);
}
/** The layout kind of a value (a number of `Kind`): that of the built-in its class extends. */
export function kindOf(r: Ref): i32 {
  return load(promote(mapOf(r)), Map.kind);
}
/** Is it a map of functions? One with attributes of its own has a map below FUNCTION. */
export function isFunctionMap(map: Ref): bool {
  return map === MapOf.FUNCTION || load(map, Map.kind) === Kind.FUNCTION;
}
/** Is `kind` one of the layouts of str? */
export function isStrKind(kind: i32): bool {
  return kind >= Kind.LATIN1 && kind <= Kind.ROPE;
}
/** Is `map` one of the maps of exact lists? */
export function isListMap(map: Ref): bool {
  return map === MapOf.LIST || map === MapOf.LIST_INT || map === MapOf.LIST_FLOAT || map === MapOf.LIST_EMPTY;
}
