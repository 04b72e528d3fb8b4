/**
 * The functions that traces call: what the analysis of the RTS sources has found out about them (generated/metadata.ts), and what has to be
 * said besides.
 */
import { Machine } from '../../interpreter/heap/machine.js';
import { FUNCTIONS } from '../generated/metadata.js';
import type { Type } from '../ir/ops.js';
import type { Effects, FunctionDescriptor } from '../ir/trace.js';

export type FunctionName = keyof typeof FUNCTIONS;

/** Fields of the machine that may be written twice, so that writing them is no effect. */
export const REPEATABLE: ReadonlySet<string> = new Set([
  Machine.raised.key,
  Machine.answer0.key,
  Machine.answer1.key,
  Machine.answerRef.key,
]);
/** Functions whose declaration says that they write nothing, because what they write into is new. Facts about it change all the same. */
const WRITES_INTO_NEW: ReadonlySet<string> = new Set(['appendToNew', 'storeIntoNew', 'addKeyword', 'clearInstance']);
const LIST_FIELDS = ['list.length', 'list.items', 'header.map', 'refItems[]', 'intItems[]', 'floatItems[]'];
const DICT_FIELDS = ['used', 'filled', 'entries', 'hashes', 'index', 'version'].map(name => `dict.${name}`);
const TEXT_FIELDS = ['latin1.hash', 'ucs2.hash', 'ucs4.hash', 'bytes.hash', 'rope.hash', 'rope.left', 'rope.right'];
const ITEM_FIELDS = ['refItems[]', 'wordItems[]'];
/** What functions write that copy raw memory, so that the analysis of effects has to assume everything. Their dicts are no namespaces. */
const WRITES: Readonly<Partial<Record<string, readonly string[]>>> = {
  listAppend: LIST_FIELDS,
  listSet: LIST_FIELDS,
  appendToNew: LIST_FIELDS,
  dictStore: [...DICT_FIELDS, ...TEXT_FIELDS, ...ITEM_FIELDS],
  storeIntoNew: [...DICT_FIELDS, ...TEXT_FIELDS, ...ITEM_FIELDS],
  addKeyword: [...DICT_FIELDS, ...TEXT_FIELDS, ...ITEM_FIELDS],
};

export interface Callee {
  /** How it appears in traces. */
  readonly descriptor: FunctionDescriptor;
  /** It must not be called twice. */
  readonly hasEffect: boolean;
}
const callees = new Map<FunctionName, Callee>();
export function calleeNamed(name: FunctionName): Callee {
  let callee = callees.get(name);
  if (callee === undefined) {
    const descriptor = describe(name);
    callees.set(name, (callee = { descriptor, hasEffect: hasEffect(descriptor) }));
  }
  return callee;
}
/** Reads the function's row: `kind raises python|parameters|result|reads|writes`. */
function describe(name: FunctionName): FunctionDescriptor {
  const [head, parameters, result, reads, writes] = FUNCTIONS[name].split('|') as [
    string,
    string,
    string,
    string,
    string,
  ];
  const words = head.split(' ');
  return {
    name,
    kind: words[0] as FunctionDescriptor['kind'],
    raises: words.includes('raises'),
    ...(words.includes('python') ? { runsPython: true } : {}),
    parameters: listOf(parameters) as Type[],
    result: result as FunctionDescriptor['result'],
    reads: effectsOf(reads),
    writes: WRITES[name] ?? (WRITES_INTO_NEW.has(name) ? 'everything' : effectsOf(writes)),
  };
}
function listOf(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
function effectsOf(text: string): Effects {
  return text === '*' ? 'everything' : listOf(text);
}
function hasEffect({ name, writes }: FunctionDescriptor): boolean {
  if (WRITES_INTO_NEW.has(name)) return false;
  return writes === 'everything' || writes.some(key => !REPEATABLE.has(key));
}
/** NULL or 0 from other functions means that they declined and did nothing. */
export function mayRaise({ raises, writes }: FunctionDescriptor): boolean {
  return raises || (writes !== 'everything' && writes.includes(Machine.raised.key));
}
