/** The type tuple. Methods that may have to run Python fall back to app-level functions. */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, NULL } from '../../heap/well-known.js';
import { method, staticMethod, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { containsMethod, countMethod, indexMethod, sequenceComparisons, sliceItems } from './sequences.js';
import {
  builtinItems,
  checkNew,
  FALLBACK,
  isIndex,
  isSlice,
  itemIndex,
  newArrayInstance,
  repetition,
  sequenceIterator,
  sliceRange,
} from './support.js';
import { itemAt, itemCount, reprOf } from './values.js';

/** A tuple of class `cls`. */
export function tupleOfClass(space: Space, cls: Ref, items: readonly Ref[]): Ref {
  if (cls === ClassOf['tuple']) return space.tuple(items);
  const p = newArrayInstance(space, cls, 'TUPLE', L.Tuple, items.length);
  space.I32.set(items, (p + L.Tuple.element.offset) >> 2);
  return p;
}
const exact = (space: Space, self: Ref): Ref =>
  space.classOf(self) === ClassOf['tuple'] ? self : space.tuple(space.items(self));

function getItem(space: Space, self: Ref, key: Ref): Ref {
  const length = itemCount(space, self);
  if (isSlice(space, key)) {
    const range = sliceRange(space, key, length);
    return range.step === 1 && range.count === length
      ? exact(space, self)
      : space.tuple(sliceItems(space, self, range));
  }
  if (!isIndex(space, key)) {
    throw space.error('TypeError', `tuple indices must be integers or slices, not ${space.typeName(key)}`);
  }
  return itemAt(space, self, itemIndex(space, key, length, 'tuple index out of range'));
}
function repeated(space: Space, self: Ref, count: Ref): Ref {
  if (!isIndex(space, count)) return space.notImplemented;
  const items = space.items(self);
  const times = repetition(space, count, items.length);
  if (times === 1) return exact(space, self);
  return space.tuple(Array.from({ length: times }, () => items).flat());
}
export const tupleType: TypeDefinition = {
  name: 'tuple',
  doc: 'An immutable sequence.',
  methods: [
    staticMethod(
      '__new__',
      '(cls, iterable=(), /)',
      (space, cls, iterable) => {
        checkNew(space, cls, 'tuple');
        if (iterable === NULL) return tupleOfClass(space, cls, []);
        if (cls === ClassOf['tuple'] && space.classOf(iterable) === ClassOf['tuple']) return iterable;
        const items = builtinItems(space, iterable);
        return items === null ? FALLBACK : tupleOfClass(space, cls, items);
      },
      { appLevel: 'tuple_new' },
    ),
    countMethod('sequence_count'),
    indexMethod('tuple', 'tuple_index'),
    containsMethod('sequence_contains'),
    ...sequenceComparisons((space, r) => space.isTuple(r)),
    method('__len__', '(self, /)', (space, self) => space.int(itemCount(space, self))),
    method('__getitem__', '(self, key, /)', getItem, { fast: 'TUPLE_ITEM' }),
    method('__iter__', '(self, /)', (space, self) => sequenceIterator(space, self, 'TUPLE_ITERATOR')),
    method('__add__', '(self, value, /)', (space, self, other) => {
      if (!space.isTuple(other)) return space.notImplemented;
      if (itemCount(space, other) === 0) return exact(space, self);
      return space.tuple([...space.items(self), ...space.items(other)]);
    }),
    method('__mul__', '(self, value, /)', repeated),
    method('__rmul__', '(self, value, /)', repeated),
    method(
      '__hash__',
      '(self, /)',
      (space, self) => {
        const hash = space.rts.hashOf64(exact(space, self));
        return hash === -1n ? FALLBACK : space.int(hash);
      },
      { appLevel: 'tuple_hash' },
    ),
    method(
      '__repr__',
      '(self, /)',
      (space, self) => {
        const shown = reprOf(space, self);
        return shown === undefined ? FALLBACK : space.str(shown);
      },
      { appLevel: 'tuple_repr' },
    ),
    method('__getnewargs__', '(self, /)', (space, self) => space.tuple([exact(space, self)])),
    method('__sizeof__', '(self, /)', (space, self) => space.int(24 + 8 * itemCount(space, self))),
  ],
};
