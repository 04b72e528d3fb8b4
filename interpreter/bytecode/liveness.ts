/**
 * Liveness: which registers may still be read from an instruction on. Snapshots of traces leave the others out; since nothing else asks,
 * it is the tracer that analyses the codes that it records, not the compiler every code.
 *
 * A backward data-flow analysis over the code, handlers included: what a handler needs is live through its whole region.
 * The result is a bitmap, `ceil(registerCount / 8)` bytes for every 8-byte unit of code: the registers live before the
 * instruction that starts there (zero for units that hold cache words).
 *
 * Code that can look at its own locals by name (`locals()`, `eval`, ...) keeps them all live: `keptLocals`.
 */
import type { ExceptionEntry } from './code-object.js';
import { decodeInstructions, type Instruction, jumpTarget, successors } from './instructions.js';
import { OPCODES } from './opcodes.js';
import { forEachRead, forEachWrite } from './register-effects.js';

/** FOR_ITER leaves its register alone when the iterator is exhausted. */
const STOPS_BY_JUMP = OPCODES.map(row => row.onRaise === 'stop-jumps');

export interface LivenessInput {
  readonly instructions: Uint32Array;
  readonly exceptionTable: readonly ExceptionEntry[];
  readonly registerCount: number;
  /** Registers below are live everywhere. */
  readonly keptLocals?: number;
}

/** Computes the bitmap of a code. */
export function encodeLiveness(code: LivenessInput): Uint8Array {
  const analysis = new Analysis(code);
  analysis.run();
  return analysis.encode();
}

class Analysis {
  private readonly list: Instruction[];
  private readonly units: number;
  /** 32-bit words per set of registers. */
  private readonly width: number;
  /** The registers live before each unit. */
  private readonly live: Int32Array;
  private readonly set: Int32Array;
  private readonly entryOf: Int16Array;
  private readonly addToSet = (first: number, length: number): void => {
    for (let register = first; register < first + length; register++) this.set[register >> 5]! |= 1 << (register & 31);
  };
  private readonly removeFromSet = (first: number, length: number): void => {
    for (let register = first; register < first + length; register++)
      this.set[register >> 5]! &= ~(1 << (register & 31));
  };

  constructor(private readonly code: LivenessInput) {
    this.list = decodeInstructions(code.instructions);
    this.units = code.instructions.length >> 1;
    this.width = (code.registerCount + 31) >> 5;
    this.live = new Int32Array(this.units * this.width);
    this.set = new Int32Array(this.width);
    this.entryOf = new Int16Array(this.units).fill(-1);
    for (let i = code.exceptionTable.length - 1; i >= 0; i--) {
      const entry = code.exceptionTable[i]!;
      this.entryOf.fill(i, entry.start >> 3, entry.end >> 3);
    }
  }

  run(): void {
    const hasBackwardJumps = this.list.some(item => {
      const target = jumpTarget(item);
      return target >= 0 && target <= item.unit;
    });
    while (this.pass() && hasBackwardJumps);
  }

  /** One pass from the last instruction to the first; answers whether anything changed. */
  private pass(): boolean {
    let changed = false;
    for (let i = this.list.length - 1; i >= 0; i--) if (this.update(this.list[i]!)) changed = true;
    return changed;
  }

  private update(item: Instruction): boolean {
    const { set, live, width } = this;
    set.fill(0);
    const leavesTargetUnwritten = STOPS_BY_JUMP[item.op]!;
    for (const next of successors(item)) if (!leavesTargetUnwritten || next !== jumpTarget(item)) this.merge(next, -1);
    forEachWrite(item.op, item.a, item.b, item.c, this.removeFromSet);
    if (leavesTargetUnwritten) this.merge(jumpTarget(item), -1);
    const entry = this.entryOf[item.unit]!;
    if (entry >= 0) {
      const { handler, register } = this.code.exceptionTable[entry]!;
      this.merge(handler >> 3, register);
    }
    forEachRead(item.op, item.a, item.b, item.c, this.addToSet);
    const at = item.unit * width;
    let changed = false;
    for (let k = 0; k < width; k++) {
      if (live[at + k] === set[k]) continue;
      live[at + k] = set[k]!;
      changed = true;
    }
    return changed;
  }

  private merge(unit: number, except: number): void {
    const at = unit * this.width;
    for (let k = 0; k < this.width; k++) {
      const mask = except >> 5 === k ? ~(1 << (except & 31)) : -1;
      this.set[k]! |= this.live[at + k]! & mask;
    }
  }

  encode(): Uint8Array {
    const stride = livenessStride(this.code.registerCount);
    const bytes = new Uint8Array(this.units * stride);
    const kept = this.code.keptLocals ?? 0;
    for (const { unit } of this.list) {
      for (let k = 0; k < stride; k++) {
        const word = this.live[unit * this.width + (k >> 2)]!;
        bytes[unit * stride + k] = (word >>> ((k & 3) * 8)) & 0xff;
      }
      for (let register = 0; register < kept; register++)
        bytes[unit * stride + (register >> 3)]! |= 1 << (register & 7);
    }
    return bytes;
  }
}

/** Bytes per unit in the bitmap. */
export function livenessStride(registerCount: number): number {
  return (registerCount + 7) >> 3;
}

/** Whether `register` is live before the instruction at the byte offset `offset`. */
export function isLiveAt(liveness: Uint8Array, registerCount: number, offset: number, register: number): boolean {
  const at = (offset >> 3) * livenessStride(registerCount) + (register >> 3);
  return (liveness[at]! & (1 << (register & 7))) !== 0;
}

/** The registers live before the instruction at the byte offset `offset`, ascending. */
export function liveAt(code: LivenessInput, offset: number): number[] {
  const liveness = encodeLiveness(code);
  const result: number[] = [];
  for (let register = 0; register < code.registerCount; register++) {
    if (isLiveAt(liveness, code.registerCount, offset, register)) result.push(register);
  }
  return result;
}
