/**
 * Exponentials, logarithms and powers, correctly rounded in practice (see double-double.ts).
 *
 * exp: x = k ln2/64 + r, so exp(x) = 2**(k div 64) * table[k mod 64] * exp(r), with a short Taylor series for exp(r).
 * log: x = 2**k m, a table entry c near 1/m, log(x) = k ln2 - log(c) + log1p(m c - 1). The tables are computed on first
 * use from the series themselves. These functions follow C's conventions (infinities, NaN); Python's errors are math.ts's.
 */
import {
  add,
  INVERSE_FACTORIALS,
  INVERSES,
  lowPart,
  multiply,
  quickTwoSum,
  scale,
  twoProduct,
  twoSum,
} from './double-double.js';
import { frexp, powerOfTwo, scaleByPowerOfTwo } from './float-bits.js';

const LN2_HIGH = Math.LN2;
const LN2_LOW = 2.3190468138462996e-17;
const INVERSE_LN2_HIGH = Math.LOG2E;
const INVERSE_LN2_LOW = 2.0355273740931033e-17;
const STEPS_PER_LN2 = 64 / Math.LN2;
// ln2/64 and ln2 with heads so short that their multiples by a step count or an exponent are exact.
const LN2_64_HEAD = 0.010830424695996044;
const LN2_64_TAIL = 2.5310172166650877e-13;
const LN2_HEAD = 0.6931471805592082;
const LN2_TAIL = 7.371002565167799e-13;
const EXP_QUICK_ERROR = 2 ** -59;
const LOG_QUICK_ERROR = 2 ** -65;
const QUICK_SMALLEST = 2 ** -1000;
const QUICK_LARGEST = 2 ** 1000;
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

/**
 * exp(x + xLow) in plain doubles, or NaN when the error bound does not decide the rounding; |x| < 700. The error of
 * the argument is the caller's to add. This is the first step of Ziv's strategy: it settles some 98 of 100 arguments.
 */
function expQuick(x: number, xLow: number, error: number): number {
  expTable ??= makeExpTable();
  const steps = Math.round(x * STEPS_PER_LN2);
  const first = x - steps * LN2_64_HEAD;
  const second = steps * LN2_64_TAIL;
  const difference = first - second;
  const r = difference + xLow;
  const rLow = first - difference - second + (xLow - (r - difference));
  const power = r + (rLow + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720))))));
  const index = steps & 63;
  const base = expTable.high[index];
  const change = expTable.low[index] + base * power;
  const high = base + change;
  const rest = change - (high - base);
  const result = high + (rest - error);
  if (result !== high + (rest + error)) return NaN;
  return result * powerOfTwo((steps - index) / 64);
}

/** C's exp. */
export function correctlyRoundedExp(x: number): number {
  if (x > -700 && x < 700) {
    const quick = expQuick(x, 0, EXP_QUICK_ERROR);
    if (!Number.isNaN(quick)) return quick;
  }
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
    const inverse = Math.round(65536 / i) / 512;
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
    exponent = parts.mantissa < Math.SQRT1_2 ? parts.exponent - 1 : parts.exponent;
    high = parts.mantissa < Math.SQRT1_2 ? parts.mantissa * 2 : parts.mantissa;
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
  if (x > QUICK_SMALLEST && x < QUICK_LARGEST && !(x > 0.996 && x < 1.004)) {
    const sum = logQuick(x);
    const rest = lowPart[0];
    const result = sum + (rest - LOG_QUICK_ERROR);
    if (result === sum + (rest + LOG_QUICK_ERROR)) return result;
  }
  return logKernel(x, 0);
}

/** log(x) with an absolute error below 2**-66, for a normal x; leaves the low part in `lowPart`. */
function logQuick(x: number): number {
  logTable ??= makeLogTable();
  const exponent = x >= 0.6875 && x < 1.4375 ? 0 : normalExponent(x);
  const mantissa = exponent === 0 ? x : x * powerOfTwo(-exponent);
  const index = Math.round(mantissa * 128);
  const inverse = logTable.inverse[index];
  // The inverse has ten bits and the head of the mantissa 24, so both products are exact.
  const head = Math.fround(mantissa);
  const first = head * inverse - 1;
  const second = (mantissa - head) * inverse;
  const r = first + second;
  const rLow = second - (r - first);
  const square = r * r;
  const series =
    square * (-0.5 + r * (1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7 + r * (-0.125 + r * (1 / 9))))))));
  const whole = exponent * LN2_HEAD;
  const entry = logTable.high[index];
  const base = whole + entry;
  const baseLow = exponent === 0 ? 0 : entry - (base - whole);
  const sum = base + r;
  const rest = r - (sum - base) + (baseLow + (logTable.low[index] + exponent * LN2_TAIL + rLow + series));
  const high = sum + rest;
  lowPart[0] = rest - (high - sum);
  return high;
}

/** The exponent of the power of two that brings x between sqrt(1/2) and sqrt(2). */
function normalExponent(x: number): number {
  const parts = frexp(x);
  return parts.mantissa < Math.SQRT1_2 ? parts.exponent - 1 : parts.exponent;
}

/** C's log2. */
export function correctlyRoundedLog2(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x < 0 ? NaN : x;
  const { mantissa, exponent } = frexp(x);
  if (mantissa === 0.5) return exponent - 1;
  const high = logKernel(x, 0);
  return multiply(high, lowPart[0], INVERSE_LN2_HIGH, INVERSE_LN2_LOW);
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

/** x**y in plain doubles, or NaN when the error bound does not decide the rounding; |y| < 64. */
function powerQuick(x: number, y: number): number {
  const logHigh = logQuick(x);
  const logLow = lowPart[0];
  const argument = twoProduct(logHigh, y);
  if (!(argument > -700 && argument < 700)) return NaN;
  return expQuick(argument, lowPart[0] + logLow * y, EXP_QUICK_ERROR + Math.abs(y) * 2 ** -65);
}

function powerOfMagnitude(x: number, y: number): number {
  if (x === 1) return 1;
  if (y === 0.5) return Math.sqrt(x);
  if (y > -64 && y < 64 && x > QUICK_SMALLEST && x < QUICK_LARGEST) {
    const quick = powerQuick(x, y);
    if (!Number.isNaN(quick)) return quick;
  }
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
