/**
 * The type list. Storage and its strategies are RTS's (rts.list*); here are the methods.
 *
 * What always holds: a method that may have to run Python (a user `__eq__`, an iterator) falls back before it changes
 * anything, and its app-level function does all of it.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, MapOf, NULL } from '../../heap/well-known.js';
import { emptyNew, method, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { containsMethod, countMethod, findItem, indexMethod, sequenceComparisons, sliceItems } from './sequences.js';
import { sortedNatively } from './sorting.js';
import {
  builtinItems,
  checkNew,
  FALLBACK,
  isIndex,
  isSlice,
  itemIndex,
  newInstance,
  repetition,
  type SliceRange,
  sequenceIterator,
  sliceRange,
  wordIndex,
} from './support.js';
import { reprOf } from './values.js';

/** An empty list of class `cls`. */
function emptyList(space: Space, cls: Ref): Ref {
  if (cls === ClassOf['list']) return space.rts.newList(0);
  const p = newInstance(space, cls, 'LIST');
  space.store(p, L.List.items, space.allocateArray(L.RefItems, MapOf['REF_ITEMS']!, 4));
  return p;
}
function appendAll(space: Space, list: Ref, items: readonly Ref[]): void {
  for (const item of items) space.rts.listAppend(list, item);
}
/** Makes `items` the whole contents of a list. */
export function replaceItems(space: Space, list: Ref, items: readonly Ref[]): void {
  space.rts.listClear(list);
  appendAll(space, list, items);
}
function extend(space: Space, self: Ref, iterable: Ref): Ref | number {
  const items = builtinItems(space, iterable);
  if (items === null) return FALLBACK;
  appendAll(space, self, items);
  return space.none;
}
function noListIndex(space: Space, key: Ref) {
  return space.error('TypeError', `list indices must be integers or slices, not ${space.typeName(key)}`);
}
/** Part of a list as a new exact list. */
function sliceOf(space: Space, self: Ref, range: SliceRange): Ref {
  if (range.step === 1 && space.classOf(self) === ClassOf['list']) {
    return space.rts.listSlice(self, range.start, range.start + range.count);
  }
  return space.list(sliceItems(space, self, range));
}
function getItem(space: Space, self: Ref, key: Ref): Ref {
  const length = space.listLength(self);
  if (isSlice(space, key)) return sliceOf(space, self, sliceRange(space, key, length));
  if (!isIndex(space, key)) throw noListIndex(space, key);
  const index = itemIndex(space, key, length, 'list index out of range');
  return space.rts.listGet(self, index);
}
function setItem(space: Space, self: Ref, key: Ref, value: Ref): Ref | number {
  if (isSlice(space, key)) return setSlice(space, self, key, value);
  if (!isIndex(space, key)) throw noListIndex(space, key);
  const index = itemIndex(space, key, space.listLength(self), 'list assignment index out of range');
  space.rts.listSet(self, index, value);
  return space.none;
}
function setSlice(space: Space, self: Ref, key: Ref, value: Ref): Ref | number {
  const items = builtinItems(space, value);
  if (items === null) return FALLBACK;
  const range = sliceRange(space, key, space.listLength(self));
  if (range.step === 1) {
    spliceItems(space, self, range.start, range.count, items);
    return space.none;
  }
  if (items.length !== range.count) {
    const sizes = `sequence of size ${items.length} to extended slice of size ${range.count}`;
    throw space.error('ValueError', `attempt to assign ${sizes}`);
  }
  items.forEach((item, k) => {
    space.rts.listSet(self, range.start + k * range.step, item);
  });
  return space.none;
}
/** Replaces `removed` items from `start` on by `items`, moving as few as can be. */
function spliceItems(space: Space, self: Ref, start: number, removed: number, items: readonly Ref[]): void {
  const common = Math.min(removed, items.length);
  const inserted = items.length - common;
  if (inserted > 8 && start + removed < space.listLength(self)) {
    const all = space.items(self);
    replaceItems(space, self, [...all.slice(0, start), ...items, ...all.slice(start + removed)]);
    return;
  }
  for (let k = 0; k < common; k++) space.rts.listSet(self, start + k, items[k]!);
  if (removed > common) space.rts.listRemoveRange(self, start + common, start + removed);
  for (let k = common; k < items.length; k++) space.rts.listInsert(self, start + k, items[k]!);
}
function deleteItem(space: Space, self: Ref, key: Ref): Ref {
  const length = space.listLength(self);
  if (isSlice(space, key)) {
    const range = sliceRange(space, key, length);
    if (range.step === 1) space.rts.listRemoveRange(self, range.start, range.start + range.count);
    else deleteStepped(space, self, range);
    return space.none;
  }
  if (!isIndex(space, key)) throw noListIndex(space, key);
  const index = itemIndex(space, key, length, 'list assignment index out of range');
  space.rts.listRemoveRange(self, index, index + 1);
  return space.none;
}
function deleteStepped(space: Space, self: Ref, { start, step, count }: SliceRange): void {
  const gone = new Set(Array.from({ length: count }, (_, k) => start + k * step));
  if (gone.size > 0)
    replaceItems(
      space,
      self,
      space.items(self).filter((_, k) => !gone.has(k)),
    );
}
function pop(space: Space, self: Ref, indexRef: Ref): Ref {
  const length = space.listLength(self);
  if (length === 0) throw space.error('IndexError', 'pop from empty list');
  const given = indexRef === NULL ? -1 : wordIndex(space, indexRef, 'IndexError');
  const index = given < 0 ? given + length : given;
  if (index < 0 || index >= length) throw space.error('IndexError', 'pop index out of range');
  const item = space.rts.listGet(self, index);
  space.rts.listRemoveRange(self, index, index + 1);
  return item;
}
function insert(space: Space, self: Ref, indexRef: Ref, item: Ref): Ref {
  const length = space.listLength(self);
  const given = wordIndex(space, indexRef);
  const index = given < 0 ? Math.max(0, given + length) : Math.min(given, length);
  space.rts.listInsert(self, index, item);
  return space.none;
}
function concatenated(space: Space, self: Ref, other: Ref): Ref {
  if (!space.isList(other)) return space.notImplemented;
  const length = space.listLength(self);
  const result =
    space.classOf(self) === ClassOf['list'] ? space.rts.listSlice(self, 0, length) : space.list(space.items(self));
  for (let k = 0, end = space.listLength(other); k < end; k++) {
    space.rts.listAppend(result, space.rts.listGet(other, k));
  }
  return result;
}
function repeated(space: Space, self: Ref, count: Ref): Ref {
  if (!isIndex(space, count)) return space.notImplemented;
  if (space.classOf(self) === ClassOf['list']) {
    const length = space.listLength(self);
    const exactTimes = repetition(space, count, length);
    const bytes = exactTimes * length * 8 + 64;
    if (bytes > 65536 && (bytes >= 2 ** 31 || space.rts.reserve(bytes) === 0)) throw space.error('MemoryError', '');
    return space.rts.listRepeat(self, exactTimes);
  }
  const items = space.items(self);
  const times = repetition(space, count, items.length);
  const result = space.rts.newList(times * items.length);
  for (let k = 0; k < times; k++) appendAll(space, result, items);
  return result;
}
function sort(space: Space, self: Ref, key: Ref, reverse: Ref): Ref | number {
  if (key !== NULL && key !== space.none) return FALLBACK;
  const falling = reverse !== NULL && space.truth(reverse);
  if (space.listLength(self) < 2) return space.none;
  const sorted = sortedNatively(space, self, self, falling);
  if (sorted === NULL) return FALLBACK;
  space.store(self, L.List.items, space.load(sorted, L.List.items));
  return space.none;
}

export const listType: TypeDefinition = {
  name: 'list',
  doc: 'A mutable sequence.',
  methods: [
    emptyNew((space, cls) => {
      checkNew(space, cls, 'list');
      return emptyList(space, cls);
    }),
    method(
      '__init__',
      '(self, iterable=(), /)',
      (space, self, iterable) => {
        if (iterable === NULL) {
          space.rts.listClear(self);
          return space.none;
        }
        const items = builtinItems(space, iterable);
        if (items === null) return FALLBACK;
        replaceItems(space, self, items);
        return space.none;
      },
      { appLevel: 'list_init' },
    ),
    method(
      'append',
      '(self, object, /)',
      (space, self, item) => {
        space.rts.listAppend(self, item);
        return space.none;
      },
      { fast: 'LIST_APPEND' },
    ),
    method('extend', '(self, iterable, /)', extend, { appLevel: 'list_extend', fast: 'LIST_EXTEND' }),
    method('insert', '(self, index, object, /)', insert, { fast: 'LIST_INSERT' }),
    method('pop', '(self, index=-1, /)', pop, { fast: 'LIST_POP' }),
    method(
      'remove',
      '(self, value, /)',
      (space, self, value) => {
        const at = findItem(space, self, value);
        if (at === -2) return FALLBACK;
        if (at < 0) throw space.error('ValueError', 'list.remove(x): x not in list');
        space.rts.listRemoveRange(self, at, at + 1);
        return space.none;
      },
      { appLevel: 'list_remove' },
    ),
    method('clear', '(self, /)', (space, self) => {
      space.rts.listClear(self);
      return space.none;
    }),
    method(
      'copy',
      '(self, /)',
      (space, self) =>
        sliceOf(space, self, { start: 0, stop: space.listLength(self), step: 1, count: space.listLength(self) }),
      { fast: 'LIST_COPY' },
    ),
    method(
      'reverse',
      '(self, /)',
      (space, self) => {
        space.rts.listReverse(self);
        return space.none;
      },
      { fast: 'LIST_REVERSE' },
    ),
    method('sort', '(self, /, *, key=None, reverse=False)', sort, {
      appLevel: 'list_sort',
      keywordsPassOn: true,
    }),
    countMethod('sequence_count'),
    indexMethod('list', 'list_index'),
    containsMethod('sequence_contains'),
    ...sequenceComparisons((space, r) => space.isList(r)),
    method('__len__', '(self, /)', (space, self) => space.int(space.listLength(self))),
    method('__getitem__', '(self, key, /)', getItem),
    method('__setitem__', '(self, key, value, /)', setItem, { appLevel: 'list_set_slice' }),
    method('__delitem__', '(self, key, /)', deleteItem),
    method('__iter__', '(self, /)', (space, self) => sequenceIterator(space, self, 'LIST_ITERATOR')),
    method('__reversed__', '(self, /)', (space, self) =>
      sequenceIterator(space, self, 'LIST_REVERSE_ITERATOR', space.listLength(self) - 1),
    ),
    method('__add__', '(self, value, /)', concatenated),
    method('__mul__', '(self, value, /)', repeated),
    method('__rmul__', '(self, value, /)', repeated),
    method(
      '__iadd__',
      '(self, value, /)',
      (space, self, other) => (extend(space, self, other) === FALLBACK ? FALLBACK : self),
      { appLevel: 'list_iadd' },
    ),
    method('__imul__', '(self, value, /)', (space, self, count) => {
      if (!isIndex(space, count)) return space.notImplemented;
      const items = space.items(self);
      const times = repetition(space, count, items.length);
      if (times === 0) space.rts.listClear(self);
      for (let k = 1; k < times; k++) appendAll(space, self, items);
      return self;
    }),
    method(
      '__repr__',
      '(self, /)',
      (space, self) => {
        const shown = reprOf(space, self);
        return shown === undefined ? FALLBACK : space.str(shown);
      },
      { appLevel: 'list_repr' },
    ),
    method('__sizeof__', '(self, /)', (space, self) => space.int(40 + 8 * space.listLength(self))),
  ],
  constants: space => ({ __hash__: space.none }),
};
