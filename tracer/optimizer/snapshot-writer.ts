/**
 * Snapshots of the present state. Every guard has one, but from one guard to the next little changes: the guards of a bytecode share
 * their raw snapshot, and frames that wait for a callee stay as they are. What was captured before is used again where
 * it still holds: whole snapshots while nothing that they show has changed, frames when all their values are real and
 * the same as before.
 */
import {
  type FrameSnapshot,
  type Node,
  type PendingStore,
  type Snapshot,
  type SnapshotValue,
  VirtualObject,
} from '../ir/trace.js';
import type { Optimizer } from './optimizer.js';

export class SnapshotWriter {
  private readonly o: Optimizer;
  private lastRaw: Snapshot | null = null;
  private lastDate = 0;
  private last: Snapshot | null = null;
  /** How often a virtual object was described. */
  private described = 0;
  /** By raw frame what was captured of it last, when no virtual object is in it. */
  private readonly images = new Map<FrameSnapshot, FrameSnapshot>();
  constructor(o: Optimizer) {
    this.o = o;
  }

  capture(raw: Snapshot): Snapshot {
    const date = this.o.state.shownDate;
    if (this.last && this.lastRaw === raw && this.lastDate === date) return this.last;
    const objects = new Map<Node, VirtualObject>();
    const frames = raw.frames.map(frame => this.frame(frame, objects));
    const pending = this.pending(objects);
    this.lastRaw = raw;
    this.lastDate = date;
    return (this.last = pending.length ? { frames, pending } : { frames });
  }
  private frame(raw: FrameSnapshot, objects: Map<Node, VirtualObject>): FrameSnapshot {
    const known = this.images.get(raw);
    if (known && this.isSame(raw, known)) return known;
    const before = this.described;
    const given = raw.registers;
    const registers: (SnapshotValue | null)[] = [];
    for (let i = 0; i < given.length; i++) {
      const value = given[i]!;
      registers.push(value && this.describe(this.o.valueOf(value as Node), objects));
    }
    const frame = {
      code: raw.code,
      pc: raw.pc,
      offset: raw.offset,
      registers,
      function: this.value(raw.function, objects),
      extra: this.value(raw.extra, objects),
      flags: raw.flags,
      depth: raw.depth,
    };
    if (this.described === before) this.images.set(raw, frame);
    return frame;
  }
  private isSame(raw: FrameSnapshot, known: FrameSnapshot): boolean {
    const { registers } = raw;
    for (let i = 0; i < registers.length; i++) if (!this.is(registers[i]!, known.registers[i]!)) return false;
    return this.is(raw.function, known.function) && this.is(raw.extra, known.extra);
  }
  private is(raw: SnapshotValue | null, known: SnapshotValue | null): boolean {
    if (!raw) return known === null;
    const value = this.o.valueOf(raw as Node);
    return value === known && (value.facts === null || value.facts.virtual === null || !this.o.virtualOf(value));
  }
  private value(raw: SnapshotValue | null, objects: Map<Node, VirtualObject>): SnapshotValue | null {
    return raw && this.describe(this.o.valueOf(raw as Node), objects);
  }

  /** A value: virtual objects as descriptions, or an object at hand that holds the same number. */
  describe(value: Node, objects: Map<Node, VirtualObject>): SnapshotValue {
    const { o } = this;
    const node = value.forward === null ? value : o.resolve(value);
    const v = node.facts === null ? undefined : o.virtualOf(node);
    if (!v) return node;
    const box = o.boxFor(v);
    if (box) return box;
    this.described++;
    const known = objects.get(node);
    if (known) return known;
    const object = new VirtualObject(v.kind, v.layout, o.resolve(v.map), v.length);
    objects.set(node, object);
    for (const { field, index, value: content } of v.contents)
      object.contents.push({ field, index, value: this.describe(content, objects) });
    return object;
  }
  pending(objects: Map<Node, VirtualObject>): PendingStore[] {
    return this.o.state.delayed.map(({ field, object, index, value, barrier }) => ({
      field,
      object: this.describe(object, objects),
      index: index && this.o.resolve(index),
      value: this.describe(value, objects),
      barrier,
    }));
  }
}
