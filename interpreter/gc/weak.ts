/**
 * What the collector knows of objects that it must not keep alive: targets of weak references, objects with a finalizer, and
 * interned texts.
 *
 * Weak references and objects with finalizers are registered when they are made, in tables of raw addresses. The entries that have
 * survived a collection come first: a young collection looks at the others only, because an old weak reference has an old
 * target (targets never change and are older than what refers to them).
 *
 * The order is that of PEP 442: weak references to dead objects are cleared and their callbacks queued before any finalizer
 * runs; then dead objects with finalizers are queued, once in their life, and they and all they refer to live on until the
 * runtime has run them. The queues are made large enough at registration, so that a collection allocates nothing.
 */
import {
  type bool,
  copyMemory,
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
} from '../dialect/rts.js';
import { INTERN_DELETED, TraceOffset } from '../heap/heap-constants.js';
import { ObjectFlags, RefItems, WeakReference, WordItems } from '../heap/layouts.js';
import { Interrupts, MACHINE, Machine } from '../heap/machine.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { drain, isMarked, markReference } from './mark.js';

const FIRST_CAPACITY = 64;

/**
 * Must be called for every new weak reference, whose target is set: from then on the target may die.
 * @residual
 */
export function registerWeakReference(reference: Ref): void {
  const count = load(MACHINE, Machine.weakCount);
  const end = load(MACHINE, Machine.callbackEnd);
  const table = wordsFor(load(MACHINE, Machine.weakTable), count);
  store(MACHINE, Machine.weakTable, table);
  store(MACHINE, Machine.callbackQueue, queueFor(load(MACHINE, Machine.callbackQueue), (count + end + 1) | 0));
  storeAt(table, WordItems, count, reference as i32);
  store(MACHINE, Machine.weakCount, (count + 1) | 0);
  setFlag(load(reference, WeakReference.target), ObjectFlags.WEAKLY_REFERENCED);
}

/**
 * A plain weak reference to `target` without callback that exists already, or NULL: `weakref.ref(x)` answers the same one again.
 * @residual
 */
export function findWeakReference(target: Ref): Ref {
  if ((load32(((target as i32) + TraceOffset.FLAGS) | 0) & ObjectFlags.WEAKLY_REFERENCED) === 0) return NULL;
  indexWeakReferences();
  const index = load(MACHINE, Machine.weakIndex);
  return loadAt(index, WordItems, indexSlot(index, target as i32)) as Ref;
}

/**
 * Must be called for every new object that has a finalizer: when it dies, `nextFinalizable` answers it once.
 * @residual
 */
export function registerFinalizable(object: Ref): void {
  const count = load(MACHINE, Machine.finalizableCount);
  const end = load(MACHINE, Machine.finalizerEnd);
  const table = wordsFor(load(MACHINE, Machine.finalizables), count);
  store(MACHINE, Machine.finalizables, table);
  store(MACHINE, Machine.finalizerQueue, queueFor(load(MACHINE, Machine.finalizerQueue), (count + end + 1) | 0));
  storeAt(table, WordItems, count, object as i32);
  store(MACHINE, Machine.finalizableCount, (count + 1) | 0);
  setFlag(object as i32, ObjectFlags.FINALIZABLE);
}

/**
 * The next dead object whose finalizer is to run, or NULL. It is alive again and no longer registered.
 * @residual
 */
export function nextFinalizable(): Ref {
  const head = load(MACHINE, Machine.finalizerHead);
  if (head === load(MACHINE, Machine.finalizerEnd)) {
    store(MACHINE, Machine.finalizerHead, 0);
    store(MACHINE, Machine.finalizerEnd, 0);
    return NULL;
  }
  store(MACHINE, Machine.finalizerHead, (head + 1) | 0);
  return takeFrom(load(MACHINE, Machine.finalizerQueue), head);
}

/**
 * The next weak reference whose target has died and whose callback is to be called with it, or NULL.
 * @residual
 */
export function nextCallback(): Ref {
  const head = load(MACHINE, Machine.callbackHead);
  if (head === load(MACHINE, Machine.callbackEnd)) {
    store(MACHINE, Machine.callbackHead, 0);
    store(MACHINE, Machine.callbackEnd, 0);
    return NULL;
  }
  store(MACHINE, Machine.callbackHead, (head + 1) | 0);
  return takeFrom(load(MACHINE, Machine.callbackQueue), head);
}

/**
 * At the end of a program: everything that has a finalizer is queued, dead or not.
 * @residual
 */
export function queueAllFinalizables(): void {
  const table = load(MACHINE, Machine.finalizables);
  const count = load(MACHINE, Machine.finalizableCount);
  let i: i32 = 0;
  while (i < count) {
    queueFinalizable(loadAt(table, WordItems, i));
    i = (i + 1) | 0;
  }
  store(MACHINE, Machine.finalizableCount, 0);
  store(MACHINE, Machine.finalizableOld, 0);
  raiseInterrupt();
}

/** After marking: clears weak references to dead objects and queues their callbacks, the youngest first. */
export function clearDeadTargets(full: bool): void {
  const table = load(MACHINE, Machine.weakTable);
  const from = full ? 0 : load(MACHINE, Machine.weakOld);
  let i = load(MACHINE, Machine.weakCount);
  while (i > from) {
    i = (i - 1) | 0;
    const reference = loadAt(table, WordItems, i) as Ref;
    if (!isMarked(load(reference, WeakReference.target))) {
      store(reference, WeakReference.target, 0);
      if (isMarked(reference as i32) && load(reference, WeakReference.callback) !== NULL)
        queueCallback(reference as i32);
    }
  }
}

/** Queues dead objects with finalizers and marks them and all they refer to. */
export function resurrectFinalizables(full: bool): void {
  const table = load(MACHINE, Machine.finalizables);
  const count = load(MACHINE, Machine.finalizableCount);
  const queued = load(MACHINE, Machine.finalizerEnd);
  let kept = full ? 0 : load(MACHINE, Machine.finalizableOld);
  let i = kept;
  while (i < count) {
    const object = loadAt(table, WordItems, i);
    if (isMarked(object)) {
      storeAt(table, WordItems, kept, object);
      kept = (kept + 1) | 0;
    } else {
      queueFinalizable(object);
    }
    i = (i + 1) | 0;
  }
  store(MACHINE, Machine.finalizableCount, kept);
  store(MACHINE, Machine.finalizableOld, kept);
  markQueuedFrom(queued);
}

/** Last: forgets the weak references that are dead themselves, or whose target is. */
export function dropDeadReferences(full: bool): void {
  const table = load(MACHINE, Machine.weakTable);
  const count = load(MACHINE, Machine.weakCount);
  let kept = full ? 0 : load(MACHINE, Machine.weakOld);
  let i = kept;
  while (i < count) {
    const reference = loadAt(table, WordItems, i);
    if (isMarked(reference) && load(reference as Ref, WeakReference.target) !== 0) {
      storeAt(table, WordItems, kept, reference);
      kept = (kept + 1) | 0;
    }
    i = (i + 1) | 0;
  }
  if (kept < count) store(MACHINE, Machine.weakIndexed, 0);
  store(MACHINE, Machine.weakCount, kept);
  store(MACHINE, Machine.weakOld, kept);
  raiseInterrupt();
}

/** After a full collection: interned texts that nothing else refers to leave the table. */
export function purgeInternTable(): void {
  const table = load(MACHINE, Machine.internTable);
  if (table === NULL) return;
  let at = ((table as i32) + TraceOffset.REF_ITEMS) | 0;
  const end = (at + (load(table, RefItems.length) << 2)) | 0;
  let used = load(MACHINE, Machine.internUsed);
  while (at < end) {
    const text = load32(at);
    if ((text & 1) === 0 && !isMarked(text)) {
      store32(at, INTERN_DELETED);
      used = (used - 1) | 0;
    }
    at = (at + 4) | 0;
  }
  store(MACHINE, Machine.internUsed, used);
}

/** Enters what was registered since the last time; all of it when entries have been dropped or the index is too small. */
function indexWeakReferences(): void {
  const table = load(MACHINE, Machine.weakTable);
  const count = load(MACHINE, Machine.weakCount);
  const old = load(MACHINE, Machine.weakIndex);
  const capacity = old === NULL ? 0 : load(old, WordItems.length);
  if (old === NULL || capacity < count << 1) {
    store(MACHINE, Machine.weakIndex, mallocArray(WordItems, MapOf.WORD_ITEMS, powerOfTwo(count << 2)));
    store(MACHINE, Machine.weakIndexed, 0);
  }
  const index = load(MACHINE, Machine.weakIndex);
  let i = load(MACHINE, Machine.weakIndexed);
  if (i === 0) fillMemory(((index as i32) + TraceOffset.REF_ITEMS) | 0, 0, load(index, WordItems.length) << 2);
  while (i < count) {
    const reference = loadAt(table, WordItems, i) as Ref;
    if (
      load32(reference as i32) === (MapOf.WEAK_REFERENCE as i32) &&
      load(reference, WeakReference.callback) === NULL
    ) {
      storeAt(index, WordItems, indexSlot(index, load(reference, WeakReference.target)), reference as i32);
    }
    i = (i + 1) | 0;
  }
  store(MACHINE, Machine.weakIndexed, count);
}

/** Where the reference to a target is in the index, or would be. */
function indexSlot(index: Ref, target: i32): i32 {
  const mask = (load(index, WordItems.length) - 1) | 0;
  let slot = (Math.imul(target >>> 3, -1640531535) >>> 8) & mask;
  let reference = loadAt(index, WordItems, slot);
  while (reference !== 0 && load(reference as Ref, WeakReference.target) !== target) {
    slot = ((slot + 1) | 0) & mask;
    reference = loadAt(index, WordItems, slot);
  }
  return slot;
}

function powerOfTwo(least: i32): i32 {
  let capacity: i32 = FIRST_CAPACITY;
  while (capacity < least) capacity = capacity << 1;
  return capacity;
}

function raiseInterrupt(): void {
  const finalizers = (load(MACHINE, Machine.finalizerEnd) - load(MACHINE, Machine.finalizerHead)) | 0;
  const callbacks = (load(MACHINE, Machine.callbackEnd) - load(MACHINE, Machine.callbackHead)) | 0;
  if ((finalizers | callbacks) !== 0) {
    store(MACHINE, Machine.interrupts, load(MACHINE, Machine.interrupts) | Interrupts.FINALIZERS);
  }
}

function setFlag(address: i32, flag: i32): void {
  const flags = (address + TraceOffset.FLAGS) | 0;
  store32(flags, load32(flags) | flag);
}

/** There is room: registration has seen to it. */
function queueFinalizable(object: i32): void {
  const end = load(MACHINE, Machine.finalizerEnd);
  const flags = (object + TraceOffset.FLAGS) | 0;
  store32(flags, load32(flags) & ~ObjectFlags.FINALIZABLE);
  storeAt(load(MACHINE, Machine.finalizerQueue), RefItems, end, object as Ref);
  store(MACHINE, Machine.finalizerEnd, (end + 1) | 0);
}

function queueCallback(reference: i32): void {
  const end = load(MACHINE, Machine.callbackEnd);
  storeAt(load(MACHINE, Machine.callbackQueue), RefItems, end, reference as Ref);
  store(MACHINE, Machine.callbackEnd, (end + 1) | 0);
}

function markQueuedFrom(first: i32): void {
  const queue = load(MACHINE, Machine.finalizerQueue);
  const end = load(MACHINE, Machine.finalizerEnd);
  let i = first;
  while (i < end) {
    markReference(loadAt(queue, RefItems, i) as i32);
    i = (i + 1) | 0;
  }
  drain();
}

function takeFrom(queue: Ref, index: i32): Ref {
  const object = loadAt(queue, RefItems, index);
  storeAt(queue, RefItems, index, NULL);
  return object;
}

/** The table, or a larger copy of it, with room for entry `count`. */
function wordsFor(table: Ref, count: i32): Ref {
  if (table !== NULL && count < load(table, WordItems.length)) return table;
  const capacity = table === NULL ? FIRST_CAPACITY : load(table, WordItems.length) << 1;
  const grown = mallocArray(WordItems, MapOf.WORD_ITEMS, capacity);
  copyMemory(((grown as i32) + TraceOffset.REF_ITEMS) | 0, ((table as i32) + TraceOffset.REF_ITEMS) | 0, count << 2);
  return grown;
}

/** The queue, or a larger copy of it, with room for `needed` entries; the unused ones are NULL. */
function queueFor(queue: Ref, needed: i32): Ref {
  const length = queue === NULL ? 0 : load(queue, RefItems.length);
  if (needed <= length) return queue;
  const capacity = needed < FIRST_CAPACITY ? FIRST_CAPACITY : needed << 1;
  const grown = mallocArray(RefItems, MapOf.REF_ITEMS, capacity);
  const elements = ((grown as i32) + TraceOffset.REF_ITEMS) | 0;
  copyMemory(elements, ((queue as i32) + TraceOffset.REF_ITEMS) | 0, length << 2);
  fillMemory((elements + (length << 2)) | 0, 0, ((capacity - length) | 0) << 2);
  return grown;
}
