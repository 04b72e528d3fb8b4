/**
 * A heap for tests: well-known maps and classes filled in from the layouts, and a mutator in TypeScript that allocates and
 * stores like RTS does. Plain TypeScript: it runs over whatever the heap's functions were derived to.
 */
import type { LayoutDescriptor, Ref } from '../dialect/rts.js';
import { TraceOffset } from '../heap/heap-constants.js';
import { Code, Map as MapLayout, ObjectFlags, RefItems, WeakReference } from '../heap/layouts.js';
import { FrameHeader, MACHINE, Machine, MemoryMap } from '../heap/machine.js';
import type { HeapMemory } from '../heap/memory.js';
import { traceShapeOf } from '../heap/trace-shape.js';
import { ClassOf, Kind, MapOf, REPRESENTATIONS } from '../heap/well-known.js';
import type { CollectorExports } from './collector.js';
import { encodeText } from '../heap/find-interned.js';

/** The derived functions of heap/ and gc/. */
export interface HeapExports extends CollectorExports {
  initializeHeap(heapLimit: number): void;
  allocate(bytes: number): number;
  logObject(object: number): void;
  reserve(bytes: number): number | boolean;
  reserveOrRetry(bytes: number): number;
  reserveElements(count: number, shift: number): number | boolean;
  intern(text: number): number;
  stringHash(text: number): number;
  sameText(a: number, b: number): number | boolean;
  registerWeakReference(reference: number): void;
  findWeakReference(target: number): number;
  registerFinalizable(object: number): void;
  nextFinalizable(): number;
  nextCallback(): number;
  queueAllFinalizables(): void;
}

type MachineField = Exclude<keyof typeof Machine, 'descriptor'>;

export class TestHeap {
  readonly memory: HeapMemory;
  readonly heap: HeapExports;

  constructor(memory: HeapMemory, heap: HeapExports, heapLimit = 1 << 30) {
    this.memory = memory;
    this.heap = heap;
    this.#fillWellKnown();
    heap.initializeHeap(heapLimit);
  }

  word(address: number): number {
    return this.memory.i32[address >> 2]!;
  }

  setWord(address: number, value: number): void {
    this.memory.i32[address >> 2] = value;
  }

  machine(name: MachineField): number {
    return this.word(MACHINE + Machine[name].offset);
  }

  setMachine(name: MachineField, value: number): void {
    this.setWord(MACHINE + Machine[name].offset, value);
  }

  /** A store of a reference with the write barrier. */
  storeRef(object: number, offset: number, value: number): void {
    this.setWord(object + offset, value);
    if ((this.word(object + TraceOffset.FLAGS) & ObjectFlags.OLD_UNLOGGED) !== 0) this.heap.logObject(object);
  }

  /** A new object with all fields 0. */
  make(map: Ref, descriptor: LayoutDescriptor): number {
    const object = this.heap.allocate(descriptor.size);
    this.memory.i32.fill(0, object >> 2, (object + descriptor.size) >> 2);
    this.setWord(object, map);
    return object;
  }

  /** A new array with all elements 0. */
  makeArray(map: Ref, length: number): number {
    const start = this.word(map + TraceOffset.SIZE);
    const bytes = (start + length * 2 ** this.word(map + TraceOffset.ELEMENT_SHIFT) + 7) & -8;
    const object = this.heap.allocate(bytes);
    this.memory.i32.fill(0, object >> 2, (object + bytes) >> 2);
    this.setWord(object, map);
    this.setWord(object + TraceOffset.LENGTH, length);
    return object;
  }

  makeRefItems(length: number): number {
    return this.makeArray(MapOf['REF_ITEMS']!, length);
  }

  item(items: number, index: number): number {
    return this.word(items + RefItems.element.offset + 4 * index);
  }

  setItem(items: number, index: number, value: number): void {
    this.storeRef(items, RefItems.element.offset + 4 * index, value);
  }

  makeText(text: string): number {
    const { shift, length, bytes } = encodeText(text);
    const object = this.makeArray([MapOf['LATIN1']!, MapOf['UCS2']!, MapOf['UCS4']!][shift]!, length);
    this.memory.u8.set(bytes, object + 16);
    return object;
  }

  /** A registered weak reference. */
  makeWeakReference(target: number, callback = 0): number {
    const reference = this.make(MapOf['WEAK_REFERENCE']!, WeakReference.descriptor);
    this.setWord(reference + WeakReference.target.offset, target);
    this.setWord(reference + WeakReference.callback.offset, callback);
    this.heap.registerWeakReference(reference);
    return reference;
  }

  makeCode(registerCount: number): number {
    const code = this.make(MapOf['CODE']!, Code.descriptor);
    this.setWord(code + Code.registerCount.offset, registerCount);
    return code;
  }

  /** Pushes a frame `above` bytes above the start of the VM stack, or above the running frame's start, and answers its fp. */
  pushFrame(code: number, above: number): number {
    const caller = this.machine('fp');
    const frame = (caller === 0 ? MemoryMap.STACK : caller) + above + FrameHeader.SIZE;
    this.setWord(frame - FrameHeader.FUNCTION, 0);
    this.setWord(frame - FrameHeader.CODE, code);
    this.setWord(frame - FrameHeader.CALLER, caller + 1);
    this.setWord(frame - FrameHeader.PC, 1);
    this.setWord(frame - FrameHeader.EXTRA, 0);
    this.setWord(frame - FrameHeader.FLAGS, 1);
    this.memory.i32.fill(0, frame >> 2, (frame >> 2) + this.word(code + Code.registerCount.offset));
    this.setMachine('fp', frame);
    return frame;
  }

  popFrame(): void {
    this.setMachine('fp', this.word(this.machine('fp') - FrameHeader.CALLER) - 1);
  }

  #fillWellKnown(): void {
    for (const row of REPRESENTATIONS) {
      const map = MapOf[row.map]!;
      const shape = traceShapeOf(row.layout.descriptor);
      this.setWord(map, MapOf['MAP']!);
      this.setWord(map + MapLayout.class.offset, ClassOf[row.class]!);
      this.setWord(map + MapLayout.kind.offset, Kind[row.map]!);
      this.memory.i64[(map + MapLayout.refMask.offset) >> 3] = shape.refMask;
      this.setWord(map + MapLayout.size.offset, shape.size);
      this.setWord(map + MapLayout.elementShift.offset, shape.elementShift);
      this.setWord(map + MapLayout.elementFlags.offset, shape.elementFlags);
    }
    for (const address of Object.values(ClassOf)) this.setWord(address, MapOf['TYPE']!);
  }
}
