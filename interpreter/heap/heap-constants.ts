/**
 * The numbers the allocator and the collector agree on: sizes of blocks and lines, block states, the side tables, and
 * the few field offsets the collector reads raw because it is inside its innermost loops. Plain TypeScript that the
 * translator folds into RTS.
 *
 * What always holds: a FREE block has no mark bit and no line mark set; a block's index is its address shifted right by
 * BLOCK_SHIFT, so every side table is indexed by a shifted address without subtracting the start of the heap.
 */
import type { LayoutDescriptor } from '../dialect/rts.js';
import { Class, Latin1, Map as MapLayout, RefItems } from './layouts.js';
import { FrameHeader, Machine, MemoryMap } from './machine.js';
import { ClassOf, MapOf } from './well-known.js';

const BLOCK_SHIFT = 15;
const LINE_SHIFT = 7;
const MIB = 1 << 20;

export const Heap = {
  BLOCK_SHIFT,
  BLOCK: 1 << BLOCK_SHIFT,
  LINE_SHIFT,
  LINE: 1 << LINE_SHIFT,
  LINES_PER_BLOCK: 1 << (BLOCK_SHIFT - LINE_SHIFT),
  /** Shift between the index of a line and of its block. */
  LINES_SHIFT: BLOCK_SHIFT - LINE_SHIFT,
  /** Objects of more bytes get blocks of their own. Half a block, so that at most half of a block's bytes are wasted. */
  LARGE_OBJECT: 1 << (BLOCK_SHIFT - 1),
  FIRST_BLOCK: MemoryMap.HEAP >> BLOCK_SHIFT,
  END_BLOCK: MemoryMap.STACK >> BLOCK_SHIFT,
  START: MemoryMap.HEAP,
  END: MemoryMap.STACK,
  /** Blocks with fewer free lines are not worth opening again. */
  MINIMUM_FREE_LINES: 8,
  /** What `allocate` may take beyond `Machine.heapLimit` until the next safe point. */
  EMERGENCY_BYTES: 32 * MIB,
  /** Bytes between two young collections: small enough to stay in the cache. */
  WINDOW_BYTES: 4 * MIB,
  /** Host bytes are counted up to this, so that sums stay below 2^31. */
  MAXIMUM_HOST_BYTES: 1 << 29,
  /** No full collection before so many bytes are old. */
  MINIMUM_FULL_BYTES: 32 * MIB,
  /** The pattern that freed lines are filled with under stress. */
  FREED_BYTE: 0xdb,
} as const;

/** One byte per block. */
export const BlockState = {
  FREE: 0,
  /** In use, without lines worth allocating into. */
  FULL: 1,
  /** In use, with free lines that nobody allocates into yet. */
  RECYCLABLE: 2,
  /** Allocated into since the last collection. */
  OPEN: 3,
  /** First block of a large object. */
  LARGE: 4,
  /** Further blocks of a large object. */
  CONTINUATION: 5,
} as const;

/** Addresses of the side tables. `STATES` and `HOLES` are indexed by block, `LINES` by line, `BITS` holds a bit per 8 bytes. */
export const SideTable = {
  STATES: MemoryMap.BLOCK_STATES,
  /** Per recyclable block: lines in its largest hole, at most 255. */
  HOLES: MemoryMap.BLOCK_STATES + (1 << 16),
  LINES: MemoryMap.LINE_MARKS,
  BITS: MemoryMap.MARK_BITS,
  REMEMBERED: MemoryMap.REMEMBERED,
  REMEMBERED_END: MemoryMap.HANDLES,
  HANDLES: MemoryMap.HANDLES,
  HANDLES_END: MemoryMap.HANDLES + 3 * (MIB / 2),
  /** Handles the host keeps for as long as it likes: words, 0 when unused. */
  PERSISTENT: MemoryMap.HANDLES + 3 * (MIB / 2),
  PERSISTENT_END: MemoryMap.MARK_STACK,
  MARK_STACK: MemoryMap.MARK_STACK,
  MARK_STACK_END: MemoryMap.LINE_MARKS,
} as const;

/** Offsets in a map, and of an array's length. */
export const TraceOffset = {
  REF_MASK_LOW: MapLayout.refMask.offset,
  REF_MASK_HIGH: MapLayout.refMask.offset + 4,
  SIZE: MapLayout.size.offset,
  ELEMENT_SHIFT: MapLayout.elementShift.offset,
  ELEMENT_FLAGS: MapLayout.elementFlags.offset,
  LENGTH: RefItems.length.offset,
  REF_ITEMS: RefItems.element.offset,
  FLAGS: 4,
  /** Bit k of a ref mask is the word at this offset + 4k. */
  FIRST_WORD: 8,
  TEXT_HASH: Latin1.hash.offset,
} as const;

/** Array elements that are marked before the rest of a long array goes back on the mark stack. */
export const SCAN_CHUNK = 512;

/** The ref mask of a layout's fixed part, 32 words a number. */
export function refMaskWords(descriptor: LayoutDescriptor, count: number): number[] {
  const words = new Array<number>(count).fill(0);
  for (const field of descriptor.fields) {
    const bit = (field.offset - TraceOffset.FIRST_WORD) / 4;
    if (field.type === 'ref') words[bit >> 5] = words[bit >> 5]! | (1 << (bit & 31));
  }
  return words;
}

const internBit = (Machine.internTable.offset - TraceOffset.FIRST_WORD) / 4;
const machineMasks = refMaskWords(Machine.descriptor, 4).map((mask, i) =>
  internBit >> 5 === i ? mask & ~(1 << (internBit & 31)) : mask,
);
/** Which words of the machine are strong roots: all its refs but the intern table. */
export const MachineRoots = {
  MASK0: machineMasks[0]!,
  MASK1: machineMasks[1]!,
  MASK2: machineMasks[2]!,
  MASK3: machineMasks[3]!,
} as const;

const classAddresses = Object.values(ClassOf).map(Number);
/** The well-known objects that hold references: all maps, then all classes, each kind evenly spaced. */
export const WellKnownRoots = {
  MAPS: Number(MapOf['MAP']),
  MAPS_END: Math.min(...classAddresses),
  CLASSES: Math.min(...classAddresses),
  CLASSES_END: Math.max(...classAddresses) + 1,
  MAP_BYTES: MapLayout.descriptor.size,
  CLASS_BYTES: Class.descriptor.size,
} as const;

/** Distances below `fp`, for the walk over the frames. */
export const FrameWord = FrameHeader;

/** A deleted entry of the intern table: the small int 0, which no collection looks at. */
export const INTERN_DELETED = 1;

/** What `reserveOrRetry` answers. */
export const Reservation = { REFUSED: 0, GRANTED: 1, RETRY: 2 } as const;

/** Bits of what `safePoint` answers. */
export const SafePoint = {
  /** Even a full collection left too little: raise MemoryError. */
  OUT_OF_MEMORY: 1,
  /** Something was collected: the host frees the entries of dead owners. */
  COLLECTED: 2,
} as const;
