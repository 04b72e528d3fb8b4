/**
 * New texts from latin1 ones: other cases, parts replaced, cut off, filled up. NULL means that the result would not be latin1 or that
 * memory is scarce: somebody else's.
 */
import {
  type bool,
  fillMemory,
  type i32,
  i64Of,
  imul,
  load,
  load8,
  loadAt,
  mallocArray,
  type Ref,
  store8,
  storeNew,
} from '../dialect/rts.js';
import { reserve } from '../heap/allocator.js';
import { Bytes, Latin1 } from '../heap/layouts.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { listAppend, newList } from './list.js';
import { copyCharacters, latin1Slice, newLatin1, textStart } from './text.js';
import { isSpace } from './text-lists.js';
import { countLatin1, findLatin1 } from './text-search.js';

/** Texts of more characters ask for memory first. */
const LONG_TEXT = 65536;
/** No text that is made here is longer by more. */
const LONGEST = 536870912;
/** Distance of the cases of a letter. */
const CASE = 32;

/** A latin1 text still to be written; NULL: memory is scarce, or the length is no length. */
function longLatin1(length: i32): Ref {
  if (length < 0 || (length > LONG_TEXT && !reserve((length + 64) | 0))) return NULL;
  return length === 0 ? Known.EMPTY_STRING : newLatin1(length);
}
function isAsciiUpper(c: i32): bool {
  return c >= 65 && c <= 90;
}
function isAsciiLower(c: i32): bool {
  return c >= 97 && c <= 122;
}
function isUpper(c: i32): bool {
  return isAsciiUpper(c) || (c >= 192 && c <= 222 && c !== 215);
}
/** Has it an upper case that is latin1? */
function hasUpper(c: i32): bool {
  return isAsciiLower(c) || (c >= 224 && c <= 254 && c !== 247);
}
/** Has it an upper case beyond latin1, or of two characters: micro sign, sharp s, y with diaeresis? */
function hasWideUpper(c: i32): bool {
  return c === 181 || c === 223 || c === 255;
}
/** str.lower. @residual @writes nothing */
export function lowerLatin1(text: Ref): Ref {
  const length = load(text, Latin1.length);
  const result = longLatin1(length);
  if (result === NULL) return NULL;
  let k: i32 = 0;
  while (k < length) {
    const c = loadAt(text, Latin1, k);
    store8((textStart(result) + k) | 0, isUpper(c) ? (c + CASE) | 0 : c);
    k = (k + 1) | 0;
  }
  return result;
}
/** str.upper. @residual @writes nothing */
export function upperLatin1(text: Ref): Ref {
  const length = load(text, Latin1.length);
  const result = longLatin1(length);
  if (result === NULL) return NULL;
  let k: i32 = 0;
  while (k < length) {
    const c = loadAt(text, Latin1, k);
    if (hasWideUpper(c)) return NULL;
    store8((textStart(result) + k) | 0, hasUpper(c) ? (c - CASE) | 0 : c);
    k = (k + 1) | 0;
  }
  return result;
}
/** str.title of ASCII, or str.capitalize: only the first word's first letter is large. @residual @writes nothing */
export function titleAscii(text: Ref, onlyFirst: bool): Ref {
  const length = load(text, Latin1.length);
  const result = longLatin1(length);
  if (result === NULL) return NULL;
  let isInside = false;
  let k: i32 = 0;
  while (k < length) {
    const c = loadAt(text, Latin1, k);
    if (c > 127) return NULL;
    let fresh: i32 = c;
    if (isInside && isAsciiUpper(c)) fresh = (c + CASE) | 0;
    if (!isInside && isAsciiLower(c)) fresh = (c - CASE) | 0;
    store8((textStart(result) + k) | 0, fresh);
    isInside = onlyFirst || isAsciiUpper(c) || isAsciiLower(c);
    k = (k + 1) | 0;
  }
  return result;
}
/** text.replace(old, fresh): `text` itself when there is nothing to replace. @residual @writes nothing */
export function replaceLatin1(text: Ref, old: Ref, fresh: Ref): Ref {
  const length = load(text, Latin1.length);
  const oldLength = load(old, Latin1.length);
  const freshLength = load(fresh, Latin1.length);
  if (oldLength === 0) return NULL;
  const count = countLatin1(text, old, 0, length);
  if (count === 0) return text;
  if (imul(i64Of(count), i64Of(freshLength)) > i64Of(LONGEST)) return NULL;
  const result = longLatin1((length + Math.imul(count, (freshLength - oldLength) | 0)) | 0);
  if (result === NULL) return NULL;
  let to: i32 = textStart(result);
  let from: i32 = 0;
  let left = count;
  while (left > 0) {
    const at = findLatin1(text, old, from, length);
    copyCharacters(to, (textStart(text) + from) | 0, (at - from) | 0);
    to = (to + at - from) | 0;
    copyCharacters(to, textStart(fresh), freshLength);
    to = (to + freshLength) | 0;
    from = (at + oldLength) | 0;
    left = (left - 1) | 0;
  }
  copyCharacters(to, (textStart(text) + from) | 0, (length - from) | 0);
  return result;
}
/** text.split(separator, limit): at most `limit` cuts unless it is negative. @residual @writes nothing */
export function splitLatin1(text: Ref, separator: Ref, limit: i32): Ref {
  const length = load(text, Latin1.length);
  const width = load(separator, Latin1.length);
  if (width === 0 || length > LONG_TEXT) return NULL;
  const list = newList(0);
  let from: i32 = 0;
  let left = limit;
  while (left !== 0) {
    const at = findLatin1(text, separator, from, length);
    if (at < 0) break;
    listAppend(list, latin1Slice(text, from, at));
    from = (at + width) | 0;
    left = (left - 1) | 0;
  }
  listAppend(list, latin1Slice(text, from, length));
  return list;
}
/** Is the character white space, or one of `dropped` unless that is NULL? */
function isDropped(character: i32, dropped: Ref): bool {
  if (dropped === NULL) return isSpace(character);
  const count = load(dropped, Latin1.length);
  let k: i32 = 0;
  while (k < count) {
    if (loadAt(dropped, Latin1, k) === character) return true;
    k = (k + 1) | 0;
  }
  return false;
}
/** str.strip and its halves; `dropped` as for isDropped. @residual @writes nothing */
export function stripLatin1(text: Ref, dropped: Ref, left: bool, right: bool): Ref {
  let from: i32 = 0;
  let to: i32 = load(text, Latin1.length);
  while (left && from < to && isDropped(loadAt(text, Latin1, from), dropped)) from = (from + 1) | 0;
  while (right && to > from && isDropped(loadAt(text, Latin1, (to - 1) | 0), dropped)) to = (to - 1) | 0;
  return latin1Slice(text, from, to);
}
/** The text with `before` and `after` characters `fill` around it. @residual @writes nothing */
export function padLatin1(text: Ref, before: i32, after: i32, fill: i32): Ref {
  const length = load(text, Latin1.length);
  const result = longLatin1((before + length + after) | 0);
  if (result === NULL) return NULL;
  const start = textStart(result);
  fillBytes(start, fill, before);
  copyCharacters((start + before) | 0, textStart(text), length);
  fillBytes((start + before + length) | 0, fill, after);
  return result;
}
/** @residual @writes nothing */
export function fillBytes(to: i32, byte: i32, count: i32): void {
  if (count > 16) fillMemory(to, byte, count);
  else {
    let k: i32 = 0;
    while (k < count) {
      store8((to + k) | 0, byte);
      k = (k + 1) | 0;
    }
  }
}
/** text.zfill(width), for a width that is more than the length. @residual @writes nothing */
export function zeroFillLatin1(text: Ref, width: i32): Ref {
  const length = load(text, Latin1.length);
  const result = padLatin1(text, (width - length) | 0, 0, 48);
  if (result === NULL || length === 0) return result;
  const sign = loadAt(text, Latin1, 0);
  if (sign === 43 || sign === 45) {
    store8((textStart(result) + width - length) | 0, 48);
    store8(textStart(result), sign);
  }
  return result;
}
/** The characters in reverse order. @residual @writes nothing */
export function reverseLatin1(text: Ref): Ref {
  const length = load(text, Latin1.length);
  const result = longLatin1(length);
  if (result === NULL) return NULL;
  let k: i32 = 0;
  while (k < length) {
    store8((textStart(result) + k) | 0, loadAt(text, Latin1, (length - 1 - k) | 0));
    k = (k + 1) | 0;
  }
  return result;
}
/** Are all of the `count` bytes from there on ASCII? */
function isAscii(at: i32, count: i32): bool {
  let k: i32 = 0;
  while (k < count) {
    if (load8((at + k) | 0) > 127) return false;
    k = (k + 1) | 0;
  }
  return true;
}
/** The bytes of an ASCII text. @residual @writes nothing */
export function asciiBytes(text: Ref): Ref {
  const length = load(text, Latin1.length);
  if (length > LONG_TEXT || !isAscii(textStart(text), length)) return NULL;
  const bytes = mallocArray(Bytes, MapOf.BYTES, length);
  storeNew(bytes, Bytes.hash, 0);
  copyCharacters(((bytes as i32) + Bytes.element.offset) | 0, textStart(text), length);
  return bytes;
}
/** The text of ASCII bytes. @residual @writes nothing */
export function asciiText(bytes: Ref): Ref {
  const length = load(bytes, Bytes.length);
  const start = ((bytes as i32) + Bytes.element.offset) | 0;
  if (length > LONG_TEXT || !isAscii(start, length)) return NULL;
  const text = longLatin1(length);
  copyCharacters(textStart(text), start, length);
  return text;
}
/** The text in quotes, if it is ASCII that repr() shows as it is. @residual @writes nothing */
export function quotedAscii(text: Ref): Ref {
  const length = load(text, Latin1.length);
  let k: i32 = 0;
  while (k < length) {
    const c = loadAt(text, Latin1, k);
    if (c < 32 || c > 126 || c === 39 || c === 92) return NULL;
    k = (k + 1) | 0;
  }
  return padLatin1(text, 1, 1, 39);
}
