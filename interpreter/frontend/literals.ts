/**
 * The values of literals: numbers, and text and bytes with their escapes.
 *
 * Escapes are those of the language reference ("String and Bytes literals"). An escape that is not one stays as it is
 * and is reported once per literal. Errors are reported as CPython words them, with positions in the text it hands to
 * its own decoder, in which a non-ASCII character takes ten bytes (`\UXXXXXXXX`).
 */

import type { ConstantValue, StrValue } from './ast.js';
import { lookUpCharacterName } from './character-names.js';
import { MESSAGES } from './syntax-errors.js';

/** What a literal's decoder tells the parser. */
export interface LiteralReporter {
  /** The literal is wrong; does not return. */
  error(message: string): never;
  /** `sequence` (without the backslash) is no escape; `at` is the index of the backslash in the literal's text. */
  invalidEscape(sequence: string, isOctal: boolean, at: number): void;
}

const BACKSLASH = 92;
const MAX_DECIMAL_DIGITS = 4300;

/** The value of a numeric literal as spelled in the program. */
export function numberValue(spelling: string, reporter: LiteralReporter): ConstantValue {
  const text = spelling.includes('_') ? spelling.replaceAll('_', '') : spelling;
  const last = text.charCodeAt(text.length - 1) | 32;
  const radix = text.charCodeAt(1) | 32;
  const isPrefixed = text.charCodeAt(0) === 48 && (radix === 120 || radix === 111 || radix === 98);
  if (isPrefixed) return { kind: 'int', value: BigInt(text) };
  if (last === 106) return { kind: 'complex', value: Number(text.slice(0, -1)) };
  if (text.length < 16 && isAllDigits(text)) return { kind: 'int', value: BigInt(+text) };
  if (!isAllDigits(text)) return { kind: 'float', value: Number(text) };
  if (text.length > MAX_DECIMAL_DIGITS) reporter.error(MESSAGES.tooManyDigits(text.length));
  return { kind: 'int', value: BigInt(text) };
}

function isAllDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** A text value of a text that has no separately written surrogates side by side. */
export function textValue(value: string): StrValue {
  return { kind: 'str', value, codePoints: null };
}

/** The value of the text of a literal, without quotes and prefix. */
export function decodeText(text: string, isRaw: boolean, reporter: LiteralReporter): StrValue {
  if (isRaw || !text.includes('\\')) return textValue(text);
  return new TextDecoding(text, reporter).decode();
}

/** Several text values in a row. */
export function joinTexts(values: readonly StrValue[]): StrValue {
  if (values.length === 1) return values[0]!;
  const value = values.map(part => part.value).join('');
  const codePoints = values.flatMap(part => toCodePoints(part));
  return withCodePoints(value, codePoints);
}

function toCodePoints(text: StrValue): number[] {
  if (text.codePoints !== null) return [...text.codePoints];
  return Array.from(text.value, character => character.codePointAt(0)!);
}

/** Keeps the code points only if the text alone would be read as fewer characters. */
function withCodePoints(value: string, codePoints: readonly number[]): StrValue {
  let characters = 0;
  for (const _ of value) characters++;
  return {
    kind: 'str',
    value,
    codePoints: characters === codePoints.length ? null : Uint32Array.from(codePoints),
  };
}

class TextDecoding {
  private readonly text: string;
  private readonly reporter: LiteralReporter;
  private at = 0;
  /** Position in the text as CPython's decoder sees it. */
  private decoderPosition = 0;
  private result = '';
  private hasSurrogate = false;
  private readonly parts: StrValue[] = [];
  private reported = false;

  constructor(text: string, reporter: LiteralReporter) {
    this.text = text;
    this.reporter = reporter;
  }

  decode(): StrValue {
    const { text } = this;
    for (;;) {
      const next = text.indexOf('\\', this.at);
      if (next < 0) break;
      this.copy(next);
      this.decodeEscape();
    }
    this.copy(text.length);
    if (!this.hasSurrogate) return textValue(this.result);
    this.parts.push(textValue(this.result));
    return joinTexts(this.parts);
  }

  private copy(end: number): void {
    const part = this.text.slice(this.at, end);
    this.result += part;
    this.decoderPosition += decoderLength(part);
    this.at = end;
  }

  private append(codePoint: number): void {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
      this.hasSurrogate = true;
      this.parts.push(textValue(this.result), textValue(String.fromCharCode(codePoint)));
      this.result = '';
    } else this.result += String.fromCodePoint(codePoint);
  }

  private skip(length: number): void {
    this.at += length;
    this.decoderPosition += length;
  }

  private decodeEscape(): void {
    const letter = this.text[this.at + 1];
    // The text before a replacement field may end with a backslash, which stands for itself.
    if (letter === undefined) {
      this.result += '\\';
      this.skip(1);
      return;
    }
    const simple = SIMPLE_ESCAPES.get(letter);
    if (simple !== undefined) {
      this.result += simple;
      this.skip(2);
    } else if (letter >= '0' && letter <= '7') this.decodeOctal();
    else if (letter === 'x') this.decodeHex(2, 'xXX');
    else if (letter === 'u') this.decodeHex(4, 'uXXXX');
    else if (letter === 'U') this.decodeHex(8, 'UXXXXXXXX');
    else if (letter === 'N') this.decodeName();
    else this.keepInvalid(letter);
  }

  private keepInvalid(letter: string): void {
    const isAscii = letter.charCodeAt(0) < 128;
    // CPython's decoder has replaced the backslash before any other character, and does not notice.
    if (isAscii) this.report(letter, false);
    this.result += '\\';
    this.at++;
    this.decoderPosition += isAscii ? 1 : 6;
  }

  private report(sequence: string, isOctal: boolean): void {
    if (!this.reported) this.reporter.invalidEscape(sequence, isOctal, this.at);
    this.reported = true;
  }

  private decodeOctal(): void {
    const digits = octalDigits(this.text, this.at + 1);
    const value = Number.parseInt(digits, 8);
    if (value > 0o377) this.report(digits, true);
    this.append(value);
    this.skip(1 + digits.length);
  }

  private decodeHex(length: number, form: string): void {
    let digits = 0;
    while (digits < length && isHexDigit(this.text.charCodeAt(this.at + 2 + digits))) digits++;
    if (digits < length) this.errorRange(2 + digits, MESSAGES.truncatedEscape(form));
    const value = Number.parseInt(this.text.slice(this.at + 2, this.at + 2 + length), 16);
    if (value > 0x10ffff) this.errorRange(2 + length, MESSAGES.illegalCharacter);
    this.append(value);
    this.skip(2 + length);
  }

  private decodeName(): void {
    const { text } = this;
    const open = this.at + 2;
    const close = text[open] === '{' ? text.indexOf('}', open) : -1;
    if (close < 0 || close === open + 1) {
      const length = text[open] !== '{' ? 2 : close < 0 ? decoderLength(text.slice(this.at)) : close - this.at;
      this.errorRange(length, MESSAGES.malformedName);
    }
    const value = lookUpCharacterName(text.slice(open + 1, close));
    if (value === null) this.errorRange(decoderLength(text.slice(this.at, close + 1)), MESSAGES.unknownName);
    for (const character of value) this.append(character.codePointAt(0)!);
    this.decoderPosition += decoderLength(text.slice(this.at, close + 1));
    this.at = close + 1;
  }

  private errorRange(length: number, reason: string): never {
    const from = this.decoderPosition;
    this.reporter.error(MESSAGES.unicodeError(from, from + length - 1, reason));
  }
}

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

function octalDigits(text: string, start: number): string {
  let end = start;
  while (end < start + 3 && text[end]! >= '0' && text[end]! <= '7') end++;
  return text.slice(start, end);
}

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** Bytes that a part of a literal takes in the text CPython decodes. */
function decoderLength(part: string): number {
  let length = 0;
  for (const character of part) length += character.charCodeAt(0) < 128 ? 1 : 10;
  return length;
}

/** The value of the text of a bytes literal, which the caller has found to be ASCII. */
export function decodeBytes(text: string, isRaw: boolean, reporter: LiteralReporter): Uint8Array {
  if (isRaw || !text.includes('\\')) return Uint8Array.from(text, character => character.charCodeAt(0));
  const bytes: number[] = [];
  let reported = false;
  const report = (sequence: string, isOctal: boolean, at: number): void => {
    if (!reported) reporter.invalidEscape(sequence, isOctal, at);
    reported = true;
  };
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const letter = text[at + 1]!;
    const simple = SIMPLE_ESCAPES.get(letter);
    if (code !== BACKSLASH) {
      bytes.push(code);
      at++;
    } else if (simple !== undefined) {
      if (simple !== '') bytes.push(simple.charCodeAt(0));
      at += 2;
    } else if (letter >= '0' && letter <= '7') {
      const digits = octalDigits(text, at + 1);
      const value = Number.parseInt(digits, 8);
      if (value > 0o377) report(digits, true, at);
      bytes.push(value & 0xff);
      at += 1 + digits.length;
    } else if (letter === 'x') {
      if (!isHexDigit(text.charCodeAt(at + 2)) || !isHexDigit(text.charCodeAt(at + 3))) {
        reporter.error(MESSAGES.invalidHexEscape(at));
      }
      bytes.push(Number.parseInt(text.slice(at + 2, at + 4), 16));
      at += 4;
    } else {
      report(letter, false, at);
      bytes.push(BACKSLASH);
      at++;
    }
  }
  return Uint8Array.from(bytes);
}
