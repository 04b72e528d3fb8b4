/**
 * The types int and bool. Arithmetic here is the general form, on BigInts: small ints meet in RTS and do not come here
 * but through an explicit `int.__add__` or a mixed operation.
 *
 * What always holds: an operation whose other operand is no int answers NotImplemented.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Kind, MapOf, NULL } from '../../heap/well-known.js';
import { formatInt } from '../format/format-spec.js';
import { reprBytes } from '../format/str-repr.js';
import { attribute, classMethod, type NativeDefinition, method, staticMethod, type TypeDefinition } from '../native.js';
import { floatPower, floatToInt, intToFloat, intTrueDivide } from '../numeric/int-float.js';
import { intFromBytes, intToBytes } from '../numeric/int-bytes.js';
import {
  intBitCount,
  intBitLength,
  intDivmod,
  intFloorDivide,
  intModulo,
  intPowerModulo,
  roundInt,
} from '../numeric/int-math.js';
import { parseIntText } from '../numeric/int-text.js';
import { raised } from '../raise.js';
import type { Space } from '../space.js';
import { reprStr } from '../format/str-repr.js';
import { answer, builtinItems, checkNew, FALLBACK, newInstance, wordIndex } from './support.js';
import { intText, maxStrDigits } from './values.js';

// ---- construction ---------------------------------------------------------------------------------------------------------

/** An int of class `cls`: the value itself for int, an instance with its representation for a subclass. */
export function intOfClass(space: Space, cls: Ref, value: bigint): Ref {
  const plain = space.int(value);
  if (cls === space.class('int')) return plain;
  if (value === BigInt.asIntN(64, value)) {
    const p = newInstance(space, cls, 'INT');
    space.I64[(p + L.BoxedInt.value.offset) >> 3] = value;
    return p;
  }
  const p = newInstance(space, cls, 'BIG_INT');
  space.store(p, L.BigInteger.host, space.hostTable.add(p, value));
  space.store(p, L.BigInteger.sign, value < 0n ? -1 : 1);
  return p;
}
function newInt(space: Space, cls: Ref, x: Ref, base: Ref): Ref | number {
  checkNew(space, cls, 'int');
  if (x === NULL) {
    if (base !== NULL) throw space.error('TypeError', 'int() missing string argument');
    return intOfClass(space, cls, 0n);
  }
  if (base !== NULL) return intOfClass(space, cls, parsedWithBase(space, x, base));
  if (space.mapOf(x) === MapOf['LATIN1']) {
    const quick = shortDecimal(space, x);
    if (quick >= 0) return intOfClass(space, cls, BigInt(quick));
    const text = space.text(x);
    if (IS_PLAIN.test(text) && !DECIMAL.test(text))
      return raised(space, space.error('ValueError', invalidDecimal(text)));
  }
  const value = intValueOf(space, x);
  return value === undefined ? FALLBACK : intOfClass(space, cls, value);
}
const DECIMAL = /^[+-]?\d+(_\d+)*$/;
/** Visible ASCII, without spaces: nothing is to be stripped or converted before it is read. */
const IS_PLAIN = /^[!-~]+$/;
const invalidDecimal = (text: string) => `invalid literal for int() with base 10: ${reprStr(text).slice(0, 200)}`;
/** The value of a latin1 text of one to nine digits; -1: it is none. */
function shortDecimal(space: Space, text: Ref): number {
  const length = space.strLength(text);
  if (length === 0 || length > 9) return -1;
  const start = text + L.Latin1.element.offset;
  let value = 0;
  for (let at = start; at < start + length; at++) {
    const digit = space.U8[at]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
function parsedWithBase(space: Space, x: Ref, base: Ref): bigint {
  const radix = wordIndex(space, base);
  const text = literalText(space, x);
  if (text === undefined) throw space.error('TypeError', "int() can't convert non-string with explicit base");
  return parseIntText(text.text, radix, maxStrDigits.get(space), text.shown);
}
/** The text of a str, bytes or bytearray that is to be read as a number, and its repr for the error where that is not the text's. */
export function literalText(space: Space, x: Ref): { text: string; shown: string | undefined } | undefined {
  if (space.isStr(x)) {
    return { text: space.text(x), shown: undefined };
  }
  if (space.isBytes(x) || space.kindOf(x) === Kind['BYTEARRAY']) {
    const data = space.bytesValue(x);
    return { text: String.fromCharCode(...data), shown: reprBytes(data) };
  }
  return undefined;
}
/** int(x) of built-in values; undefined: `__int__`, `__index__` or `__trunc__` must say. */
function intValueOf(space: Space, x: Ref): bigint | undefined {
  if (space.isInt(x) && isBuiltinInt(space, x)) return space.bigint(x);
  if (space.isFloat(x) && space.classOf(x) === space.class('float')) return floatToInt(space.floatValue(x));
  const text = literalText(space, x);
  if (
    text === undefined ||
    space.classOf(x) !== space.class(space.isStr(x) ? 'str' : space.isBytes(x) ? 'bytes' : 'bytearray')
  ) {
    return undefined;
  }
  return parseIntText(text.text, 10, maxStrDigits.get(space), text.shown);
}
const isBuiltinInt = (space: Space, x: Ref): boolean => {
  const cls = space.classOf(x);
  return cls === space.class('int') || cls === space.class('bool');
};

// ---- arithmetic -----------------------------------------------------------------------------------------------------------

type Operation = (space: Space, a: bigint, b: bigint) => Ref;
/** The method and its reflected form. */
function operation(name: string, compute: Operation): NativeDefinition[] {
  const forward = method(`__${name}__`, '(self, value, /)', (space, self, other) =>
    space.isInt(other) ? compute(space, space.bigint(self), space.bigint(other)) : space.notImplemented,
  );
  const reflected = method(`__r${name}__`, '(self, value, /)', (space, self, other) =>
    space.isInt(other) ? compute(space, space.bigint(other), space.bigint(self)) : space.notImplemented,
  );
  return [forward, reflected];
}
const integral =
  (compute: (a: bigint, b: bigint) => bigint): Operation =>
  (space, a, b) =>
    space.int(compute(a, b));
/** a ** b; a negative exponent makes a float. */
export function intPower(space: Space, a: bigint, b: bigint): Ref {
  if (b >= 0n) return space.int(powerOf(space, a, b));
  if (a === 0n) throw space.error('ZeroDivisionError', 'zero to a negative power');
  return space.float(floatPower(intToFloat(a), intToFloat(b)));
}
function powerOf(space: Space, a: bigint, b: bigint): bigint {
  if (a === 0n || a === 1n) return b === 0n ? 1n : a;
  if (a === -1n) return b % 2n === 0n ? 1n : -1n;
  if (b > 2n ** 31n) throw space.error('MemoryError', '');
  return a ** b;
}
export function shiftLeft(space: Space, a: bigint, b: bigint): bigint {
  if (b < 0n) throw space.error('ValueError', 'negative shift count');
  if (a === 0n) return 0n;
  if (b > 2n ** 32n) throw space.error('OverflowError', 'too many digits in integer');
  return a << b;
}
export function shiftRight(space: Space, a: bigint, b: bigint): bigint {
  if (b < 0n) throw space.error('ValueError', 'negative shift count');
  if (b > BigInt(intBitLength(a))) return a < 0n ? -1n : 0n;
  return a >> b;
}
function powerMethod(space: Space, self: Ref, exponent: Ref, modulus: Ref): Ref {
  if (!space.isInt(exponent)) return space.notImplemented;
  if (modulus === NULL || modulus === space.none) {
    return intPower(space, space.bigint(self), space.bigint(exponent));
  }
  if (!space.isInt(modulus)) return space.notImplemented;
  return space.int(intPowerModulo(space.bigint(self), space.bigint(exponent), space.bigint(modulus)));
}
const unary = (name: string, compute: (value: bigint) => bigint): NativeDefinition =>
  method(name, '(self, /)', (space, self) => space.int(compute(space.bigint(self))));
const comparison = (name: string, holds: (a: bigint, b: bigint) => boolean): NativeDefinition =>
  method(name, '(self, value, /)', (space, self, other) =>
    space.isInt(other) ? answer(space, holds(space.bigint(self), space.bigint(other))) : space.notImplemented,
  );
function roundMethod(space: Space, self: Ref, digits: Ref): Ref {
  if (digits === NULL || digits === space.none) return space.int(space.bigint(self));
  const places = space.bigint(space.indexObject(digits));
  if (places >= 0n) return space.int(space.bigint(self));
  if (places < -100_000n) return space.int(0);
  return space.int(roundInt(space.bigint(self), Number(places)));
}

// ---- bytes ----------------------------------------------------------------------------------------------------------------

function byteOrderOf(space: Space, r: Ref, name: string): string {
  if (r === NULL) return 'big';
  if (!space.isStr(r)) {
    throw space.error('TypeError', `${name}() argument 'byteorder' must be str, not ${space.typeName(r)}`);
  }
  return space.text(r);
}
function bytesOf(space: Space, r: Ref): Uint8Array {
  if (space.isBytes(r) || space.kindOf(r) === Kind['BYTEARRAY']) return space.bytesValue(r);
  if (space.isStr(r) || space.isInt(r) || space.isFloat(r)) {
    throw space.error('TypeError', `cannot convert '${space.typeName(r)}' object to bytes`);
  }
  const items = builtinItems(space, r) ?? [...space.iterate(r)];
  return Uint8Array.from(items, item => {
    const byte = wordIndex(space, item);
    if (byte < 0 || byte > 255) throw space.error('ValueError', 'bytes must be in range(0, 256)');
    return byte;
  });
}

export const intType: TypeDefinition = {
  name: 'int',
  doc: 'An integer of any size.',
  methods: [
    staticMethod('__new__', '(cls, x=0, /, base=10)', newInt, { appLevel: 'int_new' }),
    classMethod(
      'from_bytes',
      "(cls, /, bytes, byteorder='big', *, signed=False)",
      (space, cls, bytes, byteOrder, signed) => {
        const order = byteOrderOf(space, byteOrder, 'from_bytes');
        const value = intFromBytes(bytesOf(space, bytes), order, signed !== NULL && space.truth(signed));
        return cls === space.class('int') ? space.int(value) : space.call(cls, space.int(value));
      },
    ),
    method(
      'to_bytes',
      "(self, /, length=1, byteorder='big', *, signed=False)",
      (space, self, length, byteOrder, signed) => {
        const size = length === NULL ? 1 : wordIndex(space, length);
        const order = byteOrderOf(space, byteOrder, 'to_bytes');
        return space.bytes(intToBytes(space.bigint(self), size, order, signed !== NULL && space.truth(signed)));
      },
    ),
    method('bit_length', '(self, /)', (space, self) => space.int(intBitLength(space.bigint(self)))),
    method('bit_count', '(self, /)', (space, self) => space.int(intBitCount(space.bigint(self)))),
    method('as_integer_ratio', '(self, /)', (space, self) =>
      space.tuple([space.int(space.bigint(self)), space.int(1)]),
    ),
    method('is_integer', '(self, /)', space => space.true),
    unary('conjugate', value => value),
    ...operation(
      'add',
      integral((a, b) => a + b),
    ),
    ...operation(
      'sub',
      integral((a, b) => a - b),
    ),
    ...operation(
      'mul',
      integral((a, b) => a * b),
    ),
    ...operation('floordiv', integral(intFloorDivide)),
    ...operation('mod', integral(intModulo)),
    ...operation('truediv', (space, a, b) => space.float(intTrueDivide(a, b))),
    ...operation('divmod', (space, a, b) => space.tuple(intDivmod(a, b).map(part => space.int(part)))),
    ...operation('lshift', (space, a, b) => space.int(shiftLeft(space, a, b))),
    ...operation('rshift', (space, a, b) => space.int(shiftRight(space, a, b))),
    ...operation(
      'and',
      integral((a, b) => a & b),
    ),
    ...operation(
      'or',
      integral((a, b) => a | b),
    ),
    ...operation(
      'xor',
      integral((a, b) => a ^ b),
    ),
    method('__pow__', '(self, value, mod=None, /)', powerMethod),
    method('__rpow__', '(self, value, mod=None, /)', (space, self, base) =>
      space.isInt(base) ? intPower(space, space.bigint(base), space.bigint(self)) : space.notImplemented,
    ),
    unary('__neg__', value => -value),
    unary('__pos__', value => value),
    unary('__abs__', value => (value < 0n ? -value : value)),
    unary('__invert__', value => ~value),
    unary('__int__', value => value),
    unary('__index__', value => value),
    unary('__trunc__', value => value),
    unary('__floor__', value => value),
    unary('__ceil__', value => value),
    method('__float__', '(self, /)', (space, self) => space.float(intToFloat(space.bigint(self)))),
    method('__round__', '(self, ndigits=None, /)', roundMethod),
    method('__bool__', '(self, /)', (space, self) => space.bool(space.bigint(self) !== 0n)),
    method('__hash__', '(self, /)', (space, self) => space.int(space.rts.hashOf64(space.int(space.bigint(self))))),
    method('__repr__', '(self, /)', (space, self) => space.str(intText(space, self))),
    method('__format__', '(self, format_spec, /)', (space, self, spec) => {
      if (!space.isStr(spec)) {
        throw space.error('TypeError', `__format__() argument must be str, not ${space.typeName(spec)}`);
      }
      const text = space.text(spec);
      if (text === '') return space.str(space.strOf(self));
      return space.str(formatInt(space.bigint(self), text, maxStrDigits.get(space), space.typeName(self)));
    }),
    comparison('__eq__', (a, b) => a === b),
    comparison('__ne__', (a, b) => a !== b),
    comparison('__lt__', (a, b) => a < b),
    comparison('__le__', (a, b) => a <= b),
    comparison('__gt__', (a, b) => a > b),
    comparison('__ge__', (a, b) => a >= b),
    method('__getnewargs__', '(self, /)', (space, self) => space.tuple([space.int(space.bigint(self))])),
    method('__sizeof__', '(self, /)', (space, self) =>
      space.int(24 + 4 * Math.max(1, Math.ceil(intBitLength(space.bigint(self)) / 30))),
    ),
  ],
  attributes: [
    attribute('real', (space, self) => space.int(space.bigint(self))),
    attribute('imag', space => space.int(0)),
    attribute('numerator', (space, self) => space.int(space.bigint(self))),
    attribute('denominator', space => space.int(1)),
  ],
};

// ---- bool -----------------------------------------------------------------------------------------------------------------

/** & | ^ of two bools are bools; with another int they are int's. */
function boolOperation(name: string, compute: (a: bigint, b: bigint) => bigint): NativeDefinition[] {
  return [`__${name}__`, `__r${name}__`].map(special =>
    method(special, '(self, value, /)', (space, self, other) => {
      if (!space.isInt(other)) return space.notImplemented;
      const value = compute(space.bigint(self), space.bigint(other));
      return space.kindOf(other) === Kind['BOOL'] ? space.bool(value !== 0n) : space.int(value);
    }),
  );
}
export const boolType: TypeDefinition = {
  name: 'bool',
  base: 'int',
  doc: 'True or False.',
  methods: [
    staticMethod(
      '__new__',
      '(cls, object=False, /)',
      (space, _cls, x) => {
        if (x === NULL) return space.false;
        const known = space.rts.truthOf(x);
        return known > 1 ? FALLBACK : space.bool(known === 1);
      },
      { appLevel: 'bool_new' },
    ),
    ...boolOperation('and', (a, b) => a & b),
    ...boolOperation('or', (a, b) => a | b),
    ...boolOperation('xor', (a, b) => a ^ b),
    method('__repr__', '(self, /)', (space, self) => space.str(self === space.true ? 'True' : 'False')),
  ],
};
