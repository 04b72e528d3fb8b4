/**
 * Numbers of the natives that have an RTS form (handlers/fast-natives.ts), by the name natives give in their `fast` option.
 * What changes its arguments comes after what does not.
 */
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
] as const;
const effectful = ['LIST_APPEND', 'LIST_POP', 'NEXT', 'GENERATOR_SEND'] as const;
const names = [...pure, ...effectful] as const;
export type FastNativeName = (typeof names)[number];
/** 0 is none; FIRST_EFFECTFUL bounds the pure ones. */
export const FastNative = {
  ...Object.fromEntries(names.map((name, k) => [name, k + 1])),
  FIRST_EFFECTFUL: pure.length + 1,
} as Readonly<Record<FastNativeName | 'FIRST_EFFECTFUL', number>>;
