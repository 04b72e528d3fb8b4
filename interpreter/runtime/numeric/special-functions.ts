/**
 * The error function and the gamma function.
 *
 * erf is summed in double-double from its Taylor series near zero and from the continued fraction of erfc further out.
 * gamma and lgamma follow CPython's own implementation (Lanczos' approximation with g = 6.0246800407767296), because
 * there the sequence of operations is CPython's and not the C library's.
 */
import { add, divide, INVERSES, lowPart, multiply, scale, twoProduct, twoSum } from './double-double.js';
import { correctlyRoundedLog, correctlyRoundedPower, expDoubleDouble, correctlyRoundedExp } from './power.js';
import { correctlyRoundedCos, correctlyRoundedSin } from './trigonometry.js';

const TWO_OVER_ROOT_PI_HIGH = 1.1283791670955126;
const TWO_OVER_ROOT_PI_LOW = 1.533545961316588e-17;
const ROOT_PI_HIGH = 1.772453850905516;
const ROOT_PI_LOW = -7.666586499825799e-17;
const LN2_LOW = 2.3190468138462996e-17;
const SERIES_LIMIT = 2.5;

/** erf(x) for 0 <= x < 2.5 by its Taylor series; leaves the low part in `lowPart`. */
function erfSeries(x: number): number {
  const square = twoProduct(x, x);
  const squareLow = lowPart[0];
  let term = x;
  let termLow = 0;
  let sum = x;
  let sumLow = 0;
  for (let n = 1; Math.abs(term) > 2 ** -110 * x; n++) {
    term = multiply(term, termLow, -square, -squareLow);
    term = divide(term, lowPart[0], n, 0);
    termLow = lowPart[0];
    const part =
      n <= 14
        ? multiply(term, termLow, INVERSES.high[2 * n + 1], INVERSES.low[2 * n + 1])
        : divide(term, termLow, 2 * n + 1, 0);
    sum = add(sum, sumLow, part, lowPart[0]);
    sumLow = lowPart[0];
  }
  return multiply(sum, sumLow, TWO_OVER_ROOT_PI_HIGH, TWO_OVER_ROOT_PI_LOW);
}

/**
 * 2**shift * erfc(x) for x >= 2.5 by its continued fraction, evaluated from the inside; leaves the low part in `lowPart`.
 */
function erfcFraction(x: number, shift: number): number {
  let tail = x;
  let tailLow = 0;
  for (let n = Math.ceil(400 / (x * x)) + 20; n >= 1; n--) {
    const quotient = divide(n / 2, 0, tail, tailLow);
    tail = add(x, 0, quotient, lowPart[0]);
    tailLow = lowPart[0];
  }
  const square = twoProduct(x, x);
  const squareLow = lowPart[0];
  const lift = scale(Math.LN2, LN2_LOW, shift);
  const exponent = add(lift, lowPart[0], -square, -squareLow);
  const power = expDoubleDouble(exponent, lowPart[0]);
  const powerLow = lowPart[0];
  const below = multiply(tail, tailLow, ROOT_PI_HIGH, ROOT_PI_LOW);
  return divide(power, powerLow, below, lowPart[0]);
}

/** C's erf. */
export function correctlyRoundedErf(x: number): number {
  const magnitude = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (magnitude > 6) return Math.sign(x);
  if (magnitude < 2 ** -28) return scaleTiny(x);
  if (magnitude < SERIES_LIMIT) return Math.sign(x) * erfSeries(magnitude);
  const rest = erfcFraction(magnitude, 0);
  return Math.sign(x) * add(1, 0, -rest, -lowPart[0]);
}

/** 2 x / sqrt(pi) where the next term of the series no longer matters; scaled against subnormal products. */
function scaleTiny(x: number): number {
  if (x === 0) return x;
  const big = x * 2 ** 200;
  return scale(TWO_OVER_ROOT_PI_HIGH, TWO_OVER_ROOT_PI_LOW, big) * 2 ** -200;
}

/** C's erfc. */
export function correctlyRoundedErfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 27.3) return 0;
  if (x < -6) return 2;
  if (Math.abs(x) < 2 ** -60) return 1;
  if (x >= SERIES_LIMIT) return x > 26 ? erfcFar(x) : erfcFraction(x, 0);
  if (x <= -SERIES_LIMIT) {
    const rest = erfcFraction(-x, 0);
    return add(2, 0, -rest, -lowPart[0]);
  }
  const value = erfSeries(Math.abs(x));
  return x < 0 ? add(1, 0, value, lowPart[0]) : add(1, 0, -value, -lowPart[0]);
}

/** erfc where the result may be subnormal: 2**200 times as much is computed, then rounded on the final grid. */
function erfcFar(x: number): number {
  const high = erfcFraction(x, 200);
  const rest = lowPart[0];
  if (high >= 2 ** -822) return high * 2 ** -200;
  const anchor = 2 ** -822;
  const sum = twoSum(anchor, high);
  return (sum + (lowPart[0] + rest) - anchor) * 2 ** -200;
}

const LANCZOS_G_MINUS_HALF = 5.52468004077673;
const LANCZOS_G = 6.02468004077673;
const LANCZOS_NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const LANCZOS_DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];
const LOG_PI = 1.1447298858494002;

/** The rational function of Lanczos' approximation; its terms are ordered so that nothing overflows. */
function lanczosSum(x: number): number {
  let above = 0;
  let below = 0;
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      above = above * x + LANCZOS_NUMERATOR[i];
      below = below * x + LANCZOS_DENOMINATOR[i];
    }
  } else {
    for (let i = 0; i <= 12; i++) {
      above = above / x + LANCZOS_NUMERATOR[i];
      below = below / x + LANCZOS_DENOMINATOR[i];
    }
  }
  return above / below;
}

/** sin(pi x), exact in sign and zero for every finite x. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const eighth = Math.round(2 * y);
  let result = 0;
  if (eighth === 0 || eighth === 4) result = correctlyRoundedSin(Math.PI * (eighth === 0 ? y : y - 2));
  else if (eighth === 1) result = correctlyRoundedCos(Math.PI * (y - 0.5));
  else if (eighth === 2) result = correctlyRoundedSin(Math.PI * (1 - y));
  else result = -correctlyRoundedCos(Math.PI * (y - 1.5));
  return x < 0 ? -result : result;
}

/** Gamma(x) for a finite x that is not a pole; overflows to an infinity. */
export function gammaFunction(x: number): number {
  if (Number.isInteger(x) && x > 0 && x <= 23) return factorialOf(x - 1);
  const magnitude = Math.abs(x);
  if (magnitude < 1e-20) return 1 / x;
  if (magnitude > 200) return x < 0 ? 0 / sinPi(x) : Infinity;
  const y = magnitude + LANCZOS_G_MINUS_HALF;
  // How far the sum above is off, to be corrected below.
  let z =
    magnitude > LANCZOS_G_MINUS_HALF ? y - magnitude - LANCZOS_G_MINUS_HALF : y - LANCZOS_G_MINUS_HALF - magnitude;
  z = (z * LANCZOS_G) / y;
  return x < 0 ? gammaNegative(magnitude, y, z) : gammaPositive(magnitude, y, z);
}

function factorialOf(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

function gammaNegative(magnitude: number, y: number, z: number): number {
  let result = ((-Math.PI / sinPi(magnitude) / magnitude) * correctlyRoundedExp(y)) / lanczosSum(magnitude);
  result -= z * result;
  if (magnitude < 140) return result / correctlyRoundedPower(y, magnitude - 0.5);
  const root = correctlyRoundedPower(y, magnitude / 2 - 0.25);
  return result / root / root;
}

function gammaPositive(magnitude: number, y: number, z: number): number {
  let result = lanczosSum(magnitude) / correctlyRoundedExp(y);
  result += z * result;
  if (magnitude < 140) return result * correctlyRoundedPower(y, magnitude - 0.5);
  const root = correctlyRoundedPower(y, magnitude / 2 - 0.25);
  return result * root * root;
}

/** log(|Gamma(x)|) for a finite x that is not a pole. */
export function logGammaFunction(x: number): number {
  if (x === 1 || x === 2) return 0;
  const magnitude = Math.abs(x);
  if (magnitude < 1e-20) return -correctlyRoundedLog(magnitude);
  let result = correctlyRoundedLog(lanczosSum(magnitude)) - LANCZOS_G;
  result += (magnitude - 0.5) * (correctlyRoundedLog(magnitude + LANCZOS_G - 0.5) - 1);
  if (x < 0)
    result = LOG_PI - correctlyRoundedLog(Math.abs(sinPi(magnitude))) - correctlyRoundedLog(magnitude) - result;
  return result;
}
