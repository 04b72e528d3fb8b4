/** Iteration (language reference, 3.3.7 and 8.3): built-in iterators step here, generators get their frame pushed, others are app-level. */
import {
  addFits,
  type bool,
  cacheHit,
  fits32,
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
  Enumerate,
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
  Zip,
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
  if (m === MapOf.ENUMERATE || m === MapOf.ZIP) return r;
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
/**
 * The next item of the commonest iterators, which stay where they are, or EXHAUSTED: what pairs items asks all its iterators before it
 * moves any, as a trace must.
 */
function peek(iterator: Ref): Ref {
  const m = promote(mapOf(iterator));
  if (m === MapOf.RANGE_ITERATOR)
    return load(iterator, RangeIterator.remaining) > i64Of(0)
      ? newInt(load(iterator, RangeIterator.current))
      : (EXHAUSTED as Ref);
  if (m !== MapOf.LIST_ITERATOR && m !== MapOf.TUPLE_ITERATOR) return EXHAUSTED;
  const sequence = load(iterator, SequenceIterator.sequence);
  if (sequence === NULL) return EXHAUSTED;
  const k = load(iterator, SequenceIterator.index);
  if (m === MapOf.LIST_ITERATOR) return k < load(sequence, List.length) ? listGet(sequence, k) : (EXHAUSTED as Ref);
  return k < load(sequence, Tuple.length) ? loadAt(sequence, Tuple, k) : (EXHAUSTED as Ref);
}
/** Moves an iterator of map m (green) past the item that `peek` has answered. */
function advance(iterator: Ref, m: Ref): void {
  if (m === MapOf.RANGE_ITERATOR) {
    const current = load(iterator, RangeIterator.current);
    store(iterator, RangeIterator.remaining, isub(load(iterator, RangeIterator.remaining), i64Of(1)));
    store(iterator, RangeIterator.current, iadd(current, load(iterator, RangeIterator.step)));
  } else store(iterator, SequenceIterator.index, (load(iterator, SequenceIterator.index) + 1) | 0);
}
function stepEnumerate(iterator: Ref): Ref {
  if (load(iterator, Enumerate.base) !== NULL) return FALLBACK;
  const inner = load(iterator, Enumerate.iterator);
  const item = peek(inner);
  if (item === EXHAUSTED) return stepEnumerated(iterator, inner);
  const pair = newPair(newInt(load(iterator, Enumerate.number)), item);
  advance(inner, promote(mapOf(inner)));
  store(iterator, Enumerate.number, iadd(load(iterator, Enumerate.number), i64Of(1)));
  return pair;
}
/** @residual raises @writes everything */
function stepEnumerated(iterator: Ref, inner: Ref): Ref {
  if (!stepsPlainly(inner)) return FALLBACK;
  const item = step(inner);
  if (item === EXHAUSTED || item === NULL) return item;
  const number = load(iterator, Enumerate.number);
  store(iterator, Enumerate.number, iadd(number, i64Of(1)));
  return newPair(newInt(number), item);
}
function stepZip(iterator: Ref): Ref {
  if (load(iterator, Zip.strict) !== 0) return FALLBACK;
  const iterators = load(iterator, Zip.iterators);
  if (load(iterators, Tuple.length) !== 2) return stepZipped(iterators);
  const first = loadAt(iterators, Tuple, 0);
  const second = loadAt(iterators, Tuple, 1);
  if (first === second) return stepZipped(iterators);
  const x = peek(first);
  if (x === EXHAUSTED) return stepZipped(iterators);
  const y = peek(second);
  if (y === EXHAUSTED) return stepZipped(iterators);
  const pair = newPair(x, y);
  const m = promote(mapOf(first));
  const n = promote(mapOf(second));
  advance(first, m);
  advance(second, n);
  return pair;
}
/** @residual raises @writes everything */
function stepZipped(iterators: Ref): Ref {
  const count = load(iterators, Tuple.length);
  if (count === 0) return EXHAUSTED;
  let k: i32 = 0;
  while (k < count) {
    if (!stepsPlainly(loadAt(iterators, Tuple, k))) return FALLBACK;
    k = (k + 1) | 0;
  }
  const items = mallocArray(Tuple, MapOf.TUPLE, count);
  k = 0;
  while (k < count) {
    storeNewAt(items, Tuple, k, NULL);
    k = (k + 1) | 0;
  }
  k = 0;
  while (k < count) {
    const item = step(loadAt(iterators, Tuple, k));
    if (item === EXHAUSTED || item === NULL) return item;
    storeNewAt(items, Tuple, k, item);
    k = (k + 1) | 0;
  }
  return items;
}
/** Does `step` need no Python for it? @residual @writes nothing */
function stepsPlainly(iterator: Ref): bool {
  const m = mapOf(iterator);
  if (m === MapOf.ENUMERATE)
    return load(iterator, Enumerate.base) === NULL && stepsPlainly(load(iterator, Enumerate.iterator));
  if (m === MapOf.ZIP) return load(iterator, Zip.strict) === 0 && allStepPlainly(load(iterator, Zip.iterators));
  if (m === MapOf.LIST_REVERSE_ITERATOR) {
    const sequence = load(iterator, SequenceIterator.sequence);
    return sequence === NULL || isListMap(mapOf(sequence));
  }
  return (
    m === MapOf.LIST_ITERATOR ||
    m === MapOf.TUPLE_ITERATOR ||
    m === MapOf.RANGE_ITERATOR ||
    m === MapOf.STR_ITERATOR ||
    m === MapOf.DICT_KEY_ITERATOR ||
    m === MapOf.DICT_VALUE_ITERATOR ||
    m === MapOf.DICT_ITEM_ITERATOR ||
    m === MapOf.SET_ITERATOR
  );
}
/** @residual @writes nothing */
function allStepPlainly(iterators: Ref): bool {
  const count = load(iterators, Tuple.length);
  let k: i32 = 0;
  while (k < count) {
    if (!stepsPlainly(loadAt(iterators, Tuple, k))) return false;
    k = (k + 1) | 0;
  }
  return true;
}
/** enumerate(r, start), NULL when iterating over r or the start is another's business. */
export function newEnumerate(r: Ref, start: Ref): Ref {
  if (promote(mapOf(start)) !== MapOf.INT) return NULL;
  const number = intValue(start);
  if (!fits32(number)) return NULL;
  const inner = iteratorOf(r);
  if (inner === FALLBACK) return NULL;
  const iterator = malloc(Enumerate, MapOf.ENUMERATE);
  storeNew(iterator, Enumerate.iterator, inner);
  storeNew(iterator, Enumerate.base, NULL);
  storeNew(iterator, Enumerate.number, number);
  if (cacheHit(true)) storeNew(iterator, Enumerate.overflow, NULL);
  return iterator;
}
/** zip of what is in `count` registers from `first` on, or NULL. @unroll */
export function newZip(first: i32, count: i32): Ref {
  if (count === 0) return NULL;
  const iterators = mallocArray(Tuple, MapOf.TUPLE, count);
  let k: i32 = 0;
  while (k < count) {
    const inner = iteratorOf(register((first + k) | 0));
    if (inner === FALLBACK) return NULL;
    storeNewAt(iterators, Tuple, k, inner);
    k = (k + 1) | 0;
  }
  const iterator = malloc(Zip, MapOf.ZIP);
  storeNew(iterator, Zip.iterators, iterators);
  storeNew(iterator, Zip.strict, 0);
  if (cacheHit(true)) storeNew(iterator, Zip.overflow, NULL);
  return iterator;
}
/** `step` and `iteratorOf` for natives. @residual raises @writes everything @export */
export function stepForHost(iterator: Ref): Ref {
  return step(iterator);
}
/** @residual @writes nothing @export */
export function iteratorForHost(r: Ref): Ref {
  return iteratorOf(r);
}
/** next(iterator) of a built-in iterator: the item, EXHAUSTED, NULL (raised) or FALLBACK. */
export function step(iterator: Ref): Ref {
  const m = promote(mapOf(iterator));
  if (m === MapOf.RANGE_ITERATOR) return stepRange(iterator);
  if (m === MapOf.LIST_ITERATOR) return stepList(iterator);
  if (m === MapOf.TUPLE_ITERATOR) return stepTuple(iterator);
  if (m === MapOf.STR_ITERATOR) return stepText(iterator);
  if (m === MapOf.ENUMERATE) return stepEnumerate(iterator);
  if (m === MapOf.ZIP) return stepZip(iterator);
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
  const m = promote(mapOf(iterator));
  if (m === MapOf.ENUMERATE) return pushAppLevel1(AppLevel.ENUMERATE_NEXT, iterator);
  if (m === MapOf.ZIP) return pushAppLevel1(AppLevel.ZIP_NEXT, iterator);
  const found = lookupOnType(classOf(iterator), Names.NEXT);
  if (found !== NULL && isFunctionMap(promote(mapOf(found)))) {
    const code = promote(load(found, FunctionObject.code));
    if (isSimpleUnary(code)) return pushCall1(found, code, iterator);
  }
  return pushAppLevel1(AppLevel.NEXT, iterator);
}
