/**
 * Objects at fixed addresses: the built-in maps, the built-in classes of those maps, and the singletons. Being constants,
 * they fold in RTS, in traces and in the emitted Wasm. The boot code (runtime/boot.ts) fills them in, in this order.
 *
 * What always holds: addresses follow from the order of these tables alone, so a boot image and the code that was derived
 * from the same sources agree.
 */
import type { LayoutDescriptor, Ref } from '../dialect/rts.js';
import * as L from './layouts.js';
import { MemoryMap } from './machine.js';

/**
 * One row per representation: name of the map, name of the Python class (several maps may share one), layout, name of
 * the Python base class. The row's number + 1 is the map's kind. Rows of `module: 'builtins'` classes are visible to
 * programs by that name when `visible`.
 */
interface Representation {
  readonly map: string;
  readonly class: string;
  readonly layout: { readonly descriptor: LayoutDescriptor };
  readonly base: string;
  readonly visible: boolean;
}
const row = (
  map: string,
  className: string,
  layout: { readonly descriptor: LayoutDescriptor },
  options: { base?: string; hidden?: boolean } = {},
): Representation => ({
  map,
  class: className,
  layout,
  base: options.base ?? 'object',
  visible: !options.hidden,
});
const hidden = { hidden: true } as const;
export const REPRESENTATIONS: readonly Representation[] = [
  row('MAP', 'map#', L.Map, hidden),
  row('OBJECT', 'object', L.Instance, { base: '' }),
  row('TYPE', 'type', L.Class),
  row('INT', 'int', L.BoxedInt),
  row('BIG_INT', 'int', L.BigInteger),
  row('BOOL', 'bool', L.Singleton, { base: 'int' }),
  row('FLOAT', 'float', L.FloatObject),
  row('COMPLEX', 'complex', L.ComplexObject),
  row('NONE', 'NoneType', L.Singleton, hidden),
  row('NOT_IMPLEMENTED', 'NotImplementedType', L.Singleton, hidden),
  row('ELLIPSIS', 'ellipsis', L.Singleton, hidden),
  row('LATIN1', 'str', L.Latin1),
  row('UCS2', 'str', L.Ucs2),
  row('UCS4', 'str', L.Ucs4),
  row('ROPE', 'str', L.Rope),
  row('BYTES', 'bytes', L.Bytes),
  row('BYTEARRAY', 'bytearray', L.ByteArray),
  row('TUPLE', 'tuple', L.Tuple),
  row('LIST_EMPTY', 'list', L.List),
  row('LIST_INT', 'list', L.List),
  row('LIST_FLOAT', 'list', L.List),
  row('LIST', 'list', L.List),
  row('DICT', 'dict', L.Dict),
  row('NAMESPACE', 'dict', L.Dict),
  row('SET', 'set', L.SetObject),
  row('FROZENSET', 'frozenset', L.SetObject),
  row('RANGE', 'range', L.Range),
  row('SLICE', 'slice', L.Slice),
  row('FUNCTION', 'function', L.FunctionObject, hidden),
  row('NATIVE', 'builtin_function_or_method', L.NativeFunction, hidden),
  row('METHOD_DESCRIPTOR', 'method_descriptor', L.NativeFunction, hidden),
  row('METHOD', 'method', L.BoundMethod, hidden),
  row('CODE', 'code', L.Code, hidden),
  row('CELL', 'cell', L.Cell, hidden),
  row('GLOBAL_CELL', 'globalCell#', L.GlobalCell, hidden),
  row('GENERATOR', 'generator', L.Generator, hidden),
  row('COROUTINE', 'coroutine', L.Generator, hidden),
  row('EXCEPTION', 'BaseException', L.Exception),
  row('TRACEBACK', 'traceback', L.Traceback, hidden),
  row('FRAME', 'frame', L.Frame, hidden),
  row('MODULE', 'module', L.Module, hidden),
  row('PROPERTY', 'property', L.Property),
  row('STATICMETHOD', 'staticmethod', L.MethodWrapper),
  row('CLASSMETHOD', 'classmethod', L.MethodWrapper),
  row('GETSET', 'getset_descriptor', L.NativeProperty, hidden),
  row('MEMBER', 'member_descriptor', L.NativeProperty, hidden),
  row('SUPER', 'super', L.Super),
  row('LIST_ITERATOR', 'list_iterator', L.SequenceIterator, hidden),
  row('LIST_REVERSE_ITERATOR', 'list_reverseiterator', L.SequenceIterator, hidden),
  row('TUPLE_ITERATOR', 'tuple_iterator', L.SequenceIterator, hidden),
  row('STR_ITERATOR', 'str_iterator', L.SequenceIterator, hidden),
  row('BYTES_ITERATOR', 'bytes_iterator', L.SequenceIterator, hidden),
  row('RANGE_ITERATOR', 'range_iterator', L.RangeIterator, hidden),
  row('DICT_KEY_ITERATOR', 'dict_keyiterator', L.TableIterator, hidden),
  row('DICT_VALUE_ITERATOR', 'dict_valueiterator', L.TableIterator, hidden),
  row('DICT_ITEM_ITERATOR', 'dict_itemiterator', L.TableIterator, hidden),
  row('DICT_REVERSE_KEY_ITERATOR', 'dict_reversekeyiterator', L.TableIterator, hidden),
  row('SET_ITERATOR', 'set_iterator', L.TableIterator, hidden),
  row('ENUMERATE', 'enumerate', L.Enumerate),
  row('ZIP', 'zip', L.Zip),
  row('DICT_KEYS', 'dict_keys', L.DictView, hidden),
  row('DICT_VALUES', 'dict_values', L.DictView, hidden),
  row('DICT_ITEMS', 'dict_items', L.DictView, hidden),
  row('MAPPING_PROXY', 'mappingproxy', L.DictView, hidden),
  row('HOST_OBJECT', 'host_object#', L.HostObject, hidden),
  row('WEAK_REFERENCE', 'ReferenceType', L.WeakReference, hidden),
  row('REF_ITEMS', 'refItems#', L.RefItems, hidden),
  row('INT_ITEMS', 'intItems#', L.IntItems, hidden),
  row('FLOAT_ITEMS', 'floatItems#', L.FloatItems, hidden),
  row('WORD_ITEMS', 'wordItems#', L.WordItems, hidden),
  row('BYTE_ITEMS', 'byteItems#', L.ByteItems, hidden),
];

const mapSize = L.Map.descriptor.size;
const classSize = L.Class.descriptor.size;
const singletonSize = L.Singleton.descriptor.size;
const mapNames = REPRESENTATIONS.map(r => r.map);
const classNames = [...new Set(REPRESENTATIONS.map(r => r.class))];
const mapsStart = MemoryMap.WELL_KNOWN;
const classesStart = mapsStart + REPRESENTATIONS.length * mapSize;
/** Every built-in class also has a map of its own kind of metaclass: all share the map of TYPE. */
const singletonsStart = classesStart + classNames.length * classSize;
const singletonNames = [
  'NONE',
  'TRUE',
  'FALSE',
  'NOT_IMPLEMENTED',
  'ELLIPSIS',
  'DUMMY',
  'EMPTY_TUPLE',
  'EMPTY_STRING',
] as const;

/* The bundler puts most of these numbers in the place of their names, so a start only makes the tables that are still asked. */
function numbered<N extends number>(
  names: readonly string[],
  first: number,
  step: number,
): Readonly<Record<string, N>> {
  const numbers: Record<string, N> = {};
  let next = first;
  for (const name of names) {
    numbers[name] = next as N;
    next += step;
  }
  return numbers;
}
/** Addresses of the built-in maps, by `Representation.map`. */
export const MapOf: Readonly<Record<string, Ref>> = /* @__PURE__ */ numbered(mapNames, mapsStart, mapSize);
/** Kind numbers (`Map.kind`), by `Representation.map`. A subclass's map has the kind of the built-in it extends. */
export const Kind: Readonly<Record<string, number>> = /* @__PURE__ */ numbered(mapNames, 1, 1);
/** Addresses of the built-in classes, by Python name. */
export const ClassOf: Readonly<Record<string, Ref>> = /* @__PURE__ */ numbered(classNames, classesStart, classSize);
/** Addresses of the singletons. EMPTY_STRING and DUMMY are objects of the LATIN1 and ELLIPSIS maps. */
export const Known = /* @__PURE__ */ numbered(singletonNames, singletonsStart, Math.max(24, singletonSize)) as Readonly<
  Record<(typeof singletonNames)[number], Ref>
>;
/** First address after the well-known objects, a multiple of 8. */
export const WELL_KNOWN_END = (singletonsStart + singletonNames.length * Math.max(24, singletonSize) + 7) & -8;
export const NULL = 0 as Ref;
