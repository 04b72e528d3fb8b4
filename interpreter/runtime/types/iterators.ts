/**
 * The iterator types of built-in containers: `__iter__`, `__next__`, `__length_hint__`. Loops step them in RTS; these
 * natives serve explicit calls and everything that is not a loop.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, MapOf, NULL } from '../../heap/well-known.js';
import { Verdict } from '../../heap/machine.js';
import { classMethod, method, type NativeDefinition, staticMethod, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { characterAt, FALLBACK, newInstance } from './support.js';
import { itemAt, itemCount } from './values.js';

const stop = (space: Space) => space.errorWith('StopIteration', []);
const itself = (): NativeDefinition => method('__iter__', '(self, /)', (_space, self) => self);

interface SequenceAccess {
  readonly length: (space: Space, sequence: Ref) => number;
  readonly item: (space: Space, sequence: Ref, index: number) => Ref;
}
const byteAccess: SequenceAccess = {
  length: itemCount,
  item: (space, sequence, index) => {
    const start =
      space.classOf(sequence) === ClassOf['bytearray'] || !space.isBytes(sequence)
        ? space.load(sequence, L.ByteArray.items) + L.ByteItems.element.offset
        : sequence + L.Bytes.element.offset;
    return space.int(space.U8[start + index]!);
  },
};
const itemAccess: SequenceAccess = { length: itemCount, item: itemAt };
const textAccess: SequenceAccess = {
  length: (space, sequence) => space.strLength(sequence),
  item: (space, sequence, index) => characterAt(space, space.flat(sequence), index),
};
function forward(name: string, { length, item }: SequenceAccess): TypeDefinition {
  return {
    name,
    methods: [
      itself(),
      method('__next__', '(self, /)', (space, self) => {
        const sequence = space.load(self, L.SequenceIterator.sequence);
        const index = space.load(self, L.SequenceIterator.index);
        if (sequence === NULL) throw stop(space);
        if (index >= length(space, sequence)) {
          space.store(self, L.SequenceIterator.sequence, NULL);
          throw stop(space);
        }
        space.store(self, L.SequenceIterator.index, index + 1);
        return item(space, sequence, index);
      }),
      method('__length_hint__', '(self, /)', (space, self) => {
        const sequence = space.load(self, L.SequenceIterator.sequence);
        const left = sequence === NULL ? 0 : length(space, sequence) - space.load(self, L.SequenceIterator.index);
        return space.int(Math.max(0, left));
      }),
    ],
  };
}
const backward: TypeDefinition = {
  name: 'list_reverseiterator',
  methods: [
    itself(),
    method('__next__', '(self, /)', (space, self) => {
      const sequence = space.load(self, L.SequenceIterator.sequence);
      const index = space.load(self, L.SequenceIterator.index);
      if (sequence === NULL) throw stop(space);
      if (index < 0 || index >= itemCount(space, sequence)) {
        space.store(self, L.SequenceIterator.sequence, NULL);
        throw stop(space);
      }
      space.store(self, L.SequenceIterator.index, index - 1);
      return itemAt(space, sequence, index);
    }),
    method('__length_hint__', '(self, /)', (space, self) => {
      const sequence = space.load(self, L.SequenceIterator.sequence);
      return space.int(sequence === NULL ? 0 : space.load(self, L.SequenceIterator.index) + 1);
    }),
  ],
};
const rangeIterator: TypeDefinition = {
  name: 'range_iterator',
  methods: [
    itself(),
    method('__next__', '(self, /)', (space, self) => {
      const at = (field: { offset: number }): number => (self + field.offset) >> 3;
      const remaining = space.I64[at(L.RangeIterator.remaining)]!;
      if (remaining <= 0n) throw stop(space);
      const current = space.I64[at(L.RangeIterator.current)]!;
      space.I64[at(L.RangeIterator.remaining)] = remaining - 1n;
      space.I64[at(L.RangeIterator.current)] = current + space.I64[at(L.RangeIterator.step)]!;
      return space.int(current);
    }),
    method('__length_hint__', '(self, /)', (space, self) =>
      space.int(space.I64[(self + L.RangeIterator.remaining.offset) >> 3]!),
    ),
  ],
};
/** The next entry of a table after the iterator's index, with the index behind it; -1 at the end. */
type Advance = (space: Space, table: Ref, index: number) => number;
const nextEntry: Advance = (space, table, index) => space.rts.dictNextEntry(table, index);
const previousEntry: Advance = (space, table, index) => {
  const entries = space.load(table, L.Dict.entries);
  for (let entry = index - 1; entry >= 0; entry--) {
    const present = space.loadAt(entries, L.RefItems, 2 * entry) !== NULL;
    if (present && space.rts.dictEntryValue(table, entry) !== NULL) return entry;
  }
  return -1;
};
function tableIteratorType(
  name: string,
  kind: string,
  used: (space: Space, table: Ref) => number,
  advance: Advance,
  backwards: boolean,
  item: (space: Space, table: Ref, at: number) => Ref,
): TypeDefinition {
  return {
    name,
    methods: [
      itself(),
      method('__next__', '(self, /)', (space, self) => {
        const table = space.load(self, L.TableIterator.table);
        if (table === NULL) throw stop(space);
        if (used(space, table) !== space.load(self, L.TableIterator.used)) {
          space.store(self, L.TableIterator.used, -1);
          throw space.error('RuntimeError', `${kind} changed size during iteration`);
        }
        const at = advance(space, table, space.load(self, L.TableIterator.index));
        if (at < 0) {
          space.store(self, L.TableIterator.table, NULL);
          throw stop(space);
        }
        space.store(self, L.TableIterator.index, backwards ? at : at + 1);
        return item(space, table, at);
      }),
      method('__length_hint__', '(self, /)', (space, self) => {
        const table = space.load(self, L.TableIterator.table);
        let left = 0;
        if (table !== NULL && used(space, table) === space.load(self, L.TableIterator.used)) {
          let at = advance(space, table, space.load(self, L.TableIterator.index));
          for (; at >= 0; at = advance(space, table, backwards ? at : at + 1)) left++;
        }
        return space.int(left);
      }),
    ],
  };
}
const dictLength = (space: Space, table: Ref): number => space.dictLength(table);
const key = (space: Space, table: Ref, at: number): Ref => space.rts.dictEntryKey(table, at);
const value = (space: Space, table: Ref, at: number): Ref => space.rts.dictEntryValue(table, at);

/** An enumerate of class `cls`; a start beyond 32 bits is the base that is counted from. */
export function newEnumerate(space: Space, cls: Ref, iterator: Ref, start: Ref): Ref {
  const p = newInstance(space, cls, 'ENUMERATE');
  const first = space.bigint(start);
  const isPlain = BigInt.asIntN(32, first) === first;
  space.store(p, L.Enumerate.iterator, iterator);
  space.store(p, L.Enumerate.base, isPlain ? NULL : start);
  space.I64[(p + L.Enumerate.number.offset) >> 3] = isPlain ? first : 0n;
  return p;
}
/** The number of the next item. */
function numberOf(space: Space, self: Ref): bigint {
  const base = space.load(self, L.Enumerate.base);
  const number = space.I64[(self + L.Enumerate.number.offset) >> 3]!;
  return base === NULL ? number : space.bigint(base) + number;
}
/** Answers the number of the next item and counts on. */
export function advanceEnumerate(space: Space, self: Ref): Ref {
  const number = numberOf(space, self);
  space.I64[(self + L.Enumerate.number.offset) >> 3]! += 1n;
  return space.int(number);
}
export function newZip(space: Space, cls: Ref, iterators: Ref, isStrict: boolean): Ref {
  const p = newInstance(space, cls, 'ZIP');
  space.store(p, L.Zip.iterators, iterators);
  space.store(p, L.Zip.strict, isStrict ? 1 : 0);
  return p;
}
/** `__next__` of what RTS steps; its app-level function steps iterators of a program. */
const steppedInRts = (appLevel: string): NativeDefinition =>
  method(
    '__next__',
    '(self, /)',
    (space, self) => {
      if (space.mapOf(self) !== MapOf['ENUMERATE'] && space.mapOf(self) !== MapOf['ZIP']) return FALLBACK;
      const item = space.rts.stepForHost(self);
      if (item === Verdict.FRAME) throw stop(space);
      return item;
    },
    { appLevel },
  );
/** The arguments of enumerate() are counted here, in CPython's words; app-level Python takes them apart. */
function checkEnumerate(space: Space, args: Ref[], keywords: Map<string, Ref>): void {
  const unknown = [...keywords.keys()].find(name => name !== 'iterable' && name !== 'start');
  const wrong = (message: string) => space.error('TypeError', message);
  if (unknown !== undefined) throw wrong(`'${unknown}' is an invalid keyword argument for enumerate()`);
  const given = args.length + keywords.size;
  if (given > 2) throw wrong(`enumerate() takes at most 2 arguments (${given} given)`);
  if (args.length === 0 && !keywords.has('iterable')) throw wrong("enumerate() missing required argument 'iterable'");
}
function checkZip(space: Space, keywords: Map<string, Ref>): void {
  for (const name of keywords.keys())
    if (name !== 'strict') throw space.error('TypeError', `zip() got an unexpected keyword argument '${name}'`);
}
const classItem = (): NativeDefinition => classMethod('__class_getitem__', '(cls, item, /)', (_space, cls) => cls);
const enumerateType: TypeDefinition = {
  name: 'enumerate',
  doc: 'Pairs of a running number and an item.',
  methods: [
    staticMethod(
      '__new__',
      '(cls, /, *args, **kwargs)',
      (space, _cls, args: Ref[], keywords: Map<string, Ref>) => {
        checkEnumerate(space, args, keywords);
        return FALLBACK;
      },
      { appLevel: 'enumerate_new' },
    ),
    itself(),
    steppedInRts('enumerate_next'),
    method('__reduce__', '(self, /)', (space, self) =>
      space.tuple([
        space.classOf(self),
        space.tuple([space.load(self, L.Enumerate.iterator), space.int(numberOf(space, self))]),
      ]),
    ),
    classItem(),
  ],
};
const zipType: TypeDefinition = {
  name: 'zip',
  doc: 'Tuples of the items of several iterables, until the shortest ends.',
  methods: [
    staticMethod(
      '__new__',
      '(cls, /, *args, **kwargs)',
      (space, _cls, _args: Ref[], keywords: Map<string, Ref>) => {
        checkZip(space, keywords);
        return FALLBACK;
      },
      { appLevel: 'zip_new' },
    ),
    itself(),
    steppedInRts('zip_next'),
    method('__reduce__', '(self, /)', (space, self) =>
      space.tuple([space.classOf(self), space.load(self, L.Zip.iterators)]),
    ),
  ],
};

export const iteratorTypes: readonly TypeDefinition[] = [
  enumerateType,
  zipType,
  forward('list_iterator', itemAccess),
  forward('tuple_iterator', itemAccess),
  forward('str_iterator', textAccess),
  forward('bytes_iterator', byteAccess),
  backward,
  rangeIterator,
  tableIteratorType('dict_keyiterator', 'dictionary', dictLength, nextEntry, false, key),
  tableIteratorType('dict_valueiterator', 'dictionary', dictLength, nextEntry, false, value),
  tableIteratorType('dict_itemiterator', 'dictionary', dictLength, nextEntry, false, (space, table, at) =>
    space.tuple([key(space, table, at), value(space, table, at)]),
  ),
  tableIteratorType('dict_reversekeyiterator', 'dictionary', dictLength, previousEntry, true, key),
  tableIteratorType(
    'set_iterator',
    'Set',
    (space, table) => space.rts.setLength(table),
    (space, table, index) => space.rts.setNextSlot(table, index),
    false,
    (space, table, at) => space.rts.setSlotKey(table, at),
  ),
];
