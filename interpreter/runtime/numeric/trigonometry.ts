/**
 * sin, cos, tan and their inverses, correctly rounded in practice (see double-double.ts).
 *
 * sin and cos: x = n pi/128 + r, a table of the sines of the 65 angles up to pi/2, a short Taylor series for r and the
 * addition theorem. The reduction keeps three doubles of pi/128; from 2**26 on it uses exact integers instead. Programs come here only
 * with the angles that plain doubles do not decide (objects/sines.ts).
 * Inverses: atan(y / x) = atan(c) + atan((y - c x) / (x + c y)) with c a 64th near y / x, and the others in terms of it.
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
import { decompose, signBit } from './float-bits.js';

const PI_HIGH = Math.PI;
const PI_LOW = 1.2246467991473532e-16;
const STEP_HIGH = PI_HIGH / 128;
const STEP_LOW = PI_LOW / 128;
const STEP_LOWEST = -2.9947698097183397e-33 / 128;
const STEPS_PER_RADIAN = 128 / Math.PI;
const F_HIGH = INVERSE_FACTORIALS.high;
const F_LOW = INVERSE_FACTORIALS.low;
const LARGE = 2 ** 26;
const REDUCTION_BITS = 1400n;

let sineTable: { high: Float64Array; low: Float64Array } | undefined;
let arcTable: { high: Float64Array; low: Float64Array } | undefined;
let stepsPerRadianScaled: bigint | undefined;

/** The low parts that go with the two results of `sineAndCosine`, and the results themselves. */
const pair = { sine: 0, sineLow: 0, cosine: 0, cosineLow: 0 };

/** sin(r) and cos(r) for |r| < 0.025 into `pair`. */
function seriesPair(r: number, rLow: number): void {
  const square = multiply(r, rLow, r, rLow);
  const squareLow = lowPart[0];
  const sineTail = -F_HIGH[7] + square * (F_HIGH[9] - square * F_HIGH[11]);
  let sum = quickTwoSum(F_HIGH[5], F_LOW[5] + square * sineTail);
  sum = multiply(sum, lowPart[0], square, squareLow);
  sum = add(-F_HIGH[3], -F_LOW[3], sum, lowPart[0]);
  sum = multiply(sum, lowPart[0], square, squareLow);
  sum = multiply(sum, lowPart[0], r, rLow);
  pair.sine = add(r, rLow, sum, lowPart[0]);
  pair.sineLow = lowPart[0];
  const cosineTail = -F_HIGH[6] + square * (F_HIGH[8] - square * F_HIGH[10]);
  sum = quickTwoSum(F_HIGH[4], F_LOW[4] + square * cosineTail);
  sum = multiply(sum, lowPart[0], square, squareLow);
  sum = add(-0.5, 0, sum, lowPart[0]);
  sum = multiply(sum, lowPart[0], square, squareLow);
  pair.cosine = add(1, 0, sum, lowPart[0]);
  pair.cosineLow = lowPart[0];
}

/** Replaces the angle a in `pair` by a + b, given sin(b) and cos(b). */
function addAngle(sine: number, sineLow: number, cosine: number, cosineLow: number): void {
  const a = multiply(pair.sine, pair.sineLow, cosine, cosineLow);
  const aLow = lowPart[0];
  const b = multiply(pair.cosine, pair.cosineLow, sine, sineLow);
  const newSine = add(a, aLow, b, lowPart[0]);
  const newSineLow = lowPart[0];
  const c = multiply(pair.cosine, pair.cosineLow, cosine, cosineLow);
  const cLow = lowPart[0];
  const d = multiply(pair.sine, pair.sineLow, sine, sineLow);
  pair.cosine = add(c, cLow, -d, -lowPart[0]);
  pair.cosineLow = lowPart[0];
  pair.sine = newSine;
  pair.sineLow = newSineLow;
}

function makeSineTable(): { high: Float64Array; low: Float64Array } {
  const table = { high: new Float64Array(65), low: new Float64Array(65) };
  seriesPair(STEP_HIGH, STEP_LOW);
  const step = { ...pair };
  Object.assign(pair, { sine: 0, sineLow: 0, cosine: 1, cosineLow: 0 });
  // Up to pi/4 by repeated addition; the other half are the cosines.
  for (let i = 0; i <= 32; i++) {
    table.high[i] = pair.sine;
    table.low[i] = pair.sineLow;
    table.high[64 - i] = pair.cosine;
    table.low[64 - i] = pair.cosineLow;
    addAngle(step.sine, step.sineLow, step.cosine, step.cosineLow);
  }
  return table;
}

/** The sines of 0 to 64 times pi/128: high parts and low parts. */
export function sines(): { readonly high: Float64Array; readonly low: Float64Array } {
  sineTable ??= makeSineTable();
  return sineTable;
}

/** sin(x) and cos(x) of a finite x into `pair`. */
function sineAndCosine(x: number): void {
  // Before all else: making the table uses `pair`.
  const { high, low: rest } = sines();
  const steps = Math.abs(x) < LARGE ? reduceSmall(x) : reduceLarge(x);
  seriesPair(reduction.angle, lowPart[0]);
  const index = steps & 63;
  if (index !== 0) addAngle(high[index], rest[index], high[64 - index], rest[64 - index]);
  for (let quarter = (steps >> 6) & 3; quarter > 0; quarter--) turnQuarter();
}

/** sin(a + pi/2) = cos(a), cos(a + pi/2) = -sin(a). */
function turnQuarter(): void {
  const { sine, sineLow } = pair;
  pair.sine = pair.cosine;
  pair.sineLow = pair.cosineLow;
  pair.cosine = -sine;
  pair.cosineLow = -sineLow;
}

/** The remainder of the last reduction; its low part is in `lowPart`. */
const reduction = { angle: 0 };

function reduceSmall(x: number): number {
  const steps = Math.round(x * STEPS_PER_RADIAN);
  const first = twoProduct(steps, STEP_HIGH);
  const firstLow = lowPart[0];
  const second = twoProduct(steps, STEP_LOW);
  const secondLow = lowPart[0] + steps * STEP_LOWEST;
  reduction.angle = twoSum(x - first, -firstLow);
  reduction.angle = add(reduction.angle, lowPart[0], -second, -secondLow);
  return steps;
}

/** 128 / pi as an integer scaled by 2**1400, from Machin's formula. */
function computeStepsPerRadian(): bigint {
  const one = 1n << (REDUCTION_BITS * 2n);
  const pi = 4n * (4n * inverseArcTangent(5n, one) - inverseArcTangent(239n, one));
  return (one * (128n << REDUCTION_BITS)) / pi;
}

function inverseArcTangent(n: bigint, one: bigint): bigint {
  let power = one / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n);
    sum += power / k;
  }
  return sum;
}

function reduceLarge(x: number): number {
  stepsPerRadianScaled ??= computeStepsPerRadian();
  const { negative, significand, exponent } = decompose(x);
  const product = (significand * stepsPerRadianScaled) << BigInt(Math.max(exponent, 0));
  const bits = REDUCTION_BITS + BigInt(Math.max(-exponent, 0));
  const steps = (product + (1n << (bits - 1n))) >> bits;
  const fraction = product - (steps << bits);
  // The leading 53 and the next 53 bits of the fraction become a double-double.
  const high = fractionToNumber(fraction, bits);
  const rest = fractionToNumber(fraction - numberToFraction(high, bits), bits);
  reduction.angle = multiply(high, rest, STEP_HIGH, STEP_LOW);
  if (negative) {
    reduction.angle = -reduction.angle;
    const rememberedLow = -lowPart[0];
    quickTwoSum(reduction.angle, rememberedLow);
  }
  const turn = Number(steps & 255n);
  return negative ? -turn : turn;
}

function fractionToNumber(fraction: bigint, bits: bigint): number {
  const drop = bits - 1000n;
  return Number(fraction >> drop) / 2 ** 1000;
}

function numberToFraction(x: number, bits: bigint): bigint {
  return BigInt(x * 2 ** 1000) << (bits - 1000n);
}

/** C's sin of a finite number. */
export function correctlyRoundedSin(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) < 2 ** -27) return x - (Math.abs(x) > 2 ** -300 ? (x * x * x) / 6 : 0);
  sineAndCosine(x);
  return pair.sine + pair.sineLow;
}

/** C's cos of a finite number. */
export function correctlyRoundedCos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  sineAndCosine(x);
  return pair.cosine + pair.cosineLow;
}

/** C's tan of a finite number. */
export function correctlyRoundedTan(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) < 2 ** -27) return Math.abs(x) > 2 ** -300 ? x + (x * x * x) / 3 : x;
  sineAndCosine(x);
  return divide(pair.sine, pair.sineLow, pair.cosine, pair.cosineLow);
}

/** atan(r) for |r| < 2**-6; leaves the low part in `lowPart`. */
function arcTangentSeries(r: number, rLow: number): number {
  const square = multiply(r, rLow, r, rLow);
  const squareLow = lowPart[0];
  let tail = 0;
  for (let n = 15; n >= 7; n -= 2) tail = ((n & 3) === 3 ? -1 : 1) / n + square * tail;
  let sum = quickTwoSum(INVERSES.high[5], INVERSES.low[5] + square * tail);
  sum = multiply(sum, lowPart[0], square, squareLow);
  sum = add(-INVERSES.high[3], -INVERSES.low[3], sum, lowPart[0]);
  sum = multiply(sum, lowPart[0], square, squareLow);
  sum = multiply(sum, lowPart[0], r, rLow);
  return add(r, rLow, sum, lowPart[0]);
}

function makeArcTable(): { high: Float64Array; low: Float64Array } {
  const table = { high: new Float64Array(65), low: new Float64Array(65) };
  for (let i = 1; i <= 64; i++) {
    // One Newton step on tan: atan(c) = g + atan((c cos g - sin g) / (cos g + c sin g)).
    const c = i / 64;
    const guess = Math.atan(c);
    sineAndCosine(guess);
    const left = scale(pair.cosine, pair.cosineLow, c);
    const above = add(left, lowPart[0], -pair.sine, -pair.sineLow);
    const correction = above / (pair.cosine + c * pair.sine);
    table.high[i] = quickTwoSum(guess, correction);
    table.low[i] = lowPart[0];
  }
  return table;
}

/** atan(y / x) for double-doubles y >= 0, x > 0 with y <= x; leaves the low part in `lowPart`. */
function arcTangentBelowOne(y: number, yLow: number, x: number, xLow: number): number {
  arcTable ??= makeArcTable();
  const index = Math.round((y / x) * 64);
  if (index === 0) {
    const ratio = divide(y, yLow, x, xLow);
    return arcTangentSeries(ratio, lowPart[0]);
  }
  const c = index / 64;
  const shiftedX = scale(x, xLow, c);
  const above = add(y, yLow, -shiftedX, -lowPart[0]);
  const aboveLow = lowPart[0];
  const shiftedY = scale(y, yLow, c);
  const below = add(x, xLow, shiftedY, lowPart[0]);
  const r = divide(above, aboveLow, below, lowPart[0]);
  const series = arcTangentSeries(r, lowPart[0]);
  return add(arcTable.high[index], arcTable.low[index], series, lowPart[0]);
}

/** atan(y / x) in [0, pi/2] for double-doubles y >= 0 and x >= 0 that are not both zero. */
function arcTangentFirstQuadrant(y: number, yLow: number, x: number, xLow: number): number {
  if (y <= x) return arcTangentBelowOne(y, yLow, x, xLow);
  const rest = arcTangentBelowOne(x, xLow, y, yLow);
  return add(PI_HIGH / 2, PI_LOW / 2, -rest, -lowPart[0]);
}

/** C's atan. */
export function correctlyRoundedAtan(x: number): number {
  const magnitude = Math.abs(x);
  if (Number.isNaN(x) || magnitude < 2 ** -27) return x - (magnitude > 2 ** -300 ? (x * x * x) / 3 : 0);
  if (magnitude > 2 ** 60) return (Math.sign(x) * PI_HIGH) / 2;
  return Math.sign(x) * arcTangentFirstQuadrant(magnitude, 0, 1, 0);
}

/** C's atan2. */
export function correctlyRoundedAtan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) {
    return Math.atan2(y, x);
  }
  const sign = signBit(y) ? -1 : 1;
  const [up, across] = balance(Math.abs(y), Math.abs(x));
  if (x > 0 && up / across < 2 ** -900) return y / x;
  let angle = arcTangentFirstQuadrant(up, 0, across, 0);
  if (x < 0) angle = add(PI_HIGH, PI_LOW, -angle, -lowPart[0]);
  return sign * (angle + lowPart[0]);
}

/** Scales both by the same power of two so that products neither overflow nor become subnormal. */
function balance(y: number, x: number): [number, number] {
  const larger = Math.max(x, y);
  if (larger > 2 ** 500) return [y * 2 ** -600, x * 2 ** -600];
  if (larger < 2 ** -500) return [y * 2 ** 550, x * 2 ** 550];
  return [y, x];
}

/** sqrt(1 - x**2) for 0 <= x <= 1; leaves the low part in `lowPart`. */
function complementaryLeg(x: number): number {
  const below = twoSum(1, -x);
  const belowLow = lowPart[0];
  const above = twoSum(1, x);
  const product = multiply(below, belowLow, above, lowPart[0]);
  return squareRootOf(product, lowPart[0]);
}

/** C's asin; NaN outside [-1, 1]. */
export function correctlyRoundedAsin(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude <= 1)) return NaN;
  if (magnitude < 2 ** -27) return magnitude > 2 ** -300 ? x + (x * x * x) / 6 : x;
  const leg = complementaryLeg(magnitude);
  return Math.sign(x) * arcTangentFirstQuadrant(magnitude, 0, leg, lowPart[0]);
}

/** C's acos; NaN outside [-1, 1]. */
export function correctlyRoundedAcos(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude <= 1)) return NaN;
  const leg = complementaryLeg(magnitude);
  const angle = arcTangentFirstQuadrant(leg, lowPart[0], magnitude, 0);
  return x < 0 ? add(PI_HIGH, PI_LOW, -angle, -lowPart[0]) : angle;
}
