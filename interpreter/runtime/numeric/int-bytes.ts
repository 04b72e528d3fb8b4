/**
 * Integers as bytes: int.to_bytes and int.from_bytes, two's complement for signed values.
 */
import { ValueFault } from '../fault.js';

/**
 * int.to_bytes(value, length, byteorder, signed=signed).
 * @throws ValueFault ValueError for a bad byte order or length, OverflowError when the value does not fit.
 */
export function intToBytes(value: bigint, length: number, byteOrder: string, signed: boolean): Uint8Array {
  const little = isLittle(byteOrder);
  if (length < 0) throw new ValueFault('ValueError', 'length argument must be non-negative');
  if (value < 0n && !signed) throw new ValueFault('OverflowError', "can't convert negative int to unsigned");
  const bits = 8 * length;
  const wrapped = signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  if (wrapped !== value) throw new ValueFault('OverflowError', 'int too big to convert');
  const bytes = new Uint8Array(length);
  const hex = BigInt.asUintN(bits, value)
    .toString(16)
    .padStart(length * 2, '0');
  for (let i = 0; i < length; i++) {
    bytes[little ? length - 1 - i : i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

/**
 * int.from_bytes(bytes, byteorder, signed=signed).
 * @throws ValueFault ValueError for a bad byte order.
 */
export function intFromBytes(bytes: Uint8Array, byteOrder: string, signed: boolean): bigint {
  const little = isLittle(byteOrder);
  if (bytes.length === 0) return 0n;
  let hex = '';
  for (let i = 0; i < bytes.length; i++) {
    hex += (bytes[little ? bytes.length - 1 - i : i] | 0x100).toString(16).slice(1);
  }
  const value = BigInt('0x' + hex);
  return signed ? BigInt.asIntN(8 * bytes.length, value) : value;
}

function isLittle(byteOrder: string): boolean {
  if (byteOrder !== 'little' && byteOrder !== 'big') {
    throw new ValueFault('ValueError', "byteorder must be either 'little' or 'big'");
  }
  return byteOrder === 'little';
}
