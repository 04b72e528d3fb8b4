/**
 * The type complex. Division scales by the larger part of the divisor (Smith's method), as CPython's `_Py_c_quot` does;
 * powers with small integer exponents multiply, others go through polar form.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Kind, NULL } from '../../heap/well-known.js';
import { formatComplex, reprComplex } from '../format/format-spec.js';
import { type NativeDefinition, attribute, classMethod, method, staticMethod, type TypeDefinition } from '../native.js';
import { parseFloatText } from '../numeric/float-parse.js';
import { hashComplexParts, hashFloat } from '../numeric/hash.js';
import { intToFloat } from '../numeric/int-float.js';
import type { Space } from '../space.js';
import { checkNew, newInstance } from './support.js';

interface Complex {
  readonly real: number;
  readonly imaginary: number;
}
/** A complex object of class `cls` (default: complex). */
export function newComplex(space: Space, real: number, imaginary: number, cls: Ref = space.class('complex')): Ref {
  const p = newInstance(space, cls, 'COMPLEX');
  space.store(p, L.ComplexObject.real, real);
  space.store(p, L.ComplexObject.imaginary, imaginary);
  return p;
}
const isComplex = (space: Space, r: Ref): boolean => space.kindOf(r) === Kind['COMPLEX'];
const partsOf = (space: Space, r: Ref): Complex => ({
  real: space.load(r, L.ComplexObject.real),
  imaginary: space.load(r, L.ComplexObject.imaginary),
});
function operand(space: Space, r: Ref): Complex | undefined {
  if (isComplex(space, r)) return partsOf(space, r);
  if (space.isFloat(r)) return { real: space.floatValue(r), imaginary: 0 };
  return space.isInt(r) ? { real: intToFloat(space.bigint(r)), imaginary: 0 } : undefined;
}
const multiply = (a: Complex, b: Complex): Complex => ({
  real: a.real * b.real - a.imaginary * b.imaginary,
  imaginary: a.real * b.imaginary + a.imaginary * b.real,
});
function divide(space: Space, a: Complex, b: Complex): Complex {
  const absReal = Math.abs(b.real);
  const absImaginary = Math.abs(b.imaginary);
  if (absReal === 0 && absImaginary === 0) throw space.error('ZeroDivisionError', 'division by zero');
  if (absReal >= absImaginary) {
    const ratio = b.imaginary / b.real;
    const scale = b.real + b.imaginary * ratio;
    return { real: (a.real + a.imaginary * ratio) / scale, imaginary: (a.imaginary - a.real * ratio) / scale };
  }
  if (absImaginary > absReal) {
    const ratio = b.real / b.imaginary;
    const scale = b.real * ratio + b.imaginary;
    return { real: (a.real * ratio + a.imaginary) / scale, imaginary: (a.imaginary * ratio - a.real) / scale };
  }
  return { real: Number.NaN, imaginary: Number.NaN };
}
function integerPower(space: Space, base: Complex, exponent: number): Complex {
  let result: Complex = { real: 1, imaginary: 0 };
  let square = base;
  for (let bits = Math.abs(exponent); bits > 0; bits = Math.floor(bits / 2)) {
    if (bits % 2 === 1) result = multiply(result, square);
    square = multiply(square, square);
  }
  return exponent < 0 ? divide(space, { real: 1, imaginary: 0 }, result) : result;
}
function power(space: Space, base: Complex, exponent: Complex): Complex {
  if (exponent.real === 0 && exponent.imaginary === 0) return { real: 1, imaginary: 0 };
  if (base.real === 0 && base.imaginary === 0) {
    if (exponent.imaginary !== 0 || exponent.real < 0) {
      throw space.error('ZeroDivisionError', 'zero to a negative or complex power');
    }
    return { real: 0, imaginary: 0 };
  }
  if (exponent.imaginary === 0 && Number.isInteger(exponent.real) && Math.abs(exponent.real) <= 100) {
    return integerPower(space, base, exponent.real);
  }
  const magnitude = Math.hypot(base.real, base.imaginary);
  const angle = Math.atan2(base.imaginary, base.real);
  let length = magnitude ** exponent.real;
  let phase = angle * exponent.real;
  if (exponent.imaginary !== 0) {
    length *= Math.exp(-angle * exponent.imaginary);
    phase += exponent.imaginary * Math.log(magnitude);
  }
  return { real: length * Math.cos(phase), imaginary: length * Math.sin(phase) };
}
/** a ** b as a complex object; OverflowError when it is too large. */
export function complexPower(space: Space, real: number, imaginary: number, toReal: number, toImaginary: number): Ref {
  const result = power(space, { real, imaginary }, { real: toReal, imaginary: toImaginary });
  return made(space, result, true);
}
function made(space: Space, value: Complex, checked = false): Ref {
  if (checked && !(Number.isFinite(value.real) && Number.isFinite(value.imaginary))) {
    throw space.error('OverflowError', 'complex exponentiation');
  }
  return newComplex(space, value.real, value.imaginary);
}
function operation(name: string, compute: (space: Space, a: Complex, b: Complex) => Ref): NativeDefinition[] {
  const forward = method(`__${name}__`, '(self, value, /)', (space, self, other) => {
    const b = operand(space, other);
    return b === undefined ? space.notImplemented : compute(space, partsOf(space, self), b);
  });
  const reflected = method(`__r${name}__`, '(self, value, /)', (space, self, other) => {
    const a = operand(space, other);
    return a === undefined ? space.notImplemented : compute(space, a, partsOf(space, self));
  });
  return [forward, reflected];
}
/** complex('1+2j'). */
function parseComplex(space: Space, source: string): Complex {
  const malformed = () => space.error('ValueError', 'complex() arg is a malformed string');
  let text = source.trim();
  if (text.startsWith('(') && text.endsWith(')')) text = text.slice(1, -1).trim();
  const number = (part: string): number => {
    if (part === '' || part === '+') return 1;
    if (part === '-') return -1;
    try {
      return parseFloatText(part);
    } catch {
      throw malformed();
    }
  };
  if (text === '' || /\s/.test(text)) throw malformed();
  if (!/[jJ]$/.test(text)) return { real: number(text), imaginary: 0 };
  let at = text.length - 2;
  while (at > 0 && !(/[+-]/.test(text[at]!) && !/[eE]/.test(text[at - 1]!))) at--;
  const start = Math.max(0, at);
  return { real: start > 0 ? number(text.slice(0, start)) : 0, imaginary: number(text.slice(start, -1)) };
}
/** A part given to complex(): a number, or an object with `__complex__`, `__float__` or `__index__`. */
function partOf(space: Space, r: Ref, name: string): Complex {
  const known = operand(space, r);
  if (known !== undefined) return known;
  const special = space.lookupSpecial(r, '__complex__');
  if (special !== NULL && name !== 'imag') return partsOf(space, space.call(special, r));
  if (space.lookupSpecial(r, '__float__') !== NULL || space.lookupSpecial(r, '__index__') !== NULL) {
    return { real: space.double(r), imaginary: 0 };
  }
  const given = space.typeName(r);
  if (name === '') throw space.error('TypeError', `complex() argument must be a string or a number, not ${given}`);
  throw space.error('TypeError', `complex() argument '${name}' must be a real number, not ${given}`);
}
function newFromArguments(space: Space, cls: Ref, real: Ref, imaginary: Ref): Ref {
  checkNew(space, cls, 'complex');
  if (real !== NULL && space.isStr(real)) {
    if (imaginary !== NULL) {
      throw space.error('TypeError', "complex() argument 'real' must be a real number, not str");
    }
    const value = parseComplex(space, space.text(real));
    return newComplex(space, value.real, value.imaginary, cls);
  }
  const zero: Complex = { real: 0, imaginary: 0 };
  const first = real === NULL ? zero : partOf(space, real, imaginary === NULL ? '' : 'real');
  if (imaginary === NULL) return newComplex(space, first.real, first.imaginary, cls);
  const second = partOf(space, imaginary, 'imag');
  return newComplex(space, first.real - second.imaginary, first.imaginary + second.real, cls);
}
const part = (name: 'real' | 'imag', field: 'real' | 'imaginary') =>
  attribute(name, (space, self) => space.float(space.load(self, L.ComplexObject[field])));
const complexHash = (value: Complex): bigint =>
  value.imaginary === 0 ? hashFloat(value.real) : hashComplexParts(hashFloat(value.real), hashFloat(value.imaginary));
const equality = (name: string, wanted: boolean): NativeDefinition =>
  method(name, '(self, value, /)', (space, self, other) => {
    if (!isComplex(space, other) && !space.isFloat(other) && !space.isInt(other)) return space.notImplemented;
    const value = partsOf(space, self);
    const equal = isComplex(space, other)
      ? value.real === partsOf(space, other).real && value.imaginary === partsOf(space, other).imaginary
      : value.imaginary === 0 && space.equals(space.float(value.real), other);
    return space.bool(equal === wanted);
  });
const unordered = (name: string): NativeDefinition => method(name, '(self, value, /)', space => space.notImplemented);

export const complexType: TypeDefinition = {
  name: 'complex',
  doc: 'A complex number.',
  methods: [
    staticMethod('__new__', '(cls, real=0, imag=0)', newFromArguments),
    classMethod('from_number', '(cls, number, /)', (space, cls, number) => {
      const value = partOf(space, number, '');
      return newComplex(space, value.real, value.imaginary, cls);
    }),
    method('conjugate', '(self, /)', (space, self) => {
      const value = partsOf(space, self);
      return newComplex(space, value.real, -value.imaginary);
    }),
    ...operation('add', (space, a, b) => made(space, { real: a.real + b.real, imaginary: a.imaginary + b.imaginary })),
    ...operation('sub', (space, a, b) => made(space, { real: a.real - b.real, imaginary: a.imaginary - b.imaginary })),
    ...operation('mul', (space, a, b) => made(space, multiply(a, b))),
    ...operation('truediv', (space, a, b) => made(space, divide(space, a, b))),
    ...operation('pow', (space, a, b) => complexPower(space, a.real, a.imaginary, b.real, b.imaginary)),
    method('__neg__', '(self, /)', (space, self) => {
      const value = partsOf(space, self);
      return newComplex(space, -value.real, -value.imaginary);
    }),
    method('__pos__', '(self, /)', (space, self) => made(space, partsOf(space, self))),
    method('__complex__', '(self, /)', (space, self) => made(space, partsOf(space, self))),
    method('__abs__', '(self, /)', (space, self) => {
      const value = partsOf(space, self);
      const magnitude = Math.hypot(value.real, value.imaginary);
      if (magnitude === Infinity && Number.isFinite(value.real) && Number.isFinite(value.imaginary)) {
        throw space.error('OverflowError', 'absolute value too large');
      }
      return space.float(magnitude);
    }),
    method('__bool__', '(self, /)', (space, self) => {
      const value = partsOf(space, self);
      return space.bool(value.real !== 0 || value.imaginary !== 0);
    }),
    method('__hash__', '(self, /)', (space, self) => space.int(complexHash(partsOf(space, self)))),
    method('__repr__', '(self, /)', (space, self) => {
      const value = partsOf(space, self);
      return space.str(reprComplex(value.real, value.imaginary));
    }),
    method('__format__', '(self, format_spec, /)', (space, self, spec) => {
      const value = partsOf(space, self);
      return space.str(formatComplex(value.real, value.imaginary, space.text(spec), space.typeName(self)));
    }),
    equality('__eq__', true),
    equality('__ne__', false),
    unordered('__lt__'),
    unordered('__le__'),
    unordered('__gt__'),
    unordered('__ge__'),
    method('__getnewargs__', '(self, /)', (space, self) => {
      const value = partsOf(space, self);
      return space.tuple([space.float(value.real), space.float(value.imaginary)]);
    }),
  ],
  attributes: [part('real', 'real'), part('imag', 'imaginary')],
};
