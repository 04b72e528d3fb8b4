/**
 * The one memory that all of a program's state lives in, and typed views of it. Plain TypeScript.
 *
 * What always holds: the memory is reserved at its full size once (initial = maximum) and never grows, so that views and
 * addresses stay valid for ever. It is a shared one where the host has SharedArrayBuffer, a private one elsewhere; pages that
 * nobody has touched cost nothing.
 */
import { MemoryMap } from './machine.js';

const PAGE = 65536;
/** Size of the memory in pages of 64 KiB; initial and maximum. */
export const MEMORY_PAGES = MemoryMap.MEMORY_SIZE / PAGE;

export interface HeapMemory {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  /** Views of the whole memory; an index is the address divided by the element's size. */
  readonly i32: Int32Array<ArrayBufferLike>;
  readonly u8: Uint8Array<ArrayBufferLike>;
  readonly u16: Uint16Array<ArrayBufferLike>;
  readonly f64: Float64Array<ArrayBufferLike>;
  readonly i64: BigInt64Array<ArrayBufferLike>;
}

/** Reserves the memory. Throws the host's RangeError when there is not enough address space. */
export function createMemory(): HeapMemory {
  return viewMemory(reserveMemory());
}

/** The views of a memory of the right size. */
export function viewMemory(memory: WebAssembly.Memory): HeapMemory {
  const buffer: ArrayBufferLike = memory.buffer;
  return {
    memory,
    shared: typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer,
    i32: new Int32Array(buffer),
    u8: new Uint8Array(buffer),
    u16: new Uint16Array(buffer),
    f64: new Float64Array(buffer),
    i64: new BigInt64Array(buffer),
  };
}

function reserveMemory(): WebAssembly.Memory {
  const shared = typeof SharedArrayBuffer !== 'undefined';
  return new WebAssembly.Memory({ initial: MEMORY_PAGES, maximum: MEMORY_PAGES, shared });
}
