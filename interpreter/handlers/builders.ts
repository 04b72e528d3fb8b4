/** Displays, unpacking and string building (language reference, 6.2 and 7.2). */
import {
  type bool,
  cacheHit,
  type i32,
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
  storeNew,
  storeNewAt,
} from '../dialect/rts.js';
import { Dict, FloatItems, FloatObject, IntItems, List, RefItems, Tuple } from '../heap/layouts.js';
import { MACHINE, Machine, RAISE } from '../heap/machine.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { dictEntryHash, dictEntryKey, dictEntryValue, dictInsert, dictNextEntry, newDict } from '../objects/dict.js';
import {
  appendPlainly,
  appendQuickly,
  appendsPlainly,
  listAppend,
  listGet,
  listOfWords,
  listSlice,
  newList,
} from '../objects/list.js';
import { newSet } from '../objects/set.js';
import { floatText } from '../objects/number-text.js';
import { concatenate, decimalText, isTextMap } from '../objects/text.js';
import { formatValueBy } from '../objects/text-format.js';
import { intValue, isListMap, mapOf } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { Message } from '../runtime/messages.js';
import { pushAppLevel2, pushAppLevel3, pushAppLevel1, raiseError } from './frames.js';
import { addToSet, extendList, listOfTuple, setOf, tupleOfList, updateSet } from './collections.js';
import { dictStore } from './subscripts.js';
import { plainRepr } from './text-methods.js';

/** Longer lists would make traces long. */
const MOST_IN_PLACE = 8;

/** @unroll */
export function BUILD_TUPLE(a: i32, b: i32, c: i32): i32 {
  if (c === 0) {
    setRegister(a, Known.EMPTY_TUPLE);
    return next();
  }
  const tuple = mallocArray(Tuple, MapOf.TUPLE, c);
  let k: i32 = 0;
  while (k < c) {
    storeNewAt(tuple, Tuple, k, register((b + k) | 0));
    k = (k + 1) | 0;
  }
  setRegister(a, tuple);
  return next();
}
/** @unroll */
export function BUILD_LIST(a: i32, b: i32, c: i32): i32 {
  if (cacheHit(c > 0)) {
    setRegister(a, listOfRegisters(b, c));
    return next();
  }
  setRegister(a, c > 0 && c <= MOST_IN_PLACE ? listInPlace(b, c) : listItemByItem(b, c));
  return next();
}
/**
 * As `listOfRegisters`, of operations that a trace can take apart: a list that does not leave it is never made.
 * @unroll
 */
function listInPlace(b: i32, c: i32): Ref {
  const strategy = commonStrategyOf(b, c);
  const items = itemsInPlace(strategy, b, c);
  const list = malloc(List, strategy);
  storeNew(list, List.length, c);
  storeNew(list, List.items, items);
  return list;
}
/** @unroll */
function commonStrategyOf(b: i32, c: i32): Ref {
  const strategy = strategyOfItem(register(b));
  let k: i32 = 1;
  while (k < c) {
    if (strategy !== MapOf.LIST && strategyOfItem(register((b + k) | 0)) !== strategy) return MapOf.LIST;
    k = (k + 1) | 0;
  }
  return strategy;
}
function strategyOfItem(item: Ref): Ref {
  const m = mapOf(item);
  if (m === MapOf.INT) return MapOf.LIST_INT;
  return m === MapOf.FLOAT ? MapOf.LIST_FLOAT : MapOf.LIST;
}
/** @unroll */
function itemsInPlace(strategy: Ref, b: i32, c: i32): Ref {
  const capacity = c < 4 ? 4 : c;
  let k: i32 = 0;
  if (strategy === MapOf.LIST_INT) {
    const numbers = mallocArray(IntItems, MapOf.INT_ITEMS, capacity);
    while (k < capacity) {
      storeNewAt(numbers, IntItems, k, k < c ? intValue(register((b + k) | 0)) : i64Of(0));
      k = (k + 1) | 0;
    }
    return numbers;
  }
  if (strategy === MapOf.LIST_FLOAT) {
    const numbers = mallocArray(FloatItems, MapOf.FLOAT_ITEMS, capacity);
    while (k < capacity) {
      storeNewAt(numbers, FloatItems, k, k < c ? load(register((b + k) | 0), FloatObject.value) : 0.0);
      k = (k + 1) | 0;
    }
    return numbers;
  }
  const items = mallocArray(RefItems, MapOf.REF_ITEMS, capacity);
  while (k < capacity) {
    storeNewAt(items, RefItems, k, k < c ? register((b + k) | 0) : NULL);
    k = (k + 1) | 0;
  }
  return items;
}
/** @unroll */
function listItemByItem(b: i32, c: i32): Ref {
  const list = newList(c);
  let k: i32 = 0;
  while (k < c) {
    appendToNew(list, register((b + k) | 0));
    k = (k + 1) | 0;
  }
  return list;
}
/** A list of c registers from b on, made at once. @noinline */
function listOfRegisters(b: i32, c: i32): Ref {
  return listOfWords((load(MACHINE, Machine.fp) + (b << 2)) | 0, c);
}
/** Appending to a list that nobody has seen yet is no effect. @residual @writes nothing */
function appendToNew(list: Ref, item: Ref): void {
  listAppend(list, item);
}
export function BUILD_SET(a: i32, b: i32, c: i32): i32 {
  if (c === 0) {
    setRegister(a, newSet(0));
    return next();
  }
  const items = rangeTuple(b, c);
  const set = setOf(items, 0);
  if (set === NULL) return pushAppLevel1(AppLevel.SET_OF, items);
  setRegister(a, set);
  return next();
}
export function BUILD_DICT(a: i32, b: i32, c: i32): i32 {
  if (c === 0) {
    setRegister(a, newDict());
    return next();
  }
  if (allHashable(b, c)) {
    const dict = newDict();
    fillDict(dict, b, c);
    setRegister(a, dict);
    return next();
  }
  return pushAppLevel1(AppLevel.DICT_OF, rangeTuple(b, (c + c) | 0));
}
/** Are the c keys from register b on names, so that no comparison needs Python? @unroll */
function allHashable(b: i32, c: i32): bool {
  let k: i32 = 0;
  while (k < c) {
    const m = promote(mapOf(register((b + (k << 1)) | 0)));
    if (m !== MapOf.LATIN1 && m !== MapOf.INT) return false;
    k = (k + 1) | 0;
  }
  return true;
}
/** @unroll */
function fillDict(dict: Ref, b: i32, c: i32): void {
  let k: i32 = 0;
  while (k < c) {
    storeIntoNew(dict, register((b + (k << 1)) | 0), register((b + (k << 1) + 1) | 0));
    k = (k + 1) | 0;
  }
}
/** @residual @writes nothing */
function storeIntoNew(dict: Ref, key: Ref, value: Ref): void {
  dictStore(dict, key, value);
}
/** A tuple of c registers from b on. @unroll */
function rangeTuple(b: i32, c: i32): Ref {
  if (c === 0) return Known.EMPTY_TUPLE;
  const tuple = mallocArray(Tuple, MapOf.TUPLE, c);
  let k: i32 = 0;
  while (k < c) {
    storeNewAt(tuple, Tuple, k, register((b + k) | 0));
    k = (k + 1) | 0;
  }
  return tuple;
}
/** @unroll */
export function BUILD_STRING(a: i32, b: i32, c: i32): i32 {
  let text = Known.EMPTY_STRING as Ref;
  let k: i32 = 0;
  while (k < c) {
    text = concatenate(text, register((b + k) | 0));
    k = (k + 1) | 0;
  }
  setRegister(a, text);
  return next();
}
export function LIST_APPEND(a: i32, b: i32, c: i32): i32 {
  if (cacheHit(true)) {
    if (appendQuickly(register(a), register(b))) return next();
  }
  if (appendsPlainly(register(a), register(b))) {
    if (appendPlainly(register(a), register(b), register(c))) return next();
  } else if (listAppend(register(a), register(b)) !== 0) return next();
  raiseError(Message.MEMORY, NULL, NULL);
  return RAISE;
}
export function LIST_EXTEND(a: i32, b: i32, c: i32): i32 {
  if (extendList(register(a), register(b)) !== 0) return next();
  return pushAppLevel3(AppLevel.LIST_EXTEND, register(a), register(b), register(c));
}
/** Unpacked arguments alone: what is no tuple goes the way of a list that is extended. */
export function ARGUMENT_TUPLE(a: i32, b: i32, c: i32): i32 {
  const source = register(b);
  const m = promote(mapOf(source));
  if (m === MapOf.TUPLE) setRegister(a, source);
  else if (isListMap(m)) setRegister(a, tupleOfList(source));
  else return pushAppLevel2(AppLevel.ARGUMENT_TUPLE, source, register(c));
  return next();
}
export function LIST_TO_TUPLE(a: i32, b: i32): i32 {
  setRegister(a, tupleOfList(register(b)));
  return next();
}
export function SET_ADD(a: i32, b: i32): i32 {
  const set = register(a);
  const key = register(b);
  if (addToSet(set, key) !== 0) return next();
  return pushAppLevel2(AppLevel.SET_ADD, set, key);
}
export function SET_UPDATE(a: i32, b: i32): i32 {
  if (updateSet(register(a), register(b)) !== 0) return next();
  return pushAppLevel2(AppLevel.SET_UPDATE, register(a), register(b));
}
export function DICT_SET(a: i32, b: i32, c: i32): i32 {
  const dict = register(a);
  const key = register(b);
  const value = register(c);
  if (dictStore(dict, key, value) !== 0) return next();
  return pushAppLevel3(AppLevel.STORE_ITEM, dict, key, value);
}
export function DICT_UPDATE(a: i32, b: i32): i32 {
  return pushAppLevel2(AppLevel.DICT_UPDATE, register(a), register(b));
}
/** Copies keyword arguments from an exact dict into an empty one; false, and nothing is done, unless all keys are texts. @residual @writes everything */
function copyKeywords(target: Ref, source: Ref): bool {
  let entry: i32 = dictNextEntry(source, 0);
  while (entry >= 0) {
    if (!isTextMap(mapOf(dictEntryKey(source, entry)))) return false;
    entry = dictNextEntry(source, (entry + 1) | 0);
  }
  entry = dictNextEntry(source, 0);
  while (entry >= 0) {
    dictInsert(target, dictEntryKey(source, entry), dictEntryHash(source, entry), dictEntryValue(source, entry));
    entry = dictNextEntry(source, (entry + 1) | 0);
  }
  return true;
}
export function DICT_MERGE(a: i32, b: i32, c: i32): i32 {
  const source = register(b);
  if (promote(mapOf(source)) === MapOf.DICT) {
    if (load(source, Dict.used) === 0) return next();
    if (load(register(a), Dict.used) === 0) {
      if (copyKeywords(register(a), source)) return next();
    }
  }
  return pushAppLevel3(AppLevel.DICT_MERGE, register(a), register(b), register(c));
}
/** Wrong number of items: ValueError in CPython's words. */
function raiseUnpackCount(expected: i32, got: i32): i32 {
  raiseError(got > expected ? Message.UNPACK_TOO_MANY : Message.UNPACK_TOO_FEW, smallOf(expected), smallOf(got));
  return RAISE;
}
/** @unroll */
function unpackTuple(a: i32, tuple: Ref, c: i32): i32 {
  const length = load(tuple, Tuple.length);
  if (length !== c) return raiseUnpackCount(c, length);
  let k: i32 = 0;
  while (k < c) {
    setRegister((a + k) | 0, loadAt(tuple, Tuple, k));
    k = (k + 1) | 0;
  }
  return next();
}
/** @unroll */
function unpackList(a: i32, list: Ref, c: i32): i32 {
  const length = load(list, List.length);
  if (length !== c) return raiseUnpackCount(c, length);
  let k: i32 = 0;
  while (k < c) {
    setRegister((a + k) | 0, listGet(list, k));
    k = (k + 1) | 0;
  }
  return next();
}
/**
 * Other iterables: app-level code makes a tuple of exactly c items (or raises) in register a, and this instruction
 * runs again on it.
 */
export function UNPACK(a: i32, b: i32, c: i32): i32 {
  const r = register(b);
  if (cacheHit(!isSmall(r) && load32(r as i32) === (MapOf.TUPLE as i32) && load(r, Tuple.length) === c)) {
    spreadItems(a, r, c);
    return next();
  }
  const m = promote(mapOf(r));
  if (m === MapOf.TUPLE) return unpackTuple(a, r, c);
  if (isListMap(m)) return unpackList(a, r, c);
  return pushAppLevel2(AppLevel.UNPACK, r, smallOf(c));
}
/** The items of a tuple into the registers from a on. @inline @unroll */
function spreadItems(a: i32, tuple: Ref, count: i32): void {
  let k: i32 = 0;
  while (k < count) {
    setRegister((a + k) | 0, loadAt(tuple, Tuple, k));
    k = (k + 1) | 0;
  }
}
/** The items of a list or tuple of the map m (green): `before`, a list of those between, `after`. @unroll */
function unpackStarred(a: i32, r: Ref, m: Ref, before: i32, after: i32): i32 {
  const length = m === MapOf.TUPLE ? load(r, Tuple.length) : load(r, List.length);
  if (length < ((before + after) | 0)) return NOT_ENOUGH;
  const end = (length - after) | 0;
  const between = m === MapOf.TUPLE ? listOfTuple(r, before, end) : listSlice(r, before, end);
  let k: i32 = 0;
  while (k < before) {
    setRegister((a + k) | 0, m === MapOf.TUPLE ? loadAt(r, Tuple, k) : listGet(r, k));
    k = (k + 1) | 0;
  }
  setRegister((a + before) | 0, between);
  k = 0;
  while (k < after) {
    const from = (end + k) | 0;
    setRegister((a + before + 1 + k) | 0, m === MapOf.TUPLE ? loadAt(r, Tuple, from) : listGet(r, from));
    k = (k + 1) | 0;
  }
  return next();
}
const NOT_ENOUGH = 0;
/** Of other iterables app-level code answers a tuple of all targets' values; completing the instruction spreads it. */
export function UNPACK_STARRED(a: i32, b: i32, c: i32): i32 {
  const r = register(b);
  const m = promote(mapOf(r));
  if (m === MapOf.TUPLE || isListMap(m)) {
    const target = unpackStarred(a, r, m, c & 255, c >> 8);
    if (target !== NOT_ENOUGH) return target;
  }
  return pushAppLevel3(AppLevel.UNPACK_STARRED, register(b), smallOf(c & 255), smallOf(c >> 8));
}
export function CONVERT(a: i32, b: i32, c: i32): i32 {
  const r = register(b);
  if (c === 1) {
    const m = promote(mapOf(r));
    if (isTextMap(m) || m === MapOf.INT) {
      setRegister(a, m === MapOf.INT ? decimalText(intValue(r)) : r);
      return next();
    }
    if (m === MapOf.FLOAT) {
      const text = floatText(load(r, FloatObject.value));
      if (text !== NULL) {
        setRegister(a, text);
        return next();
      }
    }
    return pushAppLevel1(AppLevel.STR, r);
  }
  if (c === 2) {
    const shown = plainRepr(r);
    if (shown !== NULL) {
      setRegister(a, shown);
      return next();
    }
  }
  return pushAppLevel1(c === 2 ? AppLevel.REPR : AppLevel.ASCII, r);
}
/** format() of ints, floats and texts; FALLBACK (2) for other values. @host raises @writes nothing */
export declare function formatPlain(r: Ref, spec: Ref): Ref;
function formatValue(a: i32, r: Ref, spec: Ref): i32 {
  const m = promote(mapOf(r));
  if (isTextMap(m) && spec === Known.EMPTY_STRING) {
    setRegister(a, r);
    return next();
  }
  if (m === MapOf.INT && spec === Known.EMPTY_STRING) {
    setRegister(a, decimalText(intValue(r)));
    return next();
  }
  if (m === MapOf.INT || m === MapOf.FLOAT || isTextMap(m)) {
    const plain = formatValueBy(r, spec);
    if (plain !== NULL) {
      setRegister(a, plain);
      return next();
    }
    const text = formatPlain(r, spec);
    if (text === NULL) return RAISE;
    setRegister(a, text);
    return next();
  }
  return pushAppLevel2(AppLevel.FORMAT, r, spec);
}
export function FORMAT(a: i32, b: i32, c: i32): i32 {
  return formatValue(a, register(b), register(c));
}
export function FORMAT_SIMPLE(a: i32, b: i32): i32 {
  return formatValue(a, register(b), Known.EMPTY_STRING);
}
