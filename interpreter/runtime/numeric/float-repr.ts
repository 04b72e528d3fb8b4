/**
 * Floats as text: repr() and the e/f/g layouts that the format mini-language, '%' formatting and round() are built on.
 *
 * The layout follows CPython's `PyOS_double_to_string`: digits come from `float-digits.ts` and are then placed around a
 * decimal point, with an exponent where the format code asks for one.
 */
import { ValueFault } from '../fault.js';
import { bitsOf, decompose, signBit } from './float-bits.js';
import { fixedText, scaledDigits, shortestDigits, significantDigits } from './float-digits.js';

/** How `layoutFloat` may deviate from the bare format code. */
export interface FloatLayout {
  /** The '#' flag: keep the point, and trailing zeros with 'g'. */
  alternate?: boolean;
  /** repr()'s rule that a finite result without exponent shows at least one place after the point. */
  addDotZero?: boolean;
  /** The 'z' option: a result that rounds to zero loses its minus sign. */
  noNegativeZero?: boolean;
}

/** repr(x): the shortest digits that read back as x, with an exponent below 1e-4 and from 1e16 on. */
export function reprFloat(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (x === 0) return signBit(x) ? '-0.0' : '0.0';
  const magnitude = Math.abs(x);
  if (magnitude >= 1e-4 && magnitude < 1e16) {
    const text = String(x);
    return Number.isInteger(x) ? text + '.0' : text;
  }
  return layoutFloat(x, 'r', 0, { addDotZero: true });
}

/** '%.{precision}f' with correct rounding. */
export function formatFixed(x: number, precision: number): string {
  return layoutFloat(x, 'f', precision);
}

/** '%.{precision}e' with correct rounding; the exponent has at least two digits. */
export function formatExponent(x: number, precision: number): string {
  return layoutFloat(x, 'e', precision);
}

/** '%.{precision}g' with correct rounding; trailing zeros are dropped. */
export function formatGeneral(x: number, precision: number): string {
  return layoutFloat(x, 'g', precision);
}

/**
 * Formats x by one of the codes e f g r (and E F G for upper case), as `PyOS_double_to_string` does.
 * 'r' ignores the precision.
 */
export function layoutFloat(x: number, code: string, precision: number, options: FloatLayout = {}): string {
  const lower = code.toLowerCase();
  const text = layoutLower(x, lower, precision, options);
  return lower === code ? text : text.toUpperCase();
}

function layoutLower(x: number, code: string, precision: number, options: FloatLayout): string {
  if (Number.isNaN(x)) return 'nan';
  if (x === Infinity) return 'inf';
  if (x === -Infinity) return '-inf';
  const magnitude = Math.abs(x);
  const body =
    code === 'f' ? layoutFixed(magnitude, precision, options) : layoutDigits(magnitude, code, precision, options);
  const negative = signBit(x) && !(options.noNegativeZero && isZeroText(body));
  return negative ? '-' + body : body;
}

function isZeroText(body: string): boolean {
  for (let i = 0; i < body.length; i++) {
    const c = body.charCodeAt(i);
    if (c >= 49 && c <= 57) return false;
    if (c === 101) return true;
  }
  return true;
}

function layoutFixed(magnitude: number, precision: number, options: FloatLayout): string {
  const text = fixedText(magnitude, precision);
  if (precision > 0) return text;
  if (options.addDotZero) return text + '.0';
  return options.alternate ? text + '.' : text;
}

function layoutDigits(magnitude: number, code: string, precision: number, options: FloatLayout): string {
  const wanted = code === 'e' ? precision + 1 : Math.max(precision, 1);
  const { digits, point } = code === 'r' ? shortestDigits(magnitude) : significantDigits(magnitude, wanted);
  const limit = code === 'r' ? 16 : options.addDotZero ? wanted - 1 : wanted;
  const exponential = code === 'e' || point <= -4 || point > limit;
  const keepZeros = code === 'e' || (code === 'g' && options.alternate);
  const shown = keepZeros ? digits : digits.replace(/0+$/, '');
  if (!exponential) return placePoint(shown, point, options);
  const mantissa = placePoint(shown, 1, { alternate: options.alternate });
  return mantissa + exponentText(point - 1);
}

function exponentText(exponent: number): string {
  const size = Math.abs(exponent);
  return (exponent < 0 ? 'e-' : 'e+') + (size < 10 ? '0' : '') + size;
}

/** Writes digits with the decimal point after `point` of them, adding zeros where digits are missing. */
function placePoint(digits: string, point: number, options: FloatLayout): string {
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const fraction = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  if (fraction !== '') return `${whole}.${fraction}`;
  if (options.addDotZero) return whole + '.0';
  return options.alternate ? whole + '.' : whole;
}

/**
 * round(x, digits) for floats: correctly rounded on the exact decimal expansion, ties to even.
 * @throws ValueFault OverflowError when the rounded value has no finite double.
 */
export function roundFloat(x: number, digits: number): number {
  if (!Number.isFinite(x) || x === 0 || digits > 323) return x;
  if (digits < -308) return x < 0 ? -0 : 0;
  const text = scaledDigits(Math.abs(x), digits);
  const magnitude = Number(`${text}e${-digits}`);
  if (magnitude === Infinity) throw new ValueFault('OverflowError', 'rounded value too large to represent');
  return x < 0 ? -magnitude : magnitude;
}

/** round(x) for floats: the nearest integer as a double, ties to even. The caller handles infinities and NaN. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const fraction = x - floor;
  if (fraction < 0.5) return floor === 0 && signBit(x) ? -0 : floor;
  if (fraction > 0.5 || floor % 2 !== 0) return floor + 1 === 0 ? -0 : floor + 1;
  return floor;
}

/**
 * float.as_integer_ratio: numerator and positive denominator in lowest terms.
 * @throws ValueFault OverflowError for infinities, ValueError for NaN.
 */
export function asIntegerRatio(x: number): [numerator: bigint, denominator: bigint] {
  if (Number.isNaN(x)) throw new ValueFault('ValueError', 'cannot convert NaN to integer ratio');
  if (!Number.isFinite(x)) throw new ValueFault('OverflowError', 'cannot convert Infinity to integer ratio');
  if (x === 0) return [0n, 1n];
  let { negative, significand, exponent } = decompose(x);
  while (exponent < 0 && (significand & 1n) === 0n) {
    significand >>= 1n;
    exponent += 1;
  }
  const numerator = exponent > 0 ? significand << BigInt(exponent) : significand;
  return [negative ? -numerator : numerator, exponent < 0 ? 1n << BigInt(-exponent) : 1n];
}

/** float.is_integer. */
export function isIntegerFloat(x: number): boolean {
  return Number.isInteger(x);
}

/** float.hex: sign, hexadecimal significand with 13 places, binary exponent. */
export function hexFloat(x: number): string {
  if (!Number.isFinite(x)) return reprFloat(x);
  const sign = signBit(x) ? '-' : '';
  if (x === 0) return sign + '0x0.0p+0';
  const bits = bitsOf(x);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = (bits & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const exponent = biased === 0 ? -1022 : biased - 1023;
  return `${sign}0x${biased === 0 ? 0 : 1}.${fraction}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}
