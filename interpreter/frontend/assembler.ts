/**
 * The assembler of one code: appends instructions, resolves labels, keeps positions and exception regions.
 *
 * Jumps carry the set of locals that are surely bound along them, so a label knows at its binding which locals are bound
 * on every way in; this makes definite assignment (when is CHECK_BOUND superfluous?) a by-product of emission. It is
 * sound because only `CLEAR` unbinds: at loop headers and exception handlers, whose other ways in are not known yet, the
 * state before is taken without the locals that are unbound anywhere (`unboundable`).
 *
 * What always holds: nothing is emitted where control cannot get to (`reachable`); jump distances count from the jumping
 * instruction in 8-byte units; regions close before the code that is outside them is emitted.
 */
import type { CodeConstant, ExceptionEntry } from '../bytecode/code-object.js';
import { constantKey } from '../bytecode/code-object.js';
import { ENDS, IS_WIDE, JUMP_WIDTHS, UNITS } from '../bytecode/opcode-numbers.js';
import { encodePositions } from '../bytecode/positions.js';
import type { Position } from './ast.js';

/** A set of registers as bits. Registers beyond the size of the array count as absent. */
type RegisterSet = Int32Array;

/** A place in the code, bound or still to be bound. */
export class Label {
  /** The unit (8 bytes) it stands at; -1: not bound yet. */
  at = -1;
  /** Units of the instructions that jump here. */
  readonly jumps: number[] = [];
  /** Locals bound on all jumps so far; null: no jump yet. */
  state: RegisterSet | null = null;
}

/** The instructions that one exception handler covers; a list of ranges, because inlined `finally` bodies are outside. */
export class Region {
  readonly ranges: number[] = [];
  start = -1;
  constructor(
    readonly handler: Label,
    readonly register: number,
    readonly depth: number,
    readonly state: RegisterSet,
  ) {}
}

/** Thrown when a 16-bit jump distance overflows: the code is then assembled again with `far` set. */
export class FarJump extends Error {}
/** Thrown when an operand needs more than 16 bits. */
export class OperandOverflow extends Error {}

export class Assembler {
  private words = new Uint32Array(256);
  /** Units emitted so far. */
  private units = 0;
  private readonly places: Position[] = [];
  private readonly placeStarts: number[] = [];
  private readonly regions: Region[] = [];
  private regionDepth = 0;
  private state: RegisterSet = new Int32Array(1);
  private unboundable: RegisterSet = new Int32Array(1);
  /** Whether control gets to the next instruction. */
  reachable = true;
  readonly constants: CodeConstant[] = [];
  private readonly constantIndexes = new Map<string, number>();
  private readonly nameIndexes = new Map<string, number>();

  constructor(
    /** Assume that 16-bit jumps out of loops do not suffice. */
    readonly far: boolean,
  ) {}

  /** Prepares for `localCount` named locals, the first `boundCount` of them bound from the start. */
  defineLocals(localCount: number, boundCount: number): void {
    const size = ((localCount + 64) >> 5) + 1;
    this.state = new Int32Array(size);
    this.unboundable = new Int32Array(size);
    for (let register = 0; register < boundCount; register++) this.markBound(register);
  }

  /** Says that `register` is unbound somewhere in the code. */
  addUnboundable(register: number): void {
    this.unboundable[register >> 5]! |= 1 << (register & 31);
  }

  isBound(register: number): boolean {
    const word = register >> 5;
    return word < this.state.length && (this.state[word]! & (1 << (register & 31))) !== 0;
  }

  markBound(register: number): void {
    const word = register >> 5;
    if (word < this.state.length) this.state[word]! |= 1 << (register & 31);
  }

  markUnbound(register: number): void {
    const word = register >> 5;
    if (word < this.state.length) this.state[word]! &= ~(1 << (register & 31));
  }

  /** The index of a constant in this code's list. */
  constant(constant: CodeConstant): number {
    if (!this.reachable) return 0;
    if (constant.kind === 'str' && constant.codePoints === null) return this.name(constant.value);
    if (constant.kind === 'code') return this.constants.push(constant) - 1;
    const key = constantKey(constant);
    let index = this.constantIndexes.get(key);
    if (index === undefined) this.constantIndexes.set(key, (index = this.constants.push(constant) - 1));
    return index;
  }

  /** The index of the str constant `text`. */
  name(text: string): number {
    if (!this.reachable) return 0;
    let index = this.nameIndexes.get(text);
    if (index === undefined) {
      index = this.constants.push({ kind: 'str', value: text, codePoints: null }) - 1;
      this.nameIndexes.set(text, index);
    }
    return index;
  }

  /** Appends an instruction that does not jump; a 32-bit operand is given as `b`. */
  emit(place: Position, op: number, a = 0, b = 0, c = 0): void {
    if (!this.reachable) return;
    this.append(place, op, a, b, c);
    if (ENDS[op]!) this.reachable = false;
  }

  /** Appends an instruction that may jump to `label`; the distance operand must be left out. */
  jump(place: Position, op: number, label: Label, a = 0, b = 0): void {
    if (!this.reachable) return;
    const from = this.units;
    this.append(place, op, a, b, 0);
    this.noteJump(label);
    if (label.at >= 0) this.patch(from, label.at);
    else label.jumps.push(from);
    if (ENDS[op]!) this.reachable = false;
  }

  private noteJump(label: Label): void {
    if (label.at >= 0) return;
    if (label.state === null) {
      label.state = this.state.slice();
      return;
    }
    for (let i = 0; i < this.state.length; i++) label.state[i]! &= this.state[i]!;
  }

  private append(place: Position, op: number, a: number, b: number, c: number): void {
    const size = UNITS[op];
    if (size === undefined) throw new Error('the compiler used an opcode that does not exist');
    const at = this.units * 2;
    if (at + 8 > this.words.length) {
      const larger = new Uint32Array(this.words.length * 2);
      larger.set(this.words);
      this.words = larger;
    }
    if (a > 0xffff || c > 0xffff || (b > 0xffff && !IS_WIDE[op]!)) throw new OperandOverflow();
    this.words[at] = (op | (a << 16)) >>> 0;
    this.words[at + 1] = IS_WIDE[op]! ? b >>> 0 : (b | (c << 16)) >>> 0;
    if (this.places.length === 0 || this.places[this.places.length - 1] !== place) {
      this.places.push(place);
      this.placeStarts.push(this.units);
    }
    this.units += size;
  }

  private patch(from: number, to: number): void {
    const distance = to - from;
    const at = from * 2 + 1;
    const op = this.words[at - 1]! & 0xffff;
    if (JUMP_WIDTHS[op] === 32) {
      this.words[at] = distance >>> 0;
      return;
    }
    if (distance < -0x8000 || distance > 0x7fff) throw new FarJump();
    this.words[at] = ((this.words[at]! & 0xffff) | ((distance & 0xffff) << 16)) >>> 0;
  }

  /** Binds a label that is only jumped to from before. */
  bind(label: Label): void {
    label.at = this.units;
    for (const from of label.jumps) this.patch(from, this.units);
    if (label.state === null) return;
    if (this.reachable) for (let i = 0; i < this.state.length; i++) this.state[i]! &= label.state[i]!;
    else this.state = label.state.slice();
    this.reachable = true;
  }

  /** Binds a label that is jumped to from further on as well. */
  bindLoopHeader(label: Label): void {
    this.bind(label);
    for (let i = 0; i < this.state.length; i++) this.state[i]! &= ~this.unboundable[i]!;
  }

  /** Opens the region of a handler: exceptions in it go to `handler` with the exception in `register`. */
  openRegion(handler: Label, register: number): Region {
    const state = this.state.slice();
    for (let i = 0; i < state.length; i++) state[i]! &= ~this.unboundable[i]!;
    const region = new Region(handler, register, this.regionDepth++, state);
    this.regions.push(region);
    this.resumeRegion(region);
    return region;
  }

  /** Ends the region for good. */
  closeRegion(region: Region): void {
    this.pauseRegion(region);
    this.regionDepth--;
  }

  /** What is emitted from here on is not covered. */
  pauseRegion(region: Region): void {
    if (region.start >= 0 && region.start < this.units) region.ranges.push(region.start, this.units);
    region.start = -1;
  }

  resumeRegion(region: Region): void {
    region.start = this.units;
  }

  /** Binds the handler of a closed region; unreachable when the region is empty. */
  bindHandler(region: Region): void {
    region.handler.at = this.units;
    this.reachable = region.ranges.length > 0;
    this.state = region.state.slice();
  }

  /** The finished words. */
  instructions(): Uint32Array {
    return this.words.slice(0, this.units * 2);
  }

  /** Entries with byte offsets, innermost first. */
  exceptionTable(): ExceptionEntry[] {
    const entries: ExceptionEntry[] = [];
    const byDepth = this.regions.filter(region => region.ranges.length > 0).sort((x, y) => y.depth - x.depth);
    for (const region of byDepth) {
      for (let i = 0; i < region.ranges.length; i += 2) {
        entries.push({
          start: region.ranges[i]! * 8,
          end: region.ranges[i + 1]! * 8,
          handler: region.handler.at * 8,
          register: region.register,
        });
      }
    }
    return entries;
  }

  positions(firstLine: number): Uint8Array {
    return encodePositions(this.places, this.placeStarts, this.units, firstLine);
  }

  /** The offset of the next instruction, in units. */
  get offset(): number {
    return this.units;
  }
}
