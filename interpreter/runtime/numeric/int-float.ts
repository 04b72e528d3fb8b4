/**
 * Where ints and floats meet: conversions, exact comparison, true division, and the float versions of // % divmod **.
 */
import { ValueFault } from '../fault.js';
import { bitLength, scaleByPowerOfTwo, signBit } from './float-bits.js';
import { correctlyRoundedPower } from './power.js';

/** int(x): truncates. @throws ValueFault OverflowError for infinities, ValueError for NaN. */
export function floatToInt(x: number): bigint {
  if (Number.isNaN(x)) throw new ValueFault('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(x)) throw new ValueFault('OverflowError', 'cannot convert float infinity to integer');
  return BigInt(Math.trunc(x));
}

/** float(value), rounded half to even. @throws ValueFault OverflowError when it is too large. */
export function intToFloat(value: bigint): number {
  const result = Number(value);
  if (!Number.isFinite(result)) throw new ValueFault('OverflowError', 'int too large to convert to float');
  return result;
}

/** -1, 0 or 1 as the exact values compare, NaN when x is NaN. */
export function compareIntFloat(value: bigint, x: number): number {
  if (value < x) return -1;
  if (value > x) return 1;
  return !Number.isNaN(x) ? 0 : NaN;
}

/**
 * a / b for ints, correctly rounded.
 * @throws ValueFault ZeroDivisionError, or OverflowError when the quotient has no finite double.
 */
export function intTrueDivide(a: bigint, b: bigint): number {
  if (b === 0n) throw new ValueFault('ZeroDivisionError', 'division by zero');
  if (isExactDouble(a) && isExactDouble(b)) return Number(a) / Number(b);
  const negative = a < 0n !== b < 0n;
  const magnitude = divideMagnitudes(a < 0n ? -a : a, b < 0n ? -b : b);
  if (magnitude === Infinity) throw new ValueFault('OverflowError', 'integer division result too large for a float');
  return negative ? -magnitude : magnitude;
}

function isExactDouble(value: bigint): boolean {
  return value >= -0x1fffffffffffffn && value <= 0x1fffffffffffffn;
}

/** Keeps 55 or more quotient bits plus a sticky bit, so that the conversion to double is the only rounding. */
function divideMagnitudes(a: bigint, b: bigint): number {
  const difference = bitLength(a) - bitLength(b);
  if (difference > 1025) return Infinity;
  if (difference < -1080) return 0;
  const shift = Math.min(56 - difference, 1076);
  const numerator = shift > 0 ? a << BigInt(shift) : a;
  const denominator = shift < 0 ? b << BigInt(-shift) : b;
  let quotient = numerator / denominator;
  if (quotient * denominator !== numerator) quotient |= 1n;
  return scaleByPowerOfTwo(roundToSubnormalGrid(quotient, shift), -shift);
}

/** Rounds an integer so that scaling it by 2**-shift is exact, also where doubles are subnormal. */
function roundToSubnormalGrid(quotient: bigint, shift: number): number {
  const keep = Math.min(53, bitLength(quotient) - shift + 1074);
  if (keep >= 53) return Number(quotient);
  const drop = BigInt(bitLength(quotient) - keep);
  const half = 1n << (drop - 1n);
  const low = quotient & ((1n << drop) - 1n);
  let high = quotient >> drop;
  if (low > half || (low === half && (high & 1n) === 1n)) high += 1n;
  return Number(high << drop);
}

/** x // y. @throws ValueFault ZeroDivisionError. */
export function floatFloorDivide(x: number, y: number): number {
  return floatDivmod(x, y)[0];
}

/** x % y, which has the sign of y. @throws ValueFault ZeroDivisionError. */
export function floatModulo(x: number, y: number): number {
  if (y === 0) throw new ValueFault('ZeroDivisionError', 'division by zero');
  const rest = x % y;
  if (rest !== 0) return y < 0 !== rest < 0 ? rest + y : rest;
  return signBit(y) ? -0 : 0;
}

/** divmod(x, y): the quotient is floored, the rest has the sign of y. @throws ValueFault ZeroDivisionError. */
export function floatDivmod(x: number, y: number): [quotient: number, rest: number] {
  if (y === 0) throw new ValueFault('ZeroDivisionError', 'division by zero');
  let rest = x % y;
  let quotient = (x - rest) / y;
  if (rest !== 0) {
    if (y < 0 !== rest < 0) {
      rest += y;
      quotient -= 1;
    }
  } else rest = signBit(y) ? -0 : 0;
  return [floorOfNearInteger(quotient, x / y), rest];
}

/** The division above is close to an integer but may miss it by rounding; a zero takes the sign of the true quotient. */
function floorOfNearInteger(quotient: number, trueQuotient: number): number {
  if (quotient === 0) return signBit(trueQuotient) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** x / y. @throws ValueFault ZeroDivisionError. */
export function floatTrueDivide(x: number, y: number): number {
  if (y === 0) throw new ValueFault('ZeroDivisionError', 'division by zero');
  return x / y;
}

/** True when x ** y is a complex number, which the caller computes itself. */
export function powerIsComplex(x: number, y: number): boolean {
  return x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y);
}

/**
 * x ** y where `powerIsComplex` is false.
 * @throws ValueFault ZeroDivisionError for zero to a negative power, OverflowError when the result is too large.
 */
export function floatPower(x: number, y: number): number {
  if (x === 0 && y < 0 && y !== -Infinity) throw new ValueFault('ZeroDivisionError', 'zero to a negative power');
  const result = correctlyRoundedPower(x, y);
  if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y)) {
    throw new ValueFault('OverflowError', "(34, 'Numerical result out of range')");
  }
  return result;
}

/** math.floor(x) as an int. @throws ValueFault as `floatToInt`. */
export function floorToInt(x: number): bigint {
  return floatToInt(Math.floor(x));
}

/** math.ceil(x) as an int. @throws ValueFault as `floatToInt`. */
export function ceilToInt(x: number): bigint {
  return floatToInt(Math.ceil(x));
}
