/**
 * The driver's door to the collector: it runs a safe point, frees what dead objects had on the JavaScript side, and under
 * stress verifies the heap before and after. The collector itself is RTS (collect.ts), this is plain TypeScript.
 */
import { clock } from '../clock.js';
import { SafePoint } from '../heap/heap-constants.js';
import { Interrupts, MACHINE, Machine } from '../heap/machine.js';
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
const INTERRUPTS = (MACHINE + Machine.interrupts.offset) >> 2;
const TRIGGER = (MACHINE + Machine.collectionTrigger.offset) >> 2;
const FULL_COLLECTIONS = (MACHINE + Machine.fullCollections.offset) >> 2;
const COLLECTIONS = (MACHINE + Machine.collections.offset) >> 2;

/** So many collections under stress until they become rarer. */
const STRESS_PERIOD = 256;
const MAXIMUM_STRESS_BYTES = 1 << 20;

/** Verifying costs as much as hundreds of small collections: all at first, then one in 31. */
const isVerified = (collections: number): boolean => collections < 128 || collections % 31 === 0;

export class Collector {
  readonly #memory: HeapMemory;
  readonly #exports: CollectorExports;
  readonly #tables: HostEntries<never>[] = [];
  /** Called after every full collection. */
  afterFull: () => void = () => {};
  /** Under stress: bytes allocated between two collections; 0: collect at every safe point. It grows, or no program would end. */
  stressBytes = 0;
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
    const verify = stress && isVerified(collections);
    if (verify) verifyHeap(this.#memory, 'before');
    const start = clock.now();
    const answer = run();
    if (i32[COLLECTIONS] !== collections) {
      for (const table of this.#tables) table.sweep(i32[FULL_COLLECTIONS] !== fullCollections);
      if (i32[FULL_COLLECTIONS] !== fullCollections) this.afterFull();
      this.milliseconds += clock.now() - start;
      if (verify) verifyHeap(this.#memory, 'after');
      if (stress) this.#stressAgain(collections);
    }
    return answer;
  }
  /** Says when the next collection under stress is due. Without the interrupt traces run until they allocate. */
  #stressAgain(collections: number): void {
    const { i32 } = this.#memory;
    if (collections % STRESS_PERIOD === STRESS_PERIOD - 1)
      this.stressBytes = this.stressBytes === 0 ? 1 : Math.min(this.stressBytes * 16, MAXIMUM_STRESS_BYTES);
    if (this.stressBytes === 0) return;
    i32[INTERRUPTS] = i32[INTERRUPTS]! & ~Interrupts.COLLECT;
    i32[TRIGGER] = this.stressBytes;
  }
}
