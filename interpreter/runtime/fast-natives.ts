/**
 * Numbers of the natives that have an RTS form (handlers/fast-natives.ts), by the name natives give in their `fast` option.
 * What changes its arguments comes after what does not.
 */
import { UNARY_MATH } from './numeric/math.js';

/** The functions of one float in module math that the host computes. */
export const FLOAT_FUNCTIONS = Object.keys(UNARY_MATH).filter(name => name !== 'sqrt');
/** The places in it of those that RTS computes for most angles. */
export const FloatFunction = { SINE: FLOAT_FUNCTIONS.indexOf('sin'), COSINE: FLOAT_FUNCTIONS.indexOf('cos') } as const;
const pure = [
  'LEN',
  'ABS',
  'ORD',
  'CHR',
  'ITER',
  'ISINSTANCE',
  'DICT_GET',
  'SQUARE_ROOT',
  'MINIMUM',
  'MAXIMUM',
  'SUM',
  'LIST_COPY',
  'DICT_KEYS',
  'DICT_VALUES',
  'DICT_ITEMS',
  'ITERATOR_PARTS',
  'IS_STRICT',
  'DIVMOD',
  'ROUND',
  'HASH',
  'GETATTR',
  'HASATTR',
  'TUPLE_ITEM',
] as const;
const effectful = [
  'LIST_APPEND',
  'LIST_POP',
  'NEXT',
  'EXCEPTION_INIT',
  'GENERATOR_SEND',
  'LIST_EXTEND',
  'LIST_INSERT',
  'LIST_REVERSE',
  'SET_ADD',
  'SET_UPDATE',
  'DICT_SETDEFAULT',
  'DICT_POP',
  'DICT_UPDATE',
  'ENUMERATE_ADVANCE',
] as const;
/** Methods of str, most of them, and of bytes: for latin1 texts (handlers/text-methods.ts). */
const texts = [
  'STR_FIND',
  'STR_RFIND',
  'STR_INDEX',
  'STR_RINDEX',
  'STR_COUNT',
  'STR_STARTSWITH',
  'STR_ENDSWITH',
  'STR_REMOVEPREFIX',
  'STR_REMOVESUFFIX',
  'STR_REPLACE',
  'STR_SPLIT',
  'STR_PARTITION',
  'STR_RPARTITION',
  'STR_STRIP',
  'STR_LSTRIP',
  'STR_RSTRIP',
  'STR_JOIN',
  'STR_LOWER',
  'STR_UPPER',
  'STR_TITLE',
  'STR_CAPITALIZE',
  'STR_ISALPHA',
  'STR_ISALNUM',
  'STR_ISDECIMAL',
  'STR_ISDIGIT',
  'STR_ISNUMERIC',
  'STR_ISSPACE',
  'STR_ISASCII',
  'STR_ISLOWER',
  'STR_ISUPPER',
  'STR_LJUST',
  'STR_RJUST',
  'STR_CENTER',
  'STR_ZFILL',
  'STR_ENCODE',
  'BYTES_DECODE',
  'REPR',
  'STR_FORMAT',
] as const;
const floats = FLOAT_FUNCTIONS.map(name => `math.${name}` as const);
const names = [...pure, ...floats, ...texts, ...effectful] as const;
export type FastNativeName = (typeof names)[number];
/** 0 is none; FIRST_EFFECTFUL bounds the pure ones, the last of which are the functions of one float and then those of texts. */
export const FastNative = {
  ...Object.fromEntries(names.map((name, k) => [name, k + 1])),
  FIRST_FLOAT_FUNCTION: pure.length + 1,
  FIRST_TEXT_METHOD: pure.length + floats.length + 1,
  FIRST_EFFECTFUL: pure.length + floats.length + texts.length + 1,
} as Readonly<Record<FastNativeName | 'FIRST_FLOAT_FUNCTION' | 'FIRST_TEXT_METHOD' | 'FIRST_EFFECTFUL', number>>;
