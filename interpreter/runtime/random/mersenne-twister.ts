/**
 * CPython's `random.Random` generator: MT19937 with the seeding and the outputs CPython derives from it.
 *
 * The state is a plain object, so that it can be copied, saved (getstate) and restored. Every number for a seed equals
 * CPython's. The algorithm is Matsumoto and Nishimura's; the recurrence works on 624 words of 32 bits.
 */
import { sha512 } from './sha512.js';

const SIZE = 624;
const MIDDLE = 397;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;
const TWIST = 0x9908b0df;

/** The words of the generator and the index of the next unused one; `pendingGauss` is Random.gauss_next. */
export interface TwisterState {
  words: Uint32Array;
  index: number;
  pendingGauss: number | undefined;
}

/** A state that still has to be seeded. */
export function newTwister(): TwisterState {
  return { words: new Uint32Array(SIZE), index: SIZE, pendingGauss: undefined };
}

function fillFromWord(state: TwisterState, seed: number): void {
  const { words } = state;
  words[0] = seed;
  for (let i = 1; i < SIZE; i++) {
    const previous = words[i - 1];
    words[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
  }
  state.index = SIZE;
}

/** The reference `init_by_array`: seeds from 32-bit words, at least one. */
export function seedWithWords(state: TwisterState, key: readonly number[]): void {
  fillFromWord(state, 19650218);
  const { words } = state;
  let i = 1;
  let j = 0;
  for (let count = Math.max(SIZE, key.length); count > 0; count--) {
    const previous = words[i - 1];
    words[i] = (words[i] ^ Math.imul(previous ^ (previous >>> 30), 1664525)) + key[j] + j;
    i = advance(words, i);
    j = (j + 1) % key.length;
  }
  for (let count = SIZE - 1; count > 0; count--) {
    const previous = words[i - 1];
    words[i] = (words[i] ^ Math.imul(previous ^ (previous >>> 30), 1566083941)) - i;
    i = advance(words, i);
  }
  words[0] = UPPER_BIT;
}

function advance(words: Uint32Array, index: number): number {
  if (index + 1 < SIZE) return index + 1;
  words[0] = words[SIZE - 1];
  return 1;
}

/** seed(int), also seed(float) with the float's hash: the magnitude in 32-bit words, least significant first. */
export function seedWithInteger(state: TwisterState, seed: bigint): void {
  const key: number[] = [];
  for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n) key.push(Number(rest & 0xffffffffn));
  seedWithWords(state, key.length === 0 ? [0] : key);
  state.pendingGauss = undefined;
}

/** seed(bytes, version=2): the bytes and their SHA-512 digest as one big-endian integer. */
export function seedWithBytes(state: TwisterState, bytes: Uint8Array): void {
  let hex = '0';
  for (const part of [bytes, sha512(bytes)]) for (const byte of part) hex += (byte | 0x100).toString(16).slice(1);
  seedWithInteger(state, BigInt('0x' + hex));
}

/** seed(str, version=2): the text in UTF-8, seeded as bytes. */
export function seedWithText(state: TwisterState, text: string): void {
  seedWithBytes(state, new TextEncoder().encode(text));
}

function refill(state: TwisterState): void {
  const { words } = state;
  for (let i = 0; i < SIZE; i++) {
    const mixed = (words[i] & UPPER_BIT) | (words[(i + 1) % SIZE] & LOWER_BITS);
    words[i] = words[(i + MIDDLE) % SIZE] ^ (mixed >>> 1) ^ (mixed & 1 ? TWIST : 0);
  }
  state.index = 0;
}

/** The next 32 random bits as an unsigned number. */
export function nextWord(state: TwisterState): number {
  if (state.index >= SIZE) refill(state);
  let word = state.words[state.index++];
  word ^= word >>> 11;
  word ^= (word << 7) & 0x9d2c5680;
  word ^= (word << 15) & 0xefc60000;
  return (word ^ (word >>> 18)) >>> 0;
}

/** random(): 53 random bits as a float in [0, 1). */
export function nextRandom(state: TwisterState): number {
  const high = nextWord(state) >>> 5;
  const low = nextWord(state) >>> 6;
  return (high * 67108864 + low) * (1 / 9007199254740992);
}

/** getrandbits(k) for k up to 32, as a number. */
export function randomBitsSmall(state: TwisterState, count: number): number {
  return count === 0 ? 0 : nextWord(state) >>> (32 - count);
}

/** getrandbits(k) for any non-negative k. */
export function randomBits(state: TwisterState, count: number): bigint {
  if (count <= 32) return BigInt(randomBitsSmall(state, count));
  let hex = '';
  for (let left = count; left > 0; left -= 32) {
    const word = left < 32 ? nextWord(state) >>> (32 - left) : nextWord(state);
    hex = word.toString(16).padStart(8, '0') + hex;
  }
  return BigInt('0x' + hex);
}

/** _randbelow(n): uniform in [0, n) by rejection; n is positive. */
export function randomBelow(state: TwisterState, limit: bigint): bigint {
  if (limit <= 0x80000000n) return BigInt(randomBelowSmall(state, Number(limit)));
  const count = limit.toString(2).length;
  let value = randomBits(state, count);
  while (value >= limit) value = randomBits(state, count);
  return value;
}

/** _randbelow(n) for 0 < n < 2**32, as a number. */
export function randomBelowSmall(state: TwisterState, limit: number): number {
  const count = 32 - Math.clz32(limit);
  let value = randomBitsSmall(state, count);
  while (value >= limit) value = randomBitsSmall(state, count);
  return value;
}
