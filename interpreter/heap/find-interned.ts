/**
 * Finds the interned str of a JavaScript string without allocating, for natives that look names up. Plain TypeScript: it
 * repeats in JavaScript what heap/string-hash.ts does on bytes in memory; a test holds the two together.
 */
import type { Ref } from '../dialect/rts.js';
import { INTERN_DELETED, TraceOffset } from './heap-constants.js';
import { Latin1, RefItems, Ucs2, Ucs4 } from './layouts.js';
import { MACHINE, Machine } from './machine.js';
import type { HeapMemory } from './memory.js';
import { NULL } from './well-known.js';

const TABLE = (MACHINE + Machine.internTable.offset) >> 2;
const MULTIPLIER = 0x9e3779b1;

/** A text in its narrowest width, as its bytes lie in the heap. */
export interface EncodedText {
  /** Log2 of the bytes per character. */
  readonly shift: 0 | 1 | 2;
  /** Number of characters. */
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** Surrogate pairs become one character; lone surrogates stay what they are. */
export function encodeText(text: string): EncodedText {
  let highest = 0;
  for (let i = 0; i < text.length; i++) highest = Math.max(highest, text.charCodeAt(i));
  if (highest < 0x100) return { shift: 0, length: text.length, bytes: Uint8Array.from(text, c => c.charCodeAt(0)) };
  const points = Array.from(text, c => c.codePointAt(0)!);
  if (points.every(point => point < 0x10000)) {
    return { shift: 1, length: points.length, bytes: new Uint8Array(Uint16Array.from(points).buffer) };
  }
  return { shift: 2, length: points.length, bytes: new Uint8Array(Uint32Array.from(points).buffer) };
}

/** The hash that `stringHash` computes for the same text. */
export function hashOfText({ bytes }: EncodedText): number {
  let hash = 0x3c6ef372 ^ bytes.length;
  const whole = bytes.length & -4;
  for (let i = 0; i < whole; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    hash = Math.imul(hash ^ word, MULTIPLIER);
    hash ^= hash >>> 15;
  }
  if (whole < bytes.length) {
    let word = 0;
    for (let i = whole; i < bytes.length; i++) word |= bytes[i]! << (8 * (i - whole));
    hash = Math.imul(hash ^ word, MULTIPLIER);
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0x85ebca6b);
  hash ^= hash >>> 16;
  return hash === 0 ? 1 << 30 : hash;
}

/** The interned str with the characters of `text`, or NULL. */
export function findInterned(memory: HeapMemory, text: string): Ref {
  const { i32 } = memory;
  const table = i32[TABLE]!;
  if (table === NULL) return NULL;
  const encoded = encodeText(text);
  const hash = hashOfText(encoded);
  const mask = i32[(table + RefItems.length.offset) >> 2]! - 1;
  for (let index = hash & mask; ; index = (index + 1) & mask) {
    const entry = i32[(table + TraceOffset.REF_ITEMS + 4 * index) >> 2]!;
    if (entry === NULL) return NULL;
    if (
      entry !== INTERN_DELETED &&
      i32[(entry + TraceOffset.TEXT_HASH) >> 2] === hash &&
      hasText(memory, entry, encoded)
    ) {
      return entry as Ref;
    }
  }
}

const starts = [Latin1, Ucs2, Ucs4].map(layout => layout.element.offset);

function hasText({ i32, u8 }: HeapMemory, entry: number, { shift, length, bytes }: EncodedText): boolean {
  const map = i32[entry >> 2]!;
  if (i32[(map + TraceOffset.ELEMENT_SHIFT) >> 2] !== shift || i32[(entry + Latin1.length.offset) >> 2] !== length)
    return false;
  const start = entry + starts[shift]!;
  return bytes.every((byte, i) => u8[start + i] === byte);
}
