/**
 * The distributions and selections of `random.Random`, as functions over a source of uniform numbers.
 *
 * A subclass may override random(), so every function takes a `UniformSource` and not a generator state. The order in
 * which numbers are drawn is part of the contract: programs with a fixed seed see the same results as in CPython. The
 * formulas are those of CPython's random.py, whose documentation names their authors.
 */
import { ValueFault } from '../fault.js';
import { cosine, exponential, logarithm, logBase2, sine, squareRoot, arcCosine } from '../numeric/math.js';
import { floatModulo } from '../numeric/int-float.js';
import { correctlyRoundedPower } from '../numeric/power.js';
import { nextRandom, randomBelow, type TwisterState } from './mersenne-twister.js';

/** random() and _randbelow(n); n is positive. */
export interface UniformSource {
  random(): number;
  below(limit: bigint): bigint;
}

const TWO_PI = 2 * Math.PI;
const NORMAL_MAGIC = 1.7155277699214135;
const LOG_4 = 1.3862943611198906;
const SAMPLE_GAMMA = 2.504077396776274;

/** The generator itself as a source. */
export function sourceOf(state: TwisterState): UniformSource {
  return { random: () => nextRandom(state), below: limit => randomBelow(state, limit) };
}

function belowNumber(source: UniformSource, limit: number): number {
  return Number(source.below(BigInt(limit)));
}

/**
 * randrange(start, stop, step); without stop the range is [0, start).
 * @throws ValueFault ValueError for step zero or an empty range.
 */
export function randomRange(source: UniformSource, start: bigint, stop?: bigint, step = 1n): bigint {
  if (stop === undefined) {
    if (start > 0n) return source.below(start);
    throw new ValueFault('ValueError', 'empty range for randrange()');
  }
  const width = stop - start;
  if (step === 1n) {
    if (width > 0n) return start + source.below(width);
    throw new ValueFault('ValueError', `empty range in randrange(${start}, ${stop})`);
  }
  if (step === 0n) throw new ValueFault('ValueError', 'zero step for randrange()');
  const count = step > 0n ? (width + step - 1n) / step : (width + step + 1n) / step;
  if (count > 0n) return start + step * source.below(count);
  throw new ValueFault('ValueError', `empty range in randrange(${start}, ${stop}, ${step})`);
}

/** The index that choice() picks. The caller raises IndexError for an empty sequence. */
export function choiceIndex(source: UniformSource, length: number): number {
  return belowNumber(source, length);
}

/** The swaps of shuffle(), as pairs of indices in order. */
export function* shuffleSwaps(source: UniformSource, length: number): Generator<[number, number]> {
  for (let i = length - 1; i > 0; i--) yield [i, belowNumber(source, i + 1)];
}

/**
 * The indices that sample(population, count) picks from a population of `size`.
 * @throws ValueFault ValueError when count is negative or larger than the population.
 */
export function sampleIndices(source: UniformSource, size: number, count: number): number[] {
  if (count < 0 || count > size) throw new ValueFault('ValueError', 'Sample larger than population or is negative');
  return size <= poolLimit(count) ? sampleFromPool(source, size, count) : sampleByRejection(source, size, count);
}

/** Up to this size a pool list needs less memory than a set of the picked indices. */
function poolLimit(count: number): number {
  if (count <= 5) return 21;
  let tableSize = 1;
  while (tableSize < count * 3) tableSize *= 4;
  return 21 + tableSize;
}

function sampleFromPool(source: UniformSource, size: number, count: number): number[] {
  const pool = Array.from({ length: size }, (_, i) => i);
  const picked: number[] = [];
  for (let i = 0; i < count; i++) {
    const j = belowNumber(source, size - i);
    picked.push(pool[j]);
    pool[j] = pool[size - i - 1];
  }
  return picked;
}

function sampleByRejection(source: UniformSource, size: number, count: number): number[] {
  const picked = new Set<number>();
  while (picked.size < count) picked.add(belowNumber(source, size));
  return [...picked];
}

/** The indices that choices() picks when there are no weights. */
export function choicesIndices(source: UniformSource, length: number, count: number): number[] {
  return Array.from({ length: count }, () => Math.floor(source.random() * length));
}

/**
 * The indices that choices() picks by cumulative weights.
 * @throws ValueFault ValueError when the total is not positive and finite.
 */
export function weightedChoicesIndices(source: UniformSource, cumulative: readonly number[], count: number): number[] {
  const total = cumulative[cumulative.length - 1] + 0;
  if (total <= 0) throw new ValueFault('ValueError', 'Total of weights must be greater than zero');
  if (!Number.isFinite(total)) throw new ValueFault('ValueError', 'Total of weights must be finite');
  return Array.from({ length: count }, () => bisectRight(cumulative, source.random() * total, cumulative.length - 1));
}

function bisectRight(sorted: readonly number[], value: number, length: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < sorted[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** uniform(a, b). */
export function uniform(source: UniformSource, a: number, b: number): number {
  return a + (b - a) * source.random();
}

/** triangular(low, high, mode); without mode the midpoint. */
export function triangular(source: UniformSource, low: number, high: number, mode?: number): number {
  let position = source.random();
  if (mode !== undefined && high === low) return low;
  let peak = mode === undefined ? 0.5 : (mode - low) / (high - low);
  let [from, to] = [low, high];
  if (position > peak) {
    position = 1 - position;
    peak = 1 - peak;
    [from, to] = [to, from];
  }
  return from + (to - from) * squareRoot(position * peak);
}

/** normalvariate(mu, sigma), by Kinderman and Monahan's ratio of uniforms. */
export function normalVariate(source: UniformSource, mu: number, sigma: number): number {
  for (;;) {
    const u1 = source.random();
    const u2 = 1 - source.random();
    const z = (NORMAL_MAGIC * (u1 - 0.5)) / u2;
    if ((z * z) / 4 <= -logarithm(u2)) return mu + z * sigma;
  }
}

/** gauss(mu, sigma): draws two numbers at a time and keeps the second in `state.pendingGauss`. */
export function gauss(
  source: UniformSource,
  state: { pendingGauss: number | undefined },
  mu: number,
  sigma: number,
): number {
  let z = state.pendingGauss;
  state.pendingGauss = undefined;
  if (z === undefined) {
    const angle = source.random() * TWO_PI;
    const radius = squareRoot(-2 * logarithm(1 - source.random()));
    z = cosine(angle) * radius;
    state.pendingGauss = sine(angle) * radius;
  }
  return mu + z * sigma;
}

/** lognormvariate(mu, sigma). */
export function logNormalVariate(source: UniformSource, mu: number, sigma: number): number {
  return exponential(normalVariate(source, mu, sigma));
}

/** expovariate(lambd). @throws ValueFault ZeroDivisionError for 0. */
export function exponentialVariate(source: UniformSource, lambda: number): number {
  const value = -logarithm(1 - source.random());
  if (lambda === 0) throw new ValueFault('ZeroDivisionError', 'division by zero');
  return value / lambda;
}

/** vonmisesvariate(mu, kappa), by Best and Fisher. */
export function vonMisesVariate(source: UniformSource, mu: number, kappa: number): number {
  if (kappa <= 1e-6) return TWO_PI * source.random();
  const s = 0.5 / kappa;
  const r = s + squareRoot(1 + s * s);
  let z: number;
  for (;;) {
    z = cosine(Math.PI * source.random());
    const d = z / (r + z);
    const u = source.random();
    if (u < 1 - d * d || u <= (1 - d) * exponential(d)) break;
  }
  const q = 1 / r;
  const f = (q + z) / (1 + q * z);
  const angle = arcCosine(f);
  return floatModulo(source.random() > 0.5 ? mu + angle : mu - angle, TWO_PI);
}

/**
 * gammavariate(alpha, beta): Cheng for alpha > 1, exponential for 1, Ahrens and Dieter below.
 * @throws ValueFault ValueError unless both are positive.
 */
export function gammaVariate(source: UniformSource, alpha: number, beta: number): number {
  if (!(alpha > 0 && beta > 0)) throw new ValueFault('ValueError', 'gammavariate: alpha and beta must be > 0.0');
  if (alpha > 1) return gammaLarge(source, alpha) * beta;
  if (alpha === 1) return -logarithm(1 - source.random()) * beta;
  return gammaSmall(source, alpha) * beta;
}

function gammaLarge(source: UniformSource, alpha: number): number {
  const root = squareRoot(2 * alpha - 1);
  const b = alpha - LOG_4;
  const c = alpha + root;
  for (;;) {
    const u1 = source.random();
    if (!(u1 > 1e-7 && u1 < 0.9999999)) continue;
    const u2 = 1 - source.random();
    const v = logarithm(u1 / (1 - u1)) / root;
    const x = alpha * exponential(v);
    const z = u1 * u1 * u2;
    const r = b + c * v - x;
    if (r + SAMPLE_GAMMA - 4.5 * z >= 0 || r >= logarithm(z)) return x;
  }
}

function gammaSmall(source: UniformSource, alpha: number): number {
  for (;;) {
    const b = (Math.E + alpha) / Math.E;
    const p = b * source.random();
    const x = p <= 1 ? correctlyRoundedPower(p, 1 / alpha) : -logarithm((b - p) / alpha);
    const u = source.random();
    if (p > 1 ? u <= correctlyRoundedPower(x, alpha - 1) : u <= exponential(-x)) return x;
  }
}

/** betavariate(alpha, beta). */
export function betaVariate(source: UniformSource, alpha: number, beta: number): number {
  const y = gammaVariate(source, alpha, 1);
  return y === 0 ? 0 : y / (y + gammaVariate(source, beta, 1));
}

/** paretovariate(alpha). */
export function paretoVariate(source: UniformSource, alpha: number): number {
  return correctlyRoundedPower(1 - source.random(), -1 / alpha);
}

/** weibullvariate(alpha, beta). */
export function weibullVariate(source: UniformSource, alpha: number, beta: number): number {
  return alpha * correctlyRoundedPower(-logarithm(1 - source.random()), 1 / beta);
}

/**
 * binomialvariate(n, p): trials by geometric steps for small n * p, Hormann's transformed rejection otherwise.
 * @throws ValueFault ValueError for a negative n or p outside [0, 1].
 */
export function binomialVariate(source: UniformSource, n: number, p: number, logGamma: (x: number) => number): number {
  if (n < 0) throw new ValueFault('ValueError', 'n must be non-negative');
  if (p <= 0 || p >= 1) {
    if (p === 0) return 0;
    if (p === 1) return n;
    throw new ValueFault('ValueError', 'p must be in the range 0.0 <= p <= 1.0');
  }
  if (n === 1) return source.random() < p ? 1 : 0;
  if (p > 0.5) return n - binomialVariate(source, n, 1 - p, logGamma);
  return n * p < 10 ? binomialByGeometric(source, n, p) : binomialByRejection(source, n, p, logGamma);
}

function binomialByGeometric(source: UniformSource, n: number, p: number): number {
  let x = 0;
  let y = 0;
  const c = logBase2(1 - p);
  if (c === 0) return x;
  for (;;) {
    y += Math.floor(logBase2(source.random()) / c) + 1;
    if (y > n) return x;
    x += 1;
  }
}

function binomialByRejection(source: UniformSource, n: number, p: number, logGamma: (x: number) => number): number {
  const deviation = squareRoot(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const vr = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const logOdds = logarithm(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const h = logGamma(mode + 1) + logGamma(n - mode + 1);
  for (;;) {
    const u = source.random() - 0.5;
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (k < 0 || k > n) continue;
    let v = source.random();
    if (us >= 0.07 && v <= vr) return k;
    v *= alpha / (a / (us * us) + b);
    if (logarithm(v) <= h - logGamma(k + 1) - logGamma(n - k + 1) + (k - mode) * logOdds) return k;
  }
}
