/** `in` for built-in containers whose elements compare without Python; 2 when app-level code must do it. */
import { type bool, type i32, i64Of, load, loadAt, promote, type Ref } from '../dialect/rts.js';
import { List, Tuple } from '../heap/layouts.js';
import { MapOf } from '../heap/well-known.js';
import { DICT_ABSENT, dictFind } from '../objects/dict.js';
import { valuesEqual } from '../objects/equality.js';
import { hashOf, hashOf64 } from '../objects/hash.js';
import { listGet } from '../objects/list.js';
import { SET_ABSENT, setFind } from '../objects/set.js';
import { flatText, textLength } from '../objects/text.js';
import { findLatin1 } from '../objects/text-search.js';
import { isListMap, mapOf } from '../objects/value.js';

const UNDECIDED = 2;
/** Is `text` part of `whole`? @host @writes nothing */
export declare function textContains(whole: Ref, text: Ref): i32;

/** @residual @writes nothing */
function findInList(item: Ref, list: Ref): i32 {
  const length = load(list, List.length);
  let k: i32 = 0;
  while (k < length) {
    const equal = valuesEqual(listGet(list, k), item);
    if (equal !== 0) return equal;
    k = (k + 1) | 0;
  }
  return 0;
}
/** @residual @writes nothing */
function findInTuple(item: Ref, tuple: Ref): i32 {
  const length = load(tuple, Tuple.length);
  let k: i32 = 0;
  while (k < length) {
    const equal = valuesEqual(loadAt(tuple, Tuple, k), item);
    if (equal !== 0) return equal;
    k = (k + 1) | 0;
  }
  return 0;
}
/** @residual @writes nothing */
function findInDict(key: Ref, dict: Ref): i32 {
  const hash = hashOf(key);
  if (hash === 0) return UNDECIDED;
  const entry = dictFind(dict, key, hash, 0);
  if (entry >= 0) return 1;
  return entry === DICT_ABSENT ? 0 : UNDECIDED;
}
/** @residual @writes nothing */
function findInSet(key: Ref, set: Ref): i32 {
  const hash = hashOf64(key);
  if (hash === i64Of(-1)) return UNDECIDED;
  const slot = setFind(set, key, hash, 0);
  if (slot >= 0) return 1;
  return slot === SET_ABSENT ? 0 : UNDECIDED;
}
/** @residual @writes nothing */
function findInText(item: Ref, container: Ref): i32 {
  const text = flatText(container);
  const part = flatText(item);
  if (mapOf(text) !== MapOf.LATIN1 || mapOf(part) !== MapOf.LATIN1) return textContains(text, part);
  return findLatin1(text, part, 0, textLength(text)) >= 0 ? 1 : 0;
}
function isText(m: Ref): bool {
  return m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4;
}
/** Is `item` in `container`? 1, 0 or 2. */
export function findIn(item: Ref, container: Ref): i32 {
  const m = promote(mapOf(container));
  if (m === MapOf.DICT) return findInDict(item, container);
  if (m === MapOf.SET || m === MapOf.FROZENSET) return findInSet(item, container);
  if (isListMap(m)) return findInList(item, container);
  if (m === MapOf.TUPLE) return findInTuple(item, container);
  if (isText(m) && isText(promote(mapOf(item)))) return findInText(item, container);
  return UNDECIDED;
}
