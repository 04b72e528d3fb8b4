/**
 * The reference for handlers/exits.ts, for the reference executor and tests of the emitter, which have no interpreter: rebuilds the
 * state when a compiled trace was left through an exit that could not store its frames itself:
 * first the virtual objects, then the frames on the VM stack, then the postponed stores, then the machine's words.
 *
 * What always holds afterwards: `Machine.fp` and `Machine.pc` are those of the innermost frame, every register of an
 * inlined frame holds a reference or NULL, and every header is complete. No collection can happen in between.
 */
import { DEPTH_UNIT, FrameHeader, MACHINE, Machine } from '../../interpreter/heap/machine.js';
import { buildInt, buildObject, type HeapHost, readMemory, writeMemory } from '../ir/heap-access.js';
import type { Type } from '../ir/ops.js';
import type { Value } from '../ir/trace.js';
import {
  type EncodedExit,
  type EncodedFrame,
  type EncodedStore,
  type EncodedValue,
  flagsWord,
  NO_PC,
} from './encode.js';

/** Reads the raw value of a spill slot. */
export type SpillReader = (slot: number, type: Type) => Value;

/** Reads spills from the window at `address`: 8 bytes each. */
export function spillsAt(view: DataView, address: number): SpillReader {
  return (slot, type) => readMemory(view, address + 8 * slot, type === 'bool' ? 'i32' : type);
}

/** Restores the state of an exit; `fp` is the frame pointer of the root frame. */
export function restoreExit(host: HeapHost, exit: EncodedExit, fp: number, spill: SpillReader): void {
  new Restorer(host, exit, fp, spill).run();
}

class Restorer {
  private readonly host: HeapHost;
  private readonly exit: EncodedExit;
  private readonly fp: number;
  private readonly spill: SpillReader;
  private readonly addresses: number[] = [];
  constructor(host: HeapHost, exit: EncodedExit, fp: number, spill: SpillReader) {
    this.host = host;
    this.exit = exit;
    this.fp = fp;
    this.spill = spill;
  }
  run(): void {
    this.buildVirtuals();
    this.exit.frames.forEach((frame, i) => {
      if (i > 0) this.header(frame, this.exit.frames[i - 1]!);
      else if (frame.extra) this.word(this.fp - FrameHeader.EXTRA, this.word32(frame.extra));
      this.registers(frame, i > 0);
    });
    const [start, end] = this.exit.uncovered;
    for (let offset = start; offset < end; offset += 4) this.word(this.fp + offset, 0);
    for (const store of this.exit.stores) this.store(store);
    this.machine();
  }
  private word(address: number, value: number): void {
    this.host.view.setInt32(address, value, true);
  }
  private value(value: EncodedValue): Value {
    switch (value.kind) {
      case 'constant':
        return value.value;
      case 'spill':
        return this.spill(value.slot, value.type);
      case 'virtual':
        return this.addresses[value.index]!;
    }
  }
  private word32(value: EncodedValue | null): number {
    return value ? Number(this.value(value)) : 0;
  }
  /** Ints come first, as they have no address of their own to be pointed at before they are made. */
  private buildVirtuals(): void {
    const { virtuals } = this.exit;
    virtuals.forEach((virtual, i) => {
      if (virtual.kind === 'int')
        this.addresses[i] = buildInt(this.host, this.value(virtual.fields[0]!.value) as bigint);
      else this.addresses[i] = buildObject(this.host, virtual.bytes, 0);
    });
    virtuals.forEach((virtual, i) => {
      if (virtual.kind === 'int') return;
      this.word(this.addresses[i]!, this.word32(virtual.map));
      for (const { offset, type, value } of virtual.fields) {
        writeMemory(this.host.view, this.addresses[i]! + offset, type, this.value(value));
      }
    });
  }
  private header(frame: EncodedFrame, caller: EncodedFrame): void {
    const fp = this.fp + frame.offset;
    this.word(this.fp + caller.offset - FrameHeader.PC, caller.pc + 1);
    this.word(fp - FrameHeader.FUNCTION, this.word32(frame.function));
    this.word(fp - FrameHeader.CODE, frame.code);
    this.word(fp - FrameHeader.CALLER, this.fp + caller.offset + 1);
    this.word(fp - FrameHeader.PC, NO_PC);
    this.word(fp - FrameHeader.EXTRA, this.word32(frame.extra));
    const rootDepth = this.host.view.getInt32(this.fp - FrameHeader.FLAGS, true) & -DEPTH_UNIT;
    this.word(fp - FrameHeader.FLAGS, rootDepth + flagsWord(frame));
  }
  private registers(frame: EncodedFrame, inlined: boolean): void {
    const fp = this.fp + frame.offset;
    frame.registers.forEach((value, i) => {
      if (value) this.word(fp + 4 * i, this.word32(value));
      else if (inlined) this.word(fp + 4 * i, 0);
    });
  }
  private store(store: EncodedStore): void {
    const object = this.word32(store.object);
    const address = object + store.offset + this.word32(store.index) * store.stride;
    writeMemory(this.host.view, address, store.type, this.value(store.value));
    if (store.barrier && this.host.view.getInt32(object + 4, true) & 1) this.host.logObject(object);
  }
  private machine(): void {
    const innermost = this.exit.frames.at(-1)!;
    this.word(MACHINE + Machine.fp.offset, this.fp + innermost.offset);
    this.word(MACHINE + Machine.pc.offset, innermost.pc);
  }
}
