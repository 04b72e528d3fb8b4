/**
 * Exponentials, logarithms and powers, correctly rounded in practice (see double-double.ts), and the hyperbolic functions.
 *
 * exp: x = k ln2/64 + r, so exp(x) = 2**(k div 64) * table[k mod 64] * exp(r), with a short Taylor series for exp(r).
 * log: x = 2**k m, a table entry c near 1/m, log(x) = k ln2 - log(c) + log1p(m c - 1). The tables are computed on first
 * use from the series themselves. These functions follow C's conventions (infinities, NaN); Python's errors are math.ts's.
 */
import {
  add,
  divide,
  INVERSE_FACTORIALS,
  INVERSES,
  lowPart,
  multiply,
  quickTwoSum,
  scale,
  squareRootOf,
  twoProduct,
  twoSum,
} from './double-double.js';
import { frexp, powerOfTwo, scaleByPowerOfTwo } from './float-bits.js';

const LN2_HIGH = Math.LN2;
const LN2_LOW = 2.3190468138462996e-17;
const INVERSE_LN2_HIGH = Math.LOG2E;
const INVERSE_LN2_LOW = 2.0355273740931033e-17;
const INVERSE_LN10_HIGH = Math.LOG10E;
const INVERSE_LN10_LOW = 1.098319650216765e-17;
const STEPS_PER_LN2 = 64 / Math.LN2;
const F_HIGH = INVERSE_FACTORIALS.high;
const F_LOW = INVERSE_FACTORIALS.low;

/** The power of two that belongs to the last `expKernel` result. */
let binaryExponent = 0;

let expTable: { high: Float64Array; low: Float64Array } | undefined;
let logTable: { inverse: Float64Array; high: Float64Array; low: Float64Array } | undefined;

/** exp(r) - 1 for |r| < 0.02; leaves the low part in `lowPart`. */
function expMinusOneSeries(r: number, rLow: number): number {
  const tail = F_HIGH[5] + r * (F_HIGH[6] + r * (F_HIGH[7] + r * (F_HIGH[8] + r * (F_HIGH[9] + r * F_HIGH[10]))));
  let sum = quickTwoSum(F_HIGH[4], F_LOW[4] + r * tail);
  for (let n = 3; n >= 1; n--) {
    sum = multiply(sum, lowPart[0], r, rLow);
    sum = add(sum, lowPart[0], F_HIGH[n], F_LOW[n]);
  }
  return multiply(sum, lowPart[0], r, rLow);
}

function makeExpTable(): { high: Float64Array; low: Float64Array } {
  const table = { high: new Float64Array(64), low: new Float64Array(64) };
  const factor = expMinusOneSeries(LN2_HIGH / 64, LN2_LOW / 64);
  const factorLow = lowPart[0];
  for (let i = 0; i < 64; i++) {
    let high = 1;
    let rest = 0;
    if (i > 0) {
      const step = multiply(table.high[i - 1], table.low[i - 1], factor, factorLow);
      high = add(table.high[i - 1], table.low[i - 1], step, lowPart[0]);
      rest = lowPart[0];
    }
    table.high[i] = high;
    table.low[i] = rest;
  }
  return table;
}

/** exp(x) = (result + low) * 2**binaryExponent, the result in [1, 2); |x| is below 800. */
function expKernel(x: number, xLow: number): number {
  expTable ??= makeExpTable();
  const steps = Math.round(x * STEPS_PER_LN2);
  const shift = scale(LN2_HIGH / 64, LN2_LOW / 64, steps);
  const r = add(x, xLow, -shift, -lowPart[0]);
  const power = expMinusOneSeries(r, lowPart[0]);
  const powerLow = lowPart[0];
  const index = steps & 63;
  binaryExponent = (steps - index) / 64;
  const high = expTable.high[index];
  const rest = expTable.low[index];
  const product = multiply(high, rest, power, powerLow);
  return add(high, rest, product, lowPart[0]);
}

/** (high + rest) * 2**exponent with one rounding, also into the subnormal range. */
function roundScaled(high: number, rest: number, exponent: number): number {
  if (exponent > -1020) {
    const sum = high + rest;
    return exponent < 1023 ? sum * powerOfTwo(exponent) : sum * 2 ** 1000 * powerOfTwo(exponent - 1000);
  }
  if (exponent < -1080) return 0;
  // Adding this makes the unit in the last place of the sum the smallest subnormal.
  const anchor = powerOfTwo(52 - 1074 - exponent);
  const sum = twoSum(anchor, high);
  return scaleByPowerOfTwo(sum + (lowPart[0] + rest) - anchor, exponent);
}

/** exp(x + xLow) as a double; overflows to infinity. */
function expRounded(x: number, xLow: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const high = expKernel(x, xLow);
  return roundScaled(high, lowPart[0], binaryExponent);
}

/** C's exp. */
export function correctlyRoundedExp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x === 0) return 1;
  return expRounded(x, 0);
}

/** C's exp2. */
export function correctlyRoundedExp2(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Number.isInteger(x)) return x > 1100 ? Infinity : x < -1100 ? 0 : scaleByPowerOfTwo(1, x);
  if (x >= 1025) return Infinity;
  if (x < -1076) return 0;
  const argument = scale(LN2_HIGH, LN2_LOW, x);
  return expRounded(argument, lowPart[0]);
}

function makeLogTable(): { inverse: Float64Array; high: Float64Array; low: Float64Array } {
  const table = { inverse: new Float64Array(185), high: new Float64Array(185), low: new Float64Array(185) };
  for (let i = 88; i <= 184; i++) {
    const inverse = 128 / i;
    table.inverse[i] = inverse;
    if (i === 128) continue;
    // One Newton step on exp makes the engine's logarithm exact to double-double precision.
    const guess = Math.log(inverse);
    const high = expKernel(-guess, 0);
    const unit = powerOfTwo(binaryExponent);
    const product = scale(high * unit, lowPart[0] * unit, inverse);
    const error = add(product, lowPart[0], -1, 0);
    const correction = add(error, lowPart[0], -0.5 * error * error, 0);
    table.high[i] = add(-guess, 0, -correction, -lowPart[0]);
    table.low[i] = lowPart[0];
  }
  return table;
}

/** log1p(r) for |r| < 2**-6; leaves the low part in `lowPart`. */
function logSeries(r: number, rLow: number): number {
  let tail = 0;
  for (let n = 14; n >= 6; n--) tail = (n & 1 ? 1 / n : -1 / n) + r * tail;
  let sum = quickTwoSum(INVERSES.high[5], INVERSES.low[5] + r * tail);
  for (let n = 4; n >= 1; n--) {
    const sign = n & 1 ? 1 : -1;
    sum = multiply(sum, lowPart[0], r, rLow);
    sum = add(sum, lowPart[0], sign * INVERSES.high[n], sign * INVERSES.low[n]);
  }
  return multiply(sum, lowPart[0], r, rLow);
}

/** log(x + xLow) for a positive finite x; leaves the low part in `lowPart`. */
function logKernel(x: number, xLow: number): number {
  logTable ??= makeLogTable();
  let exponent = 0;
  let high = x;
  let rest = xLow;
  if (x < 0.6875 || x >= 1.4375) {
    const parts = frexp(x);
    exponent = parts.mantissa < 0.7071 ? parts.exponent - 1 : parts.exponent;
    high = parts.mantissa < 0.7071 ? parts.mantissa * 2 : parts.mantissa;
    rest = xLow === 0 ? 0 : scaleByPowerOfTwo(xLow, -exponent);
  }
  const index = Math.round(high * 128);
  const product = scale(high, rest, logTable.inverse[index]);
  const r = add(product, lowPart[0], -1, 0);
  const series = logSeries(r, lowPart[0]);
  if (exponent === 0 && index === 128) return series;
  const sum = add(logTable.high[index], logTable.low[index], series, lowPart[0]);
  if (exponent === 0) return sum;
  const sumLow = lowPart[0];
  const whole = scale(LN2_HIGH, LN2_LOW, exponent);
  return add(whole, lowPart[0], sum, sumLow);
}

/** C's log. */
export function correctlyRoundedLog(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x < 0 ? NaN : x;
  return logKernel(x, 0);
}

/** C's log2. */
export function correctlyRoundedLog2(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x < 0 ? NaN : x;
  const { mantissa, exponent } = frexp(x);
  if (mantissa === 0.5) return exponent - 1;
  const high = logKernel(x, 0);
  return multiply(high, lowPart[0], INVERSE_LN2_HIGH, INVERSE_LN2_LOW);
}

/** C's log10. */
export function correctlyRoundedLog10(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x < 0 ? NaN : x;
  const high = logKernel(x, 0);
  return multiply(high, lowPart[0], INVERSE_LN10_HIGH, INVERSE_LN10_LOW);
}

/** log1p of a double-double z > -1; leaves the low part in `lowPart`. */
function log1pKernel(z: number, zLow: number): number {
  if (Math.abs(z) < 0.0078125) return logSeries(z, zLow);
  const sum = add(1, 0, z, zLow);
  return logKernel(sum, lowPart[0]);
}

/** C's log1p. */
export function correctlyRoundedLog1p(x: number): number {
  if (!(x > -1) || x === Infinity) return x === -1 ? -Infinity : x < -1 ? NaN : x;
  if (Math.abs(x) < 2 ** -54) return x;
  return log1pKernel(x, 0);
}

/** expm1 of a double-double with |x| < 700 as (result + low); exact enough for every magnitude. */
function expMinusOneKernel(x: number, xLow: number): number {
  if (Math.abs(x) < 0.015625) return expMinusOneSeries(x, xLow);
  if (Math.abs(x) < 0.5) {
    // Halving the argument five times and undoing it by (e + 2) e keeps relative precision near zero.
    const factor = 0.03125;
    let e = expMinusOneSeries(x * factor, xLow * factor);
    for (let i = 0; i < 5; i++) {
      const eLow = lowPart[0];
      const plusTwo = add(2, 0, e, eLow);
      e = multiply(plusTwo, lowPart[0], e, eLow);
    }
    return e;
  }
  const high = expKernel(x, xLow);
  const unit = powerOfTwo(binaryExponent);
  return add(high * unit, lowPart[0] * unit, -1, 0);
}

/** C's expm1. */
export function correctlyRoundedExpm1(x: number): number {
  if (Number.isNaN(x) || Math.abs(x) < 2 ** -54) return x;
  if (x > 700) return expRounded(x, 0);
  if (x < -60) return -1;
  return expMinusOneKernel(x, 0);
}

/** C's sinh. */
export function correctlyRoundedSinh(x: number): number {
  const magnitude = Math.abs(x);
  if (Number.isNaN(x) || magnitude < 2 ** -27) return magnitude > 2 ** -300 ? x + (x * x * x) / 6 : x;
  if (magnitude > 40) return Math.sign(x) * halfExp(magnitude);
  // With e = expm1(x): sinh(x) = (e + e / (e + 1)) / 2.
  const e = expMinusOneKernel(magnitude, 0);
  const eLow = lowPart[0];
  const plusOne = add(e, eLow, 1, 0);
  const quotient = divide(e, eLow, plusOne, lowPart[0]);
  return (Math.sign(x) * add(e, eLow, quotient, lowPart[0])) / 2;
}

/** exp(x) / 2 without overflowing early. */
function halfExp(x: number): number {
  if (x > 711) return Infinity;
  const high = expKernel(x, 0);
  return roundScaled(high, lowPart[0], binaryExponent - 1);
}

/** C's cosh. */
export function correctlyRoundedCosh(x: number): number {
  const magnitude = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (magnitude > 40) return halfExp(magnitude);
  const high = expKernel(magnitude, 0);
  const unit = powerOfTwo(binaryExponent);
  const e = high * unit;
  const eLow = lowPart[0] * unit;
  const inverse = divide(1, 0, e, eLow);
  return add(e, eLow, inverse, lowPart[0]) / 2;
}

/** C's tanh. */
export function correctlyRoundedTanh(x: number): number {
  const magnitude = Math.abs(x);
  if (Number.isNaN(x) || magnitude < 2 ** -27) return x - (magnitude > 2 ** -300 ? (x * x * x) / 3 : 0);
  if (magnitude > 20) return Math.sign(x);
  // With e = expm1(2x): tanh(x) = e / (e + 2).
  const e = expMinusOneKernel(2 * magnitude, 0);
  const eLow = lowPart[0];
  const plusTwo = add(e, eLow, 2, 0);
  return Math.sign(x) * divide(e, eLow, plusTwo, lowPart[0]);
}

/** C's asinh. */
export function correctlyRoundedAsinh(x: number): number {
  const magnitude = Math.abs(x);
  if (!Number.isFinite(x)) return x;
  if (magnitude < 2 ** -27) return x - (magnitude > 2 ** -300 ? (x * x * x) / 6 : 0);
  if (magnitude > 2 ** 50) return Math.sign(x) * logOfDouble(magnitude);
  // asinh(x) = log1p(x + x**2 / (1 + sqrt(1 + x**2)))
  const square = twoProduct(magnitude, magnitude);
  const squareLow = lowPart[0];
  const inside = add(1, 0, square, squareLow);
  const root = squareRootOf(inside, lowPart[0]);
  const below = add(1, 0, root, lowPart[0]);
  const quotient = divide(square, squareLow, below, lowPart[0]);
  const argument = add(magnitude, 0, quotient, lowPart[0]);
  return Math.sign(x) * log1pKernel(argument, lowPart[0]);
}

/** log(2 x) for a large x, which 2 x could overflow. */
function logOfDouble(x: number): number {
  const high = logKernel(x, 0);
  return add(high, lowPart[0], LN2_HIGH, LN2_LOW);
}

/** C's acosh. */
export function correctlyRoundedAcosh(x: number): number {
  if (!(x >= 1) || x === Infinity) return x < 1 ? NaN : x;
  if (x === 1) return 0;
  if (x > 2 ** 50) return logOfDouble(x);
  // acosh(x) = log1p(t + sqrt(2 t + t**2)) with t = x - 1
  const t = twoSum(x, -1);
  const tLow = lowPart[0];
  const square = multiply(t, tLow, t, tLow);
  const inside = add(square, lowPart[0], 2 * t, 2 * tLow);
  const root = squareRootOf(inside, lowPart[0]);
  const argument = add(root, lowPart[0], t, tLow);
  return log1pKernel(argument, lowPart[0]);
}

/** C's atanh. */
export function correctlyRoundedAtanh(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 1)) return magnitude === 1 ? x * Infinity : NaN;
  if (magnitude < 2 ** -27) return magnitude > 2 ** -300 ? x + (x * x * x) / 3 : x;
  // atanh(x) = log1p(2 x / (1 - x)) / 2
  const below = twoSum(1, -magnitude);
  const quotient = divide(2 * magnitude, 0, below, lowPart[0]);
  return (Math.sign(x) * log1pKernel(quotient, lowPart[0])) / 2;
}

/** C's cbrt. */
export function correctlyRoundedCbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const { mantissa, exponent } = frexp(x);
  const third = Math.floor(exponent / 3);
  const value = mantissa * powerOfTwo(exponent - 3 * third);
  const guess = Math.cbrt(value);
  const square = twoProduct(guess, guess);
  const cube = scale(square, lowPart[0], guess);
  const error = add(cube, lowPart[0], -value, 0);
  return scaleByPowerOfTwo(guess - (error + lowPart[0]) / (3 * square), third);
}

/** C's pow. */
export function correctlyRoundedPower(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (x === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return specialPower(x, y);
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (x < 0 && !Number.isInteger(y)) return NaN;
  const magnitude = powerOfMagnitude(Math.abs(x), y);
  return x < 0 && Math.abs(y) % 2 === 1 ? -magnitude : magnitude;
}

function specialPower(x: number, y: number): number {
  if (x === -1 && Math.abs(y) === Infinity) return 1;
  // Zeros, infinities and NaN are exact and the same in every engine.
  return x ** y;
}

function powerOfMagnitude(x: number, y: number): number {
  if (x === 1) return 1;
  if (y === 0.5) return Math.sqrt(x);
  const logHigh = logKernel(x, 0);
  const logLow = lowPart[0];
  const estimate = logHigh * y;
  if (estimate > 710) return Infinity;
  if (estimate < -746) return 0;
  if (Math.abs(estimate) < 2 ** -54) return 1;
  const argument = scale(logHigh, logLow, y);
  const high = expKernel(argument, lowPart[0]);
  const rest = lowPart[0];
  if (isNearMiddle(high, rest) && y > 0 && y < 64 && Number.isInteger(y)) return exactPower(x, y);
  return roundScaled(high, rest, binaryExponent);
}

/** Whether high + rest is so close to the middle of two doubles that rounding needs the exact value. */
function isNearMiddle(high: number, rest: number): boolean {
  const unit = high >= 2 ? 2 ** -51 : 2 ** -52;
  return Math.abs(Math.abs(rest) - unit / 2) < unit * 2 ** -25 || Math.abs(Math.abs(rest) - unit / 4) < unit * 2 ** -25;
}

/** A small integer power that may be an exact tie. */
function exactPower(x: number, y: number): number {
  const { mantissa, exponent } = frexp(x);
  const power = BigInt(mantissa * 2 ** 53) ** BigInt(y);
  const drop = power.toString(2).length - 60;
  const sticky = power & ((1n << BigInt(drop)) - 1n) ? 1n : 0n;
  return scaleByPowerOfTwo(Number((power >> BigInt(drop)) | sticky), (exponent - 53) * y + drop);
}

/** exp(x + xLow), kept as a double-double in the result and `lowPart`; for -700 < x < 700. */
export function expDoubleDouble(x: number, xLow: number): number {
  const high = expKernel(x, xLow);
  const unit = powerOfTwo(binaryExponent);
  return quickTwoSum(high * unit, lowPart[0] * unit);
}
