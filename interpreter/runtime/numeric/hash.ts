/**
 * Hashes that programs can see: ints, floats and complex numbers hash by their value modulo 2**61 - 1 so that equal
 * numbers of different types hash alike, tuples combine their items by xxHash, frozensets by a commutative mix.
 *
 * Results are signed 64-bit values as BigInt and never -1, which CPython reserves for errors. `hashFloatFast` answers the
 * common case without BigInt.
 */
import { decompose } from './float-bits.js';

const MODULUS_BITS = 61;
const MODULUS = (1n << 61n) - 1n;
const MASK_64 = 0xffffffffffffffffn;
const XX_PRIME_1 = 11400714785074694791n;
const XX_PRIME_2 = 14029467366897019727n;
const XX_PRIME_5 = 2870177450012600261n;

/** sys.hash_info.inf. */
export const HASH_INFINITY = 314159n;
/** sys.hash_info.imag. */
export const HASH_IMAGINARY = 1000003n;

/** A 64-bit hash as two signed 32-bit halves, the form the heap stores. */
export function hashHalves(hash: bigint): [low: number, high: number] {
  return [Number(BigInt.asIntN(32, hash)), Number(BigInt.asIntN(32, hash >> 32n))];
}

/** hash(int). */
export function hashInt(value: bigint): bigint {
  const reduced = value < 0n ? -reduceModulus(-value) : reduceModulus(value);
  return reduced === -1n ? -2n : reduced;
}

/** 2**61 is 1 modulo the modulus, so 61-bit digits are simply added. */
function reduceModulus(value: bigint): bigint {
  let rest = value;
  while (rest > MODULUS) rest = (rest & MODULUS) + (rest >> 61n);
  return rest === MODULUS ? 0n : rest;
}

/** hash(x) as a number when x is a safe integer, else undefined; equal to `hashFloat` there. */
export function hashFloatFast(x: number): number | undefined {
  if (!Number.isSafeInteger(x)) return undefined;
  return x === -1 ? -2 : x + 0;
}

/**
 * hash(float). A NaN hashes by identity in CPython, so `nanHash` is the caller's hash of the object.
 */
export function hashFloat(x: number, nanHash = 0n): bigint {
  if (Number.isSafeInteger(x)) return x === -1 ? -2n : BigInt(x);
  if (Number.isNaN(x)) return nanHash;
  if (!Number.isFinite(x)) return x > 0 ? HASH_INFINITY : -HASH_INFINITY;
  const { negative, significand, exponent } = decompose(x);
  const turn = BigInt(((exponent % MODULUS_BITS) + MODULUS_BITS) % MODULUS_BITS);
  const reduced = reduceModulus(significand << turn);
  const signed = negative ? -reduced : reduced;
  return signed === -1n ? -2n : signed;
}

/** hash(complex) from the hashes of its parts. */
export function hashComplexParts(real: bigint, imaginary: bigint): bigint {
  const combined = BigInt.asIntN(64, real + HASH_IMAGINARY * imaginary);
  return combined === -1n ? -2n : combined;
}

/** hash(tuple) from the hashes of its items (the xxHash scheme CPython has used since 3.8). */
export function hashTupleItems(items: readonly bigint[]): bigint {
  let sum = XX_PRIME_5;
  for (const item of items) {
    sum = (sum + BigInt.asUintN(64, item) * XX_PRIME_2) & MASK_64;
    sum = ((sum << 31n) | (sum >> 33n)) & MASK_64;
    sum = (sum * XX_PRIME_1) & MASK_64;
  }
  sum = (sum + (BigInt(items.length) ^ (XX_PRIME_5 ^ 3527539n))) & MASK_64;
  return sum === MASK_64 ? 1546275796n : BigInt.asIntN(64, sum);
}

/** hash(frozenset) from the hashes of its members, in any order. */
export function hashFrozensetItems(items: readonly bigint[]): bigint {
  let hash = 0n;
  for (const item of items) hash ^= shuffleBits(BigInt.asUintN(64, item));
  hash ^= ((BigInt(items.length) + 1n) * 1927868237n) & MASK_64;
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = (hash * 69069n + 907133923n) & MASK_64;
  return hash === MASK_64 ? 590923713n : BigInt.asIntN(64, hash);
}

function shuffleBits(hash: bigint): bigint {
  return ((hash ^ 89869747n ^ ((hash << 16n) & MASK_64)) * 3644798167n) & MASK_64;
}
