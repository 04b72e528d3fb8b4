/** Truth of built-in values; 2 when `__bool__` or `__len__` of a user class must be asked. */
import { type bool, type i32, i64Of, load, promote, type Ref } from '../dialect/rts.js';
import { Dict, FloatObject, Latin1, List, Map, SetObject, Tuple } from '../heap/layouts.js';
import { Kind, Known, MapOf } from '../heap/well-known.js';
import { intValue, isListMap, mapOf } from '../objects/value.js';

const UNDECIDED = 2;
function nonzero(n: i32): i32 {
  return n !== 0 ? 1 : 0;
}
/** 1, 0 or 2. */
export function isTrue(r: Ref): i32 {
  const m = promote(mapOf(r));
  if (m === MapOf.BOOL) return r === Known.TRUE ? 1 : 0;
  if (m === MapOf.NONE) return 0;
  if (m === MapOf.INT) return intValue(r) !== i64Of(0) ? 1 : 0;
  if (m === MapOf.FLOAT) return load(r, FloatObject.value) !== 0.0 ? 1 : 0;
  if (m === MapOf.LATIN1 || m === MapOf.UCS2 || m === MapOf.UCS4 || m === MapOf.ROPE || m === MapOf.BYTES)
    return nonzero(load(r, Latin1.length));
  if (isListMap(m)) return nonzero(load(r, List.length));
  if (m === MapOf.TUPLE) return nonzero(load(r, Tuple.length));
  if (m === MapOf.DICT || m === MapOf.NAMESPACE) return nonzero(load(r, Dict.used));
  if (m === MapOf.SET || m === MapOf.FROZENSET) return nonzero(load(r, SetObject.used));
  if (m === MapOf.BIG_INT || alwaysTrue(load(m, Map.kind))) return 1;
  return UNDECIDED;
}
/** Kinds whose built-in classes are always true and whose instances of user classes do not share them. */
function alwaysTrue(kind: i32): bool {
  return (
    kind === Kind.FUNCTION ||
    kind === Kind.METHOD ||
    kind === Kind.NATIVE ||
    kind === Kind.GENERATOR ||
    kind === Kind.CELL
  );
}
/** As isTrue, for TypeScript. @residual @export @writes nothing */
export function truthOf(r: Ref): i32 {
  return isTrue(r);
}
