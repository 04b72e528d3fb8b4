/** Subscription and slicing (language reference, 6.3.2): lists, tuples, dicts and texts with ints here, the rest in app-level Python. */
import {
  type bool,
  cacheHit,
  constant,
  type i32,
  fits32,
  i32Of,
  isSmall,
  load,
  load32,
  loadAt,
  malloc,
  next,
  promote,
  type Ref,
  register,
  setRegister,
  smallOf,
  smallValue,
  storeNew,
} from '../dialect/rts.js';
import { Bytes, List, RefItems, Slice, Tuple } from '../heap/layouts.js';
import { RAISE, Verdict } from '../heap/machine.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { DICT_ABSENT, dictEntryValue, dictFind, dictInsert, dictSetEntryValue } from '../objects/dict.js';
import { hashOf } from '../objects/hash.js';
import { listGet, listSet, storePlainly, storesPlainly } from '../objects/list.js';
import { characterAt, textLength } from '../objects/text.js';
import { intValue, isListMap, mapOf } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { Message } from '../runtime/messages.js';
import { pushAppLevel2, pushAppLevel3, raiseError } from './frames.js';

const FALLBACK = Verdict.FALLBACK as Ref;
const OUT_OF_RANGE = -1;

/** An index into a sequence of that length, counted from the end when negative; -1 when out of range. */
function position(index: Ref, length: i32): i32 {
  const wide = intValue(index);
  if (!fits32(wide)) return OUT_OF_RANGE;
  const k = i32Of(wide);
  const from = k < 0 ? (k + length) | 0 : k;
  return from >= 0 && from < length ? from : OUT_OF_RANGE;
}
function isText(m: Ref): bool {
  return m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4;
}
function listItem(list: Ref, index: Ref): Ref {
  const k = position(index, load(list, List.length));
  if (k === OUT_OF_RANGE) return raiseError(Message.LIST_INDEX, NULL, NULL);
  return listGet(list, k);
}
function tupleItem(tuple: Ref, index: Ref): Ref {
  const k = position(index, load(tuple, Tuple.length));
  if (k === OUT_OF_RANGE) return raiseError(Message.TUPLE_INDEX, NULL, NULL);
  return loadAt(tuple, Tuple, k);
}
function textItem(text: Ref, index: Ref): Ref {
  const k = position(index, textLength(text));
  if (k === OUT_OF_RANGE) return raiseError(Message.STRING_INDEX, NULL, NULL);
  return characterAt(text, k);
}
function bytesItem(bytes: Ref, index: Ref): Ref {
  const k = position(index, load(bytes, Bytes.length));
  if (k === OUT_OF_RANGE) return raiseError(Message.BYTES_INDEX, NULL, NULL);
  return smallOf(loadAt(bytes, Bytes, k));
}
/** The value of a key; NULL absent, FALLBACK when Python must hash or compare. @residual @writes nothing */
export function dictLookup(dict: Ref, key: Ref): Ref {
  const hash = hashOf(key);
  if (hash === 0) return FALLBACK;
  const entry = dictFind(dict, key, hash, 0);
  if (entry >= 0) return dictEntryValue(dict, entry);
  return entry === DICT_ABSENT ? NULL : FALLBACK;
}
/** Sets a key; 0 when Python must hash or compare (nothing is done then). @residual @writes everything */
export function dictStore(dict: Ref, key: Ref, value: Ref): i32 {
  const hash = hashOf(key);
  if (hash === 0) return 0;
  const entry = dictFind(dict, key, hash, 0);
  if (entry >= 0) dictSetEntryValue(dict, entry, value);
  else if (entry === DICT_ABSENT) dictInsert(dict, key, hash, value);
  else return 0;
  return 1;
}
/** container[index] where that needs no Python; NULL raised, FALLBACK otherwise. */
function itemOf(container: Ref, index: Ref): Ref {
  const m = promote(mapOf(container));
  if (m === MapOf.DICT) {
    const value = dictLookup(container, index);
    return value === NULL ? FALLBACK : value;
  }
  if (promote(mapOf(index)) === MapOf.INT) {
    if (isListMap(m)) return listItem(container, index);
    if (m === MapOf.TUPLE) return tupleItem(container, index);
    if (isText(m)) return textItem(container, index);
    if (m === MapOf.BYTES) return bytesItem(container, index);
  }
  return FALLBACK;
}
function loadItem(a: i32, container: Ref, index: Ref): i32 {
  if (cacheHit(isSmall(index) && !isSmall(container) && load32(container as i32) === (MapOf.LIST as i32))) {
    const k = smallValue(index);
    if (k >= 0 && k < load(container, List.length)) {
      setRegister(a, loadAt(load(container, List.items), RefItems, k));
      return next();
    }
  }
  const value = itemOf(container, index);
  if (value === NULL) return RAISE;
  if (value === FALLBACK) return pushAppLevel2(AppLevel.LOAD_ITEM, container, index);
  setRegister(a, value);
  return next();
}
export function LOAD_ITEM(a: i32, b: i32, c: i32): i32 {
  return loadItem(a, register(b), register(c));
}
export function LOAD_ITEM_CONST(a: i32, b: i32, c: i32): i32 {
  return loadItem(a, register(b), constant(c));
}
export function STORE_ITEM(a: i32, b: i32, c: i32): i32 {
  const container = register(a);
  const index = register(b);
  const value = register(c);
  const m = promote(mapOf(container));
  if (isListMap(m) && promote(mapOf(index)) === MapOf.INT) {
    const k = position(index, load(container, List.length));
    if (k === OUT_OF_RANGE) {
      raiseError(Message.LIST_ASSIGNMENT_INDEX, NULL, NULL);
      return RAISE;
    }
    if (storesPlainly(container, value)) storePlainly(container, k, value);
    else listSet(container, k, value);
    return next();
  }
  if (m === MapOf.DICT) {
    if (dictStore(container, index, value) !== 0) return next();
  }
  return pushAppLevel3(AppLevel.STORE_ITEM, container, index, value);
}
export function DELETE_ITEM(a: i32, b: i32): i32 {
  return pushAppLevel2(AppLevel.DELETE_ITEM, register(a), register(b));
}
export function BUILD_SLICE(a: i32, b: i32): i32 {
  const slice = malloc(Slice, MapOf.SLICE);
  storeNew(slice, Slice.start, register(b));
  storeNew(slice, Slice.stop, register((b + 1) | 0));
  storeNew(slice, Slice.step, register((b + 2) | 0));
  setRegister(a, slice);
  return next();
}
