/**
 * The functions derived from RTS that TypeScript calls: the exports of the Wasm interpreter that the runtime relies on.
 * Booleans are 0 or 1, Refs are numbers, i64 is BigInt.
 */
import type { Ref } from '../dialect/rts.js';

export interface InterpreterExports {
  /** Runs the machine from Machine.pc/fp until a Status. */
  run(budget: number): number;

  /** Rebuilds the frames after a spilled exit, as its image says. */
  restoreExit(image: number): number;

  // heap
  allocate(bytes: number): Ref;
  reserve(bytes: number): number;
  logObject(object: Ref): void;
  initializeHeap(heapLimit: number): void;
  collectYoung(): void;
  collectFull(): void;
  safePoint(): number;
  isMarked(address: number): number;
  chargeHostBytes(bytes: number): void;
  registerWeakReference(reference: Ref): void;
  registerFinalizable(object: Ref): void;
  /** A weak reference without callback to `target` that is there already, or NULL. */
  findWeakReference(target: Ref): Ref;
  nextFinalizable(): Ref;
  nextCallback(): Ref;
  queueAllFinalizables(): void;
  intern(text: Ref): Ref;
  stringHash(text: Ref): number;

  // text
  flattenRope(rope: Ref): Ref;
  concatenate(left: Ref, right: Ref): Ref;
  /** The words of a latin1 text between white space as a list, or NULL. */
  wordsOf(text: Ref): Ref;
  /** separator.join(items) for a list or tuple of latin1 texts, or NULL. */
  joinOf(separator: Ref, items: Ref): Ref;

  // values
  /** -1, 0 or 1 as a comes before, with or after b; 2: not decided. */
  orderOf(a: Ref, b: Ref): number;
  truthOf(r: Ref): number;
  /** 1 equal, 0 different, 2: needs Python. */
  valuesEqual(a: Ref, b: Ref): number;
  /** 32-bit hash for dicts, 0: needs Python. */
  hashOf(r: Ref): number;
  /** CPython's 64-bit hash; -1 (which is never a hash): needs Python. */
  hashOf64(r: Ref): bigint;
  /** The dict hash that belongs to a 64-bit hash. */
  foldHash(hash: bigint): number;

  /** sin(x + turn pi/128), or NaN: not decided. */
  quickSine(x: number, turn: number): number;

  // iterators
  /** The next item of a built-in iterator; Verdict.FRAME at the end, NULL raised, FALLBACK: needs Python. */
  stepForHost(iterator: Ref): Ref;
  /** iter(r) of a built-in iterable, or FALLBACK. */
  iteratorForHost(r: Ref): Ref;

  // lists
  newList(capacity: number): Ref;
  listAppend(list: Ref, item: Ref): number;
  listGet(list: Ref, index: number): Ref;
  /** Stores at an index that is in range, generalising the strategy when needed. */
  listSet(list: Ref, index: number, item: Ref): void;
  listInsert(list: Ref, index: number, item: Ref): void;
  /** Removes the items [from, to). */
  listRemoveRange(list: Ref, from: number, to: number): void;
  listClear(list: Ref): void;
  /** A new list of the items [from, to), same strategy. */
  listSlice(list: Ref, from: number, to: number): Ref;
  listReverse(list: Ref): void;
  /** A new list of the items in the order of their keys, or NULL: not decided. Memory for it, 16 bytes an item, is there. */
  sortedByKeys(keys: Ref, items: Ref, reverse: number): Ref;
  /** A new list of `times` copies of an exact list's items, for which there is memory. */
  listRepeat(list: Ref, times: number): Ref;

  // dicts
  newDict(): Ref;
  dictLength(dict: Ref): number;
  /** Entry number, -1 absent, -2 - entry: the key of that entry must be compared by Python; `skip` of those are passed over. */
  dictFind(dict: Ref, key: Ref, hash: number, skip: number): number;
  dictEntryKey(dict: Ref, entry: number): Ref;
  dictEntryValue(dict: Ref, entry: number): Ref;
  dictEntryHash(dict: Ref, entry: number): number;
  dictSetEntryValue(dict: Ref, entry: number, value: Ref): void;
  /** Adds a key that is known to be absent. */
  dictInsert(dict: Ref, key: Ref, hash: number, value: Ref): void;
  dictRemoveEntry(dict: Ref, entry: number): void;
  /** First present entry number at or after `from`, or -1. */
  dictNextEntry(dict: Ref, from: number): number;
  dictClear(dict: Ref): void;
  dictCopy(dict: Ref): Ref;
  /** The GlobalCell of `name` in a namespace dict, made when it is missing. */
  namespaceCell(namespace: Ref, name: Ref): Ref;
  newNamespace(): Ref;

  // sets: slots of the open-addressed table
  newSet(frozen: number): Ref;
  setLength(set: Ref): number;
  /** Slot number, -1 absent, -2 - slot: must be compared by Python; `skip` of those are passed over. */
  setFind(set: Ref, key: Ref, hash: bigint, skip: number): number;
  setSlotKey(set: Ref, slot: number): Ref;
  setSlotHash(set: Ref, slot: number): bigint;
  /** Adds a key that is known to be absent. */
  setInsert(set: Ref, key: Ref, hash: bigint): void;
  setRemoveSlot(set: Ref, slot: number): void;
  /** First used slot at or after `from`, or -1. */
  setNextSlot(set: Ref, from: number): number;
  setClear(set: Ref): void;
  setCopy(set: Ref, frozen: number): Ref;

  generaliseList(list: Ref): void;
  existingCell(namespace: Ref, name: Ref): Ref;

  // machine
  /** Raises what is in `raised` inside a generator: pushes its frame and unwinds from its yield. */
  resumeRaising(generator: Ref): number;
  unwind(): number;
  popFrame(): number;

  // classes and attributes
  /** Rewrites an instance whose map is deprecated. */
  migrate(instance: Ref): void;
  /** Deprecates all maps below the root map of a class. */
  deprecateTree(root: Ref): void;
  /** Value of `name` in the namespaces along the class's MRO, or NULL. */
  typeLookup(cls: Ref, name: Ref): Ref;
  /** Own attribute of an instance (slots and overflow), or NULL. */
  instanceGet(instance: Ref, name: Ref): Ref;
  /** Where the word of an object with attributes lies that leads to its overflow storage or its dict. */
  overflowAddressOf(instance: Ref): number;
  instanceSet(instance: Ref, name: Ref, value: Ref): void;
  /** 1 when there was such an attribute. */
  instanceDelete(instance: Ref, name: Ref): number;
}
