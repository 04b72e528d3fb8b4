/**
 * The tracer's time as an investment: what it has spent, what the accounts of all trees say that they have saved, and how much hotter than
 * usual something must therefore be to be recorded or compiled.
 */
import { clock } from '../../interpreter/clock.js';
import { ACCOUNT_ITERATIONS } from '../../interpreter/heap/machine.js';
import type { Thresholds } from '../hot-counters.js';
import { savings } from './balance.js';
import { TracingBudget } from './budget.js';
import type { CompiledVersion, TraceTree } from './trace-tree.js';

/**
 * Thresholds by which a loop must be hotter when the budget is overdrawn by 100%: as many iterations take about as long as it takes to
 * compile a small loop, so one that is barely hot earns nothing back before. It counts iterations, not time, so that inner loops come first.
 */
const HEAT = 72;
/** Milliseconds between two looks at what all trees have saved. */
const CREDIT_INTERVAL = 2;

export class Investment {
  private readonly view: DataView;
  private readonly thresholds: Thresholds;
  private readonly budget: TracingBudget;
  /** Those that earn. */
  private readonly trees = new Set<TraceTree>();
  private lastCredit = 0;
  constructor(view: DataView, thresholds: Thresholds) {
    this.view = view;
    this.thresholds = thresholds;
    this.budget = new TracingBudget(thresholds.isBudgeted);
  }

  /** Accounts for time that the tracer has taken. */
  spend(milliseconds: number): void {
    this.budget.spend(milliseconds);
  }
  /** From now on what the tree saves is looked up; that of functions cannot be told from their accounts. */
  watch(tree: TraceTree): void {
    if (tree.kind !== 'function') this.trees.add(tree);
  }
  /** How far the tracer is in debt, with everything that compiled loops have saved by now. */
  pressure(): number {
    const now = clock.now();
    if (now - this.lastCredit > CREDIT_INTERVAL) {
      this.lastCredit = now;
      for (const { version } of this.trees) if (version) this.credit(version);
    }
    return this.budget.pressure();
  }
  /** How many iterations more a loop must have had to be recorded. */
  missingHeat({ heat }: TraceTree): number {
    return this.thresholds.loop * (1 + HEAT * (this.pressure() - 1)) - heat;
  }
  /** How often an exit must be taken until its side trace is recorded. */
  exitThreshold(): number {
    return this.thresholds.exit * Math.sqrt(this.pressure());
  }
  /** The debt at which a tree is compiled again. */
  debtLimit({ compileTime }: TraceTree): number {
    return compileTime * this.thresholds.patience * this.pressure();
  }
  /** Empties the account of a version; answers the exits and iterations that were in it. */
  settle(version: CompiledVersion): { exits: number; iterations: number } {
    const entries = this.credit(version);
    this.view.setInt32(version.account, 0, true);
    this.view.setInt32(version.account + ACCOUNT_ITERATIONS, 0, true);
    version.creditedExits = 0;
    version.creditedIterations = 0;
    return entries;
  }
  /** Enters into the budget what a version has saved since this was last asked. */
  private credit(version: CompiledVersion): { exits: number; iterations: number } {
    const { tree, account } = version;
    const exits = this.view.getInt32(account, true);
    const iterations = this.view.getInt32(account + ACCOUNT_ITERATIONS, true);
    const [newExits, newIterations] = [exits - version.creditedExits, iterations - version.creditedIterations];
    this.budget.earn(savings(newExits, newIterations, tree.bytecodes));
    version.creditedExits = exits;
    version.creditedIterations = iterations;
    return { exits, iterations };
  }
}
