/**
 * Values that have no place in linear memory (BigInts, host objects), in a table whose entries are owned by heap
 * objects: after a collection `sweep` frees the entries of dead owners. Also the references the host itself holds.
 */
import type { Ref } from '../dialect/rts.js';

export class HostTable {
  private readonly values: unknown[] = [];
  private readonly owners: number[] = [];
  private readonly free: number[] = [];
  private readonly held = new Set<Ref>();

  /** Puts `value` into the table for the heap object `owner`; answers its index. */
  add(owner: Ref, value: unknown): number {
    const index = this.free.pop() ?? this.values.length;
    this.values[index] = value;
    this.owners[index] = owner;
    return index;
  }
  get(index: number): unknown {
    return this.values[index];
  }
  set(index: number, value: unknown): void {
    this.values[index] = value;
  }
  /** Keeps a heap object alive for as long as the host needs it. */
  hold(r: Ref): void {
    this.held.add(r);
  }
  release(r: Ref): void {
    this.held.delete(r);
  }
  /** The references that the host holds: roots of the collector. */
  roots(): Iterable<Ref> {
    return this.held;
  }
  /** Frees the entries whose owner `isMarked` does not know any more. */
  sweep(isMarked: (owner: Ref) => boolean): void {
    for (let k = 0; k < this.values.length; k++) {
      const owner = this.owners[k]!;
      if (owner !== 0 && !isMarked(owner as Ref)) {
        this.values[k] = undefined;
        this.owners[k] = 0;
        this.free.push(k);
      }
    }
  }
}
