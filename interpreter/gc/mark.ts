/**
 * Marking: a mark bit per 8 bytes on the side, an explicit stack, and a line mark for every line an object lies in.
 *
 * Every object is traced by its map: the words of `refMask`, the word behind the elements when there is one, then the elements
 * when they are Refs; the map is an object like any other. A marked object is old from then on: if it holds references it gets OLD_UNLOGGED. Objects without
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
import { ElementFlags, ObjectFlags } from '../heap/layouts.js';
import { MACHINE, Machine } from '../heap/machine.js';

/** Tags the address of an array on the stack whose elements are scanned from the index below it on. */
const CONTINUATION = 2;

/** Marks what a word refers to, when it is not a small int, NULL or a well-known object. */
export function markReference(word: i32): void {
  store(MACHINE, Machine.markTop, visit(word, load(MACHINE, Machine.markTop)));
}

/* The functions below take the top of the mark stack and answer the new one, so that it stays in a register. */

function visit(word: i32, top: i32): i32 {
  if ((word & 1) !== 0 || word < Heap.START) return top;
  const at = (SideTable.BITS + ((word >>> 8) << 2)) | 0;
  const bit = 1 << ((word >>> 3) & 31);
  const bits = load32(at);
  if ((bits & bit) !== 0) return top;
  store32(at, bits | bit);
  return enter(word, top);
}

/** A newly marked object: its lines, its place on the stack, its map. */
function enter(address: i32, top: i32): i32 {
  const map = load32(address);
  const bytes = objectBytes(address, map);
  store(MACHINE, Machine.oldBytes, (load(MACHINE, Machine.oldBytes) + bytes) | 0);
  if (bytes <= Heap.LARGE_OBJECT || !isLarge(address)) markLines(address, bytes);
  let next = top;
  if (hasReferences(map)) {
    const flags = (address + TraceOffset.FLAGS) | 0;
    store32(flags, load32(flags) | ObjectFlags.OLD_UNLOGGED);
    next = push(address, top);
  }
  return map < Heap.START ? next : visitMap(map, next);
}

/** Not `visit` itself, so that `visit` can be inlined. */
function visitMap(map: i32, top: i32): i32 {
  return visit(map, top);
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
  visit(address, load(MACHINE, Machine.markTop));
}

/** Whether an object has blocks of its own. Some of more than LARGE_OBJECT bytes have not, when they fitted a hole. */
function isLarge(address: i32): bool {
  return load8((SideTable.STATES + (address >> Heap.BLOCK_SHIFT)) | 0) === BlockState.LARGE;
}

/** Bytes of an object, a multiple of 8. */
export function objectBytes(address: i32, map: i32): i32 {
  if (load32((map + TraceOffset.ELEMENT_SHIFT) | 0) < 0) return load32((map + TraceOffset.SIZE) | 0);
  const tail = load32((map + TraceOffset.ELEMENT_FLAGS) | 0) & ElementFlags.TAIL;
  return (elementsEnd(address, map) + tail - address + 7) & -8;
}

/** Where the elements of an array end. */
function elementsEnd(address: i32, map: i32): i32 {
  const bytes = load32((address + TraceOffset.LENGTH) | 0) << load32((map + TraceOffset.ELEMENT_SHIFT) | 0);
  return (address + load32((map + TraceOffset.SIZE) | 0) + bytes) | 0;
}

/** Where the word behind the elements of an array lies. */
export function tailAddress(address: i32, map: i32): i32 {
  return (elementsEnd(address, map) + 3) & -4;
}

function hasReferences(map: i32): bool {
  const masks = load32((map + TraceOffset.REF_MASK_LOW) | 0) | load32((map + TraceOffset.REF_MASK_HIGH) | 0);
  return (masks | load32((map + TraceOffset.ELEMENT_FLAGS) | 0)) !== 0;
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

function push(entry: i32, top: i32): i32 {
  if (top < load(MACHINE, Machine.markLimit)) {
    store32(top, entry);
    return (top + 4) | 0;
  }
  store(MACHINE, Machine.markOverflow, 1);
  return top;
}

/** Both words or none. */
function pushRest(address: i32, from: i32, top: i32): i32 {
  if (((top + 4) | 0) < load(MACHINE, Machine.markLimit)) {
    store32(top, from);
    store32((top + 4) | 0, address | CONTINUATION);
    return (top + 8) | 0;
  }
  store(MACHINE, Machine.markOverflow, 1);
  return top;
}

/** Scans until the stack is empty and everything reachable from the marked objects is marked. */
export function drain(): void {
  emptyStack(load(MACHINE, Machine.markTop));
  while (load(MACHINE, Machine.markOverflow) !== 0) {
    store(MACHINE, Machine.markOverflow, 0);
    scanMarkedObjects();
  }
}

function emptyStack(start: i32): void {
  let top = start;
  while (top !== SideTable.MARK_STACK) {
    top = (top - 4) | 0;
    const entry = load32(top);
    if ((entry & CONTINUATION) !== 0) {
      top = (top - 4) | 0;
      top = visitElements(entry ^ CONTINUATION, load32(top), top);
    } else {
      top = visitFields(entry, top);
    }
  }
  store(MACHINE, Machine.markTop, top);
}

/** Marks what an object refers to. */
export function scan(address: i32): void {
  store(MACHINE, Machine.markTop, visitFields(address, load(MACHINE, Machine.markTop)));
}

/** Marks from the words that the bits of `mask` select. */
export function scanWords(start: i32, mask: i32): void {
  store(MACHINE, Machine.markTop, visitWords(start, mask, load(MACHINE, Machine.markTop)));
}

/** Marks from the words in `start <= address < end`. */
export function scanRange(start: i32, end: i32): void {
  store(MACHINE, Machine.markTop, visitRange(start, end, load(MACHINE, Machine.markTop)));
}

function visitFields(address: i32, top: i32): i32 {
  const map = load32(address);
  const high = load32((map + TraceOffset.REF_MASK_HIGH) | 0);
  let next = visitWords((address + TraceOffset.FIRST_WORD) | 0, load32((map + TraceOffset.REF_MASK_LOW) | 0), top);
  if (high !== 0) next = visitWords((address + TraceOffset.FIRST_WORD + 128) | 0, high, next);
  const flags = load32((map + TraceOffset.ELEMENT_FLAGS) | 0);
  if (flags === 0) return next;
  if ((flags & ElementFlags.TAIL) !== 0) next = visit(load32(tailAddress(address, map)), next);
  return (flags & ElementFlags.REFS) !== 0 ? visitElements(address, 0, next) : next;
}

function visitWords(start: i32, mask: i32, top: i32): i32 {
  let next = top;
  let rest = mask;
  while (rest !== 0) {
    next = visit(load32((start + (ctz(rest) << 2)) | 0), next);
    rest = rest & ((rest - 1) | 0);
  }
  return next;
}

function visitRange(start: i32, end: i32, top: i32): i32 {
  let next = top;
  let at = start;
  while (at < end) {
    next = visit(load32(at), next);
    at = (at + 4) | 0;
  }
  return next;
}

/** Marks from the elements of an array from index `from` on: a chunk now, the rest by way of the stack. */
function visitElements(address: i32, from: i32, top: i32): i32 {
  const start = (address + load32((load32(address) + TraceOffset.SIZE) | 0)) | 0;
  let to = load32((address + TraceOffset.LENGTH) | 0);
  let next = top;
  if (((to - from) | 0) > SCAN_CHUNK) {
    to = (from + SCAN_CHUNK) | 0;
    next = pushRest(address, to, top);
  }
  return visitRange((start + (from << 2)) | 0, (start + (to << 2)) | 0, next);
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
      emptyStack(load(MACHINE, Machine.markTop));
      bits = bits & ((bits - 1) | 0);
    }
    at = (at + 256) | 0;
  }
}
