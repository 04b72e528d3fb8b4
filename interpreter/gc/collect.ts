/**
 * The collector: non-moving, mark-region, with sticky mark bits.
 *
 * A young collection keeps the marks of the last one: what is marked is old and is not traced again, so it costs what the
 * roots, the remembered old objects and the surviving young ones cost. A full collection clears the marks first. Survivors
 * are old at once; old garbage waits for the next full collection, which comes when the old objects have doubled or tripled.
 *
 * Collections happen at safe points only, when every reference is in a root (docs/machine.md, "Collection"). Nothing here
 * allocates. All state is in memory, so that a saved memory is a saved heap.
 */
import { type bool, type i32, load, load32, store, store32 } from '../dialect/rts.js';
import { closeWindows } from '../heap/allocator.js';
import { Heap, SafePoint, SideTable, TraceOffset } from '../heap/heap-constants.js';
import { ObjectFlags } from '../heap/layouts.js';
import { Interrupts, MACHINE, Machine } from '../heap/machine.js';
import { drain, markReference, markWithoutTracing, objectBytes, scan } from './mark.js';
import { countScanned, markRoots } from './roots.js';
import { clearMarks, sweep } from './sweep.js';
import { clearDeadTargets, dropDeadReferences, purgeInternTable, resurrectFinalizables } from './weak.js';

const MIB = 1048576;
/** Heaps with less live data are small. */
const SMALL_HEAP = 134217728;
/** The window between young collections never adapts beyond this. */
const MAXIMUM_WINDOW = 268435456;

/**
 * Prepares an empty heap in zeroed memory. `heapLimit` is in bytes; it is lowered to what the memory can hold.
 * @residual
 */
export function initializeHeap(heapLimit: i32): void {
  const largest = (Heap.END - Heap.START - Heap.EMERGENCY_BYTES) | 0;
  store(MACHINE, Machine.heapLimit, heapLimit < largest ? heapLimit : largest);
  store(MACHINE, Machine.heapUsed, 0);
  store(MACHINE, Machine.highestBlock, Heap.FIRST_BLOCK);
  store(MACHINE, Machine.windowBytes, Heap.WINDOW_BYTES);
  store(MACHINE, Machine.collectionTrigger, Heap.WINDOW_BYTES);
  store(MACHINE, Machine.fullThreshold, Heap.MINIMUM_FULL_BYTES);
  store(MACHINE, Machine.rememberedTop, SideTable.REMEMBERED);
  store(MACHINE, Machine.rememberedLimit, SideTable.REMEMBERED_END);
  store(MACHINE, Machine.markTop, SideTable.MARK_STACK);
  store(MACHINE, Machine.markLimit, SideTable.MARK_STACK_END);
  store(MACHINE, Machine.handleBase, SideTable.HANDLES);
  store(MACHINE, Machine.handleTop, SideTable.HANDLES);
  store(MACHINE, Machine.persistentTop, SideTable.PERSISTENT);
  closeWindows();
}

/**
 * To be called at a safe point when Interrupts.COLLECT is set. Answers bits of `SafePoint`.
 * Under stress (Machine.stress = N) it collects at every Nth call, young and full by turns, and leaves the interrupt set.
 * @residual
 */
export function safePoint(): i32 {
  const stress = load(MACHINE, Machine.stress);
  let full = isFullDue();
  if (stress !== 0) {
    const countdown = (load(MACHINE, Machine.stressCountdown) - 1) | 0;
    store(MACHINE, Machine.stressCountdown, countdown);
    if (countdown > 0 && !isDue()) return 0;
    store(MACHINE, Machine.stressCountdown, stress);
    full = full || (load(MACHINE, Machine.collections) & 1) !== 0;
  }
  collect(full);
  if (full && isOutOfMemory()) return SafePoint.COLLECTED | SafePoint.OUT_OF_MEMORY;
  return SafePoint.COLLECTED;
}

/**
 * Collects what was allocated since the last collection.
 * @residual
 */
export function collectYoung(): void {
  collect(load(MACHINE, Machine.rememberedOverflow) !== 0);
}

/**
 * Collects everything.
 * @residual
 */
export function collectFull(): void {
  collect(true);
}

function isFullDue(): bool {
  const old = (load(MACHINE, Machine.oldBytes) + load(MACHINE, Machine.hostBytes)) | 0;
  if (old > load(MACHINE, Machine.fullThreshold) || old < 0) return true;
  return (load(MACHINE, Machine.fullRequested) | load(MACHINE, Machine.rememberedOverflow)) !== 0;
}

function isDue(): bool {
  return isFullDue() || load(MACHINE, Machine.allocatedSinceCollection) >= load(MACHINE, Machine.collectionTrigger);
}

function collect(full: bool): void {
  closeWindows();
  store(MACHINE, Machine.scannedBytes, 0);
  if (full) {
    clearMarks();
    store(MACHINE, Machine.oldBytes, 0);
  }
  markAll(full);
  clearDeadTargets(full);
  resurrectFinalizables(full);
  dropDeadReferences(full);
  if (full) purgeInternTable();
  sweep(full);
  if (full) finishFull();
  finish();
}

function markAll(full: bool): void {
  const internTable = load(MACHINE, Machine.internTable) as i32;
  if (full) markWithoutTracing(internTable);
  else markReference(internTable);
  markRoots();
  if (!full) markRemembered();
  store(MACHINE, Machine.rememberedTop, SideTable.REMEMBERED);
  store(MACHINE, Machine.rememberedOverflow, 0);
  drain();
}

/** Looks at every old object that was written to since the last collection; it has to be logged again from now on. */
function markRemembered(): void {
  const end = load(MACHINE, Machine.rememberedTop);
  let at: i32 = SideTable.REMEMBERED;
  while (at < end) {
    const object = load32(at);
    const flags = (object + TraceOffset.FLAGS) | 0;
    store32(flags, load32(flags) | ObjectFlags.OLD_UNLOGGED);
    countScanned(objectBytes(object, load32(object)));
    scan(object);
    drain();
    at = (at + 4) | 0;
  }
}

function larger(a: i32, b: i32): i32 {
  if (a > b) return a;
  return b;
}

function smaller(a: i32, b: i32): i32 {
  if (a < b) return a;
  return b;
}

/** Bytes that can still be had below the limit. */
function room(): i32 {
  const left =
    (load(MACHINE, Machine.heapLimit) - load(MACHINE, Machine.hostBytes) - load(MACHINE, Machine.heapUsed)) | 0;
  return larger(left, MIB);
}

/** The next full collection comes when enough new objects are old, but before half of the room that is left is gone. */
function finishFull(): void {
  const live = (load(MACHINE, Machine.oldBytes) + load(MACHINE, Machine.hostBytes)) | 0;
  const most = (room() + load(MACHINE, Machine.holeBytes)) >> 1;
  store(MACHINE, Machine.fullThreshold, (live + smaller(growthOf(live), most)) | 0);
  store(MACHINE, Machine.fullRequested, 0);
  store(MACHINE, Machine.fullCollections, (load(MACHINE, Machine.fullCollections) + 1) | 0);
}

/** Small heaps may grow threefold between two full collections, large ones twofold. */
function growthOf(live: i32): i32 {
  if (live < SMALL_HEAP) return larger(live << 1, Heap.MINIMUM_FULL_BYTES);
  return larger(live, SMALL_HEAP << 1);
}

/**
 * The window stays small, unless roots and remembered objects (a deep stack, a long array being filled) would be
 * looked at again and again: then it grows with them, so that their cost per allocated byte is bounded.
 */
function finish(): void {
  const scanned = load(MACHINE, Machine.scannedBytes);
  const least = load(MACHINE, Machine.windowBytes);
  const most = room() >> 1;
  let window = scanned > MAXIMUM_WINDOW >> 1 ? MAXIMUM_WINDOW : scanned << 1;
  if (window > most) window = most;
  if (window < least) window = least;
  store(MACHINE, Machine.collectionTrigger, window);
  store(MACHINE, Machine.allocatedSinceCollection, 0);
  store(MACHINE, Machine.collections, (load(MACHINE, Machine.collections) + 1) | 0);
  const interrupts = load(MACHINE, Machine.interrupts) & ~Interrupts.COLLECT;
  store(
    MACHINE,
    Machine.interrupts,
    load(MACHINE, Machine.stress) === 0 ? interrupts : interrupts | Interrupts.COLLECT,
  );
}

/** After a full collection: even with the holes in use, hardly anything is left below the limit. */
function isOutOfMemory(): bool {
  const used =
    (load(MACHINE, Machine.heapUsed) - load(MACHINE, Machine.holeBytes) + load(MACHINE, Machine.hostBytes)) | 0;
  const slack = load(MACHINE, Machine.heapLimit) >> 6;
  return used > ((load(MACHINE, Machine.heapLimit) - smaller(slack, MIB)) | 0);
}
