/**
 * str: three flat widths (always the narrowest that holds the text) and the rope, a concatenation that is carried out when
 * someone looks. Flattening a rope changes how it is stored, never what it is, so it does not count as an effect.
 *
 * All four layouts have `length` in the same place.
 */
import {
  type bool,
  copyMemory,
  type i32,
  i32Of,
  type i64,
  i64Of,
  ictz,
  ishl,
  isub,
  ixor,
  load,
  load16,
  load32,
  load64,
  load8,
  loadAt,
  malloc,
  mallocArray,
  promote,
  type Ref,
  store,
  storeNew,
  store16,
  store8,
  store32,
  store64,
  udiv,
  urem,
} from '../dialect/rts.js';
import { Class, ClassFlags, Latin1, Map, RefItems, Rope, Ucs2, Ucs4 } from '../heap/layouts.js';
import { MACHINE, Machine } from '../heap/machine.js';
import { Kind, Known, MapOf, NULL } from '../heap/well-known.js';
import { mapOf } from './value.js';

/** Shorter results are copied at once: a rope would be bigger. */
const ROPE_MINIMUM = 64;
const LATIN1_START = 16;
const DIGIT_ZERO = 48;
const MINUS = 45;
const SHORT_COPY = 16;

/** Number of code points. */
export function textLength(text: Ref): i32 {
  return load(text, Latin1.length);
}
/** Bytes per code point of a str that is flat or a rope: 1, 2 or 4. */
function textWidth(text: Ref): i32 {
  const kind = load(mapOf(text), Map.kind);
  if (kind === Kind.LATIN1) return 1;
  if (kind === Kind.UCS2) return 2;
  if (kind === Kind.UCS4) return 4;
  return load(text, Rope.width);
}
/** Is it a map of exact strs? */
export function isTextMap(m: Ref): bool {
  return m === MapOf.LATIN1 || m === MapOf.ROPE || m === MapOf.UCS2 || m === MapOf.UCS4;
}
/** Is it a map of strs, or of instances of subclasses that compare and hash as str does? */
export function comparesAsText(m: Ref): bool {
  if (isTextMap(m)) return true;
  const kind = load(m, Map.kind);
  if (kind !== Kind.LATIN1 && kind !== Kind.UCS2 && kind !== Kind.UCS4) return false;
  return (load(load(m, Map.class), Class.flags) & ClassFlags.HAS_EQUALITY) === 0;
}
/** Address of the first code point of a flat text. */
export function textStart(flat: Ref): i32 {
  return ((flat as i32) + LATIN1_START) | 0;
}
/**
 * Copies bytes that do not overlap. For a few of them memory.copy would take longer than it takes to decide: two words do, which overlap where
 * there are not enough bytes for both. @residual @writes nothing
 */
export function copyCharacters(to: i32, from: i32, count: i32): void {
  if (count > SHORT_COPY) copyMemory(to, from, count);
  else if (count >= 8) {
    const last = load64((from + count - 8) | 0);
    store64(to, load64(from));
    store64((to + count - 8) | 0, last);
  } else if (count >= 4) {
    const last = load32((from + count - 4) | 0);
    store32(to, load32(from));
    store32((to + count - 4) | 0, last);
  } else if (count > 0) {
    // One, two or three: the first, the middle and the last one.
    const middle: i32 = count >> 1;
    const last = load8((from + count - 1) | 0);
    store8((to + middle) | 0, load8((from + middle) | 0));
    store8(to, load8(from));
    store8((to + count - 1) | 0, last);
  }
}
/** Copies `length` code points between widths; `toWidth` is at least `fromWidth`. @residual @writes nothing */
function copyText(to: i32, toWidth: i32, from: i32, fromWidth: i32, length: i32): void {
  if (toWidth === fromWidth) {
    copyCharacters(to, from, Math.imul(length, toWidth));
    return;
  }
  let k: i32 = 0;
  while (k < length) {
    const character = fromWidth === 1 ? load8((from + k) | 0) : load16((from + (k << 1)) | 0);
    if (toWidth === 2) store16((to + (k << 1)) | 0, character);
    else store32((to + (k << 2)) | 0, character);
    k = (k + 1) | 0;
  }
}
/** An uninitialised text of the given width. */
function newText(length: i32, width: i32): Ref {
  let p = NULL;
  if (width === 1) p = mallocArray(Latin1, MapOf.LATIN1, length);
  else if (width === 2) p = mallocArray(Ucs2, MapOf.UCS2, length);
  else p = mallocArray(Ucs4, MapOf.UCS4, length);
  storeNew(p, Latin1.hash, 0);
  return p;
}
/** A latin1 text whose characters are still to be written. @residual @writes nothing */
export function newLatin1(length: i32): Ref {
  return newText(length, 1);
}
/** The decimal text of a number. @residual @writes nothing */
export function decimalText(value: i64): Ref {
  const isNegative = value < i64Of(0);
  const magnitude = isNegative ? isub(i64Of(0), value) : value;
  const ten = i64Of(10);
  if (!isNegative && magnitude < ten) return textOfCodePoint((i32Of(magnitude) + DIGIT_ZERO) | 0);
  let length: i32 = isNegative ? 2 : 1;
  let rest = udiv(magnitude, ten);
  while (rest !== i64Of(0)) {
    length = (length + 1) | 0;
    rest = udiv(rest, ten);
  }
  const text = newText(length, 1);
  const start = textStart(text);
  let at: i32 = (start + length) | 0;
  rest = magnitude;
  while (at > start) {
    at = (at - 1) | 0;
    store8(at, (i32Of(urem(rest, ten)) + DIGIT_ZERO) | 0);
    rest = udiv(rest, ten);
  }
  if (isNegative) store8(start, MINUS);
  return text;
}
/** Writes the text of `source` (a rope's leaves from left to right) to `to`. @residual @writes nothing */
function copyLeaves(source: Ref, to: i32, width: i32): void {
  let text = source;
  let end: i32 = (to + Math.imul(textLength(source), width)) | 0;
  // The right side of a rope is short as a rule (s += x): recursion goes right, the loop goes left.
  while (mapOf(text) === MapOf.ROPE && load(text, Rope.right) !== NULL) {
    const right = load(text, Rope.right);
    end = (end - Math.imul(textLength(right), width)) | 0;
    copyLeaves(right, end, width);
    text = load(text, Rope.left);
  }
  if (mapOf(text) === MapOf.ROPE) text = load(text, Rope.left);
  const length = textLength(text);
  copyText((end - Math.imul(length, width)) | 0, width, textStart(text), textWidth(text), length);
}
/** The flat text of a rope; afterwards the rope only points to it. @residual @export @writes nothing */
export function flattenRope(rope: Ref): Ref {
  if (load(rope, Rope.right) === NULL) return load(rope, Rope.left);
  const width = load(rope, Rope.width);
  const flat = newText(load(rope, Rope.length), width);
  copyLeaves(rope, textStart(flat), width);
  storeNew(flat, Latin1.hash, load(rope, Rope.hash));
  store(rope, Rope.left, flat);
  store(rope, Rope.right, NULL);
  return flat;
}
/** The flat form of a str (an instance of a subclass has a flat text of its own). @residual @writes nothing */
export function flatText(text: Ref): Ref {
  return mapOf(text) === MapOf.ROPE ? flattenRope(text) : text;
}
/** The flat text of an exact str of latin1 characters; NULL for everything else. @residual @writes nothing */
export function latin1Of(r: Ref): Ref {
  const m = mapOf(r);
  if (m === MapOf.LATIN1) return r;
  if (m !== MapOf.ROPE) return NULL;
  const flat = flattenRope(r);
  return mapOf(flat) === MapOf.LATIN1 ? flat : NULL;
}
/** left + right. Long results become ropes, whose depth is bounded by the right side being flattened first. @residual @export @writes nothing */
export function concatenate(left: Ref, right: Ref): Ref {
  const leftLength = textLength(left);
  const rightLength = textLength(right);
  if (leftLength === 0 && load(mapOf(right), Map.class) === load(MapOf.LATIN1, Map.class)) return right;
  if (rightLength === 0 && load(mapOf(left), Map.class) === load(MapOf.LATIN1, Map.class)) return left;
  const leftWidth = textWidth(left);
  const rightWidth = textWidth(right);
  const width = leftWidth > rightWidth ? leftWidth : rightWidth;
  const length = (leftLength + rightLength) | 0;
  if (length < ROPE_MINIMUM) {
    const result = newText(length, width);
    const start = textStart(result);
    copyText(start, width, textStart(flatText(left)), leftWidth, leftLength);
    copyText((start + Math.imul(leftLength, width)) | 0, width, textStart(flatText(right)), rightWidth, rightLength);
    return result;
  }
  const rope = malloc(Rope, MapOf.ROPE);
  storeNew(rope, Rope.length, length);
  storeNew(rope, Rope.hash, 0);
  storeNew(rope, Rope.left, left);
  storeNew(rope, Rope.right, flatText(right));
  storeNew(rope, Rope.width, width);
  storeNew(rope, Rope.depth, 0);
  return rope;
}
/** Code point at an index that is in range. @residual @writes nothing */
export function codePointAt(text: Ref, index: i32): i32 {
  const flat = flatText(text);
  const width = textWidth(flat);
  if (width === 1) return load8((textStart(flat) + index) | 0);
  if (width === 2) return load16((textStart(flat) + (index << 1)) | 0);
  return load32((textStart(flat) + (index << 2)) | 0);
}
/** The one-character text of a code point. @elidable @writes nothing */
export function textOfCodePoint(point: i32): Ref {
  if (point < 256) return loadAt(load(MACHINE, Machine.characters), RefItems, point);
  const width = point < 65536 ? 2 : 4;
  const result = newText(1, width);
  if (width === 2) store16(textStart(result), point);
  else store32(textStart(result), point);
  return result;
}
/** text[index] for an index that is in range. */
export function characterAt(text: Ref, index: i32): Ref {
  if (promote(mapOf(text)) === MapOf.LATIN1) {
    return loadAt(load(MACHINE, Machine.characters), RefItems, loadAt(text, Latin1, index));
  }
  return textOfCodePoint(codePointAt(text, index));
}
/** The characters [from, to) of a latin1 text. @residual @writes nothing */
export function latin1Slice(text: Ref, from: i32, to: i32): Ref {
  if (from >= to) return Known.EMPTY_STRING;
  const length = (to - from) | 0;
  if (length === textLength(text)) return text;
  if (length === 1) return loadAt(load(MACHINE, Machine.characters), RefItems, loadAt(text, Latin1, from));
  const slice = newText(length, 1);
  copyCharacters(textStart(slice), (textStart(text) + from) | 0, length);
  return slice;
}
function lesser(a: i32, b: i32): i32 {
  return a < b ? a : b;
}
/** compareTexts of latin1 texts. @residual @writes nothing */
export function compareLatin1(x: Ref, y: Ref): i32 {
  const xLength = textLength(x);
  const yLength = textLength(y);
  const shorter = lesser(xLength, yLength);
  const xStart = textStart(x);
  const yStart = textStart(y);
  let k: i32 = 0;
  while (k < shorter) {
    // Texts take whole words of 8 bytes; what lies behind their ends is not looked at.
    const different = ixor(load64((xStart + k) | 0), load64((yStart + k) | 0));
    if (different !== i64Of(0)) {
      const at = (k + (ictz(different) >> 3)) | 0;
      if (at >= shorter) break;
      return load8((xStart + at) | 0) < load8((yStart + at) | 0) ? -1 : 1;
    }
    k = (k + 8) | 0;
  }
  if (xLength === yLength) return 0;
  return xLength < yLength ? -1 : 1;
}
/** -1, 0 or 1 by code points. @residual @export @writes nothing */
export function compareTexts(a: Ref, b: Ref): i32 {
  const x = flatText(a);
  const y = flatText(b);
  if (mapOf(x) === MapOf.LATIN1 && mapOf(y) === MapOf.LATIN1) return compareLatin1(x, y);
  const xLength = textLength(x);
  const yLength = textLength(y);
  const shorter = lesser(xLength, yLength);
  let k: i32 = 0;
  while (k < shorter) {
    const p = codePointAt(x, k);
    const q = codePointAt(y, k);
    if (p !== q) return p < q ? -1 : 1;
    k = (k + 1) | 0;
  }
  if (xLength === yLength) return 0;
  return xLength < yLength ? -1 : 1;
}
/** Do two texts have the same characters? @residual @export @writes nothing */
export function textsEqual(a: Ref, b: Ref): bool {
  if (a === b) return true;
  const length = textLength(a);
  if (length !== textLength(b)) return false;
  const width = textWidth(a);
  if (width !== textWidth(b)) return false;
  const x = flatText(a);
  const y = flatText(b);
  if (x === y) return true;
  const xHash = load(x, Latin1.hash);
  const yHash = load(y, Latin1.hash);
  if (xHash !== 0 && yHash !== 0 && xHash !== yHash) return false;
  return bytesEqual(textStart(x), textStart(y), Math.imul(length, width));
}
/** textsEqual for two latin1 texts. @residual @writes nothing */
export function latin1Equal(x: Ref, y: Ref): bool {
  const length = textLength(x);
  return x === y || (length === textLength(y) && bytesEqual(textStart(x), textStart(y), length));
}
/** Do two stretches of memory agree? Both start at multiples of 8. @residual @writes nothing */
export function bytesEqual(x: i32, y: i32, bytes: i32): bool {
  let k: i32 = 0;
  while (((k + 8) | 0) <= bytes) {
    if (load64((x + k) | 0) !== load64((y + k) | 0)) return false;
    k = (k + 8) | 0;
  }
  if (k === bytes) return true;
  // Up to seven are left of a word.
  const unused = ((8 - (bytes - k)) | 0) << 3;
  return ishl(ixor(load64((x + k) | 0), load64((y + k) | 0)), unused) === i64Of(0);
}
