/**
 * The intern table: one str object per text, for names and short literals, so that identity decides most comparisons.
 *
 * A RefItems in Machine.internTable, open addressing with linear probing, a power of two long and never more than three
 * quarters full. What always holds: an entry is NULL, deleted (INTERN_DELETED), or a flat str with the flag
 * INTERNED. The table does not keep its texts alive: full collections delete the dead ones.
 */
import {
  fillMemory,
  type i32,
  load,
  load32,
  loadAt,
  mallocArray,
  type Ref,
  store,
  store32,
  storeAt,
  storeNewAt,
} from '../dialect/rts.js';
import { INTERN_DELETED, TraceOffset } from './heap-constants.js';
import { ObjectFlags, RefItems } from './layouts.js';
import { MACHINE, Machine } from './machine.js';
import { sameText, stringHash } from './string-hash.js';
import { MapOf, NULL } from './well-known.js';

const FIRST_CAPACITY = 1024;

/**
 * The interned str with the characters of `text`, which must be an exact, flat str: `text` itself if it is the first.
 * @residual
 */
export function intern(text: Ref): Ref {
  if ((load32(flagsOf(text)) & ObjectFlags.INTERNED) !== 0) return text;
  makeRoom();
  const table = load(MACHINE, Machine.internTable);
  const mask = (load(table, RefItems.length) - 1) | 0;
  let index = stringHash(text) & mask;
  let entry = loadAt(table, RefItems, index);
  while (entry !== NULL) {
    if ((entry as i32) !== INTERN_DELETED && sameText(entry, text)) return entry;
    index = ((index + 1) | 0) & mask;
    entry = loadAt(table, RefItems, index);
  }
  storeAt(table, RefItems, index, text);
  store32(flagsOf(text), load32(flagsOf(text)) | ObjectFlags.INTERNED);
  store(MACHINE, Machine.internUsed, (load(MACHINE, Machine.internUsed) + 1) | 0);
  store(MACHINE, Machine.internFilled, (load(MACHINE, Machine.internFilled) + 1) | 0);
  return text;
}

function flagsOf(text: Ref): i32 {
  return ((text as i32) + TraceOffset.FLAGS) | 0;
}

/** Makes a table of at least twice the texts when the old one is three quarters full or does not exist. */
function makeRoom(): void {
  const old = load(MACHINE, Machine.internTable);
  const length = old === NULL ? 0 : load(old, RefItems.length);
  if (Math.imul(load(MACHINE, Machine.internFilled), 4) < Math.imul(length, 3)) return;
  let capacity: i32 = FIRST_CAPACITY;
  while (capacity < Math.imul(load(MACHINE, Machine.internUsed), 3)) capacity = capacity << 1;
  const table = mallocArray(RefItems, MapOf.REF_ITEMS, capacity);
  fillMemory(((table as i32) + TraceOffset.REF_ITEMS) | 0, 0, capacity << 2);
  let i: i32 = 0;
  while (i < length) {
    const text = loadAt(old, RefItems, i);
    if (((text as i32) & 1) === 0 && text !== NULL) insertNew(table, text);
    i = (i + 1) | 0;
  }
  store(MACHINE, Machine.internTable, table);
  store(MACHINE, Machine.internFilled, load(MACHINE, Machine.internUsed));
}

/** Enters a text that is not in the table, which has no deleted entries. */
function insertNew(table: Ref, text: Ref): void {
  const mask = (load(table, RefItems.length) - 1) | 0;
  let index = stringHash(text) & mask;
  while (loadAt(table, RefItems, index) !== NULL) index = ((index + 1) | 0) & mask;
  storeNewAt(table, RefItems, index, text);
}
