/**
 * The anatomy of an IEEE 754 double: its bits, exponent, significand and neighbours.
 *
 * Everything that needs exact arithmetic on floats (printing, rounding, hashing, ratios) starts from
 * `decompose`, which turns a finite double into an integer times a power of two without loss.
 */

const buffer = new DataView(new ArrayBuffer(8));

/** The 64 bits of a double as a signed BigInt. */
export function bitsOf(x: number): bigint {
  buffer.setFloat64(0, x);
  return buffer.getBigInt64(0);
}

/** The double that has these 64 bits. */
export function fromBits(bits: bigint): number {
  buffer.setBigInt64(0, BigInt.asIntN(64, bits));
  return buffer.getFloat64(0);
}

/** True when the sign bit is set, also for -0.0 and NaNs. */
export function signBit(x: number): boolean {
  if (x !== 0 && !Number.isNaN(x)) return x < 0;
  buffer.setFloat64(0, x);
  return buffer.getInt32(0) < 0;
}

/** The value 2**exponent for exponents between -1074 and 1023. */
export function powerOfTwo(exponent: number): number {
  if (exponent >= -1022) {
    buffer.setUint32(0, (exponent + 1023) << 20);
    buffer.setUint32(4, 0);
    return buffer.getFloat64(0);
  }
  return 2 ** -1022 * powerOfTwo(Math.max(exponent + 1022, -52));
}

/** C's `frexp`: x = mantissa * 2**exponent with 0.5 <= |mantissa| < 1; zeros, infinities and NaN give exponent 0. */
export function frexp(x: number): { mantissa: number; exponent: number } {
  if (x === 0 || !Number.isFinite(x)) return { mantissa: x, exponent: 0 };
  buffer.setFloat64(0, x);
  let high = buffer.getUint32(0);
  let shift = 0;
  if (((high >>> 20) & 0x7ff) === 0) {
    buffer.setFloat64(0, x * 2 ** 54);
    high = buffer.getUint32(0);
    shift = -54;
  }
  const exponent = ((high >>> 20) & 0x7ff) - 1022 + shift;
  buffer.setUint32(0, (high & 0x800fffff) | 0x3fe00000);
  return { mantissa: buffer.getFloat64(0), exponent };
}

/** C's `ldexp` without its error report: x * 2**exponent rounded once; overflows to an infinity. */
export function scaleByPowerOfTwo(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x) || exponent === 0) return x;
  if (exponent > 2100) return x * Infinity;
  if (exponent < -2200) return x * 0;
  const parts = frexp(x);
  const target = parts.exponent + exponent;
  if (target > 1024) return x * Infinity;
  if (target >= -1021) return parts.mantissa * 2 * powerOfTwo(target - 1);
  if (target < -1075) return x * 0;
  // The last multiplication is the only inexact one, so the result is rounded once.
  return parts.mantissa * powerOfTwo(target + 1000) * 2 ** -1000;
}

/** A finite double as `significand * 2**exponent`, exactly; the significand is non-negative and below 2**53. */
export function decompose(x: number): { negative: boolean; significand: bigint; exponent: number } {
  const bits = bitsOf(x);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return {
    negative: bits < 0n,
    significand: biased === 0 ? fraction : fraction | 0x10000000000000n,
    exponent: biased === 0 ? -1074 : biased - 1075,
  };
}

/** The number of bits of a non-negative BigInt; 0 for 0. */
export function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  if (magnitude <= 0xffffffffn) return 32 - Math.clz32(Number(magnitude));
  if (magnitude <= 0x1fffffffffffffn) {
    const number = Number(magnitude);
    return 64 - Math.clz32(Math.floor(number / 0x100000000));
  }
  const hex = magnitude.toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex[0], 16)) - 28);
}

/** The next double after x towards +infinity. */
export function nextUp(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x === 0) return 5e-324;
  const bits = bitsOf(x);
  return fromBits(bits < 0n ? bits - 1n : bits + 1n);
}

/** C's `nextafter`: the next double after x in the direction of y. */
export function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return x + y;
  if (x === y) return y;
  return y > x ? nextUp(x) : -nextUp(-x);
}

/** `steps` doubles from x towards y, stopping at y (math.nextafter with steps); steps is non-negative. */
export function nextAfterSteps(x: number, y: number, steps: bigint): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return x + y;
  if (steps === 0n) return x;
  if (x === y) return y;
  const from = orderedBits(x);
  const to = orderedBits(y);
  const distance = to > from ? to - from : from - to;
  if (steps >= distance) return y;
  const reached = to > from ? from + steps : from - steps;
  if (reached === 0n) return from < 0n ? -0 : 0;
  return reached < 0n ? -fromBits(-reached) : fromBits(reached);
}

function orderedBits(x: number): bigint {
  const bits = bitsOf(Math.abs(x));
  return signBit(x) ? -bits : bits;
}

/** math.ulp: the value of the least significant bit of x. */
export function ulp(x: number): number {
  if (Number.isNaN(x)) return x;
  const magnitude = Math.abs(x);
  if (magnitude === Infinity) return magnitude;
  const above = nextUp(magnitude);
  return above === Infinity ? magnitude - -nextUp(-magnitude) : above - magnitude;
}
