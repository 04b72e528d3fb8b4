/**
 * Loop peeling: the raw trace is run through the optimizer twice. The first iteration, the preamble, makes all checks; the
 * second, the body, starts with everything that the preamble has found, so what is invariant leaves the loop without any
 * analysis of invariance (LuaJIT's way, M. Pall). Values cross the back edge as the label contract says.
 *
 * A side trace of a preamble guard ends in `restart`: it goes back to the entry through the frame in memory, since it cannot
 * promise the loop what the preamble's main path promises. Side traces of body guards jump to the label.
 *
 * When a jump cannot keep the contract the body is done again with a weaker one; after MAX_TRIES nothing is assumed any more.
 */
import type { Effects, OptimizedTree } from '../ir/trace.js';
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
import { Optimizer, type OptimizerHost, type Pass } from './optimizer.js';
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
/**
 * Optimises a raw trace with all side traces that hang on it. `contract` is what earlier optimisations of the same root trace had to
 * settle for: as a tree only grows, none of it can be kept any better.
 */
export function optimizeTree(
  trace: Trace,
  host: OptimizerHost,
  passes: readonly Pass[] = PIPELINE,
  contract = new Contract(),
  statistics?: PeelingStatistics,
): OptimizedTree {
  return new Peeling(trace, host, passes, contract, statistics).run();
}

class Peeling {
  private readonly trace: Trace;
  private readonly o: Optimizer;
  private readonly contract: Contract;
  private readonly statistics: PeelingStatistics | undefined;
  private readonly effects: LoopEffects;
  private end: Snapshot | null = null;
  /** What the root trace has stored when it jumps and nobody has looked at. */
  private stored: readonly DelayedStore[] = [];
  /** Places of the preamble's operations, by which facts about them are named. */
  private readonly places = new Map<Node, number>();
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
    this.o = new Optimizer(passes, host, (o, jump) => this.preambleJump(o, jump));
    this.o.steady = steadyRegisters(trace);
    this.effects = new LoopEffects(trace);
  }
  run(): OptimizedTree {
    try {
      return { operations: removeDeadCode(this.operations()), assumptions: this.o.assumptions };
    } finally {
      this.o.state.undo(0);
    }
  }
  private operations(): readonly Node[] {
    const { o, trace } = this;
    for (const input of trace.inputs) o.state.bind(input, o.push(makeNode('input', [], input.auxiliary)));
    const preamble = o.out;
    let body: readonly Node[] = [];
    o.run(trace.operations, () => {
      o.isInPreamble = false;
      if (this.end) body = this.loop(this.end);
      o.isInPreamble = true;
      o.out = preamble;
      return true;
    });
    return [...preamble, ...body];
  }
  /** The preamble's main path enters the loop; its side traces start over. */
  private preambleJump(o: Optimizer, jump: Node): void {
    if (o.depth > 0) {
      o.push(o.exitNode('restart', jump));
      return;
    }
    this.stored = o.state.delayed;
    emitDelayedStores(o);
    this.end = jump.snapshot;
    o.out.forEach((node, place) => {
      this.places.set(node, place);
    });
  }

  private loop(end: Snapshot): Node[] {
    const { o, contract } = this;
    const { onJump } = o;
    const entered = o.state.mark();
    for (let tries = 1; ; tries++) {
      contract.weakened.length = 0;
      if (tries > MAX_TRIES) contract.pessimistic = true;
      const operations = this.tryBody(end);
      o.state.undo(entered);
      if (this.statistics) {
        this.statistics.tries = tries;
        this.statistics.weakened.push(...contract.weakened);
      }
      if (contract.weakened.length === 0) {
        o.onJump = onJump;
        return operations;
      }
      if (contract.pessimistic) throw new Error(`the loop contract cannot be kept: ${contract.weakened.join(', ')}`);
    }
  }
  private tryBody(end: Snapshot): Node[] {
    const { o } = this;
    o.state.showChange();
    o.out = [];
    const label = new Label(this.contract);
    const env = this.bindRegisters(label, end);
    this.carryMemory(label);
    label.enter(o);
    for (const [input, value] of env) o.state.bind(input, value);
    o.out.push(this.labelNode(label, end));
    o.onJump = (optimizer, jump) => {
      emitDelayedStores(optimizer, store => label.takesOver(optimizer, jump.snapshot!, store));
      const args = label.deliver(optimizer, jump.snapshot!);
      optimizer.push(makeNode('jump', args));
    };
    o.run(this.trace.operations, () => this.contract.weakened.length === 0);
    return o.out;
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
      if (field.mutability === 'ro' || !effects.mayChange(field.key, field) || isCarried(fact)) continue;
      o.state.forgetFacts(field, other => object === other.object && index === other.index);
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
  mayChange(key: string, field: Parameters<typeof affects>[1]): boolean {
    return this.stored.has(key) || !this.isOnlyStored(field);
  }
  /** No call writes the field. */
  isOnlyStored(field: Parameters<typeof affects>[1]): boolean {
    return !this.calls.some(writes => affects(writes, field));
  }
}
