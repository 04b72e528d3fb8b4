/**
 * How a compiled trace is left. Two forms:
 *
 * - spilled: the live raw values go into the spill window above the frames, through a function that all exits with as many values
 *   share; Machine.fp is the root frame's, and `restoreExit` does the rest from the encoded exit.
 * - direct: the emitted code writes the frames, allocates the few virtual objects there are, sets Machine.fp and Machine.pc and
 *   returns the exit's answer. Nothing remains to be done; a hot exit costs nanoseconds.
 *
 * Most exits are never taken, so what counts is that they are small: a spilled one takes two bytes a value and a call, a direct one
 * about ten times as much. So direct are only the ends of traces that leave, and guards whose exits are known to stay
 * hot because no side trace can follow them (`isClosed`), and these only up to a limit.
 */
import { BoxedInt, HEADER } from '../../interpreter/heap/layouts.js';
import { DEPTH_UNIT, EXIT_COUNTDOWN_BYTES, exitAnswer, FrameHeader, MACHINE, Machine } from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import {
  type AnyField,
  type FrameSnapshot,
  Node,
  type PendingStore,
  placeOf,
  type Snapshot,
  type SnapshotValue,
  VirtualObject,
} from '../../tracer/ir/trace.js';
import {
  type EncodedExit,
  encodeExit,
  flagsWord,
  NO_PC,
  ownRegisters,
  spilledValues,
  type UnchangedTest,
  uncoveredRegisters,
  virtualSize,
} from '../../tracer/snapshots/encode.js';
import type { Assembler } from '../assemble/assembler.js';
import * as wasm from '../assemble/expressions.js';
import { COUNTDOWN, type Emission, type Expression } from './emission.js';
import { setMachineWord, storeField, storeMemory } from './emit-heap.js';
import { type LocalType, localType } from './locals.js';

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
interface DirectLimits {
  readonly words: number;
  readonly virtuals: number;
}
const AT_THE_END: DirectLimits = { words: 160, virtuals: 16 };
/** Of a guard that is known to be hot: even this much is done in a tenth of the time that the way through the tracer takes. */
const WHEN_CLOSED: DirectLimits = { words: 160, virtuals: 16 };

/** The code of an exit, up to and including the return of its number. */
export function emitExit(
  e: Emission,
  node: Node,
  number: number,
  spillOffset: number,
): { code: Expression[]; exit: EmittedExit } {
  const snapshot = node.snapshot!;
  const unchanged = unchangedTest(e);
  const limits = node.op === 'exit' ? AT_THE_END : node.origin?.isClosed ? WHEN_CLOSED : null;
  if (limits && isCheap(snapshot, limits)) {
    const code = [...writeState(e, snapshot), wasm.returnValue(e.i32(exitAnswer(number)))];
    return { code, exit: new EmittedExit(node, true, [], unchanged) };
  }
  const spills = spilledValues(snapshot, unchanged);
  return { code: [spill(e, spills, spillOffset, number)], exit: new EmittedExit(node, false, spills, unchanged) };
}
function isCheap({ frames, pending }: Snapshot, limits: DirectLimits): boolean {
  const words = frames.reduce(
    (sum, frame, i) => sum + (i > 0 ? frame.registers.length + 6 : liveRegisters(frame.registers)),
    0,
  );
  const [start, end] = uncoveredRegisters(frames);
  const virtuals = virtualObjects({ frames, pending: pending ?? [] });
  const fields = virtuals.reduce((sum, virtual) => sum + virtual.contents.length + 2, 0);
  const size = words + ((end - start) >> 2) + fields + 3 * (pending?.length ?? 0);
  return size <= limits.words && virtuals.length <= limits.virtuals;
}
function liveRegisters(registers: readonly unknown[]): number {
  return registers.reduce<number>((sum, value) => sum + (value ? 1 : 0), 0);
}
/** Returns the number through the function that stores as many values of these types. */
function spill(e: Emission, spills: readonly Node[], spillOffset: number, number: number): Expression {
  const types = spills.map(node => localType(node.type));
  const name = e.helper(leaveName(types), module => defineLeave(module, types, spillOffset));
  const values = spills.map(node => e.get(node));
  const countdown = e.local(COUNTDOWN, 'i32');
  return wasm.returnValue(wasm.call(name, [e.framePointer(), e.i32(exitAnswer(number)), countdown, ...values], 'i32'));
}
const leaveName = (types: readonly LocalType[]): string => `leave ${types.join()}`;
/** `leave(fp, answer, countdown, values...) -> answer`: stores the values in the window and the root's frame pointer. */
function defineLeave(module: Assembler, types: readonly LocalType[], spillOffset: number): void {
  const fp = (): Expression => wasm.local.get(0, 'i32');
  const stores = types.map((type, slot) =>
    storeMemory(type, spillOffset + 8 * slot, fp(), wasm.local.get(3 + slot, type)),
  );
  const setCountdown = wasm.i32.store(spillOffset - EXIT_COUNTDOWN_BYTES, 4, fp(), wasm.local.get(2, 'i32'));
  const setFp = wasm.i32.store(MACHINE + Machine.fp.offset, 4, wasm.i32.const(0), fp());
  const body = wasm.sequence([...stores, setCountdown, setFp, wasm.local.get(1, 'i32')]);
  module.addFunction(leaveName(types), ['i32', 'i32', 'i32', ...types], 'i32', [], body);
}
/** Only flushes write registers of the root frame while the trace runs: without them an input is still where it was. */
const isInput: UnchangedTest = (value, register) =>
  value instanceof Node && value.op === 'input' && placeOf(value).register === register;
const unchangedTest = (e: Emission): UnchangedTest => (e.hasFlush ? () => false : isInput);

/** Writes everything a snapshot says: objects, frames, postponed stores, the machine's words. */
export function writeState(e: Emission, snapshot: Snapshot): Expression[] {
  return new StateWriter(e, snapshot).write();
}
/** Writes the frames of a snapshot whose last one is about to be entered: of that one the header and the arguments. */
export function writeCall(e: Emission, snapshot: Snapshot): Expression[] {
  return new StateWriter(e, snapshot).writeCall();
}

class StateWriter {
  private readonly e: Emission;
  private readonly snapshot: Snapshot;
  private readonly code: Expression[] = [];
  /** The temporary that holds each virtual object once it is made. */
  private readonly made = new Map<VirtualObject, number>();
  private readonly isUnchanged: UnchangedTest;
  constructor(e: Emission, snapshot: Snapshot) {
    this.e = e;
    this.snapshot = snapshot;
    this.isUnchanged = unchangedTest(e);
  }
  write(): Expression[] {
    this.makeVirtuals();
    const { frames } = this.snapshot;
    frames.forEach((_, i) => {
      this.frame(i, i > 0);
    });
    this.clear(...uncoveredRegisters(frames));
    for (const store of this.snapshot.pending ?? []) this.pendingStore(store);
    const innermost = frames.at(-1)!;
    if (frames.length > 1) this.word(innermost.offset - FrameHeader.PC, this.e.i32(NO_PC));
    this.code.push(setMachineWord(this.e, Machine.fp, this.address(innermost.offset)));
    this.code.push(setMachineWord(this.e, Machine.pc, this.e.i32(innermost.pc)));
    return this.code;
  }
  writeCall(): Expression[] {
    const { frames } = this.snapshot;
    const last = frames.length - 1;
    frames.forEach((_, i) => {
      this.frame(i, i > 0 && i < last);
    });
    this.clear(...uncoveredRegisters(frames));
    this.word(frames[last]!.offset - FrameHeader.PC, this.e.i32(NO_PC));
    return this.code;
  }
  private frame(i: number, clears: boolean): void {
    const { frames } = this.snapshot;
    const frame = frames[i]!;
    if (i > 0) this.header(frame, frames[i - 1]!);
    else if (frame.extra) this.word(-FrameHeader.EXTRA, this.value(frame.extra));
    this.registers(frame, ownRegisters(frames, i), clears);
  }
  private clear(start: number, end: number): void {
    for (let offset = start; offset < end; offset += 4) this.word(offset, this.e.i32(0));
  }
  private address(offset: number): Expression {
    return offset ? wasm.i32.add(this.e.framePointer(), this.e.i32(offset)) : this.e.framePointer();
  }
  /** Writes a word at an offset from the root's fp, which may be negative. */
  private word(offset: number, value: Expression): void {
    const base = offset < 0 ? this.address(offset) : this.e.framePointer();
    this.code.push(wasm.i32.store(Math.max(offset, 0), 4, base, value));
  }
  private value(value: SnapshotValue): Expression {
    return value instanceof Node ? this.e.get(value) : this.e.local(this.made.get(value)!, 'i32');
  }
  private header(frame: FrameSnapshot, caller: FrameSnapshot): void {
    const { e } = this;
    const zero = e.i32(0);
    this.word(caller.offset - FrameHeader.PC, e.i32(caller.pc + 1));
    this.word(frame.offset - FrameHeader.FUNCTION, frame.function ? this.value(frame.function) : zero);
    this.word(frame.offset - FrameHeader.CODE, e.i32(frame.code));
    this.word(frame.offset - FrameHeader.CALLER, this.address(caller.offset + 1));
    this.word(frame.offset - FrameHeader.EXTRA, frame.extra ? this.value(frame.extra) : e.i32(0));
    const rootFlags = wasm.i32.load(0, 4, this.address(-FrameHeader.FLAGS));
    const rootDepth = wasm.i32.and(rootFlags, e.i32(-DEPTH_UNIT));
    this.word(frame.offset - FrameHeader.FLAGS, wasm.i32.add(rootDepth, e.i32(flagsWord(frame))));
  }
  private registers(frame: FrameSnapshot, own: number, inlined: boolean): void {
    frame.registers.slice(0, own).forEach((value, i) => {
      if (value && !(frame.offset === 0 && this.isUnchanged(value, i)))
        this.word(frame.offset + 4 * i, this.value(value));
      else if (!value && inlined) this.word(frame.offset + 4 * i, this.e.i32(0));
    });
  }
  private pendingStore({ object, field, index, value, barrier }: PendingStore): void {
    const node = (content: SnapshotValue): Node =>
      content instanceof Node ? content : this.e.standIn(this.made.get(content)!);
    this.code.push(storeField(this.e, field, node(object), index, node(value), barrier));
  }

  private makeVirtuals(): void {
    const objects = virtualObjects(this.snapshot);
    objects.forEach((object, i) => {
      const local = this.e.temporary('i32', 2 + i);
      this.made.set(object, local);
      if (object.kind !== 'int') this.code.push(wasm.local.set(local, this.allocate(object)));
    });
    for (const object of objects) if (object.kind === 'int') this.makeInt(object);
    for (const object of objects) if (object.kind !== 'int') this.fill(object);
  }
  private allocate(object: VirtualObject): Expression {
    const name = this.e.helper('makeObject', module => defineMakeObject(this.e, module));
    return wasm.call(name, [this.e.i32(virtualSize(object))], 'i32');
  }
  private makeInt(object: VirtualObject): void {
    this.e.helper('makeObject', module => defineMakeObject(this.e, module));
    const name = this.e.helper('boxInt', defineBoxInt);
    const boxed = wasm.call(name, [this.value(object.contents[0]!.value)], 'i32');
    this.code.push(wasm.local.set(this.made.get(object)!, boxed));
  }
  private fill(object: VirtualObject): void {
    const target = (): Expression => this.e.local(this.made.get(object)!, 'i32');
    this.code.push(wasm.i32.store(HEADER.mapOffset, 4, target(), this.value(object.map)));
    for (const { field, index, value } of object.contents) {
      this.code.push(storeMemory(field.type, field.offset + index * field.stride, target(), this.value(value)));
    }
    const length = object.layout!.fields.find(field => field.name === 'length');
    if (object.kind === 'array') this.code.push(wasm.i32.store(length!.offset, 4, target(), this.e.i32(object.length)));
  }
}
/** All virtual objects of a snapshot, each once. */
function virtualObjects(snapshot: Snapshot): VirtualObject[] {
  const objects = new Set<VirtualObject>();
  const go = (value: SnapshotValue | null): void => {
    if (!(value instanceof VirtualObject) || objects.has(value)) return;
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
function defineMakeObject(e: Emission, module: Assembler): void {
  const word = (field: AnyField): Expression => wasm.i32.load(MACHINE + field.offset, 4, wasm.i32.const(0));
  e.importFunction('allocateSlow', ['i32'], 'ref');
  const bytes = () => wasm.local.get(0, 'i32');
  const top = () => wasm.local.get(1, 'i32');
  const allocate = [
    wasm.local.set(1, word(Machine.allocationTop)),
    wasm.conditional(
      wasm.i32.le_s(bytes(), wasm.i32.sub(word(Machine.allocationLimit), top())),
      wasm.i32.store(MACHINE + Machine.allocationTop.offset, 4, wasm.i32.const(0), wasm.i32.add(top(), bytes())),
      wasm.local.set(1, wasm.call('allocateSlow', [bytes()], 'i32')),
    ),
  ];
  const rest = wasm.local.set(0, wasm.i32.sub(bytes(), wasm.i32.const(8)));
  const zero = wasm.i64.store(0, 8, wasm.i32.add(top(), bytes()), wasm.i64.const(0n));
  const clear = wasm.loop('clear', wasm.sequence([rest, zero, wasm.br('clear', bytes())]));
  module.addFunction('makeObject', ['i32'], 'i32', ['i32'], wasm.sequence([...allocate, clear, top()]));
}
/** `boxInt(i64) -> ref`: the int object of a number. */
function defineBoxInt(module: Assembler): void {
  const number = () => wasm.local.get(0, 'i64');
  const object = () => wasm.local.get(1, 'i32');
  const fits = wasm.i64.lt_u(wasm.i64.add(number(), wasm.i64.const(2n ** 30n)), wasm.i64.const(2n ** 31n));
  const tagged = wasm.i32.or(wasm.i32.shl(wasm.i32.wrap(number()), wasm.i32.const(1)), wasm.i32.const(1));
  const body = wasm.sequence([
    wasm.conditional(fits, wasm.returnValue(tagged)),
    wasm.local.set(1, wasm.call('makeObject', [wasm.i32.const(BoxedInt.descriptor.size)], 'i32')),
    wasm.i32.store(HEADER.mapOffset, 4, object(), wasm.i32.const(MapOf['INT']!)),
    wasm.i64.store(BoxedInt.value.offset, 8, object(), number()),
    object(),
  ]);
  module.addFunction('boxInt', ['i64'], 'i32', ['i32'], body);
}
