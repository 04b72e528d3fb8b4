/**
 * The adapter that makes Python exceptions of what host-level code throws: a `ValueFault` of the numeric and formatting
 * core, and the engine's own report that a BigInt, text or array would be too large. The wrapper around natives passes
 * everything it catches through here first.
 */
import { PyError } from './errors.js';
import { ValueFault } from './fault.js';
import type { Space } from './space.js';
import { HostError } from '../host.js';
import { osError } from './builtins/os-error.js';

/** A PyError for a fault that a Python program can cause; anything else comes back as it is. */
export function asPythonError(space: Space, error: unknown): unknown {
  if (error instanceof PyError) return error;
  if (error instanceof ValueFault) return errorOfFault(space, error);
  if (error instanceof HostError) return osError(space, error);
  if (error instanceof RangeError) return engineLimit(space, error);
  return error;
}
/** A message that begins like "(34, '...')" is the two arguments that C's errno gives. */
function errorOfFault(space: Space, fault: ValueFault): PyError {
  const parts = fault.message.startsWith('(') ? /^\((\d+), '(.*)'\)$/.exec(fault.message) : null;
  if (parts === null) return space.error(fault.kind, fault.message);
  return space.errorWith(fault.kind, [space.int(Number(parts[1])), space.str(parts[2]!)]);
}
function engineLimit(space: Space, error: RangeError): unknown {
  if (/call stack/i.test(error.message)) return space.error('RecursionError', 'maximum recursion depth exceeded');
  if (/BigInt/i.test(error.message)) return space.error('OverflowError', 'too many digits in integer');
  if (/invalid (string|array|typed array) length|allocation failed/i.test(error.message)) {
    return space.error('MemoryError', '');
  }
  return error;
}
