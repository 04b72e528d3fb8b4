/** Iteration (language reference, 3.3.7 and 8.3): built-in iterators step here, generators get their frame pushed, others are app-level. */
import {
  addFits,
  type bool,
  cacheHit,
  type i32,
  type i64,
  i64Of,
  iadd,
  imul,
  isub,
  jump,
  load,
  load32,
  loadAt,
  malloc,
  mallocArray,
  mulFits,
  next,
  promote,
  type Ref,
  register,
  setRegister,
  store,
  storeNew,
  storeNewAt,
} from '../dialect/rts.js';
import {
  Dict,
  DictView,
  FloatItems,
  FunctionObject,
  Generator,
  GeneratorState,
  IntItems,
  List,
  Map,
  Range,
  RangeIterator,
  RefItems,
  SequenceIterator,
  SetObject,
  TableIterator,
  Tuple,
} from '../heap/layouts.js';
import { RAISE, Verdict } from '../heap/machine.js';
import { Kind, MapOf, NULL } from '../heap/well-known.js';
import { dictEntryKey, dictEntryValue, dictNextEntry } from '../objects/dict.js';
import { listGet } from '../objects/list.js';
import { setNextSlot, setSlotKey } from '../objects/set.js';
import { characterAt, textLength } from '../objects/text.js';
import { lookupOnType } from '../objects/type.js';
import { classOf, intValue, isFunctionMap, isListMap, mapOf, newFloat, newInt } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { Message } from '../runtime/messages.js';
import { Names } from '../runtime/names.js';
import { pushAppLevel1, pushCall1, raiseError } from './frames.js';
import { isSimpleUnary } from './attributes.js';
import { resume, resumeQuickly } from './generators.js';

const FALLBACK = Verdict.FALLBACK as Ref;
/** Answer of `step` at the end. */
const EXHAUSTED = Verdict.FRAME as Ref;

/** A tuple of two. */
export function newPair(first: Ref, second: Ref): Ref {
  const pair = mallocArray(Tuple, MapOf.TUPLE, 2);
  storeNewAt(pair, Tuple, 0, first);
  storeNewAt(pair, Tuple, 1, second);
  return pair;
}
function newSequenceIterator(map: Ref, sequence: Ref): Ref {
  const iterator = malloc(SequenceIterator, map);
  storeNew(iterator, SequenceIterator.sequence, sequence);
  storeNew(iterator, SequenceIterator.index, 0);
  return iterator;
}
function newTableIterator(map: Ref, table: Ref, used: i32): Ref {
  const iterator = malloc(TableIterator, map);
  storeNew(iterator, TableIterator.table, table);
  storeNew(iterator, TableIterator.index, 0);
  storeNew(iterator, TableIterator.used, used);
  return iterator;
}
function newViewIterator(map: Ref, view: Ref): Ref {
  const dict = load(view, DictView.dict);
  return newTableIterator(map, dict, load(dict, Dict.used));
}
/** Do all items of a range and the number behind the last fit 64 bits? */
function reachesEnd(start: i64, step: i64, length: i64): bool {
  if (!mulFits(step, length)) return false;
  return addFits(start, imul(step, length));
}
/** An iterator over a range whose bounds fit 64 bits; others are app-level. */
function newRangeIterator(range: Ref): Ref {
  const start = load(range, Range.start);
  const step = load(range, Range.step);
  const length = load(range, Range.length);
  if (mapOf(start) !== MapOf.INT || mapOf(step) !== MapOf.INT || mapOf(length) !== MapOf.INT) return FALLBACK;
  if (!reachesEnd(intValue(start), intValue(step), intValue(length))) return FALLBACK;
  const iterator = malloc(RangeIterator, MapOf.RANGE_ITERATOR);
  storeNew(iterator, RangeIterator.current, intValue(start));
  storeNew(iterator, RangeIterator.step, intValue(step));
  storeNew(iterator, RangeIterator.remaining, intValue(length));
  return iterator;
}
/** iter(r) of a built-in iterable, or FALLBACK. */
export function iteratorOf(r: Ref): Ref {
  const m = promote(mapOf(r));
  if (isListMap(m)) return newSequenceIterator(MapOf.LIST_ITERATOR, r);
  if (m === MapOf.RANGE) return newRangeIterator(r);
  if (m === MapOf.TUPLE) return newSequenceIterator(MapOf.TUPLE_ITERATOR, r);
  if (m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4)
    return newSequenceIterator(MapOf.STR_ITERATOR, r);
  if (m === MapOf.DICT) return newTableIterator(MapOf.DICT_KEY_ITERATOR, r, load(r, Dict.used));
  if (m === MapOf.SET || m === MapOf.FROZENSET) return newTableIterator(MapOf.SET_ITERATOR, r, load(r, SetObject.used));
  if (m === MapOf.DICT_ITEMS) return newViewIterator(MapOf.DICT_ITEM_ITERATOR, r);
  if (m === MapOf.DICT_VALUES) return newViewIterator(MapOf.DICT_VALUE_ITERATOR, r);
  if (m === MapOf.DICT_KEYS) return newViewIterator(MapOf.DICT_KEY_ITERATOR, r);
  if (m === MapOf.GENERATOR || isBuiltinIterator(load(m, Map.kind))) return r;
  return FALLBACK;
}
function isBuiltinIterator(kind: i32): bool {
  return kind >= Kind.LIST_ITERATOR && kind <= Kind.SET_ITERATOR;
}
export function GET_ITER(a: i32, b: i32): i32 {
  const r = register(b);
  const iterator = iteratorOf(r);
  if (iterator === FALLBACK) return pushAppLevel1(AppLevel.ITER, r);
  setRegister(a, iterator);
  return next();
}
function stepRange(iterator: Ref): Ref {
  const remaining = load(iterator, RangeIterator.remaining);
  if (remaining <= i64Of(0)) return EXHAUSTED;
  const current = load(iterator, RangeIterator.current);
  const step = load(iterator, RangeIterator.step);
  // Asked for the sake of traces: the commonest step is a constant there.
  const distance = step === i64Of(1) ? i64Of(1) : step;
  store(iterator, RangeIterator.remaining, isub(remaining, i64Of(1)));
  store(iterator, RangeIterator.current, iadd(current, distance));
  return newInt(current);
}
function stepList(iterator: Ref): Ref {
  const list = load(iterator, SequenceIterator.sequence);
  if (list === NULL) return EXHAUSTED;
  const k = load(iterator, SequenceIterator.index);
  if (k >= load(list, List.length)) {
    store(iterator, SequenceIterator.sequence, NULL);
    return EXHAUSTED;
  }
  const item = listGet(list, k);
  store(iterator, SequenceIterator.index, (k + 1) | 0);
  return item;
}
/** The items of a list or tuple from the last one to the first. */
function stepReversed(iterator: Ref): Ref {
  const sequence = load(iterator, SequenceIterator.sequence);
  if (sequence === NULL) return EXHAUSTED;
  const k = load(iterator, SequenceIterator.index);
  const m = promote(mapOf(sequence));
  if (!isListMap(m)) return FALLBACK;
  if (k < 0 || k >= load(sequence, List.length)) {
    store(iterator, SequenceIterator.sequence, NULL);
    return EXHAUSTED;
  }
  const item = listGet(sequence, k);
  store(iterator, SequenceIterator.index, (k - 1) | 0);
  return item;
}
function stepTuple(iterator: Ref): Ref {
  const tuple = load(iterator, SequenceIterator.sequence);
  if (tuple === NULL) return EXHAUSTED;
  const k = load(iterator, SequenceIterator.index);
  if (k >= load(tuple, Tuple.length)) {
    store(iterator, SequenceIterator.sequence, NULL);
    return EXHAUSTED;
  }
  const item = loadAt(tuple, Tuple, k);
  store(iterator, SequenceIterator.index, (k + 1) | 0);
  return item;
}
function stepText(iterator: Ref): Ref {
  const text = load(iterator, SequenceIterator.sequence);
  if (text === NULL) return EXHAUSTED;
  const k = load(iterator, SequenceIterator.index);
  if (k >= textLength(text)) {
    store(iterator, SequenceIterator.sequence, NULL);
    return EXHAUSTED;
  }
  const character = characterAt(text, k);
  store(iterator, SequenceIterator.index, (k + 1) | 0);
  return character;
}
/** Next entry of a dict iterator, -1 at the end, -2 with the error raised when the dict has changed. @residual */
function advanceDict(iterator: Ref): i32 {
  const dict = load(iterator, TableIterator.table);
  if (dict === NULL) return -1;
  if (load(iterator, TableIterator.used) !== load(dict, Dict.used)) {
    raiseError(Message.DICT_CHANGED, NULL, NULL);
    store(iterator, TableIterator.used, -1);
    return -2;
  }
  const entry = dictNextEntry(dict, load(iterator, TableIterator.index));
  if (entry < 0) store(iterator, TableIterator.table, NULL);
  else store(iterator, TableIterator.index, (entry + 1) | 0);
  return entry;
}
/** @residual */
function stepDictKey(iterator: Ref): Ref {
  const entry = advanceDict(iterator);
  if (entry < 0) return entry === -1 ? EXHAUSTED : NULL;
  return dictEntryKey(load(iterator, TableIterator.table), entry);
}
/** @residual */
function stepDictValue(iterator: Ref): Ref {
  const entry = advanceDict(iterator);
  if (entry < 0) return entry === -1 ? EXHAUSTED : NULL;
  return dictEntryValue(load(iterator, TableIterator.table), entry);
}
/** @residual */
function stepDictItem(iterator: Ref): Ref {
  const entry = advanceDict(iterator);
  if (entry < 0) return entry === -1 ? EXHAUSTED : NULL;
  const dict = load(iterator, TableIterator.table);
  return newPair(dictEntryKey(dict, entry), dictEntryValue(dict, entry));
}
/** @residual */
function stepSet(iterator: Ref): Ref {
  const set = load(iterator, TableIterator.table);
  if (set === NULL) return EXHAUSTED;
  if (load(iterator, TableIterator.used) !== load(set, SetObject.used)) {
    store(iterator, TableIterator.used, -1);
    return raiseError(Message.SET_CHANGED, NULL, NULL);
  }
  const slot = setNextSlot(set, load(iterator, TableIterator.index));
  if (slot < 0) {
    store(iterator, TableIterator.table, NULL);
    return EXHAUSTED;
  }
  store(iterator, TableIterator.index, (slot + 1) | 0);
  return setSlotKey(set, slot);
}
/** next(iterator) of a built-in iterator: the item, EXHAUSTED, NULL (raised) or FALLBACK. */
export function step(iterator: Ref): Ref {
  const m = promote(mapOf(iterator));
  if (m === MapOf.RANGE_ITERATOR) return stepRange(iterator);
  if (m === MapOf.LIST_ITERATOR) return stepList(iterator);
  if (m === MapOf.TUPLE_ITERATOR) return stepTuple(iterator);
  if (m === MapOf.STR_ITERATOR) return stepText(iterator);
  if (m === MapOf.LIST_REVERSE_ITERATOR) return stepReversed(iterator);
  if (m === MapOf.DICT_KEY_ITERATOR) return stepDictKey(iterator);
  if (m === MapOf.DICT_ITEM_ITERATOR) return stepDictItem(iterator);
  if (m === MapOf.DICT_VALUE_ITERATOR) return stepDictValue(iterator);
  if (m === MapOf.SET_ITERATOR) return stepSet(iterator);
  return FALLBACK;
}
export function FOR_ITER(a: i32, b: i32, c: i32): i32 {
  const iterator = register(b);
  if (cacheHit(load32(iterator as i32) === (MapOf.RANGE_ITERATOR as i32))) {
    const remaining = load(iterator, RangeIterator.remaining);
    if (remaining <= i64Of(0)) return jump(c);
    const current = load(iterator, RangeIterator.current);
    setRegister(a, newInt(current));
    store(iterator, RangeIterator.remaining, isub(remaining, i64Of(1)));
    store(iterator, RangeIterator.current, iadd(current, load(iterator, RangeIterator.step)));
    return next();
  }
  if (cacheHit(load32(iterator as i32) === (MapOf.LIST_ITERATOR as i32))) {
    const list = load(iterator, SequenceIterator.sequence);
    const k = load(iterator, SequenceIterator.index);
    if (list !== NULL && k < load(list, List.length)) {
      if (load32(list as i32) === (MapOf.LIST_INT as i32))
        setRegister(a, newInt(loadAt(load(list, List.items), IntItems, k)));
      else if (load32(list as i32) === (MapOf.LIST_FLOAT as i32))
        setRegister(a, newFloat(loadAt(load(list, List.items), FloatItems, k)));
      else setRegister(a, loadAt(load(list, List.items), RefItems, k));
      store(iterator, SequenceIterator.index, (k + 1) | 0);
      return next();
    }
  }
  if (cacheHit(load32(iterator as i32) === (MapOf.TUPLE_ITERATOR as i32))) {
    const tuple = load(iterator, SequenceIterator.sequence);
    const k = load(iterator, SequenceIterator.index);
    if (tuple !== NULL && k < load(tuple, Tuple.length)) {
      store(iterator, SequenceIterator.index, (k + 1) | 0);
      setRegister(a, loadAt(tuple, Tuple, k));
      return next();
    }
  }
  if (
    cacheHit(
      load32(iterator as i32) === (MapOf.GENERATOR as i32) &&
        load(iterator, Generator.state) === GeneratorState.SUSPENDED,
    )
  )
    return resumeQuickly(iterator);
  const m = promote(mapOf(iterator));
  if (m === MapOf.GENERATOR) {
    const state = promote(load(iterator, Generator.state));
    if (state === GeneratorState.FINISHED) return jump(c);
    return resume(iterator, state, NULL);
  }
  const item = step(iterator);
  if (item === EXHAUSTED) return jump(c);
  if (item === NULL) return RAISE;
  if (item === FALLBACK) return nextByMethod(iterator);
  setRegister(a, item);
  return next();
}
/** Calls `__next__` of a user class, in a frame of its own where it is a plain Python function. */
function nextByMethod(iterator: Ref): i32 {
  const found = lookupOnType(classOf(iterator), Names.NEXT);
  if (found !== NULL && isFunctionMap(promote(mapOf(found)))) {
    const code = promote(load(found, FunctionObject.code));
    if (isSimpleUnary(code)) return pushCall1(found, code, iterator);
  }
  return pushAppLevel1(AppLevel.NEXT, iterator);
}
