/**
 * printf-style formatting, `text % values`, for str.
 *
 * The text is parsed once into segments that can be kept and used again. Running them needs Python at many points (str(),
 * repr(), __index__, a mapping's items), so it is driven by callbacks over an opaque value type. A mistake in the text
 * becomes visible only when formatting reaches it, as in CPython: it is stored in the conversion where it happened.
 */
import { type FaultKind, ValueFault } from '../fault.js';
import { layoutFloat } from '../numeric/float-repr.js';
import { DEFAULT_MAX_STR_DIGITS, intToText } from '../numeric/int-text.js';
import { codePointLength, firstCodePoints } from './code-points.js';

/** Width or precision that is taken from the arguments. */
export const STAR = -2;
/** Width or precision that was not given. */
export const ABSENT = -1;

export interface PercentConversion {
  kind: 'conversion';
  /** The mapping key in parentheses. */
  key: string | undefined;
  leftAdjust: boolean;
  plus: boolean;
  space: boolean;
  alternate: boolean;
  zero: boolean;
  width: number;
  precision: number;
  /** The conversion character, '' when a fault came first. */
  type: string;
  /** Index of the conversion character in code points. */
  position: number;
  /** What is wrong with the text; raised when formatting gets here. */
  fault: { kind: FaultKind; message: string } | undefined;
}

export type PercentSegment = { kind: 'literal'; text: string } | PercentConversion;

/** What formatting asks of Python values; callbacks may throw whatever the program's own code raises. */
export interface PercentCallbacks<Value> {
  str(value: Value): string;
  repr(value: Value): string;
  ascii(value: Value): string;
  /** The value of an int for '*', undefined for anything else. */
  starInteger(value: Value): bigint | undefined;
  /** %d %i %u accept any real number (truncated); the message for others is `percentIntegerMessage`. */
  integer(value: Value, type: string): bigint;
  /** float(value) for %e %f %g; others raise TypeError "must be real number, not X". */
  real(value: Value): number;
  /** The text of a str, the code point of an int, or a TypeError `percentCharacterMessage`. */
  character(value: Value): string | bigint;
}

/** The right operand of '%'. */
export interface PercentOperand<Value> {
  /** The items of a tuple, or the operand itself alone. */
  values: readonly Value[];
  /** How to look up a key; undefined unless the operand is a mapping (has __getitem__ and is neither tuple nor str). */
  lookUp: ((key: string) => Value) | undefined;
}

const MAX_SIZE = 9223372036854775807n;
const MAX_PRECISION = 2147483647n;

/** Splits a format text into literals and conversions. Never throws: faults are stored in the last segment. */
export function parsePercentFormat(text: string): PercentSegment[] {
  return new PercentParser(text).parse();
}

class PercentParser {
  private readonly characters: readonly string[];
  private index = 0;
  private readonly segments: PercentSegment[] = [];
  private literal = '';

  constructor(text: string) {
    this.characters = /[\ud800-\udbff]/.test(text) ? Array.from(text) : text.split('');
  }

  parse(): PercentSegment[] {
    while (this.index < this.characters.length) {
      const character = this.characters[this.index++];
      if (character !== '%') this.literal += character;
      else if (this.characters[this.index] === '%') {
        this.literal += '%';
        this.index += 1;
      } else if (this.addConversion().fault !== undefined) break;
    }
    this.flushLiteral();
    return this.segments;
  }

  private flushLiteral(): void {
    if (this.literal !== '') this.segments.push({ kind: 'literal', text: this.literal });
    this.literal = '';
  }

  private addConversion(): PercentConversion {
    this.flushLiteral();
    const conversion: PercentConversion = {
      kind: 'conversion',
      key: undefined,
      leftAdjust: false,
      plus: false,
      space: false,
      alternate: false,
      zero: false,
      width: ABSENT,
      precision: ABSENT,
      type: '',
      position: 0,
      fault: undefined,
    };
    this.segments.push(conversion);
    const message = this.readKey(conversion) ?? this.readSizes(conversion) ?? this.readType(conversion);
    if (message !== undefined) conversion.fault = { kind: 'ValueError', message };
    return conversion;
  }

  /** Each reader returns the message of a fault, or undefined. */
  private readKey(conversion: PercentConversion): string | undefined {
    if (this.characters[this.index] !== '(') return undefined;
    const start = ++this.index;
    let depth = 1;
    while (depth > 0) {
      const character = this.characters[this.index++];
      if (character === undefined) return 'incomplete format key';
      if (character === '(') depth += 1;
      else if (character === ')') depth -= 1;
    }
    conversion.key = this.characters.slice(start, this.index - 1).join('');
    return undefined;
  }

  private readSizes(conversion: PercentConversion): string | undefined {
    this.readFlags(conversion);
    const width = this.readSize(MAX_SIZE);
    if (width === undefined) return 'width too big';
    conversion.width = width;
    if (this.characters[this.index] !== '.') return undefined;
    this.index += 1;
    const precision = this.readSize(MAX_PRECISION);
    if (precision === undefined) return 'precision too big';
    conversion.precision = precision === ABSENT ? 0 : precision;
    return undefined;
  }

  private readFlags(conversion: PercentConversion): void {
    for (; ; this.index++) {
      const character = this.characters[this.index];
      if (character === '-') conversion.leftAdjust = true;
      else if (character === '+') conversion.plus = true;
      else if (character === ' ') conversion.space = true;
      else if (character === '#') conversion.alternate = true;
      else if (character === '0') conversion.zero = true;
      else return;
    }
  }

  private readSize(limit: bigint): number | undefined {
    if (this.characters[this.index] === '*') {
      this.index += 1;
      return STAR;
    }
    let digits = '';
    while (/^[0-9]$/.test(this.characters[this.index] ?? '')) digits += this.characters[this.index++];
    if (digits === '') return ABSENT;
    return BigInt(digits) > limit ? undefined : Number(digits);
  }

  private readType(conversion: PercentConversion): string | undefined {
    const modifier = this.characters[this.index] ?? '';
    if (modifier === 'h' || modifier === 'l' || modifier === 'L') this.index += 1;
    const type = this.characters[this.index];
    if (type === undefined) return 'incomplete format';
    conversion.position = this.index;
    conversion.type = type;
    this.index += 1;
    return undefined;
  }
}

/** Runs parsed segments over an operand. @throws ValueFault, and what the callbacks throw. */
export function runPercentFormat<Value>(
  segments: readonly PercentSegment[],
  operand: PercentOperand<Value>,
  callbacks: PercentCallbacks<Value>,
): string {
  const source = new ArgumentSource(operand);
  let result = '';
  for (const segment of segments) {
    result += segment.kind === 'literal' ? segment.text : runConversion(segment, source, callbacks);
  }
  source.checkAllUsed();
  return result;
}

/** Hands out the arguments in order; after a mapping key it holds that key's value alone. */
class ArgumentSource<Value> {
  private next = 0;
  private values: readonly Value[];
  private checked = true;

  constructor(private readonly operand: PercentOperand<Value>) {
    this.values = operand.values;
    if (operand.lookUp !== undefined) this.checked = false;
  }

  take(): Value {
    if (this.next >= this.values.length) throw new ValueFault('TypeError', 'not enough arguments for format string');
    return this.values[this.next++];
  }

  selectKey(key: string): void {
    if (this.operand.lookUp === undefined) throw new ValueFault('TypeError', 'format requires a mapping');
    this.values = [this.operand.lookUp(key)];
    this.next = 0;
  }

  checkAllUsed(): void {
    if (this.checked && this.next < this.values.length) {
      throw new ValueFault('TypeError', 'not all arguments converted during string formatting');
    }
  }
}

function runConversion<Value>(
  parsed: PercentConversion,
  source: ArgumentSource<Value>,
  callbacks: PercentCallbacks<Value>,
): string {
  if (parsed.key !== undefined) source.selectKey(parsed.key);
  const conversion = resolveStars(parsed, source, callbacks);
  if (conversion.fault !== undefined) throw new ValueFault(conversion.fault.kind, conversion.fault.message);
  const value = source.take();
  switch (conversion.type) {
    case 's':
      return formatPercentText(callbacks.str(value), conversion);
    case 'r':
      return formatPercentText(callbacks.repr(value), conversion);
    case 'a':
      return formatPercentText(callbacks.ascii(value), conversion);
    case 'c':
      return formatPercentCharacter(callbacks.character(value), conversion);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      return formatPercentInteger(callbacks.integer(value, conversion.type), conversion);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return formatPercentFloat(callbacks.real(value), conversion);
    default:
      throw unsupportedCharacter(conversion);
  }
}

function unsupportedCharacter(conversion: PercentConversion): ValueFault {
  const code = conversion.type.codePointAt(0)!;
  const shown = code >= 32 && code < 127 ? conversion.type : '?';
  const message = `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${conversion.position}`;
  return new ValueFault('ValueError', message);
}

/** Replaces '*' by the arguments' values; a negative width means left adjustment, a negative precision zero. */
function resolveStars<Value>(
  conversion: PercentConversion,
  source: ArgumentSource<Value>,
  callbacks: PercentCallbacks<Value>,
): PercentConversion {
  if (conversion.width !== STAR && conversion.precision !== STAR) return conversion;
  const resolved = { ...conversion };
  if (conversion.width === STAR) {
    const width = takeStar(source, callbacks, MAX_SIZE, 'Python int too large to convert to C ssize_t');
    resolved.leftAdjust ||= width < 0;
    resolved.width = Math.abs(width);
  }
  if (conversion.precision === STAR) {
    const precision = takeStar(source, callbacks, MAX_PRECISION, 'Python int too large to convert to C int');
    resolved.precision = Math.max(precision, 0);
  }
  return resolved;
}

function takeStar<Value>(
  source: ArgumentSource<Value>,
  callbacks: PercentCallbacks<Value>,
  limit: bigint,
  message: string,
): number {
  const value = callbacks.starInteger(source.take());
  if (value === undefined) throw new ValueFault('TypeError', '* wants int');
  if (value > limit || value < -limit - 1n) throw new ValueFault('OverflowError', message);
  return Number(value);
}

/** The TypeError message for a value that %d, %x and the like cannot take. */
export function percentIntegerMessage(type: string, typeName: string): string {
  const wanted = type === 'o' || type === 'x' || type === 'X' ? 'an integer' : 'a real number';
  return `%${type} format: ${wanted} is required, not ${typeName}`;
}

/** The TypeError message for a value that %c cannot take. */
export function percentCharacterMessage(typeName: string): string {
  return `%c requires an int or a unicode character, not ${typeName}`;
}

/** %s, %r, %a: the precision cuts, the width pads with spaces. */
export function formatPercentText(text: string, conversion: PercentConversion): string {
  return padText(conversion.precision >= 0 ? firstCodePoints(text, conversion.precision) : text, conversion);
}

function padText(text: string, conversion: PercentConversion): string {
  const missing = conversion.width - codePointLength(text);
  if (missing <= 0) return text;
  return conversion.leftAdjust ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}

/** %c with a text of one character or a code point. @throws ValueFault. */
export function formatPercentCharacter(value: string | bigint, conversion: PercentConversion): string {
  if (typeof value === 'string') {
    const length = codePointLength(value);
    if (length !== 1) throw new ValueFault('TypeError', percentCharacterMessage(`a string of length ${length}`));
    return padText(value, conversion);
  }
  if (value < 0n || value > 0x10ffffn) throw new ValueFault('OverflowError', '%c arg not in range(0x110000)');
  return padText(String.fromCodePoint(Number(value)), conversion);
}

/** %d %i %u %o %x %X: the precision is a minimum of digits. @throws ValueFault for too many digits. */
export function formatPercentInteger(
  value: bigint,
  conversion: PercentConversion,
  maxDigits = DEFAULT_MAX_STR_DIGITS,
): string {
  const { text, prefix } = integerDigits(value < 0n ? -value : value, conversion.type, maxDigits);
  const digits = text.padStart(conversion.precision, '0');
  return padNumber(value < 0n, conversion.alternate ? prefix : '', digits, conversion);
}

function integerDigits(magnitude: bigint, type: string, maxDigits: number): { text: string; prefix: string } {
  if (type === 'x') return { text: magnitude.toString(16), prefix: '0x' };
  if (type === 'X') return { text: magnitude.toString(16).toUpperCase(), prefix: '0X' };
  if (type === 'o') return { text: magnitude.toString(8), prefix: '0o' };
  return { text: intToText(magnitude, maxDigits), prefix: '' };
}

/** %e %E %f %F %g %G; the precision is 6 unless given. */
export function formatPercentFloat(value: number, conversion: PercentConversion): string {
  const precision = conversion.precision < 0 ? 6 : conversion.precision;
  const text = layoutFloat(value, conversion.type, precision, { alternate: conversion.alternate });
  const negative = text[0] === '-';
  return padNumber(negative, '', negative ? text.slice(1) : text, conversion);
}

function padNumber(negative: boolean, prefix: string, digits: string, conversion: PercentConversion): string {
  const sign = negative ? '-' : conversion.plus ? '+' : conversion.space ? ' ' : '';
  const missing = conversion.width - sign.length - prefix.length - digits.length;
  if (missing <= 0) return sign + prefix + digits;
  if (conversion.leftAdjust) return sign + prefix + digits + ' '.repeat(missing);
  if (conversion.zero) return sign + prefix + '0'.repeat(missing) + digits;
  return ' '.repeat(missing) + sign + prefix + digits;
}
