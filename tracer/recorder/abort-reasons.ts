/**
 * Why a recording stops without a trace: the one table. `TraceAbort` is the recorder's own kind of error; it never leaves the tracer.
 * `weight` says how much an attempt counts towards giving the loop up: 0 for what is not the loop's fault or will soon be
 * different (an inner loop that gets its own tree), 1 for the rest; null for what each attempt leaves less of.
 */
export const ABORT_REASONS = {
  tooLong: { text: 'the trace became too long', weight: 1 },
  calleeTooLarge: {
    text: 'the trace became too long: it will call large functions instead of taking them in',
    weight: null,
  },
  innerLoop: { text: 'a loop inside it runs too often to be unrolled', weight: 0 },
  outerLoop: { text: 'the loop that a segment is a part of is not compiled', weight: 0 },
  leftRootFrame: { text: 'the function returned before the loop came around', weight: 0 },
  yieldedFromRoot: { text: 'the generator that the loop belongs to yielded', weight: 0 },
  inliningTooDeep: { text: 'calls are nested too deeply to be inlined', weight: 1 },
  recursion: { text: 'a function called itself too often to be inlined', weight: 0 },
  recursiveGenerator: { text: 'a generator resumed another one of its own code', weight: 1 },
  calleeTooLong: { text: 'a function that calls itself took too long', weight: 0 },
  calleeRaised: { text: 'a function that calls itself raised an exception', weight: 0 },
  recursionLimit: { text: 'the recursion limit is near', weight: 0 },
  unsupportedOpcode: { text: 'an instruction cannot be recorded', weight: 1 },
  unsupportedOperation: { text: 'an operation has no form in traces', weight: 1 },
  decisionAfterEffect: { text: 'a decision depends on an effect of the same instruction', weight: 1 },
  exceptionLeavesRoot: { text: 'an exception left the function', weight: 1 },
  generatorRaisedStop: { text: 'a generator raised StopIteration', weight: 1 },
  frameObject: { text: 'a frame object was asked for', weight: 1 },
  nativePending: { text: 'a native waits for the host', weight: 1 },
  framePushed: { text: 'a native goes on in another frame', weight: 1 },
  changesAssumption: { text: 'it changes a global or class that it relies on', weight: 0 },
} as const;
export type AbortReason = keyof typeof ABORT_REASONS;

/** Ends a recording. Thrown only before the first effect of a bytecode; after one the recording ends behind the bytecode. */
export class TraceAbort extends Error {
  readonly reason: AbortReason;
  /** What exactly: an opcode, a word, a function. */
  readonly detail: string;
  constructor(reason: AbortReason, detail = '') {
    super(describeAbort(reason, detail));
    this.reason = reason;
    this.detail = detail;
  }
}
/** The reason in words. */
export function describeAbort(reason: AbortReason, detail: string): string {
  return detail ? `${ABORT_REASONS[reason].text} (${detail})` : ABORT_REASONS[reason].text;
}
