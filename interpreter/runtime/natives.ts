/**
 * Calling TypeScript natives from the machine: reads the argument words from the VM stack, binds them, and turns what is
 * thrown into `Machine.raised`. The one adapter between PyError and NULL.
 */
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { Machine } from '../heap/machine.js';
import { Kind, NULL } from '../heap/well-known.js';
import { bindNative } from './arguments.js';
import { PyError } from './errors.js';
import { asPythonError } from './fault-adapter.js';
import { type NativeDefinition, nativeDefinitions } from './native.js';
import type { Space } from './space.js';

const NO_KEYWORDS: ReadonlyMap<string, Ref> = new Map();

/** Runs `body`; a Python exception goes to `raised` and the answer is NULL. Bugs pass through. */
export function guarded(space: Space, body: () => number): number {
  try {
    return body();
  } catch (error) {
    const python = asPythonError(space, error);
    if (!(python instanceof PyError)) throw python;
    raise(space, python.exception);
    return NULL;
  }
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
/** The name that messages use for a native: `list.append`, `len`. */
export function qualifiedName(space: Space, definition: NativeDefinition, owner: Ref): string {
  if (owner === NULL || !space.isClass(owner)) return definition.name;
  return `${space.className(owner)}.${definition.name}`;
}
/** A method descriptor's receiver must be an instance of its class. */
function checkReceiver(space: Space, callable: Ref, definition: NativeDefinition, positional: readonly Ref[]): void {
  if (definition.binding !== 'method' || space.kindOf(callable) !== Kind['METHOD_DESCRIPTOR']) return;
  const owner = space.load(callable, L.NativeFunction.owner);
  const name = definition.name;
  if (positional.length === 0)
    throw space.error('TypeError', `unbound method ${space.className(owner)}.${name}() needs an argument`);
  if (space.isInstance(positional[0]!, owner)) return;
  const given = space.typeName(positional[0]!);
  throw space.error(
    'TypeError',
    `descriptor '${name}' for '${space.className(owner)}' objects doesn't apply to a '${given}' object`,
  );
}
/** Calls a native with arguments that are in TypeScript. Throws PyError. */
export function callNativeWith(
  space: Space,
  callable: Ref,
  args: readonly Ref[],
  keywords: ReadonlyMap<string, Ref>,
): number {
  const definition = nativeDefinitions[space.load(callable, L.NativeFunction.id)]!;
  const self = space.load(callable, L.NativeFunction.self);
  const positional = self === NULL ? args : [self, ...args];
  checkReceiver(space, callable, definition, positional);
  const owner = space.load(callable, L.NativeFunction.owner);
  const bound = bindNative(space, definition, { positional, keywords }, qualifiedName(space, definition, owner));
  return definition.body(space, ...bound);
}
/** Positional and keyword arguments that lie after register `base` of the running frame. */
export function readArguments(
  space: Space,
  base: number,
  argc: number,
  names: Ref,
): { positional: Ref[]; keywords: ReadonlyMap<string, Ref> } {
  const start = (space.machine(Machine.fp) >> 2) + base + 1;
  const words = Array.from(space.I32.subarray(start, start + argc)) as Ref[];
  if (names === NULL) return { positional: words, keywords: NO_KEYWORDS };
  const keys = space.items(names);
  const positional = words.slice(0, argc - keys.length);
  const keywords = new Map(keys.map((key, k) => [space.text(key), words[positional.length + k]!]));
  return { positional, keywords };
}
/** The import `callNative` of the machine. */
export function callNative(space: Space, callable: Ref, base: number, argc: number, names: Ref): number {
  return guarded(space, () => {
    const { positional, keywords } = readArguments(space, base, argc, names);
    return callNativeWith(space, callable, positional, keywords);
  });
}
