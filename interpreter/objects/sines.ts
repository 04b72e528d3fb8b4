/**
 * sin and cos in doubles, for the angles for which that leaves no doubt about the rounding: all but one in a thousand. The others, the tiny
 * and the large ones are numeric/trigonometry.ts's, which has the same method in double-doubles.
 *
 * x = n pi/128 + r; the sines of the multiples of pi/128 up to pi/2 are in memory, as double-doubles, from MemoryMap.SINES on; r has a
 * short Taylor series, and the addition theorem puts both together. First in plain doubles, where the rounding of cosine * r makes up
 * most of the error; when the bound on the error does not decide, with that product exact. The answer NaN says that nothing is decided.
 */
import { type f64, fabs, fneg, fnearest, type i32, i32OfF64, loadF64 } from '../dialect/rts.js';
import { MemoryMap } from '../heap/machine.js';

// pi/128 in three pieces, the first two so short that their multiples up to 2**16 are exact.
const STEP_HEAD = 0.024543692605220713;
const STEP_MIDDLE = 9.495469541099947e-13;
const STEP_TAIL = 3.159791013743673e-23;
// And for multiples up to 2**23, by two pieces of 30 bits.
const LONG_HEAD = 0.024543692619772628;
const LONG_MIDDLE = -1.3602368268751143e-11;
const LONG_TAIL = -5.4741162470155154e-21;
const SHORT_LIMIT = 1000.0;
const LONG_LIMIT = 200000.0;
const STEPS_PER_RADIAN = 40.74366543152521;
/** Remainders below this leave too few bits. */
const SMALLEST = 1e-6;
const SPLITTER = 134217729.0;
/** 2**-51, 2**-52, 2**-64, 2**-66, 2**-74. */
const E51 = 4.440892098500626e-16;
const E52 = 2.220446049250313e-16;
const E64 = 5.421010862427522e-20;
const E66 = 1.3552527156068805e-20;
const E74 = 5.293955920339377e-23;

/** sin(x + turn pi/128), or NaN. @residual @export @writes nothing */
export function quickSine(x: f64, turn: i32): f64 {
  if (!(fabs(x) < LONG_LIMIT)) return 0.0 / 0.0;
  const steps = fnearest(x * STEPS_PER_RADIAN);
  const short = fabs(x) < SHORT_LIMIT;
  const first = x - steps * (short ? STEP_HEAD : LONG_HEAD);
  const second = steps * (short ? STEP_MIDDLE : LONG_MIDDLE);
  const near = first - second;
  // What that lacks of first - second, exactly (Knuth's two-sum): `second` may be the larger one.
  const taken = near - first;
  const rest = first - (near - taken) - (second + taken) - steps * (short ? STEP_TAIL : LONG_TAIL);
  const r = near + rest;
  if (fabs(r) < SMALLEST) return 0.0 / 0.0;
  const rLow = rest - (r - near);
  const position = (i32OfF64(steps) + turn) & 255;
  const magnitude = sineBeside(position & 127, r, rLow);
  return (position & 128) !== 0 ? fneg(magnitude) : magnitude;
}
/** The sine of `position` (0 to 127) multiples of pi/128 and r. @residual @writes nothing */
function sineBeside(position: i32, r: f64, rLow: f64): f64 {
  const index = position & 63;
  const falls = (position & 64) !== 0;
  const up = (MemoryMap.SINES + ((falls ? (64 - index) | 0 : index) << 4)) | 0;
  const across = (MemoryMap.SINES + ((falls ? index : (64 - index) | 0) << 4)) | 0;
  const sine = loadF64(up);
  const sineLow = loadF64((up + 8) | 0);
  const cosine = falls ? fneg(loadF64(across)) : loadF64(across);
  const cosineLow = falls ? fneg(loadF64((across + 8) | 0)) : loadF64((across + 8) | 0);
  const square = r * r;
  const sineRest = r * square * (-1.0 / 6.0 + square * (1.0 / 120.0 - square * (1.0 / 5040.0)));
  const cosineRest = square * (-0.5 + square * (1.0 / 24.0 - square * (1.0 / 720.0)));
  const linear = cosine * r;
  const tail = cosine * (sineRest + rLow) + (sineLow + cosineLow * r);
  const atZero = sine === 0.0;
  const high = sine + linear;
  const below = (atZero ? 0.0 : linear - (high - sine)) + (sine * cosineRest + tail);
  const error = atZero ? fabs(r) * E64 : fabs(r) * E52 + E66;
  const result = high + (below - error);
  if (result === high + (below + error)) return result;
  return atZero ? 0.0 / 0.0 : closerSine(sine, cosine, r, square, tail);
}
/** The same with cosine * r exact (Dekker's product) and one more term of the cosine's series. @residual @writes nothing */
function closerSine(sine: f64, cosine: f64, r: f64, square: f64, tail: f64): f64 {
  const linear = cosine * r;
  const cosineHigh = highHalf(cosine);
  const rHigh = highHalf(r);
  const cosineRest = cosine - cosineHigh;
  const rRest = r - rHigh;
  const linearLow = cosineRest * rRest - (linear - cosineHigh * rHigh - cosineRest * rHigh - cosineHigh * rRest);
  const drop = square * (-0.5 + square * (1.0 / 24.0 - square * (1.0 / 720.0 - square * (1.0 / 40320.0))));
  const high = sine + linear;
  const below = linear - (high - sine) + (sine * drop + (tail + linearLow));
  const error = square * E51 + E74;
  const result = high + (below - error);
  return result === high + (below + error) ? result : 0.0 / 0.0;
}
/** The upper 26 bits of a double. */
function highHalf(x: f64): f64 {
  const scaled = SPLITTER * x;
  return scaled - (scaled - x);
}
