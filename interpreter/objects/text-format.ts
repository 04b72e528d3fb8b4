/**
 * Formatting of exact ints, floats and latin1 texts: format specs, the % operator, str.format. What is common is done here (widths,
 * fills, signs, commas, the types d x X o b f % s and none); NULL means that the natives of runtime/format must do it: other values,
 * other types, and all errors.
 */
import {
  type bool,
  type f64,
  f64OfI64,
  fabs,
  type i32,
  i64Of,
  ineg,
  ishl,
  load,
  loadAt,
  type Ref,
} from '../dialect/rts.js';
import { FloatObject, Latin1, Tuple } from '../heap/layouts.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { digitsOf, fixedText, floatText, hasMinus, inField, withCommas } from './number-text.js';
import { concatenate, decimalText, latin1Of, latin1Slice } from './text.js';
import { intValue, mapOf } from './value.js';

const SPACE = 32;
const PERCENT = 37;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const LEFT = 60;
const AFTER_SIGN = 61;
const RIGHT = 62;
const CENTER = 94;
const OPEN = 123;
const CLOSE = 125;
const DEFAULT_TYPE = 0;
const LETTER_X = 88;
const LETTER_B = 98;
const LETTER_D = 100;
const LETTER_F = 102;
const LETTER_I = 105;
const LETTER_O = 111;
const LETTER_S = 115;
const LETTER_SMALL_X = 120;
/** Widths and precisions from there on are the natives'. */
const LIMIT = 1000;
/** Ints up to 2^53 are floats exactly. */
const EXACT_BITS = 53;
/** From "0" + 10 to "a" and "A". */
const SMALL_LETTERS = 87;
const LARGE_LETTERS = 55;
/** No arguments are used yet; explicit numbers are used. */
const NUMBERED = -1;

/** str() of an int, float or latin1 text. @residual @writes nothing */
export function plainText(value: Ref): Ref {
  const m = mapOf(value);
  if (m === MapOf.INT) return decimalText(intValue(value));
  return m === MapOf.FLOAT ? floatText(load(value, FloatObject.value)) : latin1Of(value);
}
function signFor(isNegative: bool, sign: i32): i32 {
  if (isNegative) return MINUS;
  return sign === MINUS ? 0 : sign;
}
function baseOf(type: i32): i32 {
  switch (type) {
    case DEFAULT_TYPE:
    case LETTER_D:
      return 10;
    case LETTER_X:
    case LETTER_SMALL_X:
      return 16;
    case LETTER_O:
      return 8;
    case LETTER_B:
      return 2;
    default:
      return 0;
  }
}
/** A number's digits with its sign; `comma`: 1 to group them. */
function numberIn(isNegative: bool, digits: Ref, fill: i32, align: i32, sign: i32, width: i32, comma: i32): Ref {
  if (digits === NULL) return NULL;
  if (comma === 0) return inField(signFor(isNegative, sign), digits, fill, align, width);
  // Zeros that fill the field would be grouped, too.
  if (align === AFTER_SIGN) return NULL;
  return inField(signFor(isNegative, sign), withCommas(digits), fill, align, width);
}
function formatInt(
  value: Ref,
  type: i32,
  fill: i32,
  align: i32,
  sign: i32,
  width: i32,
  precision: i32,
  comma: i32,
): Ref {
  const number = intValue(value);
  const isNegative = number < i64Of(0);
  const magnitude = isNegative ? ineg(number) : number;
  // The least i64 has none.
  if (magnitude < i64Of(0)) return NULL;
  if (type === LETTER_F || type === PERCENT) {
    if (magnitude > ishl(i64Of(1), EXACT_BITS)) return NULL;
    return formatFloat(f64OfI64(number), type, fill, align, sign, width, precision, comma);
  }
  const base = baseOf(type);
  if (base === 0 || precision >= 0 || (comma !== 0 && base !== 10)) return NULL;
  const digits = digitsOf(magnitude, base, type === LETTER_X ? LARGE_LETTERS : SMALL_LETTERS);
  return numberIn(isNegative, digits, fill, align, sign, width, comma);
}
function formatFloat(
  value: f64,
  type: i32,
  fill: i32,
  align: i32,
  sign: i32,
  width: i32,
  precision: i32,
  comma: i32,
): Ref {
  const x = type === PERCENT ? value * 100.0 : value;
  if (!(fabs(x) < 1.0e18)) return NULL;
  let digits = NULL;
  if (type === LETTER_F || type === PERCENT) digits = fixedText(x, precision < 0 ? 6 : precision);
  else if (type === DEFAULT_TYPE && precision < 0) digits = floatText(fabs(x));
  if (digits === NULL) return NULL;
  if (type === PERCENT) digits = inField(0, digits, PERCENT, LEFT, (load(digits, Latin1.length) + 1) | 0);
  return numberIn(hasMinus(x), digits, fill, align, sign, width, comma);
}
function formatText(text: Ref, fill: i32, align: i32, width: i32, precision: i32): Ref {
  if (text === NULL) return NULL;
  const length = load(text, Latin1.length);
  const shown = precision >= 0 && precision < length ? latin1Slice(text, 0, precision) : text;
  return inField(0, shown, fill, align, width);
}
/** A value in a field; `align` 0 is what the value's type has; `precision` -1: none. */
function formatIn(
  value: Ref,
  type: i32,
  fill: i32,
  align: i32,
  sign: i32,
  width: i32,
  precision: i32,
  comma: i32,
): Ref {
  const m = mapOf(value);
  const side = align === 0 ? RIGHT : align;
  if (m === MapOf.INT) return formatInt(value, type, fill, side, sign, width, precision, comma);
  if (m === MapOf.FLOAT)
    return formatFloat(load(value, FloatObject.value), type, fill, side, sign, width, precision, comma);
  if (type !== DEFAULT_TYPE && type !== LETTER_S) return NULL;
  if (sign !== 0 || comma !== 0 || align === AFTER_SIGN) return NULL;
  return formatText(latin1Of(value), fill, align === 0 ? LEFT : align, width, precision);
}
/** The character at a position, 0 from `to` on. */
function at(text: Ref, position: i32, to: i32): i32 {
  return position < to ? loadAt(text, Latin1, position) : 0;
}
function isDigit(character: i32): bool {
  return character >= ZERO && character <= NINE;
}
function isAlignment(character: i32): bool {
  return character === LEFT || character === RIGHT || character === CENTER || character === AFTER_SIGN;
}
function isSign(character: i32): bool {
  return character === PLUS || character === MINUS || character === SPACE;
}
/** Where the digits end that begin there. */
function digitsEnd(text: Ref, from: i32, to: i32): i32 {
  let k: i32 = from;
  while (isDigit(at(text, k, to))) k = (k + 1) | 0;
  return k;
}
/** The number that these digits are; LIMIT when it is not less. */
function numberAt(text: Ref, from: i32, to: i32): i32 {
  let number: i32 = 0;
  let k: i32 = from;
  while (k < to) {
    number = (Math.imul(number, 10) + loadAt(text, Latin1, k) - ZERO) | 0;
    if (number >= LIMIT) return LIMIT;
    k = (k + 1) | 0;
  }
  return number;
}
/** format(value, spec) for the part from..to of a latin1 text. @residual @writes nothing */
export function formatBySpec(value: Ref, spec: Ref, from: i32, to: i32): Ref {
  if (from === to) return plainText(value);
  let k: i32 = from;
  let fill: i32 = SPACE;
  let align: i32 = 0;
  if (isAlignment(at(spec, (k + 1) | 0, to))) {
    fill = at(spec, k, to);
    align = at(spec, (k + 1) | 0, to);
    k = (k + 2) | 0;
  } else if (isAlignment(at(spec, k, to))) {
    align = at(spec, k, to);
    k = (k + 1) | 0;
  }
  const hasFill = k === ((from + 2) | 0);
  let sign: i32 = 0;
  if (isSign(at(spec, k, to))) {
    sign = at(spec, k, to);
    k = (k + 1) | 0;
  }
  if (!hasFill && at(spec, k, to) === ZERO) {
    const m = mapOf(value);
    fill = ZERO;
    if (align === 0 && (m === MapOf.INT || m === MapOf.FLOAT)) align = AFTER_SIGN;
    k = (k + 1) | 0;
  }
  const widthEnd = digitsEnd(spec, k, to);
  const width = numberAt(spec, k, widthEnd);
  k = widthEnd;
  let comma: i32 = 0;
  if (at(spec, k, to) === COMMA) {
    comma = 1;
    k = (k + 1) | 0;
  }
  let precision: i32 = -1;
  if (at(spec, k, to) === POINT) {
    const end = digitsEnd(spec, (k + 1) | 0, to);
    if (end === ((k + 1) | 0)) return NULL;
    precision = numberAt(spec, (k + 1) | 0, end);
    k = end;
  }
  let type: i32 = DEFAULT_TYPE;
  if (k < to) {
    type = at(spec, k, to);
    k = (k + 1) | 0;
  }
  if (k !== to || width === LIMIT || precision === LIMIT) return NULL;
  return formatIn(value, type, fill, align, sign, width, precision, comma);
}
/** format(value, spec). @residual @writes nothing */
export function formatValueBy(value: Ref, spec: Ref): Ref {
  const flat = latin1Of(spec);
  return flat === NULL ? NULL : formatBySpec(value, flat, 0, load(flat, Latin1.length));
}
/** A value for one conversion of %, which has its flags, width and precision in from..to and then its type. */
function convert(value: Ref, format: Ref, from: i32, to: i32, type: i32): Ref {
  let k: i32 = from;
  let isLeft = false;
  let isZero = false;
  let sign: i32 = 0;
  while (k < to) {
    const flag = at(format, k, to);
    if (flag === MINUS) isLeft = true;
    else if (flag === ZERO) isZero = true;
    else if (flag === PLUS) sign = PLUS;
    else if (flag === SPACE) sign = sign === 0 ? SPACE : sign;
    else break;
    k = (k + 1) | 0;
  }
  const widthEnd = digitsEnd(format, k, to);
  const width = numberAt(format, k, widthEnd);
  k = widthEnd;
  let precision: i32 = -1;
  if (at(format, k, to) === POINT) {
    const end = digitsEnd(format, (k + 1) | 0, to);
    precision = numberAt(format, (k + 1) | 0, end);
    k = end;
  }
  if (k !== to || width === LIMIT || precision === LIMIT) return NULL;
  if (type === LETTER_S) return formatText(plainText(value), SPACE, isLeft ? LEFT : RIGHT, width, precision);
  const m = mapOf(value);
  if (type === LETTER_B || (m !== MapOf.INT && (m !== MapOf.FLOAT || type !== LETTER_F))) return NULL;
  const align: i32 = isLeft ? LEFT : isZero ? AFTER_SIGN : RIGHT;
  const presentation: i32 = type === LETTER_I ? LETTER_D : type;
  return formatIn(value, presentation, isZero && !isLeft ? ZERO : SPACE, align, sign, width, precision, 0);
}
/** Is it a type of conversion that `convert` knows? */
function isConversion(type: i32): bool {
  return type === LETTER_S || type === LETTER_F || type === LETTER_I || baseOf(type) !== 0;
}
/** Where the character is next, or `to`. */
function nextOf(text: Ref, character: i32, from: i32, to: i32): i32 {
  let k: i32 = from;
  while (k < to && loadAt(text, Latin1, k) !== character) k = (k + 1) | 0;
  return k;
}
/** text with the part from..to of another text behind it. */
function withPart(text: Ref, other: Ref, from: i32, to: i32): Ref {
  return from === to ? text : concatenate(text, latin1Slice(other, from, to));
}
/** pattern % operand, the operand being a tuple of plain values or one of them. @residual @writes nothing */
export function percentText(pattern: Ref, operand: Ref): Ref {
  const format = latin1Of(pattern);
  if (format === NULL) return NULL;
  const isTuple = mapOf(operand) === MapOf.TUPLE;
  const count = isTuple ? load(operand, Tuple.length) : 1;
  const length = load(format, Latin1.length);
  let text = Known.EMPTY_STRING as Ref;
  let used: i32 = 0;
  let k: i32 = 0;
  while (k < length) {
    const sign = nextOf(format, PERCENT, k, length);
    text = withPart(text, format, k, sign);
    if (sign === length) break;
    if (at(format, (sign + 1) | 0, length) === PERCENT) {
      text = withPart(text, format, sign, (sign + 1) | 0);
      k = (sign + 2) | 0;
      continue;
    }
    let end: i32 = (sign + 1) | 0;
    while (end < length && !isConversion(at(format, end, length))) {
      if (at(format, end, length) > NINE) return NULL;
      end = (end + 1) | 0;
    }
    if (end === length || used === count) return NULL;
    const value = isTuple ? loadAt(operand, Tuple, used) : operand;
    const shown = convert(value, format, (sign + 1) | 0, end, at(format, end, length));
    if (shown === NULL) return NULL;
    text = concatenate(text, shown);
    used = (used + 1) | 0;
    k = (end + 1) | 0;
  }
  return used === count ? text : NULL;
}
/** pattern.format(*values): fields that are empty or numbers, with plain specs. @residual @writes nothing */
export function formatFields(pattern: Ref, values: Ref): Ref {
  const format = latin1Of(pattern);
  if (format === NULL) return NULL;
  const length = load(format, Latin1.length);
  let text = Known.EMPTY_STRING as Ref;
  let used: i32 = 0;
  let k: i32 = 0;
  while (k < length) {
    let brace: i32 = k;
    while (brace < length && at(format, brace, length) !== OPEN && at(format, brace, length) !== CLOSE)
      brace = (brace + 1) | 0;
    text = withPart(text, format, k, brace);
    if (brace === length) break;
    if (at(format, (brace + 1) | 0, length) === at(format, brace, length)) {
      text = withPart(text, format, brace, (brace + 1) | 0);
      k = (brace + 2) | 0;
      continue;
    }
    if (at(format, brace, length) === CLOSE) return NULL;
    const nameEnd = digitsEnd(format, (brace + 1) | 0, length);
    const isNumbered = nameEnd > ((brace + 1) | 0);
    if (isNumbered ? used > 0 : used === NUMBERED) return NULL;
    const index = isNumbered ? numberAt(format, (brace + 1) | 0, nameEnd) : used;
    if (index >= load(values, Tuple.length)) return NULL;
    used = isNumbered ? NUMBERED : (used + 1) | 0;
    const specStart = at(format, nameEnd, length) === COLON ? (nameEnd + 1) | 0 : nameEnd;
    const end = nextOf(format, CLOSE, specStart, length);
    if (end === length || nextOf(format, OPEN, specStart, end) !== end) return NULL;
    if (specStart === nameEnd && end !== nameEnd) return NULL;
    const shown = formatBySpec(loadAt(values, Tuple, index), format, specStart, end);
    if (shown === NULL) return NULL;
    text = concatenate(text, shown);
    k = (end + 1) | 0;
  }
  return text;
}
