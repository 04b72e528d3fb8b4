/**
 * Whether entering a tree pays. Entering a tree and leaving it through a spilled exit takes time in which the interpreter carries out some
 * operations; a tree that is left after every other iteration makes a program slower. So the iterations between such exits
 * are compared with what they save, and a tree that does not pay is not entered for a while, ever longer each time.
 */
import { BALANCE_PERIOD } from '../../interpreter/heap/machine.js';

/** Milliseconds that an entry and an exit cost, and that one bytecode of a trace takes the interpreter longer. */
const EXIT_COST = 0.3e-3;
const BYTECODE_GAIN = 4e-6;
/** How often a tree may grow without coming to pay. */
const HOPE = 5;
/** Suspensions until a tree is given up. */
const MAXIMUM_SUSPENSIONS = 10;

export type Verdict = 'open' | 'pays' | 'loses';

/** Milliseconds that the iterations of a trace have saved; the last one before an exit counts half. */
export function savings(exits: number, iterations: number, bytecodes: number): number {
  return (iterations + 0.5 * exits) * bytecodes * BYTECODE_GAIN;
}

export class TreeBalance {
  private exits = 0;
  private saved = 0;
  private suspensions = 0;
  /** How often it has grown since it paid. */
  private growths = 0;

  /** Accounts for exits and iterations of a loop whose trace has so many bytecodes. */
  account(exits: number, iterations: number, bytecodes: number): Verdict {
    this.saved += savings(exits, iterations, bytecodes);
    this.exits += exits;
    if (this.exits < BALANCE_PERIOD) return 'open';
    const pays = this.saved >= this.exits * EXIT_COST;
    this.restart();
    if (pays) this.growths = 0;
    return pays ? 'pays' : 'loses';
  }
  /** How often it has been suspended now; null when it is time to give the tree up. */
  suspend(): number | null {
    this.growths = 0;
    return ++this.suspensions > MAXIMUM_SUSPENSIONS ? null : this.suspensions;
  }
  /** Whether to compile the tree again is worth trying; false when it has grown often and still does not pay. */
  mayGrow(): boolean {
    return ++this.growths <= HOPE;
  }
  /** Starts a period, as the tree has changed. */
  restart(): void {
    this.exits = 0;
    this.saved = 0;
  }
}
