/**
 * The functions that C libraries compute with short classical formulas: expm1, log1p, log10 and the hyperbolic ones.
 *
 * Their results in glibc are off by one or two units in the last place in a tenth of all cases, so a correctly rounded
 * version would often differ from what CPython prints. Here the operations are therefore done in the order in which glibc
 * does them; the approximations are those of Sun's fdlibm; exp and log inside them
 * are power.ts's. Conventions are C's (infinities, NaN); Python's errors are math.ts's.
 */
import { frexp, powerOfTwo, scaleByPowerOfTwo } from './float-bits.js';
import { correctlyRoundedExp, correctlyRoundedLog } from './power.js';

// ln 2 split so that multiples by an exponent are exact in the high part.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;
const LARGEST_LOG = 709.782712893384;

/** The coefficients of the rational approximation in expm1, in powers of x**2 / 2. */
const EXPM1_TERMS = [
  1, -0.03333333333333313, 0.0015873015872548146, -0.0000793650757867488, 0.000004008217827329362,
  -2.0109921818362437e-7,
];

/** The coefficients of the approximation of log(1 + f) in powers of (f / (2 + f))**2. */
const LOG1P_TERMS = [
  0, 0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605106586,
];

/** C's expm1. */
export function expm1(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) >= 56 * Math.LN2) {
    if (x > LARGEST_LOG) return Infinity;
    if (x < 0) return -1;
  }
  if (Math.abs(x) < 2 ** -54) return x;
  const k = expm1Steps(x);
  if (k === 0) {
    const half = 0.5 * x;
    const square = x * half;
    return x - (x * expm1Quotient(x, half, square) - square);
  }
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const half = 0.5 * r;
  const square = r * half;
  const error = high - r - low;
  const e = r * (expm1Quotient(r, half, square) - error) - error - square;
  return scaleExpm1(r, e, k);
}

function expm1Steps(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude <= 0.5 * Math.LN2) return 0;
  if (magnitude < 1.5 * Math.LN2) return x > 0 ? 1 : -1;
  return Math.trunc(Math.LOG2E * x + (x > 0 ? 0.5 : -0.5));
}

function expm1Quotient(x: number, half: number, square: number): number {
  const q = EXPM1_TERMS;
  const fourth = square * square;
  const r = 1 + square * q[1] + fourth * (q[2] + square * q[3]) + fourth * fourth * (q[4] + square * q[5]);
  const t = 3 - r * half;
  return square * ((r - t) / (6 - x * t));
}

/** 2**k (1 + r - e) - 1, arranged by the size of k so that nothing cancels. */
function scaleExpm1(r: number, e: number, k: number): number {
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return scaleByPowerOfTwo(1 - (e - r), k) - 1;
  if (k < 20) return scaleByPowerOfTwo(1 - powerOfTwo(-k) - (e - r), k);
  return scaleByPowerOfTwo(r - (e + powerOfTwo(-k)) + 1, k);
}

/** C's log1p. */
export function log1p(x: number): number {
  if (!(x > -1) || x === Infinity) return x === -1 ? -Infinity : x < -1 ? NaN : x;
  const magnitude = Math.abs(x);
  if (magnitude < 2 ** -29) return magnitude < 2 ** -54 ? x : x - x * x * 0.5;
  if (x < 0.4142189025878906 && x > -0.2928934097290039) return log1pPolynomial(x, 0, 0);
  let u = x;
  let correction = 0;
  if (x < 2 ** 53) {
    u = 1 + x;
    correction = (u >= 2 ? 1 - (u - x) : x - (u - 1)) / u;
  }
  let k = frexp(u).exponent - 1;
  u = scaleByPowerOfTwo(u, -k);
  if (u >= 1 + 0x6a09e * 2 ** -20) {
    k += 1;
    u /= 2;
  }
  const f = u - 1;
  if (f >= 0 ? f < 2 ** -20 : f > -(2 ** -19)) return log1pNearPower(f, k, correction);
  return log1pPolynomial(f, k, correction);
}

/** log((1 + f) 2**k) + correction for a tiny f. */
function log1pNearPower(f: number, k: number, correction: number): number {
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (correction + k * LN2_LOW);
  const rest = 0.5 * f * f * (1 - 0.6666666666666666 * f);
  return k === 0 ? f - rest : k * LN2_HIGH - (rest - (k * LN2_LOW + correction) - f);
}

function log1pPolynomial(f: number, k: number, correction: number): number {
  const p = LOG1P_TERMS;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const r = z * p[1] + z2 * (p[2] + z * p[3]) + z4 * (p[4] + z * p[5]) + z4 * z2 * (p[6] + z * p[7]);
  if (k === 0) return f - (halfSquare - s * (halfSquare + r));
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + r) + (k * LN2_LOW + correction)) - f);
}

/** C's log10: the exponent's share and the mantissa's are added separately, which makes powers of ten exact. */
export function log10(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x < 0 ? NaN : x;
  const exponent = frexp(x).exponent - 1;
  const borrowed = exponent < 0 ? 1 : 0;
  const whole = exponent + borrowed;
  const mantissa = scaleByPowerOfTwo(x, -whole);
  const rest = whole * LOG10_2_LOW + Math.LOG10E * correctlyRoundedLog(mantissa);
  return rest + whole * LOG10_2_HIGH;
}

/** C's sinh. */
export function sinh(x: number): number {
  const magnitude = Math.abs(x);
  if (Number.isNaN(x) || magnitude < 2 ** -28) return x;
  const half = x < 0 ? -0.5 : 0.5;
  if (magnitude < 22) {
    const t = expm1(magnitude);
    return magnitude < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
  }
  return halfExponential(magnitude, half);
}

/** C's cosh. */
export function cosh(x: number): number {
  const magnitude = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (magnitude < 0.5 * Math.LN2) {
    const t = expm1(magnitude);
    const w = 1 + t;
    return magnitude < 2 ** -55 ? w : 1 + (t * t) / (w + w);
  }
  if (magnitude < 22) {
    const t = correctlyRoundedExp(magnitude);
    return 0.5 * t + 0.5 / t;
  }
  return halfExponential(magnitude, 0.5);
}

/** half * exp(x), also just beyond the range of exp. */
function halfExponential(x: number, half: number): number {
  if (x < LARGEST_LOG) return half * correctlyRoundedExp(x);
  const root = correctlyRoundedExp(0.5 * x);
  return half * root * root;
}

/** C's tanh. */
export function tanh(x: number): number {
  const magnitude = Math.abs(x);
  if (Number.isNaN(x) || magnitude < 2 ** -55) return x;
  let result = 1;
  if (magnitude < 1) {
    const t = expm1(-2 * magnitude);
    result = -t / (t + 2);
  } else if (magnitude < 22) result = 1 - 2 / (expm1(2 * magnitude) + 2);
  return x < 0 ? -result : result;
}

/** C's asinh. */
export function asinh(x: number): number {
  const magnitude = Math.abs(x);
  if (!Number.isFinite(x) || magnitude < 2 ** -28) return x;
  const square = x * x;
  let result: number;
  if (magnitude > 2 ** 28) result = correctlyRoundedLog(magnitude) + Math.LN2;
  else if (magnitude > 2) result = correctlyRoundedLog(2 * magnitude + 1 / (Math.sqrt(square + 1) + magnitude));
  else result = log1p(magnitude + square / (1 + Math.sqrt(1 + square)));
  return x < 0 ? -result : result;
}

/** C's acosh. */
export function acosh(x: number): number {
  if (!(x >= 1) || x === Infinity) return x < 1 ? NaN : x;
  if (x === 1) return 0;
  if (x > 2 ** 28) return correctlyRoundedLog(x) + Math.LN2;
  if (x > 2) return correctlyRoundedLog(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

/** C's atanh. */
export function atanh(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 1)) return magnitude === 1 ? x * Infinity : NaN;
  if (magnitude < 2 ** -28) return x;
  const twice = magnitude + magnitude;
  const argument = magnitude < 0.5 ? twice + (twice * magnitude) / (1 - magnitude) : twice / (1 - magnitude);
  const result = 0.5 * log1p(argument);
  return x < 0 ? -result : result;
}
