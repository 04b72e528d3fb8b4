/**
 * Sorting by keys that need no Python to be compared: ints, floats, texts, tuples of such.
 *
 * What is moved are the numbers of the keys, in a WordItems (`order`): the keys stay where they are, boxed or not, the items
 * follow at the end, and a sort that turns out to need Python has changed nothing. It is a merge sort from the top. Halves that are in
 * order already, or exactly the wrong way round, are not merged item by item, so sorted and reversed lists take one or
 * a few comparisons an item. How often it compares is nobody's business, as no comparison runs code of the program.
 *
 * Where a comparison is not decided (`orderOf`), a function answers false, and so do its callers.
 */
import {
  type bool,
  copyMemory,
  type i32,
  load,
  load32,
  load64,
  loadF64,
  mallocArray,
  type Ref,
  store32,
  store64,
} from '../dialect/rts.js';
import { List, WordItems } from '../heap/layouts.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { elementShift, firstElement, newListOf, strategyOf } from './list.js';
import { orderOf, UNORDERED } from './order.js';

/** Fewer keys are inserted one by one. */
const SHORT = 9;

/** -1 when key number a comes before key number b, 1 when not, or UNORDERED. `keys` is the address of the first one. @residual @writes nothing @inline */
function orderOfKeys(strategy: Ref, keys: i32, a: i32, b: i32): i32 {
  if (strategy === MapOf.LIST) {
    const order = orderOf(load32((keys + (a << 2)) | 0) as Ref, load32((keys + (b << 2)) | 0) as Ref);
    return order === 0 ? 1 : order;
  }
  if (strategy === MapOf.LIST_INT) return load64((keys + (a << 3)) | 0) < load64((keys + (b << 3)) | 0) ? -1 : 1;
  const x = loadF64((keys + (a << 3)) | 0);
  const y = loadF64((keys + (b << 3)) | 0);
  if (x < y) return -1;
  return x >= y ? 1 : UNORDERED;
}
/** Sorts the key numbers in the words [from, to) by inserting each among those before it. @residual */
function insertKeys(strategy: Ref, keys: i32, from: i32, to: i32): bool {
  let next: i32 = (from + 4) | 0;
  while (next < to) {
    const key = load32(next);
    let low = from;
    let high = next;
    // The neighbour first: much is in order already.
    let middle: i32 = (next - 4) | 0;
    while (low < high) {
      const order = orderOfKeys(strategy, keys, key, load32(middle));
      if (order === UNORDERED) return false;
      if (order < 0) high = middle;
      else low = (middle + 4) | 0;
      middle = (low + ((((high - low) | 0) >> 1) & -4)) | 0;
    }
    let at = next;
    while (at > low) {
      store32(at, load32((at - 4) | 0));
      at = (at - 4) | 0;
    }
    store32(low, key);
    next = (next + 4) | 0;
  }
  return true;
}
/** Merges [from, middle) and [middle, to), which are sorted; `scratch` has room for the first. @residual */
function mergeKeys(strategy: Ref, keys: i32, from: i32, middle: i32, to: i32, scratch: i32): bool {
  const border = orderOfKeys(strategy, keys, load32(middle), load32((middle - 4) | 0));
  if (border > 0) return border !== UNORDERED;
  const ends = orderOfKeys(strategy, keys, load32((to - 4) | 0), load32(from));
  if (ends === UNORDERED) return false;
  const leftBytes = (middle - from) | 0;
  copyMemory(scratch, from, leftBytes);
  if (ends < 0) {
    const rightBytes = (to - middle) | 0;
    copyMemory(from, middle, rightBytes);
    copyMemory((from + rightBytes) | 0, scratch, leftBytes);
    return true;
  }
  const leftEnd = (scratch + leftBytes) | 0;
  let left = scratch;
  let right = middle;
  let at = from;
  let leftKey = load32(left);
  let rightKey = load32(right);
  while (true) {
    const order = orderOfKeys(strategy, keys, rightKey, leftKey);
    if (order === UNORDERED) return false;
    if (order < 0) {
      store32(at, rightKey);
      at = (at + 4) | 0;
      right = (right + 4) | 0;
      if (right === to) break;
      rightKey = load32(right);
    } else {
      store32(at, leftKey);
      at = (at + 4) | 0;
      left = (left + 4) | 0;
      if (left === leftEnd) return true;
      leftKey = load32(left);
    }
  }
  copyMemory(at, left, (leftEnd - left) | 0);
  return true;
}
/** Sorts the key numbers in the words [from, to), stably. @residual */
function sortKeys(strategy: Ref, keys: i32, from: i32, to: i32, scratch: i32): bool {
  const bytes = (to - from) | 0;
  if (bytes < SHORT << 2) return insertKeys(strategy, keys, from, to);
  const middle = (from + ((bytes >> 1) & -4)) | 0;
  if (!sortKeys(strategy, keys, from, middle, scratch)) return false;
  if (!sortKeys(strategy, keys, middle, to, scratch)) return false;
  return mergeKeys(strategy, keys, from, middle, to, scratch);
}
/** The numbers [0, count) from `start` on, or in falling order. @residual */
function writeNumbers(start: i32, count: i32, falling: bool): void {
  let k: i32 = 0;
  while (k < count) {
    store32((start + (k << 2)) | 0, falling ? (count - 1 - k) | 0 : k);
    k = (k + 1) | 0;
  }
}
/** A new list of the items with the `count` numbers from `order` on, or of the same from behind. @residual @writes nothing */
function listInOrder(items: Ref, order: i32, count: i32, fromBehind: bool): Ref {
  const strategy = strategyOf(items);
  const result = newListOf(strategy, count, count);
  const shift = elementShift(strategy);
  const source = ((load(items, List.items) as i32) + firstElement(strategy)) | 0;
  const target = ((load(result, List.items) as i32) + firstElement(strategy)) | 0;
  let k: i32 = 0;
  while (k < count) {
    const from = (source + (load32((order + (k << 2)) | 0) << shift)) | 0;
    const to = (target + ((fromBehind ? (count - 1 - k) | 0 : k) << shift)) | 0;
    if (shift === 2) store32(to, load32(from));
    else store64(to, load64(from));
    k = (k + 1) | 0;
  }
  return result;
}
/**
 * A new list of the items in the order of their keys (two lists of the same length, or one twice), equal ones in the order they had; NULL: not
 * decided here. A reversed sort keeps equal keys in their order too: it is the reverse of the sorted reverse. Memory for it, 16 bytes an
 * item, is there. @residual @export @writes nothing
 */
export function sortedByKeys(keys: Ref, items: Ref, reverse: bool): Ref {
  const count = load(keys, List.length);
  if (count === 0) return newListOf(MapOf.LIST_EMPTY, 0, 0);
  const strategy = strategyOf(keys);
  const words = mallocArray(WordItems, MapOf.WORD_ITEMS, (count + ((count + 1) >> 1)) | 0);
  const order = ((words as i32) + WordItems.element.offset) | 0;
  const end = (order + (count << 2)) | 0;
  writeNumbers(order, count, reverse);
  const start = ((load(keys, List.items) as i32) + firstElement(strategy)) | 0;
  if (!sortKeys(strategy, start, order, end, end)) return NULL;
  return listInOrder(items, order, count, reverse);
}
