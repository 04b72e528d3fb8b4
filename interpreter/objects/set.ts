/**
 * set and frozenset: open addressing with the probe order of CPython's setobject.c (a short linear run, then a perturbed
 * jump), the same growth and CPython's 64-bit hashes, so that sets of ints, floats and tuples iterate in CPython's order.
 * As with dict, `setFind` answers -2 - slot when Python must compare.
 */
import {
  copyMemory,
  fillMemory,
  type i32,
  i32Of,
  type i64,
  load,
  loadAt,
  malloc,
  mallocArray,
  type Ref,
  store,
  storeAt,
  storeNew,
  storeNewAt,
  ushr,
} from '../dialect/rts.js';
import { IntItems, RefItems, SetObject } from '../heap/layouts.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { EQUAL_UNKNOWN, valuesEqual } from './equality.js';

const MINIMUM_SIZE = 8;
const LINEAR_PROBES = 9;
export const SET_ABSENT = -1;

/** @residual @writes nothing */
function newKeys(size: i32): Ref {
  const keys = mallocArray(RefItems, MapOf.REF_ITEMS, size);
  fillMemory((keys as i32) + RefItems.element.offset, 0, size << 2);
  return keys;
}
/** @residual @export @writes nothing */
export function newSet(frozen: i32): Ref {
  const set = malloc(SetObject, frozen !== 0 ? MapOf.FROZENSET : MapOf.SET);
  storeNew(set, SetObject.used, 0);
  storeNew(set, SetObject.filled, 0);
  storeNew(set, SetObject.mask, MINIMUM_SIZE - 1);
  storeNew(set, SetObject.hash, 0);
  storeNew(set, SetObject.keys, newKeys(MINIMUM_SIZE));
  storeNew(set, SetObject.hashes, mallocArray(IntItems, MapOf.INT_ITEMS, MINIMUM_SIZE));
  return set;
}
/** @export */
export function setLength(set: Ref): i32 {
  return load(set, SetObject.used);
}
/** @export */
export function setSlotKey(set: Ref, slot: i32): Ref {
  return loadAt(load(set, SetObject.keys), RefItems, slot);
}
/** @export */
export function setSlotHash(set: Ref, slot: i32): i64 {
  return loadAt(load(set, SetObject.hashes), IntItems, slot);
}
/** Slot of the key, -1, or -2 - slot (see above). @residual @export @writes nothing */
export function setFind(set: Ref, key: Ref, hash: i64, skip: i32): i32 {
  const keys = load(set, SetObject.keys);
  const hashes = load(set, SetObject.hashes);
  const mask = load(set, SetObject.mask);
  let toSkip: i32 = skip;
  let perturb = hash;
  let slot: i32 = i32Of(hash) & mask;
  while (true) {
    let probe: i32 = slot;
    const last = ((slot + LINEAR_PROBES) | 0) <= mask ? (slot + LINEAR_PROBES) | 0 : slot;
    while (probe <= last) {
      const candidate = loadAt(keys, RefItems, probe);
      if (candidate === NULL) return SET_ABSENT;
      if (candidate !== Known.DUMMY && loadAt(hashes, IntItems, probe) === hash) {
        const equal = candidate === key ? 1 : valuesEqual(candidate, key);
        if (equal === 1) return probe;
        if (equal === EQUAL_UNKNOWN) {
          if (toSkip === 0) return (-2 - probe) | 0;
          toSkip = (toSkip - 1) | 0;
        }
      }
      probe = (probe + 1) | 0;
    }
    perturb = ushr(perturb, 5);
    slot = (Math.imul(slot, 5) + 1 + i32Of(perturb)) & mask;
  }
}
/** First unused slot for a hash in a table without dummies. @residual @writes nothing */
function cleanSlot(keys: Ref, mask: i32, hash: i64): i32 {
  let perturb = hash;
  let slot: i32 = i32Of(hash) & mask;
  while (true) {
    let probe: i32 = slot;
    const last = ((slot + LINEAR_PROBES) | 0) <= mask ? (slot + LINEAR_PROBES) | 0 : slot;
    while (probe <= last) {
      if (loadAt(keys, RefItems, probe) === NULL) return probe;
      probe = (probe + 1) | 0;
    }
    perturb = ushr(perturb, 5);
    slot = (Math.imul(slot, 5) + 1 + i32Of(perturb)) & mask;
  }
}
/** @residual */
function resize(set: Ref, minimum: i32): void {
  let size: i32 = MINIMUM_SIZE;
  while (size <= minimum) size = size << 1;
  const mask = (size - 1) | 0;
  const keys = newKeys(size);
  const hashes = mallocArray(IntItems, MapOf.INT_ITEMS, size);
  const oldKeys = load(set, SetObject.keys);
  const oldHashes = load(set, SetObject.hashes);
  const oldMask = load(set, SetObject.mask);
  let from: i32 = 0;
  while (from <= oldMask) {
    const key = loadAt(oldKeys, RefItems, from);
    if (key !== NULL && key !== Known.DUMMY) {
      const hash = loadAt(oldHashes, IntItems, from);
      const slot = cleanSlot(keys, mask, hash);
      storeNewAt(keys, RefItems, slot, key);
      storeNewAt(hashes, IntItems, slot, hash);
    }
    from = (from + 1) | 0;
  }
  store(set, SetObject.keys, keys);
  store(set, SetObject.hashes, hashes);
  store(set, SetObject.mask, mask);
  store(set, SetObject.filled, load(set, SetObject.used));
}
/** Where a new key of a hash goes: the last dummy on its way to the first unused slot, or that slot. @residual @writes nothing */
function insertionSlot(keys: Ref, mask: i32, hash: i64): i32 {
  let perturb = hash;
  let slot: i32 = i32Of(hash) & mask;
  let dummy: i32 = SET_ABSENT;
  while (true) {
    let probe: i32 = slot;
    const last = ((slot + LINEAR_PROBES) | 0) <= mask ? (slot + LINEAR_PROBES) | 0 : slot;
    while (probe <= last) {
      const candidate = loadAt(keys, RefItems, probe);
      if (candidate === NULL) return dummy === SET_ABSENT ? probe : dummy;
      if (candidate === Known.DUMMY) dummy = probe;
      probe = (probe + 1) | 0;
    }
    perturb = ushr(perturb, 5);
    slot = (Math.imul(slot, 5) + 1 + i32Of(perturb)) & mask;
  }
}
/** Adds a key that is known to be absent. @residual @export */
export function setInsert(set: Ref, key: Ref, hash: i64): void {
  const keys = load(set, SetObject.keys);
  const slot = insertionSlot(keys, load(set, SetObject.mask), hash);
  const fresh = loadAt(keys, RefItems, slot) === NULL;
  storeAt(keys, RefItems, slot, key);
  storeAt(load(set, SetObject.hashes), IntItems, slot, hash);
  const used = (load(set, SetObject.used) + 1) | 0;
  store(set, SetObject.used, used);
  if (!fresh) return;
  const filled = (load(set, SetObject.filled) + 1) | 0;
  store(set, SetObject.filled, filled);
  const mask = load(set, SetObject.mask);
  if (Math.imul(filled, 5) >= Math.imul(mask, 3)) resize(set, used > 50000 ? used << 1 : used << 2);
}
/** @residual @export */
export function setRemoveSlot(set: Ref, slot: i32): void {
  storeAt(load(set, SetObject.keys), RefItems, slot, Known.DUMMY);
  store(set, SetObject.used, (load(set, SetObject.used) - 1) | 0);
}
/** First used slot at or after `from`, or -1. @residual @export @writes nothing */
export function setNextSlot(set: Ref, from: i32): i32 {
  const keys = load(set, SetObject.keys);
  const mask = load(set, SetObject.mask);
  let slot: i32 = from;
  while (slot <= mask) {
    const key = loadAt(keys, RefItems, slot);
    if (key !== NULL && key !== Known.DUMMY) return slot;
    slot = (slot + 1) | 0;
  }
  return -1;
}
/** @residual @export */
export function setClear(set: Ref): void {
  store(set, SetObject.used, 0);
  store(set, SetObject.filled, 0);
  store(set, SetObject.mask, MINIMUM_SIZE - 1);
  store(set, SetObject.keys, newKeys(MINIMUM_SIZE));
  store(set, SetObject.hashes, mallocArray(IntItems, MapOf.INT_ITEMS, MINIMUM_SIZE));
}
/** A new set with the same keys, laid out as CPython's copy does (same table when there are no dummies). @residual @export @writes nothing */
export function setCopy(set: Ref, frozen: i32): Ref {
  const copy = newSet(frozen);
  const used = load(set, SetObject.used);
  if (Math.imul(used, 5) >= Math.imul(MINIMUM_SIZE - 1, 3)) resize(copy, used << 1);
  let slot: i32 = setNextSlot(set, 0);
  while (slot >= 0) {
    setInsert(copy, setSlotKey(set, slot), setSlotHash(set, slot));
    slot = setNextSlot(set, (slot + 1) | 0);
  }
  return copy;
}
/** Makes room for `more` members, as an update from a set or dict of that size does. @residual */
export function setReserve(set: Ref, more: i32): void {
  const filled = (load(set, SetObject.filled) + more) | 0;
  if (Math.imul(filled, 5) >= Math.imul(load(set, SetObject.mask), 3))
    resize(set, ((load(set, SetObject.used) + more) | 0) << 1);
}
/** Gives the empty set `to` a table like that of `from`, which has no dummies and is as large. @residual */
function copySlots(to: Ref, from: Ref): void {
  const size = (load(from, SetObject.mask) + 1) | 0;
  const keys = mallocArray(RefItems, MapOf.REF_ITEMS, size);
  const hashes = mallocArray(IntItems, MapOf.INT_ITEMS, size);
  const firstKey = RefItems.element.offset;
  const firstHash = IntItems.element.offset;
  copyMemory(((keys as i32) + firstKey) | 0, ((load(from, SetObject.keys) as i32) + firstKey) | 0, size << 2);
  copyMemory(((hashes as i32) + firstHash) | 0, ((load(from, SetObject.hashes) as i32) + firstHash) | 0, size << 3);
  store(to, SetObject.keys, keys);
  store(to, SetObject.hashes, hashes);
  store(to, SetObject.used, load(from, SetObject.used));
  store(to, SetObject.filled, load(from, SetObject.used));
}
/** Adds all members of the set `from` in the order of CPython's set_merge: 1 done, 0 Python must compare some. @residual */
export function setMerge(to: Ref, from: Ref): i32 {
  const more = load(from, SetObject.used);
  if (from === to || more === 0) return 1;
  setReserve(to, more);
  const isEmpty = load(to, SetObject.filled) === 0;
  if (isEmpty && load(to, SetObject.mask) === load(from, SetObject.mask) && load(from, SetObject.filled) === more) {
    copySlots(to, from);
    return 1;
  }
  let slot: i32 = setNextSlot(from, 0);
  while (slot >= 0) {
    const key = setSlotKey(from, slot);
    const hash = setSlotHash(from, slot);
    const found = isEmpty ? SET_ABSENT : setFind(to, key, hash, 0);
    if (found < SET_ABSENT) return 0;
    if (found === SET_ABSENT) setInsert(to, key, hash);
    slot = setNextSlot(from, (slot + 1) | 0);
  }
  return 1;
}
