/**
 * dict: compact and insertion-ordered, as CPython's since 3.6 and PyPy's: `entries` (key, value by turns) in the order of
 * insertion, `hashes` beside them, and a sparse `index` of entry numbers, probed with the recurrence of CPython's
 * dictobject.c (perturbation by the hash). A deleted entry keeps its place with key NULL until the next resize.
 *
 * RTS never calls Python: when only `__eq__` of a user object can decide, `dictFind` answers -2 - entry, and the caller asks
 * again with one more in `skip` after a negative answer (probing is deterministic while `version` stands).
 * Namespace dicts (map NAMESPACE) hold GlobalCells as values; entries whose cell is empty count as absent.
 */
import {
  fillMemory,
  type i32,
  load,
  loadAt,
  malloc,
  mallocArray,
  type Ref,
  store,
  storeAt,
  storeNew,
  storeNewAt,
  type bool,
} from '../dialect/rts.js';
import { Dict, GlobalCell, RefItems, WordItems } from '../heap/layouts.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { hashOf } from './hash.js';
import { EQUAL_UNKNOWN, valuesEqual } from './equality.js';
import { mapOf } from './value.js';

const FREE = -1;
const DELETED = -2;
const MINIMUM_INDEX = 8;
export const DICT_ABSENT = -1;

/** @residual @writes nothing */
function newWords(length: i32, byte: i32): Ref {
  const words = mallocArray(WordItems, MapOf.WORD_ITEMS, length);
  fillMemory((words as i32) + WordItems.element.offset, byte, length << 2);
  return words;
}
/** @residual @writes nothing */
function newRefs(length: i32): Ref {
  const refs = mallocArray(RefItems, MapOf.REF_ITEMS, length);
  fillMemory((refs as i32) + RefItems.element.offset, 0, length << 2);
  return refs;
}
function usableOf(indexLength: i32): i32 {
  return ((indexLength << 1) / 3) | 0;
}
/** @residual @writes nothing */
function newTable(map: Ref): Ref {
  const dict = malloc(Dict, map);
  storeNew(dict, Dict.used, 0);
  storeNew(dict, Dict.filled, 0);
  storeNew(dict, Dict.entries, NULL);
  storeNew(dict, Dict.hashes, NULL);
  storeNew(dict, Dict.index, NULL);
  storeNew(dict, Dict.version, 0);
  return dict;
}
/** @residual @export @writes nothing */
export function newDict(): Ref {
  return newTable(MapOf.DICT);
}
/** @residual @export @writes nothing */
export function newNamespace(): Ref {
  return newTable(MapOf.NAMESPACE);
}
/** Slot of the index where a new entry with `hash` goes. @residual @writes nothing */
function freeSlot(index: Ref, hash: i32): i32 {
  const mask = (load(index, WordItems.length) - 1) | 0;
  let perturb: i32 = hash;
  let slot: i32 = hash & mask;
  while (loadAt(index, WordItems, slot) >= 0) {
    perturb = perturb >>> 5;
    slot = (Math.imul(slot, 5) + perturb + 1) & mask;
  }
  return slot;
}
/** Rebuilds with room for at least `needed` entries, dropping deleted ones. @residual */
function resize(dict: Ref, needed: i32): void {
  let indexLength: i32 = MINIMUM_INDEX;
  while (usableOf(indexLength) < needed) indexLength = indexLength << 1;
  const capacity = usableOf(indexLength);
  const index = newWords(indexLength, 255);
  const entries = newRefs(capacity << 1);
  const hashes = newWords(capacity, 0);
  const oldEntries = load(dict, Dict.entries);
  const oldHashes = load(dict, Dict.hashes);
  const filled = load(dict, Dict.filled);
  let from: i32 = 0;
  let to: i32 = 0;
  while (from < filled) {
    const key = loadAt(oldEntries, RefItems, from << 1);
    if (key !== NULL) {
      const hash = loadAt(oldHashes, WordItems, from);
      storeNewAt(entries, RefItems, to << 1, key);
      storeNewAt(entries, RefItems, ((to << 1) + 1) | 0, loadAt(oldEntries, RefItems, ((from << 1) + 1) | 0));
      storeNewAt(hashes, WordItems, to, hash);
      storeNewAt(index, WordItems, freeSlot(index, hash), to);
      to = (to + 1) | 0;
    }
    from = (from + 1) | 0;
  }
  store(dict, Dict.entries, entries);
  store(dict, Dict.hashes, hashes);
  store(dict, Dict.index, index);
  store(dict, Dict.filled, to);
}
/** Entry number, -1 absent, or -2 - entry: Python must compare that entry's key; the first `skip` of those are passed over. @residual @export @writes nothing */
export function dictFind(dict: Ref, key: Ref, hash: i32, skip: i32): i32 {
  const index = load(dict, Dict.index);
  if (index === NULL) return DICT_ABSENT;
  const entries = load(dict, Dict.entries);
  const hashes = load(dict, Dict.hashes);
  const mask = (load(index, WordItems.length) - 1) | 0;
  let toSkip: i32 = skip;
  let perturb: i32 = hash;
  let slot: i32 = hash & mask;
  let entry: i32 = loadAt(index, WordItems, slot);
  while (entry !== FREE) {
    if (entry >= 0 && loadAt(hashes, WordItems, entry) === hash) {
      const candidate = loadAt(entries, RefItems, entry << 1);
      if (candidate === key) return entry;
      const equal = valuesEqual(candidate, key);
      if (equal === 1) return entry;
      if (equal === EQUAL_UNKNOWN) {
        if (toSkip === 0) return (-2 - entry) | 0;
        toSkip = (toSkip - 1) | 0;
      }
    }
    perturb = perturb >>> 5;
    slot = (Math.imul(slot, 5) + perturb + 1) & mask;
    entry = loadAt(index, WordItems, slot);
  }
  return DICT_ABSENT;
}
/** @export */
export function dictEntryKey(dict: Ref, entry: i32): Ref {
  return loadAt(load(dict, Dict.entries), RefItems, entry << 1);
}
/** @export */
export function dictEntryHash(dict: Ref, entry: i32): i32 {
  return loadAt(load(dict, Dict.hashes), WordItems, entry);
}
/** The value; in a namespace, what its cell holds. @export */
export function dictEntryValue(dict: Ref, entry: i32): Ref {
  const value = loadAt(load(dict, Dict.entries), RefItems, ((entry << 1) + 1) | 0);
  return mapOf(dict) === MapOf.NAMESPACE ? load(value, GlobalCell.value) : value;
}
/** Binds a global cell. */
export function setGlobalCell(cell: Ref, value: Ref): void {
  store(cell, GlobalCell.value, value);
  store(cell, GlobalCell.writes, (load(cell, GlobalCell.writes) + 1) | 0);
}
/** @residual @export */
export function dictSetEntryValue(dict: Ref, entry: i32, value: Ref): void {
  const entries = load(dict, Dict.entries);
  if (mapOf(dict) === MapOf.NAMESPACE) {
    const cell = loadAt(entries, RefItems, ((entry << 1) + 1) | 0);
    if (load(cell, GlobalCell.value) === NULL) {
      store(dict, Dict.used, (load(dict, Dict.used) + 1) | 0);
      store(dict, Dict.version, (load(dict, Dict.version) + 1) | 0);
    }
    setGlobalCell(cell, value);
    return;
  }
  storeAt(entries, RefItems, ((entry << 1) + 1) | 0, value);
}
/** Adds an entry whose key is known to be absent. @residual */
function addEntry(dict: Ref, key: Ref, hash: i32, value: Ref): void {
  const filled = load(dict, Dict.filled);
  const index = load(dict, Dict.index);
  if (index === NULL || filled >= usableOf(load(index, WordItems.length))) {
    // A namespace keeps the entries of empty cells.
    const kept = mapOf(dict) === MapOf.NAMESPACE ? filled : load(dict, Dict.used);
    resize(dict, kept < 5 ? 5 : Math.imul(kept, 3));
  }
  const entry = load(dict, Dict.filled);
  storeAt(load(dict, Dict.index), WordItems, freeSlot(load(dict, Dict.index), hash), entry);
  storeAt(load(dict, Dict.hashes), WordItems, entry, hash);
  storeAt(load(dict, Dict.entries), RefItems, entry << 1, key);
  storeAt(load(dict, Dict.entries), RefItems, ((entry << 1) + 1) | 0, value);
  store(dict, Dict.filled, (entry + 1) | 0);
}
/** @residual @export */
export function dictInsert(dict: Ref, key: Ref, hash: i32, value: Ref): void {
  if (mapOf(dict) === MapOf.NAMESPACE) {
    addEntry(dict, key, hash, newGlobalCell(key, value));
  } else addEntry(dict, key, hash, value);
  store(dict, Dict.used, (load(dict, Dict.used) + 1) | 0);
  store(dict, Dict.version, (load(dict, Dict.version) + 1) | 0);
}
/** @residual @writes nothing */
function newGlobalCell(name: Ref, value: Ref): Ref {
  const cell = malloc(GlobalCell, MapOf.GLOBAL_CELL);
  storeNew(cell, GlobalCell.value, value);
  storeNew(cell, GlobalCell.fallback, NULL);
  storeNew(cell, GlobalCell.name, name);
  storeNew(cell, GlobalCell.writes, value === NULL ? 0 : 1);
  return cell;
}
/** The GlobalCell of `name` in a namespace, made empty when it is missing. Names compare without Python. @residual @export */
export function namespaceCell(namespace: Ref, name: Ref): Ref {
  const hash = hashOf(name);
  const entry = dictFind(namespace, name, hash, 0);
  if (entry >= 0) return loadAt(load(namespace, Dict.entries), RefItems, ((entry << 1) + 1) | 0);
  const cell = newGlobalCell(name, NULL);
  addEntry(namespace, name, hash, cell);
  return cell;
}
/** The slot of the index that holds an entry. @residual @writes nothing */
function slotOfEntry(dict: Ref, entry: i32): i32 {
  const index = load(dict, Dict.index);
  const mask = (load(index, WordItems.length) - 1) | 0;
  const hash = dictEntryHash(dict, entry);
  let perturb: i32 = hash;
  let slot: i32 = hash & mask;
  while (loadAt(index, WordItems, slot) !== entry) {
    perturb = perturb >>> 5;
    slot = (Math.imul(slot, 5) + perturb + 1) & mask;
  }
  return slot;
}
/** @residual @export */
export function dictRemoveEntry(dict: Ref, entry: i32): void {
  store(dict, Dict.used, (load(dict, Dict.used) - 1) | 0);
  store(dict, Dict.version, (load(dict, Dict.version) + 1) | 0);
  const entries = load(dict, Dict.entries);
  if (mapOf(dict) === MapOf.NAMESPACE) {
    setGlobalCell(loadAt(entries, RefItems, ((entry << 1) + 1) | 0), NULL);
    return;
  }
  storeAt(load(dict, Dict.index), WordItems, slotOfEntry(dict, entry), DELETED);
  storeAt(entries, RefItems, entry << 1, NULL);
  storeAt(entries, RefItems, ((entry << 1) + 1) | 0, NULL);
  if (load(dict, Dict.used) === 0) dropTables(dict);
}
/** @residual */
function dropTables(dict: Ref): void {
  store(dict, Dict.filled, 0);
  store(dict, Dict.entries, NULL);
  store(dict, Dict.hashes, NULL);
  store(dict, Dict.index, NULL);
}
/** Is an entry present (not deleted, and in a namespace not empty)? */
function isPresent(dict: Ref, entry: i32): bool {
  const entries = load(dict, Dict.entries);
  if (loadAt(entries, RefItems, entry << 1) === NULL) return false;
  if (mapOf(dict) !== MapOf.NAMESPACE) return true;
  return load(loadAt(entries, RefItems, ((entry << 1) + 1) | 0), GlobalCell.value) !== NULL;
}
/** First present entry at or after `from`, or -1. @residual @export @writes nothing */
export function dictNextEntry(dict: Ref, from: i32): i32 {
  const filled = load(dict, Dict.filled);
  let entry: i32 = from;
  while (entry < filled) {
    if (isPresent(dict, entry)) return entry;
    entry = (entry + 1) | 0;
  }
  return -1;
}
/** Last present entry at or before `from`, or -1. @residual @export @writes nothing */
export function dictPreviousEntry(dict: Ref, from: i32): i32 {
  let entry: i32 = from;
  while (entry >= 0) {
    if (isPresent(dict, entry)) return entry;
    entry = (entry - 1) | 0;
  }
  return -1;
}
/** @export */
export function dictLength(dict: Ref): i32 {
  return load(dict, Dict.used);
}
/** @residual @export */
export function dictClear(dict: Ref): void {
  if (mapOf(dict) === MapOf.NAMESPACE) {
    let entry: i32 = dictNextEntry(dict, 0);
    while (entry >= 0) {
      dictRemoveEntry(dict, entry);
      entry = dictNextEntry(dict, entry);
    }
    return;
  }
  dropTables(dict);
  store(dict, Dict.used, 0);
  store(dict, Dict.version, (load(dict, Dict.version) + 1) | 0);
}
/** A new plain dict with the same entries. @residual @export @writes nothing */
export function dictCopy(dict: Ref): Ref {
  const copy = newDict();
  const used = load(dict, Dict.used);
  if (used > 0) resize(copy, used);
  let entry: i32 = dictNextEntry(dict, 0);
  while (entry >= 0) {
    dictInsert(copy, dictEntryKey(dict, entry), dictEntryHash(dict, entry), dictEntryValue(dict, entry));
    entry = dictNextEntry(dict, (entry + 1) | 0);
  }
  return copy;
}
/** The GlobalCell of `name` in a namespace, or NULL. @residual @export @writes nothing */
export function existingCell(namespace: Ref, name: Ref): Ref {
  const entry = dictFind(namespace, name, hashOf(name), 0);
  return entry < 0 ? NULL : loadAt(load(namespace, Dict.entries), RefItems, ((entry << 1) + 1) | 0);
}
