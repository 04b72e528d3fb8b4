/**
 * The generator under the module random: a Mersenne twister as a host object, and the functions that draw many numbers
 * at once. The class Random is in stdlib/python/random.py.
 */
import type { Ref } from '../../interpreter/dialect/rts.js';
import { Kind, NULL } from '../../interpreter/heap/well-known.js';
import { native, type ModuleDefinition, type NativeDefinition } from '../../interpreter/runtime/native.js';
import { logGamma } from '../../interpreter/runtime/numeric/math.js';
import { hashFloat } from '../../interpreter/runtime/numeric/hash.js';
import * as D from '../../interpreter/runtime/random/distributions.js';
import {
  newTwister,
  nextRandom,
  randomBelow,
  randomBits,
  seedWithBytes,
  seedWithInteger,
  seedWithText,
  type TwisterState,
} from '../../interpreter/runtime/random/mersenne-twister.js';
import type { Space } from '../../interpreter/runtime/space.js';

/** The state of the functions of the module, per space; None stands for it. */
const sharedStates = new WeakMap<Space, TwisterState>();
function sharedState(space: Space): TwisterState {
  const known = sharedStates.get(space);
  if (known !== undefined) return known;
  const state = newTwister();
  seedAtRandom(space, state);
  sharedStates.set(space, state);
  return state;
}
function seedAtRandom(space: Space, state: TwisterState): void {
  let number = 0n;
  for (const byte of space.host.randomBytes(32)) number = number * 256n + BigInt(byte);
  seedWithInteger(state, number);
}
const stateOf = (space: Space, r: Ref): TwisterState =>
  r === space.none ? sharedState(space) : space.hostValue<TwisterState>(r);
const integer = (space: Space, r: Ref): bigint => space.bigint(space.indexObject(r));

function seed(space: Space, self: Ref, value: Ref): Ref {
  const state = stateOf(space, self);
  state.pendingGauss = undefined;
  if (value === space.none) seedAtRandom(space, state);
  else if (space.isInt(value)) seedWithInteger(state, space.bigint(value));
  else if (space.isFloat(value)) seedWithInteger(state, BigInt.asUintN(64, hashFloat(space.floatValue(value))));
  else if (space.isStr(value)) seedWithText(state, space.text(value));
  else if (space.isBytes(value) || space.kindOf(value) === Kind['BYTEARRAY'])
    seedWithBytes(state, space.bytesValue(value));
  else {
    throw space.error('TypeError', 'The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.');
  }
  return space.none;
}
/** The state as CPython's getstate() has it: 624 words and the index. */
function getState(space: Space, self: Ref): Ref {
  const state = stateOf(space, self);
  return space.tuple([...state.words, state.index].map(word => space.int(word)));
}
function setState(space: Space, self: Ref, words: Ref): Ref {
  const items = space.items(words).map(word => Number(space.bigint(word)));
  if (items.length !== 625) throw space.error('ValueError', 'state vector is the wrong size');
  const state = stateOf(space, self);
  state.words.set(items.slice(0, 624));
  state.index = items[624]!;
  return space.none;
}
/** A distribution of two parameters. */
const distribution = (
  name: string,
  draw: (source: D.UniformSource, a: number, b: number) => number,
): NativeDefinition =>
  native(name, '(state, a, b, /)', (space, self, a, b) =>
    space.float(draw(D.sourceOf(stateOf(space, self)), space.double(a), space.double(b))),
  );
const functions: readonly NativeDefinition[] = [
  native('new_state', '()', space => space.hostObject(space.class('TwisterState'), newTwister())),
  native('seed', '(state, value, /)', seed),
  native('get_state', '(state, /)', getState),
  native('set_state', '(state, words, /)', setState),
  native('next_random', '(state, /)', (space, self) => space.float(nextRandom(stateOf(space, self)))),
  native('getrandbits', '(state, k, /)', (space, self, k) => {
    const count = space.index(k);
    if (count < 0) throw space.error('ValueError', 'number of bits must be non-negative');
    return space.int(randomBits(stateOf(space, self), count));
  }),
  native('below', '(state, n, /)', (space, self, n) => space.int(randomBelow(stateOf(space, self), integer(space, n)))),
  native('randrange', '(state, start, stop=None, step=None, /)', (space, self, start, stop, step) =>
    space.int(
      D.randomRange(
        D.sourceOf(stateOf(space, self)),
        integer(space, start),
        stop === NULL || stop === space.none ? undefined : integer(space, stop),
        step === NULL ? 1n : integer(space, step),
      ),
    ),
  ),
  native('sample_indices', '(state, size, count, /)', (space, self, size, count) =>
    space.list(
      D.sampleIndices(D.sourceOf(stateOf(space, self)), space.index(size), space.index(count)).map(k => space.int(k)),
    ),
  ),
  native('choices_indices', '(state, length, count, /)', (space, self, length, count) =>
    space.list(
      D.choicesIndices(D.sourceOf(stateOf(space, self)), space.index(length), space.index(count)).map(k =>
        space.int(k),
      ),
    ),
  ),
  native('weighted_indices', '(state, cumulative, count, /)', (space, self, cumulative, count) => {
    const weights = space.items(cumulative).map(weight => space.double(weight));
    const indices = D.weightedChoicesIndices(D.sourceOf(stateOf(space, self)), weights, space.index(count));
    return space.list(indices.map(k => space.int(k)));
  }),
  native('randbytes', '(state, n, /)', (space, self, n) => {
    const count = space.index(n);
    let bits = randomBits(stateOf(space, self), count * 8);
    const bytes = new Uint8Array(count);
    for (let k = 0; k < count; k++) {
      bytes[k] = Number(bits & 255n);
      bits >>= 8n;
    }
    return space.bytes(bytes);
  }),
  distribution('normalvariate', D.normalVariate),
  distribution('lognormvariate', D.logNormalVariate),
  distribution('vonmisesvariate', D.vonMisesVariate),
  distribution('gammavariate', D.gammaVariate),
  distribution('betavariate', D.betaVariate),
  distribution('weibullvariate', D.weibullVariate),
  native('paretovariate', '(state, alpha, /)', (space, self, alpha) =>
    space.float(D.paretoVariate(D.sourceOf(stateOf(space, self)), space.double(alpha))),
  ),
  native('expovariate', '(state, lambd, /)', (space, self, lambda) =>
    space.float(D.exponentialVariate(D.sourceOf(stateOf(space, self)), space.double(lambda))),
  ),
  native('gauss', '(state, mu, sigma, /)', (space, self, mu, sigma) => {
    const state = stateOf(space, self);
    return space.float(D.gauss(D.sourceOf(state), state, space.double(mu), space.double(sigma)));
  }),
  native('get_gauss_next', '(state, /)', (space, self) => {
    const pending = stateOf(space, self).pendingGauss;
    return pending === undefined ? space.none : space.float(pending);
  }),
  native('set_gauss_next', '(state, value, /)', (space, self, value) => {
    stateOf(space, self).pendingGauss = value === space.none ? undefined : space.double(value);
    return space.none;
  }),
  native('triangular', '(state, low, high, mode, /)', (space, self, low, high, mode) =>
    space.float(
      D.triangular(
        D.sourceOf(stateOf(space, self)),
        space.double(low),
        space.double(high),
        mode === space.none ? undefined : space.double(mode),
      ),
    ),
  ),
  native('binomialvariate', '(state, n, p, /)', (space, self, n, p) =>
    space.int(D.binomialVariate(D.sourceOf(stateOf(space, self)), space.index(n), space.double(p), logGamma)),
  ),
];
export const randomModule: ModuleDefinition = {
  name: '_random',
  types: [{ name: 'TwisterState', base: 'host_object#', methods: [] }],
  functions,
};
