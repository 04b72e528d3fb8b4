/**
 * list: length, storage, and a strategy that is the list's map. EMPTY has no storage; INT holds i64 values, FLOAT doubles,
 * both unboxed; LIST holds Refs. A list is specialised by its first item and generalised by one that does not fit: only
 * ever INT or FLOAT -> LIST, so a list changes its strategy at most twice until it is emptied.
 *
 * Only exact ints that fit 64 bits go into INT storage (never bools), only exact floats into FLOAT storage.
 */
import {
  below,
  type bool,
  copyMemory,
  fillMemory,
  type i32,
  i32Of,
  i64Of,
  isSmall,
  load,
  load32,
  loadAt,
  malloc,
  mallocArray,
  promote,
  type Ref,
  select,
  store,
  store32,
  storeAt,
  storeNew,
  storeNewAt,
} from '../dialect/rts.js';
import { FloatItems, FloatObject, IntItems, List, RangeIterator, RefItems, SequenceIterator } from '../heap/layouts.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { reserve } from '../heap/allocator.js';
import { intValue, isListMap, mapOf, newFloat, newInt } from './value.js';

/** Storage up to here is cleared word by word, which is faster than memory.fill. */
const SMALL_CAPACITY = 16;

/** Items that the first storage of a list has room for. */
const FIRST_CAPACITY = 4;
/** The same when it is known how many items are to come: what is more is made room for when it comes. */
const LARGEST_FIRST_CAPACITY = 1024;

/** An empty list; `capacity` is a hint that the storage of the first append follows. @export */
export function newList(_capacity: i32): Ref {
  const list = malloc(List, MapOf.LIST_EMPTY);
  storeNew(list, List.length, 0);
  storeNew(list, List.items, NULL);
  return list;
}
/** The strategy of a list: its map, or that of object storage for an instance of a subclass. */
export function strategyOf(list: Ref): Ref {
  const m = promote(mapOf(list));
  return isListMap(m) ? m : MapOf.LIST;
}
/** The strategy map for a list whose only item is `item`. */
function strategyFor(item: Ref): Ref {
  if (isSmall(item)) return MapOf.LIST_INT;
  const m = promote(mapOf(item));
  if (m === MapOf.INT) return MapOf.LIST_INT;
  return m === MapOf.FLOAT ? MapOf.LIST_FLOAT : MapOf.LIST;
}
/** Storage of a strategy; Refs are NULL. @residual @writes nothing */
function newItems(strategy: Ref, capacity: i32): Ref {
  if (strategy === MapOf.LIST_INT) return mallocArray(IntItems, MapOf.INT_ITEMS, capacity);
  if (strategy === MapOf.LIST_FLOAT) return mallocArray(FloatItems, MapOf.FLOAT_ITEMS, capacity);
  const items = mallocArray(RefItems, MapOf.REF_ITEMS, capacity);
  const start = ((items as i32) + RefItems.element.offset) | 0;
  if (capacity > SMALL_CAPACITY) fillMemory(start, 0, capacity << 2);
  else {
    let k: i32 = 0;
    while (k < capacity) {
      store32((start + (k << 2)) | 0, 0);
      k = (k + 1) | 0;
    }
  }
  return items;
}
export function elementShift(strategy: Ref): i32 {
  return strategy === MapOf.LIST ? 2 : 3;
}
export function firstElement(strategy: Ref): i32 {
  return strategy === MapOf.LIST ? RefItems.element.offset : IntItems.element.offset;
}
/** Sets a list's map. @intrinsic @writes everything */
export function setStrategy(list: Ref, strategy: Ref): void {
  store32(list as i32, strategy as i32);
}
/** A list of a strategy with storage for `capacity` items and that length; its items are still to be written. @residual @writes nothing */
export function newListOf(strategy: Ref, capacity: i32, length: i32): Ref {
  const list = malloc(List, strategy);
  storeNew(list, List.length, length);
  storeNew(list, List.items, strategy === MapOf.LIST_EMPTY ? NULL : newItems(strategy, capacity));
  return list;
}
/** A list of the `count` (not 0) Refs in memory from `at` on. @residual @writes nothing */
export function listOfWords(at: i32, count: i32): Ref {
  const strategy = commonStrategy(at, count);
  const list = newListOf(strategy, count < 4 ? 4 : count, count);
  let k: i32 = 0;
  while (k < count) {
    writeNewItem(load(list, List.items), strategy, k, load32((at + (k << 2)) | 0) as Ref);
    k = (k + 1) | 0;
  }
  return list;
}
/** The strategy of a list of the `count` Refs in memory from `at` on. */
function commonStrategy(at: i32, count: i32): Ref {
  const strategy = strategyFor(load32(at) as Ref);
  let k: i32 = 1;
  while (k < count) {
    if (!fitsStrategy(strategy, load32((at + (k << 2)) | 0) as Ref)) return MapOf.LIST;
    k = (k + 1) | 0;
  }
  return strategy;
}
/** Writes an item that fits the strategy into new storage. */
function writeNewItem(items: Ref, strategy: Ref, index: i32, item: Ref): void {
  if (strategy === MapOf.LIST_INT) storeAt(items, IntItems, index, intValue(item));
  else if (strategy === MapOf.LIST_FLOAT) storeAt(items, FloatItems, index, load(item, FloatObject.value));
  else store32(((items as i32) + RefItems.element.offset + (index << 2)) | 0, item as i32);
}
function capacityOf(list: Ref): i32 {
  const items = load(list, List.items);
  return items === NULL ? 0 : load(items, RefItems.length);
}
/** Storage for at least `needed` items with the items of a list that has some. */
function grownItems(list: Ref, needed: i32): Ref {
  const strategy = strategyOf(list);
  const length = load(list, List.length);
  const capacity = (needed + (needed >> 1) + 6) & -4;
  const items = newItems(strategy, capacity);
  const start = firstElement(strategy);
  copyMemory(
    ((items as i32) + start) | 0,
    ((load(list, List.items) as i32) + start) | 0,
    length << elementShift(strategy),
  );
  return items;
}
/** Larger storage with the items of a list that is full; NULL when memory is exhausted. @residual @writes nothing */
function largerItems(list: Ref): Ref {
  const length = load(list, List.length);
  if (length > 65536 && !reserveItems(list, length)) return NULL;
  return grownItems(list, (length + 1) | 0);
}
/** Does `item` fit the strategy unboxed or as it is? */
function fitsStrategy(strategy: Ref, item: Ref): bool {
  if (strategy === MapOf.LIST) return true;
  if (strategy === MapOf.LIST_INT) return isSmall(item) || mapOf(item) === MapOf.INT;
  return strategy === MapOf.LIST_FLOAT && !isSmall(item) && mapOf(item) === MapOf.FLOAT;
}
/** Turns unboxed storage into Refs. @residual @export */
export function generaliseList(list: Ref): void {
  if (strategyOf(list) === MapOf.LIST) return;
  const length = load(list, List.length);
  const items = newItems(MapOf.LIST, length < 4 ? 4 : length);
  let k: i32 = 0;
  while (k < length) {
    storeAt(items, RefItems, k, listGet(list, k));
    k = (k + 1) | 0;
  }
  store(list, List.items, items);
  setStrategy(list, MapOf.LIST);
}
/** Makes the list able to hold `item` and at least `needed` items. @residual */
function prepareFor(list: Ref, item: Ref, needed: i32): void {
  if (strategyOf(list) === MapOf.LIST_EMPTY) {
    const strategy = strategyFor(item);
    store(list, List.items, newItems(strategy, needed < FIRST_CAPACITY ? FIRST_CAPACITY : needed));
    setStrategy(list, strategy);
    return;
  }
  if (!fitsStrategy(strategyOf(list), item)) generaliseList(list);
  if (needed > capacityOf(list)) store(list, List.items, grownItems(list, needed));
}
/** Writes an item that fits the strategy at an index within the capacity. */
function writeItem(list: Ref, index: i32, item: Ref): void {
  writeInto(load(list, List.items), strategyOf(list), index, item);
}
function writeInto(items: Ref, strategy: Ref, index: i32, item: Ref): void {
  if (strategy === MapOf.LIST) storeAt(items, RefItems, index, item);
  else if (strategy === MapOf.LIST_INT) storeAt(items, IntItems, index, intValue(item));
  else storeAt(items, FloatItems, index, load(item, FloatObject.value));
}
/** The item at an index that is in range. @export */
export function listGet(list: Ref, index: i32): Ref {
  const strategy = strategyOf(list);
  if (strategy === MapOf.LIST_INT) return newInt(loadAt(load(list, List.items), IntItems, index));
  if (strategy === MapOf.LIST_FLOAT) return newFloat(loadAt(load(list, List.items), FloatItems, index));
  return loadAt(load(list, List.items), RefItems, index);
}
/** Room for `count` more items without running out of memory? @residual @export */
export function reserveItems(list: Ref, count: i32): bool {
  return reserve((load(list, List.length) + count) << 3);
}
/** Appends; answers 0 (false) when memory is exhausted. @residual @export */
export function listAppend(list: Ref, item: Ref): i32 {
  const length = load(list, List.length);
  if (!fitsStrategy(strategyOf(list), item) || length === capacityOf(list)) {
    if (length > 65536 && !reserveItems(list, length)) return 0;
    prepareFor(list, item, (length + 1) | 0);
  }
  writeItem(list, length, item);
  store(list, List.length, (length + 1) | 0);
  return 1;
}
/** Appends where the item fits the strategy and there is room; false: nothing is done. For the interpreter. @export @inline */
export function appendQuickly(list: Ref, item: Ref): bool {
  const strategy = load32(list as i32);
  const items = load(list, List.items);
  const length = load(list, List.length);
  if (strategy === (MapOf.LIST as i32)) {
    if (length === load(items, RefItems.length)) return false;
    storeAt(items, RefItems, length, item);
  } else if (strategy === (MapOf.LIST_INT as i32)) {
    if (!isSmall(item) || length === load(items, RefItems.length)) return false;
    storeAt(items, IntItems, length, intValue(item));
  } else {
    if (strategy !== (MapOf.LIST_FLOAT as i32) || isSmall(item)) return false;
    if (load32(item as i32) !== (MapOf.FLOAT as i32) || length === load(items, RefItems.length)) return false;
    storeAt(items, FloatItems, length, load(item, FloatObject.value));
  }
  store(list, List.length, (length + 1) | 0);
  return true;
}
/** Can `item` be appended without changing the strategy? A list without storage has none yet. */
export function appendsPlainly(list: Ref, item: Ref): bool {
  return promote(mapOf(list)) === MapOf.LIST_EMPTY || storesPlainly(list, item);
}
/**
 * The append that `appendsPlainly` allowed; false when memory is exhausted and nothing was done. `source`: an iterator whose remaining
 * items will be appended, too, or any other object.
 */
export function appendPlainly(list: Ref, item: Ref, source: Ref): bool {
  if (promote(mapOf(list)) === MapOf.LIST_EMPTY) {
    appendFirst(list, item, firstCapacity(source));
    return true;
  }
  const strategy = strategyOf(list);
  const length = load(list, List.length);
  let items = load(list, List.items);
  if (length >= load(items, RefItems.length)) {
    items = largerItems(list);
    if (items === NULL) return false;
    store(list, List.items, items);
  }
  writeInto(items, strategy, length, item);
  store(list, List.length, (length + 1) | 0);
  return true;
}
/** Room for an item that came from an iterator, and for those that are still to come. */
function firstCapacity(source: Ref): i32 {
  const m = promote(mapOf(source));
  if (m === MapOf.RANGE_ITERATOR) {
    const remaining = load(source, RangeIterator.remaining);
    return select(remaining < i64Of(LARGEST_FIRST_CAPACITY), (i32Of(remaining) + 1) | 0, LARGEST_FIRST_CAPACITY);
  }
  if (m === MapOf.LIST_ITERATOR) {
    const sequence = load(source, SequenceIterator.sequence);
    if (sequence === NULL) return FIRST_CAPACITY;
    const remaining = (load(sequence, List.length) - load(source, SequenceIterator.index)) | 0;
    return select(below(remaining, LARGEST_FIRST_CAPACITY), (remaining + 1) | 0, LARGEST_FIRST_CAPACITY);
  }
  return FIRST_CAPACITY;
}
/** Appends to a list without storage, which takes its strategy from the item. */
function appendFirst(list: Ref, item: Ref, capacity: i32): void {
  const m = promote(mapOf(item));
  if (m === MapOf.INT) {
    const items = newItems(MapOf.LIST_INT, capacity);
    storeNewAt(items, IntItems, 0, intValue(item));
    setFirstItems(list, items, MapOf.LIST_INT);
  } else if (m === MapOf.FLOAT) {
    const items = newItems(MapOf.LIST_FLOAT, capacity);
    storeNewAt(items, FloatItems, 0, load(item, FloatObject.value));
    setFirstItems(list, items, MapOf.LIST_FLOAT);
  } else {
    const items = newItems(MapOf.LIST, capacity);
    storeNewAt(items, RefItems, 0, item);
    setFirstItems(list, items, MapOf.LIST);
  }
}
function setFirstItems(list: Ref, items: Ref, strategy: Ref): void {
  store(list, List.items, items);
  store(list, List.length, 1);
  setStrategy(list, strategy);
}
/** Stores at an index that is in range, generalising the strategy when needed. @residual @export */
export function listSet(list: Ref, index: i32, item: Ref): void {
  if (!fitsStrategy(strategyOf(list), item)) generaliseList(list);
  writeItem(list, index, item);
}
/** Can `item` be stored at an index in range without changing the strategy? */
export function storesPlainly(list: Ref, item: Ref): bool {
  const strategy = strategyOf(list);
  if (strategy === MapOf.LIST) return true;
  if (strategy === MapOf.LIST_INT) return promote(mapOf(item)) === MapOf.INT;
  return strategy === MapOf.LIST_FLOAT && promote(mapOf(item)) === MapOf.FLOAT;
}
/** The store that `storesPlainly` allowed. */
export function storePlainly(list: Ref, index: i32, item: Ref): void {
  writeItem(list, index, item);
}
/** Moves the items from `from` on by `distance` places within the capacity. @residual */
function shiftItems(list: Ref, from: i32, distance: i32): void {
  const strategy = strategyOf(list);
  const shift = elementShift(strategy);
  const base = ((load(list, List.items) as i32) + firstElement(strategy)) | 0;
  const count = (load(list, List.length) - from) | 0;
  copyMemory((base + ((from + distance) << shift)) | 0, (base + (from << shift)) | 0, count << shift);
}
/** Inserts before `index` (0 to length). @residual @export */
export function listInsert(list: Ref, index: i32, item: Ref): void {
  const length = load(list, List.length);
  prepareFor(list, item, (length + 1) | 0);
  shiftItems(list, index, 1);
  store(list, List.length, (length + 1) | 0);
  writeItem(list, index, item);
  if (strategyOf(list) === MapOf.LIST)
    storeAt(load(list, List.items), RefItems, length, loadAt(load(list, List.items), RefItems, length));
}
/** Removes the items [from, to). @residual @export */
export function listRemoveRange(list: Ref, from: i32, to: i32): void {
  if (from >= to) return;
  const length = load(list, List.length);
  const rest = (length - (to - from)) | 0;
  shiftItems(list, to, (from - to) | 0);
  if (strategyOf(list) === MapOf.LIST) {
    const items = load(list, List.items);
    fillMemory(((items as i32) + RefItems.element.offset + (rest << 2)) | 0, 0, ((length - rest) << 2) | 0);
  }
  store(list, List.length, rest);
  if (rest === 0) listClear(list);
}
/** Empties the list; it may take any strategy again. @residual @export */
export function listClear(list: Ref): void {
  store(list, List.length, 0);
  store(list, List.items, NULL);
  if (isListMap(mapOf(list))) setStrategy(list, MapOf.LIST_EMPTY);
}
/** Removes and returns the last item of a list that is not empty. @residual @export */
export function listPopLast(list: Ref): Ref {
  const last = (load(list, List.length) - 1) | 0;
  const item = listGet(list, last);
  if (strategyOf(list) === MapOf.LIST) storeAt(load(list, List.items), RefItems, last, NULL);
  store(list, List.length, last);
  return item;
}
/** A new list of the items [from, to), same strategy. @residual @export @writes nothing */
export function listSlice(list: Ref, from: i32, to: i32): Ref {
  if (from >= to) return newList(0);
  const strategy = strategyOf(list);
  const length = (to - from) | 0;
  const copy = newListOf(strategy, length, length);
  const start = firstElement(strategy);
  const shift = elementShift(strategy);
  copyMemory(
    ((load(copy, List.items) as i32) + start) | 0,
    ((load(list, List.items) as i32) + start + (from << shift)) | 0,
    length << shift,
  );
  return copy;
}
/** A new list of the items of one list and then those of another. @residual @writes nothing */
export function listJoin(first: Ref, second: Ref): Ref {
  const before = load(first, List.length);
  const more = load(second, List.length);
  const strategy = mapOf(first);
  if (before === 0) return listSlice(second, 0, more);
  if (more > 0 && strategy !== mapOf(second)) return joinItems(listSlice(first, 0, before), second, more);
  const joined = newListOf(strategy, (before + more) | 0, (before + more) | 0);
  const start = firstElement(strategy);
  const shift = elementShift(strategy);
  const to = ((load(joined, List.items) as i32) + start) | 0;
  copyMemory(to, ((load(first, List.items) as i32) + start) | 0, before << shift);
  if (more > 0)
    copyMemory((to + (before << shift)) | 0, ((load(second, List.items) as i32) + start) | 0, more << shift);
  return joined;
}
/** Appends to a new list the items of one with another strategy. @residual @writes nothing */
function joinItems(list: Ref, second: Ref, count: i32): Ref {
  let k: i32 = 0;
  while (k < count) {
    listAppend(list, listGet(second, k));
    k = (k + 1) | 0;
  }
  return list;
}
/** A new list of `times` copies of an exact list's items; memory for them is there. @residual @export @writes nothing */
export function listRepeat(list: Ref, times: i32): Ref {
  const length = load(list, List.length);
  if (times <= 0 || length === 0) return newList(0);
  const strategy = mapOf(list);
  const total = Math.imul(length, times);
  const copy = newListOf(strategy, total, total);
  const shift = elementShift(strategy);
  const start = ((load(copy, List.items) as i32) + firstElement(strategy)) | 0;
  copyMemory(start, ((load(list, List.items) as i32) + firstElement(strategy)) | 0, length << shift);
  let done: i32 = length;
  while (done < total) {
    const count = done < ((total - done) | 0) ? done : (total - done) | 0;
    copyMemory((start + (done << shift)) | 0, start, count << shift);
    done = (done + count) | 0;
  }
  return copy;
}
/** Reverses in place. @residual @export */
export function listReverse(list: Ref): void {
  let low: i32 = 0;
  let high: i32 = (load(list, List.length) - 1) | 0;
  while (low < high) {
    const item = listGet(list, low);
    writeItem(list, low, listGet(list, high));
    writeItem(list, high, item);
    low = (low + 1) | 0;
    high = (high - 1) | 0;
  }
}
