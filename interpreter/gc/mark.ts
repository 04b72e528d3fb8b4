/**
 * Marking: a mark bit per 8 bytes on the side, an explicit stack, and a line mark for every line an object lies in.
 *
 * Every object is traced by its map: the words of `refMask`, then the elements when they are Refs; the map is an object like
 * any other. A marked object is old from then on: if it holds references it gets OLD_UNLOGGED. Objects without
 * references never enter the stack.
 *
 * What always holds: an object enters the stack once, when its bit is set; addresses below the heap (NULL and the
 * well-known objects) count as marked, for they are roots of every collection. A long array is scanned in chunks, its rest
 * waiting on the stack as an index with its address tagged, so that depth and not width decides how deep the stack gets.
 * When it overflows all the same, the object is marked but not scanned, and `drain` repairs that by scanning all marked
 * objects again: slow, correct, and rare.
 */
import { type bool, ctz, fillMemory, type i32, load, load32, load8, store, store32, store8 } from '../dialect/rts.js';
import { BlockState, Heap, SCAN_CHUNK, SideTable, TraceOffset } from '../heap/heap-constants.js';
import { ObjectFlags } from '../heap/layouts.js';
import { MACHINE, Machine } from '../heap/machine.js';

/** Tags the address of an array on the stack whose elements are scanned from the index below it on. */
const CONTINUATION = 2;

/** Marks what a word refers to, when it is not a small int, NULL or a well-known object. */
export function markReference(word: i32): void {
  if ((word & 1) === 0 && word >= Heap.START) markObject(word);
}

/** Marks one heap object; what it refers to is marked by `drain`. */
export function markObject(address: i32): void {
  const at = (SideTable.BITS + ((address >>> 8) << 2)) | 0;
  const bit = 1 << ((address >>> 3) & 31);
  const bits = load32(at);
  if ((bits & bit) === 0) {
    store32(at, bits | bit);
    enter(address);
  }
}

/**
 * Whether the object at an address survived the last collection. Well-known objects always do.
 * @residual
 */
export function isMarked(address: i32): bool {
  if (address < Heap.START) return true;
  return (load32((SideTable.BITS + ((address >>> 8) << 2)) | 0) & (1 << ((address >>> 3) & 31))) !== 0;
}

/** Marks an object and its lines, but nothing it refers to: for tables that hold their elements weakly. */
export function markWithoutTracing(address: i32): void {
  if (address >= Heap.START && !isMarked(address)) {
    const top = load(MACHINE, Machine.markTop);
    markObject(address);
    store(MACHINE, Machine.markTop, top);
  }
}

/** A newly marked object: its map, its lines, its place on the stack. */
function enter(address: i32): void {
  const map = load32(address);
  if (map >= Heap.START) markObject(map);
  const bytes = objectBytes(address, map);
  store(MACHINE, Machine.oldBytes, (load(MACHINE, Machine.oldBytes) + bytes) | 0);
  if (bytes <= Heap.LARGE_OBJECT) markLines(address, bytes);
  if (hasReferences(map)) {
    const flags = (address + TraceOffset.FLAGS) | 0;
    store32(flags, load32(flags) | ObjectFlags.OLD_UNLOGGED);
    push(address);
  }
}

/** Bytes of an object, a multiple of 8. */
export function objectBytes(address: i32, map: i32): i32 {
  const shift = load32((map + TraceOffset.ELEMENT_SHIFT) | 0);
  const size = load32((map + TraceOffset.SIZE) | 0);
  if (shift < 0) return size;
  return (size + (load32((address + TraceOffset.LENGTH) | 0) << shift) + 7) & -8;
}

function hasReferences(map: i32): bool {
  const masks = load32((map + TraceOffset.REF_MASK_LOW) | 0) | load32((map + TraceOffset.REF_MASK_HIGH) | 0);
  return (masks | load32((map + TraceOffset.ELEMENTS_ARE_REFS) | 0)) !== 0;
}

function markLines(address: i32, bytes: i32): void {
  const first = address >> Heap.LINE_SHIFT;
  const last = (address + bytes - 1) >> Heap.LINE_SHIFT;
  store8((SideTable.LINES + first) | 0, 1);
  if (last !== first) {
    if (((last - first) | 0) === 1) store8((SideTable.LINES + last) | 0, 1);
    else fillMemory((SideTable.LINES + first + 1) | 0, 1, (last - first) | 0);
  }
}

function push(entry: i32): void {
  const top = load(MACHINE, Machine.markTop);
  if (top < load(MACHINE, Machine.markLimit)) {
    store32(top, entry);
    store(MACHINE, Machine.markTop, (top + 4) | 0);
  } else {
    store(MACHINE, Machine.markOverflow, 1);
  }
}

/** Scans until the stack is empty and everything reachable from the marked objects is marked. */
export function drain(): void {
  emptyStack();
  while (load(MACHINE, Machine.markOverflow) !== 0) {
    store(MACHINE, Machine.markOverflow, 0);
    scanMarkedObjects();
  }
}

function emptyStack(): void {
  let top = load(MACHINE, Machine.markTop);
  while (top !== SideTable.MARK_STACK) {
    top = (top - 4) | 0;
    const entry = load32(top);
    if ((entry & CONTINUATION) !== 0) {
      top = (top - 4) | 0;
      store(MACHINE, Machine.markTop, top);
      scanElements(entry ^ CONTINUATION, load32(top));
    } else {
      store(MACHINE, Machine.markTop, top);
      scan(entry);
    }
    top = load(MACHINE, Machine.markTop);
  }
}

/** Marks what an object refers to. */
export function scan(address: i32): void {
  const map = load32(address);
  scanWords((address + TraceOffset.FIRST_WORD) | 0, load32((map + TraceOffset.REF_MASK_LOW) | 0));
  scanWords((address + TraceOffset.FIRST_WORD + 128) | 0, load32((map + TraceOffset.REF_MASK_HIGH) | 0));
  if (load32((map + TraceOffset.ELEMENTS_ARE_REFS) | 0) !== 0) scanElements(address, 0);
}

/** Marks from the words that the bits of `mask` select. */
export function scanWords(start: i32, mask: i32): void {
  let rest = mask;
  while (rest !== 0) {
    markReference(load32((start + (ctz(rest) << 2)) | 0));
    rest = rest & ((rest - 1) | 0);
  }
}

/** Marks from the words in `start <= address < end`. */
export function scanRange(start: i32, end: i32): void {
  let at = start;
  while (at < end) {
    markReference(load32(at));
    at = (at + 4) | 0;
  }
}

/** Marks from the elements of an array from index `from` on: a chunk now, the rest by way of the stack. */
function scanElements(address: i32, from: i32): void {
  const start = (address + load32((load32(address) + TraceOffset.SIZE) | 0)) | 0;
  let to = load32((address + TraceOffset.LENGTH) | 0);
  if (((to - from) | 0) > SCAN_CHUNK) {
    to = (from + SCAN_CHUNK) | 0;
    push(to);
    push(address | CONTINUATION);
  }
  scanRange((start + (from << 2)) | 0, (start + (to << 2)) | 0);
}

/** After an overflow: every marked object is scanned again, block by block. */
function scanMarkedObjects(): void {
  let block: i32 = Heap.FIRST_BLOCK;
  const end = load(MACHINE, Machine.highestBlock);
  while (block < end) {
    const state = load8((SideTable.STATES + block) | 0);
    if (state !== BlockState.FREE && state !== BlockState.CONTINUATION) scanMarkedInBlock(block);
    block = (block + 1) | 0;
  }
}

function scanMarkedInBlock(block: i32): void {
  const start = block << Heap.BLOCK_SHIFT;
  let at: i32 = start;
  const end = (start + Heap.BLOCK) | 0;
  while (at < end) {
    let bits = load32((SideTable.BITS + ((at >>> 8) << 2)) | 0);
    while (bits !== 0) {
      scan((at + (ctz(bits) << 3)) | 0);
      emptyStack();
      bits = bits & ((bits - 1) | 0);
    }
    at = (at + 256) | 0;
  }
}
