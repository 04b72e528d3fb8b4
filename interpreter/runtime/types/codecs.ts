/**
 * Text encodings: between code points and bytes, with CPython's error handlers. An encoder or decoder goes through its
 * input and asks the handler whenever it meets something it cannot take; the handler answers what stands in for it.
 */
import type { Ref } from '../../dialect/rts.js';
import { decodeError, encodeError } from '../builtins/unicode-errors.js';
import type { Space } from '../space.js';
import { makeText } from './text-objects.js';
import type { Units } from './units.js';
import { textUnits } from './values.js';

type Codec =
  | 'utf-8'
  | 'latin-1'
  | 'ascii'
  | 'utf-16'
  | 'utf-16-le'
  | 'utf-16-be'
  | 'utf-32'
  | 'utf-32-le'
  | 'utf-32-be';
const ALIASES: Readonly<Record<string, Codec>> = {
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  utf_8: 'utf-8',
  cp65001: 'utf-8',
  latin1: 'latin-1',
  latin_1: 'latin-1',
  iso8859_1: 'latin-1',
  iso_8859_1: 'latin-1',
  '8859': 'latin-1',
  l1: 'latin-1',
  latin: 'latin-1',
  ascii: 'ascii',
  us_ascii: 'ascii',
  '646': 'ascii',
  utf16: 'utf-16',
  utf_16: 'utf-16',
  u16: 'utf-16',
  utf_16_le: 'utf-16-le',
  utf_16le: 'utf-16-le',
  utf_16_be: 'utf-16-be',
  utf_16be: 'utf-16-be',
  utf32: 'utf-32',
  utf_32: 'utf-32',
  u32: 'utf-32',
  utf_32_le: 'utf-32-le',
  utf_32le: 'utf-32-le',
  utf_32_be: 'utf-32-be',
  utf_32be: 'utf-32-be',
};
/** The codec of a name or alias; LookupError for one that tpy has not. */
export function codecNamed(space: Space, name: string): Codec {
  const codec = ALIASES[name.toLowerCase().replace(/[^a-z0-9]+/g, '_')];
  if (codec === undefined) throw space.error('LookupError', `unknown encoding: ${name}`);
  return codec;
}
/** The name that CPython's errors use for a codec. */
const shown = (codec: Codec): string => codec;

// ---- encoding -------------------------------------------------------------------------------------------------------------

/** Collects bytes; grows as needed. */
class ByteSink {
  private bytes: Uint8Array;
  private length = 0;
  constructor(capacity: number) {
    this.bytes = new Uint8Array(Math.max(16, capacity));
  }
  push(byte: number): void {
    if (this.length === this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    this.bytes[this.length++] = byte;
  }
  done(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff;

function pushUtf8(sink: ByteSink, codePoint: number): void {
  if (codePoint < 0x80) sink.push(codePoint);
  else if (codePoint < 0x800) {
    sink.push(0xc0 | (codePoint >> 6));
    sink.push(0x80 | (codePoint & 63));
  } else if (codePoint < 0x10000) {
    sink.push(0xe0 | (codePoint >> 12));
    sink.push(0x80 | ((codePoint >> 6) & 63));
    sink.push(0x80 | (codePoint & 63));
  } else {
    sink.push(0xf0 | (codePoint >> 18));
    sink.push(0x80 | ((codePoint >> 12) & 63));
    sink.push(0x80 | ((codePoint >> 6) & 63));
    sink.push(0x80 | (codePoint & 63));
  }
}
function pushWide(sink: ByteSink, value: number, bytes: number, little: boolean): void {
  for (let k = 0; k < bytes; k++) sink.push((value >>> (8 * (little ? k : bytes - 1 - k))) & 255);
}
function pushUtf16(sink: ByteSink, codePoint: number, little: boolean): void {
  if (codePoint < 0x10000) pushWide(sink, codePoint, 2, little);
  else {
    pushWide(sink, 0xd800 + ((codePoint - 0x10000) >> 10), 2, little);
    pushWide(sink, 0xdc00 + ((codePoint - 0x10000) & 0x3ff), 2, little);
  }
}
interface Encoder {
  /** Why a code point cannot be encoded, or undefined when it can. */
  readonly refuses: (codePoint: number) => string | undefined;
  readonly push: (sink: ByteSink, codePoint: number) => void;
  readonly mark: readonly number[];
  /** Bytes that surrogatepass writes for a surrogate; undefined: it does not apply. */
  readonly passesSurrogates: boolean;
}
const surrogates = (codePoint: number): string | undefined =>
  isSurrogate(codePoint) ? 'surrogates not allowed' : undefined;
function encoderOf(codec: Codec): Encoder {
  const little = !codec.endsWith('-be');
  switch (codec) {
    case 'utf-8':
      return { refuses: surrogates, push: pushUtf8, mark: [], passesSurrogates: true };
    case 'latin-1':
    case 'ascii': {
      const limit = codec === 'ascii' ? 128 : 256;
      const reason = `ordinal not in range(${limit})`;
      const refuses = (codePoint: number) => (codePoint < limit ? undefined : reason);
      return { refuses, push: (sink, codePoint) => sink.push(codePoint), mark: [], passesSurrogates: false };
    }
    case 'utf-16':
    case 'utf-16-le':
    case 'utf-16-be':
      return {
        refuses: surrogates,
        push: (sink, codePoint) => pushUtf16(sink, codePoint, little),
        mark: codec === 'utf-16' ? [0xff, 0xfe] : [],
        passesSurrogates: true,
      };
    default:
      return {
        refuses: surrogates,
        push: (sink, codePoint) => pushWide(sink, codePoint, 4, little),
        mark: codec === 'utf-32' ? [0xff, 0xfe, 0, 0] : [],
        passesSurrogates: true,
      };
  }
}
const codes = (text: string): number[] => Array.from(text, character => character.codePointAt(0)!);
function backslashEscape(codePoint: number): string {
  if (codePoint < 0x100) return `\\x${codePoint.toString(16).padStart(2, '0')}`;
  if (codePoint < 0x10000) return `\\u${codePoint.toString(16).padStart(4, '0')}`;
  return `\\U${codePoint.toString(16).padStart(8, '0')}`;
}
/** What a handler puts in place of units[start, end): bytes as they are, or code points to be encoded. */
type Replacement = { readonly bytes: readonly number[] } | { readonly points: readonly number[] } | undefined;
function encodeReplacement(handler: string, codec: Codec, units: Units, start: number, end: number): Replacement {
  const refused = Array.from(units.subarray(start, end));
  switch (handler) {
    case 'ignore':
      return { points: [] };
    case 'replace':
      return { points: refused.map(() => 63) };
    case 'backslashreplace':
      return { points: codes(refused.map(backslashEscape).join('')) };
    case 'xmlcharrefreplace':
      return { points: codes(refused.map(codePoint => `&#${codePoint};`).join('')) };
    case 'surrogateescape':
      if (refused.some(codePoint => codePoint < 0xdc80 || codePoint > 0xdcff)) return undefined;
      return { bytes: refused.map(codePoint => codePoint - 0xdc00) };
    case 'surrogatepass': {
      if (!encoderOf(codec).passesSurrogates || !refused.every(isSurrogate)) return undefined;
      const sink = new ByteSink(16);
      for (const codePoint of refused) encoderOf(codec).push(sink, codePoint);
      return { bytes: Array.from(sink.done()) };
    }
    default:
      return undefined;
  }
}
const HANDLERS = [
  'strict',
  'ignore',
  'replace',
  'backslashreplace',
  'xmlcharrefreplace',
  'surrogateescape',
  'surrogatepass',
];
function checkHandler(space: Space, handler: string): void {
  if (!HANDLERS.includes(handler)) throw space.error('LookupError', `unknown error handler name '${handler}'`);
}
/** str.encode: the bytes of a text. Raises UnicodeEncodeError, or LookupError for unknown names. */
export function encodeText(space: Space, text: Ref, encoding: string, handler: string): Uint8Array {
  const codec = codecNamed(space, encoding);
  const units = textUnits(space, text);
  const encoder = encoderOf(codec);
  const sink = new ByteSink(units.length + 8);
  for (const byte of encoder.mark) sink.push(byte);
  for (let at = 0; at < units.length; ) {
    const reason = encoder.refuses(units[at]!);
    if (reason === undefined) encoder.push(sink, units[at++]!);
    else {
      let end = at + 1;
      while (end < units.length && encoder.refuses(units[end]!) !== undefined) end++;
      checkHandler(space, handler);
      const replacement = encodeReplacement(handler, codec, units, at, end);
      if (replacement === undefined) throw encodeError(space, shown(codec), text, at, end, reason);
      if ('bytes' in replacement) for (const byte of replacement.bytes) sink.push(byte);
      else for (const point of replacement.points) encoder.push(sink, point);
      at = end;
    }
  }
  return sink.done();
}

// ---- decoding -------------------------------------------------------------------------------------------------------------

/** One step of a decoder: a code point and its length in bytes, or how many bytes are wrong and why. */
interface Step {
  readonly point: number;
  readonly length: number;
  readonly reason?: string;
}
function stepUtf8(data: Uint8Array, at: number): Step {
  const first = data[at]!;
  if (first < 0x80) return { point: first, length: 1 };
  if (first < 0xc2 || first > 0xf4) return { point: -1, length: 1, reason: 'invalid start byte' };
  const wanted = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  let point = first & (0xff >> (wanted + 1));
  for (let k = 1; k < wanted; k++) {
    if (at + k >= data.length) return { point: -1, length: k, reason: 'unexpected end of data' };
    const byte = data[at + k]!;
    const lowest = k > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const highest = k > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (byte < lowest || byte > highest) return { point: -1, length: k, reason: 'invalid continuation byte' };
    point = (point << 6) | (byte & 63);
  }
  return { point, length: wanted };
}
function wide(data: Uint8Array, at: number, bytes: number, little: boolean): number {
  let value = 0;
  for (let k = 0; k < bytes; k++) value = value * 256 + data[at + (little ? bytes - 1 - k : k)]!;
  return value;
}
function stepUtf16(data: Uint8Array, at: number, little: boolean): Step {
  const left = data.length - at;
  if (left < 2) return { point: -1, length: left, reason: 'truncated data' };
  const unit = wide(data, at, 2, little);
  if (!isSurrogate(unit)) return { point: unit, length: 2 };
  if (unit >= 0xdc00) return { point: -1, length: 2, reason: 'illegal encoding' };
  if (left < 4) return { point: -1, length: left, reason: 'unexpected end of data' };
  const low = wide(data, at + 2, 2, little);
  if (low < 0xdc00 || low > 0xdfff) return { point: -1, length: 2, reason: 'illegal UTF-16 surrogate' };
  return { point: 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), length: 4 };
}
function stepUtf32(data: Uint8Array, at: number, little: boolean): Step {
  const left = data.length - at;
  if (left < 4) return { point: -1, length: left, reason: 'truncated data' };
  const point = wide(data, at, 4, little);
  if (isSurrogate(point)) {
    return { point: -1, length: 4, reason: 'code point in surrogate code point range(0xd800, 0xe000)' };
  }
  if (point > 0x10ffff) return { point: -1, length: 4, reason: 'code point not in range(0x110000)' };
  return { point, length: 4 };
}
function stepperOf(codec: Codec, little: boolean): (data: Uint8Array, at: number) => Step {
  if (codec === 'utf-8') return stepUtf8;
  if (codec === 'latin-1') return (data, at) => ({ point: data[at]!, length: 1 });
  if (codec === 'ascii') {
    return (data, at) =>
      data[at]! < 128 ? { point: data[at]!, length: 1 } : { point: -1, length: 1, reason: 'ordinal not in range(128)' };
  }
  return codec.startsWith('utf-16')
    ? (data, at) => stepUtf16(data, at, little)
    : (data, at) => stepUtf32(data, at, little);
}
/** A byte order mark at the start decides for the codecs that leave the order open. */
function byteOrder(codec: Codec, data: Uint8Array): { little: boolean; skip: number } {
  if (codec === 'utf-16') {
    if (data[0] === 0xff && data[1] === 0xfe) return { little: true, skip: 2 };
    if (data[0] === 0xfe && data[1] === 0xff) return { little: false, skip: 2 };
  }
  if (codec === 'utf-32') {
    if (data[0] === 0xff && data[1] === 0xfe && data[2] === 0 && data[3] === 0) return { little: true, skip: 4 };
    if (data[0] === 0 && data[1] === 0 && data[2] === 0xfe && data[3] === 0xff) return { little: false, skip: 4 };
  }
  return { little: !codec.endsWith('-be'), skip: 0 };
}
/** What a handler makes of the wrong bytes [at, at + length): code points and how many bytes they stand for. */
function decodeReplacement(
  handler: string,
  codec: Codec,
  data: Uint8Array,
  at: number,
  length: number,
  little: boolean,
): { points: readonly number[]; length: number } | undefined {
  const wrong = Array.from(data.subarray(at, at + length));
  switch (handler) {
    case 'ignore':
      return { points: [], length };
    case 'replace':
      return { points: [0xfffd], length };
    case 'backslashreplace':
      return { points: codes(wrong.map(backslashEscape).join('')), length };
    case 'surrogateescape':
      return wrong.some(byte => byte < 128) ? undefined : { points: wrong.map(byte => 0xdc00 + byte), length };
    case 'surrogatepass':
      return passedSurrogate(codec, data, at, little);
    default:
      return undefined;
  }
}
function passedSurrogate(codec: Codec, data: Uint8Array, at: number, little: boolean) {
  const size = codec === 'utf-8' ? 3 : codec.startsWith('utf-16') ? 2 : codec.startsWith('utf-32') ? 4 : 0;
  if (size === 0 || at + size > data.length) return undefined;
  const point =
    size === 3 && data[at] === 0xed
      ? 0xd000 | ((data[at + 1]! & 63) << 6) | (data[at + 2]! & 63)
      : wide(data, at, size, little);
  return isSurrogate(point) ? { points: [point], length: size } : undefined;
}
const isAscii = (data: Uint8Array): boolean => {
  for (let k = 0; k < data.length; k++) if (data[k]! > 127) return false;
  return true;
};
/** bytes.decode: the code points as a str. `object` is the bytes object, for the error. */
export function decodeBytes(space: Space, object: Ref, encoding: string, handler: string): Ref {
  const codec = codecNamed(space, encoding);
  const data = space.bytesValue(object);
  if (codec === 'latin-1' || (codec === 'utf-8' && isAscii(data))) return makeText(space, data);
  const { little, skip } = byteOrder(codec, data);
  const step = stepperOf(codec, little);
  const points: number[] = [];
  for (let at = skip; at < data.length; ) {
    const { point, length, reason } = step(data, at);
    if (reason === undefined) {
      points.push(point);
      at += length;
    } else {
      checkHandler(space, handler);
      const replacement = decodeReplacement(handler, codec, data, at, length, little);
      if (replacement === undefined) {
        const owner = space.isBytes(object) ? object : space.bytes(data);
        throw decodeError(space, shown(codec), owner, at, at + length, reason);
      }
      for (const replaced of replacement.points) points.push(replaced);
      at += replacement.length;
    }
  }
  return makeText(space, Int32Array.from(points));
}
/** Text of host bytes in UTF-8, wrong bytes escaped as surrogates: for file names, arguments, console input. */
export const decodeHostText = (space: Space, data: Uint8Array): Ref =>
  decodeBytes(space, space.bytes(data), 'utf-8', 'surrogateescape');
