/**
 * The format mini-language: what format(value, spec) does for str, int, float and complex.
 *
 * A spec is parsed once into a `FormatSpec`; the types then check which options they allow and lay out the pieces
 * sign | padding | prefix | grouped digits | point and fraction | rest. Lengths count code points, as in Python. There is
 * one locale, C, so 'n' groups nothing. Messages are CPython 3.14's.
 */
import { ValueFault } from '../fault.js';
import { intToFloat } from '../numeric/int-float.js';
import { layoutFloat, reprFloat } from '../numeric/float-repr.js';
import { DEFAULT_MAX_STR_DIGITS, intToText } from '../numeric/int-text.js';
import { codePointLength, firstCodePoints } from './code-points.js';

/** A parsed spec, never changed once made; absent numbers are -1, absent characters ''. */
export interface FormatSpec {
  fill: string;
  align: string;
  sign: string;
  noNegativeZero: boolean;
  alternate: boolean;
  width: number;
  grouping: string;
  precision: number;
  fractionGrouping: string;
  type: string;
}

const MAX_INDEX = 9223372036854775807n;
const MAX_PRECISION = 2147483647;
const ALIGNMENTS = '<>=^';
const DIGITS_WITH_GROUPING = new Set(['d', 'e', 'f', 'g', 'E', 'G', '%', 'F', '']);
const POWER_OF_TWO_TYPES = new Set(['b', 'o', 'x', 'X']);

function valueError(message: string): ValueFault {
  return new ValueFault('ValueError', message);
}

/** Reads a spec character by character; characters are code points. */
class SpecReader {
  private readonly characters: string[];
  private position = 0;

  constructor(readonly text: string) {
    this.characters = Array.from(text);
  }

  get left(): number {
    return this.characters.length - this.position;
  }

  peek(offset = 0): string {
    return this.characters[this.position + offset] ?? '';
  }

  take(): string {
    return this.characters[this.position++];
  }

  takeIf(allowed: string): string {
    const next = this.peek();
    return next !== '' && allowed.includes(next) ? this.take() : '';
  }

  /** A decimal number, or -1 when there are no digits. */
  takeInteger(): number {
    let digits = '';
    while (/^[0-9]$/.test(this.peek())) digits += this.take();
    if (digits === '') return -1;
    if (digits.length > 15 && BigInt(digits) > MAX_INDEX) throw valueError('Too many decimal digits in format string');
    return Number(digits);
  }
}

/**
 * Parses a format spec.
 * @param typeName the Python type named in errors
 * @param defaultType the presentation type of an empty spec ('' for floats)
 * @param defaultAlign '<' for text, '>' for numbers
 * @throws ValueFault ValueError.
 */
export function parseFormatSpec(text: string, typeName: string, defaultType: string, defaultAlign: string): FormatSpec {
  const reader = new SpecReader(text);
  const { fill, align } = readAlignment(reader);
  const spec: FormatSpec = {
    fill: fill || ' ',
    align: align || defaultAlign,
    sign: reader.takeIf('+- '),
    noNegativeZero: reader.takeIf('z') !== '',
    alternate: reader.takeIf('#') !== '',
    width: -1,
    grouping: '',
    precision: -1,
    fractionGrouping: '',
    type: defaultType,
  };
  if (fill === '' && reader.takeIf('0') !== '') {
    spec.fill = '0';
    if (align === '' && defaultAlign === '>') spec.align = '=';
  }
  spec.width = reader.takeInteger();
  spec.grouping = readGrouping(reader);
  if (reader.takeIf('.') !== '') readPrecision(reader, spec);
  if (reader.left > 1) throw valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`);
  if (reader.left === 1) spec.type = reader.take();
  checkGrouping(spec);
  return spec;
}

/** Programs use few specs many times, so parsed ones are kept, for each family of types; a full cache starts anew. */
const CACHE_SIZE = 256;
const textSpecs = new Map<string, FormatSpec>();
const intSpecs = new Map<string, FormatSpec>();
const floatSpecs = new Map<string, FormatSpec>();

function cachedSpec(
  cache: Map<string, FormatSpec>,
  text: string,
  typeName: string,
  defaultType: string,
  defaultAlign: string,
): FormatSpec {
  let spec = cache.get(text);
  if (spec === undefined) {
    spec = parseFormatSpec(text, typeName, defaultType, defaultAlign);
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(text, spec);
  }
  return spec;
}

function readAlignment(reader: SpecReader): { fill: string; align: string } {
  if (reader.left >= 2 && ALIGNMENTS.includes(reader.peek(1))) return { fill: reader.take(), align: reader.take() };
  return { fill: '', align: reader.takeIf(ALIGNMENTS) };
}

function readGrouping(reader: SpecReader): string {
  const comma = reader.takeIf(',');
  const underscore = reader.takeIf('_');
  if ((comma !== '' && underscore !== '') || (underscore !== '' && reader.peek() === ',')) {
    throw valueError("Cannot specify both ',' and '_'.");
  }
  return comma || underscore;
}

function readPrecision(reader: SpecReader, spec: FormatSpec): void {
  spec.precision = reader.takeInteger();
  spec.fractionGrouping = readGrouping(reader);
  if (spec.precision < 0 && spec.fractionGrouping === '') throw valueError('Format specifier missing precision');
}

function checkGrouping(spec: FormatSpec): void {
  if (spec.grouping !== '' && !DIGITS_WITH_GROUPING.has(spec.type)) {
    const everyFour = spec.grouping === '_' && POWER_OF_TWO_TYPES.has(spec.type);
    if (!everyFour) throw groupingError(spec.grouping, spec.type);
  }
  if (spec.fractionGrouping !== '' && spec.type === 'n') throw groupingError(spec.fractionGrouping, spec.type);
}

function groupingError(separator: string, type: string): ValueFault {
  return valueError(`Cannot specify '${separator}' with '${shownType(type)}'.`);
}

function shownType(type: string): string {
  const code = type.codePointAt(0)!;
  return code > 32 && code < 128 ? type : '\\x' + code.toString(16);
}

function unknownType(type: string, typeName: string): ValueFault {
  return valueError(`Unknown format code '${shownType(type)}' for object of type '${typeName}'`);
}

/** format(str, spec). @throws ValueFault ValueError. */
export function formatStr(value: string, spec: string, typeName = 'str'): string {
  if (spec === '') return value;
  const parsed = cachedSpec(textSpecs, spec, typeName, 's', '<');
  if (parsed.type !== 's') throw unknownType(parsed.type, typeName);
  if (parsed.sign === ' ') throw valueError('Space not allowed in string format specifier');
  if (parsed.sign !== '') throw valueError('Sign not allowed in string format specifier');
  if (parsed.noNegativeZero) throw valueError('Negative zero coercion (z) not allowed in string format specifier');
  if (parsed.alternate) throw valueError('Alternate form (#) not allowed in string format specifier');
  if (parsed.align === '=') throw valueError("'=' alignment not allowed in string format specifier");
  const shown = parsed.precision >= 0 ? firstCodePoints(value, parsed.precision) : value;
  return parsed.width > shown.length || parsed.width > codePointLength(shown) ? pad(shown, parsed) : shown;
}

function pad(text: string, spec: FormatSpec): string {
  const missing = spec.width - codePointLength(text);
  if (missing <= 0) return text;
  if (spec.align === '<') return text + spec.fill.repeat(missing);
  if (spec.align === '^') return spec.fill.repeat(missing >> 1) + text + spec.fill.repeat(missing - (missing >> 1));
  return spec.fill.repeat(missing) + text;
}

/** The parts of a number before it is padded. */
interface NumberParts {
  sign: string;
  prefix: string;
  digits: string;
  /** Everything after the digits that grouping and zero padding leave alone. */
  rest: string;
}

/** Groups, pads and joins the parts of a number. */
function layOutNumber(parts: NumberParts, spec: FormatSpec, groupSize: number): string {
  const fixedLength = parts.sign.length + parts.prefix.length + codePointLength(parts.rest);
  const minimum = spec.fill === '0' && spec.align === '=' ? spec.width - fixedLength : 0;
  const digits = parts.digits === '' ? '' : groupDigits(parts.digits, minimum, spec.grouping, groupSize);
  const missing = spec.width - fixedLength - digits.length;
  const body = parts.prefix + digits + parts.rest;
  if (missing <= 0) return parts.sign + body;
  const fill = spec.fill;
  if (spec.align === '<') return parts.sign + body + fill.repeat(missing);
  if (spec.align === '=') return parts.sign + parts.prefix + fill.repeat(missing) + digits + parts.rest;
  const before = spec.align === '^' ? missing >> 1 : missing;
  return fill.repeat(before) + parts.sign + body + fill.repeat(missing - before);
}

/** Inserts separators from the right; zeros fill up to `minimum` characters and are grouped like digits. */
function groupDigits(digits: string, minimum: number, separator: string, size: number): string {
  if (separator === '') return digits.padStart(minimum, '0');
  const groups: string[] = [];
  let remaining = digits.length;
  let wanted = minimum;
  while (remaining > 0 || wanted > 0 || groups.length === 0) {
    if (groups.length > 0) wanted -= 1;
    const length = Math.min(size, Math.max(remaining, wanted, 1));
    const taken = Math.min(remaining, length);
    groups.push('0'.repeat(length - taken) + digits.slice(remaining - taken, remaining));
    remaining -= taken;
    wanted -= length;
  }
  return groups.reverse().join(separator);
}

function signOf(negative: boolean, option: string): string {
  if (negative) return '-';
  return option === '+' || option === ' ' ? option : '';
}

const RADIX_OF_TYPE: Readonly<Record<string, { radix: number; prefix: string }>> = {
  b: { radix: 2, prefix: '0b' },
  o: { radix: 8, prefix: '0o' },
  x: { radix: 16, prefix: '0x' },
  X: { radix: 16, prefix: '0X' },
};

/** format(int, spec); float types convert first. @throws ValueFault ValueError or OverflowError. */
export function formatInt(value: bigint, spec: string, maxDigits = DEFAULT_MAX_STR_DIGITS, typeName = 'int'): string {
  if (spec === '') return intToText(value, maxDigits);
  const parsed = cachedSpec(intSpecs, spec, typeName, 'd', '>');
  switch (parsed.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      return formatIntParsed(value, parsed, maxDigits);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
      return formatFloatParsed(intToFloat(value), parsed);
    default:
      throw unknownType(parsed.type, typeName);
  }
}

function formatIntParsed(value: bigint, spec: FormatSpec, maxDigits: number): string {
  if (spec.precision >= 0) throw valueError('Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) throw valueError('Negative zero coercion (z) not allowed in integer format specifier');
  if (spec.type === 'c') return formatCharacter(value, spec);
  const magnitude = value < 0n ? -value : value;
  const radix = RADIX_OF_TYPE[spec.type];
  let digits = radix === undefined ? intToText(magnitude, maxDigits) : magnitude.toString(radix.radix);
  if (spec.type === 'X') digits = digits.toUpperCase();
  const parts: NumberParts = {
    sign: signOf(value < 0n, spec.sign),
    prefix: spec.alternate && radix !== undefined ? radix.prefix : '',
    digits,
    rest: '',
  };
  return layOutNumber(parts, spec, radix === undefined ? 3 : 4);
}

function formatCharacter(value: bigint, spec: FormatSpec): string {
  if (spec.sign !== '') throw valueError("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
  if (BigInt.asIntN(64, value) !== value) {
    throw new ValueFault('OverflowError', 'Python int too large to convert to C long');
  }
  if (value < 0n || value > 0x10ffffn) throw new ValueFault('OverflowError', '%c arg not in range(0x110000)');
  const character = String.fromCodePoint(Number(value));
  return layOutNumber({ sign: '', prefix: '', digits: '', rest: character }, spec, 3);
}

/** format(float, spec). @throws ValueFault ValueError. */
export function formatFloat(value: number, spec: string, typeName = 'float'): string {
  if (spec === '') return reprFloat(value);
  const parsed = cachedSpec(floatSpecs, spec, typeName, '', '>');
  if (!'eEfFgGn%'.includes(parsed.type)) throw unknownType(parsed.type, typeName);
  return formatFloatParsed(value, parsed);
}

function checkPrecision(spec: FormatSpec): void {
  if (spec.precision > MAX_PRECISION) throw valueError('precision too big');
}

function formatFloatParsed(value: number, spec: FormatSpec): string {
  checkPrecision(spec);
  const percent = spec.type === '%';
  const code = floatCode(spec);
  const text = layoutFloat(percent ? value * 100 : value, code, floatPrecision(spec), {
    alternate: spec.alternate,
    noNegativeZero: spec.noNegativeZero,
    addDotZero: spec.type === '',
  });
  return layOutNumber(splitNumber(percent ? text + '%' : text, spec), spec, 3);
}

/** The layout code of a float or complex presentation type: none means repr, or 'g' once a precision is given. */
function floatCode(spec: FormatSpec): string {
  if (spec.type === '') return spec.precision < 0 ? 'r' : 'g';
  if (spec.type === 'n') return 'g';
  return spec.type === '%' ? 'f' : spec.type;
}

function floatPrecision(spec: FormatSpec): number {
  if (spec.precision >= 0) return spec.precision;
  return spec.type === '' ? 0 : 6;
}

/** Splits formatted text into sign, digits before the point and everything else. */
function splitNumber(text: string, spec: FormatSpec): NumberParts {
  const negative = text[0] === '-';
  const start = negative ? 1 : 0;
  let end = start;
  while (end < text.length && text[end] >= '0' && text[end] <= '9') end += 1;
  const rest = text.slice(end);
  return {
    sign: signOf(negative, spec.sign),
    prefix: '',
    digits: text.slice(start, end),
    rest: spec.fractionGrouping === '' ? rest : groupFraction(rest, spec.fractionGrouping),
  };
}

/** Groups the places after the point from the left. */
function groupFraction(rest: string, separator: string): string {
  const match = /^\.([0-9]+)(.*)$/s.exec(rest);
  if (match === null) return rest;
  return `.${match[1].replace(/[0-9]{3}(?=[0-9])/g, group => group + separator)}${match[2]}`;
}

/** format(complex, spec). @throws ValueFault ValueError. */
export function formatComplex(real: number, imaginary: number, spec: string, typeName = 'complex'): string {
  if (spec === '') return reprComplex(real, imaginary);
  const parsed = cachedSpec(floatSpecs, spec, typeName, '', '>');
  if (!'eEfFgGn'.includes(parsed.type)) throw unknownType(parsed.type, typeName);
  checkPrecision(parsed);
  if (parsed.fill === '0') throw valueError('Zero padding is not allowed in complex format specifier');
  if (parsed.align === '=') throw valueError("'=' alignment flag is not allowed in complex format specifier");
  const skipReal = parsed.type === '' && Object.is(real, 0);
  const imaginaryPart = formatComplexPart(imaginary, skipReal ? parsed : { ...parsed, sign: '+' });
  const text = skipReal ? `${imaginaryPart}j` : `${formatComplexPart(real, parsed)}${imaginaryPart}j`;
  return pad(parsed.type === '' && !skipReal ? `(${text})` : text, parsed);
}

function formatComplexPart(value: number, spec: FormatSpec): string {
  const options = { alternate: spec.alternate, noNegativeZero: spec.noNegativeZero };
  const text = layoutFloat(value, floatCode(spec), floatPrecision(spec), options);
  return layOutNumber(splitNumber(text, spec), { ...spec, fill: ' ', align: '<', width: -1 }, 3);
}

/** repr(complex). */
export function reprComplex(real: number, imaginary: number): string {
  const imaginaryText = layoutFloat(imaginary, 'r', 0);
  if (Object.is(real, 0)) return `${imaginaryText}j`;
  const sign = imaginaryText[0] === '-' ? '' : '+';
  return `(${layoutFloat(real, 'r', 0)}${sign}${imaginaryText}j)`;
}
