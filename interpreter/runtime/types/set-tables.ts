/**
 * Set algebra on the tables themselves, in the order of CPython's setobject.c, so that results iterate as CPython's do:
 * merging reserves room for both sets at once, and copying a clean table of the same size keeps every slot.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, Kind, MapOf, NULL } from '../../heap/well-known.js';
import type { Space } from '../space.js';
import { newInstance } from './support.js';
import { findMember } from './values.js';

const MINIMUM_SIZE = 8;
const LINEAR_PROBES = 9;

/** An empty set or frozenset of class `cls`. */
export function emptySet(space: Space, cls: Ref, frozen: boolean): Ref {
  const fresh = space.rts.newSet(frozen ? 1 : 0);
  if (cls === ClassOf['set'] || cls === ClassOf['frozenset']) return fresh;
  const p = newInstance(space, cls, frozen ? 'FROZENSET' : 'SET');
  adoptTable(space, p, fresh);
  return p;
}
/** Makes the table of `from`, which nobody else uses, the table of `to`. */
export function adoptTable(space: Space, to: Ref, from: Ref): void {
  for (const field of [L.SetObject.used, L.SetObject.filled, L.SetObject.mask]) {
    space.store(to, field, space.load(from, field));
  }
  space.store(to, L.SetObject.keys, space.load(from, L.SetObject.keys));
  space.store(to, L.SetObject.hashes, space.load(from, L.SetObject.hashes));
}
/** The members with their hashes, in the order of the table. */
export function* members(space: Space, set: Ref): Generator<readonly [key: Ref, hash: bigint]> {
  for (let slot = space.rts.setNextSlot(set, 0); slot >= 0; slot = space.rts.setNextSlot(set, slot + 1)) {
    yield [space.rts.setSlotKey(set, slot), space.rts.setSlotHash(set, slot)];
  }
}
/** The slot for a hash in a table of keys without deleted ones. */
function cleanSlot(space: Space, keys: Ref, mask: number, hash: bigint): number {
  const start = (keys + L.RefItems.element.offset) >> 2;
  let perturb = BigInt.asUintN(64, hash);
  let slot = Number(BigInt.asIntN(32, hash)) & mask;
  for (;;) {
    const last = slot + LINEAR_PROBES <= mask ? slot + LINEAR_PROBES : slot;
    for (let probe = slot; probe <= last; probe++) if (space.I32[start + probe] === NULL) return probe;
    perturb >>= 5n;
    slot = (Math.imul(slot, 5) + 1 + Number(BigInt.asIntN(32, perturb))) & mask;
  }
}
/** Gives a set a table of more than `minimum` slots. */
function resize(space: Space, set: Ref, minimum: number): void {
  let size = MINIMUM_SIZE;
  while (size <= minimum) size *= 2;
  const entries = [...members(space, set)];
  const keys = space.allocateArray(L.RefItems, MapOf['REF_ITEMS']!, size);
  const hashes = space.allocateArray(L.IntItems, MapOf['INT_ITEMS']!, size);
  for (const [key, hash] of entries) {
    const slot = cleanSlot(space, keys, size - 1, hash);
    space.storeAt(keys, L.RefItems, slot, key);
    space.I64[(hashes + L.IntItems.element.offset + 8 * slot) >> 3] = hash;
  }
  space.store(set, L.SetObject.keys, keys);
  space.store(set, L.SetObject.hashes, hashes);
  space.store(set, L.SetObject.mask, size - 1);
  space.store(set, L.SetObject.filled, entries.length);
}
/** Reserves room for `more` members, as an update from a set or dict of that size does. */
export function reserveMembers(space: Space, set: Ref, more: number): void {
  const filled = space.load(set, L.SetObject.filled);
  const mask = space.load(set, L.SetObject.mask);
  if ((filled + more) * 5 >= mask * 3) resize(space, set, (space.load(set, L.SetObject.used) + more) * 2);
}
function copySlots(space: Space, to: Ref, from: Ref): void {
  const size = space.load(from, L.SetObject.mask) + 1;
  const keys = space.allocateArray(L.RefItems, MapOf['REF_ITEMS']!, size);
  const hashes = space.allocateArray(L.IntItems, MapOf['INT_ITEMS']!, size);
  const copy = (target: Ref, source: Ref, offset: number, bytes: number): void => {
    space.U8.copyWithin(target + offset, source + offset, source + offset + bytes);
  };
  copy(keys, space.load(from, L.SetObject.keys), L.RefItems.element.offset, 4 * size);
  copy(hashes, space.load(from, L.SetObject.hashes), L.IntItems.element.offset, 8 * size);
  space.store(to, L.SetObject.keys, keys);
  space.store(to, L.SetObject.hashes, hashes);
  space.store(to, L.SetObject.used, space.load(from, L.SetObject.used));
  space.store(to, L.SetObject.filled, space.load(from, L.SetObject.used));
}
/** Adds all members of the set `from`; false when Python must compare some. */
export function mergeSet(space: Space, to: Ref, from: Ref): boolean {
  const more = space.load(from, L.SetObject.used);
  if (from === to || more === 0) return true;
  reserveMembers(space, to, more);
  if (space.load(to, L.SetObject.filled) === 0) {
    const sameSize = space.load(to, L.SetObject.mask) === space.load(from, L.SetObject.mask);
    if (sameSize && space.load(from, L.SetObject.filled) === more) copySlots(space, to, from);
    else for (const [key, hash] of members(space, from)) space.rts.setInsert(to, key, hash);
    return true;
  }
  for (const [key, hash] of [...members(space, from)]) if (!addMember(space, to, key, hash)) return false;
  return true;
}
/** Adds a key; false when Python must hash or compare it. */
export function addMember(space: Space, set: Ref, key: Ref, hash = space.rts.hashOf64(key)): boolean {
  const slot = findMember(space, set, key, hash);
  if (slot < -1) return false;
  if (slot === -1) space.rts.setInsert(set, key, hash);
  return true;
}
/** A copy of a set, of class `cls`. */
export function copySet(space: Space, cls: Ref, set: Ref, frozen: boolean): Ref {
  const copy = emptySet(space, cls, frozen);
  mergeSet(space, copy, set);
  return copy;
}
/** Removes and answers a member: the first at or after where the last `pop` stopped. NULL when the set is empty. */
export function popMember(space: Space, set: Ref): Ref {
  if (space.load(set, L.SetObject.used) === 0) return NULL;
  const finger = space.load(set, L.SetObject.hash) & space.load(set, L.SetObject.mask);
  let slot = space.rts.setNextSlot(set, finger);
  if (slot < 0) slot = space.rts.setNextSlot(set, 0);
  const key = space.rts.setSlotKey(set, slot);
  space.rts.setRemoveSlot(set, slot);
  space.store(set, L.SetObject.hash, slot + 1);
  return key;
}
/** Is `r` a set or frozenset, or an instance of a subclass? */
export const isSetKind = (space: Space, r: Ref): boolean => {
  const kind = space.kindOf(r);
  return kind === Kind['SET'] || kind === Kind['FROZENSET'];
};
export const isFrozen = (space: Space, r: Ref): boolean => space.kindOf(r) === Kind['FROZENSET'];
