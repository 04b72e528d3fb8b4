/**
 * Decimal digits of a double, correctly rounded at any position (ties to even, as C's printf and David Gay's dtoa do).
 *
 * JavaScript's toFixed and toExponential also compute exact digits, but break ties upwards and stop at 100 digits. So they
 * serve as the fast path whenever the wanted digit is provably not a tie, and exact BigInt arithmetic serves otherwise.
 */
import { decompose, powerOfTwo } from './float-bits.js';

/** Digits of a positive finite number: value = 0.d1d2d3... * 10**point. Zero is the digits '0' with point 1. */
export interface DecimalDigits {
  digits: string;
  point: number;
}

/** No finite double has more places after the point, or more significant digits; what follows is zeros. */
const MAX_PLACES = 1074;
const MAX_SIGNIFICANT = 767;

const EXPONENTIAL = /^(\d)(?:\.(\d+))?e([+-]\d+)$/;

/** The shortest digits that read back as the same double. */
export function shortestDigits(magnitude: number): DecimalDigits {
  return readExponential(magnitude.toExponential());
}

/** Exactly `count` (>= 1) significant digits of a finite non-negative number, rounded half to even. */
export function significantDigits(magnitude: number, count: number): DecimalDigits {
  if (magnitude === 0) return { digits: '0'.repeat(count), point: 1 };
  if (count > MAX_SIGNIFICANT) {
    const { digits, point } = significantDigits(magnitude, MAX_SIGNIFICANT);
    return { digits: digits.padEnd(count, '0'), point };
  }
  if (count <= 100) {
    const quick = readExponential(magnitude.toExponential(count - 1));
    const decimals = count - quick.point;
    if (!maybeTie(magnitude, decimals) && !maybeTie(magnitude, decimals + 1)) return quick;
  }
  return exactSignificantDigits(magnitude, count);
}

/**
 * All digits of a finite non-negative number up to `decimals` places after the point (negative: before it), as the
 * integer round(magnitude * 10**decimals) in decimal; '0' when nothing is left.
 */
export function scaledDigits(magnitude: number, decimals: number): string {
  if (decimals >= 0 && decimals <= 100 && magnitude < 1e21 && !maybeTie(magnitude, decimals)) {
    const text = magnitude.toFixed(decimals).replace('.', '').replace(/^0+/, '');
    return text === '' ? '0' : text;
  }
  return roundScaled(magnitude, decimals).toString();
}

/** A finite non-negative number in positional notation with exactly `decimals` (>= 0) places, rounded half to even. */
export function fixedText(magnitude: number, decimals: number): string {
  if (decimals <= 100 && magnitude < 1e21 && !maybeTie(magnitude, decimals)) return magnitude.toFixed(decimals);
  if (decimals > MAX_PLACES) return fixedText(magnitude, MAX_PLACES) + '0'.repeat(decimals - MAX_PLACES);
  const digits = roundScaled(magnitude, decimals).toString();
  if (decimals === 0) return digits;
  const padded = digits.padStart(decimals + 1, '0');
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

function readExponential(text: string): DecimalDigits {
  const match = EXPONENTIAL.exec(text)!;
  return { digits: match[1] + (match[2] ?? ''), point: Number(match[3]) + 1 };
}

/**
 * Whether cutting after `decimals` places could be a tie. With d >= 0 places a tie needs a reduced denominator of exactly
 * 2**(d + 1); before the point it needs a multiple of 5. May say true too often, never false wrongly.
 */
function maybeTie(magnitude: number, decimals: number): boolean {
  if (decimals < 0) return magnitude % 5 === 0;
  if (decimals > 1073) return false;
  const scaled = magnitude * powerOfTwo(Math.min(decimals + 1, 1000));
  return decimals + 1 > 1000 ? true : Number.isInteger(scaled) && scaled % 2 === 1;
}

/** round(magnitude * 10**decimals) as an exact integer, ties to even. */
export function roundScaled(magnitude: number, decimals: number): bigint {
  const { significand, exponent } = decompose(magnitude);
  let numerator = significand;
  let denominator = 1n;
  if (decimals >= 0) numerator *= 10n ** BigInt(decimals);
  else denominator = 10n ** BigInt(-decimals);
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  return divideHalfEven(numerator, denominator);
}

/** numerator / denominator rounded to the nearest integer, ties to even; both are non-negative, the denominator positive. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) return quotient + 1n;
  return quotient;
}

function exactSignificantDigits(magnitude: number, count: number): DecimalDigits {
  // The shortest form may have been rounded up to the next power of ten, so the guess is at most one too high.
  let point = shortestDigits(magnitude).point;
  let rounded = roundScaled(magnitude, count - point);
  let digits = rounded.toString();
  if (digits.length < count) {
    point -= 1;
    rounded = roundScaled(magnitude, count - point);
    digits = rounded.toString();
  }
  if (digits.length > count) {
    point += 1;
    digits = digits.slice(0, count);
  }
  return { digits, point };
}
