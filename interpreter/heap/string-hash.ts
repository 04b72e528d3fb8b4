/**
 * Hashes and equality of flat texts and byte strings, by their bytes.
 *
 * What always holds: equal texts have equal bytes, because a text is always stored in its narrowest width; so the hash may
 * depend on the width and run over words. The bytes after the last character, up to the next multiple of 8, belong to the
 * object but have no defined value: the last word is masked.
 */
import { type bool, type i32, load, load32, type Ref, store32 } from '../dialect/rts.js';
import { TraceOffset } from './heap-constants.js';
import { Latin1, Rope } from './layouts.js';

const MULTIPLIER = -1640531535;
const SEED = 0x3c6ef372;
/** What a hash of 0 is stored as: 0 means not computed. */
const HASH_OF_ZERO = 1073741824;

/**
 * The hash of a flat str or of a bytes object, computed once; never 0. A rope must have been flattened.
 * @elidable @writes nothing
 */
export function stringHash(text: Ref): i32 {
  const flat = flatText(text);
  const cached = load32(((flat as i32) + TraceOffset.TEXT_HASH) | 0);
  if (cached !== 0) return cached;
  const hash = hashBytes(textStart(flat), textBytes(flat));
  store32(((flat as i32) + TraceOffset.TEXT_HASH) | 0, hash);
  return hash;
}

/**
 * Whether two flat texts (or two bytes objects) have the same characters.
 * @elidable @writes nothing
 */
export function sameText(a: Ref, b: Ref): bool {
  if (a === b) return true;
  const left = flatText(a);
  const right = flatText(b);
  if (load(left, Latin1.length) !== load(right, Latin1.length)) return false;
  if (elementShift(left) !== elementShift(right)) return false;
  return sameBytes(textStart(left), textStart(right), textBytes(left));
}

/** The text itself, or what a flattened rope stands for. */
function flatText(text: Ref): Ref {
  let flat = text;
  while (elementShift(flat) < 0) flat = load(flat, Rope.left);
  return flat;
}

function elementShift(text: Ref): i32 {
  return load32((load32(text as i32) + TraceOffset.ELEMENT_SHIFT) | 0);
}

function textStart(text: Ref): i32 {
  return ((text as i32) + load32((load32(text as i32) + TraceOffset.SIZE) | 0)) | 0;
}

function textBytes(text: Ref): i32 {
  return load(text, Latin1.length) << elementShift(text);
}

/**
 * Multiply and shift per 32-bit word, with the number of bytes as part of the start value.
 * @elidable @writes nothing
 */
export function hashBytes(start: i32, bytes: i32): i32 {
  const end = (start + (bytes & -4)) | 0;
  let hash = SEED ^ bytes;
  let at = start;
  while (at < end) {
    hash = Math.imul(hash ^ load32(at), MULTIPLIER);
    hash = hash ^ (hash >>> 15);
    at = (at + 4) | 0;
  }
  const rest = bytes & 3;
  if (rest !== 0) hash = Math.imul(hash ^ (load32(at) & lowBytes(rest)), MULTIPLIER);
  hash = Math.imul(hash ^ (hash >>> 13), -2048144789);
  hash = hash ^ (hash >>> 16);
  return hash === 0 ? HASH_OF_ZERO : hash;
}

/** A mask of the lowest one to three bytes of a word. */
function lowBytes(count: i32): i32 {
  return ((1 << (count << 3)) - 1) | 0;
}

/** Compares word by word; the last word is masked. */
function sameBytes(left: i32, right: i32, bytes: i32): bool {
  const end = (left + (bytes & -4)) | 0;
  const distance = (right - left) | 0;
  let at = left;
  while (at < end) {
    if (load32(at) !== load32((at + distance) | 0)) return false;
    at = (at + 4) | 0;
  }
  const rest = bytes & 3;
  if (rest === 0) return true;
  return ((load32(at) ^ load32((at + distance) | 0)) & lowBytes(rest)) === 0;
}
