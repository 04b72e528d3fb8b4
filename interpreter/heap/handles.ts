/**
 * How natives keep references alive across a collection. Plain TypeScript.
 *
 * A native needs none of this as long as it calls no Python: allocation never collects. One that does call Python opens a
 * HandleScope, keeps its references there, and reads them back afterwards (objects do not move, so a Ref that is kept may
 * also be used directly). Scopes nest as a stack and are closed by `using` or in a `finally`. What the host keeps
 * for longer (a compiled trace's constants, an embedder's value) takes a persistent handle.
 *
 * What always holds: `HANDLES <= address < handleTop` and `PERSISTENT <= address < persistentTop` are Refs or NULL.
 */
import type { Ref } from '../dialect/rts.js';
import { SideTable } from './heap-constants.js';
import { MACHINE, Machine } from './machine.js';
import type { HeapMemory } from './memory.js';
import { NULL } from './well-known.js';

const TOP = (MACHINE + Machine.handleTop.offset) >> 2;
const PERSISTENT_TOP = (MACHINE + Machine.persistentTop.offset) >> 2;

/** References of one activation of a native. */
export class HandleScope implements Disposable {
  readonly #i32: Int32Array<ArrayBufferLike>;
  readonly #base: number;

  constructor(memory: HeapMemory) {
    this.#i32 = memory.i32;
    this.#base = this.#i32[TOP]! >> 2;
  }

  /** Keeps a reference until the scope is closed. Answers its index in the scope. Throws RangeError when the area is full. */
  keep(ref: Ref): number {
    const at = this.#i32[TOP]! >> 2;
    if (at << 2 >= SideTable.HANDLES_END)
      throw new RangeError('too many handles: nested natives keep too many references');
    this.#i32[at] = ref;
    this.#i32[TOP] = (at + 1) << 2;
    return at - this.#base;
  }

  get(index: number): Ref {
    return this.#i32[this.#base + index] as Ref;
  }

  set(index: number, ref: Ref): void {
    this.#i32[this.#base + index] = ref;
  }

  /** Gives up everything kept in this scope and in scopes opened after it. */
  close(): void {
    this.#i32[TOP] = this.#base << 2;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** References that the host holds for as long as it likes. */
export class PersistentHandles {
  readonly #i32: Int32Array<ArrayBufferLike>;
  readonly #free: number[] = [];

  constructor(memory: HeapMemory) {
    this.#i32 = memory.i32;
  }

  /** Keeps a reference alive until `release` is called with the number that this answers. */
  hold(ref: Ref): number {
    const handle = this.#free.pop() ?? this.#extend();
    this.#i32[handle] = ref;
    return handle;
  }

  get(handle: number): Ref {
    return this.#i32[handle] as Ref;
  }

  set(handle: number, ref: Ref): void {
    this.#i32[handle] = ref;
  }

  /** The handle's number may be given out again afterwards. */
  release(handle: number): void {
    this.#i32[handle] = NULL;
    this.#free.push(handle);
  }

  #extend(): number {
    const top = this.#i32[PERSISTENT_TOP]!;
    if (top >= SideTable.PERSISTENT_END) throw new RangeError('too many persistent handles');
    this.#i32[PERSISTENT_TOP] = top + 4;
    return top >> 2;
  }
}
