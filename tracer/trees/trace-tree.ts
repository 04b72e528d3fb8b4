/**
 * A tree: the root trace of a loop or of a function with the side traces that hang on its guards, its compiled version, and what is
 * known of its attempts. A tree is keyed by the address of its loop header, which determines the code, or by the code whose entry it is, or by
 * the instruction before which a trace was cut.
 */
import { type FrameSnapshot, isConstant, type Node, type SnapshotValue, type Trace } from '../ir/trace.js';
import type { TreeOptimization } from '../optimizer/loop-peeling.js';
import type { TreeKind } from '../recorder/recorder.js';
import { TreeFacts } from '../recorder/recording-api.js';
import type { CompiledExit } from '../backend.js';
import { TreeBalance } from './balance.js';

export type TreeState = 'cold' | 'compiled' | 'retired';

export class TraceTree {
  readonly header: number;
  readonly code: number;
  readonly kind: TreeKind;
  /** The JUMP_BACKs that go to the header, or the ENTER; none of a segment. */
  readonly sites = new Set<number>();
  state: TreeState = 'cold';
  /** Index in the function table; 0 before the first version. */
  tableIndex = 0;
  root: Trace | null = null;
  /** How many bytecodes the root trace stands for. */
  bytecodes = 0;
  facts = new TreeFacts();
  /** What the compilations so far have made of it. */
  optimization: TreeOptimization | null = null;
  sideTraces = 0;
  /** False when a larger version of it has found no space for its exits. */
  hasSpace = true;
  failedAttempts = 0;
  invalidations = 0;
  /** The codes of functions that were taken in. */
  readonly inlined = new Set<number>();
  /** Trees whose traces end in a link to this one. */
  readonly linkedFrom = new Set<TraceTree>();
  version: CompiledVersion | null = null;
  /** Milliseconds that were lost because side traces are not compiled, and that all its compilations have taken. */
  debt = 0;
  /** The debt when its balance was struck last. */
  debtAtBalance = 0;
  compileTime = 0;
  /** Iterations that were counted since its loop was first asked about. */
  heat = 0;
  /** Iterations between the last time it was asked about and the next one. */
  askedAfter = 0;
  /** Exits and iterations of the accounts that have been settled, and what they were with the open one at the last eviction. */
  runs = 0;
  runsAtEviction = 0;
  readonly balance = new TreeBalance();
  /** What is in the table for a function or segment that is not compiled. */
  standIn: StandIn | null = null;
  constructor(header: number, code: number, kind: TreeKind) {
    this.header = header;
    this.code = code;
    this.kind = kind;
  }
  /** Whether the traces of `other` lead here, through further trees perhaps: it has to be forgotten with this one. */
  isNeededBy(other: TraceTree, seen: Set<TraceTree> = new Set()): boolean {
    if (this === other) return true;
    if (seen.has(this)) return false;
    seen.add(this);
    return [...this.linkedFrom].some(tree => tree.isNeededBy(other, seen));
  }
  /** Forgets everything that was recorded. */
  clear(): void {
    this.root = null;
    this.facts = new TreeFacts();
    this.optimization = null;
    this.sideTraces = 0;
    this.hasSpace = true;
    this.version = null;
    this.inlined.clear();
    this.debt = 0;
    this.debtAtBalance = 0;
  }
}

/** Code that leaves at once, for the interpreter to go on. */
export interface StandIn {
  readonly version: CompiledVersion;
  /** Makes the tree's table slot lead to it. */
  install(): void;
}
/** One compilation of a tree. */
export class CompiledVersion {
  readonly tree: TraceTree;
  readonly firstExit: number;
  /** The optimised nodes of the exits, by number from `firstExit`. */
  readonly nodes: readonly Node[];
  /** Exits that mean "an assumption does not hold". */
  readonly validityGuards: ReadonlySet<Node>;
  exits: readonly CompiledExit[] = [];
  spillOffset = 0;
  /** Address of the account that its spilled exits enter themselves into: exits, then iterations. */
  account = 0;
  /** What of it has been entered into the budget. */
  creditedExits = 0;
  creditedIterations = 0;
  /** How often each exit came to the tracer or counted down, and what its counter was last set to. */
  readonly taken: number[];
  readonly counters: number[];
  constructor(tree: TraceTree, firstExit: number, nodes: readonly Node[], validityGuards: ReadonlySet<Node>) {
    this.tree = tree;
    this.firstExit = firstExit;
    this.nodes = nodes;
    this.validityGuards = validityGuards;
    this.taken = nodes.map(() => 0);
    this.counters = nodes.map(() => 0);
  }
}

/** Tells of every heap object that a raw trace mentions as a constant, and of the codes of its frames: they have to stay alive. */
export function forEachConstantObject(trace: Trace, visit: (object: number) => void): void {
  const { operations } = trace;
  let frames: readonly FrameSnapshot[] = [];
  for (let i = 0; i < operations.length; i++) {
    const { args, snapshot } = operations[i]!;
    visitConstants(args, visit);
    if (snapshot === null || snapshot.frames === frames) continue;
    const previous = frames;
    frames = snapshot.frames;
    // Traces share the frames that wait for others.
    for (let k = 0; k < frames.length; k++) if (frames[k] !== previous[k]) visitFrame(frames[k]!, visit);
  }
}
function visitFrame(
  { code, registers, function: callable, extra }: FrameSnapshot,
  visit: (object: number) => void,
): void {
  visit(code);
  visitConstants(registers, visit);
  visitConstants([callable, extra], visit);
}
function visitConstants(values: readonly (SnapshotValue | null)[], visit: (object: number) => void): void {
  for (let i = 0; i < values.length; i++) {
    const node = values[i] as Node | null;
    if (node !== null && isConstant(node) && node.type === 'ref' && ((node.value as number) & 1) === 0)
      visit(node.value as number);
  }
}
