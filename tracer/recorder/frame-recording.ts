/**
 * Frames while recording: the hand-written twins of handlers/frames.ts and handlers/generators.ts. A call in a trace is no
 * operation at all: the callee's registers are nodes, and only snapshots know that there is a frame. In memory the frame is
 * pushed as the interpreter would push it.
 *
 * What always holds: entering and leaving are the last things a bytecode does, all that can fail being decided before.
 */
import { Op } from '../../interpreter/bytecode/opcode-numbers.js';
import type { LayoutDescriptor } from '../../interpreter/dialect/rts.js';
import {
  CodeFlags,
  FloatObject,
  FunctionObject,
  Generator,
  GeneratorState,
  RefItems,
} from '../../interpreter/heap/layouts.js';
import {
  DEPTH_UNIT,
  FrameFlags,
  FrameHeader,
  MACHINE,
  Machine,
  MemoryMap,
  RAISE,
} from '../../interpreter/heap/machine.js';
import { Known, MapOf } from '../../interpreter/heap/well-known.js';
import { OnRaiseCode, OnReturnCode } from '../../interpreter/runtime/opcode-table.js';
import {
  type AnyField,
  EXTRA_REGISTER,
  FUNCTION_REGISTER,
  isConstant,
  type Node,
  NULL_REF,
  type Snapshot,
} from '../ir/trace.js';
import { i32, MACHINE_NODE, RecordingApi, ref } from './recording-api.js';
import { CodeInfo, RecordedFrame } from './virtual-frames.js';

/** Register number of the FLAGS word, as an input. */
const FLAGS_REGISTER = -(FrameHeader.FLAGS >> 2);
const NONE = ref(Known.NONE);
const TRUE_OBJECT = ref(Known.TRUE);
export interface InliningLimits {
  /** Frames of a trace, app-level ones included. */
  readonly depth: number;
  /** Frames of one function. */
  readonly recursion: number;
  /** Frames of the function whose tree it is, until it calls that tree. */
  readonly selfInlining: number;
}

/** Operations that a call must save a trace to be worth its own cost. */
const LARGE_CALLEE = 100;

export abstract class FrameRecording extends RecordingApi {
  private readonly codes = new Map<number, CodeInfo>();
  private deepestChecked = 0;
  /** The codes of all frames that were pushed. */
  readonly inlined = new Set<number>();
  /** How often each code was taken in, and the operations recorded in its frames and in all that they called. */
  private readonly takenIn = new Map<number, { calls: number; operations: number }>();
  /** How many operations there were when the frames that the trace has pushed began. */
  private readonly frameStarts: number[] = [];
  /** The codes that have made the generators of this trace. */
  private readonly makers = new Map<Node, number>();
  protected abstract readonly limits: InliningLimits;

  codeInfo(address: number): CodeInfo {
    let info = this.codes.get(address);
    if (!info) this.codes.set(address, (info = new CodeInfo(this.host, address)));
    return info;
  }
  protected word(address: number): number {
    return this.host.view.getInt32(address, true);
  }
  protected setWord(address: number, value: number): void {
    this.host.view.setInt32(address, value, true);
  }
  protected setMachineWord(field: AnyField, value: number): void {
    this.setWord(MACHINE + field.offset, value);
  }
  /** Reads an input: a register of the state in which the trace starts. */
  protected inputOf(frame: number, fp: number, register: number): Node {
    return this.builder.input(frame, register, 'ref', this.word(fp + 4 * register));
  }

  // ---- words of framed code ----------------------------------------------------------------------------------------

  register(index: Node): Node {
    return this.frames.running.read(index.value as number);
  }
  setRegister(index: Node, value: Node): void {
    this.frames.write(index.value as number, value);
  }
  constant(index: Node): Node {
    const { constants } = this.frames.running.code;
    return ref(this.word(constants + RefItems.element.offset + 4 * (index.value as number)));
  }
  pc(): Node {
    return i32(this.at);
  }
  next(): Node {
    return i32(this.at + this.sizeAt(this.at));
  }
  jump(distance: Node): Node {
    return i32(this.at + 8 * (distance.value as number));
  }
  cacheWord(): Node {
    return i32(0);
  }
  setCacheWord(): void {}
  private entryAt(at: number): number {
    return this.word(MemoryMap.OPCODE_TABLE + 4 * (this.word(at) & 0xffff));
  }
  private sizeAt(at: number): number {
    return this.entryAt(at) & 255;
  }
  private jumpTargetAt(at: number, wide: boolean): number {
    const word = this.word(at + 4);
    return at + (wide ? word : word >> 16) * 8;
  }
  frameWord(distance: Node): Node {
    const frame = this.frames.running;
    switch (distance.value) {
      case FrameHeader.FUNCTION:
        return this.value('wordOf', [this.functionOf(frame)]);
      case FrameHeader.CODE:
        return this.value('wordOf', [ref(frame.code.address)]);
      case FrameHeader.EXTRA:
        return this.value('wordOf', [this.extraOf(frame)]);
      case FrameHeader.FLAGS:
        return i32(1 + frame.flags);
      default:
        return this.unsupported(`frameWord(${distance.value})`);
    }
  }
  private functionOf(frame: RecordedFrame): Node {
    return frame.function ?? this.inputOf(frame.index, frame.fp, FUNCTION_REGISTER);
  }
  private extraOf(frame: RecordedFrame): Node {
    if (frame.extra) return frame.extra;
    return frame.index === 0 ? this.inputOf(0, frame.fp, EXTRA_REGISTER) : NULL_REF;
  }
  protected exhaustedSnapshot(): Snapshot | null {
    const action = (this.entryAt(this.at) >> 12) & 15;
    if (action === OnRaiseCode.PROPAGATE) return null;
    const target = this.jumpTargetAt(this.at, false);
    const start = this.startSnapshot();
    const frames = start.frames.map(frame => ({ ...frame }));
    const innermost = frames.at(-1)!;
    const registers = innermost.registers.slice();
    if (action === OnRaiseCode.STOP_VALUE_JUMPS) registers[this.word(this.at) >>> 16] = NONE;
    frames[frames.length - 1] = { ...innermost, registers, pc: target };
    return { frames };
  }

  // ---- entering ----------------------------------------------------------------------------------------------------

  enterFrame(callable: Node, code: Node, base: Node, argc: Node): Node {
    return this.enterAt(callable, code, base, argc, 0, null);
  }
  enterConstructor(callable: Node, code: Node, base: Node, argc: Node, instance: Node): Node {
    return this.enterAt(callable, code, base, argc, FrameFlags.CONSTRUCTOR, instance);
  }
  private enterAt(callable: Node, code: Node, base: Node, argc: Node, flags: number, extra: Node | null): Node {
    const first = (base.value as number) + 1;
    const caller = this.frames.running;
    const args: Node[] = [];
    for (let k = 0; k < (argc.value as number); k++) args.push(caller.read(first + k));
    const offset = caller.offset + 4 * first;
    const tree = this.mayCallTree(code, flags) ? this.treeToCall(code.value as number) : 0;
    return tree > 0
      ? this.callTree(tree, callable, code, offset, args, flags, extra)
      : this.push(callable, code, offset, args, flags, extra);
  }
  pushAppLevel1(number: Node, x: Node): Node {
    return this.pushAppLevel(number, [x]);
  }
  pushAppLevel2(number: Node, x: Node, y: Node): Node {
    return this.pushAppLevel(number, [x, y]);
  }
  pushAppLevel3(number: Node, x: Node, y: Node, z: Node): Node {
    return this.pushAppLevel(number, [x, y, z]);
  }
  pushAppLevel4(number: Node, x: Node, y: Node, z: Node, w: Node): Node {
    return this.pushAppLevel(number, [x, y, z, w]);
  }
  private pushAppLevel(number: Node, args: Node[]): Node {
    const table = this.word(MACHINE + Machine.appLevel.offset);
    const callable = this.word(table + RefItems.element.offset + 4 * (number.value as number));
    const code = this.word(callable + FunctionObject.code.offset);
    return this.push(ref(callable), ref(code), this.offsetAbove(), args, 0, null);
  }
  pushCall1(callable: Node, code: Node, x: Node): Node {
    return this.push(callable, code, this.offsetAbove(), [x], 0, null);
  }
  pushCall2(callable: Node, code: Node, x: Node, y: Node): Node {
    return this.push(callable, code, this.offsetAbove(), [x, y], 0, null);
  }
  pushCall3(callable: Node, code: Node, x: Node, y: Node, z: Node): Node {
    return this.push(callable, code, this.offsetAbove(), [x, y, z], 0, null);
  }
  private offsetAbove(): number {
    const frame = this.frames.running;
    return frame.offset + 4 * frame.code.registerCount + FrameHeader.SIZE;
  }

  // ---- calling trees -------------------------------------------------------------------------------------------------

  /** Table index of the tree of a function that is to be called instead of being taken in, or 0. */
  protected abstract treeToCall(code: number): number;
  protected abstract foundRecursion(code: number): void;
  protected abstract isRecursive(code: number): boolean;
  /** The instruction stores the result; of an `__init__` it is known to be None. */
  private mayCallTree(code: Node, flags: number): boolean {
    const stores = ((this.entryAt(this.at) >> 8) & 15) === OnReturnCode.STORE;
    return stores && (flags === 0 || this.returnsNone(this.codeInfo(code.value as number)));
  }
  private returnsNone(code: CodeInfo): boolean {
    for (let at = code.start; at < code.end; at += this.sizeAt(at)) {
      const opcode = this.word(at) & 0xffff;
      const constant = code.constants + RefItems.element.offset + 4 * this.word(at + 4);
      if (opcode === Op['RETURN'] || (opcode === Op['RETURN_CONST'] && this.word(constant) !== Known.NONE))
        return false;
    }
    return true;
  }
  /**
   * A call of a tree: in memory a frame is pushed as the interpreter would do it, and the interpreter runs it now. An exit inside
   * the callee is an exit of this trace as well, so after it only a return is to be reckoned with.
   */
  private callTree(
    tree: number,
    callable: Node,
    code: Node,
    offset: number,
    args: readonly Node[],
    flags: number,
    extra: Node | null,
  ): Node {
    const info = this.codeInfo(code.value as number);
    const frame = this.newFrame(info, offset, this.checkStack(info, offset), callable, flags, extra);
    const caller = this.frames.running;
    this.frames.wait(this.at);
    const node = this.builder.callTree(tree, this.snapshotOfCall(frame, args));
    this.writeFrame(caller, frame, args);
    this.setMachineWord(Machine.fp, frame.fp);
    this.setMachineWord(Machine.pc, info.entry);
    const outcome = this.runFrame(frame);
    this.called(node);
    if (outcome === 'unfinished') return this.stopInCallee();
    this.setMachineWord(Machine.fp, caller.fp);
    this.setMachineWord(Machine.pc, this.at);
    if (outcome === 'raised') {
      this.abort('calleeRaised');
      return i32(RAISE);
    }
    this.takeResult(node);
    this.frames.goOn();
    this.frames.write(this.word(this.at) >>> 16, extra ?? node);
    return this.next();
  }
  private takeResult(node: Node): void {
    node.value = this.word(MACHINE + Machine.result.offset);
    this.setMachineWord(Machine.result, 0);
  }
  /** Whether what the running frame returns is stored in its caller's frame, and nothing else happens. */
  protected returnsToStore(): boolean {
    const { list, running } = this.frames;
    const action = (this.entryAt(list.at(-2)!.pc) >> 8) & 15;
    return running.flags === 0 && action === OnReturnCode.STORE;
  }
  /** The loop that the running frame has come to is a tree's: it is run as the tree of a function is, to the return of the frame. */
  protected callLoop(tree: number, header: number): Node {
    const frame = this.frames.running;
    const node = this.builder.callTree(tree, this.snapshotOfLoop(header));
    const outcome = this.runFrame(frame);
    this.called(node);
    if (outcome === 'unfinished') return this.stopInCallee();
    if (outcome === 'raised') {
      this.pop();
      this.abort('calleeRaised');
      return i32(RAISE);
    }
    this.takeResult(node);
    return this.complete(node);
  }
  /** Registers that are not alive at the header are cleared: the tree of a loop leaves them as they are. */
  private snapshotOfLoop(header: number): Snapshot {
    const { frames } = this.frames.snapshotNow(header);
    const innermost = frames.at(-1)!;
    const registers = innermost.registers.map(value => value ?? NULL_REF);
    return { frames: [...frames.slice(0, -1), { ...innermost, registers }] };
  }
  /** A frame that `run` was entered with is left as such, whatever else it is. */
  private runFrame({ fp, flags }: RecordedFrame): 'returned' | 'raised' | 'unfinished' {
    const address = fp - FrameHeader.FLAGS;
    this.setWord(address, this.word(address) & ~flags);
    const outcome = this.host.runFrame();
    if (outcome === 'unfinished') this.setWord(address, this.word(address) | flags);
    return outcome;
  }
  /** The callee would take too long for a recording: it stays on the stack and the interpreter goes on there. */
  private stopInCallee(): Node {
    this.hasMoved = true;
    this.abort('calleeTooLong');
    return this.next();
  }
  private snapshotOfCall(callee: RecordedFrame, args: readonly Node[]): Snapshot {
    const { code, offset, flags, depth, function: callable, extra } = callee;
    const registers = Array.from({ length: code.registerCount }, (_, k) => args[k] ?? null);
    const frame = { code: code.address, pc: code.start, offset, registers, function: callable, extra, flags, depth };
    return { frames: [...this.frames.snapshotNow(this.at).frames, frame] };
  }
  private newFrame(
    code: CodeInfo,
    offset: number,
    depth: number,
    callable: Node,
    flags: number,
    extra: Node | null,
  ): RecordedFrame {
    const fp = this.frames.list[0]!.fp + offset;
    const index = this.frames.list.length;
    return new RecordedFrame({ index, code, fp, offset, flags, depth, function: callable, extra }, () => NULL_REF);
  }
  /** Pushes a frame; answers its first pc. */
  private push(
    callable: Node,
    code: Node,
    offset: number,
    args: Node[],
    flags: number,
    extra: Node | null,
    pc: number | null = null,
  ): Node {
    const info = this.codeInfo(code.value as number);
    this.checkInlining(info, flags, pc ?? info.start);
    this.inlined.add(info.address);
    this.frameStarts.push(this.builder.operations.length);
    const frame = this.newFrame(info, offset, this.checkStack(info, offset), callable, flags, extra);
    const { fp } = frame;
    const caller = this.frames.running;
    args.forEach((arg, k) => {
      frame.write(k, arg);
    });
    this.frames.wait(this.at);
    this.writeFrame(caller, frame, args);
    this.frames.list.push(frame);
    this.startIsGone = true;
    this.setMachineWord(Machine.fp, fp);
    return i32(info.start);
  }
  private writeFrame(caller: RecordedFrame, frame: RecordedFrame, args: readonly Node[]): void {
    const { fp } = frame;
    const callerDepth = this.word(caller.fp - FrameHeader.FLAGS) & ~FrameFlags.ALL & ~1;
    const own = (frame.depth - caller.depth) * DEPTH_UNIT;
    this.setWord(caller.fp - FrameHeader.PC, this.at | 1);
    this.setWord(fp - FrameHeader.FUNCTION, frame.function!.value as number);
    this.setWord(fp - FrameHeader.CODE, frame.code.address as number);
    this.setWord(fp - FrameHeader.CALLER, caller.fp | 1);
    this.setWord(fp - FrameHeader.PC, 1);
    this.setWord(fp - FrameHeader.EXTRA, (frame.extra?.value as number | undefined) ?? 0);
    this.setWord(fp - FrameHeader.FLAGS, (callerDepth + own) | frame.flags | 1);
    for (let k = 0; k < frame.code.registerCount; k++)
      this.setWord(fp + 4 * k, (args[k]?.value as number | undefined) ?? 0);
  }
  /**
   * Generators of one code that resume one another may be links of a chain. But where there are too many of them they are a recursion
   * whose frames come and go at any depth, so that no two paths are the same: then only the beginning of one is taken in.
   */
  private checkInlining(code: CodeInfo, flags: number, pc: number): void {
    const { list } = this.frames;
    if (list.length >= this.limits.depth) this.abort('inliningTooDeep');
    const isGenerator = (flags & FrameFlags.GENERATOR) !== 0;
    const same = list.filter(frame => frame.code.address === code.address).length;
    const beginning = pc === code.start ? 1 : 0;
    const limit = isGenerator && this.isRecursive(code.address) ? beginning : this.limits.recursion;
    if (same <= limit) return;
    this.foundRecursion(code.address);
    this.abort(isGenerator ? 'recursiveGenerator' : 'recursion');
  }
  /** Checks the limits of the stack; answers how deep the new frame is below the root. */
  private checkStack(code: CodeInfo, offset: number): number {
    const { list } = this.frames;
    const end = list[0]!.fp + offset + 4 * code.registerCount;
    if (end + 65536 > this.word(MACHINE + Machine.stackLimit.offset)) this.abort('recursionLimit');
    const depth = list.at(-1)!.depth + ((code.flags & CodeFlags.APP_LEVEL) === 0 ? 1 : 0);
    if (depth > this.deepestChecked) this.checkDepth(depth);
    return depth;
  }
  /**
   * The trace must not go deeper than the recursion limit allows. Where there is room it asks for all that inlining may ever need,
   * so that one check, the same in all traces of a tree, is enough.
   */
  private checkDepth(depth: number): void {
    if (this.effect) {
      this.abort('decisionAfterEffect', 'recursion depth');
      return;
    }
    const root = this.frames.list[0]!;
    const flags = this.value('wordOf', [this.inputOf(0, root.fp, FLAGS_REGISTER)]);
    const present = this.value('i32and', [flags, i32(~FrameFlags.ALL)]);
    const limit = this.load(Machine.depthLimit, MACHINE_NODE);
    const room = ((limit.value as number) - (present.value as number)) / DEPTH_UNIT;
    const checked = room >= this.limits.depth ? this.limits.depth : depth;
    const fits = this.value('i32le', [this.value('i32add', [present, i32(checked * DEPTH_UNIT)]), limit]);
    if (fits.value === 0) this.abort('recursionLimit');
    this.br(fits);
    this.deepestChecked = checked;
  }

  // ---- leaving -----------------------------------------------------------------------------------------------------

  leaveFrame(value: Node): Node {
    const frame = this.frames.running;
    if (frame.index === 0) throw new Error('a trace cannot leave its root frame');
    if (this.word(frame.fp - FrameHeader.FLAGS) & FrameFlags.HAS_FRAME_OBJECT) this.abort('frameObject');
    if (frame.flags & FrameFlags.GENERATOR) return this.finishGenerator(value);
    if (frame.flags & FrameFlags.CONSTRUCTOR) {
      if (!this.br(this.value('refeq', [value, NONE]))) this.abort('unsupportedOperation', '__init__ returns a value');
      return this.complete(frame.extra!);
    }
    return this.complete(value);
  }
  /** Gives the caller its value, as the row of its instruction says. */
  private complete(value: Node): Node {
    const at = this.frames.list.at(-2)!.pc;
    const entry = this.entryAt(at);
    const action = (entry >> 8) & 15;
    const isTrue = action === OnReturnCode.BRANCH && this.br(this.value('refeq', [value, TRUE_OBJECT]));
    this.pop();
    const following = at + (entry & 255);
    const target = this.word(at) >>> 16;
    switch (action) {
      case OnReturnCode.STORE:
      case OnReturnCode.VALUE:
        this.frames.write(target, value);
        return i32(following);
      case OnReturnCode.SPREAD:
        this.spread(target, value);
        return i32(following);
      case OnReturnCode.BRANCH:
        return i32(isTrue === ((entry >> 16) & 1) > 0 ? this.jumpTargetAt(at, true) : following);
      default:
        return i32(following);
    }
  }
  /** The app-level function has made a tuple of as many items as the instruction wants. */
  private spread(first: number, tuple: Node): void {
    const fields = this.tupleElement();
    const count = this.word((tuple.value as number) + 8);
    for (let k = 0; k < count; k++) this.frames.write(first + k, this.loadAt(fields, tuple, i32(k)));
  }
  protected abstract tupleElement(): AnyField;
  /** The caller's frame runs again. Its journal starts here. */
  private pop(): void {
    this.countOperations(this.frames.list.pop()!.code.address, this.frameStarts.pop());
    this.frames.goOn();
    this.frames.beginBytecode();
    this.startIsGone = true;
    const caller = this.frames.running;
    this.setMachineWord(Machine.fp, caller.fp);
    this.at = caller.pc;
    this.setMachineWord(Machine.pc, caller.pc);
  }

  private countOperations(code: number, start: number | undefined): void {
    if (start === undefined) return;
    const known = this.takenIn.get(code) ?? { calls: 0, operations: 0 };
    known.calls++;
    known.operations += this.builder.operations.length - start;
    this.takenIn.set(code, known);
  }
  /** Large functions that were taken in, the largest first, with all of which about half of the trace was recorded. */
  protected largeCallees(): number[] {
    while (this.frameStarts.length > 0)
      this.countOperations(this.frames.list.at(-this.frameStarts.length)!.code.address, this.frameStarts.shift());
    const large = [...this.takenIn]
      .filter(([, { calls, operations }]) => operations >= calls * LARGE_CALLEE)
      .sort(([, a], [, b]) => b.operations - a.operations);
    let rest = this.builder.operations.length;
    return large.flatMap(([code, { operations }]) => {
      if (rest * 2 <= this.builder.operations.length) return [];
      rest -= operations;
      return [code];
    });
  }

  // ---- generators --------------------------------------------------------------------------------------------------

  override malloc(layout: LayoutDescriptor, map: Node): Node {
    const object = super.malloc(layout, map);
    if (layout === Generator.descriptor) this.makers.set(object, this.frames.running.code.address);
    return object;
  }
  /** handlers/generators.ts: pushes a generator's frame over its saved registers. */
  deliver(generator: Node, state: Node, value: Node): Node {
    const code = this.promote(this.load(Generator.code, generator));
    const resume = this.promote(this.load(Generator.resume, generator)).value as number;
    const handled = this.load(Generator.handled, generator);
    const hasHandled = this.br(this.value('refne', [handled, NULL_REF]));
    if (this.makers.get(generator) === code.value) this.foundRecursion(code.value as number);
    const callable = this.load(Generator.function, generator);
    const saved = this.load(Generator.registers, generator);
    const info = this.codeInfo(code.value as number);
    const registers: Node[] = [];
    for (let k = 0; k < info.registerCount; k++)
      registers.push(info.isKept(resume, k, 'named') ? this.loadAt(RefItems.element, saved, i32(k)) : NULL_REF);
    this.push(callable, code, this.offsetAbove(), registers, FrameFlags.GENERATOR, generator, resume);
    this.store(Generator.registers, generator, NULL_REF);
    this.store(Generator.state, generator, i32(GeneratorState.RUNNING));
    const outer = this.load(Machine.handled, MACHINE_NODE);
    this.store(Generator.outerHandled, generator, outer);
    if (hasHandled) this.store(Machine.handled, MACHINE_NODE, handled);
    if (state.value === GeneratorState.SUSPENDED)
      this.frames.write(this.word(resume - 8) >>> 16, value.value === 0 && isConstant(value) ? NONE : value);
    return i32(resume);
  }
  /** handlers/generators.ts: saves the registers in the generator and gives the resumer the value. */
  suspend(value: Node, resumeAt: Node): Node {
    const frame = this.frames.running;
    if (this.word(frame.fp - FrameHeader.FLAGS) & FrameFlags.HAS_FRAME_OBJECT) this.abort('frameObject');
    const generator = frame.extra!;
    const saved = this.saveRegisters(frame, resumeAt.value as number);
    this.store(Generator.registers, generator, saved);
    this.store(Generator.resume, generator, resumeAt);
    this.store(Generator.state, generator, i32(GeneratorState.SUSPENDED));
    const outer = this.load(Generator.outerHandled, generator);
    const handled = this.load(Machine.handled, MACHINE_NODE);
    this.store(Generator.handled, generator, this.select(this.value('refeq', [handled, outer]), NULL_REF, handled));
    this.store(Generator.outerHandled, generator, NULL_REF);
    this.store(Machine.handled, MACHINE_NODE, outer);
    return this.complete(value);
  }
  /** Dead registers are not kept alive: they are NULL. */
  private saveRegisters(frame: RecordedFrame, resumeAt: number): Node {
    const { registerCount } = frame.code;
    const saved = this.mallocArray(RefItems.descriptor, ref(MapOf['REF_ITEMS']!), i32(registerCount));
    for (let k = 0; k < registerCount; k++) {
      const value = frame.code.isKept(resumeAt, k, 'named') ? frame.read(k) : NULL_REF;
      this.storeNewAt(RefItems.element, saved, i32(k), value);
    }
    return saved;
  }
  private finishGenerator(value: Node): Node {
    const generator = this.frames.running.extra!;
    const at = this.frames.list.at(-2)!.pc;
    this.endGenerator(generator);
    this.pop();
    const action = (this.entryAt(at) >> 12) & 15;
    if (action === OnRaiseCode.PROPAGATE) {
      this.call('raiseStopIteration', [value]);
      return i32(RAISE);
    }
    if (action === OnRaiseCode.STOP_VALUE_JUMPS) this.frames.write(this.word(at) >>> 16, value);
    return i32(this.jumpTargetAt(at, false));
  }
  protected endGenerator(generator: Node): void {
    this.store(Generator.state, generator, i32(GeneratorState.FINISHED));
    this.store(Machine.handled, MACHINE_NODE, this.load(Generator.outerHandled, generator));
    this.store(Generator.outerHandled, generator, NULL_REF);
    this.store(Generator.handled, generator, NULL_REF);
  }
  /** Leaves a frame by an exception; answers the caller's onRaise action. */
  protected popRaising(): number {
    this.pop();
    return (this.entryAt(this.at) >> 12) & 15;
  }
  protected actionOf(at: number): number {
    return (this.entryAt(at) >> 12) & 15;
  }
  protected stopTarget(): number {
    return this.jumpTargetAt(this.at, false);
  }

  // ---- what the object part needs ------------------------------------------------------------------------------------

  protected overflowItems(): AnyField {
    return RefItems.element;
  }
  protected floatField(): AnyField {
    return FloatObject.value;
  }
  protected newFloat(value: Node): Node {
    const object = this.malloc(FloatObject.descriptor, ref(MapOf['FLOAT']!));
    this.storeNew(FloatObject.value, object, value);
    return object;
  }
}
