/**
 * The only door to the tracer. The interpreter calls these when a tracer is attached; it knows nothing else of it.
 */
export interface JitHooks {
  /**
   * The JUMP_BACK at `site` has closed its loop often enough; the machine stands at the loop's header `header` (Machine.pc).
   * The tracer may run the program for a while; afterwards pc, fp and `raised` say where it goes on.
   */
  becameHot(site: number, header: number): void;
  /** A trace has been left through an exit whose frames must be rebuilt. */
  leftTrace(exit: number): void;
  /** Back-edges and calls after which the machine comes back to its driver; null: the driver's choice. */
  readonly budget: number | null;
  /** The budget is spent: an occasion to look at what is running. */
  budgetSpent(): void;
}
