/**
 * The built-in functions, in the cases where no Python code of the program runs; the other cases are app-level
 * (app-level/builtin_functions.py).
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, Kind, MapOf, NULL } from '../../heap/well-known.js';
import { escapeNonAscii } from '../format/str-repr.js';
import { PyError } from '../errors.js';
import { native, type NativeDefinition } from '../native.js';
import { floatDivmod, intToFloat } from '../numeric/int-float.js';
import { intDivmod, intPowerModulo } from '../numeric/int-math.js';
import { intToBin, intToHex, intToOct } from '../numeric/int-text.js';
import { raised } from '../raise.js';
import type { Space } from '../space.js';
import { checkName, type Found, getAttribute, missingAttribute } from '../types-core/attributes.js';
import { formatBuiltin } from '../types/format-value.js';
import { floatPowerObject } from '../types/float.js';
import { intPower } from '../types/int.js';
import { sortedNatively } from '../types/sorting.js';
import { builtinItems, characterOf, FALLBACK } from '../types/support.js';
import { compareValues, reprOf } from '../types/values.js';

const isExactInt = (space: Space, r: Ref): boolean => {
  const map = space.mapOf(r);
  return map === MapOf['INT'] || map === MapOf['BIG_INT'] || map === MapOf['BOOL'];
};
const isExactFloat = (space: Space, r: Ref): boolean => space.mapOf(r) === MapOf['FLOAT'];

// ---- numbers ----------------------------------------------------------------------------------------------------------------

function absolute(space: Space, x: Ref): Ref | number {
  if (isExactInt(space, x)) {
    const value = space.bigint(x);
    return space.int(value < 0n ? -value : value);
  }
  return isExactFloat(space, x) ? space.float(Math.abs(space.floatValue(x))) : FALLBACK;
}
function round(space: Space, number: Ref, digits: Ref): Ref | number {
  if (isExactInt(space, number) && (digits === NULL || digits === space.none)) return space.int(space.bigint(number));
  return FALLBACK;
}
function divmod(space: Space, x: Ref, y: Ref): Ref | number {
  if (isExactInt(space, x) && isExactInt(space, y)) {
    return space.tuple(intDivmod(space.bigint(x), space.bigint(y)).map(part => space.int(part)));
  }
  const [a, b] = [x, y].map(r => {
    if (isExactFloat(space, r)) return space.floatValue(r);
    return isExactInt(space, r) ? intToFloat(space.bigint(r)) : undefined;
  });
  if (a === undefined || b === undefined) return FALLBACK;
  return space.tuple(floatDivmod(a, b).map(part => space.float(part)));
}
function power(space: Space, base: Ref, exponent: Ref, modulus: Ref): Ref | number {
  const plain = modulus === NULL || modulus === space.none;
  if (isExactInt(space, base) && isExactInt(space, exponent)) {
    if (plain) return intPower(space, space.bigint(base), space.bigint(exponent));
    if (!isExactInt(space, modulus)) return FALLBACK;
    return space.int(intPowerModulo(space.bigint(base), space.bigint(exponent), space.bigint(modulus)));
  }
  if (plain && isExactFloat(space, base) && isExactFloat(space, exponent)) {
    return floatPowerObject(space, space.floatValue(base), space.floatValue(exponent));
  }
  return FALLBACK;
}
const inBase = (name: string, show: (value: bigint) => string): NativeDefinition =>
  native(name, '(number, /)', (space, number) => space.str(show(space.bigint(space.indexObject(number)))));
function chr(space: Space, i: Ref): Ref {
  const codePoint = space.index(i);
  if (codePoint < 0 || codePoint > 0x10ffff) throw space.error('ValueError', 'chr() arg not in range(0x110000)');
  return characterOf(space, codePoint);
}
function ord(space: Space, c: Ref): Ref {
  if (space.isStr(c)) {
    const length = space.strLength(c);
    if (length === 1) return space.int(space.codePointAt(space.flat(c), 0));
    throw space.error('TypeError', `ord() expected a character, but string of length ${length} found`);
  }
  if (space.isBytes(c) || space.kindOf(c) === Kind['BYTEARRAY']) {
    const data = space.bytesValue(c);
    if (data.length === 1) return space.int(data[0]!);
    throw space.error('TypeError', `ord() expected a character, but string of length ${data.length} found`);
  }
  throw space.error('TypeError', `ord() expected string of length 1, but ${space.typeName(c)} found`);
}

// ---- any object ---------------------------------------------------------------------------------------------------------------

/** len() of built-in containers; -1 for everything else. */
export function builtinLength(space: Space, r: Ref): number {
  if ((r & 1) !== 0) return -1;
  const cls = space.classOf(r);
  if (space.isStr(r) && cls === ClassOf['str']) return space.strLength(r);
  if (cls === ClassOf['list'] || cls === ClassOf['tuple'] || cls === ClassOf['bytes'] || cls === ClassOf['bytearray']) {
    return space.I32[(r + 8) >> 2]!;
  }
  if (cls === ClassOf['dict']) return space.dictLength(r);
  if (cls === ClassOf['set'] || cls === ClassOf['frozenset']) return space.rts.setLength(r);
  return -1;
}
/** id(): the address, or for numbers (which may be boxed anew) their type and bits. */
export function identity(space: Space, r: Ref): bigint {
  if ((r & 1) !== 0) return (BigInt(r >> 1) << 4n) | 1n;
  switch (space.mapOf(r)) {
    case MapOf['INT']:
    case MapOf['BIG_INT']:
      return (space.bigint(r) << 4n) | 1n;
    case MapOf['FLOAT']:
      return (BigInt.asUintN(64, space.I64[(r + L.FloatObject.value.offset) >> 3]!) << 4n) | 5n;
    case MapOf['COMPLEX']: {
      const at = (r + L.ComplexObject.real.offset) >> 3;
      const [real, imaginary] = [space.I64[at]!, space.I64[at + 1]!];
      return (BigInt.asUintN(64, real) << 72n) | (BigInt.asUintN(64, imaginary) << 4n) | 9n;
    }
    default:
      return BigInt(r);
  }
}
const CALLABLE_KINDS = ['TYPE', 'FUNCTION', 'NATIVE', 'METHOD_DESCRIPTOR', 'METHOD'].map(name => Kind[name]!);
const isCallable = (space: Space, r: Ref): boolean =>
  CALLABLE_KINDS.includes(space.kindOf(r)) || space.lookupSpecial(r, '__call__') !== NULL;

/** A class whose metaclass is `type`, so that isinstance and issubclass ask nobody. */
const isPlainClass = (space: Space, r: Ref): boolean => space.mapOf(r) === MapOf['TYPE'];
/** Does a class match a class or a tuple of classes? undefined: Python must say. */
function matches(space: Space, cls: Ref, wanted: Ref): boolean | undefined {
  if (isPlainClass(space, wanted)) return space.isSubclass(cls, wanted);
  if (space.mapOf(wanted) !== MapOf['TUPLE']) return undefined;
  for (const item of space.items(wanted)) {
    const known = matches(space, cls, item);
    if (known !== false) return known;
  }
  return false;
}
function isInstance(space: Space, r: Ref, wanted: Ref): Ref | number {
  const known = matches(space, space.classOf(r), wanted);
  return known === undefined ? FALLBACK : space.bool(known);
}
function isSubclass(space: Space, cls: Ref, wanted: Ref): Ref | number {
  if (!space.isClass(cls)) return FALLBACK;
  const known = matches(space, cls, wanted);
  return known === undefined ? FALLBACK : space.bool(known);
}

// ---- iterables ------------------------------------------------------------------------------------------------------------------

/** all (wanted false) and any (wanted true). */
function quantifier(space: Space, iterable: Ref, wanted: boolean): Ref | number {
  // Lists and ranges are walked by Python code, which stops where the answer is known.
  if (space.mapOf(iterable) === MapOf['RANGE'] || space.isList(iterable)) return FALLBACK;
  const items = builtinItems(space, iterable);
  if (items === null) return FALLBACK;
  for (const item of items) {
    const truth = space.rts.truthOf(item);
    if (truth > 1) return FALLBACK;
    if ((truth === 1) === wanted) return space.bool(wanted);
  }
  return space.bool(!wanted);
}
/** The sum of a float storage from `start` on, compensated as CPython's sum is since 3.12 (Neumaier). */
function sumFloats(values: ArrayLike<number>, start: number): number {
  let total = start;
  let correction = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    const fresh = total + value;
    correction += Math.abs(total) >= Math.abs(value) ? total - fresh + value : value - fresh + total;
    total = fresh;
  }
  return correction !== 0 && Number.isFinite(correction) ? total + correction : total;
}
function sumIntegers(space: Space, values: BigInt64Array, start: bigint): Ref {
  let total = start;
  for (let k = 0; k < values.length; k++) total += values[k]!;
  return space.int(total);
}
function sum(space: Space, iterable: Ref, start: Ref): Ref | number {
  const first = start === NULL ? space.int(0) : start;
  if (!isExactInt(space, first)) return FALLBACK;
  const map = space.mapOf(iterable);
  if (map === MapOf['LIST_INT']) {
    const at = (space.load(iterable, L.List.items) + L.IntItems.element.offset) >> 3;
    return sumIntegers(
      space,
      space.I64.subarray(at, at + space.listLength(iterable)) as BigInt64Array,
      space.bigint(first),
    );
  }
  if (map === MapOf['LIST_FLOAT'] && (first & 1) !== 0 && space.listLength(iterable) > 0) {
    const at = (space.load(iterable, L.List.items) + L.FloatItems.element.offset) >> 3;
    return space.float(sumFloats(space.F64.subarray(at, at + space.listLength(iterable)), first >> 1));
  }
  if (map === MapOf['RANGE']) return sumRange(space, iterable, space.bigint(first));
  return FALLBACK;
}
function sumRange(space: Space, range: Ref, start: bigint): Ref {
  const part = (field: 'start' | 'step' | 'length') => space.bigint(space.load(range, L.Range[field]));
  const length = part('length');
  return space.int(start + length * part('start') + (part('step') * length * (length - 1n)) / 2n);
}
/** What a built-in iterable holds, as a list: it is not to be changed, for an exact list is itself. NULL: needs Python. */
function builtinList(space: Space, iterable: Ref): Ref {
  if (space.isList(iterable) && space.classOf(iterable) === ClassOf['list']) return iterable;
  const items = builtinItems(space, iterable);
  return items === null ? (NULL as Ref) : space.list(items);
}
/** The attribute of an object, NULL when there is none; FALLBACK: Python must say. */
function attributeOrNull(space: Space, r: Ref, name: Ref): Found {
  try {
    return getAttribute(space, r, checkName(space, name));
  } catch (error) {
    // The getter of a built-in attribute, or an empty slot.
    if (error instanceof PyError && space.isInstance(error.exception, space.class('AttributeError'))) return NULL;
    throw error;
  }
}
function sorted(space: Space, iterable: Ref, key: Ref, reverse: Ref): Ref | number {
  if (key !== NULL && key !== space.none) return FALLBACK;
  const items = builtinList(space, iterable);
  if (items === NULL) return FALLBACK;
  const sorted = sortedNatively(space, items, items, reverse !== NULL && space.truth(reverse));
  return sorted === NULL ? FALLBACK : sorted;
}
/** min (sign -1) and max (sign 1) of values that need no Python to be compared. */
function extreme(space: Space, args: Ref[], key: Ref, keywords: Map<string, Ref>, sign: number): Ref | number {
  if ((key !== NULL && key !== space.none) || keywords.size > 0 || args.length === 0) return FALLBACK;
  const items = args.length === 1 ? builtinItems(space, args[0]!) : args;
  if (items === null || items.length === 0) return FALLBACK;
  let best = items[0]!;
  for (let k = 1; k < items.length; k++) {
    const order = compareValues(space, items[k]!, best);
    if (order === undefined) return FALLBACK;
    if (Math.sign(order) === sign) best = items[k]!;
  }
  return best;
}

// ---- what is not there yet --------------------------------------------------------------------------------------------------------

const unsupported = (name: string, signature: string): NativeDefinition =>
  native(name, signature, space => {
    throw space.error('NotImplementedError', `${name}() is not supported yet`);
  });

export const builtinFunctions: readonly NativeDefinition[] = [
  native('abs', '(x, /)', absolute, { appLevel: 'builtin_abs', fast: 'ABS' }),
  native('all', '(iterable, /)', (space, iterable) => quantifier(space, iterable, false), { appLevel: 'builtin_all' }),
  native('any', '(iterable, /)', (space, iterable) => quantifier(space, iterable, true), { appLevel: 'builtin_any' }),
  native(
    'ascii',
    '(obj, /)',
    (space, r) => {
      const shown = reprOf(space, r);
      return shown === undefined ? FALLBACK : space.str(escapeNonAscii(shown));
    },
    { appLevel: 'builtin_ascii' },
  ),
  inBase('bin', intToBin),
  inBase('hex', intToHex),
  inBase('oct', intToOct),
  native('callable', '(obj, /)', (space, r) => space.bool(isCallable(space, r))),
  native('chr', '(i, /)', chr, { fast: 'CHR' }),
  native('ord', '(c, /)', ord, { fast: 'ORD' }),
  native('delattr', '(obj, name, /)', () => FALLBACK, { appLevel: 'builtin_delattr' }),
  native('divmod', '(x, y, /)', divmod, { appLevel: 'builtin_divmod', fast: 'DIVMOD' }),
  native(
    'format',
    "(value, format_spec='', /)",
    (space, value, spec) => {
      if (spec !== NULL && !space.isStr(spec)) {
        throw space.error('TypeError', `format() argument 2 must be str, not ${space.typeName(spec)}`);
      }
      const text = formatBuiltin(space, value, spec === NULL ? '' : space.text(spec));
      return text === undefined ? FALLBACK : space.str(text);
    },
    { appLevel: 'builtin_format' },
  ),
  native(
    'getattr',
    '(object, name, default=None, /)',
    (space, r: Ref, name: Ref, otherwise: Ref) => {
      if (otherwise !== NULL) return attributeOrNull(space, r, name) || otherwise;
      return getAttribute(space, r, checkName(space, name)) || raised(space, missingAttribute(space, r, name));
    },
    { appLevel: 'builtin_getattr', fast: 'GETATTR' },
  ),
  native(
    'hasattr',
    '(obj, name, /)',
    (space, r: Ref, name: Ref) => {
      const found = attributeOrNull(space, r, name);
      return found === FALLBACK ? found : space.bool(found !== NULL);
    },
    { appLevel: 'builtin_hasattr', fast: 'HASATTR' },
  ),
  native(
    'hash',
    '(obj, /)',
    (space, r) => {
      const hash = space.rts.hashOf64(r);
      return hash === -1n ? FALLBACK : space.int(hash);
    },
    { appLevel: 'builtin_hash', fast: 'HASH' },
  ),
  native('id', '(obj, /)', (space, r) => space.int(identity(space, r))),
  native('isinstance', '(obj, class_or_tuple, /)', isInstance, { appLevel: 'builtin_isinstance', fast: 'ISINSTANCE' }),
  native('issubclass', '(cls, class_or_tuple, /)', isSubclass, { appLevel: 'builtin_issubclass' }),
  native('iter', '(object, sentinel=None, /)', () => FALLBACK, { appLevel: 'builtin_iter', fast: 'ITER' }),
  native(
    'len',
    '(obj, /)',
    (space, r) => {
      const length = builtinLength(space, r);
      return length < 0 ? FALLBACK : space.int(length);
    },
    { appLevel: 'builtin_len', fast: 'LEN' },
  ),
  native('max', '(*args, key=None, **kwargs)', (space, args, key, keywords) => extreme(space, args, key, keywords, 1), {
    appLevel: 'builtin_max',
    fast: 'MAXIMUM',
  }),
  native(
    'min',
    '(*args, key=None, **kwargs)',
    (space, args, key, keywords) => extreme(space, args, key, keywords, -1),
    { appLevel: 'builtin_min', fast: 'MINIMUM' },
  ),
  native('next', '(iterator, default=None, /)', () => FALLBACK, { appLevel: 'builtin_next', fast: 'NEXT' }),
  native('pow', '(base, exp, mod=None)', power, { appLevel: 'builtin_pow' }),
  native(
    'repr',
    '(obj, /)',
    (space, r) => {
      const shown = reprOf(space, r);
      return shown === undefined ? FALLBACK : space.str(shown);
    },
    { appLevel: 'builtin_repr', fast: 'REPR' },
  ),
  native('round', '(number, ndigits=None)', round, { appLevel: 'builtin_round', fast: 'ROUND' }),
  native('setattr', '(obj, name, value, /)', () => FALLBACK, { appLevel: 'builtin_setattr' }),
  native('sorted', '(iterable, /, *, key=None, reverse=False)', sorted, {
    appLevel: 'sorted_list',
    keywordsPassOn: true,
  }),
  native('sum', '(iterable, /, start=0)', sum, { appLevel: 'builtin_sum', fast: 'SUM' }),
  unsupported('breakpoint', '(*args, **kws)'),
  unsupported('aiter', '(async_iterable, /)'),
  unsupported('anext', '(async_iterator, default=None, /)'),
];
