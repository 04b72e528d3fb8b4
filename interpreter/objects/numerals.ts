/**
 * Numbers in texts, in the plain forms: ASCII digits with a sign, for floats a point and an exponent, and nothing around them but blanks. What
 * has another form, or more digits than fit, NULL hands over to the native, which knows all forms and words the errors.
 */
import {
  below,
  type bool,
  type f64,
  f64OfI64,
  fneg,
  type i32,
  type i64,
  i64Of,
  iadd,
  imul,
  ineg,
  load,
  loadAt,
  type Ref,
} from '../dialect/rts.js';
import { Latin1 } from '../heap/layouts.js';
import { NULL } from '../heap/well-known.js';
import { newFloat, newInt } from './value.js';

const BLANK = 32;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
/** e, as capital and small letters differ by the bit BLANK. */
const EXPONENT = 101;
/** So many digits fit 63 bits, whatever they are. */
const MOST_DIGITS = 18;
/** So many are exact in a double. */
const MOST_EXACT_DIGITS = 15;
/** 10 to this power is the last that is exactly a double. */
const LARGEST_EXACT_POWER = 22;

/** The character at a place, 0 behind the end. */
function characterAt(text: Ref, k: i32): i32 {
  return below(k, load(text, Latin1.length)) ? loadAt(text, Latin1, k) : 0;
}
function isDigit(character: i32): bool {
  return below((character - ZERO) | 0, 10);
}
function afterDigits(text: Ref, from: i32): i32 {
  let k: i32 = from;
  while (isDigit(characterAt(text, k))) k = (k + 1) | 0;
  return k;
}
function afterBlanks(text: Ref, from: i32): i32 {
  let k: i32 = from;
  while (characterAt(text, k) === BLANK) k = (k + 1) | 0;
  return k;
}
function isSign(character: i32): bool {
  return character === PLUS || character === MINUS;
}
/** The digits from `from` to `to` behind those whose value is `start`. */
function digitsOf(text: Ref, from: i32, to: i32, start: i64): i64 {
  let value = start;
  let k: i32 = from;
  while (k < to) {
    value = iadd(imul(value, i64Of(10)), i64Of((loadAt(text, Latin1, k) - ZERO) | 0));
    k = (k + 1) | 0;
  }
  return value;
}
/** int(text), or NULL. @residual @writes nothing */
export function parseInteger(text: Ref): Ref {
  const start = afterBlanks(text, 0);
  const sign = characterAt(text, start);
  const first = isSign(sign) ? (start + 1) | 0 : start;
  const end = afterDigits(text, first);
  const count = (end - first) | 0;
  if (count === 0 || count > MOST_DIGITS || afterBlanks(text, end) !== load(text, Latin1.length)) return NULL;
  const value = digitsOf(text, first, end, i64Of(0));
  return newInt(sign === MINUS ? ineg(value) : value);
}
/**
 * float(text), or NULL. Digits and power of ten are exact doubles, so that one rounding, of their product or quotient, gives what is nearest
 * (Clinger, How to read floating point numbers accurately). @residual @writes nothing
 */
export function parseFloat(text: Ref): Ref {
  const start = afterBlanks(text, 0);
  const sign = characterAt(text, start);
  const first = isSign(sign) ? (start + 1) | 0 : start;
  const point = afterDigits(text, first);
  const hasPoint = characterAt(text, point) === POINT;
  const fraction = hasPoint ? (point + 1) | 0 : point;
  const end = afterDigits(text, fraction);
  const count = (point - first + (end - fraction)) | 0;
  if (count === 0 || count > MOST_EXACT_DIGITS) return NULL;
  let rest: i32 = end;
  let power: i32 = (fraction - end) | 0;
  if ((characterAt(text, end) | BLANK) === EXPONENT) {
    const exponentSign = characterAt(text, (end + 1) | 0);
    const digits = isSign(exponentSign) ? (end + 2) | 0 : (end + 1) | 0;
    rest = afterDigits(text, digits);
    if (rest === digits || ((rest - digits) | 0) > 3) return NULL;
    const exponent = exponentOf(text, digits, rest);
    power = exponentSign === MINUS ? (power - exponent) | 0 : (power + exponent) | 0;
  }
  if (afterBlanks(text, rest) !== load(text, Latin1.length)) return NULL;
  if (power > LARGEST_EXACT_POWER || power < ((0 - LARGEST_EXACT_POWER) | 0)) return NULL;
  const mantissa = f64OfI64(digitsOf(text, fraction, end, digitsOf(text, first, point, i64Of(0))));
  const value = power < 0 ? mantissa / powerOfTen((0 - power) | 0) : mantissa * powerOfTen(power);
  return newFloat(sign === MINUS ? fneg(value) : value);
}
function exponentOf(text: Ref, from: i32, to: i32): i32 {
  let value: i32 = 0;
  let k: i32 = from;
  while (k < to) {
    value = (Math.imul(value, 10) + loadAt(text, Latin1, k) - ZERO) | 0;
    k = (k + 1) | 0;
  }
  return value;
}
function powerOfTen(exponent: i32): f64 {
  let power: f64 = 1.0;
  let k: i32 = 0;
  while (k < exponent) {
    power = power * 10.0;
    k = (k + 1) | 0;
  }
  return power;
}
