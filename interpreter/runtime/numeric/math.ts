/**
 * Python's `math` module for floats: the functions of the C library with Python's errors around them.
 *
 * A result that C would report as a domain error raises ValueError, an overflow OverflowError, in CPython 3.14's words.
 * `UNARY_MATH` names the functions of one float as the module exports them. Integers too large for a float are taken care
 * of where Python does so: in the logarithms.
 */
import { ValueFault } from '../fault.js';
import { bitLength, nextAfterSteps, scaleByPowerOfTwo, signBit } from './float-bits.js';
import { divideHalfEven } from './float-digits.js';
import { reprFloat } from './float-repr.js';
import { acosh, asinh, atanh, cosh, expm1, log1p, log10, sinh, tanh } from './c-library.js';
import {
  correctlyRoundedCbrt,
  correctlyRoundedExp,
  correctlyRoundedExp2,
  correctlyRoundedLog,
  correctlyRoundedLog2,
  correctlyRoundedPower,
} from './power.js';
import { correctlyRoundedErf, correctlyRoundedErfc, gammaFunction, logGammaFunction } from './special-functions.js';
import {
  correctlyRoundedAcos,
  correctlyRoundedAsin,
  correctlyRoundedAtan,
  correctlyRoundedCos,
  correctlyRoundedSin,
  correctlyRoundedTan,
} from './trigonometry.js';

function domainError(expected: string, x: number): ValueFault {
  return new ValueFault('ValueError', `expected ${expected}, got ${reprFloat(x)}`);
}

function plainDomainError(): ValueFault {
  return new ValueFault('ValueError', 'math domain error');
}

function rangeError(): ValueFault {
  return new ValueFault('OverflowError', 'math range error');
}

/** An infinite result of a finite argument is an overflow. */
function checkRange(result: number, x: number): number {
  if (!Number.isFinite(result) && Number.isFinite(x)) throw rangeError();
  return result;
}

function needsFinite(x: number): void {
  if (x === Infinity || x === -Infinity) throw domainError('a finite input', x);
}

/** math.sqrt. @throws ValueFault ValueError for negative values. */
export function squareRoot(x: number): number {
  if (x < 0) throw domainError('a nonnegative input', x);
  return Math.sqrt(x);
}

/** math.exp. @throws ValueFault OverflowError. */
export function exponential(x: number): number {
  return checkRange(correctlyRoundedExp(x), x);
}

/** math.exp2. @throws ValueFault OverflowError. */
export function exponentialBase2(x: number): number {
  return checkRange(correctlyRoundedExp2(x), x);
}

/** math.expm1. @throws ValueFault OverflowError. */
export function exponentialMinusOne(x: number): number {
  return checkRange(expm1(x), x);
}

/** math.log of a float. @throws ValueFault ValueError unless it is positive. */
export function logarithm(x: number): number {
  if (x <= 0) throw domainError('a positive input', x);
  return correctlyRoundedLog(x);
}

/** math.log2 of a float. @throws ValueFault ValueError unless it is positive. */
export function logBase2(x: number): number {
  if (x <= 0) throw domainError('a positive input', x);
  return correctlyRoundedLog2(x);
}

/** math.log10 of a float. @throws ValueFault ValueError unless it is positive. */
export function logBase10(x: number): number {
  if (x <= 0) throw domainError('a positive input', x);
  return log10(x);
}

/** One of the three logarithms of an int of any size. @throws ValueFault ValueError unless it is positive. */
export function logarithmOfInt(value: bigint, log: (x: number) => number): number {
  if (value <= 0n) throw new ValueFault('ValueError', 'expected a positive input');
  const x = Number(value);
  if (Number.isFinite(x)) return log(x);
  const length = bitLength(value);
  const mantissa = Number(divideHalfEven(value, 1n << BigInt(length - 53))) * 2 ** -53;
  return log(mantissa) + log(2) * length;
}

/** math.log(x, base), given both natural logarithms. @throws ValueFault ZeroDivisionError for base 1. */
export function logarithmToBase(logOfX: number, logOfBase: number): number {
  if (logOfBase === 0) throw new ValueFault('ZeroDivisionError', 'division by zero');
  return logOfX / logOfBase;
}

/** math.log1p. @throws ValueFault ValueError for values up to -1. */
export function logOnePlus(x: number): number {
  if (x <= -1) throw domainError('argument value > -1', x);
  return log1p(x);
}

/** math.sin. @throws ValueFault ValueError for infinities. */
export function sine(x: number): number {
  needsFinite(x);
  return correctlyRoundedSin(x);
}

/** math.cos. @throws ValueFault ValueError for infinities. */
export function cosine(x: number): number {
  needsFinite(x);
  return correctlyRoundedCos(x);
}

/** math.tan. @throws ValueFault ValueError for infinities. */
export function tangent(x: number): number {
  needsFinite(x);
  return correctlyRoundedTan(x);
}

/** math.asin. @throws ValueFault ValueError outside [-1, 1]. */
export function arcSine(x: number): number {
  if (Math.abs(x) > 1) throw domainError('a number in range from -1 up to 1', x);
  return correctlyRoundedAsin(x);
}

/** math.acos. @throws ValueFault ValueError outside [-1, 1]. */
export function arcCosine(x: number): number {
  if (Math.abs(x) > 1) throw domainError('a number in range from -1 up to 1', x);
  return correctlyRoundedAcos(x);
}

/** math.sinh. @throws ValueFault OverflowError. */
export function hyperbolicSine(x: number): number {
  return checkRange(sinh(x), x);
}

/** math.cosh. @throws ValueFault OverflowError. */
export function hyperbolicCosine(x: number): number {
  return checkRange(cosh(x), x);
}

/** math.acosh. @throws ValueFault ValueError below 1. */
export function areaCosine(x: number): number {
  if (x < 1) throw domainError('argument value not less than 1', x);
  return acosh(x);
}

/** math.atanh. @throws ValueFault ValueError outside (-1, 1). */
export function areaTangent(x: number): number {
  if (Math.abs(x) >= 1) throw domainError('a number between -1 and 1', x);
  return atanh(x);
}

function needsNoPole(x: number): void {
  if (x === -Infinity || (x <= 0 && Number.isInteger(x))) throw domainError('a noninteger or positive integer', x);
}

/** math.gamma. @throws ValueFault ValueError at the poles, OverflowError. */
export function gamma(x: number): number {
  needsNoPole(x);
  return Number.isFinite(x) ? checkRange(gammaFunction(x), x) : x;
}

/** math.lgamma. @throws ValueFault ValueError at the poles, OverflowError. */
export function logGamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Infinity;
  needsNoPole(x);
  return checkRange(logGammaFunction(x), x);
}

/** math.degrees. */
export function toDegrees(x: number): number {
  return x * (180 / Math.PI);
}

/** math.radians. */
export function toRadians(x: number): number {
  return x * (Math.PI / 180);
}

/** math.pow. @throws ValueFault ValueError or OverflowError. */
export function power(x: number, y: number): number {
  const result = correctlyRoundedPower(x, y);
  if (Number.isFinite(result) || !Number.isFinite(x) || !Number.isFinite(y)) return result;
  if (Number.isNaN(result) || x === 0) throw plainDomainError();
  throw rangeError();
}

/** math.fmod: C's remainder with the sign of x. @throws ValueFault ValueError. */
export function remainderTowardsZero(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return x + y;
  if (!Number.isFinite(x) || y === 0) throw plainDomainError();
  return x % y;
}

/** math.remainder: x minus the multiple of y that is nearest to it, ties to even. @throws ValueFault ValueError. */
export function remainderToNearest(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return x + y;
  if (!Number.isFinite(x) || y === 0) throw plainDomainError();
  if (!Number.isFinite(y)) return x;
  const magnitude = Math.abs(x);
  const size = Math.abs(y);
  const rest = magnitude % size;
  const complement = size - rest;
  let result = rest;
  if (rest > complement) result = -complement;
  else if (rest === complement) result = rest - 2 * ((0.5 * (magnitude - rest)) % size);
  return signBit(x) ? -result : result;
}

/** math.ldexp. @throws ValueFault OverflowError. */
export function loadExponent(x: number, exponent: bigint): number {
  const bounded = exponent > 5000n ? 5000 : exponent < -5000n ? -5000 : Number(exponent);
  return checkRange(scaleByPowerOfTwo(x, bounded), x);
}

/** math.modf: the fractional and the integral part, both with the sign of x. */
export function splitFraction(x: number): [fraction: number, whole: number] {
  if (Number.isNaN(x)) return [x, x];
  const whole = Math.trunc(x);
  const fraction = Number.isFinite(x) ? x - whole : 0;
  return [signBit(x) ? -Math.abs(fraction) : fraction, whole];
}

/** math.copysign. */
export function copySign(x: number, y: number): number {
  return signBit(y) ? -Math.abs(x) : Math.abs(x);
}

/** math.isclose. @throws ValueFault ValueError for negative tolerances. */
export function isClose(a: number, b: number, relativeTolerance: number, absoluteTolerance: number): boolean {
  if (relativeTolerance < 0 || absoluteTolerance < 0) {
    throw new ValueFault('ValueError', 'tolerances must be non-negative');
  }
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const difference = Math.abs(b - a);
  return (
    difference <= Math.abs(relativeTolerance * b) ||
    difference <= Math.abs(relativeTolerance * a) ||
    difference <= absoluteTolerance
  );
}

/** math.nextafter with steps. @throws ValueFault ValueError for a negative count. */
export function nextAfterCounted(x: number, y: number, steps: bigint): number {
  if (steps < 0n) throw new ValueFault('ValueError', 'steps must be a non-negative integer');
  return nextAfterSteps(x, y, steps);
}

/** The functions of one float, by their names in the module. */
export const UNARY_MATH: Readonly<Record<string, (x: number) => number>> = {
  acos: arcCosine,
  acosh: areaCosine,
  asin: arcSine,
  asinh,
  atan: correctlyRoundedAtan,
  atanh: areaTangent,
  cbrt: correctlyRoundedCbrt,
  cos: cosine,
  cosh: hyperbolicCosine,
  degrees: toDegrees,
  erf: correctlyRoundedErf,
  erfc: correctlyRoundedErfc,
  exp: exponential,
  exp2: exponentialBase2,
  expm1: exponentialMinusOne,
  fabs: Math.abs,
  gamma,
  lgamma: logGamma,
  log1p: logOnePlus,
  radians: toRadians,
  sin: sine,
  sinh: hyperbolicSine,
  sqrt: squareRoot,
  tan: tangent,
  tanh,
};
