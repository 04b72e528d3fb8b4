/**
 * The type dict. Tables are RTS's (rts.dict*); a look-up that meets keys only Python can compare or hash falls back.
 *
 * What always holds: a method that falls back has changed nothing, but for `update` and its like, which may have stored
 * a part of what their app-level function then stores again.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, MapOf, NULL } from '../../heap/well-known.js';
import {
  classMethod,
  emptyNew,
  method,
  type NativeDefinition,
  type NativeOptions,
  type TypeDefinition,
} from '../native.js';
import type { Space } from '../space.js';
import { answer, builtinItems, checkNew, FALLBACK, keyError, newInstance, tableIterator } from './support.js';
import { equalDicts, findKey, NEEDS_PYTHON, reprOf } from './values.js';

const ABSENT = -1;

/** An empty dict of class `cls`. */
export function emptyDict(space: Space, cls: Ref): Ref {
  const fresh = space.rts.newDict();
  if (cls === ClassOf['dict']) return fresh;
  const p = newInstance(space, cls, 'DICT');
  for (const field of [L.Dict.entries, L.Dict.hashes, L.Dict.index]) space.store(p, field, space.load(fresh, field));
  for (const field of [L.Dict.used, L.Dict.filled, L.Dict.version]) space.store(p, field, space.load(fresh, field));
  return p;
}
/** Stores a pair whose key needs no Python; false when it does. */
function store(space: Space, dict: Ref, key: Ref, value: Ref): boolean {
  const entry = findKey(space, dict, key);
  if (entry < ABSENT) return false;
  if (entry >= 0) space.rts.dictSetEntryValue(dict, entry, value);
  else space.rts.dictInsert(dict, key, space.rts.hashOf(key), value);
  return true;
}
/** Stores all entries of a dict; false when Python is needed. */
function storeAll(space: Space, dict: Ref, entries: readonly (readonly [Ref, Ref])[]): boolean {
  for (const [key, value] of entries) if (!store(space, dict, key, value)) return false;
  return true;
}
function update(space: Space, self: Ref, args: Ref[], keywords: Map<string, Ref>): Ref | number {
  if (args.length > 1) {
    throw space.error('TypeError', `update expected at most 1 argument, got ${args.length}`);
  }
  if (args.length === 1 && !mergeInto(space, self, args[0]!)) return FALLBACK;
  for (const [name, value] of keywords) store(space, self, space.name(name), value);
  return space.none;
}
/** Takes over the contents of an exact dict, or of a list or tuple of plain pairs; false when Python is needed. */
function mergeInto(space: Space, self: Ref, other: Ref): boolean {
  if (space.classOf(other) === ClassOf['dict']) return storeAll(space, self, space.dictEntries(other));
  const map = space.mapOf(other);
  const pairs = map === MapOf['TUPLE'] || space.isList(other) ? builtinItems(space, other) : null;
  if (pairs === null) return false;
  const entries: [Ref, Ref][] = [];
  for (const pair of pairs) {
    if (space.mapOf(pair) !== MapOf['TUPLE']) return false;
    const items = space.items(pair);
    if (items.length !== 2) return false;
    entries.push([items[0]!, items[1]!]);
  }
  return storeAll(space, self, entries);
}
/** A method that looks a key up: `present` gets the entry number, `absent` says what else. */
function lookUp(
  name: string,
  signature: string,
  appLevel: string,
  present: (space: Space, self: Ref, entry: number, rest: Ref[]) => Ref,
  absent: (space: Space, self: Ref, key: Ref, rest: Ref[]) => Ref | number,
  options: NativeOptions = {},
): NativeDefinition {
  return method(
    name,
    signature,
    (space, self, key, ...rest) => {
      const entry = findKey(space, self, key);
      if (entry < ABSENT) return FALLBACK;
      const isThere = entry >= 0 && valueAt(space, self, entry) !== NULL;
      return isThere ? present(space, self, entry, rest) : absent(space, self, key, rest);
    },
    { appLevel, ...options },
  );
}
const valueAt = (space: Space, self: Ref, entry: number): Ref => space.rts.dictEntryValue(self, entry);
const defaulted = (space: Space, _self: Ref, _key: Ref, [otherwise]: Ref[]): Ref =>
  otherwise === NULL || otherwise === undefined ? space.none : otherwise;

/** A copy as an exact dict. */
function copyOf(space: Space, self: Ref): Ref {
  if (space.classOf(self) === ClassOf['dict']) return space.rts.dictCopy(self);
  const copy = space.rts.newDict();
  for (let e = space.rts.dictNextEntry(self, 0); e >= 0; e = space.rts.dictNextEntry(self, e + 1)) {
    space.rts.dictInsert(
      copy,
      space.rts.dictEntryKey(self, e),
      space.rts.dictEntryHash(self, e),
      valueAt(space, self, e),
    );
  }
  return copy;
}
function view(name: string, mapName: 'DICT_KEYS' | 'DICT_VALUES' | 'DICT_ITEMS'): NativeDefinition {
  return method(
    name,
    '(self, /)',
    (space, self) => {
      const p = space.allocate(L.DictView.descriptor, MapOf[mapName]!);
      space.store(p, L.DictView.dict, self);
      return p;
    },
    { fast: mapName },
  );
}
function popLast(space: Space, self: Ref): Ref {
  const filled = space.load(self, L.Dict.filled);
  const entries = space.load(self, L.Dict.entries);
  for (let entry = filled - 1; entry >= 0; entry--) {
    if (space.loadAt(entries, L.RefItems, 2 * entry) === NULL) continue;
    const key = space.rts.dictEntryKey(self, entry);
    const value = valueAt(space, self, entry);
    if (value === NULL) continue;
    space.rts.dictRemoveEntry(self, entry);
    return space.tuple([key, value]);
  }
  throw space.errorWith('KeyError', [space.str('popitem(): dictionary is empty')]);
}
function merged(space: Space, left: Ref, right: Ref): Ref | number {
  if (!space.isDict(left) || !space.isDict(right)) return space.notImplemented;
  const result = copyOf(space, left);
  return storeAll(space, result, space.dictEntries(right)) ? result : FALLBACK;
}
const equality = (name: string, wanted: number): NativeDefinition =>
  method(
    `__${name}__`,
    '(self, value, /)',
    (space, self, other) => {
      if (!space.isDict(other)) return space.notImplemented;
      const equal = equalDicts(space, self, other);
      return equal === NEEDS_PYTHON ? FALLBACK : answer(space, equal === wanted);
    },
    { appLevel: `dict_${name}` },
  );

export const dictType: TypeDefinition = {
  name: 'dict',
  doc: 'A mapping from hashable keys to values that keeps the order of insertion.',
  methods: [
    emptyNew((space, cls) => {
      checkNew(space, cls, 'dict');
      return emptyDict(space, cls);
    }),
    method(
      '__init__',
      '(self, /, *args, **kwargs)',
      (space, self, args: Ref[], keywords: Map<string, Ref>) => {
        if (args.length > 1) {
          throw space.error('TypeError', `dict expected at most 1 argument, got ${args.length}`);
        }
        return update(space, self, args, keywords);
      },
      { appLevel: 'dict_update' },
    ),
    method('update', '(self, /, *args, **kwargs)', update, { appLevel: 'dict_update', fast: 'DICT_UPDATE' }),
    classMethod(
      'fromkeys',
      '(cls, iterable, value=None, /)',
      (space, cls, iterable, value) => {
        const keys = cls === ClassOf['dict'] ? builtinItems(space, iterable) : null;
        if (keys === null) return FALLBACK;
        const result = space.rts.newDict();
        const filling = value === NULL ? space.none : value;
        return keys.every(key => store(space, result, key, filling)) ? result : FALLBACK;
      },
      { appLevel: 'dict_fromkeys' },
    ),
    lookUp('get', '(self, key, default=None, /)', 'dict_get', valueAt, defaulted, { fast: 'DICT_GET' }),
    lookUp(
      'setdefault',
      '(self, key, default=None, /)',
      'dict_setdefault',
      valueAt,
      (space, self, key, rest) => {
        const value = defaulted(space, self, key, rest);
        store(space, self, key, value);
        return value;
      },
      { fast: 'DICT_SETDEFAULT' },
    ),
    lookUp(
      'pop',
      '(self, key, default=None, /)',
      'dict_pop',
      (space, self, entry) => {
        const value = valueAt(space, self, entry);
        space.rts.dictRemoveEntry(self, entry);
        return value;
      },
      (space, _self, key, [otherwise]) => {
        if (otherwise === NULL || otherwise === undefined) throw keyError(space, key);
        return otherwise;
      },
      { fast: 'DICT_POP' },
    ),
    method('popitem', '(self, /)', popLast),
    method('clear', '(self, /)', (space, self) => {
      space.rts.dictClear(self);
      return space.none;
    }),
    method('copy', '(self, /)', copyOf),
    view('keys', 'DICT_KEYS'),
    view('values', 'DICT_VALUES'),
    view('items', 'DICT_ITEMS'),
    method('__len__', '(self, /)', (space, self) => space.int(space.dictLength(self))),
    method('__iter__', '(self, /)', (space, self) =>
      tableIterator(space, self, 'DICT_KEY_ITERATOR', 0, space.dictLength(self)),
    ),
    method('__reversed__', '(self, /)', (space, self) =>
      tableIterator(space, self, 'DICT_REVERSE_KEY_ITERATOR', space.load(self, L.Dict.filled), space.dictLength(self)),
    ),
    lookUp(
      '__contains__',
      '(self, key, /)',
      'dict_contains',
      space => space.true,
      space => space.false,
    ),
    lookUp('__getitem__', '(self, key, /)', 'dict_getitem', valueAt, (space, self, key) => {
      if (space.classOf(self) !== ClassOf['dict']) return FALLBACK;
      throw keyError(space, key);
    }),
    method(
      '__setitem__',
      '(self, key, value, /)',
      (space, self, key, value) => (store(space, self, key, value) ? space.none : FALLBACK),
      { appLevel: 'dict_setitem' },
    ),
    lookUp(
      '__delitem__',
      '(self, key, /)',
      'dict_delitem',
      (space, self, entry) => {
        space.rts.dictRemoveEntry(self, entry);
        return space.none;
      },
      (space, _self, key) => {
        throw keyError(space, key);
      },
    ),
    equality('eq', 1),
    equality('ne', 0),
    method('__or__', '(self, value, /)', merged, { appLevel: 'dict_or' }),
    method('__ror__', '(self, value, /)', (space, self, other) => merged(space, other, self), { appLevel: 'dict_ror' }),
    method('__ior__', '(self, value, /)', (space, self, other) => (mergeInto(space, self, other) ? self : FALLBACK), {
      appLevel: 'dict_ior',
    }),
    method(
      '__repr__',
      '(self, /)',
      (space, self) => {
        const shown = reprOf(space, self);
        return shown === undefined ? FALLBACK : space.str(shown);
      },
      { appLevel: 'dict_repr' },
    ),
    method('__sizeof__', '(self, /)', (space, self) => space.int(48 + 24 * space.dictLength(self))),
  ],
  constants: space => ({ __hash__: space.none }),
};
