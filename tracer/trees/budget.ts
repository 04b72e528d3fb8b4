/**
 * What tracing may cost. The tracer works on the program's thread, so it is an investment that must be earned back: it may spend
 * ALLOWANCE at once, SHARE of the time that has passed, and what compiled loops have saved so far. Nothing is forbidden beyond; what
 * is to be traced, or compiled again, must be the hotter, the more the tracer is in debt. A loop that is truly hot gets there
 * within milliseconds, a thousand loops that are barely hot do not.
 */
import { clock } from '../../interpreter/clock.js';

/** Milliseconds that are free, and the part of the elapsed time that is. */
const ALLOWANCE = 20;
const SHARE = 0.05;

export class TracingBudget {
  private readonly start = clock.now();
  private spent = 0;
  private saved = 0;
  private readonly isLimited: boolean;
  /** An unlimited budget never asks for more heat, so that tests are deterministic. */
  constructor(isLimited: boolean) {
    this.isLimited = isLimited;
  }
  /** Accounts for time that the tracer has taken. */
  spend(milliseconds: number): void {
    this.spent += milliseconds;
  }
  /** Accounts for time that compiled code has saved. */
  earn(milliseconds: number): void {
    this.saved += milliseconds;
  }
  /** How many times what is free has been spent; at least 1. */
  pressure(): number {
    if (!this.isLimited) return 1;
    const free = ALLOWANCE + SHARE * (clock.now() - this.start) + this.saved;
    return Math.max(1, this.spent / free);
  }
}
