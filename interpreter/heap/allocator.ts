/**
 * The allocator: bump allocation into runs of free 128-byte lines, as in Immix (Blackburn and McKinley, "Immix: a
 * mark-region garbage collector", PLDI 2008), without its evacuation.
 *
 * Small objects go into the current hole, then into the next hole of a partly free block, then into a free block. A medium
 * object (more than a line) that does not fit the current hole has a window of its own, so that the hole is not lost to
 * it; it looks for a hole that is long enough, using the table of each block's largest one. Large objects get a run of
 * blocks, first fit.
 *
 * What always holds: every object lies in lines that were free at the last collection, so nothing allocated since then has
 * a mark bit, and the mark bits and line marks under it are clear; the unused rest of a window is never read.
 *
 * Allocation never collects and never answers NULL. When enough has been allocated it sets Interrupts.COLLECT. At
 * Machine.heapLimit it asks for a full collection and goes on taking blocks from the emergency reserve, which is there for
 * the bounded allocations up to the next safe point. Whatever allocates without bound asks `reserve` first.
 */
import {
  below,
  fillMemory,
  type bool,
  type i32,
  load,
  load8,
  type Ref,
  store,
  store32,
  store8,
} from '../dialect/rts.js';
import { BlockState, Heap, Reservation, SideTable } from './heap-constants.js';
import { Interrupts, MACHINE, Machine, MemoryMap } from './machine.js';

/**
 * Uninitialised memory for one object. `bytes` is a positive multiple of 8. The caller sets the header and every
 * field before the next safe point.
 * @intrinsic
 */
export function allocate(bytes: i32): Ref {
  const start = load(MACHINE, Machine.allocationTop);
  if (bytes <= ((load(MACHINE, Machine.allocationLimit) - start) | 0)) {
    store(MACHINE, Machine.allocationTop, (start + bytes) | 0);
    return start as Ref;
  }
  return allocateSlow(bytes);
}

/**
 * The current hole is too small for the object.
 * @residual
 */
export function allocateSlow(bytes: i32): Ref {
  if (bytes > Heap.LARGE_OBJECT) return allocateLarge(bytes);
  if (bytes > Heap.LINE) return allocateMedium(bytes);
  openNextHole();
  const start = load(MACHINE, Machine.allocationTop);
  store(MACHINE, Machine.allocationTop, (start + bytes) | 0);
  return start as Ref;
}

/**
 * Says whether one object of `bytes` can be had without touching the emergency reserve. When not, a full collection
 * is requested: the caller, which has had no effect yet, returns to a safe point and tries again or raises MemoryError.
 * @residual
 */
export function reserve(bytes: i32): bool {
  if (bytes >= 0 && fitsBelowLimit(bytes)) {
    if (bytes <= Heap.LARGE_OBJECT) return true;
    if (findFreeRun(blocksFor(bytes)) !== 0) return true;
  }
  requestFullCollection();
  return false;
}

/**
 * `reserve` for code that can be run again from a safe point: answers `Reservation.GRANTED`, or RETRY the first time that
 * it fails (return to a safe point, which collects, and come back with the same number), or REFUSED (raise MemoryError).
 * @residual
 */
export function reserveOrRetry(bytes: i32): i32 {
  const failedBefore = load(MACHINE, Machine.reservationFailed) === bytes;
  if (reserve(bytes)) {
    store(MACHINE, Machine.reservationFailed, 0);
    return Reservation.GRANTED;
  }
  store(MACHINE, Machine.reservationFailed, failedBefore ? 0 : bytes);
  return failedBefore ? Reservation.REFUSED : Reservation.RETRY;
}

/**
 * `reserve` for an array of `count` elements of `1 << shift` bytes each; a count whose size is no 31-bit number fails.
 * @residual
 */
export function reserveElements(count: i32, shift: i32): bool {
  if (count < 0 || count > (Heap.END - Heap.START) >> shift) return reserve(-1);
  return reserve(((count << shift) + 64) | 0);
}

/**
 * Counts bytes that the host holds (or, when negative, has freed) for heap objects, so that they make collections due.
 * @residual
 */
export function chargeHostBytes(bytes: i32): void {
  let sum = (load(MACHINE, Machine.hostBytes) + bytes) | 0;
  if (sum < 0) sum = 0;
  if (sum > Heap.MAXIMUM_HOST_BYTES) sum = Heap.MAXIMUM_HOST_BYTES;
  store(MACHINE, Machine.hostBytes, sum);
  if (bytes > 0) {
    charge(bytes);
    if (!fitsBelowLimit(0)) requestFullCollection();
  }
}

/** Closes the windows (and forgets what is known by address), for a collection: afterwards every allocation looks for a hole first, from the lowest block on. */
export function closeWindows(): void {
  fillMemory(MemoryMap.ATTRIBUTE_CACHE, 0, MemoryMap.ATTRIBUTE_CACHE_ENTRIES << 5);
  store(MACHINE, Machine.allocationTop, 0);
  store(MACHINE, Machine.allocationLimit, 0);
  store(MACHINE, Machine.mediumTop, 0);
  store(MACHINE, Machine.mediumLimit, 0);
  store(MACHINE, Machine.recycleCursor, Heap.FIRST_BLOCK);
  store(MACHINE, Machine.mediumCursor, Heap.FIRST_BLOCK);
  store(MACHINE, Machine.freeCursor, Heap.FIRST_BLOCK);
}

/** Makes the next safe point collect everything. */
export function requestFullCollection(): void {
  store(MACHINE, Machine.fullRequested, 1);
  store(MACHINE, Machine.interrupts, load(MACHINE, Machine.interrupts) | Interrupts.COLLECT);
}

/** Counts allocated bytes and makes the next safe point collect when they have become enough (or too many to count). */
function charge(bytes: i32): void {
  const before = load(MACHINE, Machine.allocatedSinceCollection);
  const sum = (before + bytes) | 0;
  const overflows = sum < before;
  if (!overflows) store(MACHINE, Machine.allocatedSinceCollection, sum);
  if (overflows || sum >= load(MACHINE, Machine.collectionTrigger)) {
    store(MACHINE, Machine.interrupts, load(MACHINE, Machine.interrupts) | Interrupts.COLLECT);
  }
}

function fitsBelowLimit(bytes: i32): bool {
  const room = (load(MACHINE, Machine.heapLimit) - load(MACHINE, Machine.hostBytes)) | 0;
  return bytes <= ((room - load(MACHINE, Machine.heapUsed)) | 0);
}

/** Moves the bump window to the next run of free lines: in this block, in another partly free one, in a free one. */
function openNextHole(): void {
  const after = load(MACHINE, Machine.allocationLimit) >> Heap.LINE_SHIFT;
  let end = blockEndLine(after);
  let line = nextFreeLine(after, end);
  while (line === end) {
    const start = takeBlock() << Heap.LINES_SHIFT;
    end = (start + Heap.LINES_PER_BLOCK) | 0;
    line = nextFreeLine(start, end);
  }
  const limit = nextMarkedLine(line, end);
  store(MACHINE, Machine.allocationTop, line << Heap.LINE_SHIFT);
  store(MACHINE, Machine.allocationLimit, limit << Heap.LINE_SHIFT);
  charge(((limit - line) | 0) << Heap.LINE_SHIFT);
}

/** End of the block that the line before `line` is in: windows end at a block's end at the latest. */
function blockEndLine(line: i32): i32 {
  return ((line + Heap.LINES_PER_BLOCK - 1) | 0) & -Heap.LINES_PER_BLOCK;
}

function nextFreeLine(from: i32, end: i32): i32 {
  let line = from;
  while (line < end && load8((SideTable.LINES + line) | 0) !== 0) line = (line + 1) | 0;
  return line;
}

function nextMarkedLine(from: i32, end: i32): i32 {
  let line = from;
  while (line < end && load8((SideTable.LINES + line) | 0) === 0) line = (line + 1) | 0;
  return line;
}

/** A partly free block if there is one, else a free one. */
function takeBlock(): i32 {
  const block = findRecyclable(load(MACHINE, Machine.recycleCursor), 1);
  store(MACHINE, Machine.recycleCursor, block);
  if (block < load(MACHINE, Machine.highestBlock)) {
    store8((SideTable.STATES + block) | 0, BlockState.OPEN);
    return block;
  }
  return takeFreeBlock();
}

/** The first partly free block from `from` on whose largest hole has so many lines; `highestBlock` when there is none. */
function findRecyclable(from: i32, lines: i32): i32 {
  const end = load(MACHINE, Machine.highestBlock);
  let block = from;
  while (block < end && !isRecyclable(block, lines)) block = (block + 1) | 0;
  return block;
}

function isRecyclable(block: i32, lines: i32): bool {
  if (load8((SideTable.STATES + block) | 0) !== BlockState.RECYCLABLE) return false;
  return load8((SideTable.HOLES + block) | 0) >= lines;
}

function takeFreeBlock(): i32 {
  const block = findFreeRun(1);
  takeRun(block, 1);
  store8((SideTable.STATES + block) | 0, BlockState.OPEN);
  return block;
}

/** Accounts for a run of blocks; traps when there is none or when it exceeds even the emergency reserve. */
function takeRun(block: i32, count: i32): void {
  const bytes = count << Heap.BLOCK_SHIFT;
  if (!fitsBelowLimit(bytes)) requestFullCollection();
  const used = (load(MACHINE, Machine.heapUsed) + bytes) | 0;
  if (block === 0 || used > ((load(MACHINE, Machine.heapLimit) + Heap.EMERGENCY_BYTES) | 0)) exhausted();
  store(MACHINE, Machine.heapUsed, used);
  const end = (block + count) | 0;
  if (end > load(MACHINE, Machine.highestBlock)) store(MACHINE, Machine.highestBlock, end);
}

/** Nothing is left and no safe point came in time: a bug in whoever allocated so much without `reserve`. */
function exhausted(): void {
  store(MACHINE, Machine.heapExhausted, 1);
  store32(-8, 0);
}

/** Index of the first of `count` free blocks in a row, first fit; 0 when there are none. */
function findFreeRun(count: i32): i32 {
  let block = nextFreeBlock(load(MACHINE, Machine.freeCursor));
  store(MACHINE, Machine.freeCursor, block);
  while (block <= ((Heap.END_BLOCK - count) | 0)) {
    const end = endOfFreeRun(block, (block + count) | 0);
    if (end === ((block + count) | 0)) return block;
    block = nextFreeBlock(end);
  }
  return 0;
}

function nextFreeBlock(from: i32): i32 {
  let block = from;
  while (block < Heap.END_BLOCK && load8((SideTable.STATES + block) | 0) !== BlockState.FREE) block = (block + 1) | 0;
  return block;
}

function endOfFreeRun(from: i32, end: i32): i32 {
  let block = from;
  while (block < end && load8((SideTable.STATES + block) | 0) === BlockState.FREE) block = (block + 1) | 0;
  return block;
}

/** An object of more than a line that did not fit the current hole. */
function allocateMedium(bytes: i32): Ref {
  if (bytes > ((load(MACHINE, Machine.mediumLimit) - load(MACHINE, Machine.mediumTop)) | 0)) openMediumHole(bytes);
  const start = load(MACHINE, Machine.mediumTop);
  store(MACHINE, Machine.mediumTop, (start + bytes) | 0);
  return start as Ref;
}

/** Moves the medium window to a hole of at least `bytes`: in its block, in a partly free one that has one, in a free one. */
function openMediumHole(bytes: i32): void {
  const lines = (bytes + Heap.LINE - 1) >> Heap.LINE_SHIFT;
  const after = load(MACHINE, Machine.mediumLimit) >> Heap.LINE_SHIFT;
  let end = blockEndLine(after);
  let line = findHole(after, end, lines);
  if (line === end) {
    const start = takeMediumBlock(lines) << Heap.LINES_SHIFT;
    end = (start + Heap.LINES_PER_BLOCK) | 0;
    line = findHole(start, end, lines);
  }
  const limit = nextMarkedLine(line, end);
  store(MACHINE, Machine.mediumTop, line << Heap.LINE_SHIFT);
  store(MACHINE, Machine.mediumLimit, limit << Heap.LINE_SHIFT);
  charge(((limit - line) | 0) << Heap.LINE_SHIFT);
}

/** The first line of a hole of at least `lines` between `from` and `end`; `end` when there is none. */
function findHole(from: i32, end: i32, lines: i32): i32 {
  let line = nextFreeLine(from, end);
  while (line < end) {
    const limit = nextMarkedLine(line, end);
    if (((limit - line) | 0) >= lines) return line;
    line = nextFreeLine(limit, end);
  }
  return end;
}

function takeMediumBlock(lines: i32): i32 {
  const block = findRecyclable(load(MACHINE, Machine.mediumCursor), lines);
  store(MACHINE, Machine.mediumCursor, block);
  if (block < load(MACHINE, Machine.highestBlock)) {
    store8((SideTable.STATES + block) | 0, BlockState.OPEN);
    return block;
  }
  return takeFreeBlock();
}

/** An object with blocks of its own. */
function allocateLarge(bytes: i32): Ref {
  const count = blocksFor(bytes);
  const block = findFreeRun(count);
  takeRun(block, count);
  store8((SideTable.STATES + block) | 0, BlockState.LARGE);
  fillMemory((SideTable.STATES + block + 1) | 0, BlockState.CONTINUATION, (count - 1) | 0);
  charge(count << Heap.BLOCK_SHIFT);
  return (block << Heap.BLOCK_SHIFT) as Ref;
}

/** How many blocks a large object takes; more than there are when `bytes` is negative, that is 2^31 or more. */
function blocksFor(bytes: i32): i32 {
  if (below(Heap.END, bytes)) return Heap.END_BLOCK;
  return (bytes + Heap.BLOCK - 1) >> Heap.BLOCK_SHIFT;
}
