/**
 * The driver's door to the collector: it runs a safe point, frees what dead objects had on the JavaScript side, and under
 * stress verifies the heap before and after. The collector itself is RTS (collect.ts), this is plain TypeScript.
 */
import { SafePoint } from '../heap/heap-constants.js';
import { MACHINE, Machine } from '../heap/machine.js';
import type { HeapMemory } from '../heap/memory.js';
import type { HostEntries, Ownership } from './host-entries.js';
import { verifyHeap } from './verify-heap.js';

/** The derived functions of heap/ and gc/ that this needs. */
export interface CollectorExports extends Ownership {
  safePoint(): number;
  collectYoung(): void;
  collectFull(): void;
}

const STRESS = (MACHINE + Machine.stress.offset) >> 2;
const COUNTDOWN = (MACHINE + Machine.stressCountdown.offset) >> 2;
const FULL_COLLECTIONS = (MACHINE + Machine.fullCollections.offset) >> 2;
const COLLECTIONS = (MACHINE + Machine.collections.offset) >> 2;

/** Verifying costs as much as hundreds of small collections: all at first, then one in 31. */
const isVerified = (collections: number): boolean => collections < 128 || collections % 31 === 0;

export class Collector {
  readonly #memory: HeapMemory;
  readonly #exports: CollectorExports;
  readonly #tables: HostEntries<never>[] = [];
  /** Time spent collecting so far. */
  milliseconds = 0;

  constructor(memory: HeapMemory, exports: CollectorExports) {
    this.#memory = memory;
    this.#exports = exports;
  }

  /** From now on the table's entries are freed when their owners die. */
  addTable(table: HostEntries<never>): void {
    this.#tables.push(table);
  }

  /** Serves Interrupts.COLLECT. Answers true when memory is exhausted and MemoryError is to be raised. */
  safePoint(): boolean {
    return (this.#collect(() => this.#exports.safePoint()) & SafePoint.OUT_OF_MEMORY) !== 0;
  }

  /** `gc.collect()`: collects everything, at a safe point. */
  collectFull(): void {
    this.#collect(() => {
      this.#exports.collectFull();
      return SafePoint.COLLECTED;
    });
  }

  /** `gc.collect(0)`. */
  collectYoung(): void {
    this.#collect(() => {
      this.#exports.collectYoung();
      return SafePoint.COLLECTED;
    });
  }

  #collect(run: () => number): number {
    const { i32 } = this.#memory;
    const stress = i32[STRESS] !== 0;
    const collections = i32[COLLECTIONS]!;
    const fullCollections = i32[FULL_COLLECTIONS]!;
    const verify = stress && i32[COUNTDOWN]! <= 1 && isVerified(collections);
    if (verify) verifyHeap(this.#memory, 'before');
    const start = performance.now();
    const answer = run();
    if (i32[COLLECTIONS] !== collections) {
      for (const table of this.#tables) table.sweep(i32[FULL_COLLECTIONS] !== fullCollections);
      this.milliseconds += performance.now() - start;
      if (verify) verifyHeap(this.#memory, 'after');
    }
    return answer;
  }
}
