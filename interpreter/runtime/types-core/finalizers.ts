/**
 * Finalizers and the callbacks of weak references (data model, 3.3.1; PEP 442): what app-level code needs to run those that the
 * collector has queued. Objects of classes with `__del__` are registered when they are made, and so are generators with
 * handlers, since giving one up half-way must run its finally clauses.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Known, NULL } from '../../heap/well-known.js';
import { native, type NativeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { formatException } from '../traceback.js';

/** To be called with every new instance that TypeScript makes of a class that may be a user's. */
export function noteInstance(space: Space, instance: Ref, cls: Ref): Ref {
  if ((space.load(cls, L.Class.flags) & L.ClassFlags.HAS_DEL) !== 0) space.rts.registerFinalizable(instance);
  return instance;
}
/** An exception that nobody can catch is shown on standard error. */
function showUnraisable(space: Space, exception: Ref, context: string): void {
  const text = `Exception ignored ${context}:\n${formatException(space, exception)}`;
  space.host.write('stderr', new TextEncoder().encode(text));
}
/** Takes a weak reference's callback away, which runs once. */
function takeCallback(space: Space, reference: Ref): Ref {
  const callback = space.load(reference, L.WeakReference.callback);
  space.store(reference, L.WeakReference.callback, NULL);
  return callback === NULL ? space.none : callback;
}

export const finalizerPrimitives: readonly NativeDefinition[] = [
  native('_next_finalizable', '()', space => space.rts.nextFinalizable() || Known.DUMMY),
  native('_next_callback', '()', space => space.rts.nextCallback() || space.none),
  native('_take_callback', '(reference, /)', takeCallback),
  native('_show_unraisable', '(exception, context, /)', (space, exception: Ref, context: Ref) => {
    showUnraisable(space, exception, space.text(context));
    return space.none;
  }),
];
