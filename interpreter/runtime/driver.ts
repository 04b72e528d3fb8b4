/**
 * Runs the machine. `run` of the Wasm interpreter comes back every budget, for interrupts, hot loops and at the end; the
 * driver serves what it came back for and calls it again. The outermost driver is asynchronous: every 50 ms it lets the
 * host's event loop turn once, so that Ctrl-C, timers and finished compilations arrive without a second thread.
 *
 * Runs nested inside a native cannot turn the event loop and do not collect: the native's own references are in
 * TypeScript variables (see Space). They count against a host limit that raises RecursionError.
 */
import { clock } from '../clock.js';
import type { Ref } from '../dialect/rts.js';
import { Collector } from '../gc/collector.js';
import * as L from '../heap/layouts.js';
import { DEPTH_UNIT, FrameFlags, FrameHeader, Interrupts, Machine, MemoryMap, Status } from '../heap/machine.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { instructionSize, OPCODES, opcodeNumber } from '../bytecode/opcodes.js';
import { CALL_HEADER_REGISTERS } from '../bytecode/opcodes.js';
import { InternalError, PyError } from './errors.js';
import type { JitHooks } from './jit-hooks.js';
import type { Executor, Space } from './space.js';

/** Back-edges and calls per `run`. */
const BUDGET = 20_000;
/** Milliseconds of Python between two turns of the event loop. */
const TURN_INTERVAL = 50;
/** Budgets after which `runFrame` gives up. */
const LONG_FRAME = 100;
/** How many runs may be nested inside natives. */
const NESTING_LIMIT = 120;
const CALL_REGISTER = CALL_HEADER_REGISTERS;

export class Driver implements Executor {
  private readonly space: Space;
  readonly collector: Collector;
  private readonly stubs = new Map<string, Ref>();
  private nesting = 0;
  private interrupted = false;
  private finalizing = false;
  /** The tracer, once it is attached. */
  jit: JitHooks | null = null;

  constructor(space: Space) {
    this.space = space;
    this.collector = new Collector(space.heapMemory, space.rts);
    this.collector.afterFull = () => space.caches.afterFullCollection();
    this.collector.addTable(space.hostTable.entries as never);
  }

  /** Whether an outer run waits for a native to return. */
  isNested(): boolean {
    return this.nesting > 1;
  }
  /** `gc.collect()`; only in the outermost run are all references in roots. Answers whether it was done. */
  collect(): boolean {
    if (this.nesting > 1) return false;
    this.space.setMachine(Machine.fullRequested, 1);
    this.setInterrupt(Interrupts.COLLECT);
    return true;
  }
  /** Whether the next safe point will collect or run finalizers. */
  isCollectionDue(): boolean {
    const due = Interrupts.COLLECT | Interrupts.FINALIZERS;
    return this.nesting === 1 && !this.finalizing && (this.space.machine(Machine.interrupts) & due) !== 0;
  }
  /** Asks the program to raise KeyboardInterrupt at its next safe point. Safe to call from a signal handler. */
  interrupt(): void {
    this.interrupted = true;
    this.setInterrupt(Interrupts.SIGNAL);
  }
  /** Makes the machine leave `run` at its next safe point, so that the event loop gets its turn when it is time. */
  requestTurn(): void {
    this.setInterrupt(Interrupts.SIGNAL);
  }
  private setInterrupt(bit: number): void {
    this.space.setMachine(Machine.interrupts, this.space.machine(Machine.interrupts) | bit);
  }
  setRecursionLimit(limit: number): void {
    this.space.setMachine(Machine.recursionLimit, limit);
    this.space.setMachine(Machine.depthLimit, Math.min(limit, 2 ** 24) * DEPTH_UNIT);
  }
  /** Number of frames on the stack that count. */
  depth(): number {
    const fp = this.space.machine(Machine.fp);
    return fp === 0 ? 0 : Math.floor(this.space.I32[(fp - FrameHeader.FLAGS) >> 2]! / DEPTH_UNIT);
  }

  // ---- calls from TypeScript --------------------------------------------------------------------------------------

  call(callable: Ref, args: readonly Ref[], keywords?: ReadonlyMap<string, Ref>): Ref {
    const saved = this.enter(callable, args, keywords);
    try {
      return this.finish(this.runNested(), saved);
    } finally {
      this.nesting--;
    }
  }
  /** Calls a callable in the outermost run, turning the event loop. */
  async callOutermost(callable: Ref, args: readonly Ref[]): Promise<Ref> {
    const saved = this.enter(callable, args);
    try {
      return this.finish(await this.runOutermost(), saved);
    } finally {
      this.nesting--;
    }
  }
  /** As callOutermost without ever giving the event loop a turn, for hosts that want a synchronous result. */
  callSynchronously(callable: Ref, args: readonly Ref[]): Ref {
    const saved = this.enter(callable, args);
    try {
      let status = this.runOnce();
      while (status !== Status.DONE && status !== Status.RAISED) status = this.serve(status);
      return this.finish(status, saved);
    } finally {
      this.nesting--;
    }
  }
  private enter(callable: Ref, args: readonly Ref[], keywords?: ReadonlyMap<string, Ref>) {
    if (this.nesting >= NESTING_LIMIT) throw this.space.error('RecursionError', 'maximum recursion depth exceeded');
    const { space } = this;
    const saved = { pc: space.machine(Machine.pc), fp: space.machine(Machine.fp), nested: this.nesting > 0 };
    const values = keywords ? [...args, ...keywords.values()] : [...args];
    const named = keywords && keywords.size > 0;
    const stub = this.stub(values.length, !!named);
    const fp = this.frameAbove(saved.fp);
    const count = space.load(stub, L.Code.registerCount);
    if (fp + 4 * count > space.machine(Machine.stackLimit))
      throw space.error('RecursionError', 'maximum recursion depth exceeded');
    const word = fp >> 2;
    const I32 = space.I32;
    I32.fill(0, word, word + count);
    I32[(fp - FrameHeader.FUNCTION) >> 2] = NULL;
    I32[(fp - FrameHeader.CODE) >> 2] = stub;
    I32[(fp - FrameHeader.CALLER) >> 2] = saved.fp | 1;
    I32[(fp - FrameHeader.PC) >> 2] = 1;
    I32[(fp - FrameHeader.EXTRA) >> 2] = NULL;
    const depth = saved.fp === 0 ? 0 : I32[(saved.fp - FrameHeader.FLAGS) >> 2]! & ~FrameFlags.ALL & ~1;
    I32[(fp - FrameHeader.FLAGS) >> 2] = depth | FrameFlags.ROOT | 1;
    I32[word + CALL_REGISTER] = callable;
    I32.set(values, word + CALL_REGISTER + 1);
    if (named)
      I32[word + CALL_REGISTER + 1 + values.length] = space.tuple(
        [...keywords.keys()].map(name => space.rts.intern(space.str(name)) as Ref),
      );
    if (saved.fp !== 0) I32[(saved.fp - FrameHeader.PC) >> 2] = saved.pc | 1;
    space.setMachine(Machine.fp, fp);
    space.setMachine(Machine.pc, space.load(stub, L.Code.start));
    this.nesting++;
    return saved;
  }
  private frameAbove(fp: number): number {
    if (fp === 0) return MemoryMap.STACK + FrameHeader.SIZE;
    const code = this.space.I32[(fp - FrameHeader.CODE) >> 2] as Ref;
    // The window of a native that is being called lies above the registers too: leave room for its arguments.
    return fp + 4 * (this.space.load(code, L.Code.registerCount) + 256) + FrameHeader.SIZE;
  }
  /** Code of a frame that calls what is in its register with so many arguments and returns the result. */
  private stub(argumentCount: number, named: boolean): Ref {
    const key = `${argumentCount}${named}`;
    let stub = this.stubs.get(key);
    if (stub === undefined) {
      const { space } = this;
      const call = opcodeNumber(named ? 'CALL_KEYWORDS' : 'CALL');
      const size = instructionSize(OPCODES[call]!) / 4;
      const words = new Uint32Array(size + 2);
      words[0] = call;
      words[1] = CALL_REGISTER | (argumentCount << 16);
      words[size] = opcodeNumber('RETURN');
      const items = space.allocateArray(L.ByteItems, MapOf['BYTE_ITEMS']!, words.length * 4 + 8);
      const start = (items + L.ByteItems.element.offset + 7) & -8;
      space.I32.set(words, start >> 2);
      stub = space.allocate(L.Code.descriptor, MapOf['CODE']!);
      space.store(stub, L.Code.instructions, items);
      space.store(stub, L.Code.start, start);
      space.store(stub, L.Code.end, start + words.length * 4);
      space.store(stub, L.Code.registerCount, CALL_REGISTER + 2 + argumentCount);
      space.store(stub, L.Code.flags, L.CodeFlags.APP_LEVEL);
      space.store(stub, L.Code.name, space.name('<call>'));
      space.store(stub, L.Code.filename, space.name('<call>'));
      space.hostTable.hold(stub);
      this.stubs.set(key, stub);
    }
    return stub;
  }
  private finish(status: number, saved: { pc: number; fp: number }): Ref {
    const { space } = this;
    space.setMachine(Machine.fp, saved.fp);
    space.setMachine(Machine.pc, saved.pc);
    if (status === Status.RAISED) {
      const exception = space.machine(Machine.raised) as Ref;
      space.setMachine(Machine.raised, NULL);
      throw new PyError(exception);
    }
    const result = space.machine(Machine.result) as Ref;
    space.setMachine(Machine.result, NULL);
    return result;
  }

  // ---- the loops --------------------------------------------------------------------------------------------------

  private runOnce(): number {
    return this.space.rts.run(this.jit?.budget ?? BUDGET);
  }
  private runNested(): number {
    let status = this.runOnce();
    while (status !== Status.DONE && status !== Status.RAISED) status = this.serve(status);
    return status;
  }
  /**
   * Runs the frame at Machine.fp, which was pushed as a call pushes it, until it is left. Answers null when that takes too long: then
   * nothing is special about the frame any more, and whoever runs the machine next goes on in it.
   */
  runFrame(): number | null {
    const { space } = this;
    const flags = (space.machine(Machine.fp) - FrameHeader.FLAGS) >> 2;
    space.I32[flags]! |= FrameFlags.ROOT;
    this.nesting++;
    try {
      let status = this.runOnce();
      for (let turns = 0; status !== Status.DONE && status !== Status.RAISED; status = this.serve(status)) {
        if (status !== Status.TURN || ++turns <= LONG_FRAME) continue;
        space.I32[flags]! &= ~FrameFlags.ROOT;
        return null;
      }
      return status;
    } finally {
      this.nesting--;
    }
  }
  private async runOutermost(): Promise<number> {
    let turn = clock.now() + TURN_INTERVAL;
    let status = this.runOnce();
    while (status !== Status.DONE && status !== Status.RAISED) {
      status = this.serve(status);
      if (clock.now() >= turn) {
        await this.space.host.turn();
        turn = clock.now() + TURN_INTERVAL;
      }
    }
    return status;
  }
  /** Does what `run` came back for and runs on. */
  private serve(status: number): number {
    const { space } = this;
    switch (status) {
      case Status.TURN:
        if (space.machine(Machine.interrupts) !== 0 && this.serveInterrupts()) return this.raiseHere();
        this.jit?.budgetSpent();
        return this.runOnce();
      case Status.HOT:
        this.jit?.becameHot(space.machine(Machine.hotPc), space.machine(Machine.pc));
        return this.afterTracer();
      case Status.EXIT:
        this.jit!.leftTrace(space.machine(Machine.answer1));
        return this.afterTracer();
      default:
        throw new InternalError(`run answered status ${status}`);
    }
  }
  /** The tracer leaves the machine ready to run, or an exception to raise at pc. */
  private afterTracer(): number {
    return this.space.machine(Machine.raised) !== NULL ? this.raiseHere() : this.runOnce();
  }
  /** Serves what is set in `interrupts`. True: an exception is in `raised`. */
  private serveInterrupts(): boolean {
    const { space } = this;
    const bits = space.machine(Machine.interrupts);
    if (this.nesting === 1 && (bits & Interrupts.COLLECT) !== 0) {
      if (this.collector.safePoint()) {
        space.setMachine(Machine.raised, space.error('MemoryError', '').exception);
        return true;
      }
    } else if ((bits & Interrupts.COLLECT) !== 0) {
      space.setMachine(Machine.interrupts, bits & ~Interrupts.COLLECT);
    }
    if (this.nesting === 1 && (bits & Interrupts.FINALIZERS) !== 0) this.runFinalizers();
    space.setMachine(Machine.interrupts, space.machine(Machine.interrupts) & ~Interrupts.SIGNAL);
    if (this.interrupted) {
      this.interrupted = false;
      space.setMachine(Machine.raised, space.error('KeyboardInterrupt', '').exception);
      return true;
    }
    return false;
  }
  /**
   * Runs the finalizers and callbacks that are due, at a safe point of the outermost run or after it. No native is on the
   * host's stack, so the run may collect although it is started from here.
   */
  runFinalizers(): void {
    const { space, nesting } = this;
    const { interrupts } = Machine;
    space.setMachine(interrupts, space.machine(interrupts) & ~Interrupts.FINALIZERS);
    if (this.finalizing) return;
    this.finalizing = true;
    this.nesting = 0;
    try {
      this.call(space.appLevel('run_finalizers'), []);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
    } finally {
      this.nesting = nesting;
      this.finalizing = false;
    }
    if (space.machine(interrupts) === 0 && this.moreIsQueued()) this.setInterrupt(Interrupts.FINALIZERS);
  }
  private moreIsQueued(): boolean {
    const { space } = this;
    return space.machine(Machine.finalizerHead) !== space.machine(Machine.finalizerEnd);
  }
  /** Raises what is in `raised` at the running instruction. */
  private raiseHere(): number {
    const target = this.space.rts.unwind();
    if (target < 0) return this.space.machine(Machine.answer0);
    this.space.setMachine(Machine.pc, target);
    return this.runOnce();
  }
}
