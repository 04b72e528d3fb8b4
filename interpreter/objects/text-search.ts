/**
 * Looking for texts in texts: latin1 ones, the width that most texts have. Positions are from..to with 0 <= from and to <= length; what
 * lies behind the end of a text is memory that may be read but means nothing.
 */
import {
  type bool,
  type i32,
  i64Of,
  iand,
  ictz,
  imul,
  ior,
  ishl,
  isub,
  ixor,
  load,
  load64,
  load8,
  type Ref,
} from '../dialect/rts.js';
import { Latin1 } from '../heap/layouts.js';
import { textStart } from './text.js';

/** Where in memory from `at` to before `end` the first byte `character` is, or -1. Eight at once: of the marks only the lowest is sure to be right. */
function findByte(character: i32, at: i32, end: i32): i32 {
  let p: i32 = at;
  const ones = ior(ishl(i64Of(0x01010101), 32), i64Of(0x01010101));
  const pattern = imul(ones, i64Of(character));
  while (((p + 8) | 0) <= end) {
    const word = ixor(load64(p), pattern);
    const marks = iand(iand(isub(word, ones), ixor(word, i64Of(-1))), ishl(ones, 7));
    if (marks !== i64Of(0)) return (p + (ictz(marks) >> 3)) | 0;
    p = (p + 8) | 0;
  }
  while (p < end) {
    if (load8(p) === character) return p;
    p = (p + 1) | 0;
  }
  return -1;
}
/** Are the `count` bytes at `x` and `y` the same? @residual @writes nothing */
export function sameBytes(x: i32, y: i32, count: i32): bool {
  let k: i32 = 0;
  while (k < count) {
    if (load8((x + k) | 0) !== load8((y + k) | 0)) return false;
    k = (k + 1) | 0;
  }
  return true;
}
/** The first place of `needle` within from..to, or -1. @residual @writes nothing */
export function findLatin1(text: Ref, needle: Ref, from: i32, to: i32): i32 {
  const length = load(needle, Latin1.length);
  if (from > ((to - length) | 0)) return -1;
  if (length === 0) return from;
  const start = textStart(text);
  const wanted = textStart(needle);
  const first = load8(wanted);
  const end: i32 = (start + to - length + 1) | 0;
  let at = findByte(first, (start + from) | 0, end);
  while (at >= 0) {
    if (sameBytes(at, wanted, length)) return (at - start) | 0;
    at = findByte(first, (at + 1) | 0, end);
  }
  return -1;
}
/** The last place of `needle` within from..to, or -1. @residual @writes nothing */
export function findLastLatin1(text: Ref, needle: Ref, from: i32, to: i32): i32 {
  const length = load(needle, Latin1.length);
  let at: i32 = (to - length) | 0;
  while (at >= from) {
    if (sameBytes((textStart(text) + at) | 0, textStart(needle), length)) return at;
    at = (at - 1) | 0;
  }
  return -1;
}
/** How often `needle` is within from..to, without overlaps. @residual @writes nothing */
export function countLatin1(text: Ref, needle: Ref, from: i32, to: i32): i32 {
  const length = load(needle, Latin1.length);
  if (length === 0) return from > to ? 0 : (to - from + 1) | 0;
  let count: i32 = 0;
  let at = findLatin1(text, needle, from, to);
  while (at >= 0) {
    count = (count + 1) | 0;
    at = findLatin1(text, needle, (at + length) | 0, to);
  }
  return count;
}
/** Does `part` lie in the text at that place, where there is room for it? @residual @writes nothing */
export function liesAt(text: Ref, part: Ref, at: i32): bool {
  return sameBytes((textStart(text) + at) | 0, textStart(part), load(part, Latin1.length));
}
