/**
 * The functions that RTS imports from the host (`@host`): error messages, big integers, floats that need care, and the
 * cold parts of calls, raising and globals. Keys are the names in RTS.
 */
import { BINARY_OPERATORS } from '../bytecode/opcodes.js';
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { Machine, Verdict } from '../heap/machine.js';
import { Kind, MapOf, NULL } from '../heap/well-known.js';
import { bindNativeTo } from './types-core/attributes.js';
import { raiseBindError } from './bind-errors.js';
import { FLOAT_FUNCTIONS } from './fast-natives.js';
import { ValueFault } from './fault.js';
import { MESSAGES } from './messages.js';
import { callNative, callNativeWith, callPlainly, callSpecial, guarded, readArguments } from './natives.js';
import { nativeDefinitions } from './native.js';
import { linkContext, raise } from './raise.js';
import { hashFloat, hashInt } from './numeric/hash.js';
import { UNARY_MATH } from './numeric/math.js';
import { formatValue } from './types/format-value.js';
import type { Space } from './space.js';
import { floatPowerObject } from './types/float.js';
import { find } from './types/units.js';
import { compareNumbers, textUnits } from './types/values.js';
import { binaryIntegers } from './big-integers.js';
import { intTrueDivide } from './numeric/int-float.js';

export type HostFunctions = Record<string, (...words: never[]) => number | bigint | undefined>;

/** What LOAD_COMMON loads: classes, then helpers that are app-level Python (patterns.py). */
const COMMON_CLASSES = ['AssertionError', 'NotImplementedError'];
const COMMON_HELPERS = [
  'match_sequence',
  'match_mapping',
  'match_keys',
  'match_rest',
  'match_attributes',
  'type_parameter',
  'generic_base',
  'type_alias',
  'template',
  'star_begin',
  'star_match',
  'star_raised',
  'star_end',
];
const FLOAT_FUNCTION = FLOAT_FUNCTIONS.map(name => UNARY_MATH[name]!);
/** A function of one float; NaN where it raises. */
function floatFunction(which: number, x: number): number {
  try {
    return FLOAT_FUNCTION[which]!(x);
  } catch (error) {
    if (error instanceof ValueFault) return NaN;
    throw error;
  }
}
/** The text of a message with its places filled in. */
function messageText(space: Space, text: string, a: Ref, b: Ref): string {
  return text.replace(/\{([ab])(?::(\w+))?\}/g, (_, which: string, how: string | undefined) => {
    const value = which === 'a' ? a : b;
    if (value === NULL) return '';
    if (how === 'type') return space.typeName(value);
    if (how === 'repr') return space.repr(value);
    return space.isInt(value) ? String(space.bigint(value)) : space.text(value);
  });
}
/** What `raise x` raises: checks the class and links the context. */
function prepareRaise(space: Space, x: Ref): number {
  if (space.kindOf(x) !== Kind['EXCEPTION'])
    throw space.error('TypeError', 'exceptions must derive from BaseException');
  linkContext(space, x);
  return x;
}
function noContextManager(space: Space, o: Ref, name: Ref): never {
  const hint = space.text(name) === '__exit__' ? ' (missed __exit__ method)' : '';
  throw space.error('TypeError', `'${space.typeName(o)}' object does not support the context manager protocol${hint}`);
}
/** Calls a built-in class by its native `__new__` (whose instances need no further `__init__` in Python). */
function callObject(space: Space, callable: Ref, base: number, argc: number, names: Ref): number {
  if (!space.isClass(callable) || space.mapOf(callable) !== MapOf['TYPE']) return Verdict.FALLBACK;
  const created = space.nativeConstructor(callable);
  if (created === NULL) return callInitialized(space, callable, base, argc, names);
  if (names === NULL) {
    const answer = callPlainly(space, created, callable, base, argc);
    if (answer !== undefined) return answer;
  }
  const { positional, keywords } = readArguments(space, base, argc, names);
  return callNativeWith(space, created, [callable, ...positional], keywords);
}
/** Calls a built-in class whose `__new__` looks at no arguments and whose native `__init__` takes them: list, dict, set and their like. */
function callInitialized(space: Space, cls: Ref, base: number, argc: number, names: Ref): number {
  const [create, initialize] = space.nativeInitializer(cls);
  if (initialize === NULL) return Verdict.FALLBACK;
  const instance = nativeDefinitions[space.load(create, L.NativeFunction.id)]!.body(space, cls, [], new Map());
  let answer = names === NULL ? callPlainly(space, initialize, instance as Ref, base, argc) : undefined;
  if (answer === undefined) {
    const { positional, keywords } = readArguments(space, base, argc, names);
    answer = callNativeWith(space, initialize, [instance as Ref, ...positional], keywords);
  }
  return answer === NULL || answer === Verdict.FALLBACK ? answer : instance;
}
/** A call of a native or built-in class with the arguments in a tuple and a dict. */
function callUnpacked(space: Space, callable: Ref, args: Ref, keywords: Ref): number {
  const named = new Map(
    keywords === NULL ? [] : space.dictEntries(keywords).map(([key, value]) => [space.text(key), value] as const),
  );
  const kind = space.kindOf(callable);
  if (kind === Kind['NATIVE'] || kind === Kind['METHOD_DESCRIPTOR'])
    return callNativeWith(space, callable, space.items(args), named);
  const constructor =
    space.isClass(callable) && space.mapOf(callable) === MapOf['TYPE'] ? space.nativeConstructor(callable) : NULL;
  if (constructor === NULL) return Verdict.FALLBACK;
  return callNativeWith(space, constructor, [callable, ...space.items(args)], named);
}
/** The host functions for a space. Those that may raise answer NULL then. */
export function hostFunctions(space: Space): HostFunctions {
  const raising =
    <A extends unknown[]>(body: (...args: A) => number) =>
    (...args: A) =>
      guarded(space, () => body(...args));
  const functions = {
    raiseError(message: number, a: Ref, b: Ref): number {
      const { className, text } = MESSAGES[message]!;
      const error =
        className === 'KeyError'
          ? space.errorWith(className, [a])
          : space.error(className, messageText(space, text, a, b));
      if (className === 'NameError' || className === 'UnboundLocalError') space.setNameOf(error.exception, a);
      raise(space, error.exception);
      return NULL;
    },
    raiseStopIteration(value: Ref): void {
      raise(space, space.errorWith('StopIteration', value === space.none ? [] : [value]).exception);
    },
    stopIterationValue: (exception: Ref) => {
      const args = space.items(space.load(exception, L.Exception.args));
      return args[0] ?? space.none;
    },
    replaceStopIteration(): void {
      const cause = space.machine(Machine.raised) as Ref;
      const error = space.error('RuntimeError', 'generator raised StopIteration').exception;
      space.store(error, L.Exception.cause, cause);
      space.store(error, L.Exception.context, cause);
      space.store(error, L.Exception.suppressContext, 1);
      space.setMachine(Machine.raised, error);
    },
    prepareRaise: raising((x: Ref) => prepareRaise(space, x)),
    commonConstant: (which: number) =>
      which < COMMON_CLASSES.length ? space.class(COMMON_CLASSES[which]!) : space.appLevel(COMMON_HELPERS[which - 2]!),
    bigBinary: raising((operator: number, a: Ref, b: Ref) =>
      binaryIntegers(space, BINARY_OPERATORS[operator]![0], a, b),
    ),
    bigUnary: raising((operator: number, a: Ref) => space.int(operator === 0 ? -space.bigint(a) : ~space.bigint(a))),
    bigEqual: (a: Ref, b: Ref) => (compareNumbers(space, a, b) === 0 ? 1 : 0),
    bigHash: (r: Ref) => hashInt(space.bigint(r)),
    floatHash: (value: number) => hashFloat(value),
    bytesHash: (r: Ref) => {
      let hash = 0xcbf29ce484222325n;
      for (const byte of space.bytesValue(r)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
      const signed = BigInt.asIntN(64, hash);
      return signed === -1n ? -2n : signed;
    },
    compareNumbers: (a: Ref, b: Ref) => {
      const order = compareNumbers(space, a, b);
      return Number.isNaN(order) ? 2 : order;
    },
    divideIntegers: raising((a: Ref, b: Ref) => space.float(intTrueDivide(space.bigint(a), space.bigint(b)))),
    floatPower: raising((base: number, exponent: number) => floatPowerObject(space, base, exponent)),
    fmod: (x: number, y: number) => x % y,
    floatFunction,
    formatPlain: raising((r: Ref, spec: Ref) => space.str(formatValue(space, r, space.text(spec)))),
    textContains: (whole: Ref, text: Ref) => {
      const units = textUnits(space, whole);
      return find(units, textUnits(space, text), 0, units.length) >= 0 ? 1 : 0;
    },
    bindGlobal: (globals: Ref, name: Ref, value: Ref) => space.dictSet(globals, name, value),
    unbindGlobal: raising((globals: Ref, name: Ref) => {
      if (space.dictDelete(globals, name) === NULL)
        throw space.error('NameError', `name '${space.text(name)}' is not defined`);
      return 1;
    }),
    callNative: (callable: Ref, base: number, argc: number, names: Ref) =>
      callNative(space, callable, base, argc, names),
    callSpecial: (native: Ref, x: Ref, y: Ref, z: Ref) => callSpecial(space, native, x, y, z),
    callObject: raising((callable: Ref, base: number, argc: number, names: Ref) =>
      callObject(space, callable, base, argc, names),
    ),
    newBoundNative: (native: Ref, self: Ref) => bindNativeTo(space, native, self),
    callUnpacked: raising((callable: Ref, args: Ref, keywords: Ref) => callUnpacked(space, callable, args, keywords)),
    raiseBindError(callable: Ref, positional: number, names: Ref, base: number): number {
      void base;
      raise(space, raiseBindError(space, callable, positional, names).exception);
      return NULL;
    },
    internedKeys: (keywords: Ref) =>
      space.tuple(
        space
          .dictEntries(keywords)
          .map(([key]) => (space.isStr(key) ? (space.rts.intern(space.flat(key)) as Ref) : key)),
      ),
    noContextManager: raising((o: Ref, name: Ref) => noContextManager(space, o, name)),
    buildClassFunction: () =>
      space.dictGetName(space.machine(Machine.builtins) as Ref, '__build_class__') || space.appLevel('__build_class__'),
    importArguments: (name: Ref, globals: Ref, fromList: Ref, level: Ref) =>
      space.tuple([name, globals, fromList, level]),
    detachFrameObject: () => space.frames.detach(),
  };
  return functions as unknown as HostFunctions;
}
