/**
 * Integers as text: what int(text, base) accepts, str(int), hex, oct and bin, and the limit on decimal digits.
 *
 * The limit (sys.set_int_max_str_digits) exists because converting huge integers to and from decimal takes more than
 * linear time; bases that are powers of two are exempt. It is passed in, as it belongs to the running program.
 */
import { ValueFault } from '../fault.js';
import { reprStr } from '../format/str-repr.js';
import { stripAsciiSpace, toAsciiNumber } from './number-text.js';

/** sys.int_info.default_max_str_digits. */
export const DEFAULT_MAX_STR_DIGITS = 4300;
/** sys.int_info.str_digits_check_threshold: shorter texts are never refused. */
export const STR_DIGITS_CHECK_THRESHOLD = 640;

const SMALL_DECIMAL = /^[+-]?(?:0|[1-9]\d{0,14})$/;
const PREFIX_BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };

/**
 * int(text, base). `shown` is the repr of what the program passed, for the message (bytes pass their own).
 * @throws ValueFault ValueError for a bad base, a bad literal or too many digits.
 */
export function parseIntText(text: string, base = 10, maxDigits = DEFAULT_MAX_STR_DIGITS, shown?: string): bigint {
  if (base !== 0 && (base < 2 || base > 36))
    throw new ValueFault('ValueError', 'int() base must be >= 2 and <= 36, or 0');
  if (base === 10 && SMALL_DECIMAL.test(text)) return BigInt(text);
  const ascii = stripAsciiSpace(toAsciiNumber(text));
  const negative = ascii[0] === '-';
  const unsigned = negative || ascii[0] === '+' ? ascii.slice(1) : ascii;
  const { radix, body, prefixed } = splitPrefix(unsigned, base);
  const valid = leadingDigits(body, radix, prefixed);
  if (valid !== undefined) checkDigitCount(valid, radix, maxDigits);
  const leadingZeroInBaseZero = base === 0 && !prefixed && body[0] === '0' && /[1-9]/.test(body);
  if (valid === undefined || valid.length !== body.length || leadingZeroInBaseZero) {
    throw new ValueFault(
      'ValueError',
      `invalid literal for int() with base ${base}: ${(shown ?? reprStr(text)).slice(0, 200)}`,
    );
  }
  const magnitude = digitsToBigInt(body.replaceAll('_', ''), radix);
  return negative ? -magnitude : magnitude;
}

/** Base 0 takes its radix from the prefix; bases 2, 8 and 16 allow theirs. */
function splitPrefix(text: string, base: number): { radix: number; body: string; prefixed: boolean } {
  const named = text[0] === '0' ? PREFIX_BASES[(text[1] ?? '').toLowerCase()] : undefined;
  if (named !== undefined && (base === 0 || base === named))
    return { radix: named, body: text.slice(2), prefixed: true };
  return { radix: base === 0 ? 10 : base, body: text, prefixed: false };
}

/** The longest start of `text` made of digits with single underscores between them; undefined when there is none. */
function leadingDigits(text: string, radix: number, prefixed: boolean): string | undefined {
  let end = 0;
  let previousIsDigit = prefixed;
  for (; end < text.length; end++) {
    const value = digitValue(text.charCodeAt(end));
    if (value >= 0 && value < radix) previousIsDigit = true;
    else if (value === UNDERSCORE && previousIsDigit) previousIsDigit = false;
    else if (value === UNDERSCORE) return undefined;
    else break;
  }
  return end > 0 && previousIsDigit ? text.slice(0, end) : undefined;
}

const UNDERSCORE = -2;

function digitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code === 95) return UNDERSCORE;
  const lower = code | 32;
  return lower >= 97 && lower <= 122 ? lower - 87 : -1;
}

function checkDigitCount(text: string, radix: number, maxDigits: number): void {
  if ((radix & (radix - 1)) === 0 || text.length <= STR_DIGITS_CHECK_THRESHOLD) return;
  const count = text.replaceAll('_', '').length;
  if (maxDigits <= 0 || count <= maxDigits || count <= STR_DIGITS_CHECK_THRESHOLD) return;
  throw new ValueFault(
    'ValueError',
    `Exceeds the limit (${maxDigits} digits) for integer string conversion: value has ${count} digits; ` +
      'use sys.set_int_max_str_digits() to increase the limit',
  );
}

/** Digits (already validated, without underscores) of any radix from 2 to 36 as a BigInt. */
function digitsToBigInt(digits: string, radix: number): bigint {
  if (radix === 10) return BigInt(digits);
  if (radix === 16) return BigInt('0x' + digits);
  if (radix === 8) return BigInt('0o' + digits);
  if (radix === 2) return BigInt('0b' + digits);
  if (digits.length <= 9) return BigInt(Number.parseInt(digits, radix));
  const low = digits.length >> 1;
  const high = digitsToBigInt(digits.slice(0, digits.length - low), radix);
  return high * BigInt(radix) ** BigInt(low) + digitsToBigInt(digits.slice(digits.length - low), radix);
}

/**
 * str(value).
 * @throws ValueFault ValueError when the result has more than `maxDigits` digits (0: no limit).
 */
export function intToText(value: bigint, maxDigits = DEFAULT_MAX_STR_DIGITS): string {
  if (maxDigits > 0 && exceedsDigits(value, maxDigits)) {
    throw new ValueFault(
      'ValueError',
      `Exceeds the limit (${maxDigits} digits) for integer string conversion; ` +
        'use sys.set_int_max_str_digits() to increase the limit',
    );
  }
  return value.toString();
}

function exceedsDigits(value: bigint, maxDigits: number): boolean {
  const magnitude = value < 0n ? -value : value;
  if (magnitude <= 0xffffffffffffffffn) return false;
  // Counting hexadecimal digits first keeps the check linear for values far from the limit.
  const hexDigits = magnitude.toString(16).length;
  if (hexDigits * 1.2042 < maxDigits) return false;
  return (hexDigits - 1) * 1.204 > maxDigits + 1 || magnitude >= 10n ** BigInt(maxDigits);
}

/** hex(value). */
export function intToHex(value: bigint): string {
  return value < 0n ? '-0x' + (-value).toString(16) : '0x' + value.toString(16);
}

/** oct(value). */
export function intToOct(value: bigint): string {
  return value < 0n ? '-0o' + (-value).toString(8) : '0o' + value.toString(8);
}

/** bin(value). */
export function intToBin(value: bigint): string {
  return value < 0n ? '-0b' + (-value).toString(2) : '0b' + value.toString(2);
}
