/**
 * What the natives of several built-in types share: making instances of a class that may be a subclass, reading indices
 * and slices, and the errors of wrong operands.
 *
 * What always holds: an object made here has the map that belongs to its class *and* its representation, so that code
 * which looks at kinds treats instances of subclasses as the built-in they extend.
 */
import type { LayoutDescriptor, Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Machine, Verdict } from '../../heap/machine.js';
import { ClassOf, Kind, MapOf, NULL } from '../../heap/well-known.js';
import { noteInstance } from '../types-core/finalizers.js';
import { mapFor } from '../types-core/instance-maps.js';
import type { Space } from '../space.js';

/** A new object of a fixed layout for `cls`; all fields are zero. */
export function newInstance(space: Space, cls: Ref, mapName: string): Ref {
  const map = mapFor(space, cls, mapName);
  const size = space.load(map, L.Map.size);
  return noteInstance(space, space.allocate({ size } as LayoutDescriptor, map), cls);
}
/** A new array object (str, bytes, tuple) of `length` elements for `cls`, zeroed. */
export function newArrayInstance(
  space: Space,
  cls: Ref,
  mapName: string,
  array: { descriptor: LayoutDescriptor },
  length: number,
): Ref {
  return noteInstance(space, space.allocateArray(array, mapFor(space, cls, mapName), length), cls);
}
/** TypeError unless `cls` is a class that extends the built-in `name`: the check of every `__new__`. */
export function checkNew(space: Space, cls: Ref, name: string): void {
  if (!space.isClass(cls)) {
    throw space.error('TypeError', `${name}.__new__(X): X is not a type object (${space.typeName(cls)})`);
  }
  if (!space.isSubclass(cls, space.class(name))) {
    const given = space.className(cls);
    throw space.error('TypeError', `${name}.__new__(${given}): ${given} is not a subtype of ${name}`);
  }
}
/** Is the class of `r` exactly the built-in of that name? */
export const isExact = (space: Space, r: Ref, name: string): boolean => space.classOf(r) === ClassOf[name];

const WORD_MAX = 9223372036854775807n;
/** Ints beyond this cannot be lengths or indices of anything; positions saturate at it. */
export const HUGE = Number.MAX_SAFE_INTEGER;

/** An index argument as a number; an int beyond 64 bits is an OverflowError (or the exception named). */
export function wordIndex(space: Space, r: Ref, exception = 'OverflowError'): number {
  if ((r & 1) !== 0) return r >> 1;
  const value = space.bigint(space.indexObject(r));
  if (value > WORD_MAX || value < -WORD_MAX - 1n) {
    const message =
      exception === 'IndexError'
        ? `cannot fit '${space.typeName(r)}' into an index-sized integer`
        : 'Python int too large to convert to C ssize_t';
    throw space.error(exception, message);
  }
  return value > BigInt(HUGE) ? HUGE : value < BigInt(-HUGE) ? -HUGE : Number(value);
}
/** A position that saturates, with `absent` for NULL and None: the ends of slices. */
export function slicePosition(space: Space, r: Ref, absent: number): number {
  if (r === NULL || r === space.none) return absent;
  if ((r & 1) !== 0) return r >> 1;
  if (!space.isInt(r) && space.lookupSpecial(r, '__index__') === NULL) {
    throw space.error('TypeError', 'slice indices must be integers or None or have an __index__ method');
  }
  const value = space.bigint(space.indexObject(r));
  return value > BigInt(HUGE) ? HUGE : value < BigInt(-HUGE) ? -HUGE : Number(value);
}
/** An optional C int argument such as maxsplit: `absent` for NULL. */
export const optionalIndex = (space: Space, r: Ref, absent: number): number =>
  r === NULL ? absent : wordIndex(space, r);

/** The `start, end` arguments of find, index, count: clamped to [0, length] as slices are. */
export function clampRange(space: Space, start: Ref, end: Ref, length: number): [start: number, end: number] {
  const from = slicePosition(space, start, 0);
  const to = slicePosition(space, end, length);
  return [from < 0 ? Math.max(0, from + length) : from, to < 0 ? Math.max(0, to + length) : Math.min(to, length)];
}
export interface SliceRange {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  /** How many items the slice selects. */
  readonly count: number;
}
/** A slice object applied to a sequence of `length` items: `slice.indices` and the number of items. */
export function sliceRange(space: Space, slice: Ref, length: number): SliceRange {
  const step = slicePosition(space, space.load(slice, L.Slice.step), 1);
  if (step === 0) throw space.error('ValueError', 'slice step cannot be zero');
  const lowest = step < 0 ? -1 : 0;
  const highest = step < 0 ? length - 1 : length;
  const clamp = (r: Ref, absent: number): number => {
    const position = slicePosition(space, r, absent);
    if (r === space.none) return position;
    return position < 0 ? Math.max(position + length, lowest) : Math.min(position, highest);
  };
  const start = clamp(space.load(slice, L.Slice.start), step < 0 ? highest : lowest);
  const stop = clamp(space.load(slice, L.Slice.stop), step < 0 ? lowest : highest);
  const distance = step < 0 ? start - stop : stop - start;
  return { start, stop, step, count: distance <= 0 ? 0 : Math.floor((distance - 1) / Math.abs(step)) + 1 };
}
export const isSlice = (space: Space, r: Ref): boolean => space.kindOf(r) === Kind['SLICE'];

/** An index into a sequence: counted from the end when negative; IndexError with `message` when out of range. */
export function itemIndex(space: Space, key: Ref, length: number, message: string): number {
  const index = wordIndex(space, key, 'IndexError');
  const position = index < 0 ? index + length : index;
  if (position < 0 || position >= length) throw space.error('IndexError', message);
  return position;
}
/** Does `r` serve as an index (an int or an object with `__index__`)? */
export const isIndex = (space: Space, r: Ref): boolean =>
  (r & 1) !== 0 || space.isInt(r) || space.lookupSpecial(r, '__index__') !== NULL;

/** The count of a sequence repetition; the result's length must be addressable. */
export function repetition(space: Space, count: Ref, length: number): number {
  const times = Math.max(0, wordIndex(space, count, 'OverflowError'));
  if (times * length >= 2 ** 31) throw space.error('MemoryError', '');
  return times;
}
/** The exception of that class whose first argument is the object itself: KeyError(key). */
export const keyError = (space: Space, key: Ref) => space.errorWith('KeyError', [key]);

/** The answer of a comparison method. */
export const answer = (space: Space, value: boolean): Ref => (value ? space.true : space.false);
/** What a native answers to have its app-level function take over. */
export const FALLBACK = Verdict.FALLBACK;

/** `<name object at 0x...>`'s address, as `id()` gives it. */
export const addressText = (r: Ref): string => `0x${r.toString(16).padStart(12, '0')}`;

/** The exception that is being handled (`sys.exception()`), or NULL. */
export const handledException = (space: Space): Ref => space.machine(Machine.handled) as Ref;

/** A new iterator over a sequence, of one of the SequenceIterator maps. */
export function sequenceIterator(space: Space, sequence: Ref, mapName: string, index = 0): Ref {
  const p = space.allocate(L.SequenceIterator.descriptor, MapOf[mapName]!);
  space.store(p, L.SequenceIterator.sequence, sequence);
  space.store(p, L.SequenceIterator.index, index);
  return p;
}
/** A new iterator over a dict or set, of one of the TableIterator maps; `used` is the size that must stay. */
export function tableIterator(space: Space, table: Ref, mapName: string, index: number, used: number): Ref {
  const p = space.allocate(L.TableIterator.descriptor, MapOf[mapName]!);
  space.store(p, L.TableIterator.table, table);
  space.store(p, L.TableIterator.index, index);
  space.store(p, L.TableIterator.used, used);
  return p;
}
/**
 * The items of an iterable whose iteration runs no Python: exact tuples, lists, dicts, sets, strs, bytes, ranges and dict
 * views. NULL means that Python is needed.
 */
export function builtinItems(space: Space, r: Ref): Ref[] | null {
  const map = space.mapOf(r);
  if (map === MapOf['TUPLE'] || (space.isList(r) && isExact(space, r, 'list'))) return space.items(r);
  switch (map) {
    case MapOf['DICT']:
    case MapOf['NAMESPACE']:
      return space.dictEntries(r).map(entry => entry[0]);
    case MapOf['SET']:
    case MapOf['FROZENSET']:
      return setItems(space, r);
    case MapOf['LATIN1']:
    case MapOf['UCS2']:
    case MapOf['UCS4']:
    case MapOf['ROPE']:
      return Array.from({ length: space.strLength(r) }, (_, k) => characterAt(space, space.flat(r), k));
    case MapOf['BYTES']:
    case MapOf['BYTEARRAY']:
      return Array.from(space.bytesValue(r), byte => space.int(byte));
    case MapOf['RANGE']:
      return rangeItems(space, r);
    case MapOf['DICT_KEYS']:
      return space.dictEntries(space.load(r, L.DictView.dict)).map(entry => entry[0]);
    case MapOf['DICT_VALUES']:
      return space.dictEntries(space.load(r, L.DictView.dict)).map(entry => entry[1]);
    case MapOf['DICT_ITEMS']:
      return space.dictEntries(space.load(r, L.DictView.dict)).map(entry => space.tuple(entry));
    default:
      return null;
  }
}
/** The members of a set in the order of its table. */
export function setItems(space: Space, r: Ref): Ref[] {
  const items: Ref[] = [];
  for (let slot = space.rts.setNextSlot(r, 0); slot >= 0; slot = space.rts.setNextSlot(r, slot + 1)) {
    items.push(space.rts.setSlotKey(r, slot));
  }
  return items;
}
/** The ints of a range of addressable length. */
export function rangeItems(space: Space, r: Ref): Ref[] {
  const length = Number(space.bigint(space.load(r, L.Range.length)));
  if (length >= 2 ** 29) throw space.error('MemoryError', '');
  const start = space.bigint(space.load(r, L.Range.start));
  const step = space.bigint(space.load(r, L.Range.step));
  const last = start + step * BigInt(length);
  if (start > -(2n ** 52n) && start < 2n ** 52n && last > -(2n ** 52n) && last < 2n ** 52n) {
    const first = Number(start);
    const stride = Number(step);
    return Array.from({ length }, (_, k) => space.int(first + k * stride));
  }
  return Array.from({ length }, (_, k) => space.int(start + step * BigInt(k)));
}
/** The one-character str at an index of a flat str. */
export function characterAt(space: Space, flat: Ref, index: number): Ref {
  const codePoint = space.codePointAt(flat, index);
  return characterOf(space, codePoint);
}
/** A str of one code point, surrogates included. */
export function characterOf(space: Space, codePoint: number): Ref {
  if (codePoint < 256) {
    const p = space.allocateArray(L.Latin1, MapOf['LATIN1']!, 1);
    space.U8[p + L.Latin1.element.offset] = codePoint;
    return p;
  }
  if (codePoint < 0x10000) {
    const p = space.allocateArray(L.Ucs2, MapOf['UCS2']!, 1);
    space.U16[(p + L.Ucs2.element.offset) >> 1] = codePoint;
    return p;
  }
  const p = space.allocateArray(L.Ucs4, MapOf['UCS4']!, 1);
  space.I32[(p + L.Ucs4.element.offset) >> 2] = codePoint;
  return p;
}
