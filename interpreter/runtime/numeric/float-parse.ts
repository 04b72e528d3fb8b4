/**
 * Text to float: float(str) and float.fromhex.
 *
 * The engine's own conversion of decimal text is correctly rounded; what is decided here is only which texts Python
 * accepts. Hexadecimal text is rounded exactly with BigInt.
 */
import { ValueFault } from '../fault.js';
import { reprStr } from '../format/str-repr.js';
import { bitLength, scaleByPowerOfTwo } from './float-bits.js';
import { divideHalfEven } from './float-digits.js';
import { stripAsciiSpace, toAsciiNumber } from './number-text.js';

const DECIMAL = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;
const HEXADECIMAL = /^([+-]?)(?:0[xX])?([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([+-]?\d+))?$/;

/**
 * float(text). `shown` is the repr of what the program passed, for the message (bytes pass their own).
 * @throws ValueFault ValueError.
 */
export function parseFloatText(text: string, shown?: string): number {
  const value = readFloatText(text);
  if (value !== undefined) return value;
  throw new ValueFault('ValueError', invalidFloat(shown ?? reprStr(text)));
}
export const invalidFloat = (shown: string): string => `could not convert string to float: ${shown}`;

/** float(text); undefined when it is no number. */
export function readFloatText(text: string): number | undefined {
  const ascii = stripAsciiSpace(toAsciiNumber(text));
  if (DECIMAL.test(ascii)) return Number(ascii.includes('_') ? ascii.replaceAll('_', '') : ascii);
  return parseSpecial(ascii);
}

function parseSpecial(text: string): number | undefined {
  const match = SPECIAL.exec(text);
  if (match === null) return undefined;
  if (match[2] === undefined) return NaN;
  return match[1] === '-' ? -Infinity : Infinity;
}

/**
 * float.fromhex(text): hexadecimal digits with an optional point and binary exponent, rounded half to even.
 * @throws ValueFault ValueError for bad text, OverflowError when the value is too large.
 */
export function parseHexFloat(text: string): number {
  const stripped = stripAsciiSpace(text);
  const special = parseSpecial(stripped);
  if (special !== undefined) return special;
  const match = HEXADECIMAL.exec(stripped);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole + fraction === '') {
    throw new ValueFault('ValueError', 'invalid hexadecimal floating-point string');
  }
  const exponent = Number(match[4] ?? 0) - 4 * fraction.length;
  const magnitude = roundBinary(BigInt('0x' + whole + fraction), exponent);
  if (magnitude === Infinity) {
    throw new ValueFault('OverflowError', 'hexadecimal value too large to represent as a float');
  }
  return match[1] === '-' ? -magnitude : magnitude;
}

/** significand * 2**exponent as the nearest double, ties to even; infinity when too large. */
function roundBinary(significand: bigint, exponent: number): number {
  if (significand === 0n) return 0;
  const length = bitLength(significand);
  if (length + exponent > 1100) return Infinity;
  if (length + exponent < -1080) return 0;
  const drop = Math.max(length - 53, -1074 - exponent);
  if (drop <= 0) return scaleByPowerOfTwo(Number(significand), exponent);
  return scaleByPowerOfTwo(Number(divideHalfEven(significand, 1n << BigInt(drop))), exponent + drop);
}
