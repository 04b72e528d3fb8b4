/** The types range and slice. A range's parts are int objects of any size; its length is computed once. */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Kind, MapOf, NULL } from '../../heap/well-known.js';
import { attribute, method, type NativeDefinition, staticMethod, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { answer, checkNew, FALLBACK, isIndex, isSlice, sequenceIterator, wordIndex } from './support.js';
import { equalValues, NEEDS_PYTHON, reprOf } from './values.js';

interface Parts {
  readonly start: bigint;
  readonly stop: bigint;
  readonly step: bigint;
  readonly length: bigint;
}
const partsOf = (space: Space, self: Ref): Parts => ({
  start: space.bigint(space.load(self, L.Range.start)),
  stop: space.bigint(space.load(self, L.Range.stop)),
  step: space.bigint(space.load(self, L.Range.step)),
  length: space.bigint(space.load(self, L.Range.length)),
});
function lengthOf(start: bigint, stop: bigint, step: bigint): bigint {
  if (step > 0n) return start < stop ? (stop - start - 1n) / step + 1n : 0n;
  return start > stop ? (start - stop - 1n) / -step + 1n : 0n;
}
/** A new range of exact ints. */
export function newRange(space: Space, start: bigint, stop: bigint, step: bigint): Ref {
  const p = space.allocate(L.Range.descriptor, MapOf['RANGE']!);
  space.store(p, L.Range.start, space.int(start));
  space.store(p, L.Range.stop, space.int(stop));
  space.store(p, L.Range.step, space.int(step));
  space.store(p, L.Range.length, space.int(lengthOf(start, stop, step)));
  return p;
}
const integer = (space: Space, r: Ref): bigint => space.bigint(space.indexObject(r));

function rangeFromArguments(space: Space, _cls: Ref, args: Ref[]): Ref {
  if (args.length === 0) throw space.error('TypeError', 'range expected at least 1 argument, got 0');
  if (args.length > 3) throw space.error('TypeError', `range expected at most 3 arguments, got ${args.length}`);
  if (args.length === 1) return newRange(space, 0n, integer(space, args[0]!), 1n);
  const step = args.length === 3 ? integer(space, args[2]!) : 1n;
  if (step === 0n) throw space.error('ValueError', 'range() arg 3 must not be zero');
  return newRange(space, integer(space, args[0]!), integer(space, args[1]!), step);
}
/** slice.indices for bounds of any size. */
function bigSliceIndices(space: Space, slice: Ref, length: bigint): [start: bigint, stop: bigint, step: bigint] {
  const part = (field: 'start' | 'stop' | 'step'): bigint | undefined => {
    const r = space.load(slice, L.Slice[field]);
    if (r === space.none || r === NULL) return undefined;
    if (!isIndex(space, r)) {
      throw space.error('TypeError', 'slice indices must be integers or None or have an __index__ method');
    }
    return integer(space, r);
  };
  const step = part('step') ?? 1n;
  if (step === 0n) throw space.error('ValueError', 'slice step cannot be zero');
  const lowest = step < 0n ? -1n : 0n;
  const highest = step < 0n ? length - 1n : length;
  const clamp = (value: bigint | undefined, absent: bigint): bigint => {
    if (value === undefined) return absent;
    const position = value < 0n ? value + length : value;
    return position < lowest ? lowest : position > highest ? highest : position;
  };
  return [clamp(part('start'), step < 0n ? highest : lowest), clamp(part('stop'), step < 0n ? lowest : highest), step];
}
function getItem(space: Space, self: Ref, key: Ref): Ref {
  const { start, step, length } = partsOf(space, self);
  if (isSlice(space, key)) {
    const [from, to, stride] = bigSliceIndices(space, key, length);
    return newRange(space, start + from * step, start + to * step, step * stride);
  }
  if (!isIndex(space, key)) {
    throw space.error('TypeError', `range indices must be integers or slices, not ${space.typeName(key)}`);
  }
  const given = integer(space, key);
  const index = given < 0n ? given + length : given;
  if (index < 0n || index >= length) throw space.error('IndexError', 'range object index out of range');
  return space.int(start + index * step);
}
/** Position of a value in a range: -1 absent, undefined when only Python can tell. */
function positionOf(space: Space, self: Ref, value: Ref): bigint | undefined {
  const map = space.mapOf(value);
  const { start, step, length } = partsOf(space, self);
  if (map === MapOf['INT'] || map === MapOf['BIG_INT'] || map === MapOf['BOOL']) {
    const distance = space.bigint(value) - start;
    const index = distance / step;
    return distance % step === 0n && index >= 0n && index < length ? index : -1n;
  }
  if (map === MapOf['FLOAT']) {
    const x = space.floatValue(value);
    return Number.isInteger(x) ? positionOf(space, self, space.int(BigInt(x))) : -1n;
  }
  return equalValues(space, value, space.int(0)) === NEEDS_PYTHON ? undefined : -1n;
}
const sameRange = (a: Parts, b: Parts): boolean =>
  a.length === b.length && (a.length === 0n || (a.start === b.start && (a.length === 1n || a.step === b.step)));
const equality = (name: string, wanted: boolean): NativeDefinition =>
  method(name, '(self, value, /)', (space, self, other) => {
    if (space.kindOf(other) !== Kind['RANGE']) return space.notImplemented;
    return answer(space, sameRange(partsOf(space, self), partsOf(space, other)) === wanted);
  });
/** An iterator over a range; one whose numbers leave 64 bits is an iterator over their list. */
function iterate(space: Space, { start, step, length }: Parts): Ref {
  const last = start + step * length;
  if (start !== BigInt.asIntN(64, start) || last !== BigInt.asIntN(64, last) || step !== BigInt.asIntN(64, step)) {
    if (length > 10_000_000n) throw space.error('OverflowError', 'Python int too large to convert to C ssize_t');
    const items = Array.from({ length: Number(length) }, (_, k) => space.int(start + step * BigInt(k)));
    return sequenceIterator(space, space.list(items), 'LIST_ITERATOR');
  }
  const p = space.allocate(L.RangeIterator.descriptor, MapOf['RANGE_ITERATOR']!);
  space.I64[(p + L.RangeIterator.current.offset) >> 3] = start;
  space.I64[(p + L.RangeIterator.step.offset) >> 3] = step;
  space.I64[(p + L.RangeIterator.remaining.offset) >> 3] = length;
  return p;
}
const partAttribute = (name: 'start' | 'stop' | 'step') =>
  attribute(name, (space, self) => space.load(self, L.Range[name]));

export const rangeType: TypeDefinition = {
  name: 'range',
  doc: 'An arithmetic progression of ints.',
  methods: [
    staticMethod('__new__', '(cls, /, *args)', rangeFromArguments),
    method('__len__', '(self, /)', (space, self) => {
      const length = space.load(self, L.Range.length);
      wordIndex(space, length);
      return length;
    }),
    method('__bool__', '(self, /)', (space, self) => space.bool(partsOf(space, self).length !== 0n)),
    method('__getitem__', '(self, key, /)', getItem),
    method('__iter__', '(self, /)', (space, self) => iterate(space, partsOf(space, self))),
    method('__reversed__', '(self, /)', (space, self) => {
      const { start, stop, step, length } = partsOf(space, self);
      return iterate(space, { start: start + step * (length - 1n), stop, step: -step, length });
    }),
    method(
      '__contains__',
      '(self, key, /)',
      (space, self, key) => {
        const position = positionOf(space, self, key);
        return position === undefined ? FALLBACK : space.bool(position >= 0n);
      },
      { appLevel: 'sequence_contains' },
    ),
    method(
      'index',
      '(self, value, /)',
      (space, self, value) => {
        const position = positionOf(space, self, value);
        if (position === undefined) return FALLBACK;
        if (position < 0n) throw space.error('ValueError', 'range.index(x): x not in range');
        return space.int(position);
      },
      { appLevel: 'range_index' },
    ),
    method(
      'count',
      '(self, value, /)',
      (space, self, value) => {
        const position = positionOf(space, self, value);
        return position === undefined ? FALLBACK : space.int(position >= 0n ? 1 : 0);
      },
      { appLevel: 'sequence_count' },
    ),
    equality('__eq__', true),
    equality('__ne__', false),
    method('__hash__', '(self, /)', (space, self) => {
      const { start, step, length } = partsOf(space, self);
      const parts = [
        space.int(length),
        length === 0n ? space.none : space.int(start),
        length <= 1n ? space.none : space.int(step),
      ];
      return space.int(space.rts.hashOf64(space.tuple(parts)));
    }),
    method('__repr__', '(self, /)', (space, self) => space.str(reprOf(space, self)!)),
    method('__reduce__', '(self, /)', (space, self) => {
      const { start, stop, step } = partsOf(space, self);
      return space.tuple([space.classOf(self), space.tuple([start, stop, step].map(part => space.int(part)))]);
    }),
  ],
  attributes: [partAttribute('start'), partAttribute('stop'), partAttribute('step')],
};

const sliceParts = (space: Space, self: Ref): Ref[] => [
  space.load(self, L.Slice.start),
  space.load(self, L.Slice.stop),
  space.load(self, L.Slice.step),
];
const sliceTuple = (space: Space, self: Ref): Ref => space.tuple(sliceParts(space, self));
const SLICE_COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
export const sliceType: TypeDefinition = {
  name: 'slice',
  doc: 'The bounds of an extended subscript.',
  methods: [
    staticMethod('__new__', '(cls, /, *args)', (space, cls, args: Ref[]) => {
      checkNew(space, cls, 'slice');
      if (args.length === 0) throw space.error('TypeError', 'slice expected at least 1 argument, got 0');
      if (args.length > 3) throw space.error('TypeError', `slice expected at most 3 arguments, got ${args.length}`);
      const [start, stop, step] =
        args.length === 1 ? [space.none, args[0]!, space.none] : [args[0]!, args[1]!, args[2] ?? space.none];
      const p = space.allocate(L.Slice.descriptor, MapOf['SLICE']!);
      space.store(p, L.Slice.start, start);
      space.store(p, L.Slice.stop, stop);
      space.store(p, L.Slice.step, step);
      return p;
    }),
    method('indices', '(self, length, /)', (space, self, lengthRef) => {
      const length = integer(space, lengthRef);
      if (length < 0n) throw space.error('ValueError', 'length should not be negative');
      return space.tuple(bigSliceIndices(space, self, length).map(part => space.int(part)));
    }),
    ...SLICE_COMPARISONS.map(name =>
      method(
        `__${name}__`,
        '(self, value, /)',
        (space, _self, other) => (isSlice(space, other) ? FALLBACK : space.notImplemented),
        { appLevel: `slice_${name}` },
      ),
    ),
    method(
      '__hash__',
      '(self, /)',
      (space, self) => {
        const hash = space.rts.hashOf64(sliceTuple(space, self));
        return hash === -1n ? FALLBACK : space.int(hash);
      },
      { appLevel: 'slice_hash' },
    ),
    method(
      '__repr__',
      '(self, /)',
      (space, self) => {
        const shown = reprOf(space, sliceTuple(space, self));
        return shown === undefined ? FALLBACK : space.str(`slice${shown}`);
      },
      { appLevel: 'slice_repr' },
    ),
    method('__reduce__', '(self, /)', (space, self) => space.tuple([space.classOf(self), sliceTuple(space, self)])),
  ],
  attributes: [
    attribute('start', (space, self) => space.load(self, L.Slice.start)),
    attribute('stop', (space, self) => space.load(self, L.Slice.stop)),
    attribute('step', (space, self) => space.load(self, L.Slice.step)),
  ],
};
