/**
 * Classes: look-up along the MRO with one global method cache, versions, subclass checks. Every change of a class gives it and its
 * subclasses a new version (runtime/types-core), versions are never used twice; so a look-up is a pure function of
 * (class, name, version), which is what makes it elidable for the tracer and cacheable for the interpreter.
 */
import { type bool, type i32, load, loadAt, load32, promote, type Ref, store, storeAt } from '../dialect/rts.js';
import { Class, ClassFlags, Latin1, List, Map, ObjectFlags, Tuple, WordItems } from '../heap/layouts.js';
import { MACHINE, Machine } from '../heap/machine.js';
import { Kind, MapOf, NULL } from '../heap/well-known.js';
import { dictEntryValue, dictFind, dictSetEntryValue } from './dict.js';
import { hashOf } from './hash.js';
import { listGet } from './list.js';
import { mapOf } from './value.js';

const CACHE_MASK = 1023;

/** Walks the MRO. @residual @writes nothing */
function lookupInMro(cls: Ref, name: Ref): Ref {
  const mro = load(cls, Class.mro);
  const length = load(mro, Tuple.length);
  const hash = hashOf(name);
  let k: i32 = 0;
  while (k < length) {
    const namespace = load(loadAt(mro, Tuple, k), Class.namespace);
    const entry = dictFind(namespace, name, hash, 0);
    if (entry >= 0) return dictEntryValue(namespace, entry);
    k = (k + 1) | 0;
  }
  return NULL;
}
/**
 * Value of the interned `name` along the MRO of `cls`, whose version is `version`; NULL when there is none. A name that is not
 * interned is looked up all the same but never cached: it may die at any collection, and another text take its address. @elidable @writes nothing
 */
export function typeLookupAt(cls: Ref, name: Ref, version: i32): Ref {
  const cache = load(MACHINE, Machine.methodCache);
  const slot = Math.imul((version ^ ((name as i32) >>> 3)) & CACHE_MASK, 3);
  if (loadAt(cache, WordItems, slot) === version && loadAt(cache, WordItems, (slot + 1) | 0) === (name as i32)) {
    return loadAt(cache, WordItems, (slot + 2) | 0) as Ref;
  }
  const value = lookupInMro(cls, name);
  if ((load32(((name as i32) + 4) | 0) & ObjectFlags.INTERNED) === 0) return value;
  storeAt(cache, WordItems, slot, version);
  storeAt(cache, WordItems, (slot + 1) | 0, name as i32);
  storeAt(cache, WordItems, (slot + 2) | 0, value as i32);
  return value;
}
/** Value of `name` along the MRO of a class, or NULL. */
export function lookupOnType(cls: Ref, name: Ref): Ref {
  return typeLookupAt(cls, name, promote(load(cls, Class.version)));
}
/** As lookupOnType, for TypeScript. @residual @export @writes nothing */
export function typeLookup(cls: Ref, name: Ref): Ref {
  return typeLookupAt(cls, name, load(cls, Class.version));
}
/** What follows `cls` in the MRO of `selfClass` under `name`, or NULL (also when selfClass is not derived from cls). @residual @writes nothing */
export function lookupBehind(cls: Ref, selfClass: Ref, name: Ref): Ref {
  const mro = load(selfClass, Class.mro);
  const length = load(mro, Tuple.length);
  const hash = hashOf(name);
  let isBehind = false;
  let k: i32 = 0;
  while (k < length) {
    const base = loadAt(mro, Tuple, k);
    if (isBehind) {
      const namespace = load(base, Class.namespace);
      const entry = dictFind(namespace, name, hash, 0);
      if (entry >= 0) return dictEntryValue(namespace, entry);
    } else isBehind = base === cls;
    k = (k + 1) | 0;
  }
  return NULL;
}
/**
 * Rebinds an attribute that a class of metaclass `type` has of its own and of which only versions depend: no special method, and
 * the value is no descriptor. False: nothing is done. @residual
 */
export function rebindPlainly(cls: Ref, name: Ref, value: Ref): bool {
  if ((load(cls, Class.flags) & ClassFlags.USER) === 0 || mayBeSpecial(name) || mayBeDataDescriptor(value))
    return false;
  const namespace = load(cls, Class.namespace);
  const entry = dictFind(namespace, name, hashOf(name), 0);
  if (entry < 0) return false;
  dictSetEntryValue(namespace, entry, value);
  renewVersions(cls);
  return true;
}
function mayBeSpecial(name: Ref): bool {
  if (mapOf(name) !== MapOf.LATIN1) return true;
  if (load(name, Latin1.length) < 2) return false;
  return loadAt(name, Latin1, 0) === 95 && loadAt(name, Latin1, 1) === 95;
}
function mayBeDataDescriptor(value: Ref): bool {
  const map = mapOf(value);
  const kind = load(map, Map.kind);
  if (kind === Kind.PROPERTY || kind === Kind.GETSET || kind === Kind.MEMBER) return true;
  return (load(load(map, Map.class), Class.flags) & ClassFlags.DESCRIPTOR) !== 0;
}
/** New versions for a class and everything derived from it. @residual */
function renewVersions(cls: Ref): void {
  const version = (load(MACHINE, Machine.nextVersion) + 1) | 0;
  store(MACHINE, Machine.nextVersion, version);
  store(cls, Class.version, version);
  const subclasses = load(cls, Class.subclasses);
  if (subclasses === NULL) return;
  const length = load(subclasses, List.length);
  let k: i32 = 0;
  while (k < length) {
    renewVersions(listGet(subclasses, k));
    k = (k + 1) | 0;
  }
}
/** Is `cls` the class `base` or derived from it, given the MRO of `cls`? @elidable */
function mroContains(mro: Ref, base: Ref): bool {
  const length = load(mro, Tuple.length);
  let k: i32 = 0;
  while (k < length) {
    if (loadAt(mro, Tuple, k) === base) return true;
    k = (k + 1) | 0;
  }
  return false;
}
/** Real subclass test, without hooks. */
export function isSubclass(cls: Ref, base: Ref): bool {
  if (cls === base) return true;
  return mroContains(load(cls, Class.mro), base);
}
