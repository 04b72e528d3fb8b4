/**
 * Raising without throwing: the exception goes to `Machine.raised`, and NULL, which a native answers then, tells the machine. A `throw`
 * through the host costs more than all the rest of an exception, so natives whose errors programs count on (a missing attribute, a text
 * that is no number) end in `return raised(...)`; everything else throws the PyError, and the wrapper around natives comes here.
 */
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { Machine } from '../heap/machine.js';
import { NULL } from '../heap/well-known.js';
import type { PyError } from './errors.js';
import type { Space } from './space.js';

/** What a native answers that raises this error. */
export function raised(space: Space, error: PyError): Ref {
  raise(space, error.exception);
  return NULL;
}
/** Puts an exception into `raised`; what is being handled becomes its context. */
export function raise(space: Space, exception: Ref): void {
  linkContext(space, exception);
  space.setMachine(Machine.raised, exception);
}
/** Sets `__context__` to the exception being handled, breaking a cycle as CPython's _PyErr_SetObject does. */
export function linkContext(space: Space, exception: Ref): void {
  const handled = space.machine(Machine.handled) as Ref;
  if (handled === NULL || handled === exception) return;
  for (let e = handled; e !== NULL; ) {
    const context = space.load(e, L.Exception.context);
    if (context === exception) {
      space.store(e, L.Exception.context, NULL);
      break;
    }
    e = context;
  }
  space.store(exception, L.Exception.context, handled);
}
