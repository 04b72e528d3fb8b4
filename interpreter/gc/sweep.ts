/**
 * Sweeping: block by block, by line marks alone. Objects are not visited; a line without a mark is free.
 *
 * A young collection can free lines only in blocks that were allocated into since the last one (OPEN) and large objects that
 * are young, so it looks at those only: its cost follows the window and not the heap. It runs at once and not lazily: a
 * block costs a fraction of a microsecond.
 *
 * What always holds afterwards: no block is OPEN; FREE blocks have no marks; RECYCLABLE ones know their largest hole.
 */
import { type bool, fillMemory, type i32, load, load32, load8, store, store8 } from '../dialect/rts.js';
import { BlockState, Heap, SideTable } from '../heap/heap-constants.js';
import { MACHINE, Machine } from '../heap/machine.js';
import { isMarked } from './mark.js';

/** Four blocks in use with nothing to recycle. */
const FOUR_FULL_BLOCKS = 0x01010101;

/** Clears all mark bits and line marks, for a full collection. */
export function clearMarks(): void {
  let block: i32 = Heap.FIRST_BLOCK;
  const end = load(MACHINE, Machine.highestBlock);
  while (block < end) {
    const state = load8((SideTable.STATES + block) | 0);
    if (state !== BlockState.FREE && state !== BlockState.CONTINUATION) {
      fillMemory((SideTable.LINES + (block << Heap.LINES_SHIFT)) | 0, 0, Heap.LINES_PER_BLOCK);
      fillMemory((SideTable.BITS + (block << (Heap.BLOCK_SHIFT - 6))) | 0, 0, Heap.BLOCK >> 6);
    }
    block = (block + 1) | 0;
  }
}

/** Gives every block its state for the time until the next collection. */
export function sweep(full: bool): void {
  if (full) store(MACHINE, Machine.holeBytes, 0);
  const end = load(MACHINE, Machine.highestBlock);
  let block: i32 = Heap.FIRST_BLOCK;
  while (block < end) {
    const states = (SideTable.STATES + block) | 0;
    if (!full && (block & 3) === 0 && load32(states) === FOUR_FULL_BLOCKS) {
      block = (block + 4) | 0;
    } else {
      const state = load8(states);
      if (state === BlockState.LARGE) {
        block = sweepLarge(block);
      } else {
        if (state === BlockState.OPEN || (full && state !== BlockState.FREE)) sweepLines(block);
        block = (block + 1) | 0;
      }
    }
  }
}

/** Frees a large object that is not marked. Answers the index after its last block. */
function sweepLarge(block: i32): i32 {
  let end = (block + 1) | 0;
  while (load8((SideTable.STATES + end) | 0) === BlockState.CONTINUATION) end = (end + 1) | 0;
  if (!isMarked(block << Heap.BLOCK_SHIFT)) {
    const count = (end - block) | 0;
    fillMemory((SideTable.STATES + block) | 0, BlockState.FREE, count);
    giveBack(count);
    fillFreed(block << Heap.BLOCK_SHIFT, end << Heap.BLOCK_SHIFT);
  }
  return end;
}

/** Counts a block's free lines and finds its largest hole. */
function sweepLines(block: i32): void {
  const start = block << Heap.LINES_SHIFT;
  const end = (start + Heap.LINES_PER_BLOCK) | 0;
  let free: i32 = 0;
  let largest: i32 = 0;
  let line = start;
  while (line < end) {
    const hole = skipMarked(line, end);
    line = skipFree(hole, end);
    const length = (line - hole) | 0;
    free = (free + length) | 0;
    if (length > largest) largest = length;
    fillFreed(hole << Heap.LINE_SHIFT, line << Heap.LINE_SHIFT);
  }
  setState(block, free, largest);
}

function skipMarked(from: i32, end: i32): i32 {
  let line = from;
  while (line < end && load8((SideTable.LINES + line) | 0) !== 0) line = (line + 1) | 0;
  return line;
}

/** Four lines at a time where it can. */
function skipFree(from: i32, end: i32): i32 {
  let line = from;
  while (line < end && load8((SideTable.LINES + line) | 0) === 0) {
    if ((line & 3) === 0 && load32((SideTable.LINES + line) | 0) === 0) line = (line + 4) | 0;
    else line = (line + 1) | 0;
  }
  return line;
}

function setState(block: i32, free: i32, largest: i32): void {
  let state: i32 = BlockState.FULL;
  if (free === Heap.LINES_PER_BLOCK) {
    state = BlockState.FREE;
    giveBack(1);
  } else if (free >= Heap.MINIMUM_FREE_LINES) {
    state = BlockState.RECYCLABLE;
    store8((SideTable.HOLES + block) | 0, largest);
    store(MACHINE, Machine.holeBytes, (load(MACHINE, Machine.holeBytes) + (free << Heap.LINE_SHIFT)) | 0);
  }
  store8((SideTable.STATES + block) | 0, state);
}

function giveBack(blocks: i32): void {
  store(MACHINE, Machine.heapUsed, (load(MACHINE, Machine.heapUsed) - (blocks << Heap.BLOCK_SHIFT)) | 0);
}

/** Under stress, freed memory gets a pattern that no reader can take for an object. */
function fillFreed(start: i32, end: i32): void {
  if (load(MACHINE, Machine.stress) !== 0 && start < end) fillMemory(start, Heap.FREED_BYTE, (end - start) | 0);
}
