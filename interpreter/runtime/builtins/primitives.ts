/**
 * What app-level Python needs below the level of Python: probing tables, hiding representations, asking for special
 * methods. These natives are visible to app-level code only, under names that begin with an underscore.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Machine } from '../../heap/machine.js';
import { Kind, NULL } from '../../heap/well-known.js';
import { native, type NativeDefinition } from '../native.js';
import { hashInt, hashTupleItems } from '../numeric/hash.js';
import type { Space } from '../space.js';
import { advanceEnumerate, newEnumerate, newZip } from '../types/iterators.js';
import { classTitle } from '../types/object.js';
import { adoptTable, emptySet } from '../types/set-tables.js';
import { sortedNatively } from '../types/sorting.js';
import { textOfClass } from '../types/text-objects.js';
import { tupleOfClass } from '../types/tuple.js';
import { itemAt, itemCount } from '../types/values.js';
import { sysAttribute } from './streams.js';

const { IN_REPR } = L.ObjectFlags;

/** How deep app-level code, whose frames the recursion limit does not count, is inside nested data. */
const nesting = new WeakMap<Space, number>();
const DEEPEST_NESTING = 20000;

/** Counts a level of nested data; RecursionError beyond the recursion limit. Each call is paired with `unnest`. */
function nest(space: Space): Ref {
  const depth = (nesting.get(space) ?? 0) + 1;
  if (depth > Math.min(space.machine(Machine.recursionLimit), DEEPEST_NESTING)) {
    throw space.error('RecursionError', 'maximum recursion depth exceeded');
  }
  nesting.set(space, depth);
  return space.none;
}
function unnest(space: Space): Ref {
  nesting.set(space, nesting.get(space)! - 1);
  return space.none;
}
/** Marks an object as being shown; false when it is already. */
function enterRepr(space: Space, r: Ref): Ref {
  const word = (r + 4) >> 2;
  const flags = space.I32[word]!;
  if ((flags & IN_REPR) !== 0) return space.false;
  nest(space);
  space.I32[word] = flags | IN_REPR;
  return space.true;
}
function leaveRepr(space: Space, r: Ref): Ref {
  space.I32[(r + 4) >> 2]! &= ~IN_REPR;
  return unnest(space);
}
const number = (space: Space, r: Ref): number => space.index(r);
const sizes = (space: Space, set: Ref): number =>
  space.load(set, L.SetObject.filled) * 0x10000 + space.load(set, L.SetObject.used);
const isView = (kind: number): boolean => kind >= Kind['DICT_KEYS']! && kind <= Kind['MAPPING_PROXY']!;
const isIterable = (space: Space, r: Ref): boolean =>
  space.lookupSpecial(r, '__iter__') !== NULL || space.lookupSpecial(r, '__getitem__') !== NULL;
/** The attribute of a class that a special operation uses; None when it has none (or says None). */
function typeLookup(space: Space, cls: Ref, name: Ref): Ref {
  const found = space.rts.typeLookup(cls, space.rts.intern(space.flat(name)));
  return found === NULL ? space.none : found;
}
/** A hash that a program computed, reduced to 64 bits as CPython does. */
function narrowHash(space: Space, r: Ref): Ref {
  const value = space.bigint(r);
  const narrow = value === BigInt.asIntN(64, value) ? value : hashInt(value);
  return space.int(narrow === -1n ? -2n : narrow);
}
function sortNatively(space: Space, keys: Ref, items: Ref, reverse: Ref): Ref {
  return sortedNatively(space, keys, items, reverse === space.true) || space.none;
}

export const primitives: readonly NativeDefinition[] = [
  native('_nest', '()', nest),
  native('_unnest', '()', unnest),
  native('_enter_repr', '(obj, /)', enterRepr),
  native('_leave_repr', '(obj, /)', leaveRepr),
  native('_item', '(sequence, index, /)', (space, sequence, index) => {
    const k = number(space, index);
    if (k >= itemCount(space, sequence)) throw space.error('IndexError', 'index out of range');
    return itemAt(space, sequence, k);
  }),
  native('_parts', '(iterator, /)', (space, r) => space.load(r, L.Zip.iterators), { fast: 'ITERATOR_PARTS' }),
  native('_is_strict', '(iterator, /)', (space, r) => space.bool(space.load(r, L.Zip.strict) !== 0), {
    fast: 'IS_STRICT',
  }),
  native('_advance', '(iterator, /)', advanceEnumerate, { fast: 'ENUMERATE_ADVANCE' }),
  native('_new_enumerate', '(cls, iterator, start, /)', newEnumerate),
  native('_new_zip', '(cls, iterators, strict, /)', (space, cls, iterators, strict) =>
    newZip(space, cls, iterators, strict === space.true),
  ),
  native('_sort_natively', '(keys, items, reverse, /)', sortNatively),
  native('_tuple_of_class', '(cls, items, /)', (space, cls, items) => tupleOfClass(space, cls, space.items(items))),
  native('_text_of_class', '(cls, text, /)', textOfClass),
  native('_combine_hashes', '(hashes, /)', (space, hashes) =>
    space.int(hashTupleItems(space.items(hashes).map(hash => space.bigint(hash)))),
  ),
  native('_narrow_hash', '(value, /)', narrowHash),
  native('_is_finite', '(value, /)', (space, value) => space.bool(Number.isFinite(space.floatValue(value)))),
  native('_index', '(value, /)', (space, value) => space.indexObject(value)),
  native('_type_lookup', '(cls, name, /)', typeLookup),
  native('_has_special', '(obj, name, /)', (space, obj, name) =>
    space.bool(space.rts.typeLookup(space.classOf(obj), space.rts.intern(space.flat(name))) !== NULL),
  ),
  native('_type_title', '(obj, /)', (space, obj) =>
    space.str(classTitle(space, space.classOf(obj)).replace(/^__main__\./, '')),
  ),
  native('_is_iterable', '(obj, /)', (space, obj) => space.bool(isIterable(space, obj))),
  native('_is_class', '(obj, /)', (space, obj) => space.bool(space.isClass(obj))),
  native('_is_instance', '(obj, cls, /)', (space, obj, cls) => space.bool(space.isInstance(obj, cls))),
  native('_is_subclass', '(cls, base, /)', (space, cls, base) => space.bool(space.isSubclass(cls, base))),

  native('_dict_probe', '(self, key, number, skip, /)', (space, self, key, hash, skip) =>
    space.int(space.rts.dictFind(self, key, space.rts.foldHash(space.bigint(hash)), number(space, skip))),
  ),
  native('_dict_version', '(self, /)', (space, self) => space.int(space.load(self, L.Dict.version))),
  native('_dict_key', '(self, entry, /)', (space, self, entry) => space.rts.dictEntryKey(self, number(space, entry))),
  native('_dict_value', '(self, entry, /)', (space, self, entry) =>
    space.rts.dictEntryValue(self, number(space, entry)),
  ),
  native('_dict_store', '(self, entry, value, /)', (space, self, entry, value) => {
    space.rts.dictSetEntryValue(self, number(space, entry), value);
    return space.none;
  }),
  native('_dict_insert', '(self, key, number, value, /)', (space, self, key, hash, value) => {
    space.rts.dictInsert(self, key, space.rts.foldHash(space.bigint(hash)), value);
    return space.none;
  }),
  native('_dict_remove', '(self, entry, /)', (space, self, entry) => {
    space.rts.dictRemoveEntry(self, number(space, entry));
    return space.none;
  }),
  native('_view_dict', '(view, /)', (space, view) =>
    isView(space.kindOf(view)) ? space.load(view, L.DictView.dict) : space.none,
  ),
  native('_is_values_view', '(view, /)', (space, view) => space.bool(space.kindOf(view) === Kind['DICT_VALUES'])),

  native('_set_probe', '(self, key, number, skip, /)', (space, self, key, hash, skip) =>
    space.int(space.rts.setFind(self, key, space.bigint(hash), number(space, skip))),
  ),
  native('_set_version', '(self, /)', (space, self) => space.int(sizes(space, self))),
  native('_set_key', '(self, slot, /)', (space, self, slot) => space.rts.setSlotKey(self, number(space, slot))),
  native('_set_insert', '(self, key, number, /)', (space, self, key, hash) => {
    space.rts.setInsert(self, key, space.bigint(hash));
    return space.none;
  }),
  native('_set_remove', '(self, slot, /)', (space, self, slot) => {
    space.rts.setRemoveSlot(self, number(space, slot));
    return space.none;
  }),
  native('_set_adopt', '(self, other, /)', (space, self, other) => {
    adoptTable(space, self, other);
    return space.none;
  }),
  native('_empty_frozenset', '(cls, /)', (space, cls) => emptySet(space, cls, true)),

  native('_instance_dict', '(obj, /)', (space, obj) => {
    const found = space.findAttribute(obj, '__dict__');
    return found === NULL ? space.none : found;
  }),
  native('_standard_output', '()', space => sysAttribute(space, 'stdout') || space.none),
];
