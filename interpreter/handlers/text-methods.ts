/**
 * Methods of str (and bytes.decode and repr) for latin1 texts, the width that most texts have: what CALL runs in place of the natives
 * of runtime/types/str.ts. Receivers and arguments are exact strs, positions small ints or None; for everything else, and for all
 * errors, the answer is PENDING and the native does it. Each is one residual call in a trace.
 */
import {
  type bool,
  type i32,
  isSmall,
  load,
  load32,
  load8,
  loadAt,
  mallocArray,
  type Ref,
  smallOf,
  smallValue,
  storeNewAt,
} from '../dialect/rts.js';
import { Latin1, Tuple } from '../heap/layouts.js';
import { Verdict } from '../heap/machine.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import {
  asciiBytes,
  asciiText,
  lowerLatin1,
  padLatin1,
  quotedAscii,
  replaceLatin1,
  splitLatin1,
  stripLatin1,
  titleAscii,
  upperLatin1,
  zeroFillLatin1,
} from '../objects/text-changes.js';
import { isSpace, joinOf, wordsOf } from '../objects/text-lists.js';
import { countLatin1, findLastLatin1, findLatin1, liesAt } from '../objects/text-search.js';
import { latin1Of, latin1Slice, textStart } from '../objects/text.js';
import { formatFields, plainText } from '../objects/text-format.js';
import { mapOf, newBool } from '../objects/value.js';
import { FastNative } from '../runtime/fast-natives.js';

const NOT_FOR_ME = Verdict.PENDING as Ref;
const UNUSABLE = -1;
const SPACE = 32;
/** Wider columns are the native's. */
const WIDEST_COLUMN = 65536;

/** A position counted from the end when negative; UNUSABLE when it is neither a small int nor absent. */
function positionOf(r: Ref, length: i32, otherwise: i32): i32 {
  if (r === NULL || r === Known.NONE) return otherwise;
  if (!isSmall(r)) return UNUSABLE;
  const k = smallValue(r);
  if (k >= 0) return k;
  return ((k + length) | 0) > 0 ? (k + length) | 0 : 0;
}
function lesser(a: i32, b: i32): i32 {
  return a < b ? a : b;
}
/** find, index, count and those from the right. */
function search(fast: i32, text: Ref, needle: Ref, start: Ref, end: Ref): Ref {
  const length = load(text, Latin1.length);
  const from = positionOf(start, length, 0);
  const to = lesser(positionOf(end, length, length), length);
  if (needle === NULL || from === UNUSABLE || to === UNUSABLE) return NULL;
  if (fast === FastNative.STR_COUNT) return smallOf(countLatin1(text, needle, from, to));
  const isLast = fast === FastNative.STR_RFIND || fast === FastNative.STR_RINDEX;
  const at = isLast ? findLastLatin1(text, needle, from, to) : findLatin1(text, needle, from, to);
  if (at < 0 && (fast === FastNative.STR_INDEX || fast === FastNative.STR_RINDEX)) return NULL;
  return smallOf(at);
}
/** 1, 0, or UNUSABLE when `part` is not for here. */
function hasAffix(text: Ref, part: Ref, from: i32, to: i32, atEnd: bool): i32 {
  const affix = latin1Of(part);
  if (affix === NULL) return UNUSABLE;
  const room = (to - load(affix, Latin1.length)) | 0;
  if (from > room) return 0;
  return liesAt(text, affix, atEnd ? room : from) ? 1 : 0;
}
/** startswith and endswith, of a text or a tuple of texts. */
function testAffix(text: Ref, affixes: Ref, start: Ref, end: Ref, atEnd: bool): Ref {
  const length = load(text, Latin1.length);
  const from = positionOf(start, length, 0);
  const to = lesser(positionOf(end, length, length), length);
  if (from === UNUSABLE || to === UNUSABLE) return NULL;
  if (mapOf(affixes) !== MapOf.TUPLE) {
    const fits = hasAffix(text, affixes, from, to, atEnd);
    return fits === UNUSABLE ? NULL : newBool(fits === 1);
  }
  const count = load(affixes, Tuple.length);
  let k: i32 = 0;
  while (k < count) {
    const fits = hasAffix(text, loadAt(affixes, Tuple, k), from, to, atEnd);
    if (fits !== 0) return fits === UNUSABLE ? NULL : Known.TRUE;
    k = (k + 1) | 0;
  }
  return Known.FALSE;
}
function withoutAffix(self: Ref, text: Ref, affix: Ref, atEnd: bool): Ref {
  if (affix === NULL) return NULL;
  const length = load(text, Latin1.length);
  const rest = (length - load(affix, Latin1.length)) | 0;
  if (rest < 0 || !liesAt(text, affix, atEnd ? rest : 0)) return self;
  return atEnd ? latin1Slice(text, 0, rest) : latin1Slice(text, (length - rest) | 0, length);
}
/** split() at white space or a separator. */
function split(text: Ref, separator: Ref, most: Ref): Ref {
  if (most !== NULL && !isSmall(most)) return NULL;
  const limit = most === NULL ? -1 : smallValue(most);
  if (separator === NULL || separator === Known.NONE) return limit < 0 ? wordsOf(text) : NULL;
  const by = latin1Of(separator);
  return by === NULL ? NULL : splitLatin1(text, by, limit);
}
function newTriple(first: Ref, second: Ref, third: Ref): Ref {
  const triple = mallocArray(Tuple, MapOf.TUPLE, 3);
  storeNewAt(triple, Tuple, 0, first);
  storeNewAt(triple, Tuple, 1, second);
  storeNewAt(triple, Tuple, 2, third);
  return triple;
}
function partition(self: Ref, text: Ref, separator: Ref, fromRight: bool): Ref {
  const by = latin1Of(separator);
  if (by === NULL || load(by, Latin1.length) === 0) return NULL;
  const length = load(text, Latin1.length);
  const at = fromRight ? findLastLatin1(text, by, 0, length) : findLatin1(text, by, 0, length);
  const empty = Known.EMPTY_STRING as Ref;
  if (at < 0) return fromRight ? newTriple(empty, empty, self) : newTriple(self, empty, empty);
  const behind = (at + load(by, Latin1.length)) | 0;
  return newTriple(latin1Slice(text, 0, at), separator, latin1Slice(text, behind, length));
}
function strip(self: Ref, text: Ref, characters: Ref, left: bool, right: bool): Ref {
  let dropped = NULL;
  if (characters !== NULL && characters !== Known.NONE) {
    dropped = latin1Of(characters);
    if (dropped === NULL) return NULL;
  }
  const rest = stripLatin1(text, dropped, left, right);
  return rest === text ? self : rest;
}
const LOWER = 1;
const UPPER = 2;
const DIGIT = 4;
const BLANK = 8;
const OTHER = 16;
/** The one class that an ASCII character belongs to; 0 for others. */
function classOfCharacter(c: i32): i32 {
  if (c >= 97 && c <= 122) return LOWER;
  if (c >= 65 && c <= 90) return UPPER;
  if (c >= 48 && c <= 57) return DIGIT;
  if (c > 127) return 0;
  return isSpace(c) ? BLANK : OTHER;
}
/** The classes that occur in a text; 0 when there are characters beyond ASCII (or none at all). */
function classesIn(text: Ref): i32 {
  const length = load(text, Latin1.length);
  let seen: i32 = 0;
  let k: i32 = 0;
  while (k < length) {
    const c = classOfCharacter(loadAt(text, Latin1, k));
    if (c === 0) return 0;
    seen = seen | c;
    k = (k + 1) | 0;
  }
  return seen;
}
/** isalpha and its like. */
function isOfClass(fast: i32, text: Ref): Ref {
  if (load(text, Latin1.length) === 0) return newBool(fast === FastNative.STR_ISASCII);
  const seen = classesIn(text);
  if (seen === 0) return NULL;
  switch (fast) {
    case FastNative.STR_ISALPHA:
      return newBool((seen & ~(LOWER | UPPER)) === 0);
    case FastNative.STR_ISALNUM:
      return newBool((seen & ~(LOWER | UPPER | DIGIT)) === 0);
    case FastNative.STR_ISSPACE:
      return newBool(seen === BLANK);
    case FastNative.STR_ISLOWER:
      return newBool((seen & (LOWER | UPPER)) === LOWER);
    case FastNative.STR_ISUPPER:
      return newBool((seen & (LOWER | UPPER)) === UPPER);
    case FastNative.STR_ISASCII:
      return Known.TRUE;
    default:
      return newBool(seen === DIGIT);
  }
}
/** ljust, rjust, center, zfill. */
function pad(fast: i32, self: Ref, text: Ref, width: Ref, filling: Ref): Ref {
  if (!isSmall(width) || smallValue(width) > WIDEST_COLUMN) return NULL;
  let fill: i32 = SPACE;
  if (filling !== NULL) {
    const character = latin1Of(filling);
    if (character === NULL || load(character, Latin1.length) !== 1) return NULL;
    fill = loadAt(character, Latin1, 0);
  }
  const columns = smallValue(width);
  const missing = (columns - load(text, Latin1.length)) | 0;
  if (missing <= 0) return self;
  if (fast === FastNative.STR_ZFILL) return zeroFillLatin1(text, columns);
  if (fast === FastNative.STR_LJUST) return padLatin1(text, 0, missing, fill);
  if (fast === FastNative.STR_RJUST) return padLatin1(text, missing, 0, fill);
  const left: i32 = ((missing >> 1) + (missing & columns & 1)) | 0;
  return padLatin1(text, left, (missing - left) | 0, fill);
}
/** utf-8, utf8 or ascii: encodings that agree for ASCII. The words are "utf-", "utf8" and "asci". */
function isOfAscii(encoding: Ref): bool {
  if (encoding === NULL) return true;
  const name = latin1Of(encoding);
  if (name === NULL) return false;
  const length = load(name, Latin1.length);
  const word = load32(textStart(name));
  if (length === 4) return word === 0x38667475;
  const last = load8((textStart(name) + 4) | 0);
  return length === 5 && ((word === 0x2d667475 && last === 56) || (word === 0x69637361 && last === 105));
}
function decode(bytes: Ref, encoding: Ref): Ref {
  return mapOf(bytes) === MapOf.BYTES && isOfAscii(encoding) ? asciiText(bytes) : NULL;
}
/** repr() of what needs no second thought. @residual @writes nothing */
export function plainRepr(r: Ref): Ref {
  const text = latin1Of(r);
  return text === NULL ? plainText(r) : quotedAscii(text);
}
/** text.format(*values). PENDING: the native must do it. @residual @writes nothing */
export function formatMethod(text: Ref, values: Ref): Ref {
  const answer = formatFields(text, values);
  return answer === NULL ? NOT_FOR_ME : answer;
}
/** Methods without arguments but the receiver. */
function callWithout(fast: i32, self: Ref, text: Ref): Ref {
  switch (fast) {
    case FastNative.STR_LOWER:
      return lowerLatin1(text);
    case FastNative.STR_UPPER:
      return upperLatin1(text);
    case FastNative.STR_TITLE:
      return titleAscii(text, false);
    case FastNative.STR_CAPITALIZE:
      return titleAscii(text, true);
    case FastNative.STR_STRIP:
      return strip(self, text, NULL, true, true);
    case FastNative.STR_LSTRIP:
      return strip(self, text, NULL, true, false);
    case FastNative.STR_RSTRIP:
      return strip(self, text, NULL, false, true);
    case FastNative.STR_SPLIT:
      return split(text, NULL, NULL);
    case FastNative.STR_ENCODE:
      return asciiBytes(text);
    default:
      return fast >= FastNative.STR_ISALPHA && fast <= FastNative.STR_ISUPPER ? isOfClass(fast, text) : NULL;
  }
}
/** Methods of one argument. */
function callWithOne(fast: i32, self: Ref, text: Ref, x: Ref): Ref {
  switch (fast) {
    case FastNative.STR_JOIN:
      return isSmall(x) ? NULL : joinOf(text, x);
    case FastNative.STR_STRIP:
      return strip(self, text, x, true, true);
    case FastNative.STR_LSTRIP:
      return strip(self, text, x, true, false);
    case FastNative.STR_RSTRIP:
      return strip(self, text, x, false, true);
    case FastNative.STR_PARTITION:
      return partition(self, text, x, false);
    case FastNative.STR_RPARTITION:
      return partition(self, text, x, true);
    case FastNative.STR_REMOVEPREFIX:
      return withoutAffix(self, text, latin1Of(x), false);
    case FastNative.STR_REMOVESUFFIX:
      return withoutAffix(self, text, latin1Of(x), true);
    case FastNative.STR_ZFILL:
      return pad(fast, self, text, x, NULL);
    case FastNative.STR_ENCODE:
      return isOfAscii(x) ? asciiBytes(text) : NULL;
    default:
      return callWithMore(fast, self, text, x, NULL, NULL);
  }
}
/** Methods of more arguments, some of which may be left out (NULL). */
function callWithMore(fast: i32, self: Ref, text: Ref, x: Ref, y: Ref, z: Ref): Ref {
  if (fast <= FastNative.STR_COUNT) return search(fast, text, latin1Of(x), y, z);
  if (fast === FastNative.STR_STARTSWITH) return testAffix(text, x, y, z, false);
  if (fast === FastNative.STR_ENDSWITH) return testAffix(text, x, y, z, true);
  if (z !== NULL) return NULL;
  if (fast === FastNative.STR_SPLIT) return split(text, x, y);
  if (fast >= FastNative.STR_LJUST && fast <= FastNative.STR_CENTER) return pad(fast, self, text, x, y);
  if (fast !== FastNative.STR_REPLACE || y === NULL) return NULL;
  const old = latin1Of(x);
  const fresh = latin1Of(y);
  if (old === NULL || fresh === NULL) return NULL;
  const replaced = replaceLatin1(text, old, fresh);
  return replaced === text ? self : replaced;
}
function answerOf(fast: i32, argc: i32, self: Ref, x: Ref, y: Ref, z: Ref): Ref {
  if (fast === FastNative.REPR) return argc === 1 ? plainRepr(self) : NULL;
  if (fast === FastNative.BYTES_DECODE) return argc === 1 || argc === 2 ? decode(self, x) : NULL;
  const text = latin1Of(self);
  if (text === NULL) return NULL;
  if (argc === 1) return callWithout(fast, self, text);
  if (argc === 2) return callWithOne(fast, self, text, x);
  return argc <= 4 ? callWithMore(fast, self, text, x, y, z) : NULL;
}
/** Runs a method by its number; what is left out is NULL. PENDING: the native must do it. @residual @writes nothing */
export function textMethod(fast: i32, argc: i32, self: Ref, x: Ref, y: Ref, z: Ref): Ref {
  if (self === NULL) return NOT_FOR_ME;
  const answer = answerOf(fast, argc, self, x, y, z);
  return answer === NULL ? NOT_FOR_ME : answer;
}
