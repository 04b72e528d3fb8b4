/**
 * SHA-512 (FIPS 180-4), needed for seeding the random generator from text and bytes and as hashlib's `sha512`.
 *
 * The round constants are the fractional parts of the cube roots of the first 80 primes and the initial state those of the
 * square roots of the first 8; they are computed once, on first use.
 */

const MASK = 0xffffffffffffffffn;

interface Constants {
  rounds: BigUint64Array;
  initial: BigUint64Array;
}

let constants: Constants | undefined;

/** The SHA-512 digest of the bytes, 64 bytes. */
export function sha512(message: Uint8Array): Uint8Array {
  constants ??= computeConstants();
  const state = constants.initial.slice();
  const padded = padMessage(message);
  const view = new DataView(padded.buffer);
  for (let offset = 0; offset < padded.length; offset += 128) compress(state, view, offset, constants.rounds);
  const digest = new Uint8Array(64);
  const out = new DataView(digest.buffer);
  for (let i = 0; i < 8; i++) out.setBigUint64(8 * i, state[i]);
  return digest;
}

function padMessage(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return padded;
}

function rotate(word: bigint, count: bigint): bigint {
  return ((word >> count) | (word << (64n - count))) & MASK;
}

function expandBlock(view: DataView, offset: number): bigint[] {
  const schedule: bigint[] = [];
  for (let i = 0; i < 16; i++) schedule.push(view.getBigUint64(offset + 8 * i));
  for (let i = 16; i < 80; i++) {
    const early = schedule[i - 15];
    const late = schedule[i - 2];
    const mixedEarly = rotate(early, 1n) ^ rotate(early, 8n) ^ (early >> 7n);
    const mixedLate = rotate(late, 19n) ^ rotate(late, 61n) ^ (late >> 6n);
    schedule.push((schedule[i - 16] + mixedEarly + schedule[i - 7] + mixedLate) & MASK);
  }
  return schedule;
}

function compress(state: BigUint64Array, view: DataView, offset: number, rounds: BigUint64Array): void {
  const schedule = expandBlock(view, offset);
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 80; i++) {
    const choose = (e & f) ^ (~e & MASK & g);
    const sumE = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
    const first = h + sumE + choose + rounds[i] + schedule[i];
    const sumA = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
    const second = sumA + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & MASK, c, b, a, (first + second) & MASK];
  }
  // A BigUint64Array wraps what it stores, which is the addition modulo 2**64 that the standard asks for.
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] += word;
  });
}

function computeConstants(): Constants {
  const primes: bigint[] = [];
  for (let candidate = 2n; primes.length < 80; candidate++) {
    if (primes.every(prime => candidate % prime !== 0n)) primes.push(candidate);
  }
  return {
    rounds: BigUint64Array.from(primes, prime => integerRoot(prime << 192n, 3n) & MASK),
    initial: BigUint64Array.from(primes.slice(0, 8), prime => integerRoot(prime << 128n, 2n) & MASK),
  };
}

/** The integer part of the `degree`-th root, found bit by bit. */
function integerRoot(value: bigint, degree: bigint): bigint {
  let root = 0n;
  for (let bit = 1n << 72n; bit > 0n; bit >>= 1n) if ((root | bit) ** degree <= value) root |= bit;
  return root;
}
