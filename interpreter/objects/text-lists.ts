/**
 * Texts taken apart into lists and put together from them, for the width that most texts have. The natives of str ask here
 * first; NULL means that they must do it themselves.
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
  load,
  load64,
  load8,
  loadAt,
  type Ref,
} from '../dialect/rts.js';
import { reserve } from '../heap/allocator.js';
import { Latin1, List, RefItems, Tuple } from '../heap/layouts.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { listAppend, newList } from './list.js';
import { copyCharacters, flatText, latin1Slice, newLatin1, textStart } from './text.js';
import { mapOf } from './value.js';

/** Texts of more characters ask for memory first. */
const LONG_TEXT = 65536;
/** Bytes that splitting makes of one character, at most. */
const BYTES_PER_CHARACTER = 12;

/** Is the character white space (str.isspace)? */
export function isSpace(character: i32): bool {
  if (character > 32) return character === 133 || character === 160;
  return character === 32 || (character >= 9 && character <= 13) || character >= 28;
}
/** Where the word ends that the character number `from` belongs to: the next white space, or the end of the text. @residual @writes nothing */
function wordEnd(text: Ref, from: i32, length: i32): i32 {
  const start = textStart(text);
  const lows = ior(ishl(i64Of(0x01010101), 32), i64Of(0x01010101));
  const suspects = ishl(lows, 7);
  let at: i32 = from;
  while (at < length) {
    if (((at + 8) | 0) <= length) {
      // Eight at once: only characters up to 32 and from 128 on may be white space, and the lowest mark is right.
      const word = load64((start + at) | 0);
      const marks = iand(ior(isub(word, imul(lows, i64Of(33))), word), suspects);
      if (marks === i64Of(0)) {
        at = (at + 8) | 0;
        continue;
      }
      at = (at + (ictz(marks) >> 3)) | 0;
    }
    if (isSpace(load8((start + at) | 0))) return at;
    at = (at + 1) | 0;
  }
  return length;
}
/** The words of a latin1 text between white space, as a new list; NULL: not latin1, or memory is scarce. @residual @export @writes nothing */
export function wordsOf(text: Ref): Ref {
  if (mapOf(text) !== MapOf.LATIN1) return NULL;
  const length = load(text, Latin1.length);
  if (length > LONG_TEXT && !reserve(Math.imul(length, BYTES_PER_CHARACTER))) return NULL;
  const list = newList(0);
  let at: i32 = 0;
  while (at < length) {
    while (at < length && isSpace(loadAt(text, Latin1, at))) at = (at + 1) | 0;
    const start = at;
    at = wordEnd(text, at, length);
    if (at > start) listAppend(list, latin1Slice(text, start, at));
  }
  return list;
}
function isJoinable(items: Ref): bool {
  return mapOf(items) === MapOf.LIST || mapOf(items) === MapOf.TUPLE;
}
function itemOf(items: Ref, k: i32): Ref {
  return flatText(
    mapOf(items) === MapOf.TUPLE ? loadAt(items, Tuple, k) : loadAt(load(items, List.items), RefItems, k),
  );
}
/** Number of characters of all items together; -1 when one of them is no latin1 text, or when there are too many. */
function joinedLength(separator: Ref, items: Ref, count: i32): i32 {
  const between = load(separator, Latin1.length);
  let length: i32 = 0;
  let k: i32 = 0;
  while (k < count) {
    const item = itemOf(items, k);
    if (mapOf(item) !== MapOf.LATIN1) return -1;
    length = (length + load(item, Latin1.length) + (k === 0 ? 0 : between)) | 0;
    if (length < 0) return -1;
    k = (k + 1) | 0;
  }
  return length;
}
/** separator.join(items) for a list or tuple of latin1 texts; NULL: something else, or memory is scarce. @residual @export @writes nothing */
export function joinOf(separator: Ref, items: Ref): Ref {
  if (mapOf(separator) !== MapOf.LATIN1) return NULL;
  if (mapOf(items) === MapOf.LIST_EMPTY) return Known.EMPTY_STRING;
  if (!isJoinable(items)) return NULL;
  const count = load(items, List.length);
  if (count === 0) return Known.EMPTY_STRING;
  const length = joinedLength(separator, items, count);
  if (length < 0 || (length > LONG_TEXT && !reserve((length + 64) | 0))) return NULL;
  if (count === 1) return itemOf(items, 0);
  const result = newLatin1(length);
  const between = load(separator, Latin1.length);
  let to: i32 = textStart(result);
  let k: i32 = 0;
  while (k < count) {
    const item = itemOf(items, k);
    if (k > 0) {
      copyCharacters(to, textStart(separator), between);
      to = (to + between) | 0;
    }
    copyCharacters(to, textStart(item), load(item, Latin1.length));
    to = (to + load(item, Latin1.length)) | 0;
    k = (k + 1) | 0;
  }
  return result;
}
