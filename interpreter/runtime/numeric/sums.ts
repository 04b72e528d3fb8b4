/**
 * Sums of many floats without accumulated rounding errors: math.fsum, sumprod, hypot and dist, and the fused multiply-add.
 *
 * fsum keeps Shewchuk's non-overlapping partial sums, whose total is exact, and rounds once, half to even. sumprod feeds it
 * with exact products. hypot scales by a power of two and sums squares as double-doubles.
 */
import { ValueFault } from '../fault.js';
import { add, lowPart, squareRootOf, twoProduct, twoSum } from './double-double.js';
import { bitLength, decompose, frexp, powerOfTwo, scaleByPowerOfTwo } from './float-bits.js';
import { divideHalfEven } from './float-digits.js';

/**
 * math.fsum.
 * @throws ValueFault OverflowError when a partial sum overflows, ValueError for infinities of both signs.
 */
export function exactSum(values: Iterable<number>): number {
  const partials: number[] = [];
  let special = 0;
  let infinities = 0;
  for (const value of values) {
    const sum = addToPartials(partials, value);
    if (Number.isFinite(sum)) continue;
    if (Number.isFinite(value)) throw new ValueFault('OverflowError', 'intermediate overflow in fsum');
    if (!Number.isNaN(value)) infinities += value;
    special += value;
    partials.length = 0;
  }
  if (special === 0) return roundPartials(partials);
  if (Number.isNaN(infinities)) throw new ValueFault('ValueError', '-inf + inf in fsum');
  return special;
}

/** Adds a value to the partial sums in place; the result is the leading partial sum, not finite when it overflowed. */
function addToPartials(partials: number[], value: number): number {
  let carry = value;
  let kept = 0;
  for (let i = 0; i < partials.length; i++) {
    const sum = twoSum(carry, partials[i]);
    if (lowPart[0] !== 0) partials[kept++] = lowPart[0];
    carry = sum;
  }
  partials.length = kept;
  if (carry !== 0) partials.push(carry);
  return carry;
}

/** The sum of non-overlapping partials in increasing order, rounded half to even. */
function roundPartials(partials: readonly number[]): number {
  let i = partials.length - 1;
  if (i < 0) return 0;
  let high = partials[i];
  let rest = 0;
  while (i > 0 && rest === 0) {
    i -= 1;
    high = twoSum(high, partials[i]);
    rest = lowPart[0];
  }
  // A tie was decided without looking at the smaller partials; they push it in their direction.
  if (i > 0 && rest < 0 === partials[i - 1] < 0 && rest !== 0) {
    const doubled = rest * 2;
    const moved = high + doubled;
    if (moved - high === doubled) high = moved;
  }
  return high;
}

/**
 * math.sumprod for floats of equal count: the sum of the exact products, rounded once.
 */
export function exactSumOfProducts(left: readonly number[], right: readonly number[]): number {
  const pieces: number[] = [];
  let plain = 0;
  let exact = true;
  for (let i = 0; i < left.length; i++) {
    const product = twoProduct(left[i], right[i]);
    const rest = lowPart[0];
    plain += left[i] * right[i];
    exact &&= Number.isFinite(product) && Number.isFinite(rest);
    pieces.push(product, rest);
  }
  return exact && Number.isFinite(plain) ? exactSum(pieces) : plain;
}

/** math.hypot of any number of coordinates. */
export function euclideanNorm(coordinates: readonly number[]): number {
  let largest = 0;
  let hasNaN = false;
  for (const coordinate of coordinates) {
    const magnitude = Math.abs(coordinate);
    if (Number.isNaN(magnitude)) hasNaN = true;
    else if (magnitude > largest) largest = magnitude;
  }
  if (largest === Infinity) return Infinity;
  if (hasNaN) return NaN;
  if (largest === 0 || coordinates.length === 1) return largest;
  return normScaled(coordinates, frexp(largest).exponent);
}

function normScaled(coordinates: readonly number[], exponent: number): number {
  let sum = 0;
  let sumLow = 0;
  for (const coordinate of coordinates) {
    const scaled = scaleByPowerOfTwo(coordinate, -exponent);
    if (Math.abs(scaled) < 2 ** -300) continue;
    const square = twoProduct(scaled, scaled);
    sum = add(sum, sumLow, square, lowPart[0]);
    sumLow = lowPart[0];
  }
  const root = squareRootOf(sum, sumLow);
  if (exponent >= -1021) return scaleByPowerOfTwo(root, exponent);
  return roundOnSubnormalGrid(root, lowPart[0], exponent);
}

/** (high + rest) * 2**exponent for a subnormal result, rounded once. */
function roundOnSubnormalGrid(high: number, rest: number, exponent: number): number {
  const anchor = powerOfTwo(52 - 1074 - exponent);
  const sum = twoSum(anchor, high);
  return scaleByPowerOfTwo(sum + (lowPart[0] + rest) - anchor, exponent);
}

/** math.dist of two points. @throws ValueFault ValueError when their dimensions differ. */
export function euclideanDistance(p: readonly number[], q: readonly number[]): number {
  if (p.length !== q.length) {
    throw new ValueFault('ValueError', 'both points must have the same number of dimensions');
  }
  return euclideanNorm(p.map((coordinate, i) => Math.abs(coordinate - q[i])));
}

/**
 * math.fma: x * y + z with one rounding.
 * @throws ValueFault OverflowError, or ValueError for an invalid operation such as inf * 0.
 */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  const result = roundedMultiplyAdd(x, y, z);
  if (Number.isFinite(result)) return result;
  if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y) && !Number.isNaN(z)) {
    throw new ValueFault('ValueError', 'invalid operation in fma');
  }
  if (Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z)) {
    throw new ValueFault('OverflowError', 'overflow in fma');
  }
  return result;
}

function roundedMultiplyAdd(x: number, y: number, z: number): number {
  if (x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return x * y + z;
  if (!Number.isFinite(z)) return z;
  const a = decompose(x);
  const b = decompose(y);
  const c = decompose(z);
  const product = a.significand * b.significand * (a.negative !== b.negative ? -1n : 1n);
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const addend = c.negative ? -c.significand : c.significand;
  const sum = (product << BigInt(a.exponent + b.exponent - exponent)) + (addend << BigInt(c.exponent - exponent));
  const magnitude = roundInteger(sum < 0n ? -sum : sum, exponent);
  return sum < 0n ? -magnitude : magnitude;
}

/** value * 2**exponent as the nearest double, half to even. */
function roundInteger(value: bigint, exponent: number): number {
  const drop = Math.max(bitLength(value) - 53, -1074 - exponent);
  if (drop <= 0) return scaleByPowerOfTwo(Number(value), exponent);
  return scaleByPowerOfTwo(Number(divideHalfEven(value, 1n << BigInt(drop))), exponent + drop);
}
