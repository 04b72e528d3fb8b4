/** Numbers of the natives that have an RTS form (handlers/fast-natives.ts), by the name natives give in their `fast` option. */
const names = [
  'LEN',
  'ABS',
  'ORD',
  'CHR',
  'LIST_POP',
  'ITER',
  'NEXT',
  'ISINSTANCE',
  'LIST_APPEND',
  'DICT_GET',
  'GENERATOR_SEND',
] as const;
export type FastNativeName = (typeof names)[number];
/** 0 is none. */
export const FastNative = Object.fromEntries(names.map((name, k) => [name, k + 1])) as Readonly<
  Record<FastNativeName, number>
>;
