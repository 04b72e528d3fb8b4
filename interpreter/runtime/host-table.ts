/**
 * What heap objects have on the JavaScript side (big integers, host objects), and the references that the host itself
 * holds. A thin front of the collector's tables (gc/host-entries.ts, heap/handles.ts) for natives.
 */
import type { Ref } from '../dialect/rts.js';
import { HostEntries, type Ownership } from '../gc/host-entries.js';
import { PersistentHandles } from '../heap/handles.js';
import type { HeapMemory } from '../heap/memory.js';

/** Bytes charged for a value whose size is not known. */
const OBJECT_BYTES = 64;

/** Magnitudes up to here are not measured. */
const LONG_END = 1n << 1024n;

/** Roughly how many bytes a big integer takes; exactly only for long ones, where it is cheap beside the arithmetic. */
function bytesOfInteger(value: bigint): number {
  if (value < LONG_END && value > -LONG_END) return 128;
  return value.toString(16).length >> 1;
}

export class HostTable {
  readonly entries: HostEntries<unknown>;
  private readonly handles: PersistentHandles;
  private readonly held = new Map<Ref, number>();

  constructor(memory: HeapMemory, collector: Ownership) {
    this.entries = new HostEntries(memory, collector);
    this.handles = new PersistentHandles(memory);
  }
  /** Makes the new heap object `owner` own `value`; answers the entry's number, which is in the owner's host field. */
  add(owner: Ref, value: unknown): number {
    const bytes = typeof value === 'bigint' ? bytesOfInteger(value) : OBJECT_BYTES;
    return this.entries.own(owner, value, bytes);
  }
  get(index: number): unknown {
    return this.entries.get(index);
  }
  /** Keeps a heap object alive for as long as the host needs it. */
  hold(r: Ref): void {
    if (!this.held.has(r)) this.held.set(r, this.handles.hold(r));
  }
  release(r: Ref): void {
    const handle = this.held.get(r);
    if (handle === undefined) return;
    this.held.delete(r);
    this.handles.release(handle);
  }
}
