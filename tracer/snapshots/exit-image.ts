/**
 * Exits as the interpreter carries them out: an encoded exit as the words of an image (heap/machine.ts, ExitImage and ExitOp).
 *
 * What always holds: numbers are boxed and objects allocated before anything points to them; what a slot above the spilled ones
 * holds is made by one operation; postponed stores come last, in their order.
 */
import type { MachineType } from '../../interpreter/dialect/rts.js';
import { ExitOp, FrameHeader } from '../../interpreter/heap/machine.js';
import type { Value } from '../ir/trace.js';
import {
  type EncodedExit,
  type EncodedFrame,
  type EncodedStore,
  type EncodedValue,
  type EncodedVirtual,
  flagsWord,
  NO_PC,
} from './encode.js';

/** The words of an image; `account` and `window` are what its header says. */
export function exitImage(exit: EncodedExit, account: number, window: number): Int32Array {
  return new ImageWriter(exit).write(account, window);
}

const STORE: Readonly<Record<MachineType, number>> = {
  u8: ExitOp.STORE8,
  u16: ExitOp.STORE16,
  i32: ExitOp.STORE32,
  ref: ExitOp.STORE32,
  i64: ExitOp.STORE64,
  f64: ExitOp.STORE64,
};
const is32Bits = (type: MachineType): boolean => type === 'i32' || type === 'ref';

class ImageWriter {
  private readonly exit: EncodedExit;
  private readonly words: number[] = [];
  private slots: number;
  /** The slots of the virtual objects. */
  private readonly objects: number[] = [];
  constructor(exit: EncodedExit) {
    this.exit = exit;
    this.slots = exit.spillCount;
  }
  write(account: number, window: number): Int32Array {
    const { frames, uncovered, virtuals, stores } = this.exit;
    for (const virtual of virtuals) this.objects.push(this.make(virtual));
    virtuals.forEach((virtual, i) => {
      if (virtual.kind !== 'int') this.fill(this.objects[i]!, virtual);
    });
    frames.forEach((frame, i) => {
      if (i > 0) this.header(frame, frames[i - 1]!);
      else if (frame.extra) this.word(-FrameHeader.EXTRA, frame.extra);
      this.registers(frame, i > 0);
    });
    if (uncovered[1] > uncovered[0]) this.words.push(ExitOp.CLEAR, ...uncovered);
    for (const store of stores) this.store(store);
    this.words.push(ExitOp.END);
    const innermost = frames.at(-1)!;
    return Int32Array.from([account, window, this.slots, innermost.offset, innermost.pc, ...this.words]);
  }
  private make(virtual: EncodedVirtual): number {
    if (virtual.kind === 'int') {
      const number = this.slotOf(virtual.fields[0]!.value, 'i64');
      this.words.push(ExitOp.BOX, this.slots, number);
    } else this.words.push(ExitOp.ALLOCATE, this.slots, (virtual.bytes + 7) & -8);
    return this.slots++;
  }
  private fill(object: number, virtual: EncodedVirtual): void {
    this.storeAt(object, 0, 'ref', virtual.map);
    for (const { offset, type, value } of virtual.fields) this.storeAt(object, offset, type, value);
  }
  private storeAt(object: number, offset: number, type: MachineType, value: EncodedValue): void {
    if (value.kind === 'constant' && is32Bits(type))
      this.words.push(ExitOp.STORE_CONSTANT, object, offset, Number(value.value));
    else this.words.push(STORE[type], object, offset, this.slotOf(value, type));
  }
  /** The slot that holds a value; a constant gets one. */
  private slotOf(value: EncodedValue, type: MachineType): number {
    switch (value.kind) {
      case 'spill':
        return value.slot;
      case 'virtual':
        return this.objects[value.index]!;
      case 'constant':
        return this.constant(value.value, type);
    }
  }
  private constant(value: Value, type: MachineType): number {
    const slot = this.slots++;
    if (type === 'i64' || type === 'f64') this.words.push(ExitOp.CONSTANT64, slot, ...wordsOf(value, type));
    else this.words.push(ExitOp.CONSTANT32, slot, Number(value));
    return slot;
  }
  private header(frame: EncodedFrame, caller: EncodedFrame): void {
    const { offset } = frame;
    this.words.push(ExitOp.WORD_CONSTANT, caller.offset - FrameHeader.PC, caller.pc + 1);
    this.word(offset - FrameHeader.FUNCTION, frame.function);
    this.words.push(ExitOp.WORD_CONSTANT, offset - FrameHeader.CODE, frame.code);
    this.words.push(ExitOp.CALLER, offset - FrameHeader.CALLER, caller.offset);
    this.words.push(ExitOp.WORD_CONSTANT, offset - FrameHeader.PC, NO_PC);
    this.word(offset - FrameHeader.EXTRA, frame.extra);
    this.words.push(ExitOp.FLAGS, offset - FrameHeader.FLAGS, flagsWord(frame));
  }
  /** Writes a word of the VM stack; null is NULL. */
  private word(offset: number, value: EncodedValue | null): void {
    if (!value) this.words.push(ExitOp.WORD_CONSTANT, offset, 0);
    else if (value.kind === 'constant') this.words.push(ExitOp.WORD_CONSTANT, offset, Number(value.value));
    else this.words.push(ExitOp.WORD, offset, this.slotOf(value, 'ref'));
  }
  /** Registers without a value are NULL in an inlined frame, whole runs of them at once, and as they are in the root frame. */
  private registers({ offset, registers }: EncodedFrame, inlined: boolean): void {
    for (let i = 0; i < registers.length; i++) {
      if (registers[i]) this.word(offset + 4 * i, registers[i]!);
      else if (inlined) {
        const start = i;
        while (i + 1 < registers.length && !registers[i + 1]) i++;
        this.words.push(ExitOp.CLEAR, offset + 4 * start, offset + 4 * (i + 1));
      }
    }
  }
  private store({ object, offset, stride, type, index, value, barrier }: EncodedStore): void {
    const owner = this.slotOf(object, 'ref');
    let place = owner;
    if (index) {
      place = this.slots++;
      this.words.push(ExitOp.ELEMENT, place, owner, this.slotOf(index, 'i32'), stride);
    }
    this.storeAt(place, offset, type, value);
    if (barrier) this.words.push(ExitOp.BARRIER, owner);
  }
}
function wordsOf(value: Value, type: 'i64' | 'f64'): [number, number] {
  const view = new DataView(new ArrayBuffer(8));
  if (type === 'i64') view.setBigInt64(0, value as bigint, true);
  else view.setFloat64(0, value as number, true);
  return [view.getInt32(0, true), view.getInt32(4, true)];
}
