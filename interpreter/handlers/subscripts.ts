/** Subscription and slicing (language reference, 6.3.2): lists, tuples, dicts and texts with ints here, the rest in app-level Python. */
import {
  below,
  type bool,
  cacheHit,
  constant,
  copyMemory,
  type i32,
  fits32,
  i32Of,
  ibelow,
  i64Of,
  isSmall,
  load,
  load32,
  loadAt,
  malloc,
  mallocArray,
  next,
  promote,
  type Ref,
  register,
  setRegister,
  smallOf,
  smallValue,
  storeAt,
  storeNew,
} from '../dialect/rts.js';
import {
  ByteArray,
  ByteItems,
  Bytes,
  FloatItems,
  FloatObject,
  IntItems,
  Latin1,
  List,
  RefItems,
  Slice,
  Tuple,
} from '../heap/layouts.js';
import { RAISE, Verdict } from '../heap/machine.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { DICT_ABSENT, dictEntryValue, dictFind, dictInsert, dictSetEntryValue } from '../objects/dict.js';
import { foldHash, hashOf } from '../objects/hash.js';
import { listGet, listSet, listSlice, storePlainly, storesPlainly } from '../objects/list.js';
import { characterAt, flatText, latin1Slice, textLength } from '../objects/text.js';
import { reverseLatin1 } from '../objects/text-changes.js';
import { intValue, isListMap, mapOf, newFloat, newInt } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { Message } from '../runtime/messages.js';
import { pushAppLevel2, pushAppLevel3, raiseError } from './frames.js';
import { loadItemSpecially, storeItemSpecially } from './special-methods.js';

const FALLBACK = Verdict.FALLBACK as Ref;
const OUT_OF_RANGE = -1;
/** Longer slices go the way that asks for memory first. */
const LONGEST_PLAIN_SLICE = 1024;

/** An index into a sequence of that length, counted from the end when negative; -1 when out of range. */
function position(index: Ref, length: i32): i32 {
  const wide = intValue(index);
  if (ibelow(wide, i64Of(length))) return i32Of(wide);
  if (!fits32(wide) || wide >= i64Of(0)) return OUT_OF_RANGE;
  const from = (i32Of(wide) + length) | 0;
  return from >= 0 ? from : OUT_OF_RANGE;
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
function byteArrayItem(bytes: Ref, index: Ref): Ref {
  const k = position(index, load(bytes, ByteArray.length));
  return k === OUT_OF_RANGE ? FALLBACK : smallOf(loadAt(load(bytes, ByteArray.items), ByteItems, k));
}
/** hashOf, at once for what has its hash at hand. */
export function keyHash(key: Ref): i32 {
  if (isSmall(key)) {
    const value = smallValue(key);
    if (value > 0) return value;
  } else if (load32(key as i32) === (MapOf.LATIN1 as i32)) {
    const cached = load(key, Latin1.hash);
    if (cached !== 0) return foldHash(i64Of(cached));
  }
  return hashOf(key);
}
/** The value of a key; NULL absent, FALLBACK when Python must hash or compare. @residual @writes nothing */
export function dictLookup(dict: Ref, key: Ref): Ref {
  const hash = keyHash(key);
  if (hash === 0) return FALLBACK;
  const entry = dictFind(dict, key, hash, 0);
  if (entry >= 0) return dictEntryValue(dict, entry);
  return entry === DICT_ABSENT ? NULL : FALLBACK;
}
/** Sets a key; 0 when Python must hash or compare (nothing is done then). @residual @writes everything */
export function dictStore(dict: Ref, key: Ref, value: Ref): i32 {
  const hash = keyHash(key);
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
    return value === NULL ? raiseError(Message.KEY, index, NULL) : value;
  }
  if (promote(mapOf(index)) === MapOf.INT) {
    if (isListMap(m)) return listItem(container, index);
    if (m === MapOf.TUPLE) return tupleItem(container, index);
    if (isText(m)) return textItem(container, index);
    if (m === MapOf.BYTES) return bytesItem(container, index);
    if (m === MapOf.BYTEARRAY) return byteArrayItem(container, index);
  }
  if (promote(mapOf(index)) === MapOf.SLICE && (isListMap(m) || m === MapOf.TUPLE))
    return plainSlice(container, m, index);
  if (promote(mapOf(index)) === MapOf.SLICE && isText(m)) return textSlice(container, index);
  return FALLBACK;
}
/** Is it None or a small int? */
function isPlainBound(bound: Ref): bool {
  return isSmall(bound) || bound === Known.NONE;
}
/** A slice's bound as a position from 0 to length. */
function clampedBound(bound: Ref, length: i32, otherwise: i32): i32 {
  if (!isSmall(bound)) return otherwise;
  const k = smallValue(bound);
  const from = k < 0 ? (k + length) | 0 : k;
  if (from < 0) return 0;
  return from > length ? length : from;
}
/** A slice of a latin1 text, with step 1 or all of it backwards; FALLBACK as for plainSlice. @residual @writes nothing */
function textSlice(text: Ref, slice: Ref): Ref {
  const flat = flatText(text);
  if (mapOf(flat) !== MapOf.LATIN1) return FALLBACK;
  if (load(slice, Slice.step) !== smallOf(-1)) return plainSlice(flat, MapOf.LATIN1, slice);
  if (load(slice, Slice.start) !== Known.NONE || load(slice, Slice.stop) !== Known.NONE) return FALLBACK;
  const reversed = reverseLatin1(flat);
  return reversed === NULL ? FALLBACK : reversed;
}
/** A slice with step 1 of a list, tuple or latin1 text; FALLBACK for other steps and bounds, and for what is long. @residual @writes nothing */
function plainSlice(sequence: Ref, m: Ref, slice: Ref): Ref {
  const start = load(slice, Slice.start);
  const stop = load(slice, Slice.stop);
  const step = load(slice, Slice.step);
  if (!isPlainBound(start) || !isPlainBound(stop)) return FALLBACK;
  if (step !== Known.NONE && (step as i32) !== 3) return FALLBACK;
  const length = load(sequence, List.length);
  const from = clampedBound(start, length, 0);
  const to = clampedBound(stop, length, length);
  if (((to - from) | 0) > LONGEST_PLAIN_SLICE) return FALLBACK;
  if (isListMap(m)) return listSlice(sequence, from, to);
  return m === MapOf.TUPLE ? tupleSlice(sequence, from, to) : latin1Slice(sequence, from, to);
}
/** @residual @writes nothing */
function tupleSlice(tuple: Ref, from: i32, to: i32): Ref {
  if (from >= to) return Known.EMPTY_TUPLE;
  const length = (to - from) | 0;
  if (length === load(tuple, Tuple.length)) return tuple;
  const slice = mallocArray(Tuple, MapOf.TUPLE, length);
  copyMemory(
    ((slice as i32) + Tuple.element.offset) | 0,
    ((tuple as i32) + Tuple.element.offset + (from << 2)) | 0,
    length << 2,
  );
  return slice;
}
function loadItem(a: i32, container: Ref, index: Ref): i32 {
  // Whatever the container is, the word that is a list's or tuple's length may be read.
  if (cacheHit(isSmall(index) && !isSmall(container) && below(smallValue(index), load(container, List.length)))) {
    const m = load32(container as i32);
    const k = smallValue(index);
    if (m === (MapOf.LIST as i32)) {
      setRegister(a, loadAt(load(container, List.items), RefItems, k));
      return next();
    }
    if (m === (MapOf.LIST_INT as i32)) {
      setRegister(a, newInt(loadAt(load(container, List.items), IntItems, k)));
      return next();
    }
    if (m === (MapOf.TUPLE as i32)) {
      setRegister(a, loadAt(container, Tuple, k));
      return next();
    }
    if (m === (MapOf.LIST_FLOAT as i32)) {
      setRegister(a, newFloat(loadAt(load(container, List.items), FloatItems, k)));
      return next();
    }
  }
  const value = itemOf(container, index);
  if (value === NULL) return RAISE;
  if (value === FALLBACK) return loadItemSpecially(a, container, index);
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
  if (cacheHit(isSmall(index) && !isSmall(container) && below(smallValue(index), load(container, List.length)))) {
    const shape = load32(container as i32);
    const at = smallValue(index);
    if (shape === (MapOf.LIST as i32)) {
      storeAt(load(container, List.items), RefItems, at, value);
      return next();
    }
    if (shape === (MapOf.LIST_INT as i32) && isSmall(value)) {
      storeAt(load(container, List.items), IntItems, at, i64Of(smallValue(value)));
      return next();
    }
    if (shape === (MapOf.LIST_FLOAT as i32) && !isSmall(value) && load32(value as i32) === (MapOf.FLOAT as i32)) {
      storeAt(load(container, List.items), FloatItems, at, load(value, FloatObject.value));
      return next();
    }
  }
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
  if (m === MapOf.BYTEARRAY && promote(mapOf(index)) === MapOf.INT && promote(mapOf(value)) === MapOf.INT) {
    const k = position(index, load(container, ByteArray.length));
    if (k !== OUT_OF_RANGE && ibelow(intValue(value), i64Of(256))) {
      storeAt(load(container, ByteArray.items), ByteItems, k, i32Of(intValue(value)));
      return next();
    }
  }
  if (m === MapOf.DICT) {
    if (dictStore(container, index, value) !== 0) return next();
    return pushAppLevel3(AppLevel.STORE_ITEM, container, index, value);
  }
  return storeItemSpecially(container, index, value);
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
