/**
 * The types set and frozenset. Members that only Python can hash or compare, and arguments that only Python can iterate
 * over, make a method fall back.
 *
 * What always holds: algebra builds its result in a table of its own, so that falling back leaves the operands alone; an update in
 * place may have added a part of what its app-level function then adds again.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, NULL } from '../../heap/well-known.js';
import { emptyNew, method, type NativeDefinition, staticMethod, type TypeDefinition } from '../native.js';
import { hashFrozensetItems } from '../numeric/hash.js';
import type { Space } from '../space.js';
import {
  addMember,
  adoptTable,
  copySet,
  emptySet,
  isFrozen,
  isSetKind,
  members,
  mergeSet,
  popMember,
  reserveMembers,
} from './set-tables.js';
import { answer, builtinItems, checkNew, FALLBACK, keyError, tableIterator } from './support.js';
import { findMember, reprOf } from './values.js';

const size = (space: Space, set: Ref): number => space.rts.setLength(set);
/** The class of results: algebra on a subclass makes the built-in type of the left operand. */
const plainClass = (space: Space, set: Ref): Ref => ClassOf[isFrozen(space, set) ? 'frozenset' : 'set']!;
const copyOf = (space: Space, set: Ref): Ref => copySet(space, plainClass(space, set), set, isFrozen(space, set));
const emptyLike = (space: Space, set: Ref): Ref => emptySet(space, plainClass(space, set), isFrozen(space, set));

/** Adds what an iterable holds; false when Python is needed. */
function addAll(space: Space, set: Ref, iterable: Ref): boolean {
  if (isSetKind(space, iterable) && isExactSet(space, iterable)) return mergeSet(space, set, iterable);
  const items = builtinItems(space, iterable);
  if (items === null) return false;
  if (space.isDict(iterable)) reserveMembers(space, set, items.length);
  return items.every(item => addMember(space, set, item));
}
const isExactSet = (space: Space, r: Ref): boolean => {
  const cls = space.classOf(r);
  return cls === ClassOf['set'] || cls === ClassOf['frozenset'];
};
/** An operand as a set: itself, or a set of its items. null: Python is needed. */
function asSet(space: Space, iterable: Ref): Ref | null {
  if (isSetKind(space, iterable)) return iterable;
  const set = space.rts.newSet(0);
  return addAll(space, set, iterable) ? set : null;
}

// ---- algebra: a new table, or null when Python is needed -------------------------------------------------------------------

function union(space: Space, self: Ref, others: readonly Ref[]): Ref | null {
  const result = copyOf(space, self);
  return others.every(other => addAll(space, result, other)) ? result : null;
}
function intersectionWith(space: Space, self: Ref, other: Ref): Ref | null {
  const result = emptyLike(space, self);
  if (isSetKind(space, other)) {
    const [walked, asked] = size(space, other) > size(space, self) ? [self, other] : [other, self];
    for (const [key, hash] of members(space, walked)) {
      const slot = findMember(space, asked, key, hash);
      if (slot < -1) return null;
      if (slot >= 0) space.rts.setInsert(result, key, hash);
    }
    return result;
  }
  const items = builtinItems(space, other);
  if (items === null) return null;
  for (const item of items) {
    const slot = findMember(space, self, item);
    if (slot < -1) return null;
    if (slot >= 0 && !addMember(space, result, item)) return null;
  }
  return result;
}
function differenceWith(space: Space, self: Ref, other: Ref): Ref | null {
  if (!isSetKind(space, other) || size(space, self) / 4 > size(space, other)) {
    const result = copyOf(space, self);
    return removeAll(space, result, other) ? result : null;
  }
  const result = emptyLike(space, self);
  for (const [key, hash] of members(space, self)) {
    const slot = findMember(space, other, key, hash);
    if (slot < -1) return null;
    if (slot === -1) space.rts.setInsert(result, key, hash);
  }
  return result;
}
/** Removes what an iterable holds; false when Python is needed. */
function removeAll(space: Space, set: Ref, other: Ref): boolean {
  const items = isSetKind(space, other) ? [...members(space, other)].map(([key]) => key) : builtinItems(space, other);
  if (items === null) return false;
  for (const item of items) {
    const slot = findMember(space, set, item);
    if (slot < -1) return false;
    if (slot >= 0) space.rts.setRemoveSlot(set, slot);
  }
  return true;
}
/** Members of exactly one: `into` is changed. */
function toggleAll(space: Space, into: Ref, set: Ref): boolean {
  for (const [key, hash] of [...members(space, set)]) {
    const slot = findMember(space, into, key, hash);
    if (slot < -1) return false;
    if (slot >= 0) space.rts.setRemoveSlot(into, slot);
    else space.rts.setInsert(into, key, hash);
  }
  return true;
}
function symmetricDifference(space: Space, self: Ref, other: Ref): Ref | null {
  const result = emptyLike(space, self);
  return addAll(space, result, other) && toggleAll(space, result, self) ? result : null;
}
function chained(
  space: Space,
  self: Ref,
  others: readonly Ref[],
  step: (space: Space, self: Ref, other: Ref) => Ref | null,
): Ref | null {
  if (others.length === 0) return copyOf(space, self);
  let result: Ref | null = self;
  for (const other of others) {
    if (result === null) return null;
    result = step(space, result, other);
  }
  return result;
}
type Algebra = (space: Space, self: Ref, others: readonly Ref[]) => Ref | null;
const intersection: Algebra = (space, self, others) => chained(space, self, others, intersectionWith);
const difference: Algebra = (space, self, others) => chained(space, self, others, differenceWith);
const symmetric: Algebra = (space, self, others) => symmetricDifference(space, self, others[0]!);

/** 1, 0, or 2 when Python is needed: is every member of `self` in `other`? */
function isSubset(space: Space, self: Ref, other: Ref): number {
  if (size(space, self) > size(space, other)) return 0;
  for (const [key, hash] of members(space, self)) {
    const slot = findMember(space, other, key, hash);
    if (slot < 0) return slot === -1 ? 0 : 2;
  }
  return 1;
}
const verdict = (space: Space, known: number): Ref | number => (known > 1 ? FALLBACK : space.bool(known === 1));

// ---- methods ----------------------------------------------------------------------------------------------------------------

/** The method for any iterables, the operator for two sets, and its reflection. */
function algebraMethods(name: string, operator: string, signature: string, compute: Algebra): NativeDefinition[] {
  const operands = (rest: Ref | Ref[]): Ref[] => (Array.isArray(rest) ? rest : [rest]);
  return [
    method(name, signature, (space, self, rest) => compute(space, self, operands(rest)) ?? FALLBACK, {
      appLevel: `set_${name}`,
    }),
    method(
      `__${operator}__`,
      '(self, value, /)',
      (space, self, other) =>
        isSetKind(space, other) ? (compute(space, self, [other]) ?? FALLBACK) : space.notImplemented,
      { appLevel: `set_${name}` },
    ),
    method(
      `__r${operator}__`,
      '(self, value, /)',
      (space, self, other) =>
        isSetKind(space, other) ? (compute(space, other, [self]) ?? FALLBACK) : space.notImplemented,
      { appLevel: `set_r${operator}` },
    ),
  ];
}
/** The update in place, as a method and as an augmented operator. */
function updateMethods(
  name: string,
  operator: string,
  signature: string,
  change: (space: Space, self: Ref, others: readonly Ref[]) => boolean,
): NativeDefinition[] {
  const operands = (rest: Ref | Ref[]): Ref[] => (Array.isArray(rest) ? rest : [rest]);
  return [
    method(name, signature, (space, self, rest) => (change(space, self, operands(rest)) ? space.none : FALLBACK), {
      appLevel: `set_${name}`,
      ...(name === 'update' ? { fast: 'SET_UPDATE' } : {}),
    }),
    method(
      `__i${operator}__`,
      '(self, value, /)',
      (space, self, other) => {
        if (!isSetKind(space, other)) return space.notImplemented;
        return change(space, self, [other]) ? self : FALLBACK;
      },
      { appLevel: `set_i${operator}` },
    ),
  ];
}
function replaceTable(space: Space, self: Ref, result: Ref | null): boolean {
  if (result === null) return false;
  adoptTable(space, self, result);
  return true;
}
const equality = (name: string, wanted: boolean): NativeDefinition =>
  method(
    `__${name}__`,
    '(self, value, /)',
    (space, self, other) => {
      if (!isSetKind(space, other)) return space.notImplemented;
      const known = size(space, self) === size(space, other) ? isSubset(space, self, other) : 0;
      return known > 1 ? FALLBACK : answer(space, (known === 1) === wanted);
    },
    { appLevel: `set_${name}` },
  );
const inclusion = (name: string, proper: boolean, reversed: boolean): NativeDefinition =>
  method(
    `__${name}__`,
    '(self, value, /)',
    (space, self, other) => {
      if (!isSetKind(space, other)) return space.notImplemented;
      const [small, large] = reversed ? [other, self] : [self, other];
      if (proper && size(space, small) >= size(space, large)) return space.false;
      return verdict(space, isSubset(space, small, large));
    },
    { appLevel: `set_${name}` },
  );
function isDisjoint(space: Space, self: Ref, other: Ref): number {
  const items = isSetKind(space, other) ? [...members(space, other)].map(([key]) => key) : builtinItems(space, other);
  if (items === null) return 2;
  for (const item of items) {
    const slot = findMember(space, self, item);
    if (slot !== -1) return slot >= 0 ? 0 : 2;
  }
  return 1;
}
/** Slot of a key; a set is looked up as the frozenset of its members. */
function slotOf(space: Space, self: Ref, key: Ref): number {
  const frozen = space.isSet(key) && !isFrozen(space, key) ? copySet(space, ClassOf['frozenset']!, key, true) : key;
  return findMember(space, self, frozen);
}
function initialize(space: Space, self: Ref, iterable: Ref): Ref | number {
  space.rts.setClear(self);
  if (iterable === NULL) return space.none;
  return addAll(space, self, iterable) ? space.none : FALLBACK;
}
const common = (): NativeDefinition[] => [
  ...algebraMethods('union', 'or', '(self, /, *others)', union),
  ...algebraMethods('intersection', 'and', '(self, /, *others)', intersection),
  ...algebraMethods('difference', 'sub', '(self, /, *others)', difference),
  ...algebraMethods('symmetric_difference', 'xor', '(self, other, /)', symmetric),
  method(
    'issubset',
    '(self, other, /)',
    (space, self, other) => {
      const set = asSet(space, other);
      return set === null ? FALLBACK : verdict(space, isSubset(space, self, set));
    },
    { appLevel: 'set_issubset' },
  ),
  method(
    'issuperset',
    '(self, other, /)',
    (space, self, other) => {
      const set = asSet(space, other);
      return set === null ? FALLBACK : verdict(space, isSubset(space, set, self));
    },
    { appLevel: 'set_issuperset' },
  ),
  method('isdisjoint', '(self, other, /)', (space, self, other) => verdict(space, isDisjoint(space, self, other)), {
    appLevel: 'set_isdisjoint',
  }),
  method('copy', '(self, /)', (space, self) =>
    space.classOf(self) === ClassOf['frozenset']
      ? self
      : copySet(space, plainClass(space, self), self, isFrozen(space, self)),
  ),
  equality('eq', true),
  equality('ne', false),
  inclusion('le', false, false),
  inclusion('lt', true, false),
  inclusion('ge', false, true),
  inclusion('gt', true, true),
  method(
    '__contains__',
    '(self, key, /)',
    (space, self, key) => {
      const slot = slotOf(space, self, key);
      return slot < -1 ? FALLBACK : space.bool(slot >= 0);
    },
    { appLevel: 'set_contains' },
  ),
  method('__len__', '(self, /)', (space, self) => space.int(size(space, self))),
  method('__iter__', '(self, /)', (space, self) => tableIterator(space, self, 'SET_ITERATOR', 0, size(space, self))),
  method(
    '__repr__',
    '(self, /)',
    (space, self) => {
      const shown = reprOf(space, self);
      return shown === undefined ? FALLBACK : space.str(shown);
    },
    { appLevel: 'set_repr' },
  ),
  method('__reduce__', '(self, /)', (space, self) =>
    space.tuple([space.classOf(self), space.tuple([space.list([...members(space, self)].map(([key]) => key))])]),
  ),
  method('__sizeof__', '(self, /)', (space, self) => space.int(200 + 16 * space.load(self, L.SetObject.mask))),
];

export const setType: TypeDefinition = {
  name: 'set',
  doc: 'A mutable set of hashable values.',
  methods: [
    emptyNew((space, cls) => {
      checkNew(space, cls, 'set');
      return emptySet(space, cls, false);
    }),
    method('__init__', '(self, iterable=(), /)', initialize, { appLevel: 'set_init' }),
    ...common(),
    method('add', '(self, object, /)', (space, self, item) => (addMember(space, self, item) ? space.none : FALLBACK), {
      appLevel: 'set_add',
      fast: 'SET_ADD',
    }),
    method(
      'discard',
      '(self, object, /)',
      (space, self, item) => {
        const slot = slotOf(space, self, item);
        if (slot < -1) return FALLBACK;
        if (slot >= 0) space.rts.setRemoveSlot(self, slot);
        return space.none;
      },
      { appLevel: 'set_discard' },
    ),
    method(
      'remove',
      '(self, object, /)',
      (space, self, item) => {
        const slot = slotOf(space, self, item);
        if (slot < -1) return FALLBACK;
        if (slot === -1) throw keyError(space, item);
        space.rts.setRemoveSlot(self, slot);
        return space.none;
      },
      { appLevel: 'set_remove' },
    ),
    method('pop', '(self, /)', (space, self) => {
      const item = popMember(space, self);
      if (item === NULL) throw space.errorWith('KeyError', [space.str('pop from an empty set')]);
      return item;
    }),
    method('clear', '(self, /)', (space, self) => {
      space.rts.setClear(self);
      space.store(self, L.SetObject.hash, 0);
      return space.none;
    }),
    ...updateMethods('update', 'or', '(self, /, *others)', (space, self, others) =>
      others.every(other => addAll(space, self, other)),
    ),
    ...updateMethods('intersection_update', 'and', '(self, /, *others)', (space, self, others) =>
      replaceTable(space, self, intersection(space, self, others)),
    ),
    ...updateMethods('difference_update', 'sub', '(self, /, *others)', (space, self, others) => {
      if (others.includes(self)) {
        space.rts.setClear(self);
        return true;
      }
      return others.every(other => removeAll(space, self, other));
    }),
    ...updateMethods('symmetric_difference_update', 'xor', '(self, other, /)', (space, self, [other]) => {
      const set = asSet(space, other!);
      if (set === null) return false;
      if (set !== self) return toggleAll(space, self, set);
      space.rts.setClear(self);
      return true;
    }),
  ],
  constants: space => ({ __hash__: space.none }),
};
export const frozensetType: TypeDefinition = {
  name: 'frozenset',
  doc: 'An immutable set of hashable values.',
  methods: [
    staticMethod(
      '__new__',
      '(cls, iterable=(), /)',
      (space, cls, iterable) => {
        checkNew(space, cls, 'frozenset');
        if (cls === ClassOf['frozenset'] && iterable !== NULL && space.classOf(iterable) === cls) return iterable;
        const set = emptySet(space, cls, true);
        return iterable === NULL || addAll(space, set, iterable) ? set : FALLBACK;
      },
      { appLevel: 'frozenset_new' },
    ),
    ...common(),
    method('__hash__', '(self, /)', (space, self) =>
      space.int(hashFrozensetItems([...members(space, self)].map(([, hash]) => hash))),
    ),
  ],
};
