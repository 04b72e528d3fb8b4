/**
 * The tracer as the interpreter knows it (runtime/jit-hooks.ts): records loops that became hot, grows trees at exits that stay hot, has
 * them compiled, and rebuilds the interpreter's state when a trace is left.
 *
 * What always holds: after a hook has returned, Machine.pc, fp and raised say where the interpreter goes on. A tree's table slot holds
 * its newest version.
 */
import { clock } from '../../interpreter/clock.js';
import { Op } from '../../interpreter/bytecode/opcode-numbers.js';
import { instructionSize, OPCODES } from '../../interpreter/bytecode/opcodes.js';
import type { Ref } from '../../interpreter/dialect/rts.js';
import { Code } from '../../interpreter/heap/layouts.js';
import { FrameHeader, MACHINE, Machine, MemoryMap } from '../../interpreter/heap/machine.js';
import type { JitHooks } from '../../interpreter/runtime/jit-hooks.js';
import type { CompiledTree, TraceBackend } from '../backend.js';
import type { HotCounters } from '../hot-counters.js';
import { readMemory } from '../ir/heap-access.js';
import { attach, type Fact, makeNode, type Node, type Trace } from '../ir/trace.js';
import { verifyOperations, verifyTrace } from '../ir/verify.js';
import { TreeOptimization } from '../optimizer/loop-peeling.js';
import type { OptimizerHost } from '../optimizer/optimizer.js';
import { ABORT_REASONS } from '../recorder/abort-reasons.js';
import { Recorder, type Recording, type TraceLength } from '../recorder/recorder.js';
import { factName } from '../recorder/recording-api.js';
import type { RecordingHost } from '../recorder/recording-host.js';
import { exitNodes } from '../snapshots/exit-nodes.js';
import { type DumpKind, dumpSnapshots, dumpTrace, dumpTree, type PlaceNamer } from '../tools/dump.js';
import { TracerStatistics } from '../tools/stats.js';
import { checkAssumptions } from './assumptions.js';
import { completeBytecode } from './complete-bytecode.js';
import { Investment } from './investment.js';
import { isSameCase, nextCase } from './next-case.js';
import { isEnteredByCalls, recursiveCodes } from './recursion.js';
import { headerFrame, parametersOf, rootFpAt, startFrames } from './start-states.js';
import { type CompiledVersion, forEachConstantObject, TraceTree } from './trace-tree.js';
import { missingHeat, Segments } from './segments.js';
import { type Exit, Versions } from './versions.js';

export interface TracerHost extends RecordingHost {
  /** Keeps a heap object alive. */
  hold(object: Ref): void;
  /** Whether an outer run waits for a native to return, perhaps one that a trace has called. */
  isNested(): boolean;
  /** Carries out the exit's image at an address (interpreter/handlers/exits.ts). */
  restoreExit(image: number): void;
}
export interface TracerOptions {
  /** Verify traces before and after optimising. */
  readonly verify: boolean;
  readonly dump: readonly DumpKind[];
  /** How many exits all trees together may have. */
  readonly maximumExits: number;
  readonly length: TraceLength;
  /** Takes what `dump` asked for. */
  readonly write: (text: string) => void;
}
const ENTER = Op['ENTER']!;
const ENTER_SIZE = instructionSize(OPCODES[ENTER]!);
const LIMITS = { depth: 14, recursion: 2, selfInlining: 1 };
const MAXIMUM_UNROLLING = 6;
const MAXIMUM_SIDE_TRACES = 64;
const MAXIMUM_EXITS = 1000;
const MAXIMUM_INVALIDATIONS = 8;
/** Attempts at a side trace until its exit is closed. */
const SIDE_ATTEMPTS = 3;
/**
 * Side traces of side traces that all start at one instruction. There the program takes too many ways for a chain of tests:
 * what comes after these few is left to the interpreter.
 */
const MAXIMUM_CASES = 12;
/** Milliseconds that it costs to leave a trace that could have gone on: the exit, and the rest of an iteration interpreted. */
const MISSED_COST = 0.003;
/** Exits whose side traces are not compiled are accounted for at most so many at a time. */
const MISSED_EXITS = 100;
/** Under more pressure than this a tree that loses time does not wait until it grows. */
const GROWTH_PRESSURE = 6;
/** Milliseconds of debt since the last balance by which a tree that loses gets closer to being compiled again. */
const WORTH_WAITING = 0.5;
/** An exit counter that does not run out. */
const NEVER = 1 << 30;
/** Recordings that failed for reasons of no weight, until the loop is given up all the same. */
const PATIENCE = 12;

/** No side trace will follow the guard. */
function close(guard: Node): void {
  guard.isClosed = true;
  guard.failures = 0;
}

/** A trace that leaves where it began, or right behind. */
function isUseless(result: Recording): result is Recording & { readonly kind: 'exit' } {
  return result.kind === 'exit' && result.trace.operations.length < 3;
}
type Failure = Pick<Recording & { readonly kind: 'abort' }, 'reason' | 'detail'>;

/** Registers of all frames of an exit that its image (ExitSpace) always has space for. */
const MAXIMUM_REGISTERS = 4000;
function hasHugeFrames({ snapshot }: Node): boolean {
  if (snapshot === null) return false;
  const { frames } = snapshot;
  let registers = 0;
  for (let i = 0; i < frames.length; i++) registers += frames[i]!.registers.length;
  return registers > MAXIMUM_REGISTERS;
}

export class Tracer implements JitHooks {
  readonly statistics = new TracerStatistics();
  private readonly investment: Investment;
  private readonly host: TracerHost;
  private readonly backend: TraceBackend;
  private readonly counters: HotCounters;
  private readonly options: TracerOptions;
  private readonly trees = new Map<number, TraceTree>();
  /** The trees of functions that call themselves, by code. */
  private readonly functions = new Map<number, TraceTree>();
  private readonly segments = new Segments();
  /** All codes that were seen to recur, those of generators too. */
  private readonly recursive = new Set<number>();
  private readonly versions: Versions;
  private readonly held = new Set<number>();
  private readonly attempts = new WeakMap<Node, number>();
  /** Which case of an instruction a guard is in, counted from 1. */
  private readonly cases = new WeakMap<Node, number>();
  readonly budget: number | null;
  private lastTableIndex = 0;
  private isRecording = false;
  private readonly optimizerHost: OptimizerHost = {
    load: (object, field, index) =>
      readMemory(this.host.view, object + field.offset + index * field.stride, field.type),
    mapOf: object => this.word(object),
  };
  constructor(host: TracerHost, backend: TraceBackend, counters: HotCounters, options: TracerOptions) {
    this.host = host;
    this.backend = backend;
    this.counters = counters;
    this.budget = counters.thresholds.budget;
    this.options = options;
    this.versions = new Versions(host.view, () => host.isNested(), {
      maximumExits: options.maximumExits,
      isDescribed: options.dump.includes('exits'),
    });
    this.investment = new Investment(host.view, counters.thresholds);
  }

  private word(address: number): number {
    return this.host.view.getInt32(address, true);
  }
  private setWord(address: number, value: number): void {
    this.host.view.setInt32(address, value, true);
  }
  private machine(field: { readonly offset: number }): number {
    return this.word(MACHINE + field.offset);
  }

  // ---- loops -------------------------------------------------------------------------------------------------------

  becameHot(site: number, header: number): void {
    const tree = (this.word(site) & 0xffff) === ENTER ? this.functionOf(site) : this.treeOf(header);
    tree.sites.add(site);
    if (tree.state === 'compiled') this.counters.connect(site, tree.tableIndex);
    else if (tree.state === 'retired') this.counters.retire(site);
    else if (this.isRecording) this.counters.restart(site, this.counters.delay(0));
    else this.recordWhenHotEnough(tree, site);
  }
  /** Under pressure a loop must be hotter; it is asked about again when it may have become so, at the latest when its heat has doubled. */
  private recordWhenHotEnough(tree: TraceTree, site: number): void {
    const { loop } = this.counters.thresholds;
    tree.heat += tree.askedAfter || loop;
    const missing = this.investment.missingHeat(tree);
    if (missing <= 0) {
      tree.askedAfter = loop;
      this.recordRoot(tree);
    } else {
      tree.askedAfter = Math.ceil(Math.max(loop, Math.min(missing, tree.heat)));
      this.counters.restart(site, tree.askedAfter);
    }
  }
  private treeOf(header: number): TraceTree {
    let tree = this.trees.get(header);
    if (!tree) {
      const code = this.word(this.machine(Machine.fp) - FrameHeader.CODE);
      this.trees.set(header, (tree = new TraceTree(header, code, 'loop')));
    }
    return tree;
  }
  private functionOf(site: number): TraceTree {
    const code = this.word(this.machine(Machine.fp) - FrameHeader.CODE);
    const tree = this.functions.get(code);
    if (!tree) throw new Error(`the ENTER at ${site} belongs to no function that calls itself`);
    return tree;
  }

  // ---- functions that call themselves --------------------------------------------------------------------------------

  budgetSpent(): void {
    for (const code of recursiveCodes(this.host.view, this.machine(Machine.fp))) this.foundRecursion(code);
  }
  /** From now on the entry of the function counts its calls, and traces may call its tree. */
  private foundRecursion(code: number): void {
    if (this.recursive.has(code)) return;
    this.recursive.add(code);
    this.hold(code);
    if (isEnteredByCalls(this.host.view, code)) this.countCalls(code);
    this.forgetInlined(code);
  }
  /** The entries of functions that make a trace too long count their calls, too. Shorter traces may go on taking them in. */
  private foundLargeCallees(codes: readonly number[]): boolean {
    const callable = codes.filter(code => !this.functions.has(code) && isEnteredByCalls(this.host.view, code));
    return (
      callable.filter(code => {
        this.hold(code);
        return this.countCalls(code);
      }).length > 0
    );
  }
  /** False: there is no exit left for what stands in for the tree. */
  private countCalls(code: number): boolean {
    const start = this.word(code + Code.start.offset);
    const tree = new TraceTree(start, code, 'function');
    if (!this.compileStandIn(tree)) {
      this.recursive.delete(code);
      return false;
    }
    this.functions.set(code, tree);
    const site = start - ENTER_SIZE;
    tree.sites.add(site);
    this.counters.restart(site, this.counters.delay(0));
    this.setWord(code + Code.entry.offset, site);
    return true;
  }
  /** Traces that have taken the function in, with all paths through several levels of it, should call it. */
  private forgetInlined(code: number): void {
    for (const tree of this.allTrees()) if (tree.inlined.has(code)) this.forget(tree);
  }
  /**
   * Puts into the table what leaves at once, for a function or segment that is not compiled (yet, or any more). False: there is no exit
   * left for it.
   */
  private compileStandIn(tree: TraceTree): boolean {
    const node = attach(makeNode('exit', []), { frames: [headerFrame(this.host, tree)] }, 'resume');
    const version = this.newVersion(tree, exitNodes([node]), new Set());
    if (version === null) return false;
    const { firstExit, account } = version;
    const { tableIndex } = tree;
    const compiled = this.backend.compile({ tableIndex, firstExit, operations: [node], facts: [], account });
    version.exits = compiled.exits;
    version.spillOffset = compiled.spillOffset;
    tree.standIn = {
      version,
      install: () => {
        compiled.install();
        this.startExitCounters(version);
      },
    };
    tree.standIn.install();
    return true;
  }
  private functionTree(code: number): number {
    const tree = this.functions.get(code);
    return tree && tree.state !== 'retired' ? tree.tableIndex : 0;
  }

  // ---- segments ------------------------------------------------------------------------------------------------------

  /** Table index of the segment that begins at an instruction; 0: there is no exit left for it. */
  private cutAt(pc: number, code: number): number {
    const known = this.segments.at(pc);
    if (known) return known.tableIndex;
    const tree = new TraceTree(pc, code, 'segment');
    this.hold(tree.code);
    if (!this.compileStandIn(tree)) return 0;
    this.segments.add(tree);
    return tree.tableIndex;
  }
  /** The machine stands where a segment begins. */
  private recordSegmentWhenDue(tree: TraceTree): void {
    if (tree.state !== 'cold' || this.isRecording) return;
    const missing = missingHeat(tree, this.investment.pressure());
    if (missing <= 0) this.recordRoot(tree);
    else this.askAfter(tree, Math.max(this.counters.thresholds.exit, Math.min(missing, tree.heat)));
  }
  /** The tracer hears of the segment again when it has been come to so often. */
  private askAfter(segment: TraceTree, times: number): void {
    segment.askedAfter = times;
    this.startExitCounters(segment.standIn!.version);
  }

  // ---- recording -----------------------------------------------------------------------------------------------------

  private recordRoot(tree: TraceTree): void {
    const recorder = this.recorderFor(tree, tree.kind === 'segment');
    const { facts } = tree;
    const result = this.timed('recordingTime', () =>
      this.recording(() =>
        recorder.recordRoot(tree.code, this.machine(Machine.fp), tree.header, parametersOf(this.host, tree)),
      ),
    );
    this.statistics.recordedOperations += recorder.builder.operations.length;
    if (result.kind === 'abort') this.failed(tree, result);
    else if (isUseless(result)) this.failed(tree, { reason: result.reason, detail: 'at once' });
    else if (facts !== tree.facts) this.retryAfter(tree, 0);
    else {
      tree.root = result.trace;
      tree.bytecodes = recorder.bytecodes;
      this.statistics[tree.kind === 'segment' ? 'segments' : 'loops']++;
      for (const code of recorder.inlined) tree.inlined.add(code);
      this.retryAfter(tree, 0);
      this.keepAlive(tree, result);
      this.compile(tree);
      this.recordOn(tree, result);
    }
  }
  /** Goes on where the trace of a tree has been cut. */
  private recordOn(tree: TraceTree, result: Recording): void {
    const segment = result.kind === 'link' ? this.segments.at(this.machine(Machine.pc)) : undefined;
    if (segment && tree.state === 'compiled') this.recordSegmentWhenDue(segment);
  }
  /** Attempt number `attempt` at recording the tree is made when it has become hot again. */
  private retryAfter(tree: TraceTree, attempt: number): void {
    if (tree.kind === 'segment') this.askAfter(tree, this.counters.delay(attempt));
    for (const site of tree.sites) this.counters.restart(site, this.counters.delay(attempt));
  }
  private recording<T>(body: () => T): T {
    this.isRecording = true;
    try {
      return body();
    } finally {
      this.isRecording = false;
    }
  }
  private recorderFor(tree: TraceTree, isContinuation: boolean): Recorder {
    return new Recorder(this.host, tree.facts, {
      length: this.options.length,
      limits: LIMITS,
      maximumUnrolling: MAXIMUM_UNROLLING,
      header: tree.header,
      kind: tree.kind,
      code: tree.code,
      isContinuation,
      treeAt: header => this.linkTarget(header),
      segmentAt: pc => this.segments.at(pc)?.tableIndex ?? 0,
      cutAt: (pc, code) => this.cutAt(pc, code),
      functionTree: code => this.functionTree(code),
      foundRecursion: code => {
        this.foundRecursion(code);
      },
      foundLargeCallees: codes => this.foundLargeCallees(codes),
      isRecursive: code => this.recursive.has(code),
    });
  }
  private linkTarget(header: number): number {
    const tree = this.trees.get(header);
    return tree?.state === 'compiled' ? tree.tableIndex : 0;
  }
  private failed(tree: TraceTree, { reason, detail }: Failure): void {
    this.statistics.countAbort(reason, detail);
    this.dump('ir', () => `aborted at ${this.machine(Machine.pc)}: ${reason} ${detail}\n`);
    tree.facts = new (tree.facts.constructor as new () => TraceTree['facts'])();
    const { weight } = ABORT_REASONS[reason];
    if (weight !== null) tree.failedAttempts += weight || this.counters.thresholds.attempts / PATIENCE;
    if (tree.failedAttempts >= this.counters.thresholds.attempts) this.retire(tree);
    else this.retryAfter(tree, Math.ceil(tree.failedAttempts));
  }
  private retire(tree: TraceTree): void {
    tree.state = 'retired';
    tree.optimization = null;
    this.statistics.retiredLoops++;
    for (const site of tree.sites) {
      this.counters.connect(site, 0);
      this.counters.retire(site);
    }
    if (tree.kind === 'function') this.setWord(tree.code + Code.entry.offset, tree.header);
    tree.standIn?.install();
  }
  /** Constants and code objects of traces are roots. */
  private keepAlive(tree: TraceTree, result: Recording & { readonly trace: Trace }): void {
    this.hold(tree.code);
    forEachConstantObject(result.trace, object => {
      this.hold(object);
    });
    for (const { op, auxiliary } of result.trace.operations) {
      if (op !== 'link' && op !== 'callTree') continue;
      for (const other of this.trees.values()) if (other.tableIndex === auxiliary) other.linkedFrom.add(tree);
    }
  }
  private hold(object: number): void {
    if (object < MemoryMap.HEAP || this.held.has(object)) return;
    this.held.add(object);
    this.host.hold(object as Ref);
  }

  // ---- compiling ---------------------------------------------------------------------------------------------------

  /** Compiles the tree with all side traces that it has by now. */
  private compile(tree: TraceTree): void {
    tree.debt = 0;
    tree.debtAtBalance = 0;
    const start = clock.now();
    try {
      this.startCompilation(tree);
      tree.compileTime += clock.now() - start;
      tree.balance.restart();
    } catch (error) {
      if (this.options.verify) throw error;
      this.compilationFailed(tree);
    }
  }
  /** A tree for whose exits there is no space stays as it was, or is tried again when its loop is much hotter. */
  private foundNoSpace(tree: TraceTree): void {
    tree.hasSpace = false;
    if (tree.version !== null) return;
    tree.clear();
    if (++tree.failedAttempts >= this.counters.thresholds.attempts) this.retire(tree);
    else this.retryAfter(tree, tree.failedAttempts);
  }
  /** A tree that cannot be optimised or emitted stays as it was; that is a bug, but not the program's. */
  private compilationFailed(tree: TraceTree): void {
    this.statistics.failedCompilations++;
    if (tree.version === null) this.retire(tree);
  }
  private startCompilation(tree: TraceTree): void {
    if (this.options.verify) verifyTrace(tree.root!);
    this.dump('ir', () => dumpTrace(tree, 'recorded', tree.root!));
    tree.optimization ??= new TreeOptimization(tree.root!, this.optimizerHost);
    const { optimization } = tree;
    const optimized = this.timed('optimizingTime', () => optimization.run());
    const facts = optimized.assumptions.map(
      ({ object, field }): Fact => ({
        object,
        field,
        value: tree.facts.reliedOn.get(factName(field, object)) ?? this.host.view.getInt32(object + field.offset, true),
      }),
    );
    const { operations, guards } = checkAssumptions(
      optimized.operations,
      facts,
      headerFrame(this.host, tree),
      this.tableIndexOf(tree),
    );
    if (this.options.verify) verifyOperations(operations);
    this.dump('ir', () => dumpTree(tree, operations));
    this.statistics.optimizedOperations += operations.length;
    const nodes = exitNodes(operations);
    if (nodes.some(hasHugeFrames)) {
      this.compilationFailed(tree);
      return;
    }
    const version = this.newVersion(tree, nodes, guards);
    if (version === null) {
      this.foundNoSpace(tree);
      return;
    }
    this.dump('snapshots', () => dumpSnapshots(version, operations));
    const { firstExit, account } = version;
    const { tableIndex } = tree;
    this.compiled(version, this.backend.compile({ tableIndex, firstExit, operations, facts, account }));
  }
  /** A version with exits at these nodes. Null: there are not so many exits left, even when other trees have given up theirs. */
  private newVersion(tree: TraceTree, nodes: readonly Node[], guards: ReadonlySet<Node>): CompiledVersion | null {
    this.tableIndexOf(tree);
    const version = this.versions.open(tree, nodes, guards);
    return version ?? (this.makeRoomFor(tree) ? this.versions.open(tree, nodes, guards) : null);
  }
  /** Forgets trees that run little, but not the one that needs their exits, nor those that it calls. */
  private makeRoomFor(needy: TraceTree): boolean {
    const others = this.allTrees().filter(tree => tree.state === 'compiled' && !tree.isNeededBy(needy));
    return this.versions.evict(others, tree => {
      this.statistics.evictions++;
      this.forget(tree);
    });
  }
  private allTrees(): TraceTree[] {
    return [...this.trees.values(), ...this.functions.values(), ...this.segments.all()];
  }
  private tableIndexOf(tree: TraceTree): number {
    if (tree.tableIndex === 0) tree.tableIndex = ++this.lastTableIndex;
    return tree.tableIndex;
  }
  private compiled(version: CompiledVersion, compiled: CompiledTree): void {
    const { tree } = version;
    version.exits = compiled.exits;
    version.spillOffset = compiled.spillOffset;
    this.startExitCounters(version);
    compiled.install();
    if (tree.version) this.versions.replace(tree.version);
    tree.version = version;
    tree.state = 'compiled';
    this.investment.watch(tree);
    tree.failedAttempts = 0;
    this.statistics.compilations++;
    this.statistics.codeBytes += compiled.codeBytes;
    this.statistics.compilingTime += compiled.milliseconds;
    this.investment.spend(compiled.milliseconds);
    if (compiled.text) this.options.write(compiled.text);
    for (const site of tree.sites) this.counters.connect(site, tree.tableIndex);
  }
  /**
   * How often exits may be taken until the tracer hears of them: spilled ones come here the first time, for their image, and all of them
   * once they are hot.
   */
  private startExitCounters(version: CompiledVersion): void {
    version.nodes.forEach((_, index) => {
      if (version.exits[index]!.direct) this.startExitCounter({ version, index });
    });
  }
  private startExitCounter(exit: Exit): void {
    this.versions.setCounter(exit, this.exitsUntilHeard(exit));
  }
  private exitsUntilHeard(exit: Exit): number {
    const { version, index } = exit;
    const node = version.nodes[index]!;
    if (!version.exits[index]!.direct && !this.versions.isServed(exit)) return 1;
    if (version === version.tree.standIn?.version)
      return this.isAwaited(version.tree) ? version.tree.askedAfter : NEVER;
    if (node.exitKind === 'raise' || version.validityGuards.has(node)) return 1;
    const guard = node.origin;
    if (guard?.op !== 'guard' || version !== version.tree.version) return NEVER;
    if (version.tree.facts.completions.has(guard)) return 1;
    if (guard.sideTrace) return this.missedUntilHeard(version.tree);
    if (guard.isClosed) return NEVER;
    return Math.max(1, Math.ceil(this.investment.exitThreshold() - guard.failures));
  }
  private isAwaited({ kind, state }: TraceTree): boolean {
    return kind === 'segment' && state === 'cold';
  }
  /** Exits that lead to a side trace that is not compiled yet are accounted for many at a time, the more, the further compiling is off. */
  private missedUntilHeard(tree: TraceTree): number {
    const missing = (this.investment.debtLimit(tree) - tree.debt) / MISSED_COST;
    return Math.ceil(Math.max(1, Math.min(MISSED_EXITS, missing / 2)));
  }
  /** For the dump `exits`: what was taken in all versions of all trees. */
  describeExits(placeOf: PlaceNamer): string {
    return this.versions.describe(placeOf);
  }
  // ---- exits -------------------------------------------------------------------------------------------------------

  leftTrace(number: number): void {
    const exit = this.versions.exitOf(number);
    const { version, index } = exit;
    const node = version.nodes[index]!;
    this.statistics.exits++;
    if (!version.exits[index]!.direct) {
      if (!this.versions.isServed(exit)) this.host.restoreExit(this.versions.writeImage(exit));
      this.strikeBalance(version);
    }
    const times = this.versions.timesTaken(exit);
    version.taken[index]! += times;
    if (version.validityGuards.has(node)) this.invalidate(version.tree);
    else if (version === version.tree.standIn?.version) this.leftStandIn(version.tree, times);
    else if (node.origin?.op === 'guard') this.guardFailed(version, node, node.origin, times);
    this.startExitCounter(exit);
  }
  private leftStandIn(tree: TraceTree, times: number): void {
    tree.heat += times;
    if (tree.kind === 'segment') this.recordSegmentWhenDue(tree);
  }
  /** A tree that is left too often is not entered for a while, unless it is about to grow. */
  private strikeBalance(version: CompiledVersion): void {
    const { tree } = version;
    const { exits, iterations } = this.investment.settle(version);
    tree.runs += exits + iterations;
    if (version !== tree.version || tree.state !== 'compiled' || tree.kind !== 'loop') return;
    if (!this.counters.thresholds.isBudgeted) return;
    if (tree.balance.account(exits, iterations, tree.bytecodes) !== 'loses') return;
    const grown = tree.debt - tree.debtAtBalance;
    tree.debtAtBalance = tree.debt;
    if (grown < WORTH_WAITING || this.investment.pressure() >= GROWTH_PRESSURE) this.suspend(tree);
  }
  /** Compiles the tree again with its new side traces, unless that has often been of no use. */
  private grow(tree: TraceTree): void {
    if (!tree.hasSpace) return;
    if (!this.counters.thresholds.isBudgeted || tree.kind !== 'loop' || tree.balance.mayGrow()) this.compile(tree);
    else this.suspend(tree);
  }
  private suspend(tree: TraceTree): void {
    const times = tree.balance.suspend();
    this.statistics.suspensions++;
    if (times === null) this.retire(tree);
    else {
      for (const site of tree.sites) {
        this.counters.connect(site, 0);
        this.counters.restart(site, this.counters.delay(1 + times));
      }
    }
  }
  private guardFailed(version: CompiledVersion, node: Node, guard: Node, times: number): void {
    const { tree } = version;
    if (tree.facts.completions.has(guard)) {
      completeBytecode(this.host.view);
      return;
    }
    if (version !== tree.version || this.isRecording) return;
    if (guard.sideTrace) {
      this.missedSideTrace(version, node, guard, times);
      return;
    }
    guard.failures += times;
    if (guard.isClosed || guard.failures < this.investment.exitThreshold()) return;
    guard.failures = 0;
    if (!this.mayGrowSide(version)) close(guard);
    else this.recordSide(tree, node, guard);
  }
  private recordSide(tree: TraceTree, node: Node, guard: Node): void {
    const isRaising = this.machine(Machine.raised) !== 0;
    if (isRaising !== (guard.exitKind === 'raise')) return;
    const starts = startFrames(this.host, tree, guard);
    const recorder = this.recorderFor(tree, true);
    const { facts } = tree;
    const result = this.timed('recordingTime', () =>
      this.recording(() => recorder.recordSide(starts, starts.at(-1)!.pc, isRaising)),
    );
    this.statistics.recordedOperations += recorder.builder.operations.length;
    if (facts !== tree.facts) return;
    if (result.kind === 'abort') this.sideFailed(guard, result);
    else if (isUseless(result)) close(guard);
    else {
      guard.sideTrace = result.trace;
      this.limitCases(guard);
      tree.sideTraces++;
      for (const code of recorder.inlined) tree.inlined.add(code);
      this.statistics.sideTraces++;
      this.keepAlive(tree, result);
      if (node.isInPreamble) guard.isHotInPreamble = true;
      this.owe(tree, 1);
      this.recordOn(tree, result);
    }
  }
  /**
   * The exit was taken though its side trace is there: it was recorded after the tree was compiled, or the exit is in the preamble, where
   * branches are made only for exits that prove hot. The tree is compiled again when such exits have cost about what compiling costs,
   * as who hires skis should buy them when the hire has cost their price; meanwhile more side traces are recorded. What the side traces do
   * not fit either, they would not have saved: it is no reason to compile them.
   */
  private missedSideTrace(version: CompiledVersion, node: Node, guard: Node, times: number): void {
    const { tree } = version;
    if (node.isInPreamble) guard.isHotInPreamble = true;
    const next = guard.exitKind === 'resume' ? nextCase(this.host, guard, rootFpAt(this.host, guard)) : null;
    if (!next) {
      this.owe(tree, times);
      return;
    }
    if (next.isClosed || !this.mayGrowSide(version)) return;
    next.failures += times;
    if (next.failures >= this.investment.exitThreshold()) this.recordSide(tree, node, next);
  }
  private mayGrowSide({ tree, nodes }: CompiledVersion): boolean {
    return tree.hasSpace && tree.sideTraces < MAXIMUM_SIDE_TRACES && nodes.length <= MAXIMUM_EXITS;
  }
  private owe(tree: TraceTree, exits: number): void {
    tree.debt += exits * MISSED_COST;
    if (tree.debt >= this.investment.debtLimit(tree)) this.grow(tree);
  }
  /** Counts the case that a new side trace is; the guards with which it begins are closed when it is the last. */
  private limitCases(guard: Node): void {
    const cases = (this.cases.get(guard) ?? 1) + 1;
    for (const node of guard.sideTrace!.operations) {
      if (node.op !== 'guard') continue;
      if (!isSameCase(guard, node)) return;
      if (cases >= MAXIMUM_CASES) close(node);
      else this.cases.set(node, cases);
    }
  }
  private sideFailed(guard: Node, { reason, detail }: Recording & { kind: 'abort' }): void {
    this.statistics.countAbort(reason, detail);
    this.dump('ir', () => `side trace aborted at ${this.machine(Machine.pc)}: ${reason} ${detail}\n`);
    const attempts = (this.attempts.get(guard) ?? 0) + 1;
    this.attempts.set(guard, attempts);
    guard.failures = -this.counters.thresholds.exit * 2 ** attempts;
    if (attempts >= SIDE_ATTEMPTS) close(guard);
  }
  /** Something that the tree took for constant has changed: it is recorded anew when its loop gets hot again. */
  private invalidate(tree: TraceTree): void {
    if (tree.state !== 'compiled') return;
    this.statistics.invalidations++;
    this.forget(tree);
    if (++tree.invalidations > MAXIMUM_INVALIDATIONS) this.retire(tree);
  }
  private forget(tree: TraceTree): void {
    if (tree.state !== 'compiled') return;
    if (tree.version) this.versions.replace(tree.version);
    tree.clear();
    tree.state = 'cold';
    tree.standIn?.install();
    for (const site of tree.sites) this.counters.connect(site, 0);
    this.retryAfter(tree, tree.invalidations);
    const linked = [...tree.linkedFrom];
    tree.linkedFrom.clear();
    for (const other of linked) this.forget(other);
  }

  private timed<T>(what: 'recordingTime' | 'optimizingTime', body: () => T): T {
    const start = clock.now();
    const result = body();
    const time = clock.now() - start;
    this.statistics[what] += time;
    this.investment.spend(time);
    return result;
  }
  private dump(kind: DumpKind, text: () => string): void {
    if (this.options.dump.includes(kind)) this.options.write(text());
  }
}
