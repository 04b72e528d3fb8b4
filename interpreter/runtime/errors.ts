/**
 * The three kinds of error and the door between two of them. A Python exception travels through TypeScript as a
 * `PyError`; the adapter around natives (natives.ts) turns it into `Machine.raised`. A `TraceAbort` is the tracer's own
 * (tracer/recorder). Everything else that is thrown is a bug in tpy and is reported as one.
 */
import type { Ref } from '../dialect/rts.js';

/**
 * A Python exception on its way through TypeScript; `exception` is the exception object. It is no Error: the host would note its own
 * call stack in each, which takes longer than everything else about raising and says nothing to anybody.
 */
export class PyError {
  readonly exception: Ref;
  constructor(exception: Ref) {
    this.exception = exception;
  }
}

/** A broken invariant: a bug in tpy, never a fault of the program that runs. */
export class InternalError extends Error {
  constructor(message: string) {
    super(`internal error: ${message}`);
    this.name = 'InternalError';
  }
}
/** Throws InternalError unless `condition` holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(message);
}
