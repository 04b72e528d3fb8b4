/** dict_keys, dict_values, dict_items and mappingproxy. Set algebra on views is app-level: it builds sets from them. */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Kind, MapOf, NULL } from '../../heap/well-known.js';
import { attribute, method, type NativeDefinition, staticMethod, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { equalValues, findKey, itemAt, itemCount, NEEDS_PYTHON, reprOf } from './values.js';
import { FALLBACK, tableIterator } from './support.js';

const dictOf = (space: Space, self: Ref): Ref => space.load(self, L.DictView.dict);

/** repr(view): its class and a list of what it shows. */
const reprMethod = (show: (space: Space, dict: Ref) => Ref[]): NativeDefinition =>
  method(
    '__repr__',
    '(self, /)',
    (space, self) => {
      if ((space.I32[(self + 4) >> 2]! & L.ObjectFlags.IN_REPR) !== 0) return space.str('...');
      const parts = show(space, dictOf(space, self)).map(item => reprOf(space, item, [self]));
      if (parts.includes(undefined)) return FALLBACK;
      return space.str(`${space.typeName(self)}([${parts.join(', ')}])`);
    },
    { appLevel: 'dict_view_repr' },
  );
const common = (iterator: string): NativeDefinition[] => [
  method('__len__', '(self, /)', (space, self) => space.int(space.dictLength(dictOf(space, self)))),
  method('__iter__', '(self, /)', (space, self) => {
    const dict = dictOf(space, self);
    return tableIterator(space, dict, iterator, 0, space.dictLength(dict));
  }),
];
const mapping = attribute('mapping', (space, self) => {
  const p = space.allocate(L.DictView.descriptor, MapOf['MAPPING_PROXY']!);
  space.store(p, L.DictView.dict, dictOf(space, self));
  return p;
});
const SET_OPERATORS = ['and', 'or', 'sub', 'xor', 'rand', 'ror', 'rsub', 'rxor'];
const SET_COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
/** The algebra of set-like views, all of it app-level. */
const algebra = (): NativeDefinition[] => [
  ...[...SET_OPERATORS, ...SET_COMPARISONS].map(name =>
    method(`__${name}__`, '(self, other, /)', () => FALLBACK, { appLevel: `dict_view_${name}` }),
  ),
  method('isdisjoint', '(self, other, /)', () => FALLBACK, { appLevel: 'dict_view_isdisjoint' }),
];
const entries = (space: Space, dict: Ref): Ref[] => space.dictEntries(dict).map(entry => space.tuple(entry));

const keysType: TypeDefinition = {
  name: 'dict_keys',
  methods: [
    ...common('DICT_KEY_ITERATOR'),
    ...algebra(),
    reprMethod((space, dict) => space.dictEntries(dict).map(entry => entry[0])),
    method(
      '__contains__',
      '(self, key, /)',
      (space, self, key) => {
        const entry = findKey(space, dictOf(space, self), key);
        return entry < -1 ? FALLBACK : space.bool(entry >= 0);
      },
      { appLevel: 'dict_keys_contains' },
    ),
    method('__reversed__', '(self, /)', () => FALLBACK, { appLevel: 'dict_keys_reversed' }),
  ],
  attributes: [mapping],
  constants: space => ({ __hash__: space.none }),
};
const valuesType: TypeDefinition = {
  name: 'dict_values',
  methods: [
    ...common('DICT_VALUE_ITERATOR'),
    reprMethod((space, dict) => space.dictEntries(dict).map(entry => entry[1])),
    method('__reversed__', '(self, /)', () => FALLBACK, { appLevel: 'dict_view_reversed' }),
  ],
  attributes: [mapping],
};
const itemsType: TypeDefinition = {
  name: 'dict_items',
  methods: [
    ...common('DICT_ITEM_ITERATOR'),
    ...algebra(),
    reprMethod(entries),
    method(
      '__contains__',
      '(self, item, /)',
      (space, self, item) => {
        if (!space.isTuple(item) || itemCount(space, item) !== 2) return space.false;
        const dict = dictOf(space, self);
        const entry = findKey(space, dict, itemAt(space, item, 0));
        if (entry < 0) return entry === -1 ? space.false : FALLBACK;
        const equal = equalValues(space, space.rts.dictEntryValue(dict, entry), itemAt(space, item, 1));
        return equal === NEEDS_PYTHON ? FALLBACK : space.bool(equal === 1);
      },
      { appLevel: 'dict_items_contains' },
    ),
    method('__reversed__', '(self, /)', () => FALLBACK, { appLevel: 'dict_view_reversed' }),
  ],
  attributes: [mapping],
  constants: space => ({ __hash__: space.none }),
};
/** What a mappingproxy passes on to the mapping it shows. */
const PASSED = ['__len__', '__iter__', '__reversed__', 'keys', 'values', 'items', 'copy'];
const PASSED_WITH_KEY = ['__getitem__', '__contains__', '__eq__', '__ne__', '__or__', '__ror__'];
function passOn(space: Space, self: Ref, name: string, args: readonly Ref[]): Ref {
  const target = dictOf(space, self);
  const other = args.map(arg => (space.kindOf(arg) === Kind['MAPPING_PROXY'] ? dictOf(space, arg) : arg));
  return space.call(space.getAttribute(target, name), ...other);
}
const proxyType: TypeDefinition = {
  name: 'mappingproxy',
  methods: [
    staticMethod('__new__', '(cls, mapping, /)', (space, _cls, mapping) => {
      if (space.lookupSpecial(mapping, '__getitem__') === NULL || space.isTuple(mapping) || space.isList(mapping)) {
        throw space.error('TypeError', `mappingproxy() argument must be a mapping, not ${space.typeName(mapping)}`);
      }
      const p = space.allocate(L.DictView.descriptor, MapOf['MAPPING_PROXY']!);
      space.store(p, L.DictView.dict, mapping);
      return p;
    }),
    ...PASSED.map(name => method(name, '(self, /)', (space, self) => passOn(space, self, name, []))),
    ...PASSED_WITH_KEY.map(name =>
      method(name, '(self, key, /)', (space, self, key) => passOn(space, self, name, [key])),
    ),
    method('get', '(self, key, default=None, /)', (space, self, key, otherwise) =>
      passOn(space, self, 'get', [key, otherwise || space.none]),
    ),
    method('__str__', '(self, /)', (space, self) => space.str(space.strOf(dictOf(space, self)))),
    method('__hash__', '(self, /)', (space, self) => space.int(space.hash(dictOf(space, self)))),
    method('__repr__', '(self, /)', (space, self) => space.str(`mappingproxy(${space.repr(dictOf(space, self))})`)),
  ],
};
export const dictViewTypes: readonly TypeDefinition[] = [keysType, valuesType, itemsType, proxyType];
