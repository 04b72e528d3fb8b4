/**
 * The recorder: runs the program from a loop header (or from an exit) through the recording twins of its handlers, executing and
 * recording at once, until the loop comes around, another tree begins, or something ends the recording.
 *
 * Afterwards the machine stands where the recording has ended, with everything done exactly once: Machine.pc and fp say where the
 * interpreter goes on, and an exception in Machine.raised is to be raised there.
 */
import { decodeOperands } from './decode.js';
import { OPCODES } from '../../interpreter/bytecode/opcodes.js';
import { Op } from '../../interpreter/bytecode/opcode-numbers.js';
import { CodeFlags, Exception, Map as MapLayout, Traceback, Tuple, WordItems } from '../../interpreter/heap/layouts.js';
import { FrameFlags, FrameHeader, LEAVE, MACHINE, Machine, RAISE, Status } from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { OnRaiseCode } from '../../interpreter/runtime/opcode-table.js';
import { HANDLERS, isSubclass$r } from '../generated/twins.js';
import { type AnyField, type Node, NULL_REF, type Snapshot, type Trace } from '../ir/trace.js';
import { type AbortReason, TraceAbort } from './abort-reasons.js';
import { FrameRecording, type InliningLimits } from './frame-recording.js';
import type { TreeFacts } from './recording-api.js';
import { i32, MACHINE_NODE, ref } from './recording-api.js';
import type { RecordingHost } from './recording-host.js';
import { RecordedFrame } from './virtual-frames.js';

/** What the header of a tree is: that of a loop, the entry of a function, or where a trace that was too long has been cut. */
export type TreeKind = 'loop' | 'function' | 'segment';

type Twin = (recorder: Recorder, a: Node, b: Node, c: Node) => Node;
const TWINS = HANDLERS as readonly (Twin | null)[];
const LEAVES_FRAME = new Set(['RETURN', 'RETURN_CONST', 'YIELD']);
/** Instructions through which the root frame is left. */
const LEAVES = OPCODES.map(row => LEAVES_FRAME.has(row.name));

/** How many operations one trace may have, and how many it has at least when it has to be cut. */
export interface TraceLength {
  readonly maximum: number;
  readonly cut: number;
}
/** Where a trace may be cut: before a bytecode. */
interface CutPoint {
  readonly pc: number;
  readonly snapshot: Snapshot;
  readonly operations: number;
  readonly bytecodes: number;
}
export interface RecorderOptions {
  readonly length: TraceLength;
  readonly limits: InliningLimits;
  /** How often a loop inside the trace may come around. */
  readonly maximumUnrolling: number;
  /** The header of the tree that is being recorded, and what it is. */
  readonly header: number;
  readonly kind: TreeKind;
  readonly code: number;
  /** Compiled code leads to where the recording begins (a side trace or a segment): it need not come around, but may leave anywhere. */
  readonly isContinuation: boolean;
  /** Table index of the valid compiled tree of a loop header, or 0. */
  treeAt(header: number): number;
  /** Table index of the segment that begins at an instruction, or 0. */
  segmentAt(pc: number): number;
  /** The same, where a trace is cut: the segment is made. 0: it cannot be. */
  cutAt(pc: number, code: number): number;
  /** Table index of the tree of a function, when it is compiled or the one that is being recorded, or 0. */
  functionTree(code: number): number;
  /** A function occurs too often among the frames: it calls itself. */
  foundRecursion(code: number): void;
  /** Functions that make a trace too long: they should be called from now on. False: none can be. */
  foundLargeCallees(codes: readonly number[]): boolean;
  isRecursive(code: number): boolean;
}
export type Recording =
  | { readonly kind: 'loop' | 'finish'; readonly trace: Trace }
  | { readonly kind: 'exit'; readonly trace: Trace; readonly reason: AbortReason }
  | { readonly kind: 'link'; readonly trace: Trace; readonly target: number }
  | { readonly kind: 'abort'; readonly reason: AbortReason; readonly detail: string };

/** Where a recording begins. */
export interface StartFrame {
  readonly code: number;
  readonly fp: number;
  readonly pc: number;
  readonly flags: number;
  readonly depth: number;
  /** How many registers the caller has given values, of a frame that begins; null: it is under way. */
  readonly parameters: number | null;
  /** Null for the root frame of a tree: what its header says is an input. */
  readonly function: 'input' | null;
  readonly extra: 'input' | null;
  /** Registers that the snapshot holds; null: all that the memory has. */
  readonly held: ReadonlySet<number> | null;
}

export class Recorder extends FrameRecording {
  protected readonly limits: InliningLimits;
  private readonly options: RecorderOptions;
  private readonly passes = new Map<number, number>();
  private backEdge = 0;
  /** How many bytecodes were recorded. */
  bytecodes = 0;
  constructor(host: RecordingHost, facts: TreeFacts, options: RecorderOptions) {
    super(host, facts);
    this.options = options;
    this.limits = options.limits;
  }

  /** Records from the header of a loop in the running frame, or from the entry of a function with so many parameters. */
  recordRoot(code: number, fp: number, header: number, parameters: number | null): Recording {
    const root = { code, fp, pc: 0, flags: 0, depth: 0, parameters, function: null, extra: null, held: null };
    this.addStartFrame(root, fp);
    return this.run(header, false);
  }
  /** Records from an exit whose frames are in memory, outermost first. `raising`: the exception in Machine.raised goes up from `pc`. */
  recordSide(frames: readonly StartFrame[], pc: number, raising: boolean): Recording {
    for (const frame of frames) this.addStartFrame(frame, frames[0]!.fp);
    return this.run(pc, raising);
  }
  private addStartFrame(start: StartFrame, rootFp: number): void {
    const index = this.frames.list.length;
    const { fp, held, parameters } = start;
    const isUnknown = (register: number): boolean =>
      index > 0 ? !held || held.has(register) : held !== null || parameters === null || register < parameters;
    const frame = new RecordedFrame(
      {
        index,
        code: this.codeInfo(start.code),
        fp,
        offset: fp - rootFp,
        flags: start.flags,
        depth: start.depth,
        function: start.function && this.inputOf(index, fp, -1),
        extra: start.extra && this.inputOf(index, fp, -5),
        initialized: parameters,
      },
      (_, register) => (isUnknown(register) ? this.inputOf(index, fp, register) : NULL_REF),
    );
    frame.wait(start.pc, held ?? new Set());
    this.frames.list.push(frame);
  }

  // ---- the loop ----------------------------------------------------------------------------------------------------

  private run(pc: number, raising: boolean): Recording {
    this.at = pc;
    this.frames.goOn();
    this.setMachineWord(Machine.fp, this.frames.running.fp);
    this.setMachineWord(Machine.pc, pc);
    try {
      const end = raising ? this.unwind() : null;
      if (end) return end;
      for (;;) {
        const end = this.step();
        if (end) return end;
      }
    } catch (error) {
      if (!(error instanceof TraceAbort)) throw error;
      this.frames.undo();
      return this.finishAborted(error);
    }
  }
  /** The bytecode has had no effect. Before a recursion of generators a side trace is worth what leads there. */
  private finishAborted({ reason, detail }: TraceAbort): Recording {
    if (reason === 'recursiveGenerator') return this.stop(reason, detail);
    return { kind: 'abort', reason, detail };
  }
  private step(): Recording | null {
    this.bytecodes++;
    this.beginOperation();
    this.checkValidity();
    const segment = this.endAtSegment();
    if (segment) return segment;
    const opcode = this.word(this.at) & 0xffff;
    const twin = TWINS[opcode];
    if (!twin) return this.stop('unsupportedOpcode', OPCODES[opcode]!.name);
    if (LEAVES[opcode] && this.frames.list.length === 1) return this.leaveRoot(OPCODES[opcode]!.name);
    if (opcode === Op['JUMP_BACK']) {
      if (this.comesAroundInside()) return this.stop('innerLoop');
      if (this.leavesSegment()) return this.stop('outerLoop');
    }
    this.backEdge = 0;
    const { a, b, c } = decodeOperands(this.host.view, this.at);
    const target = twin(this, i32(a), i32(b), i32(c)).value as number;
    return this.goOn(target);
  }
  /** A trace that ends by the return of its root frame need not leave for it; that of a loop has to come around first. */
  private leaveRoot(name: string): Recording {
    if (name === 'YIELD') return this.stop('yieldedFromRoot');
    if (!this.options.isContinuation && this.options.kind !== 'function') return this.stop('leftRootFrame');
    const { a, b } = decodeOperands(this.host.view, this.at);
    const value = name === 'RETURN' ? this.register(i32(a)) : this.constant(i32(b));
    return { kind: 'finish', trace: this.builder.finish(value) };
  }
  private goOn(target: number): Recording | null {
    if (target === LEAVE) throw new Error(`${this.describePlace()} left the interpreter while it was recorded`);
    if (this.pendingAbort) return this.stopBehind(target, this.pendingAbort);
    if (target === RAISE) return this.unwind();
    this.setPc(target);
    return this.backEdge ? this.arriveAtHeader(this.backEdge) : null;
  }
  private setPc(target: number): void {
    this.at = target;
    this.setMachineWord(Machine.pc, target);
  }
  private describePlace(): string {
    return OPCODES[this.word(this.at) & 0xffff]!.name;
  }
  /** The bytecode is done, but the trace cannot go on. */
  private stopBehind(target: number, abort: TraceAbort): Recording {
    if (target !== RAISE && !this.hasMoved) this.setPc(target);
    return { kind: 'abort', reason: abort.reason, detail: abort.detail };
  }
  /** Ends the trace at the start of the bytecode at pc: with an exit there, when that is of use. */
  private stop(reason: AbortReason, detail = ''): Recording {
    if (!this.endsInExit(reason)) return { kind: 'abort', reason, detail };
    const trace = this.builder.exit(this.startSnapshot(), 'resume');
    return { kind: 'exit', trace, reason };
  }
  /** Only a continuation may end in an exit. */
  private endsInExit(reason: AbortReason): boolean {
    return this.options.isContinuation && reason !== 'unsupportedOpcode';
  }
  private checkValidity(): void {
    if (!this.validityDoubtful) return;
    this.validityDoubtful = false;
    this.builder.guardValid(this.frames.snapshotNow(this.at));
  }

  // ---- segments ----------------------------------------------------------------------------------------------------

  /** Ends a trace that is too long, and one that comes to where another was cut, unless it is a loop that may come around soon. */
  private endAtSegment(): Recording | null {
    const { isContinuation, length: limits, kind } = this.options;
    const { length } = this.builder.operations;
    if (this.frames.list.length === 1) {
      if (isContinuation || length >= limits.cut / 2) {
        const segment = this.segmentHere();
        if (segment) return segment;
      }
      if (length >= limits.cut) this.cutPoint ??= this.cutPointHere();
    }
    const isTooLong = length > limits.maximum || (kind === 'segment' && this.cutPoint !== null);
    return isTooLong ? this.cut() : null;
  }
  private segmentHere(): Recording | null {
    if (this.at === this.options.header) return null;
    const tree = this.options.segmentAt(this.at);
    return tree > 0 ? this.endInLink(tree, this.frames.snapshotNow(this.at)) : null;
  }
  /** Where the trace will be cut if it gets too long. */
  private cutPoint: CutPoint | null = null;
  private cutPointHere(): CutPoint {
    const { at, bytecodes, builder } = this;
    return { pc: at, snapshot: this.frames.snapshotNow(at), operations: builder.operations.length, bytecodes };
  }
  /**
   * A trace that calls large functions is recorded again, shorter: these functions, which take up most of it, get trees of their own (PyPy
   * does so with the largest one: jit/metainterp/pyjitpl.py, find_biggest_function). Others are cut in the root frame, where they were there
   * in time; what was recorded behind the cut is done, but forgotten.
   */
  private cut(): Recording | null {
    const { isContinuation, kind, length } = this.options;
    const { operations } = this.builder;
    if (operations.length > length.maximum) {
      const isShortened = this.options.foundLargeCallees(this.largeCallees());
      if (isShortened && (!isContinuation || kind === 'segment'))
        return { kind: 'abort', reason: 'calleeTooLarge', detail: '' };
    }
    const point = this.cutPoint ?? this.cutPointHere();
    const tree = this.options.cutAt(point.pc, point.snapshot.frames.at(-1)!.code);
    if (tree === 0) return this.stop('tooLong');
    operations.length = point.operations;
    this.bytecodes = point.bytecodes;
    return this.endInLink(tree, point.snapshot);
  }
  private endInLink(tree: number, snapshot: Snapshot): Recording {
    return { kind: 'link', trace: this.builder.link(tree, snapshot), target: tree };
  }
  /** Whether the loop comes around that the segment is a part of, and there is no tree of it. */
  private leavesSegment(): boolean {
    const { kind, header, treeAt } = this.options;
    if (kind !== 'segment' || this.frames.list.length > 1) return false;
    const target = this.jump(i32(decodeOperands(this.host.view, this.at).b)).value as number;
    return target <= header && treeAt(target) === 0;
  }

  // ---- loops -------------------------------------------------------------------------------------------------------

  /** handlers/jumps.ts: the end of a loop's body. */
  loopBack(target: Node): Node {
    this.backEdge = target.value as number;
    return target;
  }
  private arriveAtHeader(header: number): Recording | null {
    const isLoop = this.options.kind === 'loop';
    const isRoot = this.frames.list.length === 1;
    if (isRoot && header === this.options.header && isLoop) {
      this.beginOperation();
      this.checkValidity();
      return { kind: 'loop', trace: this.builder.jump(this.frames.snapshotNow(header, 'live')) };
    }
    const tree = this.options.treeAt(header);
    if (tree > 0 && (!isLoop || header !== this.options.header)) {
      this.beginOperation();
      this.checkValidity();
      if (!isRoot && this.returnsToStore()) return this.runInside(tree, header);
      return this.endInLink(tree, this.frames.snapshotNow(header));
    }
    const passes = (this.passes.get(header) ?? 0) + 1;
    this.passes.set(header, passes);
    if (passes <= this.options.maximumUnrolling) return null;
    this.beginOperation();
    return this.stop('innerLoop');
  }
  /** The tree of a loop in an inlined frame is called, and the trace goes on behind the frame's return. */
  private runInside(tree: number, header: number): Recording | null {
    this.backEdge = 0;
    return this.goOn(this.callLoop(tree, header).value as number);
  }
  /** Whether the tree's own loop goes on in another generator, which is a recursion: it will enter the tree on its frame. */
  private comesAroundInside(): boolean {
    const { running, list } = this.frames;
    if (list.length === 1 || !this.isRecursive(running.code.address)) return false;
    return this.jump(i32(decodeOperands(this.host.view, this.at).b)).value === this.options.header;
  }
  /** Itself a function takes in for a few levels, others that call themselves are always called. */
  protected treeToCall(code: number): number {
    const tree = this.options.functionTree(code);
    const { kind, code: own } = this.options;
    const levels = this.frames.list.filter(frame => (frame.code.address as number) === code).length;
    return kind === 'function' && code === own && levels <= this.limits.selfInlining ? 0 : tree;
  }
  protected foundRecursion(code: number): void {
    this.options.foundRecursion(code);
  }
  protected isRecursive(code: number): boolean {
    return this.options.isRecursive(code);
  }
  leave(status: Node): Node {
    if (status.value === Status.PENDING) this.abort('nativePending');
    return this.unsupported('leave');
  }

  // ---- unwinding ---------------------------------------------------------------------------------------------------

  /** handlers/exceptions.ts `unwind`: the exception in `raised` goes up from the bytecode at pc to its handler in the trace. */
  private unwind(): Recording | null {
    this.beginOperation();
    this.exitKind = 'raise';
    if (!this.findHandlers()) return this.stopRaising();
    const exception = this.load(Machine.raised, MACHINE_NODE);
    const stops = this.mayStop() && this.isStopIteration(exception);
    let silent = (this.word(this.at) & 0xffff) === Op['RERAISE'];
    for (;;) {
      const frame = this.frames.running;
      if (!silent && (frame.code.flags & CodeFlags.APP_LEVEL) === 0) this.addTraceback(exception);
      silent = false;
      const handler = this.handlerAt(frame, this.at);
      if (handler) return this.enterHandler(handler, exception);
      if (frame.flags & FrameFlags.GENERATOR) {
        if (stops) this.abort('generatorRaisedStop');
        this.endGenerator(frame.extra!);
      }
      const action = this.popRaising();
      if (action !== OnRaiseCode.PROPAGATE && stops) return this.stopIteration(action, exception);
    }
  }
  private stopRaising(): Recording {
    if (!this.options.isContinuation) return { kind: 'abort', reason: 'exceptionLeavesRoot', detail: '' };
    return { kind: 'exit', trace: this.builder.exit(this.startSnapshot(), 'raise'), reason: 'exceptionLeavesRoot' };
  }
  /** Whether some frame of the trace may take the exception. */
  private findHandlers(): boolean {
    const { list } = this.frames;
    return list.some((frame, i) => {
      const isLast = i === list.length - 1;
      if (this.handlerAt(frame, isLast ? this.at : frame.pc)) return true;
      return !isLast && this.actionOf(frame.pc) !== OnRaiseCode.PROPAGATE && this.raisesStop();
    });
  }
  private raisesStop(): boolean {
    const exception = this.word(MACHINE + Machine.raised.offset);
    const cls = this.word(this.word(exception) + MapLayout.class.offset);
    return isSubclass$r(this, ref(cls), ref(this.word(MACHINE + Machine.stopIteration.offset))).value !== 0;
  }
  private mayStop(): boolean {
    const { list } = this.frames;
    const hasGenerator = list.some(frame => (frame.flags & FrameFlags.GENERATOR) !== 0);
    return hasGenerator || list.slice(0, -1).some(frame => this.actionOf(frame.pc) !== OnRaiseCode.PROPAGATE);
  }
  private isStopIteration(exception: Node): boolean {
    this.promote(this.mapOf(exception));
    return this.raisesStop();
  }
  /** Register and address of the innermost handler that covers an instruction. */
  private handlerAt(frame: RecordedFrame, pc: number): { pc: number; register: number } | null {
    const table = frame.code.exceptionTable;
    if (table === 0) return null;
    const offset = pc - frame.code.start;
    const first = table + WordItems.element.offset;
    const count = this.word(table + 8);
    for (let k = 0; k < count; k += 4) {
      const at = first + 4 * k;
      if (offset < this.word(at) || offset >= this.word(at + 4)) continue;
      return { pc: frame.code.start + this.word(at + 8), register: this.word(at + 12) };
    }
    return null;
  }
  private addTraceback(exception: Node): void {
    const frame = this.frames.running;
    if (this.word(frame.fp - FrameHeader.FLAGS) & FrameFlags.HAS_FRAME_OBJECT) this.abort('frameObject');
    const earlier = this.load(Exception.traceback, exception);
    const entry = this.malloc(Traceback.descriptor, ref(MapOf['TRACEBACK']!));
    this.storeNew(Traceback.next, entry, earlier);
    this.storeNew(Traceback.frame, entry, NULL_REF);
    this.storeNew(Traceback.code, entry, ref(frame.code.address));
    this.storeNew(Traceback.instruction, entry, i32(this.at));
    this.store(Exception.traceback, exception, entry);
  }
  private enterHandler(handler: { pc: number; register: number }, exception: Node): Recording | null {
    this.frames.write(handler.register, exception);
    this.store(Machine.raised, MACHINE_NODE, NULL_REF);
    this.setPc(handler.pc);
    return this.afterUnwinding();
  }
  private afterUnwinding(): Recording | null {
    return this.pendingAbort && this.stopBehind(this.at, this.pendingAbort);
  }
  private stopIteration(action: number, exception: Node): Recording | null {
    if (action === OnRaiseCode.STOP_VALUE_JUMPS) {
      this.frames.write(this.word(this.at) >>> 16, this.call('stopIterationValue', [exception]));
    }
    this.store(Machine.raised, MACHINE_NODE, NULL_REF);
    this.setPc(this.stopTarget());
    return this.afterUnwinding();
  }
  protected tupleElement(): AnyField {
    return Tuple.element;
  }
}
