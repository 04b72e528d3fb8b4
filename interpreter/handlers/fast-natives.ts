/**
 * Natives that CALL runs without leaving RTS, so that traces see through them. Those without effects answer PENDING when they do not
 * apply; those with effects are asked first (`appliesEffectful`). Then the TypeScript native runs.
 */
import {
  type bool,
  type i32,
  i32Of,
  i64Of,
  iadd,
  isSmall,
  i64OfF64,
  ibelow,
  idivFloor,
  imodFloor,
  type f64,
  f64OfI64,
  fabs,
  fits32,
  fnearest,
  fsqrt,
  ineg,
  load,
  loadAt,
  malloc,
  mallocArray,
  promote,
  type Ref,
  register,
  smallOf,
  smallValue,
  store,
  storeNew,
  storeNewAt,
  subFits,
} from '../dialect/rts.js';
import {
  Bytes,
  Dict,
  DictView,
  Enumerate,
  Exception,
  FloatObject,
  Generator,
  GeneratorState,
  Latin1,
  List,
  Map,
  RangeIterator,
  SequenceIterator,
  SetObject,
  Tuple,
  Zip,
} from '../heap/layouts.js';
import { MACHINE, Machine, RAISE, Verdict } from '../heap/machine.js';
import { ClassOf, Kind, Known, MapOf, NULL } from '../heap/well-known.js';
import { hashOf64 } from '../objects/hash.js';
import { appendPlainly, appendsPlainly, listAppend, listPopLast, listReverse, listSlice } from '../objects/list.js';
import { quickSine } from '../objects/sines.js';
import { sumOfItems } from '../objects/sums.js';
import { codePointAt, textLength, textOfCodePoint } from '../objects/text.js';
import { isSubclass, lookupOnType } from '../objects/type.js';
import { intValue, isListMap, mapOf, newBool, newFloat, newInt } from '../objects/value.js';
import { FastNative, FloatFunction } from '../runtime/fast-natives.js';
import { Message } from '../runtime/messages.js';
import { addToSet, extendList, insertAt, popAt, popKey, setDefault, updateDict, updateSet } from './collections.js';
import { Names } from '../runtime/names.js';
import { attributeOf } from './attributes.js';
import { raiseError } from './frames.js';
import { resume } from './generators.js';
import { iteratorOf, step } from './iteration.js';
import { dictLookup } from './subscripts.js';
import { formatMethod, textMethod } from './text-methods.js';

const FALLBACK = Verdict.FALLBACK as Ref;
const NOT_FOR_ME = Verdict.PENDING as Ref;
/** Longer tuples of classes are the native's. */
const MOST_CLASSES = 8;
/** Of steps of pi/128. */
const QUARTER_TURN = 64;
const FRAME = Verdict.FRAME as Ref;

/** One of FLOAT_FUNCTIONS, by its place; NaN where it raises. @host @writes nothing */
export declare function floatFunction(which: i32, x: f64): f64;

function isText(m: Ref): bool {
  return m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4;
}
function lengthOf(r: Ref): Ref {
  const m = promote(mapOf(r));
  if (isListMap(m)) return smallOf(load(r, List.length));
  if (isText(m)) return smallOf(textLength(r));
  if (m === MapOf.TUPLE) return smallOf(load(r, Tuple.length));
  if (m === MapOf.DICT) return smallOf(load(r, Dict.used));
  if (m === MapOf.SET || m === MapOf.FROZENSET) return smallOf(load(r, SetObject.used));
  if (m === MapOf.BYTES) return smallOf(load(r, Bytes.length));
  return NOT_FOR_ME;
}
function absoluteOf(r: Ref): Ref {
  const m = promote(mapOf(r));
  if (m === MapOf.FLOAT) return newFloat(fabs(load(r, FloatObject.value)));
  if (m !== MapOf.INT) return NOT_FOR_ME;
  const value = intValue(r);
  if (value >= i64Of(0)) return r;
  return subFits(i64Of(0), value) ? newInt(ineg(value)) : NOT_FOR_ME;
}
function ordinalOf(r: Ref): Ref {
  const m = promote(mapOf(r));
  if (!isText(m) || textLength(r) !== 1) return NOT_FOR_ME;
  return smallOf(m === MapOf.LATIN1 ? loadAt(r, Latin1, 0) : codePointAt(r, 0));
}
function characterOf(r: Ref): Ref {
  if (promote(mapOf(r)) !== MapOf.INT) return NOT_FOR_ME;
  const value = intValue(r);
  if (!fits32(value) || value < i64Of(0) || value > i64Of(0x10ffff)) return NOT_FOR_ME;
  return textOfCodePoint(i32Of(value));
}
/** isinstance(r, cls) of a class, or a tuple of a few, whose metaclass has no say. */
function isInstanceOf(r: Ref, cls: Ref): Ref {
  const m = promote(mapOf(cls));
  if (m === MapOf.TUPLE) {
    const length = promote(load(cls, Tuple.length));
    return length <= MOST_CLASSES ? isInstanceOfAny(load(promote(mapOf(r)), Map.class), cls, length) : NOT_FOR_ME;
  }
  if (!asksNoMetaclass(m)) return NOT_FOR_ME;
  return newBool(isSubclass(load(promote(mapOf(r)), Map.class), promote(cls)));
}
/** @unroll */
function isInstanceOfAny(cls: Ref, bases: Ref, length: i32): Ref {
  let k: i32 = 0;
  while (k < length) {
    const base = loadAt(bases, Tuple, k);
    if (!asksNoMetaclass(promote(mapOf(base)))) return NOT_FOR_ME;
    if (isSubclass(cls, promote(base))) return Known.TRUE;
    k = (k + 1) | 0;
  }
  return Known.FALSE;
}
/** Is it a map of classes whose `__instancecheck__` is that of `type`? */
function asksNoMetaclass(m: Ref): bool {
  if (m === MapOf.TYPE) return true;
  if (load(m, Map.kind) !== Kind.TYPE) return false;
  return (
    lookupOnType(load(m, Map.class), Names.INSTANCECHECK) === lookupOnType(ClassOf.type as Ref, Names.INSTANCECHECK)
  );
}
/** divmod() of ints of 64 bits. */
function quotientAndRemainder(x: Ref, y: Ref): Ref {
  if (promote(mapOf(x)) !== MapOf.INT || promote(mapOf(y)) !== MapOf.INT) return NOT_FOR_ME;
  const p = intValue(x);
  const q = intValue(y);
  // The smallest int divided by -1 does not fit.
  if (q === i64Of(0) || q === i64Of(-1)) return NOT_FOR_ME;
  const quotient = newInt(idivFloor(p, q));
  const remainder = newInt(imodFloor(p, q));
  const pair = mallocArray(Tuple, MapOf.TUPLE, 2);
  storeNewAt(pair, Tuple, 0, quotient);
  storeNewAt(pair, Tuple, 1, remainder);
  return pair;
}
/** round() of a number to an int. */
function roundedOf(r: Ref): Ref {
  const m = promote(mapOf(r));
  if (m === MapOf.INT) return r;
  if (m !== MapOf.FLOAT) return NOT_FOR_ME;
  const x = load(r, FloatObject.value);
  return fabs(x) < 9.0e15 ? newInt(i64OfF64(fnearest(x))) : NOT_FOR_ME;
}
/** hash() of a built-in value. */
function hashValueOf(r: Ref): Ref {
  const hash = hashOf64(r);
  return hash === i64Of(-1) ? NOT_FOR_ME : newInt(hash);
}
/** getattr(); `otherwise` is NULL when there is no default. */
function attributeNamed(r: Ref, name: Ref, otherwise: Ref): Ref {
  const value = attributeOf(r, name);
  if (value !== NULL) return value === FALLBACK ? NOT_FOR_ME : value;
  return otherwise === NULL ? NOT_FOR_ME : otherwise;
}
function hasAttribute(r: Ref, name: Ref): Ref {
  const value = attributeOf(r, name);
  return value === FALLBACK ? NOT_FOR_ME : newBool(value !== NULL);
}
/** An item of a tuple or an instance of a subclass. */
function tupleItemOf(tuple: Ref, index: Ref): Ref {
  if (load(promote(mapOf(tuple)), Map.kind) !== Kind.TUPLE || promote(mapOf(index)) !== MapOf.INT) return NOT_FOR_ME;
  const k = intValue(index);
  return ibelow(k, i64Of(load(tuple, Tuple.length))) ? loadAt(tuple, Tuple, i32Of(k)) : NOT_FOR_ME;
}
function dictGet(dict: Ref, key: Ref, otherwise: Ref): Ref {
  if (promote(mapOf(dict)) !== MapOf.DICT) return NOT_FOR_ME;
  const value = dictLookup(dict, key);
  if (value === FALLBACK) return NOT_FOR_ME;
  return value === NULL ? otherwise : value;
}
/** iter(x) of a built-in iterable. */
function iterOf(r: Ref): Ref {
  const iterator = iteratorOf(r);
  return iterator === FALLBACK ? NOT_FOR_ME : iterator;
}
/** math.sqrt of a float or an int that is exactly a double. */
function squareRootOf(r: Ref): Ref {
  const m = promote(mapOf(r));
  if (m === MapOf.FLOAT) {
    const x = load(r, FloatObject.value);
    return x >= 0.0 ? newFloat(fsqrt(x)) : NOT_FOR_ME;
  }
  if (m !== MapOf.INT) return NOT_FOR_ME;
  const value = intValue(r);
  return value >= i64Of(0) && fits32(value) ? newFloat(fsqrt(f64OfI64(value))) : NOT_FOR_ME;
}
function isTurn(which: i32): bool {
  return which === FloatFunction.SINE || which === FloatFunction.COSINE;
}
/** @residual @writes nothing */
function sineOrCosine(which: i32, x: f64): f64 {
  const y = quickSine(x, which === FloatFunction.SINE ? 0 : QUARTER_TURN);
  return y - y === 0.0 ? y : floatFunction(which, x);
}
/**
 * A function of one float, by its number. What it says of infinities and of values beyond its domain or range is the
 * native's to say: they give no finite result here.
 */
function floatFunctionOf(which: i32, r: Ref): Ref {
  const m = promote(mapOf(r));
  if (m !== MapOf.FLOAT && m !== MapOf.INT) return NOT_FOR_ME;
  if (m === MapOf.INT && !fits32(intValue(r))) return NOT_FOR_ME;
  const x = m === MapOf.FLOAT ? load(r, FloatObject.value) : f64OfI64(intValue(r));
  if (x - x !== 0.0) return NOT_FOR_ME;
  const y = isTurn(which) ? sineOrCosine(which, x) : floatFunction(which, x);
  return y - y === 0.0 ? newFloat(y) : NOT_FOR_ME;
}
/** The second of two ints or floats if it is less than the first, else the first. */
function minimumOf(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  if (m !== promote(mapOf(y))) return NOT_FOR_ME;
  if (m === MapOf.INT) return intValue(y) < intValue(x) ? y : x;
  if (m === MapOf.FLOAT) return load(y, FloatObject.value) < load(x, FloatObject.value) ? y : x;
  return NOT_FOR_ME;
}
function maximumOf(x: Ref, y: Ref): Ref {
  const m = promote(mapOf(x));
  if (m !== promote(mapOf(y))) return NOT_FOR_ME;
  if (m === MapOf.INT) return intValue(y) > intValue(x) ? y : x;
  if (m === MapOf.FLOAT) return load(y, FloatObject.value) > load(x, FloatObject.value) ? y : x;
  return NOT_FOR_ME;
}
/** sum(x) of a list or tuple of ints or of floats. An empty one has the sum that the native says. */
function sumOf(r: Ref): Ref {
  const m = promote(mapOf(r));
  if (m !== MapOf.TUPLE && !isListMap(m)) return NOT_FOR_ME;
  if (load(r, List.length) === 0) return NOT_FOR_ME;
  const sum = sumOfItems(r, m);
  return sum === NULL ? NOT_FOR_ME : sum;
}
/** @residual @writes nothing */
function listCopy(list: Ref): Ref {
  return listSlice(list, 0, load(list, List.length));
}
/** What an enumerate or zip, or an instance of a subclass, steps. */
function partsOf(r: Ref): Ref {
  const isEnumerate = load(promote(mapOf(r)), Map.kind) === Kind.ENUMERATE;
  return isEnumerate ? load(r, Enumerate.iterator) : load(r, Zip.iterators);
}
function viewOf(dict: Ref, map: Ref): Ref {
  if (promote(mapOf(dict)) !== MapOf.DICT) return NOT_FOR_ME;
  const view = malloc(DictView, map);
  storeNew(view, DictView.dict, dict);
  return view;
}
/** Natives without effects. @see callPure */
function callPure1(fast: i32, x: Ref): Ref {
  switch (fast) {
    case FastNative.LEN:
      return lengthOf(x);
    case FastNative.ABS:
      return absoluteOf(x);
    case FastNative.ORD:
      return ordinalOf(x);
    case FastNative.CHR:
      return characterOf(x);
    case FastNative.SQUARE_ROOT:
      return squareRootOf(x);
    case FastNative.ITER:
      return iterOf(x);
    case FastNative.SUM:
      return sumOf(x);
    case FastNative.LIST_COPY:
      return isListMap(promote(mapOf(x))) ? listCopy(x) : NOT_FOR_ME;
    case FastNative.DICT_KEYS:
      return viewOf(x, MapOf.DICT_KEYS);
    case FastNative.DICT_VALUES:
      return viewOf(x, MapOf.DICT_VALUES);
    case FastNative.DICT_ITEMS:
      return viewOf(x, MapOf.DICT_ITEMS);
    case FastNative.ITERATOR_PARTS:
      return partsOf(x);
    case FastNative.IS_STRICT:
      return newBool(load(x, Zip.strict) !== 0);
    case FastNative.ROUND:
      return roundedOf(x);
    case FastNative.HASH:
      return hashValueOf(x);
    default:
      return fast < FastNative.FIRST_FLOAT_FUNCTION
        ? NOT_FOR_ME
        : floatFunctionOf((fast - FastNative.FIRST_FLOAT_FUNCTION) | 0, x);
  }
}
function callPure2(fast: i32, x: Ref, y: Ref): Ref {
  switch (fast) {
    case FastNative.ISINSTANCE:
      return isInstanceOf(x, y);
    case FastNative.DICT_GET:
      return dictGet(x, y, Known.NONE);
    case FastNative.MINIMUM:
      return minimumOf(x, y);
    case FastNative.MAXIMUM:
      return maximumOf(x, y);
    case FastNative.DIVMOD:
      return quotientAndRemainder(x, y);
    case FastNative.GETATTR:
      return attributeNamed(x, y, NULL);
    case FastNative.HASATTR:
      return hasAttribute(x, y);
    case FastNative.TUPLE_ITEM:
      return tupleItemOf(x, y);
    default:
      return NOT_FOR_ME;
  }
}
function callTextMethod(fast: i32, base: i32, argc: i32): Ref {
  const self = argc > 0 ? register((base + 1) | 0) : NULL;
  if (fast === FastNative.STR_FORMAT)
    return argc > 0 ? formatMethod(self, argumentTuple((base + 1) | 0, (argc - 1) | 0)) : NOT_FOR_ME;
  const x = argc > 1 ? register((base + 2) | 0) : NULL;
  const y = argc > 2 ? register((base + 3) | 0) : NULL;
  const z = argc > 3 ? register((base + 4) | 0) : NULL;
  return textMethod(fast, argc, self, x, y, z);
}
/** Runs fast native `fast` (green), which has no effect, with `argc` arguments after register `base`. PENDING: not for it. */
export function callPure(fast: i32, base: i32, argc: i32): Ref {
  if (fast >= FastNative.FIRST_TEXT_METHOD) return callTextMethod(fast, base, argc);
  if (argc === 1) return callPure1(fast, register((base + 1) | 0));
  if (argc === 2) return callPure2(fast, register((base + 1) | 0), register((base + 2) | 0));
  if (argc === 3 && fast === FastNative.DICT_GET)
    return dictGet(register((base + 1) | 0), register((base + 2) | 0), register((base + 3) | 0));
  if (argc === 3 && fast === FastNative.GETATTR)
    return attributeNamed(register((base + 1) | 0), register((base + 2) | 0), register((base + 3) | 0));
  return NOT_FOR_ME;
}
/** Can a generator be resumed here? */
function isResumable(r: Ref): bool {
  return promote(mapOf(r)) === MapOf.GENERATOR && promote(load(r, Generator.state)) !== GeneratorState.FINISHED;
}
/** Has a built-in iterator another item (as far as that can be told without stepping it)? Errors of changed tables are the native's. */
function hasNext(r: Ref): bool {
  const m = promote(mapOf(r));
  if (m === MapOf.RANGE_ITERATOR) return load(r, RangeIterator.remaining) > i64Of(0);
  if (m === MapOf.LIST_ITERATOR) {
    const list = load(r, SequenceIterator.sequence);
    return list !== NULL && load(r, SequenceIterator.index) < load(list, List.length);
  }
  if (m === MapOf.TUPLE_ITERATOR) {
    const tuple = load(r, SequenceIterator.sequence);
    return tuple !== NULL && load(r, SequenceIterator.index) < load(tuple, Tuple.length);
  }
  return isResumable(r);
}
/** Does the effectful native `fast` (green) apply to the arguments after `base`? Decided before anything is done. */
export function appliesEffectful(fast: i32, base: i32, argc: i32): bool {
  const x = register((base + 1) | 0);
  if (fast === FastNative.LIST_APPEND) return argc === 2 && isListMap(promote(mapOf(x)));
  if (fast === FastNative.LIST_POP) {
    if (!isListMap(promote(mapOf(x)))) return false;
    return argc === 1 || (argc === 2 && isIndexOf(x, register((base + 2) | 0)));
  }
  if (fast === FastNative.NEXT) return argc === 1 && hasNext(x);
  if (fast === FastNative.EXCEPTION_INIT) return argc >= 1 && load(promote(mapOf(x)), Map.kind) === Kind.EXCEPTION;
  if (fast === FastNative.GENERATOR_SEND) return argc === 2 && isResumable(x);
  return appliesToContainer(fast, x, base, argc);
}
/** The same of those that change a container. */
function appliesToContainer(fast: i32, x: Ref, base: i32, argc: i32): bool {
  const m = promote(mapOf(x));
  switch (fast) {
    case FastNative.LIST_EXTEND:
      return argc === 2 && isListMap(m);
    case FastNative.LIST_INSERT:
      return argc === 3 && isListMap(m) && isSmall(register((base + 2) | 0));
    case FastNative.LIST_REVERSE:
      return argc === 1 && isListMap(m);
    case FastNative.SET_ADD:
      return argc === 2 && m === MapOf.SET;
    case FastNative.SET_UPDATE:
      return argc === 2 && m === MapOf.SET;
    case FastNative.DICT_SETDEFAULT:
      return (argc === 2 || argc === 3) && m === MapOf.DICT;
    case FastNative.DICT_POP:
      return (argc === 2 || argc === 3) && m === MapOf.DICT;
    case FastNative.DICT_UPDATE:
      return argc === 2 && m === MapOf.DICT;
    case FastNative.ENUMERATE_ADVANCE:
      return load(x, Enumerate.base) === NULL;
    default:
      return false;
  }
}
/** Is it a small int that is an index of the list? */
function isIndexOf(list: Ref, index: Ref): bool {
  if (!isSmall(index)) return false;
  const length = load(list, List.length);
  return smallValue(index) < length && ((smallValue(index) + length) | 0) >= 0;
}
/** Resumes a generator on behalf of a call: its yield completes the call. */
function resumeByCall(generator: Ref, value: Ref): Ref {
  const target = resume(generator, promote(load(generator, Generator.state)), value);
  if (target === RAISE) return NULL;
  store(MACHINE, Machine.pc, target);
  return FRAME;
}
function nextOf(r: Ref): Ref {
  if (promote(mapOf(r)) === MapOf.GENERATOR) return resumeByCall(r, NULL);
  return step(r);
}
function append(list: Ref, item: Ref): Ref {
  if (appendsPlainly(list, item)) {
    if (appendPlainly(list, item, list)) return Known.NONE;
  } else if (listAppend(list, item) !== 0) return Known.NONE;
  return raiseError(Message.MEMORY, NULL, NULL);
}
function pop(list: Ref): Ref {
  if (load(list, List.length) === 0) return raiseError(Message.POP_FROM_EMPTY_LIST, NULL, NULL);
  return listPopLast(list);
}
/** The arguments after register `base` as a tuple. */
export function argumentTuple(base: i32, argc: i32): Ref {
  return argc === 0 ? Known.EMPTY_TUPLE : tupleOfRegisters((base + 1) | 0, argc);
}
/** @unroll */
export function tupleOfRegisters(first: i32, count: i32): Ref {
  const tuple = mallocArray(Tuple, MapOf.TUPLE, count);
  let k: i32 = 0;
  while (k < count) {
    storeNewAt(tuple, Tuple, k, register((first + k) | 0));
    k = (k + 1) | 0;
  }
  return tuple;
}
/** Runs the effectful native that `appliesEffectful` allowed. */
export function callEffectful(fast: i32, base: i32, argc: i32): Ref {
  const x = register((base + 1) | 0);
  if (fast === FastNative.LIST_APPEND) return append(x, register((base + 2) | 0));
  if (fast === FastNative.LIST_POP) return argc === 1 ? pop(x) : popAt(x, smallValue(register((base + 2) | 0)));
  if (fast === FastNative.NEXT) return nextOf(x);
  if (fast === FastNative.EXCEPTION_INIT) {
    store(x, Exception.args, argumentTuple((base + 1) | 0, (argc - 1) | 0));
    return Known.NONE;
  }
  if (fast === FastNative.GENERATOR_SEND) return resumeByCall(x, register((base + 2) | 0));
  return changeContainer(fast, x, base, argc);
}
function advanceNumber(r: Ref): Ref {
  const number = load(r, Enumerate.number);
  store(r, Enumerate.number, iadd(number, i64Of(1)));
  return newInt(number);
}
/** None for 1, and the app-level function for 0, which has not done it. */
function doneOrFallback(done: i32): Ref {
  return done !== 0 ? Known.NONE : FALLBACK;
}
function changeContainer(fast: i32, x: Ref, base: i32, argc: i32): Ref {
  switch (fast) {
    case FastNative.LIST_EXTEND:
      return doneOrFallback(extendList(x, register((base + 2) | 0)));
    case FastNative.LIST_INSERT:
      insertAt(x, smallValue(register((base + 2) | 0)), register((base + 3) | 0));
      return Known.NONE;
    case FastNative.LIST_REVERSE:
      listReverse(x);
      return Known.NONE;
    case FastNative.SET_ADD:
      return doneOrFallback(addToSet(x, register((base + 2) | 0)));
    case FastNative.SET_UPDATE:
      return doneOrFallback(updateSet(x, register((base + 2) | 0)));
    case FastNative.DICT_SETDEFAULT:
      return setDefault(x, register((base + 2) | 0), argc === 3 ? register((base + 3) | 0) : Known.NONE);
    case FastNative.DICT_POP:
      return popKey(x, register((base + 2) | 0), argc === 3 ? register((base + 3) | 0) : NULL);
    case FastNative.ENUMERATE_ADVANCE:
      return advanceNumber(x);
    default:
      return doneOrFallback(updateDict(x, register((base + 2) | 0)));
  }
}
