/** sin and cos are correctly rounded: a series in exact integers says where the true value lies. */
import t from 'tap';
import { correctlyRoundedCos, correctlyRoundedSin } from './trigonometry.js';

const BITS = 300n;
const ONE = 1n << BITS;
// Machin's formula.
const HALF_PI = 2n * (4n * inverseArcTangent(5n) - inverseArcTangent(239n));

function inverseArcTangent(n: bigint): bigint {
  let power = ONE / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n);
    sum += power / k;
  }
  return sum;
}
/** A double of less than 2**40 that is a multiple of 2**-250, in fixed point. */
function fixed(x: number): bigint {
  return BigInt(x * 2 ** 250) << (BITS - 250n);
}
/** The series of sin (from 1) or cos (from 0). */
function series(x: bigint, first: 0n | 1n): bigint {
  let term = first === 1n ? x : ONE;
  let sum = 0n;
  for (let k = first + 1n; term !== 0n; k += 2n) {
    sum += term;
    term = -(((term * x) >> BITS) * x) / (k * (k + 1n)) / ONE;
  }
  return sum;
}
function sineOf(x: number, quartersMore: bigint): bigint {
  const angle = fixed(x);
  const quarters = (2n * angle + HALF_PI) / (2n * HALF_PI) - (angle < 0n ? 1n : 0n);
  const turn = (((quarters + quartersMore) % 4n) + 4n) % 4n;
  const value = series(angle - quarters * HALF_PI, (turn & 1n) === 0n ? 1n : 0n);
  return turn > 1n ? -value : value;
}
/** How far a double is from the true value, in units of its last place. */
function error(result: number, exact: bigint): number {
  const ulp = 2 ** (Math.floor(Math.log2(Math.abs(result))) - 52);
  const difference = fixed(result) - exact;
  return Math.abs(Number(difference) / Number(fixed(ulp)));
}
function* angles(): Generator<number> {
  let state = 1n;
  for (let k = 0; k < 4000; k++) {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    const fraction = Number(BigInt.asIntN(53, state >> 11n)) / 2 ** 52;
    yield fraction * [1, 7, 900, 150_000, 2 ** 30][k % 5]!;
    yield k;
  }
}

t.test('sin and cos are the doubles nearest to the true values', t => {
  const wrong: number[] = [];
  for (const x of angles()) {
    if (Math.abs(x) < 1e-9) continue;
    const errors = [error(correctlyRoundedSin(x), sineOf(x, 0n)), error(correctlyRoundedCos(x), sineOf(x, 1n))];
    if (!errors.every(e => e <= 0.5)) wrong.push(x, ...errors);
  }
  t.same(wrong, []);
  t.end();
});
