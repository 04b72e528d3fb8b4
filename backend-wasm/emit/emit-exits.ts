/**
 * How a compiled trace is left. Two forms:
 *
 * - spilled: the live raw values go into the spill window above the frames, through a function that all exits with as many values
 *   share; Machine.fp is the root frame's, and `restoreExit` does the rest from the encoded exit.
 * - direct: the emitted code writes the frames, allocates the few virtual objects there are, sets Machine.fp and Machine.pc and
 *   returns the exit's answer. Nothing remains to be done; a hot exit costs nanoseconds.
 *
 * Most exits are never taken, so what counts is that they are small: a spilled one takes two bytes a value and a call, a direct one
 * about ten times as much. So direct are only the ends of traces that leave, up to a limit.
 */
import { BoxedInt, HEADER } from '../../interpreter/heap/layouts.js';
import {
  DEPTH_UNIT,
  EXIT_COUNTDOWN_BYTES,
  exitAnswer,
  FrameHeader,
  Machine,
  POLL_INTERVAL,
} from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import {
  type FrameSnapshot,
  isNode,
  type Node,
  type PendingStore,
  type Snapshot,
  type SnapshotValue,
  type VirtualObject,
} from '../../tracer/ir/trace.js';
import {
  type EncodedExit,
  encodeExit,
  flagsWord,
  NO_PC,
  ownRegisters,
  type UnchangedTest,
  uncoveredRegisters,
  virtualSize,
} from '../../tracer/snapshots/encode.js';
import type { BodyWriter } from '../assemble/assembler.js';
import { Control, Convert, I32, I64, Memory, type WasmType } from '../assemble/opcodes.js';
import { allocateSlow, COUNTDOWN, type Emission, FRAME_POINTER } from './emission.js';
import { beginMachineWord, endMachineWord, machineWord, storeField, storeMemory } from './emit-heap.js';
import { localType } from './locals.js';

/** An exit as the emitter reports it: `direct` when nothing is left to be restored. */
export class EmittedExit {
  readonly direct: boolean;
  private readonly node: Node;
  private readonly spills: readonly Node[];
  private readonly isUnchanged: UnchangedTest;
  private image: EncodedExit | null = null;
  constructor(node: Node, direct: boolean, spills: readonly Node[], isUnchanged: UnchangedTest) {
    this.node = node;
    this.direct = direct;
    this.spills = spills;
    this.isUnchanged = isUnchanged;
  }
  get encoded(): EncodedExit {
    const { node, spills, isUnchanged } = this;
    return (this.image ??= encodeExit(node.snapshot!, node.exitKind, spills, isUnchanged));
  }
}
/** Limits of a direct exit: words it writes, and virtual objects it makes. */
const DIRECT_LIMITS = { words: 160, virtuals: 16 };

/** Writes an exit, up to and including the return of its number. */
export function emitExit(e: Emission, node: Node, number: number, spillOffset: number): void {
  const snapshot = node.snapshot!;
  const unchanged = unchangedTest(e);
  if (node.op === 'exit' && isCheap(snapshot)) {
    writeState(e, snapshot);
    e.countIterations(POLL_INTERVAL);
    e.code.i32(exitAnswer(number));
    e.code.op(Control.RETURN);
    e.exits.push(new EmittedExit(node, true, NO_SPILLS, unchanged));
  } else {
    const spills = e.survey.spillsOf(snapshot);
    spill(e, spills, spillOffset, number);
    e.exits.push(new EmittedExit(node, false, spills, unchanged));
  }
}
const NO_SPILLS: readonly Node[] = [];
function isCheap({ frames, pending }: Snapshot): boolean {
  const words = frames.reduce(
    (sum, frame, i) => sum + (i > 0 ? frame.registers.length + 6 : liveRegisters(frame.registers)),
    0,
  );
  const [start, end] = uncoveredRegisters(frames);
  const virtuals = virtualObjects({ frames, pending: pending ?? [] });
  const fields = virtuals.reduce((sum, virtual) => sum + virtual.contents.length + 2, 0);
  const size = words + ((end - start) >> 2) + fields + 3 * (pending?.length ?? 0);
  return size <= DIRECT_LIMITS.words && virtuals.length <= DIRECT_LIMITS.virtuals;
}
function liveRegisters(registers: readonly unknown[]): number {
  return registers.reduce<number>((sum, value) => sum + (value ? 1 : 0), 0);
}
/** Returns the number through the function that stores as many values of these types. */
function spill(e: Emission, spills: readonly Node[], spillOffset: number, number: number): void {
  const { code } = e;
  code.getLocal(FRAME_POINTER);
  code.i32(exitAnswer(number));
  code.getLocal(COUNTDOWN);
  for (let i = 0; i < spills.length; i++) e.get(spills[i]!);
  code.call(leaveFunction(e, spills, spillOffset));
  code.op(Control.RETURN);
}
/** `leave(fp, answer, countdown, values...) -> answer`: stores the values in the window and the root's frame pointer. */
function leaveFunction(e: Emission, spills: readonly Node[], spillOffset: number): number {
  let longs = 0;
  let doubles = 0;
  for (let i = 0; i < spills.length; i++) {
    const { type } = spills[i]!;
    if (type === 'i64') longs++;
    else if (type === 'f64') doubles++;
  }
  // Values come by type, so that their numbers tell the parameters.
  const key = spills.length + (longs << 10) + (doubles << 20);
  let index = e.leaving.get(key);
  if (index === undefined) e.leaving.set(key, (index = addLeave(e, spills, spillOffset)));
  return index;
}
function addLeave(e: Emission, spills: readonly Node[], spillOffset: number): number {
  const types = spills.map(node => localType(node.type));
  return e.module.addFunction(['i32', 'i32', 'i32', ...types], 'i32', code => {
    types.forEach((type, slot) => {
      code.getLocal(0);
      code.getLocal(3 + slot);
      storeMemory(code, type, spillOffset + 8 * slot);
    });
    code.getLocal(0);
    code.getLocal(2);
    code.memory(Memory.STORE_I32, spillOffset - EXIT_COUNTDOWN_BYTES);
    beginMachineWord(code);
    code.getLocal(0);
    endMachineWord(code, Machine.fp);
    code.getLocal(1);
    return [];
  });
}
const unchangedTest = ({ survey }: Emission): UnchangedTest => survey.isUnchanged;

/** Writes everything a snapshot says: objects, frames, postponed stores, the machine's words. */
export function writeState(e: Emission, snapshot: Snapshot): void {
  new StateWriter(e, snapshot).write();
}
/** Writes the frames of a snapshot whose last one is about to be entered: of that one the header and the arguments. */
export function writeCall(e: Emission, snapshot: Snapshot): void {
  new StateWriter(e, snapshot).writeCall();
}
/** Puts the frame pointer of the frame at an offset from the root's on the stack. */
export function frameAt({ code }: Emission, offset: number): void {
  code.getLocal(FRAME_POINTER);
  if (offset === 0) return;
  code.i32(offset);
  code.op(I32.ADD);
}

class StateWriter {
  private readonly e: Emission;
  private readonly snapshot: Snapshot;
  /** The temporary that holds each virtual object once it is made. */
  private readonly made = new Map<VirtualObject, number>();
  private readonly isUnchanged: UnchangedTest;
  constructor(e: Emission, snapshot: Snapshot) {
    this.e = e;
    this.snapshot = snapshot;
    this.isUnchanged = unchangedTest(e);
  }
  write(): void {
    const { code } = this.e;
    this.makeVirtuals();
    const { frames } = this.snapshot;
    for (let i = 0; i < frames.length; i++) this.frame(i, i > 0);
    this.clear(...uncoveredRegisters(frames));
    for (const store of this.snapshot.pending ?? []) this.pendingStore(store);
    const innermost = frames.at(-1)!;
    if (frames.length > 1) this.number(innermost.offset - FrameHeader.PC, NO_PC);
    beginMachineWord(code);
    frameAt(this.e, innermost.offset);
    endMachineWord(code, Machine.fp);
    beginMachineWord(code);
    code.i32(innermost.pc);
    endMachineWord(code, Machine.pc);
  }
  writeCall(): void {
    const { frames } = this.snapshot;
    const last = frames.length - 1;
    for (let i = 0; i < frames.length; i++) this.frame(i, i > 0 && i < last);
    this.clear(...uncoveredRegisters(frames));
    this.number(frames[last]!.offset - FrameHeader.PC, NO_PC);
  }
  private frame(i: number, clears: boolean): void {
    const { frames } = this.snapshot;
    const frame = frames[i]!;
    if (i > 0) this.header(frame, frames[i - 1]!);
    else if (frame.extra) this.contents(-FrameHeader.EXTRA, frame.extra);
    this.registers(frame, ownRegisters(frames, i), clears);
  }
  private clear(start: number, end: number): void {
    for (let offset = start; offset < end; offset += 4) this.number(offset, 0);
  }
  /** A word at an offset from the root's fp, which may be negative, is written in three steps: base, value, store. */
  private base(offset: number): void {
    if (offset < 0) frameAt(this.e, offset);
    else this.e.code.getLocal(FRAME_POINTER);
  }
  private store(offset: number): void {
    this.e.code.memory(Memory.STORE_I32, Math.max(offset, 0));
  }
  private number(offset: number, value: number): void {
    this.base(offset);
    this.e.code.i32(value);
    this.store(offset);
  }
  private contents(offset: number, value: SnapshotValue | null): void {
    this.base(offset);
    if (value === null) this.e.code.i32(0);
    else this.value(value);
    this.store(offset);
  }
  private value(value: SnapshotValue): void {
    if (isNode(value)) this.e.get(value);
    else this.e.code.getLocal(this.made.get(value)!);
  }
  private header(frame: FrameSnapshot, caller: FrameSnapshot): void {
    const { e } = this;
    const { offset } = frame;
    this.number(caller.offset - FrameHeader.PC, caller.pc + 1);
    this.contents(offset - FrameHeader.FUNCTION, frame.function);
    this.number(offset - FrameHeader.CODE, frame.code);
    this.base(offset - FrameHeader.CALLER);
    frameAt(e, caller.offset + 1);
    this.store(offset - FrameHeader.CALLER);
    this.contents(offset - FrameHeader.EXTRA, frame.extra);
    this.base(offset - FrameHeader.FLAGS);
    this.rootDepth();
    e.code.i32(flagsWord(frame));
    e.code.op(I32.ADD);
    this.store(offset - FrameHeader.FLAGS);
  }
  private rootDepth(): void {
    const { e } = this;
    frameAt(e, -FrameHeader.FLAGS);
    e.code.memory(Memory.LOAD_I32, 0);
    e.code.i32(-DEPTH_UNIT);
    e.code.op(I32.AND);
  }
  private registers(frame: FrameSnapshot, own: number, inlined: boolean): void {
    const { offset, registers } = frame;
    for (let i = 0; i < own; i++) {
      const value = registers[i]!;
      if (value === null ? inlined : !(offset === 0 && this.isUnchanged(value, i)))
        this.contents(offset + 4 * i, value);
    }
  }
  private pendingStore({ object, field, index, value, barrier }: PendingStore): void {
    const node = (content: SnapshotValue): Node =>
      isNode(content) ? content : this.e.standIn(this.made.get(content)!);
    storeField(this.e, field, node(object), index, node(value), barrier);
  }

  private makeVirtuals(): void {
    const objects = virtualObjects(this.snapshot);
    objects.forEach((object, i) => {
      const local = this.e.temporary('i32', 2 + i);
      this.made.set(object, local);
      if (object.kind !== 'int') this.allocate(object, local);
    });
    for (const object of objects) if (object.kind === 'int') this.makeInt(object);
    for (const object of objects) if (object.kind !== 'int') this.fill(object);
  }
  private allocate(object: VirtualObject, local: number): void {
    const { code } = this.e;
    code.i32(virtualSize(object));
    code.call(makeObject(this.e));
    code.setLocal(local);
  }
  private makeInt(object: VirtualObject): void {
    const { code } = this.e;
    this.value(object.contents[0]!.value);
    code.call(boxInt(this.e));
    code.setLocal(this.made.get(object)!);
  }
  private fill(object: VirtualObject): void {
    const { code } = this.e;
    const target = this.made.get(object)!;
    code.getLocal(target);
    this.value(object.map);
    code.memory(Memory.STORE_I32, HEADER.mapOffset);
    for (const { field, index, value } of object.contents) {
      code.getLocal(target);
      this.value(value);
      storeMemory(code, field.type, field.offset + index * field.stride);
    }
    if (object.kind !== 'array') return;
    code.getLocal(target);
    code.i32(object.length);
    code.memory(Memory.STORE_I32, object.layout!.fields.find(field => field.name === 'length')!.offset);
  }
}
/** All virtual objects of a snapshot, each once. */
function virtualObjects(snapshot: Snapshot): VirtualObject[] {
  const objects = new Set<VirtualObject>();
  const go = (value: SnapshotValue | null): void => {
    if (value === null || isNode(value) || objects.has(value)) return;
    objects.add(value);
    for (const { value: content } of value.contents) go(content);
  };
  for (const frame of snapshot.frames) {
    frame.registers.forEach(go);
    go(frame.function);
    go(frame.extra);
  }
  for (const store of snapshot.pending ?? []) {
    go(store.object);
    go(store.value);
  }
  return [...objects];
}

/** `makeObject(bytes) -> ref`: bump allocation out of line; everything is zero. */
function makeObject(e: Emission): number {
  return e.helper('makeObject', ['i32'], 'i32', writeMakeObject);
}
const writeMakeObject: BodyWriter = code => {
  const bytes = 0;
  const top = 1;
  const locals: WasmType[] = ['i32'];
  machineWord(code, Machine.allocationTop);
  code.setLocal(top);
  code.getLocal(bytes);
  machineWord(code, Machine.allocationLimit);
  code.getLocal(top);
  code.op(I32.SUB);
  code.op(I32.LE_S);
  code.if();
  beginMachineWord(code);
  code.getLocal(top);
  code.getLocal(bytes);
  code.op(I32.ADD);
  endMachineWord(code, Machine.allocationTop);
  code.else();
  code.getLocal(bytes);
  allocateSlow(code);
  code.setLocal(top);
  code.end();
  const clear = code.loop();
  code.getLocal(bytes);
  code.i32(8);
  code.op(I32.SUB);
  code.setLocal(bytes);
  code.getLocal(top);
  code.getLocal(bytes);
  code.op(I32.ADD);
  code.i64(0n);
  code.memory(Memory.STORE_I64, 0);
  code.getLocal(bytes);
  code.brIf(clear);
  code.end();
  code.getLocal(top);
  return locals;
};
/** `boxInt(i64) -> ref`: the int object of a number. */
function boxInt(e: Emission): number {
  const make = makeObject(e);
  return e.helper('boxInt', ['i64'], 'i32', code => {
    const number = 0;
    const object = 1;
    code.getLocal(number);
    code.i64(2n ** 30n);
    code.op(I64.ADD);
    code.i64(2n ** 31n);
    code.op(I64.LT_U);
    code.if();
    code.getLocal(number);
    code.op(Convert.I32_OF_I64);
    code.i32(1);
    code.op(I32.SHL);
    code.i32(1);
    code.op(I32.OR);
    code.op(Control.RETURN);
    code.end();
    code.i32(BoxedInt.descriptor.size);
    code.call(make);
    code.setLocal(object);
    code.getLocal(object);
    code.i32(MapOf['INT']!);
    code.memory(Memory.STORE_I32, HEADER.mapOffset);
    code.getLocal(object);
    code.getLocal(number);
    code.memory(Memory.STORE_I64, BoxedInt.value.offset);
    code.getLocal(object);
    return ['i32'];
  });
}
