/**
 * The boot image: what memory holds right after booting, saved by the build, so that a start copies it instead of booting.
 *
 * An image is one line of JSON (`ImageHead`) followed by the bytes of the ranges it lists. It is made after a full collection,
 * so everything in it is old and young collections do not look at it again; free lines are zero and left out.
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
  readonly bytes: Uint8Array;
  readonly key: string;
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
const NEWLINE = 10;

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
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const size = ranges.reduce((sum, [, length]) => sum + length, line.length);
  const image = new Uint8Array(size);
  image.set(line);
  let at = line.length;
  for (const [address, length] of ranges) {
    image.set(space.U8.subarray(address, address + length), at);
    at += length;
  }
  return image;
}
/** Makes the space what it was when the image was saved. False, and nothing has happened, when the image is another build's. */
export function restoreBootImage(space: Space, image: BootImage, parts: BootParts, maximumMemory: number): boolean {
  const { bytes, key } = image;
  const end = bytes.indexOf(NEWLINE);
  if (end < 0) return false;
  const head = parseHead(new TextDecoder().decode(bytes.subarray(0, end)));
  if (head === null || head.key !== key) return false;
  let at = end + 1;
  for (const [address, length] of head.ranges) {
    space.U8.set(bytes.subarray(at, at + length), address);
    at += length;
  }
  for (const [name, cls] of head.classes) space.classes.set(name, cls);
  for (const code of head.codes) space.caches.addCode(code);
  bindModules(space, parts);
  bindAppLevel(space, head.appLevel);
  writeHeapLimit(space, maximumMemory);
  return true;
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
/** The chunks that are not zero, joined to ranges: all memory up to the last block but the collector's scratch areas. */
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
      if (last !== undefined && last[0] + last[1] === at) last[1] += stop - at;
      else ranges.push([at, stop - at]);
    }
  }
  return ranges;
}
