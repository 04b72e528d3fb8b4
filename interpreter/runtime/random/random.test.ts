/**
 * Numbers for a seed equal CPython's: `random.Random(seed)` was asked for each expectation.
 */
import t from 'tap';
import { gauss, normalVariate, randomRange, sampleIndices, shuffleSwaps, sourceOf, uniform } from './distributions.js';
import {
  newTwister,
  nextRandom,
  randomBits,
  seedWithInteger,
  seedWithText,
  type TwisterState,
} from './mersenne-twister.js';
import { sha512 } from './sha512.js';

function seeded(seed: bigint | string): TwisterState {
  const state = newTwister();
  if (typeof seed === 'string') seedWithText(state, seed);
  else seedWithInteger(state, seed);
  return state;
}

t.test('random()', async t => {
  t.equal(nextRandom(seeded(0n)), 0.8444218515250481);
  t.equal(nextRandom(seeded(42n)), 0.6394267984578837);
  t.equal(nextRandom(seeded(-42n)), 0.6394267984578837);
  t.equal(nextRandom(seeded(2n ** 100n)), 0.7586581712996778);
  t.equal(nextRandom(seeded('hello')), 0.3537754404730722);
  t.equal(nextRandom(seeded('')), 0.9602256525641875);
});

t.test('integers', async t => {
  t.equal(randomBits(seeded(1n), 100), 1017878568110080782349472477685n);
  t.equal(randomRange(sourceOf(seeded(1n)), 10n, 1000n, 7n), 248n);
  t.equal(randomRange(sourceOf(seeded(1n)), 10n ** 20n), 14089154938208861744n);
  t.throws(() => randomRange(sourceOf(seeded(1n)), 0n), { message: 'empty range for randrange()' });
});

t.test('selections', async t => {
  const items = [0, 1, 2, 3, 4, 5, 6, 7];
  for (const [i, j] of shuffleSwaps(sourceOf(seeded(1n)), 8)) [items[i], items[j]] = [items[j], items[i]];
  t.same(items, [3, 6, 1, 5, 7, 0, 4, 2]);
  t.same(sampleIndices(sourceOf(seeded(1n)), 20, 4), [4, 18, 2, 8]);
  t.same(sampleIndices(sourceOf(seeded(1n)), 100000, 4), [17611, 74606, 8271, 33432]);
});

t.test('distributions', async t => {
  const state = seeded(7n);
  const source = sourceOf(state);
  t.equal(uniform(source, 1, 5), 2.2953310593326495);
  t.equal(normalVariate(source, 0, 1), -1.7159469834782781);
  t.equal(gauss(source, state, 0, 1), 1.112914852545535);
  t.equal(gauss(source, state, 0, 1), 0.5446590190449835);
});

t.test('SHA-512', async t => {
  const hex = (text: string) => Buffer.from(sha512(new TextEncoder().encode(text))).toString('hex');
  t.equal(hex('abc').slice(0, 32), 'ddaf35a193617abacc417349ae204131');
  t.equal(hex('a'.repeat(200)).slice(0, 32), '4b11459c33f52a22ee8236782714c150');
});
