/**
 * The frames of a recording: which node each register holds. The machine's real frames are kept equal to them all the time
 * (registers are written through), so that natives, the collector and an abort find memory as the interpreter would
 * have left it; only dead registers may differ.
 *
 * Writes of the running bytecode are in a journal, because a guard's snapshot is the state at the START of its bytecode and an abort
 * goes back there.
 */
import type { ExceptionEntry } from '../../interpreter/bytecode/code-object.js';
import { encodeLiveness, isLiveAt } from '../../interpreter/bytecode/liveness.js';
import type { Ref } from '../../interpreter/dialect/rts.js';
import { Code, CodeFlags, Tuple, WordItems } from '../../interpreter/heap/layouts.js';
import { type FrameSnapshot, type Node, NULL_REF, type Snapshot } from '../ir/trace.js';
import type { RecordingHost } from './recording-host.js';

/** What the recorder asks about a code object, all of it constant. */
export class CodeInfo {
  readonly address: Ref;
  readonly start: number;
  readonly end: number;
  /** Where calls begin: `start`, or the ENTER before it. */
  readonly entry: number;
  /** How many registers a call gives values. */
  readonly parameterCount: number;
  readonly registerCount: number;
  readonly flags: number;
  readonly constants: number;
  readonly exceptionTable: number;
  /** Registers below are those of the parameters and other named variables. */
  private readonly namedCount: number;
  private readonly view: DataView;
  private liveness: Uint8Array | null = null;
  constructor(host: RecordingHost, address: number) {
    const word = (field: { readonly offset: number }): number => host.view.getInt32(address + field.offset, true);
    this.address = address as Ref;
    this.start = word(Code.start);
    this.end = word(Code.end);
    this.entry = word(Code.entry);
    this.registerCount = word(Code.registerCount);
    this.flags = word(Code.flags);
    this.parameterCount = word(Code.argumentCount) + word(Code.keywordOnlyCount) + starredCount(this.flags);
    this.constants = word(Code.constants);
    this.exceptionTable = word(Code.exceptionTable);
    this.namedCount = host.view.getInt32(word(Code.variableNames) + Tuple.length.offset, true);
    this.view = host.view;
  }
  /** Registers below this one belong in every snapshot of the extent, the others only where they are alive. */
  alwaysKept(extent: Extent): number {
    return extent === 'all' ? this.registerCount : extent === 'named' ? this.namedCount : 0;
  }
  /** Whether a register belongs in a snapshot at `pc`. */
  isKept(pc: number, register: number, extent: Extent): boolean {
    if (extent === 'all' || (extent === 'named' && register < this.namedCount)) return true;
    return this.isLive(pc, register);
  }
  /** Whether a register may still be read from the instruction at `pc` on. */
  isLive(pc: number, register: number): boolean {
    this.liveness ??= this.findLiveness();
    return isLiveAt(this.liveness, this.registerCount, pc - this.start, register);
  }
  private findLiveness(): Uint8Array {
    const { buffer, byteOffset } = this.view;
    return encodeLiveness({
      instructions: new Uint32Array(buffer, byteOffset + this.start, (this.end - this.start) >> 2),
      exceptionTable: this.exceptionEntries(),
      registerCount: this.registerCount,
      keptLocals: this.view.getInt32(this.address + Code.keptLocals.offset, true),
    });
  }
  private exceptionEntries(): ExceptionEntry[] {
    const entries: ExceptionEntry[] = [];
    if (this.exceptionTable === 0) return entries;
    const length = this.view.getInt32(this.exceptionTable + WordItems.length.offset, true);
    const word = (k: number): number =>
      this.view.getInt32(this.exceptionTable + WordItems.element.offset + 4 * k, true);
    for (let k = 0; k < length; k += 4)
      entries.push({ start: word(k), end: word(k + 1), handler: word(k + 2), register: word(k + 3) });
    return entries;
  }
}

function starredCount(flags: number): number {
  return (flags & CodeFlags.HAS_STAR_ARGS ? 1 : 0) + (flags & CodeFlags.HAS_STAR_KEYWORDS ? 1 : 0);
}
/** Which registers a snapshot holds: those that may be read again; also named variables, as callees may look at them; or all. */
export type Extent = 'live' | 'named' | 'all';
/** Makes the node of a register that the trace has not touched yet. */
export type RegisterReader = (frame: RecordedFrame, register: number) => Node;

const NO_REGISTERS: ReadonlySet<number> = new Set();

export class RecordedFrame {
  readonly index: number;
  readonly code: CodeInfo;
  /** Address of register 0. */
  readonly fp: number;
  /** Bytes above the root frame's fp. */
  readonly offset: number;
  readonly flags: number;
  readonly depth: number;
  readonly function: Node | null;
  readonly extra: Node | null;
  /** Of a root frame that may not have been written as a whole: how many registers are. Null: all. */
  readonly initialized: number | null;
  /** Holes are registers not touched yet. */
  readonly registers: Node[] = [];
  /** Of a frame that waits for its callee: the instruction that called, and what that has written, which may be dead where it starts. */
  pc = 0;
  private pending: ReadonlySet<number> = NO_REGISTERS;
  private image: FrameSnapshot | null = null;
  private readonly reader: RegisterReader;
  constructor(
    shape: Pick<RecordedFrame, 'index' | 'code' | 'fp' | 'offset' | 'flags' | 'depth' | 'function' | 'extra'> & {
      readonly initialized?: number | null;
    },
    reader: RegisterReader,
  ) {
    this.index = shape.index;
    this.code = shape.code;
    this.fp = shape.fp;
    this.offset = shape.offset;
    this.flags = shape.flags;
    this.depth = shape.depth;
    this.function = shape.function;
    this.extra = shape.extra;
    this.initialized = shape.initialized ?? null;
    this.reader = reader;
  }
  read(register: number): Node {
    return (this.registers[register] ??= this.reader(this, register));
  }
  write(register: number, value: Node | undefined): void {
    if (value) this.registers[register] = value;
    else delete this.registers[register];
    this.image = null;
  }
  /** The frame waits for a callee at `pc`; these registers are read when it goes on. */
  wait(pc: number, pending: ReadonlySet<number>): void {
    this.pc = pc;
    if (pending === this.pending) return;
    this.pending = pending;
    this.image = null;
  }
  /** A register that nobody reads may keep what it holds, unless that is not even a reference. */
  private dead(register: number): Node | null {
    return this.initialized !== null && register >= this.initialized ? NULL_REF : null;
  }
  /** The frame at `pc`. */
  snapshot(pc: number, extent: Extent): FrameSnapshot {
    if (extent === 'named' && this.image?.pc === pc) return this.image;
    const registers: (Node | null)[] = [];
    const always = this.code.alwaysKept(extent);
    const count = this.code.registerCount;
    for (let register = 0; register < count; register++) {
      const isKept = register < always || this.code.isLive(pc, register) || this.pending.has(register);
      registers.push(isKept ? this.read(register) : this.dead(register));
    }
    // Arguments that a call has spread in the middle of its bytecode lie above the window.
    if (extent === 'all')
      for (let register = count; register < this.registers.length; register++)
        registers.push(this.registers[register] ?? null);
    const { code, offset, flags, depth, function: callable, extra } = this;
    const image = { code: code.address, pc, offset, registers, function: callable, extra, flags, depth };
    if (extent === 'named') this.image = image;
    return image;
  }
}

interface JournalEntry {
  readonly frame: RecordedFrame;
  readonly register: number;
  /** What the register held: undefined when the trace had not touched it. */
  readonly node: Node | undefined;
  readonly word: number;
}

export class VirtualFrames {
  readonly list: RecordedFrame[] = [];
  private journal: JournalEntry[] = [];
  private readonly host: RecordingHost;
  private start: Snapshot | null = null;
  constructor(host: RecordingHost) {
    this.host = host;
  }
  get running(): RecordedFrame {
    return this.list[this.list.length - 1]!;
  }
  /** Forgets the journal: a new bytecode begins. */
  beginBytecode(): void {
    if (this.journal.length > 0) this.journal = [];
    this.start = null;
  }
  write(register: number, value: Node): void {
    const frame = this.running;
    const address = frame.fp + 4 * register;
    const word = this.host.view.getInt32(address, true);
    this.journal.push({ frame, register, node: frame.registers[register], word });
    frame.write(register, value);
    this.host.view.setInt32(address, value.value as number, true);
  }
  /** The running frame waits for a callee, in the middle of the bytecode at `pc`. */
  wait(pc: number): void {
    const written = this.journal.map(({ register }) => register);
    this.running.wait(pc, written.length > 0 ? new Set(written) : NO_REGISTERS);
  }
  /** The running frame goes on. */
  goOn(): void {
    this.running.wait(this.running.pc, NO_REGISTERS);
  }
  /** Goes back to the start of the bytecode, in memory too. */
  undo(): void {
    for (const { frame, register, node, word } of this.journal.splice(0).reverse()) {
      frame.write(register, node);
      this.host.view.setInt32(frame.fp + 4 * register, word, true);
    }
  }
  /** The state at the start of the bytecode at `pc`. */
  snapshotAtStart(pc: number): Snapshot {
    if (this.start) return this.start;
    if (this.journal.length === 0) return (this.start = this.snapshotNow(pc));
    const now = this.journal.map(({ frame, register }) => frame.registers[register]);
    const words = this.journal.map(({ frame, register }) => this.host.view.getInt32(frame.fp + 4 * register, true));
    for (const { frame, register, word } of [...this.journal].reverse())
      this.host.view.setInt32(frame.fp + 4 * register, word, true);
    for (const { frame, register, node } of [...this.journal].reverse()) frame.write(register, node);
    this.start = this.snapshotNow(pc);
    this.journal.forEach(({ frame, register }, i) => {
      frame.write(register, now[i]);
      this.host.view.setInt32(frame.fp + 4 * register, words[i]!, true);
    });
    return this.start;
  }
  /** The present state, the running frame being at `pc`. */
  snapshotNow(pc: number, extent: Extent = 'named'): Snapshot {
    const { list } = this;
    const frames: FrameSnapshot[] = [];
    for (let i = 0; i < list.length - 1; i++) frames.push(list[i]!.snapshot(list[i]!.pc, extent));
    frames.push(this.running.snapshot(pc, extent));
    return { frames };
  }
  /** The present state for a callee that may look at frames: the running one is in the middle of its bytecode. */
  snapshotForCall(pc: number): Snapshot {
    const last = this.list.length - 1;
    return {
      frames: this.list.map((frame, i) => (i === last ? frame.snapshot(pc, 'all') : frame.snapshot(frame.pc, 'named'))),
    };
  }
}
