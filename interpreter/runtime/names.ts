/**
 * Interned names that RTS and natives need as constants. Their texts are made at boot, at fixed addresses behind the
 * well-known objects, so that they fold in RTS and in traces.
 */
import type { Ref } from '../dialect/rts.js';
import { WELL_KNOWN_END } from '../heap/well-known.js';

/** Constant name: its text. */
export const NAME_TEXTS = {
  NEXT: '__next__',
  ITER: '__iter__',
  INIT: '__init__',
  NEW: '__new__',
  CALL: '__call__',
  ENTER: '__enter__',
  EXIT: '__exit__',
  LEN: '__len__',
  BOOL: '__bool__',
} as const;
/** Bytes kept for each name: header, length, hash, at most 24 characters. */
const NAME_SIZE = 48;
/** Addresses of the name texts. */
export const Names = Object.fromEntries(
  Object.keys(NAME_TEXTS).map((key, k) => [key, (WELL_KNOWN_END + k * NAME_SIZE) as Ref]),
) as Readonly<Record<keyof typeof NAME_TEXTS, Ref>>;
export const NAMES_END = WELL_KNOWN_END + Object.keys(NAME_TEXTS).length * NAME_SIZE;
