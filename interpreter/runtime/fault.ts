/**
 * The error that host-independent code raises when a Python program gave it a bad value.
 *
 * Code in `numeric/`, `format/` and `random/` knows nothing of the heap, so it cannot build Python exceptions. It throws a
 * `ValueFault` instead, which carries the name of the Python exception and the words CPython 3.14 would use. The natives
 * that call such code turn it into the real exception; a `ValueFault` that reaches any other place is a bug.
 */

/** The Python exceptions that numeric and formatting code can ask for. */
export type FaultKind = 'ValueError' | 'TypeError' | 'OverflowError' | 'ZeroDivisionError' | 'IndexError' | 'KeyError';

/**
 * A Python exception in the making: which class, and its message. The host does not note its own call stack in it, which would take longer
 * than everything else and say nothing to anybody.
 */
export class ValueFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = kind;
    this.kind = kind;
  }
}
