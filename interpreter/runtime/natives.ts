/**
 * Calling TypeScript natives from the machine: reads the argument words from the VM stack, binds them, and turns what is
 * thrown into `Machine.raised`. The one adapter between PyError and NULL.
 */
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { MACHINE, Machine, Verdict } from '../heap/machine.js';
import { Kind, Known, NULL } from '../heap/well-known.js';
import { bindNative, isSlotMethod } from './arguments.js';
import { PyError } from './errors.js';
import { asPythonError } from './fault-adapter.js';
import { type NativeDefinition, nativeDefinitions } from './native.js';
import { raise } from './raise.js';
import type { Space } from './space.js';

/** Index of Machine.fp among the words of memory. */
const FP = (MACHINE + Machine.fp.offset) >> 2;
const NO_KEYWORDS: ReadonlyMap<string, Ref> = new Map();

/** Runs `body`; a Python exception goes to `raised` and the answer is NULL. Bugs pass through. */
export function guarded(space: Space, body: () => number): number {
  try {
    return body();
  } catch (error) {
    return fail(space, error);
  }
}
function fail(space: Space, error: unknown): number {
  const python = asPythonError(space, error);
  if (!(python instanceof PyError)) throw python;
  raise(space, python.exception);
  return NULL;
}
/** The name that messages use for a native: `list.append`, `math.sqrt`, `len`. */
export function qualifiedName(space: Space, definition: NativeDefinition, owner: Ref): string {
  if (owner === NULL) return definition.name;
  if (space.isStr(owner)) {
    const module = space.text(owner);
    return module === 'builtins' ? definition.name : `${module}.${definition.name}`;
  }
  return `${space.className(owner)}.${definition.name}`;
}
/** A method descriptor's receiver must be an instance of its class. What fills a slot of the type has words of its own. */
function checkReceiver(space: Space, callable: Ref, definition: NativeDefinition, positional: readonly Ref[]): void {
  if (definition.binding !== 'method' || space.kindOf(callable) !== Kind['METHOD_DESCRIPTOR']) return;
  const owner = space.load(callable, L.NativeFunction.owner);
  const name = definition.name;
  const slot = isSlotMethod(name, space.className(owner));
  if (positional.length === 0) {
    const title = `${space.className(owner)}.${name}()`;
    const message = slot
      ? `descriptor '${name}' of '${space.className(owner)}' object needs an argument`
      : `unbound method ${title} needs an argument`;
    throw space.error('TypeError', message);
  }
  if (space.isInstance(positional[0]!, owner)) return;
  const given = space.typeName(positional[0]!);
  if (slot)
    throw space.error(
      'TypeError',
      `descriptor '${name}' requires a '${space.className(owner)}' object but received a '${given}'`,
    );
  throw space.error(
    'TypeError',
    `descriptor '${name}' for '${space.className(owner)}' objects doesn't apply to a '${given}' object`,
  );
}
/**
 * What it takes to call a native that needs nothing by keyword: with `least` to `most` arguments, and no keywords, there is
 * nothing to bind. All are alike to JavaScript, which definitions are not.
 */
class PlainNative {
  constructor(
    readonly body: NativeDefinition['body'],
    readonly least: number,
    readonly most: number,
    /** Parameters of the body: those by position, then optional ones by keyword. */
    readonly parameters: number,
    readonly isMethod: boolean,
  ) {}
}
/** Bodies are called with that many arguments without an array. */
const MOST_DIRECT = 4;
/** By the native's number, without holes. */
const plainNatives: (PlainNative | undefined)[] = [];
function makePlain(id: number): PlainNative {
  const { body, parameters, binding } = nativeDefinitions[id]!;
  const byPosition = parameters.filter(p => p.kind === 'positional' || p.kind === 'positional-only');
  const plain =
    parameters.length <= MOST_DIRECT &&
    parameters.every(p => byPosition.includes(p) || (p.kind === 'keyword-only' && !p.required));
  const [least, most] = plain ? [byPosition.filter(p => p.required).length, byPosition.length] : [1, 0];
  const made = new PlainNative(body, least, most, parameters.length, binding === 'method');
  while (plainNatives.length <= id) plainNatives.push(undefined);
  plainNatives[id] = made;
  return made;
}
/**
 * Calls a native straight from the words on the VM stack: `first` goes before them unless it is NULL. undefined: its
 * arguments need binding.
 */
export function callPlainly(space: Space, callable: Ref, first: Ref, base: number, argc: number): number | undefined {
  const { I32 } = space;
  const id = I32[(callable + L.NativeFunction.id.offset) >> 2]!;
  const { body, least, most, parameters, isMethod } = plainNatives[id] ?? makePlain(id);
  const count = first === NULL ? argc : argc + 1;
  if (count < least || count > most) return undefined;
  const start = (I32[FP]! >> 2) + base + (first === NULL ? 1 : 0);
  if (parameters === 0) return body(space);
  const a = (first !== NULL ? first : count > 0 ? I32[start]! : NULL) as Ref;
  if (isMethod && !isReceiver(space, callable, a)) return undefined;
  if (parameters === 1) return body(space, a);
  const b = (count > 1 ? I32[start + 1]! : NULL) as Ref;
  if (parameters === 2) return body(space, a, b);
  const c = (count > 2 ? I32[start + 2]! : NULL) as Ref;
  if (parameters === 3) return body(space, a, b, c);
  return body(space, a, b, c, (count > 3 ? I32[start + 3]! : NULL) as Ref);
}
/** Calls the special method that was found on the class of `x` with x, y and, unless it is NULL, z. FALLBACK as in special-methods.ts. */
export function callSpecial(space: Space, native: Ref, x: Ref, y: Ref, z: Ref): number {
  const id = space.I32[(native + L.NativeFunction.id.offset) >> 2]!;
  const { body, least, most, parameters } = plainNatives[id] ?? makePlain(id);
  const count = z === NULL ? 2 : 3;
  if (count < least || count > most) return Verdict.FALLBACK;
  try {
    const answer = parameters === 2 ? body(space, x, y) : body(space, x, y, z, NULL);
    return answer === Known.NOT_IMPLEMENTED ? Verdict.FALLBACK : answer;
  } catch (error) {
    return fail(space, error);
  }
}
/** Is `r` what a method descriptor may be called with? */
function isReceiver(space: Space, callable: Ref, r: Ref): boolean {
  if (space.kindOf(callable) !== Kind['METHOD_DESCRIPTOR']) return true;
  const owner = space.load(callable, L.NativeFunction.owner);
  const cls = space.classOf(r);
  return cls === owner || space.isSubclass(cls, owner);
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
  const words: Ref[] = [];
  for (let k = 0; k < argc; k++) words.push(space.I32[start + k] as Ref);
  if (names === NULL) return { positional: words, keywords: NO_KEYWORDS };
  const keys = space.items(names);
  const positional = words.slice(0, argc - keys.length);
  const keywords = new Map(keys.map((key, k) => [space.text(key), words[positional.length + k]!]));
  return { positional, keywords };
}
/**
 * Does the call go on in app-level Python whatever the arguments are, which binds them by itself? So it is where a native says so and
 * the call has as many arguments by position as it must, and keywords that it knows.
 */
function passesOn(space: Space, callable: Ref, names: Ref, argc: number): boolean {
  const { keywordsPassOn, parameters, binding } = nativeDefinitions[space.load(callable, L.NativeFunction.id)]!;
  if (keywordsPassOn !== true) return false;
  const keys = space.items(names);
  const self = space.load(callable, L.NativeFunction.self) === NULL ? 0 : 1;
  if (argc - keys.length + self !== parameters.filter(p => p.required).length) return false;
  if (binding === 'method' && self === 0) return false;
  return keys.every(key => parameters.some(p => p.kind === 'keyword-only' && p.name === space.text(key)));
}
/** The import `callNative` of the machine. */
export function callNative(space: Space, callable: Ref, base: number, argc: number, names: Ref): number {
  try {
    if (names === NULL) {
      const self = space.I32[(callable + L.NativeFunction.self.offset) >> 2] as Ref;
      const answer = callPlainly(space, callable, self, base, argc);
      if (answer !== undefined) return answer;
    } else if (passesOn(space, callable, names, argc)) return Verdict.FALLBACK;
    const { positional, keywords } = readArguments(space, base, argc, names);
    return callNativeWith(space, callable, positional, keywords);
  } catch (error) {
    return fail(space, error);
  }
}
