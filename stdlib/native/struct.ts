/**
 * Numbers as bytes: what the modules struct and array are made of. A format character with its size reads or writes one
 * value at a place in a buffer; the layout of whole formats is stdlib/python/struct.py's.
 *
 * What always holds: integers are written modulo nothing; a value that does not fit is the caller's error to word.
 */
import type { Ref } from '../../interpreter/dialect/rts.js';
import { native, type ModuleDefinition } from '../../interpreter/runtime/native.js';
import type { Space } from '../../interpreter/runtime/space.js';

/** Writes `size` bytes of an integer. */
function integerBytes(value: bigint, size: number, little: boolean): Uint8Array {
  const bytes = new Uint8Array(size);
  let rest = BigInt.asUintN(size * 8, value);
  for (let k = 0; k < size; k++) {
    bytes[little ? k : size - 1 - k] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
}
function integerOf(bytes: Uint8Array, little: boolean, signed: boolean): bigint {
  let value = 0n;
  for (let k = 0; k < bytes.length; k++) value = (value << 8n) | BigInt(bytes[little ? bytes.length - 1 - k : k]!);
  return signed ? BigInt.asIntN(bytes.length * 8, value) : value;
}
/** An IEEE 754 half: sign, 5 bits of exponent, 10 of fraction, rounded to even. undefined: too large. */
function halfBits(value: number): number | undefined {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (magnitude === Infinity) return sign | 0x7c00;
  const exponent = Math.max(magnitude === 0 ? -14 : Math.floor(Math.log2(magnitude)), -14);
  const scaled = roundToEven(magnitude / 2 ** (exponent - 10));
  const bits = scaled < 1024 ? scaled : ((exponent + 15) << 10) + (scaled - 1024);
  return bits >= 0x7c00 ? undefined : sign | bits;
}
function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (fraction + 1024) * 2 ** (exponent - 25);
}
function floatBytes(space: Space, value: number, size: number, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(size));
  if (size === 8) view.setFloat64(0, value, little);
  else if (size === 4) {
    if (Number.isFinite(value) && !Number.isFinite(Math.fround(value)))
      throw space.error('OverflowError', 'float too large to pack with f format');
    view.setFloat32(0, value, little);
  } else {
    const bits = halfBits(value);
    if (bits === undefined) throw space.error('OverflowError', 'float too large to pack with e format');
    view.setUint16(0, bits, little);
  }
  return new Uint8Array(view.buffer);
}
function floatOf(bytes: Uint8Array, little: boolean): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length === 8) return view.getFloat64(0, little);
  return bytes.length === 4 ? view.getFloat32(0, little) : halfValue(view.getUint16(0, little));
}
function part(space: Space, data: Ref, offset: Ref, size: Ref): Uint8Array {
  const at = space.index(offset);
  return space.bytesValue(data).slice(at, at + space.index(size));
}

export const structModule: ModuleDefinition = {
  name: '_struct',
  functions: [
    native('integer_bytes', '(value, size, little, /)', (space, value, size, little) =>
      space.bytes(integerBytes(space.bigint(space.indexObject(value)), space.index(size), little === space.true)),
    ),
    native('integer_at', '(data, offset, size, little, signed, /)', (space, data, offset, size, little, signed) =>
      space.int(integerOf(part(space, data, offset, size), little === space.true, signed === space.true)),
    ),
    native('float_bytes', '(value, size, little, /)', (space, value, size, little) =>
      space.bytes(floatBytes(space, space.double(value), space.index(size), little === space.true)),
    ),
    native('float_at', '(data, offset, size, little, /)', (space, data, offset, size, little) =>
      space.float(floatOf(part(space, data, offset, size), little === space.true)),
    ),
  ],
};
