/**
 * The boot image: what memory holds right after booting, saved by the build, so that a start copies it instead of booting.
 *
 * An image is the length of its head (32 bits), the head as JSON (`ImageHead`), and the bytes of the ranges that the head lists, which are
 * read to where they belong: a copy on the way would take twice as long as the rest. It is made after a full collection,
 * so everything in it is old and young collections do not look at it again; long runs of zeros, as free lines are, are left out.
 *
 * What always holds: an image is used only by the very build that made it, which the key says: native numbers, layouts and opcodes
 * are those of that build. Anything else boots as if there were no image.
 */
import type { Ref } from '../dialect/rts.js';
import { Collector } from '../gc/collector.js';
import { BlockState, Heap, SideTable } from '../heap/heap-constants.js';
import { Machine, MemoryMap } from '../heap/machine.js';
import { type BootParts, bindAppLevel, bindModules, writeHeapLimit } from './boot.js';
import { assert } from './errors.js';
import type { Space } from './space.js';

/** An image and the key that it must have been made with. */
export interface BootImage {
  readonly key: string;
  /** Fills `target` with the bytes of the image from `position` on; false if there are not so many. */
  read(target: Uint8Array, position: number): boolean;
}
interface ImageHead {
  readonly key: string;
  /** Address and length of each range, in the order of their bytes. */
  readonly ranges: readonly (readonly [address: number, length: number])[];
  /** Addresses of the classes without representation, by name. */
  readonly classes: readonly (readonly [name: string, cls: Ref])[];
  /** The namespace of app-level Python. */
  readonly appLevel: Ref;
  /** All codes. */
  readonly codes: readonly Ref[];
}

const CHUNK = 512;
/** Zeros that are cheaper to read than to leave out: a read of its own costs about as much. */
const LONGEST_GAP = 4096;
const LENGTH_BYTES = 4;

/** The image of a space that has been booted and has not run anything. */
export function saveBootImage(space: Space, key: string): Uint8Array {
  assert(space.hostTable.entries.size === 0, 'an object of the host cannot be part of the boot image');
  new Collector(space.heapMemory, space.rts).collectFull();
  space.caches.afterFullCollection();
  clearFreeMemory(space);
  const ranges = usedRanges(space);
  const head: ImageHead = {
    key,
    ranges,
    classes: [...space.classes],
    appLevel: space.appLevelNamespace,
    codes: space.caches.livingCodes(),
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const size = ranges.reduce((sum, [, length]) => sum + length, LENGTH_BYTES + text.length);
  const image = new Uint8Array(size);
  new DataView(image.buffer).setUint32(0, text.length, true);
  image.set(text, LENGTH_BYTES);
  let at = LENGTH_BYTES + text.length;
  for (const [address, length] of ranges) {
    image.set(space.U8.subarray(address, address + length), at);
    at += length;
  }
  return image;
}
/** Makes the space what it was when the image was saved. False, and nothing has happened, when the image is another build's. */
export function restoreBootImage(space: Space, image: BootImage, parts: BootParts, maximumMemory: number): boolean {
  const text = readHead(image);
  const head = text === null ? null : parseHead(new TextDecoder().decode(text));
  if (text === null || head === null || head.key !== image.key) return false;
  let at = LENGTH_BYTES + text.length;
  for (const [address, length] of head.ranges) {
    if (!image.read(space.U8.subarray(address, address + length), at)) throw new Error('the boot image is cut off');
    at += length;
  }
  for (const [name, cls] of head.classes) space.classes.set(name, cls);
  space.caches.addCodes(head.codes);
  bindModules(space, parts);
  bindAppLevel(space, head.appLevel);
  writeHeapLimit(space, maximumMemory);
  return true;
}
function readHead(image: BootImage): Uint8Array | null {
  const length = new Uint8Array(LENGTH_BYTES);
  if (!image.read(length, 0)) return null;
  const head = new Uint8Array(new DataView(length.buffer).getUint32(0, true));
  return image.read(head, LENGTH_BYTES) ? head : null;
}
function parseHead(text: string): ImageHead | null {
  try {
    return JSON.parse(text) as ImageHead;
  } catch {
    return null;
  }
}
/** Zeroes what the collection has freed, so that equal builds give equal images. */
function clearFreeMemory(space: Space): void {
  const end = space.machine(Machine.highestBlock);
  for (let block: number = Heap.FIRST_BLOCK; block < end; block++) {
    const state = space.U8[SideTable.STATES + block];
    if (state === BlockState.LARGE || state === BlockState.CONTINUATION) continue;
    const first = block << Heap.LINES_SHIFT;
    for (let line = first; line < first + Heap.LINES_PER_BLOCK; line++) {
      if (space.U8[SideTable.LINES + line] === 0)
        space.U8.fill(0, line << Heap.LINE_SHIFT, (line + 1) << Heap.LINE_SHIFT);
    }
  }
}
/** The chunks that are not zero, joined to ranges unless far apart: all memory up to the last block but the collector's scratch areas. */
function usedRanges(space: Space): [number, number][] {
  const areas = [
    [0, SideTable.REMEMBERED],
    [SideTable.PERSISTENT, space.machine(Machine.persistentTop)],
    [SideTable.LINES, MemoryMap.HEAP],
    [Heap.START, space.machine(Machine.highestBlock) << Heap.BLOCK_SHIFT],
  ] as const;
  const ranges: [number, number][] = [];
  for (const [start, end] of areas) {
    for (let at: number = start; at < end; at += CHUNK) {
      const stop = Math.min(at + CHUNK, end);
      if (space.I32.subarray(at >> 2, stop >> 2).every(word => word === 0)) continue;
      const last = ranges.at(-1);
      if (last !== undefined && last[0] >= start && at - (last[0] + last[1]) <= LONGEST_GAP) last[1] = stop - last[0];
      else ranges.push([at, stop - at]);
    }
  }
  return ranges;
}
