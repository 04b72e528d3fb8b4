/**
 * Collections made of built-in collections and filled from them: what `list()`, `tuple()`, `set()`, `dict()`, `extend`, `update`, unpacking
 * with a star and the operators of sets do where nothing on the way is Python. Each is one call for a trace.
 *
 * What always holds: who answers NULL, FALLBACK or 0 has left its operands alone, but for updates in place, which may have added a part of
 * what the native or the app-level function then adds again. What is long is left to the natives, which ask for memory first.
 */
import {
  copyMemory,
  type i32,
  i32Of,
  type i64,
  i64Of,
  iadd,
  fits32,
  imul,
  load,
  loadAt,
  mallocArray,
  type Ref,
  storeNewAt,
} from '../dialect/rts.js';
import { Dict, DictView, List, Range, SetObject, Tuple } from '../heap/layouts.js';
import { Verdict } from '../heap/machine.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import {
  DICT_ABSENT,
  dictCopy,
  dictEntryHash,
  dictEntryKey,
  dictEntryValue,
  dictFind,
  dictInsert,
  dictNextEntry,
  dictRemoveEntry,
  dictSetEntryValue,
  newDict,
} from '../objects/dict.js';
import { hashOf64 } from '../objects/hash.js';
import {
  listAppend,
  listGet,
  listInsert,
  listJoin,
  listOfWords,
  listRemoveRange,
  listRepeat,
  listSlice,
  newList,
  reserveItems,
} from '../objects/list.js';
import {
  newSet,
  SET_ABSENT,
  setFind,
  setInsert,
  setMerge,
  setNextSlot,
  setRemoveSlot,
  setReserve,
  setSlotHash,
  setSlotKey,
} from '../objects/set.js';
import { characterAt, isTextMap, textLength } from '../objects/text.js';
import { intValue, isListMap, mapOf, newInt } from '../objects/value.js';
import { Message } from '../runtime/messages.js';
import { raiseError } from './frames.js';
import { newPair } from './iteration.js';
import { dictStore, keyHash } from './subscripts.js';

const FALLBACK = Verdict.FALLBACK as Ref;
/** Longer collections are made by the natives. */
const LONGEST = 32768;

// ---- lists and tuples ----------------------------------------------------------------------------------------------------

/** The items [from, to) of a tuple as a list. @residual @writes nothing */
export function listOfTuple(tuple: Ref, from: i32, to: i32): Ref {
  if (from >= to) return newList(0);
  return listOfWords(((tuple as i32) + Tuple.element.offset + (from << 2)) | 0, (to - from) | 0);
}
/** A tuple of the items of a list. @residual @writes nothing */
export function tupleOfList(list: Ref): Ref {
  const length = load(list, List.length);
  if (length === 0) return Known.EMPTY_TUPLE;
  const tuple = mallocArray(Tuple, MapOf.TUPLE, length);
  let k: i32 = 0;
  while (k < length) {
    storeNewAt(tuple, Tuple, k, listGet(list, k));
    k = (k + 1) | 0;
  }
  return tuple;
}
/** @residual @writes nothing */
function listOfRange(range: Ref): Ref {
  const start = load(range, Range.start);
  const step = load(range, Range.step);
  const length = load(range, Range.length);
  if (mapOf(start) !== MapOf.INT || mapOf(step) !== MapOf.INT || mapOf(length) !== MapOf.INT) return NULL;
  if (!fits32(intValue(start)) || !fits32(intValue(step)) || intValue(length) > i64Of(LONGEST)) return NULL;
  const list = newList(0);
  const count = i32Of(intValue(length));
  let item: i64 = intValue(start);
  let k: i32 = 0;
  while (k < count) {
    listAppend(list, newInt(item));
    item = iadd(item, intValue(step));
    k = (k + 1) | 0;
  }
  return list;
}
/** @residual @writes nothing */
function listOfText(text: Ref): Ref {
  const length = textLength(text);
  if (length > LONGEST) return NULL;
  const list = newList(0);
  let k: i32 = 0;
  while (k < length) {
    listAppend(list, characterAt(text, k));
    k = (k + 1) | 0;
  }
  return list;
}
const KEYS = 0;
const VALUES = 1;
const ITEMS = 2;
/** What a view of a dict shows. @residual @writes nothing */
function listOfDict(dict: Ref, what: i32): Ref {
  if (load(dict, Dict.used) > LONGEST) return NULL;
  const list = newList(0);
  let entry: i32 = dictNextEntry(dict, 0);
  while (entry >= 0) {
    if (what === KEYS) listAppend(list, dictEntryKey(dict, entry));
    else if (what === VALUES) listAppend(list, dictEntryValue(dict, entry));
    else listAppend(list, newPair(dictEntryKey(dict, entry), dictEntryValue(dict, entry)));
    entry = dictNextEntry(dict, (entry + 1) | 0);
  }
  return list;
}
/** @residual @writes nothing */
function listOfSet(set: Ref): Ref {
  if (load(set, SetObject.used) > LONGEST) return NULL;
  const list = newList(0);
  let slot: i32 = setNextSlot(set, 0);
  while (slot >= 0) {
    listAppend(list, setSlotKey(set, slot));
    slot = setNextSlot(set, (slot + 1) | 0);
  }
  return list;
}
/** The items of a built-in collection as a new list; NULL for others and for long ones. @residual @writes nothing */
export function listOf(r: Ref): Ref {
  const m = mapOf(r);
  if (isListMap(m)) return load(r, List.length) > LONGEST ? NULL : listSlice(r, 0, load(r, List.length));
  if (m === MapOf.TUPLE) return load(r, Tuple.length) > LONGEST ? NULL : listOfTuple(r, 0, load(r, Tuple.length));
  if (m === MapOf.RANGE) return listOfRange(r);
  if (isTextMap(m)) return listOfText(r);
  if (m === MapOf.DICT) return listOfDict(r, KEYS);
  if (m === MapOf.SET || m === MapOf.FROZENSET) return listOfSet(r);
  if (m === MapOf.DICT_KEYS) return listOfDict(load(r, DictView.dict), KEYS);
  if (m === MapOf.DICT_VALUES) return listOfDict(load(r, DictView.dict), VALUES);
  if (m === MapOf.DICT_ITEMS) return listOfDict(load(r, DictView.dict), ITEMS);
  return NULL;
}
/** The same as a tuple. @residual @writes nothing */
export function tupleOf(r: Ref): Ref {
  const m = mapOf(r);
  if (m === MapOf.TUPLE) return r;
  if (isListMap(m)) return load(r, List.length) > LONGEST ? NULL : tupleOfList(r);
  const list = listOf(r);
  return list === NULL ? NULL : tupleOfList(list);
}
/** list.extend by a built-in collection: 1 done, 0 nothing done. @residual */
export function extendList(list: Ref, r: Ref): i32 {
  const m = mapOf(r);
  const items = isListMap(m) ? r : listOf(r);
  if (items === NULL || load(items, List.length) > LONGEST) return 0;
  const count = load(items, List.length);
  const length = load(list, List.length);
  if (length > LONGEST && !reserveItems(list, (length + count) | 0)) return 0;
  let k: i32 = 0;
  while (k < count) {
    listAppend(list, listGet(items, k));
    k = (k + 1) | 0;
  }
  return 1;
}
/** list.insert at any index. @residual */
export function insertAt(list: Ref, index: i32, item: Ref): void {
  const length = load(list, List.length);
  const from = index < 0 ? (index + length) | 0 : index;
  listInsert(list, from < 0 ? 0 : from > length ? length : from, item);
}
/** list.pop at an index that is in range. @residual */
export function popAt(list: Ref, index: i32): Ref {
  const from = index < 0 ? (index + load(list, List.length)) | 0 : index;
  const item = listGet(list, from);
  listRemoveRange(list, from, (from + 1) | 0);
  return item;
}
/** The concatenation of two lists; FALLBACK for long ones. @residual @writes nothing */
export function joinLists(x: Ref, y: Ref): Ref {
  if (load(x, List.length) > LONGEST || load(y, List.length) > LONGEST) return FALLBACK;
  return listJoin(x, y);
}
/** A list repeated; FALLBACK when it gets long. @residual @writes nothing */
export function repeatList(list: Ref, times: i64): Ref {
  if (times > i64Of(LONGEST) || imul(i64Of(load(list, List.length)), times) > i64Of(LONGEST)) return FALLBACK;
  return listRepeat(list, times < i64Of(0) ? 0 : i32Of(times));
}
/** A tuple repeated; FALLBACK when it gets long. @residual @writes nothing */
export function repeatTuple(tuple: Ref, times: i64): Ref {
  const length = load(tuple, Tuple.length);
  if (length === 0 || times <= i64Of(0)) return Known.EMPTY_TUPLE;
  if (times > i64Of(LONGEST) || imul(i64Of(length), times) > i64Of(LONGEST)) return FALLBACK;
  const count = i32Of(times);
  const repeated = mallocArray(Tuple, MapOf.TUPLE, Math.imul(length, count));
  let k: i32 = 0;
  let to: i32 = ((repeated as i32) + Tuple.element.offset) | 0;
  while (k < count) {
    copyMemory(to, ((tuple as i32) + Tuple.element.offset) | 0, length << 2);
    to = (to + (length << 2)) | 0;
    k = (k + 1) | 0;
  }
  return repeated;
}

// ---- sets ------------------------------------------------------------------------------------------------------------------

/** Adds a key: 1 added or there, 0 when Python must hash or compare. @residual @writes everything */
export function addToSet(set: Ref, key: Ref): i32 {
  const hash = hashOf64(key);
  if (hash === i64Of(-1)) return 0;
  const slot = setFind(set, key, hash, 0);
  if (slot >= 0) return 1;
  if (slot !== SET_ABSENT) return 0;
  setInsert(set, key, hash);
  return 1;
}
/** set.update by a built-in collection: 1 done, 0 something else must do it. @residual @writes everything */
export function updateSet(set: Ref, r: Ref): i32 {
  const m = mapOf(r);
  if (m === MapOf.SET || m === MapOf.FROZENSET) return setMerge(set, r);
  const items = isListMap(m) ? r : listOf(r);
  if (items === NULL) return 0;
  const count = load(items, List.length);
  if (m === MapOf.DICT) setReserve(set, count);
  let k: i32 = 0;
  while (k < count) {
    if (addToSet(set, listGet(items, k)) === 0) return 0;
    k = (k + 1) | 0;
  }
  return 1;
}
/** A set of the items of a built-in collection, or NULL. @residual @writes nothing */
export function setOf(r: Ref, frozen: i32): Ref {
  const set = newSet(frozen);
  return updateSet(set, r) === 0 ? NULL : set;
}
/** An empty set of the kind of `set`. */
function emptyLike(set: Ref): Ref {
  return newSet(mapOf(set) === MapOf.FROZENSET ? 1 : 0);
}
/** x | y of sets. @residual @writes nothing */
export function uniteSets(x: Ref, y: Ref): Ref {
  const result = setOf(x, mapOf(x) === MapOf.FROZENSET ? 1 : 0);
  if (result === NULL) return FALLBACK;
  return setMerge(result, y) === 0 ? FALLBACK : result;
}
/** x & y of sets, in the order of the smaller. @residual @writes nothing */
export function intersectSets(x: Ref, y: Ref): Ref {
  const isSecondLarger = load(y, SetObject.used) > load(x, SetObject.used);
  return selectMembers(emptyLike(x), isSecondLarger ? x : y, isSecondLarger ? y : x, 1);
}
/** Adds to the new set `result` those members of `walked` which are in `asked` (`wanted` 1) or are not (0). @residual @writes nothing */
function selectMembers(result: Ref, walked: Ref, asked: Ref, wanted: i32): Ref {
  let slot: i32 = setNextSlot(walked, 0);
  while (slot >= 0) {
    const key = setSlotKey(walked, slot);
    const hash = setSlotHash(walked, slot);
    const found = setFind(asked, key, hash, 0);
    if (found < SET_ABSENT) return FALLBACK;
    if ((found >= 0 ? 1 : 0) === wanted) setInsert(result, key, hash);
    slot = setNextSlot(walked, (slot + 1) | 0);
  }
  return result;
}
/** x - y of sets. @residual @writes nothing */
export function subtractSets(x: Ref, y: Ref): Ref {
  if (load(x, SetObject.used) <= load(y, SetObject.used) << 2) return selectMembers(emptyLike(x), x, y, 0);
  const result = setOf(x, mapOf(x) === MapOf.FROZENSET ? 1 : 0);
  if (result === NULL) return FALLBACK;
  let slot: i32 = setNextSlot(y, 0);
  while (slot >= 0) {
    const found = setFind(result, setSlotKey(y, slot), setSlotHash(y, slot), 0);
    if (found < SET_ABSENT) return FALLBACK;
    if (found >= 0) setRemoveSlot(result, found);
    slot = setNextSlot(y, (slot + 1) | 0);
  }
  return result;
}

// ---- dicts -----------------------------------------------------------------------------------------------------------------

/** Stores all entries of an exact dict: 1 done, 0 Python must compare some. @residual @writes everything */
function mergeDict(dict: Ref, other: Ref): i32 {
  if (dict === other) return 1;
  let entry: i32 = dictNextEntry(other, 0);
  while (entry >= 0) {
    const key = dictEntryKey(other, entry);
    const hash = dictEntryHash(other, entry);
    const found = dictFind(dict, key, hash, 0);
    if (found >= 0) dictSetEntryValue(dict, found, dictEntryValue(other, entry));
    else if (found === DICT_ABSENT) dictInsert(dict, key, hash, dictEntryValue(other, entry));
    else return 0;
    entry = dictNextEntry(other, (entry + 1) | 0);
  }
  return 1;
}
/** Stores the pairs of a list of tuples: 1 done, 0 something else must do it. @residual @writes everything */
function mergePairs(dict: Ref, pairs: Ref): i32 {
  const count = load(pairs, List.length);
  let k: i32 = 0;
  while (k < count) {
    const pair = listGet(pairs, k);
    if (mapOf(pair) !== MapOf.TUPLE || load(pair, Tuple.length) !== 2) return 0;
    k = (k + 1) | 0;
  }
  k = 0;
  while (k < count) {
    const pair = listGet(pairs, k);
    if (dictStore(dict, loadAt(pair, Tuple, 0), loadAt(pair, Tuple, 1)) === 0) return 0;
    k = (k + 1) | 0;
  }
  return 1;
}
/** dict.update by a dict or a list of pairs: 1 done, 0 something else must do it. @residual @writes everything */
export function updateDict(dict: Ref, r: Ref): i32 {
  const m = mapOf(r);
  if (m === MapOf.DICT) return mergeDict(dict, r);
  return isListMap(m) ? mergePairs(dict, r) : 0;
}
/** A dict of what a dict or a list of pairs holds, or NULL. @residual @writes nothing */
export function dictOf(r: Ref): Ref {
  if (mapOf(r) === MapOf.DICT) return dictCopy(r);
  const dict = newDict();
  return updateDict(dict, r) === 0 ? NULL : dict;
}
/** x | y of dicts. @residual @writes nothing */
export function uniteDicts(x: Ref, y: Ref): Ref {
  const result = dictCopy(x);
  return mergeDict(result, y) === 0 ? FALLBACK : result;
}
/** dict.setdefault, or FALLBACK. @residual @writes everything */
export function setDefault(dict: Ref, key: Ref, value: Ref): Ref {
  const hash = keyHash(key);
  if (hash === 0) return FALLBACK;
  const entry = dictFind(dict, key, hash, 0);
  if (entry >= 0) return dictEntryValue(dict, entry);
  if (entry !== DICT_ABSENT) return FALLBACK;
  dictInsert(dict, key, hash, value);
  return value;
}
/** dict.pop, `otherwise` NULL where there is none; FALLBACK when Python must hash or compare. @residual raises @writes everything */
export function popKey(dict: Ref, key: Ref, otherwise: Ref): Ref {
  const hash = keyHash(key);
  if (hash === 0) return FALLBACK;
  const entry = dictFind(dict, key, hash, 0);
  if (entry < DICT_ABSENT) return FALLBACK;
  if (entry === DICT_ABSENT) return otherwise === NULL ? raiseError(Message.KEY, key, NULL) : otherwise;
  const value = dictEntryValue(dict, entry);
  dictRemoveEntry(dict, entry);
  return value;
}
