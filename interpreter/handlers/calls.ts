/**
 * Calls (language reference, 6.3.4): Python functions get a frame over their arguments, natives run in place, classes make an
 * instance and enter `__init__`, everything else is app-level. The callable is in register `base`, the arguments follow.
 *
 * Binding of defaults and keywords is RTS too: with the code and the keyword names known it unrolls, so a trace sees only
 * moves of registers.
 */
import {
  type bool,
  cacheHit,
  cacheWord,
  constant,
  f64OfI64,
  fabs,
  fits32,
  type i32,
  i64Of,
  i64OfF64,
  isSmall,
  isub,
  load,
  load32,
  loadAt,
  malloc,
  mallocArray,
  next,
  pc,
  promote,
  type Ref,
  register,
  setCacheWord,
  setRegister,
  smallOf,
  storeNew,
  storeNewAt,
} from '../dialect/rts.js';
import {
  BoundMethod,
  Class,
  ClassFlags,
  Code,
  CodeFlags,
  Dict,
  Exception,
  FloatObject,
  FunctionObject,
  Map,
  MethodWrapper,
  NativeFunction,
  ObjectFlags,
  Range,
  Tuple,
  Zip,
} from '../heap/layouts.js';
import { FrameFlags, MACHINE, Machine, RAISE, Status, Verdict } from '../heap/machine.js';
import { ClassOf, Kind, Known, MapOf, NULL } from '../heap/well-known.js';
import { dictLookup, dictStore } from './subscripts.js';
import { dictEntryKey, dictNextEntry, newDict } from '../objects/dict.js';
import { newList } from '../objects/list.js';
import { newInstance } from '../objects/instance.js';
import { appendQuickly } from '../objects/list.js';
import { floatText } from '../objects/number-text.js';
import { parseFloat, parseInteger } from '../objects/numerals.js';
import { decimalText, isTextMap } from '../objects/text.js';
import { lookupOnType, typeLookupAt } from '../objects/type.js';
import { classOf, intValue, isFunctionMap, mapOf, newBool, newFloat, newInt } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { Names } from '../runtime/names.js';
import { FastNative } from '../runtime/fast-natives.js';
import { newBoundMethod, newBoundNative } from './attributes.js';
import { dictOf, listOf, setOf, tupleOf } from './collections.js';
import { appliesEffectful, argumentTuple, callEffectful, callPure, tupleOfRegisters } from './fast-natives.js';
import {
  enterConstructor,
  enterFrame,
  enterQuickly,
  entersQuickly,
  leave,
  leaveFrame,
  leaveQuickly,
  pushAppLevel1,
  pushAppLevel3,
} from './frames.js';
import { makeGenerator } from './generators.js';
import { newEnumerate, newZip } from './iteration.js';
import { isTrue } from './truth.js';

/** Runs a native over the argument words after register `base`; `names` is the tuple of keyword names or NULL. @host raises runsPython @writes everything */
export declare function callNative(callable: Ref, base: i32, argc: i32, names: Ref): Ref;
/** Words the TypeError of arguments that do not fit a function's parameters, which `bind` found. @host raises @writes machine.raised */
export declare function raiseBindError(callable: Ref, positional: i32, names: Ref, base: i32): Ref;

/**
 * Does what a native's answer says. FALLBACK has had no effect: the app-level function takes the native's place and the
 * instruction runs again. `slot` is the register where the instruction finds its callable; when the arguments had to move
 * (`slot` is not `base`), the register after it must be NULL again.
 */
function finishNative(a: i32, answer: Ref, callable: Ref, base: i32, slot: i32): i32 {
  if (answer === NULL) return RAISE;
  if (answer === (Verdict.FALLBACK as Ref)) {
    const replacement = load(callable, NativeFunction.appLevel);
    const self = load(callable, NativeFunction.self);
    if (slot !== base) setRegister(base, NULL);
    setRegister(slot, self === NULL ? replacement : newBoundMethod(replacement, self));
    return pc();
  }
  if (answer === (Verdict.FRAME as Ref)) return load(MACHINE, Machine.pc);
  if (answer === (Verdict.PENDING as Ref)) return leave(Status.PENDING);
  setRegister(a, answer);
  return next();
}
function callNativeFunction(a: i32, callable: Ref, base: i32, argc: i32, names: Ref, slot: i32): i32 {
  const native = promote(callable);
  const fast = load(native, NativeFunction.fastId);
  if (fast !== 0 && names === NULL) {
    if (fast >= FastNative.FIRST_EFFECTFUL) {
      if (appliesEffectful(fast, base, argc))
        return finishNative(a, callEffectful(fast, base, argc), native, base, slot);
    } else {
      const answer = callPure(fast, base, argc);
      if (answer !== (Verdict.PENDING as Ref)) return finishNative(a, answer, native, base, slot);
    }
  }
  return finishNative(a, callNative(native, base, argc, names), native, base, slot);
}
function callFunction(a: i32, callable: Ref, base: i32, argc: i32, names: Ref): i32 {
  const code = promote(load(callable, FunctionObject.code));
  if (names === NULL && argc === load(code, Code.argumentCount) && (load(code, Code.flags) & CodeFlags.SIMPLE) !== 0) {
    return enterFrame(callable, code, base, argc);
  }
  return callBinding(a, callable, code, base, argc, names);
}
function callBinding(a: i32, callable: Ref, code: Ref, base: i32, argc: i32, names: Ref): i32 {
  if (!isExact(code, argc, names) && !bind(callable, code, base, argc, names)) return RAISE;
  const bound = boundCount(code);
  if ((load(code, Code.flags) & (CodeFlags.GENERATOR | CodeFlags.COROUTINE | CodeFlags.ASYNC_GENERATOR)) !== 0) {
    setRegister(a, makeGenerator(callable, code, base, bound));
    return next();
  }
  return enterFrame(callable, code, base, bound);
}
/** Are the arguments exactly the plain parameters? */
function isExact(code: Ref, argc: i32, names: Ref): bool {
  const starred = CodeFlags.HAS_STAR_ARGS | CodeFlags.HAS_STAR_KEYWORDS;
  return (
    names === NULL &&
    argc === load(code, Code.argumentCount) &&
    load(code, Code.keywordOnlyCount) === 0 &&
    (load(code, Code.flags) & starred) === 0
  );
}
/** How many registers the parameters take. */
function boundCount(code: Ref): i32 {
  const flags = load(code, Code.flags);
  const named = (load(code, Code.argumentCount) + load(code, Code.keywordOnlyCount)) | 0;
  return (named + (flags & CodeFlags.HAS_STAR_ARGS) + ((flags & CodeFlags.HAS_STAR_KEYWORDS) >> 1)) | 0;
}
/**
 * Puts the arguments after `base` into the registers of the parameters. Keyword values, which come last, first move out of
 * the way above everything; then surplus positionals, keywords, defaults. False: TypeError. @unroll
 */
function bind(callable: Ref, code: Ref, base: i32, argc: i32, names: Ref): bool {
  const flags = load(code, Code.flags);
  const count = load(code, Code.argumentCount);
  const named = (count + load(code, Code.keywordOnlyCount)) | 0;
  const keywords = names === NULL ? 0 : load(promote(names), Tuple.length);
  const positional = (argc - keywords) | 0;
  const first = (base + 1) | 0;
  const spare = (first + (argc > named ? argc : named) + 3) | 0;
  let k: i32 = 0;
  while (k < keywords) {
    setRegister((spare + k) | 0, register((first + positional + k) | 0));
    k = (k + 1) | 0;
  }
  const starArgs = (flags & CodeFlags.HAS_STAR_ARGS) !== 0;
  if (positional > count && !starArgs) return failBinding(callable, positional, names, base);
  let surplus: Ref = Known.EMPTY_TUPLE;
  if (starArgs && positional > count) surplus = tupleOfRegisters((first + count) | 0, (positional - count) | 0);
  k = positional < count ? positional : count;
  while (k < named) {
    setRegister((first + k) | 0, NULL);
    k = (k + 1) | 0;
  }
  const extra = (flags & CodeFlags.HAS_STAR_KEYWORDS) !== 0 ? newDict() : NULL;
  k = 0;
  while (k < keywords) {
    const name = loadAt(promote(names), Tuple, k);
    const parameter = parameterNumber(code, name, named);
    if (parameter < 0) {
      if (extra === NULL) return failBinding(callable, positional, names, base);
      addKeyword(extra, name, register((spare + k) | 0));
    } else {
      if (register((first + parameter) | 0) !== NULL) return failBinding(callable, positional, names, base);
      setRegister((first + parameter) | 0, register((spare + k) | 0));
    }
    k = (k + 1) | 0;
  }
  if (!fillDefaults(callable, code, first, positional, count, named))
    return failBinding(callable, positional, names, base);
  if (starArgs) setRegister((first + named) | 0, surplus);
  if (extra !== NULL) setRegister((first + named + (flags & CodeFlags.HAS_STAR_ARGS)) | 0, extra);
  return true;
}
function failBinding(callable: Ref, positional: i32, names: Ref, base: i32): bool {
  raiseBindError(callable, positional, names, base);
  return false;
}
/** Defaults for parameters that nothing was given for; false when one has none. @unroll */
function fillDefaults(callable: Ref, code: Ref, first: i32, positional: i32, count: i32, named: i32): bool {
  const defaults = promote(load(callable, FunctionObject.defaults));
  const available = defaults === NULL ? 0 : load(defaults, Tuple.length);
  let k: i32 = positional < count ? positional : count;
  while (k < count) {
    if (register((first + k) | 0) === NULL) {
      const position = (k - (count - available)) | 0;
      if (position < 0) return false;
      setRegister((first + k) | 0, loadAt(defaults, Tuple, position));
    }
    k = (k + 1) | 0;
  }
  while (k < named) {
    if (register((first + k) | 0) === NULL) {
      const value = keywordDefault(
        promote(load(callable, FunctionObject.keywordDefaults)),
        loadAt(load(code, Code.variableNames), Tuple, k),
      );
      if (value === NULL) return false;
      setRegister((first + k) | 0, value);
    }
    k = (k + 1) | 0;
  }
  return true;
}
/** @residual @writes nothing */
function keywordDefault(defaults: Ref, name: Ref): Ref {
  return defaults === NULL ? NULL : dictLookup(defaults, name);
}
/** A new dict gets a keyword: no effect yet. @residual @writes nothing */
function addKeyword(dict: Ref, name: Ref, value: Ref): void {
  dictStore(dict, name, value);
}
/** Number of the parameter that may be given as `name`, or -1. Names are interned. @elidable */
function parameterNumber(code: Ref, name: Ref, named: i32): i32 {
  const names = load(code, Code.variableNames);
  let k: i32 = load(code, Code.positionalOnlyCount);
  while (k < named) {
    if (loadAt(names, Tuple, k) === name) return k;
    k = (k + 1) | 0;
  }
  return -1;
}
/** Moves the arguments up by one register and puts `self` before them. @unroll @inline */
function insertSelf(base: i32, argc: i32, self: Ref): void {
  let k: i32 = argc;
  while (k > 0) {
    setRegister((base + 1 + k) | 0, register((base + k) | 0));
    k = (k - 1) | 0;
  }
  setRegister((base + 1) | 0, self);
}
/** Flags of classes that are called in more complicated ways, and the one that exceptions have. */
const SPECIAL_EXCEPTION = ClassFlags.HAS_NEW | ClassFlags.ABSTRACT | ClassFlags.HAS_DEL | ClassFlags.EXCEPTION;

/** A call of a class whose `__new__` is object's and whose `__init__` is a Python function; others are general calls. */
function callClass(a: i32, cls: Ref, base: i32, argc: i32, names: Ref): i32 {
  const c = promote(cls);
  if (c === ClassOf.type && argc === 1 && names === NULL) {
    setRegister(a, classOf(register((base + 1) | 0)));
    return next();
  }
  const flags = promote(load(c, Class.flags));
  if (names === NULL && (flags & ClassFlags.USER) === 0) {
    const made = callBuiltinClass(c, base, argc);
    if (made !== NULL) {
      setRegister(a, made);
      return next();
    }
    if (argc === 1) {
      const x = register((base + 1) | 0);
      if (c === ClassOf.list) return pushAppLevel1(AppLevel.LIST_FROM, x);
      if (c === ClassOf.tuple && load(promote(mapOf(x)), Map.kind) !== Kind.TUPLE)
        return pushAppLevel1(AppLevel.TUPLE_FROM, x);
      if (c === ClassOf.set) return pushAppLevel1(AppLevel.SET_FROM, x);
      if (c === ClassOf.dict && isZipOfTwo(x)) return pushAppLevel1(AppLevel.DICT_FROM, x);
    }
  }
  const version = promote(load(c, Class.version));
  if (
    (flags & (ClassFlags.HAS_NEW | ClassFlags.ABSTRACT | ClassFlags.HAS_DEL)) === 0 &&
    load(c, Class.instanceKind) === Kind.OBJECT &&
    (flags & ClassFlags.USER) !== 0
  ) {
    const init = typeLookupAt(c, Names.INIT, version);
    const map = promote(load(c, Class.instanceMap));
    if (init !== NULL && isFunctionMap(promote(mapOf(init)))) {
      const code = promote(load(init, FunctionObject.code));
      if ((load(code, Code.flags) & CodeFlags.GENERATOR) === 0)
        return initialize(init, code, base, argc, names, newInstance(map));
    }
    if (
      argc === 0 &&
      names === NULL &&
      init !== NULL &&
      !isFunctionMap(promote(mapOf(init))) &&
      (flags & ClassFlags.EXCEPTION) === 0 &&
      isObjectInit(init)
    ) {
      setRegister(a, newInstance(map));
      return next();
    }
  }
  if ((flags & SPECIAL_EXCEPTION) === ClassFlags.EXCEPTION) return callExceptionClass(a, c, version, base, argc, names);
  if ((flags & ClassFlags.HAS_NEW) !== 0) {
    const make = soleConstructor(c, version);
    if (make !== NULL) {
      insertSelf(base, argc, c);
      setRegister(base, make);
      return callFunction(a, make, base, (argc + 1) | 0, names);
    }
  }
  return callGeneral(a, base, argc, names);
}
/**
 * The Python function `__new__` of a class (green) when that is all there is to a call of it: `__init__` is object's, and whatever comes of
 * `__new__` has no other, since no class is derived from this one. Else NULL.
 */
function soleConstructor(cls: Ref, version: i32): Ref {
  if (load(cls, Class.subclasses) !== NULL || !isObjectInit(typeLookupAt(cls, Names.INIT, version))) return NULL;
  const wrapper = typeLookupAt(cls, Names.NEW, version);
  if (wrapper === NULL || promote(mapOf(wrapper)) !== MapOf.STATICMETHOD) return NULL;
  const make = load(wrapper, MethodWrapper.callable);
  return isFunctionMap(promote(mapOf(make))) ? make : NULL;
}
/** Has a new instance initialised by the Python function `init`. */
function initialize(init: Ref, code: Ref, base: i32, argc: i32, names: Ref, instance: Ref): i32 {
  insertSelf(base, argc, instance);
  setRegister(base, init);
  const total = (argc + 1) | 0;
  if (names !== NULL || total !== load(code, Code.argumentCount) || (load(code, Code.flags) & CodeFlags.SIMPLE) === 0) {
    if (!bind(init, code, base, total, names)) return RAISE;
    return enterConstructor(init, code, base, boundCount(code), instance);
  }
  return enterConstructor(init, code, base, total, instance);
}
/**
 * A call of an exception class (green) whose `__new__` is BaseException's, which keeps the positional arguments, and whose `__init__` is
 * that, too, or a Python function.
 */
function callExceptionClass(a: i32, cls: Ref, version: i32, base: i32, argc: i32, names: Ref): i32 {
  const map = promote(load(cls, Class.instanceMap));
  if (load(map, Map.kind) === Kind.EXCEPTION && typeLookupAt(cls, Names.NEW, version) === ofBaseException(Names.NEW)) {
    const init = typeLookupAt(cls, Names.INIT, version);
    if (names === NULL && init === ofBaseException(Names.INIT)) {
      setRegister(a, newException(map, argumentTuple(base, argc)));
      return next();
    }
    if (init !== NULL && isFunctionMap(promote(mapOf(init)))) {
      const code = promote(load(init, FunctionObject.code));
      const keywords = names === NULL ? 0 : load(promote(names), Tuple.length);
      if ((load(code, Code.flags) & CodeFlags.GENERATOR) === 0)
        return initialize(init, code, base, argc, names, newException(map, argumentTuple(base, (argc - keywords) | 0)));
    }
  }
  return callGeneral(a, base, argc, names);
}
function ofBaseException(name: Ref): Ref {
  const cls = ClassOf.BaseException as Ref;
  return typeLookupAt(cls, name, promote(load(cls, Class.version)));
}
/** A new exception of the given map (green) with its arguments. */
function newException(map: Ref, args: Ref): Ref {
  const exception = newInstance(map);
  if (cacheHit(true)) storeNew(exception, Exception.overflow, NULL);
  storeNew(exception, Exception.args, args);
  storeNew(exception, Exception.cause, NULL);
  storeNew(exception, Exception.context, NULL);
  storeNew(exception, Exception.traceback, NULL);
  storeNew(exception, Exception.suppressContext, 0);
  return exception;
}
function isZipOfTwo(r: Ref): bool {
  return promote(mapOf(r)) === MapOf.ZIP && load(load(r, Zip.iterators), Tuple.length) === 2;
}
/** Calls of range, int, float, bool and str that are cheap to serve; NULL: another way. */
function callBuiltinClass(cls: Ref, base: i32, argc: i32): Ref {
  if (argc === 0) {
    if (cls === ClassOf.dict) return newDict();
    if (cls === ClassOf.bool) return Known.FALSE;
    if (cls === ClassOf.int) return smallOf(0);
    return cls === ClassOf.list ? newList(0) : NULL;
  }
  if (cls === ClassOf.zip) return newZip((base + 1) | 0, argc);
  if (argc > 2) return NULL;
  const x = register((base + 1) | 0);
  if (cls === ClassOf.enumerate) return newEnumerate(x, argc === 1 ? smallOf(0) : register((base + 2) | 0));
  if (cls === ClassOf.range) {
    if (argc === 1) return newRange(smallOf(0), x);
    return newRange(x, register((base + 2) | 0));
  }
  if (argc !== 1) return NULL;
  if (cls === ClassOf.list) return listOf(x);
  if (cls === ClassOf.tuple) return tupleOf(x);
  if (cls === ClassOf.set) return setOf(x, 0);
  if (cls === ClassOf.dict) return dictOf(x);
  const m = promote(mapOf(x));
  if (cls === ClassOf.frozenset) return m === MapOf.FROZENSET ? x : setOf(x, 1);
  if (cls === ClassOf.str) {
    if (m === MapOf.INT) return decimalText(intValue(x));
    if (m === MapOf.FLOAT) return floatText(load(x, FloatObject.value));
    return isTextMap(m) ? x : NULL;
  }
  if (cls === ClassOf.int) {
    if (m === MapOf.INT) return x;
    if (m === MapOf.LATIN1) return parseInteger(x);
    if (m !== MapOf.FLOAT) return NULL;
    const value = load(x, FloatObject.value);
    return fabs(value) < 9.0e18 ? newInt(i64OfF64(value)) : NULL;
  }
  if (cls === ClassOf.bool) {
    const truth = isTrue(x);
    return truth === 2 ? NULL : newBool(truth === 1);
  }
  if (cls !== ClassOf.float) return NULL;
  if (m === MapOf.FLOAT) return x;
  if (m === MapOf.LATIN1) return parseFloat(x);
  return m === MapOf.INT ? newFloat(f64OfI64(intValue(x))) : NULL;
}
/** range(start, stop) of ints of 32 bits; NULL for others. */
function newRange(start: Ref, stop: Ref): Ref {
  if (promote(mapOf(start)) !== MapOf.INT || promote(mapOf(stop)) !== MapOf.INT) return NULL;
  const from = intValue(start);
  const to = intValue(stop);
  if (!fits32(from) || !fits32(to)) return NULL;
  const length = newInt(to > from ? isub(to, from) : i64Of(0));
  const range = malloc(Range, MapOf.RANGE);
  storeNew(range, Range.start, start);
  storeNew(range, Range.stop, stop);
  storeNew(range, Range.step, smallOf(1));
  storeNew(range, Range.length, length);
  return range;
}
/** Is it `object.__init__`? @elidable @writes nothing */
function isObjectInit(init: Ref): bool {
  return (
    init === typeLookupAt(load(MapOf.OBJECT, Map.class), Names.INIT, load(load(MapOf.OBJECT, Map.class), Class.version))
  );
}
/** Calls whatever else there is: the host runs natives of classes, or app-level code takes over with (callable, args, keywords). */
function callGeneral(a: i32, base: i32, argc: i32, names: Ref): i32 {
  const callable = register(base);
  const answer = callObject(callable, base, argc, names);
  if (answer === NULL) return RAISE;
  if (answer === (Verdict.FALLBACK as Ref)) {
    const keywords = names === NULL ? 0 : load(promote(names), Tuple.length);
    const args =
      argc === keywords ? (Known.EMPTY_TUPLE as Ref) : tupleOfRegisters((base + 1) | 0, (argc - keywords) | 0);
    const named = keywordDict((base + 1 + argc - keywords) | 0, names);
    return pushAppLevel3(AppLevel.CALL, callable, args, named);
  }
  if (answer === (Verdict.FRAME as Ref)) return load(MACHINE, Machine.pc);
  setRegister(a, answer);
  return next();
}
/** Keyword arguments as a dict. @unroll */
function keywordDict(first: i32, names: Ref): Ref {
  const dict = newDict();
  if (names === NULL) return dict;
  const count = load(promote(names), Tuple.length);
  let k: i32 = 0;
  while (k < count) {
    addKeyword(dict, loadAt(promote(names), Tuple, k), register((first + k) | 0));
    k = (k + 1) | 0;
  }
  return dict;
}
/** Calls a built-in class (its native `__new__`), or answers FALLBACK for what needs app-level code. @host raises runsPython @writes everything */
export declare function callObject(callable: Ref, base: i32, argc: i32, names: Ref): Ref;

/** Calls what is in register `base`; `slot` as for finishNative. */
function invoke(a: i32, base: i32, argc: i32, names: Ref, slot: i32): i32 {
  const callable = register(base);
  const m = promote(mapOf(callable));
  if (isFunctionMap(m)) return callFunction(a, callable, base, argc, names);
  if (m === MapOf.NATIVE || m === MapOf.METHOD_DESCRIPTOR)
    return callNativeFunction(a, callable, base, argc, names, slot);
  if (m === MapOf.METHOD) return callMethod(a, callable, base, argc, names);
  if (m === MapOf.TYPE) return callClass(a, callable, base, argc, names);
  const method = functionForCalls(m);
  if (method !== NULL) {
    insertSelf(base, argc, callable);
    setRegister(base, method);
    return callFunction(a, method, base, (argc + 1) | 0, names);
  }
  return isPlainlyCalledClass(m) ? callClass(a, callable, base, argc, names) : callGeneral(a, base, argc, names);
}
/** The Python function `__call__` of objects with map `m` (green); NULL: there is none. */
function functionForCalls(m: Ref): Ref {
  const found = lookupOnType(load(m, Map.class), Names.CALL);
  return found !== NULL && isFunctionMap(promote(mapOf(found))) ? found : NULL;
}
/** Are objects with map `m` (green) classes, of a metaclass that calls them as `type` does? */
function isPlainlyCalledClass(m: Ref): bool {
  if (load(m, Map.kind) !== Kind.TYPE) return false;
  return lookupOnType(load(m, Map.class), Names.CALL) === lookupOnType(ClassOf.type as Ref, Names.CALL);
}
function callMethod(a: i32, method: Ref, base: i32, argc: i32, names: Ref): i32 {
  const callable = load(method, BoundMethod.function);
  const m = promote(mapOf(callable));
  if (m === MapOf.METHOD_DESCRIPTOR) {
    // As the bound native that it is, so that the arguments stay where they are.
    const native = promote(callable);
    return finishNative(
      a,
      callNative(newBoundNative(native, load(method, BoundMethod.self)), base, argc, names),
      native,
      base,
      base,
    );
  }
  if (!isFunctionMap(m)) return callGeneral(a, base, argc, names);
  insertSelf(base, argc, load(method, BoundMethod.self));
  setRegister(base, callable);
  return callFunction(a, callable, base, (argc + 1) | 0, names);
}
/** Remembers the `__init__` of a class whose instances CALL may make by itself: version of the class, function. */
function cacheConstructor(cls: Ref): void {
  const special = ClassFlags.HAS_NEW | ClassFlags.ABSTRACT | ClassFlags.HAS_DEL | ClassFlags.USER;
  if (load(cls, Class.instanceKind) !== Kind.OBJECT || (load(cls, Class.flags) & special) !== ClassFlags.USER) return;
  const init = typeLookupAt(cls, Names.INIT, load(cls, Class.version));
  if (init === NULL || mapOf(init) !== MapOf.FUNCTION) return;
  setCacheWord(0, load(cls, Class.version));
  setCacheWord(1, init as i32);
}
export function CALL(a: i32, b: i32, c: i32): i32 {
  const callable = register(b);
  if (cacheHit(!isSmall(callable) && load32(callable as i32) === (MapOf.FUNCTION as i32))) {
    const code = load(callable, FunctionObject.code);
    if (entersQuickly(code, b, c)) return enterQuickly(code, b, c, 0, 0);
  }
  if (cacheHit(!isSmall(callable) && load32(callable as i32) === (MapOf.TYPE as i32))) {
    if (load(callable, Class.version) !== cacheWord(0)) cacheConstructor(callable);
    else {
      const init = cacheWord(1) as Ref;
      const code = load(init, FunctionObject.code);
      if (entersQuickly(code, b, (c + 1) | 0)) {
        const instance = newInstance(load(callable, Class.instanceMap));
        insertSelf(b, c, instance);
        setRegister(b, init);
        return enterQuickly(code, b, (c + 1) | 0, FrameFlags.CONSTRUCTOR, instance as i32);
      }
    }
  }
  return invoke(a, b, c, NULL, b);
}
/** @apart */
function callLoadedMethod(a: i32, b: i32, argc: i32, names: Ref): i32 {
  if (register((b + 1) | 0) !== NULL) {
    const callable = register(b);
    if (isFunctionMap(promote(mapOf(callable)))) return callFunction(a, callable, b, (argc + 1) | 0, names);
    return callNativeFunction(a, callable, b, (argc + 1) | 0, names, b);
  }
  setRegister((b + 1) | 0, register(b));
  return invoke(a, (b + 1) | 0, argc, names, b);
}
/** (Asked of words, for the interpreter.) */
function isListAppend(callable: Ref): bool {
  return (
    load32(callable as i32) === (MapOf.METHOD_DESCRIPTOR as i32) &&
    load(callable, NativeFunction.fastId) === FastNative.LIST_APPEND
  );
}
export function CALL_METHOD(a: i32, b: i32, c: i32): i32 {
  const callable = register(b);
  if (cacheHit(register((b + 1) | 0) !== NULL)) {
    if (load32(callable as i32) === (MapOf.FUNCTION as i32)) {
      const code = load(callable, FunctionObject.code);
      if (entersQuickly(code, b, (c + 1) | 0)) return enterQuickly(code, b, (c + 1) | 0, 0, 0);
    }
    if (c === 1 && isListAppend(callable)) {
      if (appendQuickly(register((b + 1) | 0), register((b + 2) | 0))) {
        setRegister(a, Known.NONE);
        return next();
      }
    }
  }
  return callLoadedMethod(a, b, c, NULL);
}
export function CALL_KEYWORDS(a: i32, b: i32, c: i32): i32 {
  return invoke(a, b, c, register((b + c + 1) | 0), b);
}
export function CALL_METHOD_KEYWORDS(a: i32, b: i32, c: i32): i32 {
  return callLoadedMethod(a, b, c, register((b + c + 2) | 0));
}
/** More arguments than this are spread for Python functions alone: natives that call Python leave so much room. */
const MOST_SPREAD = 100;
/**
 * f(*args, **keywords). The arguments are spread over the registers after `base`, which lie at the top of the frame's
 * window, then it is an ordinary call of a Python function. The number of arguments becomes green. Other callables get the tuple and the dict
 * as they are, in traces always: what the host reads of a frame's registers must lie within the frame there.
 */
export function CALL_UNPACKED(a: i32, b: i32): i32 {
  const callable = register(b);
  const args = register((b + 1) | 0);
  const keywords = register((b + 2) | 0);
  const m = promote(mapOf(callable));
  if (!endsInFunction(callable, m)) {
    if (cacheHit(load(args, Tuple.length) <= MOST_SPREAD)) {
      if (m === MapOf.TYPE) return callSpread(a, b, args, keywords);
      if (m === MapOf.NATIVE || m === MapOf.METHOD_DESCRIPTOR) {
        if (hasNone(keywords)) return callNativeSpread(a, b, args);
      }
    }
    return callUnpackedGeneral(a, callable, args, keywords);
  }
  return callSpread(a, b, args, keywords);
}
function hasNone(keywords: Ref): bool {
  return keywords === NULL || load(keywords, Dict.used) === 0;
}
function callSpread(a: i32, b: i32, args: Ref, keywords: Ref): i32 {
  const names = hasNone(keywords) ? NULL : keywordNames(keywords);
  const count = promote(load(args, Tuple.length));
  const named = names === NULL ? 0 : promote(load(names, Tuple.length));
  spreadTuple((b + 1) | 0, args, count);
  if (names !== NULL) spreadValues((b + 1 + count) | 0, keywords, names, named);
  return invoke(a, b, (count + named) | 0, names, b);
}
/** A native may have to be called again, so the tuple stays where it is and its arguments are spread behind. */
function callNativeSpread(a: i32, b: i32, args: Ref): i32 {
  const base = (b + 2) | 0;
  const count = load(args, Tuple.length);
  spreadTuple((base + 1) | 0, args, count);
  return callNativeFunction(a, register(b), base, count, NULL, b);
}
/** Is a call of an object with map `m` (green) one of a Python function? */
function endsInFunction(callable: Ref, m: Ref): bool {
  if (isFunctionMap(m)) return true;
  if (m === MapOf.METHOD) return isFunctionMap(promote(mapOf(load(callable, BoundMethod.function))));
  return functionForCalls(m) !== NULL;
}
function callUnpackedGeneral(a: i32, callable: Ref, args: Ref, keywords: Ref): i32 {
  const answer = callUnpacked(callable, args, keywords);
  if (answer === NULL) return RAISE;
  if (answer === (Verdict.FALLBACK as Ref))
    return pushAppLevel3(AppLevel.CALL_FALLBACK, callable, args, keywords === NULL ? newDict() : keywords);
  if (answer === (Verdict.FRAME as Ref)) return load(MACHINE, Machine.pc);
  setRegister(a, answer);
  return next();
}
/** Calls a native or a built-in class with a tuple and a dict (or NULL); FALLBACK for what needs Python. @host raises runsPython @writes everything */
export declare function callUnpacked(callable: Ref, args: Ref, keywords: Ref): Ref;
/** The keys of a dict of keyword arguments (not empty) as a tuple of interned names. @residual @writes nothing */
function keywordNames(keywords: Ref): Ref {
  let entry: i32 = dictNextEntry(keywords, 0);
  while (entry >= 0) {
    if (!isInterned(dictEntryKey(keywords, entry))) return internedKeys(keywords);
    entry = dictNextEntry(keywords, (entry + 1) | 0);
  }
  const names = mallocArray(Tuple, MapOf.TUPLE, load(keywords, Dict.used));
  let k: i32 = 0;
  entry = dictNextEntry(keywords, 0);
  while (entry >= 0) {
    storeNewAt(names, Tuple, k, dictEntryKey(keywords, entry));
    entry = dictNextEntry(keywords, (entry + 1) | 0);
    k = (k + 1) | 0;
  }
  return names;
}
/** @residual @writes nothing */
function isInterned(key: Ref): bool {
  return isTextMap(mapOf(key)) && (load32(((key as i32) + 4) | 0) & ObjectFlags.INTERNED) !== 0;
}
/** The same, interning them. @host @writes nothing */
export declare function internedKeys(keywords: Ref): Ref;
/** @unroll */
function spreadTuple(first: i32, tuple: Ref, count: i32): void {
  let k: i32 = 0;
  while (k < count) {
    setRegister((first + k) | 0, loadAt(tuple, Tuple, k));
    k = (k + 1) | 0;
  }
}
/** @unroll */
function spreadValues(first: i32, dict: Ref, names: Ref, count: i32): void {
  let k: i32 = 0;
  while (k < count) {
    setRegister((first + k) | 0, dictValueOf(dict, loadAt(names, Tuple, k)));
    k = (k + 1) | 0;
  }
}
/** @residual @writes nothing */
function dictValueOf(dict: Ref, name: Ref): Ref {
  return dictLookup(dict, name);
}
export function RETURN(a: i32): i32 {
  const value = register(a);
  if (cacheHit(true)) return leaveQuickly(value);
  return leaveFrame(value);
}
export function RETURN_CONST(_a: i32, b: i32): i32 {
  if (cacheHit(true)) return leaveQuickly(constant(b));
  return leaveFrame(constant(b));
}
