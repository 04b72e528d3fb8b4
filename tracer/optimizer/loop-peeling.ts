/**
 * Loop peeling: the raw trace is run through the optimizer twice. The first iteration, the preamble, makes all checks; the
 * second, the body, starts with everything that the preamble has found, so what is invariant leaves the loop without any
 * analysis of invariance (LuaJIT's way, M. Pall). Values cross the back edge as the label contract says.
 *
 * A side trace of a preamble guard ends in `restart`: it goes back to the entry through the frame in memory, since it cannot
 * promise the loop what the preamble's main path promises. Side traces of body guards jump to the label.
 *
 * When a jump cannot keep the contract the body is done again with a weaker one; after MAX_TRIES nothing is assumed any more.
 *
 * A tree that has grown keeps what was made of it: only the new side traces are explored, from the states of their guards, and hung on.
 * What was decided before holds as long as it would be decided again: the body is done again when the new traces change what it takes for
 * unchanged or do not keep its contract, and everything when a guard has got a side trace that was taken to have none, or
 * when the heap has changed where it was looked at.
 */
import type { AnyField, Effects, OptimizedTree } from '../ir/trace.js';
import {
  attach,
  fieldOf,
  functionOf,
  isConstant,
  MAP_FIELD,
  makeNode,
  type Node,
  placeOf,
  type Snapshot,
  type Trace,
} from '../ir/trace.js';
import { removeDeadCode } from './dead-code.js';
import { Contract, Label } from './label-contract.js';
import { affects } from './load-store-forwarding.js';
import { steadyRegisters } from './narrow-operands.js';
import { joinBranches, Optimizer, type OptimizerHost, type Pass, Path } from './optimizer.js';
import { PIPELINE } from './pipeline.js';
import type { DelayedStore, HeapFact } from './state.js';
import { emitDelayedStores } from './store-sinking.js';

const MAX_TRIES = 10;
/** At most so many facts about memory that the loop itself changes are carried over the back edge. */
const MAX_CARRIED = 24;

export interface PeelingStatistics {
  tries: number;
  readonly weakened: string[];
}
/** Optimises a raw trace with all side traces that hang on it. */
export function optimizeTree(
  trace: Trace,
  host: OptimizerHost,
  passes: readonly Pass[] = PIPELINE,
  statistics?: PeelingStatistics,
): OptimizedTree {
  return new TreeOptimization(trace, host, passes, statistics).run();
}

/** All optimisations of one tree, which grows from one to the next. */
export class TreeOptimization {
  private readonly trace: Trace;
  private readonly host: OptimizerHost;
  private readonly passes: readonly Pass[];
  private readonly statistics: PeelingStatistics | undefined;
  /** What earlier optimisations had to settle for: as a tree only grows, none of it can be kept any better. */
  private readonly contract = new Contract();
  private last: Peeling | null = null;
  constructor(trace: Trace, host: OptimizerHost, passes: readonly Pass[] = PIPELINE, statistics?: PeelingStatistics) {
    this.trace = trace;
    this.host = host;
    this.passes = passes;
    this.statistics = statistics;
  }
  /** The tree with all side traces that it has by now. */
  run(): OptimizedTree {
    const { last } = this;
    this.last = null;
    const peeling =
      last?.mayGrow() === true ? last : new Peeling(this.trace, this.host, this.passes, this.contract, this.statistics);
    const tree = peeling.run();
    this.last = peeling;
    return tree;
  }
}

class Peeling {
  private readonly trace: Trace;
  private readonly o: Optimizer;
  private readonly contract: Contract;
  private readonly statistics: PeelingStatistics | undefined;
  private effects: LoopEffects;
  private readonly preamble = new Path(true);
  /** The loop, as far as the preamble comes to its header. */
  private body: Path | null = null;
  private label: Label | null = null;
  private end: Snapshot | null = null;
  /** What the root trace has stored when it jumps and nobody has looked at. */
  private stored: readonly DelayedStore[] = [];
  /** Places of the preamble's operations, by which facts about them are named. */
  private readonly places = new Map<Node, number>();
  /** What the facts about memory that the body starts with rely on. */
  private relied: Reliance | null = null;
  constructor(
    trace: Trace,
    host: OptimizerHost,
    passes: readonly Pass[],
    contract: Contract,
    statistics: PeelingStatistics | undefined,
  ) {
    this.trace = trace;
    this.contract = contract;
    this.statistics = statistics;
    this.o = new Optimizer(passes, host);
    this.o.steady = steadyRegisters(trace);
    this.effects = new LoopEffects(trace);
  }
  /** Whether everything that was done would be done again. */
  mayGrow(): boolean {
    const { guessed, assumptions, host } = this.o;
    if (this.preamble.end?.sideTrace) return false;
    for (const guard of guessed) if (guard.sideTrace) return false;
    return assumptions.every(({ object, field, value }) => host.load(object, field, 0) === value);
  }
  /** Does what has not been done yet. */
  run(): OptimizedTree {
    const { o, preamble } = this;
    try {
      o.enter(preamble);
      if (o.out.length === 0) this.begin();
      else this.goOn();
      o.onJump = preambleJump;
      o.grow();
    } finally {
      o.leaveAll();
    }
    joinBranches(preamble);
    if (this.body) joinBranches(this.body);
    const operations = this.body ? [...preamble.out, ...this.body.out] : preamble.out;
    return { operations: removeDeadCode(operations), assumptions: o.assumptions };
  }
  private begin(): void {
    const { o, trace } = this;
    for (const input of trace.inputs) o.state.bind(input, o.push(makeNode('input', [], input.auxiliary)));
    o.onJump = (_, jump) => {
      this.enterLoop(jump);
    };
    o.follow(trace.operations);
    if (this.end) this.loop(this.end);
  }
  /** The loop grows, or is made anew when that changes what it relied on or its contract. */
  private goOn(): void {
    const { o, body, label, contract } = this;
    this.effects = new LoopEffects(this.trace);
    if (!body || !label) return;
    const isReliable = this.relied!.isGood(this.effects);
    if (isReliable && !o.isToGrow(body)) return;
    this.preamble.trail.goToEnd();
    if (isReliable) {
      contract.weakened.length = 0;
      this.jumpTo(label);
      o.enter(body);
      o.grow();
      o.leave();
    }
    if (!isReliable || contract.weakened.length > 0) this.loop(this.end!);
  }
  /** The preamble's main path has come around. */
  private enterLoop(jump: Node): void {
    const { o } = this;
    this.stored = o.state.delayed;
    emitDelayedStores(o);
    this.end = jump.snapshot;
    o.out.forEach((node, place) => {
      this.places.set(node, place);
    });
  }

  private loop(end: Snapshot): void {
    const { contract } = this;
    for (let tries = 1; ; tries++) {
      contract.weakened.length = 0;
      if (tries > MAX_TRIES) contract.pessimistic = true;
      this.tryBody(end);
      if (this.statistics) {
        this.statistics.tries = tries;
        this.statistics.weakened.push(...contract.weakened);
      }
      if (contract.weakened.length === 0) return;
      if (contract.pessimistic) throw new Error(`the loop contract cannot be kept: ${contract.weakened.join(', ')}`);
    }
  }
  private tryBody(end: Snapshot): void {
    const { o } = this;
    const label = (this.label = new Label(this.contract));
    o.enter((this.body = new Path(false)));
    o.state.showChange();
    const env = this.bindRegisters(label, end);
    this.carryMemory(label);
    label.enter(o);
    for (const [input, value] of env) o.state.bind(input, value);
    o.out.push(this.labelNode(label, end));
    this.jumpTo(label);
    o.follow(this.trace.operations);
    if (this.contract.weakened.length === 0) o.grow();
    o.leave();
  }
  private jumpTo(label: Label): void {
    this.o.onJump = (o, jump) => {
      emitDelayedStores(o, store => label.takesOver(o, jump.snapshot!, store));
      const args = label.deliver(o, jump.snapshot!);
      o.push(makeNode('jump', args));
    };
  }
  /** A slot for every register that is live at the header; answers what the raw inputs stand for in the body. */
  private bindRegisters(label: Label, end: Snapshot): Map<Node, Node> {
    const { o } = this;
    const env = new Map<Node, Node>();
    const inputs = new Map(this.trace.inputs.map(input => [placeOf(input).register, input]));
    end.frames[0]!.registers.forEach((raw, register) => {
      if (!raw) return;
      const input = inputs.get(register);
      const value = label.addRegister(o, register, o.valueOf(raw as Node), raw === input);
      if (input) env.set(input, value);
      this.headerValues.set(register, value);
    });
    for (const input of this.trace.inputs) if (!env.has(input)) env.set(input, o.valueOf(input));
    return env;
  }
  private readonly headerValues = new Map<number, Node>();
  private labelNode(label: Label, end: Snapshot): Node {
    const objects = new Map();
    const frame = end.frames[0]!;
    const registers = frame.registers.map(
      (raw, register) => raw && this.o.describe(this.headerValues.get(register)!, objects),
    );
    const node = makeNode(
      'label',
      label.first.map(value => this.o.force(value)),
      label.phis,
    );
    const frames = [{ ...frame, registers, function: null, extra: null }];
    const pending = this.o.pendingStores(objects);
    return attach(node, pending.length ? { frames, pending } : { frames }, 'resume');
  }
  /** Keeps of the facts about memory what the loop does not change, or what the jumps can promise. */
  private carryMemory(label: Label): void {
    const { o, effects } = this;
    const relied = (this.relied = new Reliance(effects));
    if (effects.writesMaps) o.state.forgetChangingMaps();
    if (effects.runsPython) o.state.passSafePoint();
    const facts = o.state.allFacts();
    const holders = label.holders();
    let carried = 0;
    for (const holder of holders) {
      for (const fact of facts) {
        if (fact.object !== holder.first || fact.index || carried === MAX_CARRIED) continue;
        if (label.addHeldFact(o, holder, fact, this.isStored(fact))) carried++;
      }
    }
    const isHeld = ({ object }: HeapFact): boolean => holders.some(holder => holder.first === object);
    const isCarried = (fact: HeapFact): boolean => {
      if (!effects.isOnlyStored(fact.field) || fact.index || carried === MAX_CARRIED || isHeld(fact)) return false;
      const name = this.nameOf(fact);
      if (!name || !label.addFact(o, name, fact, this.isStored(fact))) return false;
      carried++;
      return true;
    };
    for (const fact of facts) {
      const { field, object, index } = fact;
      if (field.mutability === 'ro') continue;
      if (!effects.mayChange(field)) relied.unchanged.push(field);
      else if (isCarried(fact)) relied.stored.push(field);
      else o.state.forgetFacts(field, other => object === other.object && index === other.index);
    }
  }
  private isStored({ field, object }: HeapFact): boolean {
    return this.stored.some(store => store.field.key === field.key && store.object === object && !store.index);
  }
  /** A name that is the same in all tries: what the label had to make has none. */
  private nameOf({ field, object }: HeapFact): string | null {
    if (isConstant(object)) return `${field.key}|@${object.value}`;
    const place = this.places.get(object);
    return place === undefined ? null : `${field.key}|${place}`;
  }
}

/** The side traces of the preamble start over. */
function preambleJump(o: Optimizer, jump: Node): void {
  o.push(o.exitNode('restart', jump));
}

/** What a body has relied on when it took over facts about memory. */
class Reliance {
  /** Fields that the loop does not change, and such that it only stores to. */
  readonly unchanged: AnyField[] = [];
  readonly stored: AnyField[] = [];
  private readonly writesMaps: boolean;
  private readonly runsPython: boolean;
  constructor(effects: LoopEffects) {
    this.writesMaps = effects.writesMaps;
    this.runsPython = effects.runsPython;
  }
  /** Whether a loop of these effects would have taken over the same. */
  isGood(effects: LoopEffects): boolean {
    return (
      effects.writesMaps === this.writesMaps &&
      effects.runsPython === this.runsPython &&
      !this.unchanged.some(field => effects.mayChange(field)) &&
      this.stored.every(field => effects.isOnlyStored(field))
    );
  }
}
/** Which fields of objects that are there when the loop is entered a tree may write, over all of its side traces. */
class LoopEffects {
  private readonly stored = new Set<string>();
  private readonly calls: Effects[] = [];
  runsPython = false;
  constructor(trace: Trace) {
    this.collect(trace);
  }
  private collect(trace: Trace): void {
    const { operations } = trace;
    for (let i = 0; i < operations.length; i++) {
      const node = operations[i]!;
      const { effect } = node.row;
      if (effect === 'write') this.store(node);
      else if (effect === 'call') this.call(node);
      if (node.sideTrace !== null) this.collect(node.sideTrace);
    }
  }
  /** What a trace stores into an object of its own making changes nothing that was known before. */
  private store(node: Node): void {
    if (node.args[0]!.row.effect !== 'allocation') this.stored.add(fieldOf(node).key);
  }
  private call(node: Node): void {
    if (node.op === 'callTree') this.calls.push('everything');
    else if (node.op === 'call') {
      this.calls.push(functionOf(node).writes);
      this.runsPython ||= functionOf(node).runsPython === true;
    }
  }
  get writesMaps(): boolean {
    return this.stored.has(MAP_FIELD.key) || this.calls.some(writes => affects(writes, MAP_FIELD));
  }
  mayChange(field: AnyField): boolean {
    return this.stored.has(field.key) || !this.isOnlyStored(field);
  }
  /** No call writes the field. */
  isOnlyStored(field: AnyField): boolean {
    return !this.calls.some(writes => affects(writes, field));
  }
}
