/**
 * Attributes of instances by maps (hidden classes). A map stands for a list of slots; slot k is described by the ancestor
 * whose slotCount is k + 1. Slots below `inlineSlots` lie in the object, 8 bytes each, so that a slot can hold a Ref or an
 * unboxed double (SLOT_FLOAT); later ones lie in the overflow `RefItems` and hold Refs only.
 *
 * A map's slots never change. A value that does not fit its float slot makes a successor map in which the slot is SLOT_ANY, and the
 * old map is deprecated: instances of it migrate in place when the interpreter next touches them here. A deleted attribute
 * leaves its slot to those that follow.
 *
 * A program that asks for `__dict__` gets the attributes themselves: from then on the instance has the one map of its class
 * with slotKind SLOT_DICT, no slots, and for overflow storage two dicts: AS_DICT, the `__dict__`, and APART, or NULL, with what is no part of
 * it: all names in `__slots__` (unset ones with the value NULL), and names that begin with '#', which no program can write.
 */
import {
  type bool,
  fillMemory,
  type i32,
  type i64,
  i64Of,
  i64OfUnsigned,
  iand,
  ishl,
  ior,
  isSmall,
  ixor,
  load,
  load32,
  loadAt,
  loadF64,
  malloc,
  mallocArray,
  promote,
  type Ref,
  store,
  store32,
  store64,
  storeAt,
  storeF64,
  storeNew,
  storeNewAt,
} from '../dialect/rts.js';
import { tailAddress } from '../gc/mark.js';
import { logObject } from '../heap/barrier.js';
import { allocate } from '../heap/allocator.js';
import {
  Class,
  FloatObject,
  Instance,
  Latin1,
  Map,
  ObjectFlags,
  RefItems,
  SLOT_ANY,
  SLOT_DICT,
  SLOT_FLOAT,
} from '../heap/layouts.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { dictEntryValue, dictFind, dictInsert, dictRemoveEntry, dictSetEntryValue, newDict } from './dict.js';
import { hashOf } from './hash.js';
import { mapOf, newFloat } from './value.js';

export const NO_SLOT = -1;
const HASH_SIGN = 35;

/** Number of the slot `name` in a map, or -1. @elidable */
export function findSlot(map: Ref, name: Ref): i32 {
  let m = map;
  while (load(m, Map.slotCount) > 0) {
    if (load(m, Map.name) === name) return (load(m, Map.slotCount) - 1) | 0;
    m = load(m, Map.parent);
  }
  return NO_SLOT;
}
/** SLOT_ANY or SLOT_FLOAT of a slot of a map. @elidable */
export function slotKindOf(map: Ref, slot: i32): i32 {
  let m = map;
  while (load(m, Map.slotCount) > ((slot + 1) | 0)) m = load(m, Map.parent);
  return load(m, Map.slotKind);
}
/** Byte offset of an inline slot. */
export function slotOffset(map: Ref, slot: i32): i32 {
  return (load(map, Map.overflowOffset) + 8 + (slot << 3)) | 0;
}
/** Is the slot inline? */
export function isInlineSlot(map: Ref, slot: i32): bool {
  return slot < load(map, Map.inlineSlots);
}
/** Do slots lie where the map alone says, and not behind the elements of an array or in a dict? */
export function hasFixedSlots(map: Ref): bool {
  return load(map, Map.overflowOffset) > 0 && load(map, Map.slotKind) !== SLOT_DICT;
}
/** Where the word that leads to the overflow storage lies. */
function overflowAddress(instance: Ref, map: Ref): i32 {
  const offset = load(map, Map.overflowOffset);
  return offset > 0 ? ((instance as i32) + offset) | 0 : tailAddress(instance as i32, map as i32);
}
/** The same, for TypeScript. @residual @export @writes nothing */
export function overflowAddressOf(instance: Ref): i32 {
  return overflowAddress(instance, mapOf(instance));
}
function overflowOf(instance: Ref, map: Ref): Ref {
  return load32(overflowAddress(instance, map)) as Ref;
}
/** The slot's value. The map is the instance's and green in traces. @intrinsic */
export function loadSlot(instance: Ref, map: Ref, slot: i32): Ref {
  if (slot < load(map, Map.inlineSlots)) {
    const address = ((instance as i32) + slotOffset(map, slot)) | 0;
    if (slotKindOf(map, slot) === SLOT_FLOAT) return newFloat(loadF64(address));
    return load32(address) as Ref;
  }
  return loadAt(overflowOf(instance, map), RefItems, (slot - load(map, Map.inlineSlots)) | 0);
}
/** Can the value go into the slot as it is? */
export function fitsSlot(map: Ref, slot: i32, value: Ref): bool {
  if (slotKindOf(map, slot) === SLOT_ANY) return true;
  return promote(mapOf(value)) === MapOf.FLOAT;
}
/** Writes a value that fits. The map is the instance's and green in traces. @intrinsic @writes everything */
export function storeSlot(instance: Ref, map: Ref, slot: i32, value: Ref): void {
  if (slot >= load(map, Map.inlineSlots)) {
    storeAt(overflowOf(instance, map), RefItems, (slot - load(map, Map.inlineSlots)) | 0, value);
    return;
  }
  const address = ((instance as i32) + slotOffset(map, slot)) | 0;
  if (slotKindOf(map, slot) === SLOT_FLOAT) storeF64(address, load(value, FloatObject.value));
  else {
    store32(address, value as i32);
    barrier(instance);
  }
}
/** The write barrier for a store that was done raw. */
function barrier(object: Ref): void {
  if ((load32(((object as i32) + 4) | 0) & ObjectFlags.OLD_UNLOGGED) !== 0) logObject(object);
}

/** Reference mask of a map with one more slot. */
function maskWith(parent: Ref, slot: i32, kind: i32): i64 {
  const mask = load(parent, Map.refMask);
  if (slot >= load(parent, Map.inlineSlots)) return mask;
  const bit = ishl(i64Of(1), (slotOffset(parent, slot) - 8) >> 2);
  return kind === SLOT_FLOAT ? iand(mask, ixor(bit, i64Of(-1))) : ior(mask, bit);
}
/** A new child of `parent` with one more slot. @residual */
function newChild(parent: Ref, name: Ref, kind: i32): Ref {
  const slot = load(parent, Map.slotCount);
  const child = malloc(Map, MapOf.MAP);
  storeNew(child, Map.class, load(parent, Map.class));
  storeNew(child, Map.kind, load(parent, Map.kind));
  storeNew(child, Map.refMask, maskWith(parent, slot, kind));
  storeNew(child, Map.size, load(parent, Map.size));
  storeNew(child, Map.elementShift, load(parent, Map.elementShift));
  storeNew(child, Map.elementFlags, load(parent, Map.elementFlags));
  storeNew(child, Map.overflowOffset, load(parent, Map.overflowOffset));
  storeNew(child, Map.inlineSlots, load(parent, Map.inlineSlots));
  storeNew(child, Map.slotCount, (slot + 1) | 0);
  storeNew(child, Map.parent, parent);
  storeNew(child, Map.name, name);
  storeNew(child, Map.slotKind, kind);
  storeNew(child, Map.firstChild, NULL);
  storeNew(child, Map.nextSibling, load(parent, Map.firstChild));
  storeNew(child, Map.successor, NULL);
  store(parent, Map.firstChild, child);
  return child;
}
/** The child of `parent` for (name, kind), or NULL. @elidable */
function findChild(parent: Ref, name: Ref, kind: i32): Ref {
  let child = load(parent, Map.firstChild);
  while (child !== NULL) {
    if (load(child, Map.name) === name && load(child, Map.slotKind) === kind && load(child, Map.successor) === NULL)
      return child;
    child = load(child, Map.nextSibling);
  }
  return NULL;
}
/** The kind a new slot gets for its first value: float slots only lie inline. */
function kindForValue(map: Ref, value: Ref): i32 {
  if (load(map, Map.slotCount) >= load(map, Map.inlineSlots)) return SLOT_ANY;
  return promote(mapOf(value)) === MapOf.FLOAT ? SLOT_FLOAT : SLOT_ANY;
}
/** Is (name, any) already known to hold other values than floats below this map? Then a float goes there boxed. @elidable */
function childFor(map: Ref, name: Ref, kind: i32): Ref {
  if (kind === SLOT_FLOAT) {
    const any = findChild(map, name, SLOT_ANY);
    if (any !== NULL) return any;
  }
  return findChild(map, name, kind);
}
/** The map after adding attribute `name` with that first value; makes it when it is new. @residual */
export function mapWithSlot(map: Ref, name: Ref, value: Ref): Ref {
  const kind = kindForValue(map, value);
  const known = childFor(map, name, kind);
  return known !== NULL ? known : newChild(map, name, kind);
}
/** The map for adding `name`, when it exists already; NULL otherwise. Green in traces. */
export function knownMapWithSlot(map: Ref, name: Ref, value: Ref): Ref {
  return childFor(map, name, kindForValue(map, value));
}
/** Gives the overflow storage room for a slot. @residual */
function reserveOverflow(instance: Ref, map: Ref, index: i32): void {
  const address = overflowAddress(instance, map);
  const old = load32(address) as Ref;
  const oldLength = old === NULL ? 0 : load(old, RefItems.length);
  if (index < oldLength) return;
  const length = oldLength === 0 ? 4 : oldLength << 1;
  const items = mallocArray(RefItems, MapOf.REF_ITEMS, length);
  fillMemory((items as i32) + RefItems.element.offset, 0, length << 2);
  let k: i32 = 0;
  while (k < oldLength) {
    storeNewAt(items, RefItems, k, loadAt(old, RefItems, k));
    k = (k + 1) | 0;
  }
  store32(address, items as i32);
  barrier(instance);
}
/** Adds the slot that `wider` has beyond the instance's map, with its first value. @intrinsic @writes everything */
export function addSlot(instance: Ref, wider: Ref, value: Ref): void {
  const slot = (load(wider, Map.slotCount) - 1) | 0;
  const inline = load(wider, Map.inlineSlots);
  if (slot >= inline) reserveOverflow(instance, wider, (slot - inline) | 0);
  store32(instance as i32, wider as i32);
  storeSlot(instance, wider, slot, value);
}
/** The map with the same names in which `slot` is SLOT_ANY. @residual */
function widenedMap(map: Ref, slot: i32): Ref {
  const count = load(map, Map.slotCount);
  if (((slot + 1) | 0) === count) {
    const parent = load(map, Map.parent);
    const known = findChild(parent, load(map, Map.name), SLOT_ANY);
    return known !== NULL ? known : newChild(parent, load(map, Map.name), SLOT_ANY);
  }
  const parent = widenedMap(load(map, Map.parent), slot);
  const known = childFor(parent, load(map, Map.name), load(map, Map.slotKind));
  return known !== NULL ? known : newChild(parent, load(map, Map.name), load(map, Map.slotKind));
}
/** Deprecates a map and all below it in favour of the tree that starts at `successor`. @residual */
function deprecate(map: Ref, slot: i32): void {
  if (load(map, Map.successor) !== NULL) return;
  store(map, Map.successor, widenedMap(map, slot));
  let child = load(map, Map.firstChild);
  while (child !== NULL) {
    deprecate(child, slot);
    child = load(child, Map.nextSibling);
  }
}
/** The ancestor (or the map itself) that introduced a slot. @elidable */
function introducing(map: Ref, slot: i32): Ref {
  let m = map;
  while (load(m, Map.slotCount) > ((slot + 1) | 0)) m = load(m, Map.parent);
  return m;
}
/** The map that an instance of a deprecated map belongs to. @residual @writes nothing */
function currentMap(map: Ref): Ref {
  let m = map;
  while (load(m, Map.successor) !== NULL) m = load(m, Map.successor);
  return m;
}
/** Rewrites the slots of an instance whose map is deprecated: floats of widened slots get boxes. @residual @export @writes everything */
export function migrate(instance: Ref): void {
  const old = mapOf(instance);
  const map = currentMap(old);
  if (map === old) return;
  const count = load(old, Map.slotCount);
  const inline = load(old, Map.inlineSlots);
  let slot: i32 = 0;
  while (slot < count && slot < inline) {
    if (slotKindOf(old, slot) !== slotKindOf(map, slot)) {
      const address = ((instance as i32) + slotOffset(old, slot)) | 0;
      store32(address, newFloat(loadF64(address)) as i32);
    }
    slot = (slot + 1) | 0;
  }
  store32(instance as i32, map as i32);
  barrier(instance);
}
/** Makes `slot` of the instance able to hold any value. @residual @writes everything */
function widenSlot(instance: Ref, slot: i32): void {
  deprecate(introducing(mapOf(instance), slot), slot);
  migrate(instance);
}
/** Are the attributes of instances with this map in a dict? */
export function isDictMap(map: Ref): bool {
  return load(map, Map.slotKind) === SLOT_DICT;
}
/** Entry of a name in a dict, or -1. Keys that only Python could compare are no names. @residual @writes nothing */
function entryOfName(dict: Ref, name: Ref): i32 {
  const hash = hashOf(name);
  let skip: i32 = 0;
  while (true) {
    const entry = dictFind(dict, name, hash, skip);
    if (entry >= -1) return entry;
    skip = (skip + 1) | 0;
  }
}
/** @residual @writes everything */
function setInDict(dict: Ref, name: Ref, value: Ref): void {
  const entry = entryOfName(dict, name);
  if (entry >= 0) dictSetEntryValue(dict, entry, value);
  else dictInsert(dict, name, hashOf(name), value);
}
/** @residual @writes everything */
function deleteFromDict(dict: Ref, name: Ref): i32 {
  const entry = entryOfName(dict, name);
  if (entry < 0) return 0;
  dictRemoveEntry(dict, entry);
  return 1;
}
const AS_DICT = 0;
const APART = 1;
/** The dict in which an attribute of that name is, or belongs; NULL: in a dict for those apart, which the instance has not. @residual @writes nothing */
function dictOfName(instance: Ref, map: Ref, name: Ref): Ref {
  const dicts = overflowOf(instance, map);
  const apart = loadAt(dicts, RefItems, APART);
  if (isHiddenName(name) || (apart !== NULL && entryOfName(apart, name) >= 0)) return apart;
  return loadAt(dicts, RefItems, AS_DICT);
}
function isHiddenName(name: Ref): bool {
  return mapOf(name) === MapOf.LATIN1 && load(name, Latin1.length) > 0 && loadAt(name, Latin1, 0) === HASH_SIGN;
}
/** @residual @writes everything */
function setInDicts(instance: Ref, map: Ref, name: Ref, value: Ref): void {
  const dict = dictOfName(instance, map, name);
  if (dict !== NULL) {
    setInDict(dict, name, value);
    return;
  }
  const apart = newDict();
  storeAt(overflowOf(instance, map), RefItems, APART, apart);
  setInDict(apart, name, value);
}
/** @residual @writes everything */
function deleteFromDicts(instance: Ref, map: Ref, name: Ref): i32 {
  const dict = dictOfName(instance, map, name);
  if (dict === NULL) return 0;
  if (dict === loadAt(overflowOf(instance, map), RefItems, AS_DICT)) return deleteFromDict(dict, name);
  const entry = entryOfName(dict, name);
  if (entry < 0 || dictEntryValue(dict, entry) === NULL) return 0;
  dictSetEntryValue(dict, entry, NULL);
  return 1;
}
/** Own attribute, or NULL. @residual @export @writes nothing */
export function instanceGet(instance: Ref, name: Ref): Ref {
  const map = mapOf(instance);
  if (isDictMap(map)) {
    const dict = dictOfName(instance, map, name);
    const entry = dict === NULL ? -1 : entryOfName(dict, name);
    return entry < 0 ? NULL : dictEntryValue(dict, entry);
  }
  const slot = findSlot(map, name);
  return slot < 0 ? NULL : loadSlot(instance, map, slot);
}
/** Sets an own attribute, adding it when it is new. @residual @export @writes everything */
export function instanceSet(instance: Ref, name: Ref, value: Ref): void {
  migrate(instance);
  const map = mapOf(instance);
  if (isDictMap(map)) {
    setInDicts(instance, map, name, value);
    return;
  }
  const slot = findSlot(map, name);
  if (slot < 0) {
    const wider = mapWithSlot(map, name, value);
    addSlot(instance, wider, value);
    const cls = load(wider, Map.class);
    if (load(wider, Map.slotCount) > load(cls, Class.expectedSlots))
      store(cls, Class.expectedSlots, load(wider, Map.slotCount));
    return;
  }
  if (slotKindOf(map, slot) === SLOT_FLOAT && (isSmall(value) || mapOf(value) !== MapOf.FLOAT)) {
    widenSlot(instance, slot);
    storeSlot(instance, mapOf(instance), slot, value);
    return;
  }
  storeSlot(instance, map, slot, value);
}
/** 1 when there was such an attribute. @residual @export @writes everything */
export function instanceDelete(instance: Ref, name: Ref): i32 {
  migrate(instance);
  if (isDictMap(mapOf(instance))) return deleteFromDicts(instance, mapOf(instance), name);
  const map = mapOf(instance);
  const slot = findSlot(map, name);
  if (slot < 0) return 0;
  removeSlot(instance, map, slot);
  return 1;
}
/**
 * Takes a slot out: the later ones move down one by one, each to the map that it would have had without the deleted name,
 * so that an attribute which is set again comes last. @residual @writes everything
 */
function removeSlot(instance: Ref, old: Ref, slot: i32): void {
  const count = load(old, Map.slotCount);
  store32(instance as i32, load(introducing(old, slot), Map.parent) as i32);
  barrier(instance);
  let k = (slot + 1) | 0;
  while (k < count) {
    const name = load(introducing(old, k), Map.name);
    const value = loadSlot(instance, old, k);
    addSlot(instance, mapWithSlot(mapOf(instance), name, value), value);
    k = (k + 1) | 0;
  }
  const last = (count - 1) | 0;
  if (isInlineSlot(old, last)) store64(((instance as i32) + slotOffset(old, last)) | 0, i64Of(0));
  else storeAt(overflowOf(instance, old), RefItems, (last - load(old, Map.inlineSlots)) | 0, NULL);
}
/**
 * A new instance with the given map (green in traces): no attributes yet. Its slots are left as they are, because nobody looks
 * at a slot before the map that has it is set. @intrinsic @inline
 */
export function newInstance(map: Ref): Ref {
  const p = allocate(load(map, Map.size));
  store64(p as i32, i64OfUnsigned(map as i32));
  store64(((p as i32) + Instance.overflow.offset) | 0, i64Of(0));
  return p;
}
/** Deprecates all maps below a root in favour of equal ones, so that nothing cached for them is used again. @residual @export @writes everything */
export function deprecateTree(root: Ref): void {
  const first = load(root, Map.firstChild);
  if (first === NULL) return;
  store(root, Map.firstChild, NULL);
  let child = first;
  let last = first;
  while (child !== NULL) {
    last = child;
    replaceTree(child, root);
    child = load(child, Map.nextSibling);
  }
  // The old maps stay reachable: caches must not find another map at their addresses while the class lives.
  store(last, Map.nextSibling, load(root, Map.nextSibling));
  store(root, Map.nextSibling, first);
}
/** @residual */
function replaceTree(map: Ref, parent: Ref): void {
  if (load(map, Map.successor) !== NULL) return;
  const copy = newChild(parent, load(map, Map.name), load(map, Map.slotKind));
  store(map, Map.successor, copy);
  let child = load(map, Map.firstChild);
  while (child !== NULL) {
    replaceTree(child, copy);
    child = load(child, Map.nextSibling);
  }
}
