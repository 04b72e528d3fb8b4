/**
 * Integer arithmetic beyond JavaScript's own: floor division and modulo by Python's sign rule, modular powers, roots,
 * divisors and counting functions. Everything is exact and works on BigInt.
 */
import { ValueFault } from '../fault.js';
import { bitLength } from './float-bits.js';

function divisionByZero(): ValueFault {
  return new ValueFault('ZeroDivisionError', 'division by zero');
}

/** a // b, rounded towards minus infinity. @throws ValueFault ZeroDivisionError. */
export function intFloorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) throw divisionByZero();
  const quotient = a / b;
  return a < 0n !== b < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** a % b, which has the sign of b. @throws ValueFault ZeroDivisionError. */
export function intModulo(a: bigint, b: bigint): bigint {
  if (b === 0n) throw divisionByZero();
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** divmod(a, b). @throws ValueFault ZeroDivisionError. */
export function intDivmod(a: bigint, b: bigint): [quotient: bigint, rest: bigint] {
  const rest = intModulo(a, b);
  return [(a - rest) / b, rest];
}

/** round(value, digits) for ints: to a multiple of 10**-digits, ties to even. */
export function roundInt(value: bigint, digits: number): bigint {
  if (digits >= 0) return value;
  const unit = 10n ** BigInt(-digits);
  const rest = intModulo(value, unit);
  const down = value - rest;
  const twice = rest * 2n;
  return twice > unit || (twice === unit && ((down / unit) & 1n) === 1n) ? down + unit : down;
}

/** int.bit_length. */
export function intBitLength(value: bigint): number {
  return bitLength(value);
}

/** int.bit_count: the ones in the binary form of the magnitude. */
export function intBitCount(value: bigint): number {
  const hex = (value < 0n ? -value : value).toString(16);
  let count = 0;
  for (let i = 0; i < hex.length; i += 7) count += onesIn(Number.parseInt(hex.slice(i, i + 7), 16));
  return count;
}

function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * pow(base, exponent, modulus); a negative exponent takes the modular inverse. The result has the modulus' sign.
 * @throws ValueFault ValueError for modulus 0 and for a base without inverse.
 */
export function intPowerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus === 0n) throw new ValueFault('ValueError', 'pow() 3rd argument cannot be 0');
  const size = modulus < 0n ? -modulus : modulus;
  if (size === 1n) return 0n;
  let factor = intModulo(base, size);
  let bits = exponent;
  if (exponent < 0n) {
    factor = invertModulo(factor, size);
    bits = -exponent;
  }
  const result = powerModulo(factor, bits, size);
  return modulus < 0n && result !== 0n ? result + modulus : result;
}

function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const bits = exponent.toString(2);
  let result = 1n;
  for (let i = 0; i < bits.length; i++) {
    result = (result * result) % modulus;
    if (bits.charCodeAt(i) === 49) result = (result * base) % modulus;
  }
  return result;
}

function invertModulo(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, value];
  let [previousFactor, factor] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  if (previous !== 1n) throw new ValueFault('ValueError', 'base is not invertible for the given modulus');
  return intModulo(previousFactor, modulus);
}

/** math.isqrt: the integer part of the square root. @throws ValueFault ValueError for negative values. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new ValueFault('ValueError', 'isqrt() argument must be nonnegative');
  if (value < 0x10000000000000n) return BigInt(Math.floor(Math.sqrt(Number(value))));
  // Newton's iteration from above, started on the root of the leading bits.
  const shift = BigInt((bitLength(value) - 50) >> 1);
  let root = (BigInt(Math.ceil(Math.sqrt(Number(value >> (shift * 2n))))) + 1n) << shift;
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** math.gcd of two integers, non-negative. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y > 0x1fffffffffffffn) [x, y] = [y, x % y];
  if (y === 0n) return x;
  let [m, n] = [Number(y), Number(x % y)];
  while (n !== 0) [m, n] = [n, m % n];
  return BigInt(m);
}

/** math.lcm of two integers, non-negative. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  const multiple = (a / greatestCommonDivisor(a, b)) * b;
  return multiple < 0n ? -multiple : multiple;
}

/** math.factorial. @throws ValueFault ValueError for negative values, OverflowError for absurd ones. */
export function factorial(n: bigint): bigint {
  if (n < 0n) throw new ValueFault('ValueError', 'factorial() not defined for negative values');
  if (n > 0x7fffffffffffffffn) {
    throw new ValueFault('OverflowError', 'factorial() argument should not exceed 9223372036854775807');
  }
  return productOfRange(1n, n);
}

/** The product of all integers from `first` to `last`; halving the range keeps the factors balanced. */
function productOfRange(first: bigint, last: bigint): bigint {
  if (last < first) return 1n;
  if (last - first < 16n) {
    let product = first;
    for (let i = first + 1n; i <= last; i++) product *= i;
    return product;
  }
  const middle = (first + last) >> 1n;
  return productOfRange(first, middle) * productOfRange(middle + 1n, last);
}

/** math.perm(n, k). @throws ValueFault ValueError for negative arguments. */
export function permutations(n: bigint, k: bigint): bigint {
  if (n < 0n) throw new ValueFault('ValueError', 'n must be a non-negative integer');
  if (k < 0n) throw new ValueFault('ValueError', 'k must be a non-negative integer');
  return k > n ? 0n : productOfRange(n - k + 1n, n);
}

/** math.comb(n, k). @throws ValueFault ValueError for negative arguments. */
export function combinations(n: bigint, k: bigint): bigint {
  if (n < 0n) throw new ValueFault('ValueError', 'n must be a non-negative integer');
  if (k < 0n) throw new ValueFault('ValueError', 'k must be a non-negative integer');
  if (k > n) return 0n;
  const few = k * 2n > n ? n - k : k;
  return productOfRange(n - few + 1n, n) / productOfRange(1n, few);
}
