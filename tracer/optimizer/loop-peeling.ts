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
  MAP_FIELD,
  makeNode,
  type Node,
  placeOf,
  type Snapshot,
  type Trace,
} from '../ir/trace.js';
import { removeDeadCode } from './dead-code.js';
import { Contract, Label } from './label-contract.js';
import { affects, forgetChangingMaps, forgetUnreachable } from './load-store-forwarding.js';
import { Optimizer, type OptimizerHost, type Pass } from './optimizer.js';
import { PIPELINE } from './pipeline.js';
import type { State } from './state.js';
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
  return new Peeling(trace, host, passes, statistics).run();
}

class Peeling {
  private readonly trace: Trace;
  private readonly o: Optimizer;
  private readonly contract = new Contract();
  private readonly statistics: PeelingStatistics | undefined;
  private readonly effects: LoopEffects;
  private end: Snapshot | null = null;
  constructor(trace: Trace, host: OptimizerHost, passes: readonly Pass[], statistics?: PeelingStatistics) {
    this.trace = trace;
    this.statistics = statistics;
    this.o = new Optimizer(passes, host, (o, jump) => this.preambleJump(o, jump));
    this.effects = new LoopEffects(trace);
  }
  run(): OptimizedTree {
    const { o, trace } = this;
    for (const input of trace.inputs) o.state.env.set(input, o.push(makeNode('input', [], input.auxiliary)));
    o.run(trace.operations);
    const operations = this.end ? [...o.out, ...this.loop(this.end)] : o.out;
    return { operations: removeDeadCode(operations), assumptions: o.assumptions };
  }
  /** The preamble's main path enters the loop; its side traces start over. */
  private preambleJump(o: Optimizer, jump: Node): void {
    if (o.depth > 0) {
      o.push(o.exitNode('restart', jump));
      return;
    }
    emitDelayedStores(o);
    this.end = jump.snapshot;
  }

  private loop(end: Snapshot): Node[] {
    const entered = this.o.state;
    this.o.isInPreamble = false;
    for (let tries = 1; ; tries++) {
      this.contract.weakened.length = 0;
      if (tries > MAX_TRIES) this.contract.pessimistic = true;
      const operations = this.tryBody(end, entered.fork());
      if (this.statistics) {
        this.statistics.tries = tries;
        this.statistics.weakened.push(...this.contract.weakened);
      }
      if (this.contract.weakened.length === 0) return operations;
      if (this.contract.pessimistic)
        throw new Error(`the loop contract cannot be kept: ${this.contract.weakened.join(', ')}`);
    }
  }
  private tryBody(end: Snapshot, state: State): Node[] {
    const { o } = this;
    o.state = state;
    o.out = [];
    const label = new Label(this.contract);
    const facts = new Set(state.heap.keys());
    const env = this.bindRegisters(label, end);
    this.carryMemory(label, facts);
    label.enter(o);
    o.state.env.clear();
    for (const [input, value] of env) o.state.env.set(input, value);
    o.out.push(this.labelNode(label, end));
    o.onJump = (optimizer, jump) => {
      emitDelayedStores(optimizer);
      const args = label.deliver(optimizer, jump.snapshot!);
      optimizer.push(makeNode('jump', args));
    };
    o.run(this.trace.operations);
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
    return attach(node, { frames: [{ ...frame, registers, function: null, extra: null }] }, 'resume');
  }
  /**
   * Keeps of the facts about memory what the loop does not change, or what the jumps can promise. Promises are made only for
   * `candidates`, the facts of the preamble proper: those about objects that the label had to make have other names each try.
   */
  private carryMemory(label: Label, candidates: ReadonlySet<string>): void {
    const { o, effects } = this;
    if (effects.writesMaps) forgetChangingMaps(o);
    if (effects.runsPython) forgetUnreachable(o);
    let carried = 0;
    for (const [key, fact] of [...o.state.heap]) {
      if (fact.field.mutability === 'ro' || !effects.mayChange(fact.field.key, fact.field)) continue;
      const eligible = candidates.has(key) && effects.isOnlyStored(fact.field) && !fact.index;
      const keep = eligible && carried < MAX_CARRIED && label.addFact(o, key, fact);
      if (keep) carried++;
      else o.state.heap.delete(key);
    }
  }
}

/** Which fields a tree may write, over all of its side traces. */
class LoopEffects {
  private readonly stored = new Set<string>();
  private readonly calls: Effects[] = [];
  runsPython = false;
  constructor(trace: Trace) {
    this.collect(trace);
  }
  private collect(trace: Trace): void {
    for (const node of trace.operations) {
      if (node.op === 'store' || node.op === 'storeAt') this.stored.add(fieldOf(node).key);
      else if (node.op === 'storeNew' || node.op === 'storeNewAt') this.stored.add(fieldOf(node).key);
      else if (node.op === 'call') {
        this.calls.push(functionOf(node).writes);
        this.runsPython ||= functionOf(node).runsPython === true;
      }
      if (node.op === 'callTree') this.calls.push('everything');
      if (node.sideTrace) this.collect(node.sideTrace);
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
