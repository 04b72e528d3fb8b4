/**
 * Interned names that RTS and natives need as constants. Their texts are made at boot, at fixed addresses behind the
 * well-known objects, so that they fold in RTS and in traces.
 */
import { BINARY_OPERATORS, COMPARISONS } from '../bytecode/opcodes.js';
import type { Ref } from '../dialect/rts.js';
import { WELL_KNOWN_END } from '../heap/well-known.js';

/** The special methods of operators in the order of the numbers in app-level/table.ts: binary ones, in place, comparisons. */
const OPERATOR_METHODS = [
  ...BINARY_OPERATORS.map(([, , method]) => `__${method}__`),
  ...BINARY_OPERATORS.map(([, , method]) => `__i${method}__`),
  ...COMPARISONS.map(([, , method]) => `__${method}__`),
];
/** Numbers of operators: the first of those in place, and of the comparisons. */
export const FIRST_IN_PLACE = BINARY_OPERATORS.length;
export const FIRST_COMPARISON = 2 * BINARY_OPERATORS.length;

/** Constant name: its text. */
const NAMED = {
  NEXT: '__next__',
  ITER: '__iter__',
  INIT: '__init__',
  NEW: '__new__',
  CALL: '__call__',
  ENTER: '__enter__',
  EXIT: '__exit__',
  LEN: '__len__',
  BOOL: '__bool__',
  GETITEM: '__getitem__',
  SETITEM: '__setitem__',
  CONTAINS: '__contains__',
  INSTANCECHECK: '__instancecheck__',
  CLASS: '__class__',
  NAME: '__name__',
} as const;
/** All texts; those of operators have their numbers as keys. */
export const NAME_TEXTS: Readonly<Record<string, string>> = {
  ...NAMED,
  ...Object.fromEntries(OPERATOR_METHODS.map((text, number) => [`OPERATOR_${number}`, text])),
};
/** Bytes kept for each name: header, length, hash, at most 24 characters. */
export const NAME_SIZE = 48;
/** Addresses of the name texts. */
export const Names = Object.fromEntries(
  Object.keys(NAMED).map((key, k) => [key, (WELL_KNOWN_END + k * NAME_SIZE) as Ref]),
) as Readonly<Record<keyof typeof NAMED, Ref>>;
/** The names of operators' methods follow at this address, `NAME_SIZE` bytes each. */
export const OPERATOR_NAMES = WELL_KNOWN_END + Object.keys(NAMED).length * NAME_SIZE;
