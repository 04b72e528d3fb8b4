/**
 * Tables of what heap objects have on the JavaScript side: the magnitudes of big integers, the state of host objects. Plain TypeScript.
 *
 * An entry is owned by one heap object, whose `host` field holds the entry's number. After every collection `sweep` frees the
 * entries of dead owners: of young ones after a young collection (an owner that has survived once dies at a full collection
 * at the earliest), of all after a full one. Bytes are charged to the heap, so that they make collections due.
 */
import type { Ref } from '../dialect/rts.js';
import { BigInteger, HostObject } from '../heap/layouts.js';
import type { HeapMemory } from '../heap/memory.js';

/** What the table needs from the collector. */
export interface Ownership {
  /** Whether the object at an address survived the last collection: not 0 if it did. */
  isMarked(address: number): number | boolean;
  chargeHostBytes(bytes: number): void;
}

/** Both layouts with an entry keep its number in the same place. */
const HOST = BigInteger.host.offset;
if (HostObject.host.offset !== HOST) throw new Error('host fields must lie at the same offset');

export class HostEntries<T> {
  readonly #values: (T | undefined)[] = [];
  readonly #owners: number[] = [];
  readonly #bytes: number[] = [];
  readonly #free: number[] = [];
  /** Entries made since the last collection. */
  #young: number[] = [];
  readonly #i32: Int32Array<ArrayBufferLike>;
  readonly #collector: Ownership;

  constructor(memory: HeapMemory, collector: Ownership) {
    this.#i32 = memory.i32;
    this.#collector = collector;
  }

  /** Makes `owner` (a new object) own `value`, which takes about `bytes`: writes the owner's host field. Answers the entry's number. */
  own(owner: Ref, value: T, bytes: number): number {
    const entry = this.#free.pop() ?? this.#values.length;
    this.#values[entry] = value;
    this.#owners[entry] = owner;
    this.#bytes[entry] = bytes;
    this.#young.push(entry);
    this.#i32[(owner + HOST) >> 2] = entry;
    this.#collector.chargeHostBytes(bytes);
    return entry;
  }

  /** The value of an entry, by the number in its owner's host field. */
  get(entry: number): T {
    return this.#values[entry] as T;
  }

  /** The value that an object owns. */
  of(owner: Ref): T {
    return this.#values[this.#i32[(owner + HOST) >> 2]!] as T;
  }

  /** Number of entries in use. */
  get size(): number {
    return this.#values.length - this.#free.length;
  }

  /** To be called after a collection, before anything is allocated. `released` sees the values that are freed. */
  sweep(full: boolean, released?: (value: T) => void): void {
    const candidates = full ? this.#values.keys() : this.#young;
    let freed = 0;
    for (const entry of candidates) {
      if (this.#owners[entry] === 0 || this.#isAlive(entry)) continue;
      freed += this.#bytes[entry]!;
      released?.(this.#values[entry] as T);
      this.#values[entry] = undefined;
      this.#owners[entry] = 0;
      this.#free.push(entry);
    }
    this.#young = [];
    if (freed !== 0) this.#collector.chargeHostBytes(-freed);
  }

  #isAlive(entry: number): boolean {
    const owner = this.#owners[entry]!;
    return Number(this.#collector.isMarked(owner)) !== 0 && this.#i32[(owner + HOST) >> 2] === entry;
  }
}
