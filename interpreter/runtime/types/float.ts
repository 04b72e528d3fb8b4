/** The types float and complex. An operation whose other operand is no real (complex) number answers NotImplemented. */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { NULL } from '../../heap/well-known.js';
import { formatFloat } from '../format/format-spec.js';
import { attribute, classMethod, type NativeDefinition, method, staticMethod, type TypeDefinition } from '../native.js';
import { reprStr } from '../format/str-repr.js';
import { invalidFloat, parseHexFloat, readFloatText } from '../numeric/float-parse.js';
import {
  asIntegerRatio,
  hexFloat,
  isIntegerFloat,
  reprFloat,
  roundFloat,
  roundHalfEven,
} from '../numeric/float-repr.js';
import {
  ceilToInt,
  floatDivmod,
  floatFloorDivide,
  floatModulo,
  floatPower,
  floatToInt,
  floatTrueDivide,
  floorToInt,
  intToFloat,
  powerIsComplex,
} from '../numeric/int-float.js';
import { raised } from '../raise.js';
import type { Space } from '../space.js';
import { complexPower } from './complex.js';
import { literalText } from './int.js';
import { answer, checkNew, FALLBACK, newInstance, wordIndex } from './support.js';
import { compareNumbers } from './values.js';

/** A float of class `cls`. */
function floatOfClass(space: Space, cls: Ref, value: number): Ref {
  if (cls === space.class('float')) return space.float(value);
  const p = newInstance(space, cls, 'FLOAT');
  space.store(p, L.FloatObject.value, value);
  return p;
}
function newFloat(space: Space, cls: Ref, x: Ref): Ref | number {
  checkNew(space, cls, 'float');
  if (x === NULL) return floatOfClass(space, cls, 0);
  if (space.isFloat(x) && space.classOf(x) === space.class('float'))
    return floatOfClass(space, cls, space.floatValue(x));
  if (space.isInt(x) && (space.classOf(x) === space.class('int') || space.classOf(x) === space.class('bool'))) {
    return floatOfClass(space, cls, intToFloat(space.bigint(x)));
  }
  const text = literalText(space, x);
  if (text === undefined) return FALLBACK;
  const value = readFloatText(text.text);
  if (value === undefined)
    return raised(space, space.error('ValueError', invalidFloat(text.shown ?? reprStr(text.text))));
  const made = floatOfClass(space, cls, value);
  if (Number.isNaN(value)) makeUnlike(space, made);
  return made;
}
let nans = 0n;
/**
 * Gives a nan bits of its own. Identity of floats is that of their bits, and two nans that a program asked for are two
 * objects, hence different keys of a dict.
 */
function makeUnlike(space: Space, nan: Ref): void {
  nans = (nans + 1n) & 0xffffffffn;
  space.I64[(nan + L.FloatObject.value.offset) >> 3]! |= nans;
}
/** The value of an int or float operand, or undefined for anything else. */
function operand(space: Space, r: Ref): number | undefined {
  if (space.isFloat(r)) return space.floatValue(r);
  return space.isInt(r) ? intToFloat(space.bigint(r)) : undefined;
}
type Operation = (space: Space, x: number, y: number) => Ref;
function operation(name: string, compute: Operation): NativeDefinition[] {
  const forward = method(`__${name}__`, '(self, value, /)', (space, self, other) => {
    const y = operand(space, other);
    return y === undefined ? space.notImplemented : compute(space, space.floatValue(self), y);
  });
  const reflected = method(`__r${name}__`, '(self, value, /)', (space, self, other) => {
    const x = operand(space, other);
    return x === undefined ? space.notImplemented : compute(space, x, space.floatValue(self));
  });
  return [forward, reflected];
}
const real =
  (compute: (x: number, y: number) => number): Operation =>
  (space, x, y) =>
    space.float(compute(x, y));
/** x ** y, which is complex for a negative base and a fractional exponent. */
export function floatPowerObject(space: Space, x: number, y: number): Ref {
  if (powerIsComplex(x, y)) return complexPower(space, x, 0, y, 0);
  return space.float(floatPower(x, y));
}
const unary = (name: string, compute: (space: Space, x: number) => Ref): NativeDefinition =>
  method(name, '(self, /)', (space, self) => compute(space, space.floatValue(self)));
const comparison = (name: string, holds: (order: number) => boolean): NativeDefinition =>
  method(name, '(self, value, /)', (space, self, other) => {
    if (!space.isFloat(other) && !space.isInt(other)) return space.notImplemented;
    return answer(space, holds(compareNumbers(space, self, other)));
  });
function roundMethod(space: Space, self: Ref, digits: Ref): Ref {
  const x = space.floatValue(self);
  if (digits === NULL || digits === space.none) return space.int(floatToInt(Number.isFinite(x) ? roundHalfEven(x) : x));
  const places = Math.max(-10000, Math.min(10000, wordIndex(space, digits)));
  return space.float(Number.isFinite(x) ? roundFloat(x, places) : x);
}
export const floatType: TypeDefinition = {
  name: 'float',
  doc: 'A floating-point number of double precision.',
  methods: [
    staticMethod('__new__', '(cls, x=0, /)', newFloat, { appLevel: 'float_new' }),
    classMethod('fromhex', '(cls, string, /)', (space, cls, text) => {
      if (!space.isStr(text))
        throw space.error('TypeError', `fromhex() argument must be str, not ${space.typeName(text)}`);
      const value = space.float(parseHexFloat(space.text(text)));
      return cls === space.class('float') ? value : space.call(cls, value);
    }),
    classMethod('from_number', '(cls, number, /)', (space, cls, number) => {
      const value = space.float(space.double(number));
      return cls === space.class('float') ? value : space.call(cls, value);
    }),
    unary('hex', (space, x) => space.str(hexFloat(x))),
    unary('is_integer', (space, x) => space.bool(isIntegerFloat(x))),
    unary('as_integer_ratio', (space, x) => space.tuple(asIntegerRatio(x).map(part => space.int(part)))),
    unary('conjugate', (space, x) => space.float(x)),
    ...operation(
      'add',
      real((x, y) => x + y),
    ),
    ...operation(
      'sub',
      real((x, y) => x - y),
    ),
    ...operation(
      'mul',
      real((x, y) => x * y),
    ),
    ...operation('truediv', real(floatTrueDivide)),
    ...operation('floordiv', real(floatFloorDivide)),
    ...operation('mod', real(floatModulo)),
    ...operation('divmod', (space, x, y) => space.tuple(floatDivmod(x, y).map(part => space.float(part)))),
    method('__pow__', '(self, value, mod=None, /)', (space, self, other, modulus) => {
      const y = operand(space, other);
      if (y === undefined) return space.notImplemented;
      if (modulus !== NULL && modulus !== space.none) {
        throw space.error('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers');
      }
      return floatPowerObject(space, space.floatValue(self), y);
    }),
    method('__rpow__', '(self, value, mod=None, /)', (space, self, other) => {
      const x = operand(space, other);
      return x === undefined ? space.notImplemented : floatPowerObject(space, x, space.floatValue(self));
    }),
    unary('__neg__', (space, x) => space.float(-x)),
    unary('__pos__', (space, x) => space.float(x)),
    unary('__abs__', (space, x) => space.float(Math.abs(x))),
    unary('__bool__', (space, x) => space.bool(x !== 0)),
    unary('__float__', (space, x) => space.float(x)),
    unary('__int__', (space, x) => space.int(floatToInt(x))),
    unary('__trunc__', (space, x) => space.int(floatToInt(x))),
    unary('__floor__', (space, x) => space.int(floorToInt(x))),
    unary('__ceil__', (space, x) => space.int(ceilToInt(x))),
    method('__round__', '(self, ndigits=None, /)', roundMethod),
    method('__hash__', '(self, /)', (space, self) =>
      space.int(space.rts.hashOf64(space.float(space.floatValue(self)))),
    ),
    unary('__repr__', (space, x) => space.str(reprFloat(x))),
    method('__format__', '(self, format_spec, /)', (space, self, spec) => {
      if (!space.isStr(spec)) {
        throw space.error('TypeError', `__format__() argument must be str, not ${space.typeName(spec)}`);
      }
      const text = space.text(spec);
      return space.str(
        text === '' ? space.strOf(self) : formatFloat(space.floatValue(self), text, space.typeName(self)),
      );
    }),
    comparison('__eq__', order => order === 0),
    comparison('__ne__', order => order !== 0),
    comparison('__lt__', order => order < 0),
    comparison('__le__', order => order <= 0),
    comparison('__gt__', order => order > 0),
    comparison('__ge__', order => order >= 0),
    unary('__getnewargs__', (space, x) => space.tuple([space.float(x)])),
    unary('__sizeof__', space => space.int(24)),
  ],
  attributes: [
    attribute('real', (space, self) => space.float(space.floatValue(self))),
    attribute('imag', space => space.float(0)),
  ],
};
