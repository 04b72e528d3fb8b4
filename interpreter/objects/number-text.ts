/**
 * Numbers as texts, where 64 bits are enough to be exact: ints to a base, floats with a fixed number of digits behind the point, and
 * floats whose shortest text has at most 15 digits. NULL: somebody else's.
 */
import {
  bitsOfF64,
  type bool,
  type f64,
  fnearest,
  type i32,
  i32Of,
  type i64,
  i64Of,
  i64OfF64,
  iadd,
  iand,
  ibelow,
  imul,
  ior,
  ishl,
  isub,
  load,
  load8,
  type Ref,
  store8,
  udiv,
  urem,
  ushr,
} from '../dialect/rts.js';
import { Latin1 } from '../heap/layouts.js';
import { NULL } from '../heap/well-known.js';
import { fillBytes } from './text-changes.js';
import { copyCharacters, newLatin1, textStart } from './text.js';

const DIGIT_ZERO = 48;
const POINT = 46;
const COMMA = 44;
const MINUS = 45;
const LEFT = 60;
const AFTER_SIGN = 61;
const CENTER = 94;
const MANTISSA_BITS = 52;
const EXPONENT_MASK = 2047;
/** Exponent field of a double whose lowest bit counts 1. */
const WHOLE_EXPONENT = 1075;
/** Below so many bits behind the point, ten times a fraction fits 64 bits. */
const MOST_FRACTION_BITS = 60;
/** Digits behind the point that fit 64 bits as a number. */
const MOST_DECIMALS = 18;
/** Every decimal number of so many digits is another double. */
const DISTINCT_DIGITS = 15;

function digitCount(value: i64, base: i64): i32 {
  let count: i32 = 1;
  let rest = udiv(value, base);
  while (rest !== i64Of(0)) {
    count = (count + 1) | 0;
    rest = udiv(rest, base);
  }
  return count;
}
/** Writes the `count` lowest digits of an unsigned value; `letters`: the distance from ten to its letter. */
function writeDigits(to: i32, value: i64, base: i64, count: i32, letters: i32): void {
  let at: i32 = (to + count) | 0;
  let rest = value;
  while (at > to) {
    const digit = i32Of(urem(rest, base));
    at = (at - 1) | 0;
    store8(at, digit < 10 ? (digit + DIGIT_ZERO) | 0 : (digit + letters) | 0);
    rest = udiv(rest, base);
  }
}
/** The digits of an unsigned number. `letters` is the character of digit ten less ten. @residual @writes nothing */
export function digitsOf(value: i64, base: i32, letters: i32): Ref {
  const wide = i64Of(base);
  const count = digitCount(value, wide);
  const text = newLatin1(count);
  writeDigits(textStart(text), value, wide, count, letters);
  return text;
}
/** `whole`.`fraction`, the latter with that many digits; without a point when there are none. */
function pointed(whole: i64, fraction: i64, decimals: i32): Ref {
  const ten = i64Of(10);
  const count = digitCount(whole, ten);
  const text = newLatin1(decimals === 0 ? count : (count + 1 + decimals) | 0);
  const start = textStart(text);
  writeDigits(start, whole, ten, count, 0);
  if (decimals > 0) {
    store8((start + count) | 0, POINT);
    writeDigits((start + count + 1) | 0, fraction, ten, decimals, 0);
  }
  return text;
}
function powerOfTen(exponent: i32): i64 {
  let power = i64Of(1);
  let k: i32 = exponent;
  while (k > 0) {
    power = imul(power, i64Of(10));
    k = (k - 1) | 0;
  }
  return power;
}
/**
 * The absolute value of a finite float with `decimals` digits behind the point, rounded half to even from its exact value. The fraction
 * is a number of 2^-bits; ten times it gives a digit above those bits, until the rest decides on rounding. @residual @writes nothing
 */
export function fixedText(x: f64, decimals: i32): Ref {
  if (decimals > MOST_DECIMALS) return NULL;
  const word = bitsOfF64(x);
  const exponent = i32Of(ushr(word, MANTISSA_BITS)) & EXPONENT_MASK;
  const one = i64Of(1);
  const significant = iand(word, isub(ishl(one, MANTISSA_BITS), one));
  if (exponent === 0) return significant === i64Of(0) ? pointed(significant, significant, decimals) : NULL;
  const mantissa = ior(significant, ishl(one, MANTISSA_BITS));
  const bits = (WHOLE_EXPONENT - exponent) | 0;
  if (bits <= 0) return bits < -10 ? NULL : pointed(ishl(mantissa, -bits | 0), i64Of(0), decimals);
  // Less than 2^-8: nothing is left of it in hundredths.
  if (bits > MOST_FRACTION_BITS) return decimals <= 2 ? pointed(i64Of(0), i64Of(0), decimals) : NULL;
  const mask = isub(ishl(one, bits), one);
  let whole = ushr(mantissa, bits);
  let rest = iand(mantissa, mask);
  let fraction = i64Of(0);
  let k: i32 = 0;
  while (k < decimals) {
    rest = imul(rest, i64Of(10));
    fraction = iadd(imul(fraction, i64Of(10)), ushr(rest, bits));
    rest = iand(rest, mask);
    k = (k + 1) | 0;
  }
  const half = ishl(one, (bits - 1) | 0);
  const isOdd = iand(decimals === 0 ? whole : fraction, one) === one;
  if (ibelow(half, rest) || (rest === half && isOdd)) {
    if (decimals > 0) fraction = iadd(fraction, one);
    if (decimals === 0 || fraction === powerOfTen(decimals)) {
      fraction = i64Of(0);
      whole = iadd(whole, one);
    }
  }
  return pointed(whole, fraction, decimals);
}
/**
 * repr() of a float from 0.0001 to 1e15, without its sign, if that has at most 15 digits: the first power of ten that makes it a whole
 * number which divided by that power is the float again. @residual @writes nothing
 */
export function shortestText(x: f64): Ref {
  if (x === 0.0) return pointed(i64Of(0), i64Of(0), 1);
  if (!(x >= 1.0e-4 && x < 1.0e15)) return NULL;
  let power = 1.0;
  let decimals: i32 = 0;
  while (decimals <= DISTINCT_DIGITS) {
    const scaled = fnearest(x * power);
    if (scaled >= 1.0e15) return NULL;
    if (scaled / power === x) {
      const digits = i64OfF64(scaled);
      const unit = i64OfF64(power);
      if (decimals === 0) return pointed(digits, i64Of(0), 1);
      return pointed(udiv(digits, unit), urem(digits, unit), decimals);
    }
    power = power * 10.0;
    decimals = (decimals + 1) | 0;
  }
  return NULL;
}
/** The number with a comma between each three digits before the point. @residual @writes nothing */
export function withCommas(digits: Ref): Ref {
  const length = load(digits, Latin1.length);
  const from = textStart(digits);
  let whole: i32 = 0;
  while (whole < length && load8((from + whole) | 0) >= DIGIT_ZERO) whole = (whole + 1) | 0;
  const groups = (((whole + 2) | 0) / 3) | 0;
  const commas = (groups - 1) | 0;
  const text = newLatin1((length + commas) | 0);
  let to: i32 = textStart(text);
  let k: i32 = 0;
  while (k < length) {
    const left = (whole - k) | 0;
    if (k > 0 && left > 0 && left % 3 === 0) {
      store8(to, COMMA);
      to = (to + 1) | 0;
    }
    store8(to, load8((from + k) | 0));
    to = (to + 1) | 0;
    k = (k + 1) | 0;
  }
  return text;
}
/**
 * A sign (or 0) and the rest of a number in a field of that width: `align` is one of the characters of format specs, right being what no
 * other is. @residual @writes nothing
 */
export function inField(sign: i32, body: Ref, fill: i32, align: i32, width: i32): Ref {
  const length = load(body, Latin1.length);
  const signs: i32 = sign === 0 ? 0 : 1;
  const missing = (width - signs - length) | 0;
  if (missing <= 0 && sign === 0) return body;
  const padding: i32 = missing > 0 ? missing : 0;
  let before = padding;
  if (align === LEFT || align === AFTER_SIGN) before = 0;
  else if (align === CENTER) before = padding >> 1;
  const inside: i32 = align === AFTER_SIGN ? padding : 0;
  const text = newLatin1((padding + signs + length) | 0);
  let to: i32 = textStart(text);
  fillBytes(to, fill, before);
  to = (to + before) | 0;
  if (sign !== 0) store8(to, sign);
  to = (to + signs) | 0;
  fillBytes(to, fill, inside);
  to = (to + inside) | 0;
  copyCharacters(to, textStart(body), length);
  fillBytes((to + length) | 0, fill, (padding - before - inside) | 0);
  return text;
}
/** repr() of a float that has a short one. @residual @writes nothing */
export function floatText(x: f64): Ref {
  const isNegative = hasMinus(x);
  const text = shortestText(isNegative ? 0.0 - x : x);
  return text === NULL || !isNegative ? text : inField(MINUS, text, 0, 0, 0);
}
/** Is it less than 0, or -0.0? */
export function hasMinus(x: f64): bool {
  return bitsOfF64(x) < i64Of(0);
}
