/**
 * Exits as plain data. Exits live longer than the IR of their tree, so what is needed to rebuild frames is turned into objects without
 * references to nodes: every value is a constant, a raw value in the spill window, or one of the virtual objects that
 * the exit lists.
 *
 * What always holds: the window holds values of one machine type after those of another, words first, then i64, then f64.
 */
import type { LayoutDescriptor, MachineType } from '../../interpreter/dialect/rts.js';
import { BoxedInt } from '../../interpreter/heap/layouts.js';
import { DEPTH_UNIT, FrameHeader } from '../../interpreter/heap/machine.js';
import type { Type } from '../ir/ops.js';
import {
  type ExitKind,
  type FrameSnapshot,
  isConstant,
  isNode,
  type Node,
  type PendingStore,
  type Snapshot,
  type SnapshotValue,
  type Value,
  type VirtualObject,
} from '../ir/trace.js';

export type EncodedValue =
  | { readonly kind: 'constant'; readonly value: Value }
  | { readonly kind: 'spill'; readonly slot: number; readonly type: Type }
  | { readonly kind: 'virtual'; readonly index: number };
export interface EncodedField {
  readonly offset: number;
  readonly type: MachineType;
  readonly value: EncodedValue;
}
export interface EncodedVirtual {
  readonly kind: 'object' | 'array' | 'int';
  readonly bytes: number;
  readonly map: EncodedValue;
  /** Field contents by offset; an array's length among them. For an int, its number is the only one. */
  readonly fields: readonly EncodedField[];
}
export interface EncodedFrame {
  readonly code: number;
  readonly pc: number;
  readonly offset: number;
  readonly flags: number;
  readonly depth: number;
  readonly function: EncodedValue | null;
  readonly extra: EncodedValue | null;
  /** Only the registers below the window of the next frame. */
  readonly registers: readonly (EncodedValue | null)[];
}
export interface EncodedStore {
  readonly object: EncodedValue;
  readonly offset: number;
  readonly stride: number;
  readonly type: MachineType;
  readonly index: EncodedValue | null;
  readonly value: EncodedValue;
  readonly barrier: boolean;
}
export interface EncodedExit {
  readonly kind: ExitKind;
  readonly frames: readonly EncodedFrame[];
  readonly uncovered: OffsetRange;
  readonly virtuals: readonly EncodedVirtual[];
  readonly stores: readonly EncodedStore[];
  /** Slots of the spill window that it uses. */
  readonly spillCount: number;
}

/** How many registers of frame `i` are its own: the window of the next frame (header included) belongs to that one. */
export function ownRegisters(frames: readonly FrameSnapshot[], i: number): number {
  const frame = frames[i]!;
  const next = frames[i + 1];
  if (!next) return frame.registers.length;
  return Math.max(0, Math.min(frame.registers.length, (next.offset - frame.offset - FrameHeader.SIZE) >> 2));
}
/** The PC word of a frame that is not waiting for a callee: the low bit, as of every raw word in a header. */
export const NO_PC = 1;

/** Bytes from the root's `fp`: from the first offset up to the second. */
export type OffsetRange = readonly [start: number, end: number];

/**
 * The words above the innermost frame that frames below it count among their registers. Nobody else writes them (the root frame of a
 * function tree, too, was never written as a whole when another tree has entered it): the collector clears such words only of frames that it finds, and when it came last, these were none.
 */
export function uncoveredRegisters(frames: readonly FrameSnapshot[]): OffsetRange {
  if (frames.length === 1) return [0, 0];
  const ends = frames.map(frame => frame.offset + 4 * frame.registers.length);
  return [ends.at(-1)!, Math.max(...ends)];
}
/** The FLAGS word of a frame, but for the depth of the root frame, which is added at run time. */
export function flagsWord(frame: { readonly flags: number; readonly depth: number }): number {
  return 1 + frame.flags + DEPTH_UNIT * frame.depth;
}
/** How a value of an IR type lies in the window. */
export type SpillType = 'i32' | 'i64' | 'f64';
export const spillType = (type: Type): SpillType => (type === 'i64' || type === 'f64' ? type : 'i32');

/** Whether a register of the root frame still holds what it held when the trace was entered. */
export type UnchangedTest = (value: SnapshotValue, register: number) => boolean;

/** The values that an exit has to hand over, in the order of their slots. Unchanged registers of the root frame are left alone. */
export function spilledValues(snapshot: Snapshot, isUnchanged: UnchangedTest): Node[] {
  return new SpillCollector().collect(snapshot, isUnchanged);
}
/** Exits have few values, so that a list is searched sooner than a set is made. */
class SpillCollector {
  private readonly words: Node[] = [];
  private readonly longs: Node[] = [];
  private readonly doubles: Node[] = [];
  private readonly objects: VirtualObject[] = [];

  collect({ frames, pending }: Snapshot, isUnchanged: UnchangedTest): Node[] {
    for (let i = 0; i < frames.length; i++) {
      const frame = frames[i]!;
      const own = ownRegisters(frames, i);
      for (let register = 0; register < own; register++) {
        const value = frame.registers[register]!;
        if (value !== null && !(i === 0 && isUnchanged(value, register))) this.value(value);
      }
      if (frame.function !== null) this.value(frame.function);
      if (frame.extra !== null) this.value(frame.extra);
    }
    for (const store of pending ?? NO_STORES) {
      this.value(store.object);
      if (store.index !== null) this.value(store.index);
      this.value(store.value);
    }
    return this.words.concat(this.longs, this.doubles);
  }
  private value(value: SnapshotValue): void {
    if (!isNode(value)) this.object(value);
    else if (!isConstant(value)) {
      const found = this.ofType(spillType(value.type as Type));
      if (!found.includes(value)) found.push(value);
    }
  }
  /** In the order of the slots. */
  private ofType(type: SpillType): Node[] {
    return type === 'i32' ? this.words : type === 'i64' ? this.longs : this.doubles;
  }
  private object(object: VirtualObject): void {
    if (this.objects.includes(object)) return;
    this.objects.push(object);
    this.value(object.map);
    for (const content of object.contents) this.value(content.value);
  }
}
const NO_STORES: readonly PendingStore[] = [];
/** Encodes an exit whose `spilledValues` are `spills`. */
export function encodeExit(
  snapshot: Snapshot,
  kind: ExitKind,
  spills: readonly Node[],
  isUnchanged: UnchangedTest,
): EncodedExit {
  const encoder = new Encoder(spills, isUnchanged);
  const frames = snapshot.frames.map((frame, i) => encoder.frame(frame, ownRegisters(snapshot.frames, i)));
  const stores = (snapshot.pending ?? []).map(store => encoder.store(store));
  const uncovered = uncoveredRegisters(snapshot.frames);
  return { kind, frames, uncovered, virtuals: encoder.virtuals, stores, spillCount: spills.length };
}

class Encoder {
  readonly virtuals: EncodedVirtual[] = [];
  private readonly slots: ReadonlyMap<Node, number>;
  private readonly isUnchanged: UnchangedTest;
  private readonly indices = new Map<VirtualObject, number>();

  constructor(spills: readonly Node[], isUnchanged: UnchangedTest) {
    this.slots = new Map(spills.map((node, slot) => [node, slot]));
    this.isUnchanged = isUnchanged;
  }
  frame(frame: FrameSnapshot, own: number): EncodedFrame {
    return {
      code: frame.code,
      pc: frame.pc,
      offset: frame.offset,
      flags: frame.flags,
      depth: frame.depth,
      function: this.optional(frame.function),
      extra: this.optional(frame.extra),
      registers: frame.registers
        .slice(0, own)
        .map((value, i) => (value && frame.offset === 0 && this.isUnchanged(value, i) ? null : this.optional(value))),
    };
  }
  store(store: PendingStore): EncodedStore {
    const { field } = store;
    return {
      object: this.value(store.object),
      offset: field.offset,
      stride: field.stride,
      type: field.type,
      index: this.optional(store.index),
      value: this.value(store.value),
      barrier: store.barrier && field.type === 'ref',
    };
  }
  private optional(value: SnapshotValue | null): EncodedValue | null {
    return value && this.value(value);
  }
  private value(value: SnapshotValue): EncodedValue {
    if (!isNode(value)) return { kind: 'virtual', index: this.virtual(value) };
    if (isConstant(value)) return { kind: 'constant', value: value.value! };
    return { kind: 'spill', slot: this.slots.get(value)!, type: value.type as Type };
  }
  private virtual(object: VirtualObject): number {
    const known = this.indices.get(object);
    if (known !== undefined) return known;
    const index = this.virtuals.length;
    this.indices.set(object, index);
    const fields: EncodedField[] = [];
    this.virtuals.push({ kind: object.kind, bytes: virtualSize(object), map: this.value(object.map), fields });
    for (const { field, index: element, value } of object.contents) {
      fields.push({ offset: field.offset + element * field.stride, type: field.type, value: this.value(value) });
    }
    const length = object.kind === 'array' ? lengthOffset(object.layout!) : -1;
    if (length >= 0) fields.push({ offset: length, type: 'i32', value: { kind: 'constant', value: object.length } });
    return index;
  }
}
function lengthOffset(layout: LayoutDescriptor): number {
  return layout.fields.find(field => field.name === 'length')!.offset;
}
/** Bytes of an object made for a virtual one, rounded up. */
export function virtualSize(object: VirtualObject): number {
  if (object.kind === 'int') return BoxedInt.descriptor.size;
  const layout = object.layout!;
  const end = object.kind === 'array' ? layout.element!.offset + object.length * layout.element!.stride : layout.size;
  return (Math.max(end, layout.size) + 7) & -8;
}
