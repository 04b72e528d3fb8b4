/** What list and tuple share: searching for a value, comparing, and the items a slice selects. */
import type { Ref } from '../../dialect/rts.js';
import { NULL } from '../../heap/well-known.js';
import { type NativeDefinition, method } from '../native.js';
import type { Space } from '../space.js';
import { answer, FALLBACK, type SliceRange, slicePosition } from './support.js';
import { compareItems, equalItems, equalValues, itemAt, itemCount, NEEDS_PYTHON } from './values.js';

/** Index of the first item equal to `value` from `start` on, -1 when there is none, -2 when Python is needed. */
export function findItem(space: Space, sequence: Ref, value: Ref, start = 0, stop = Number.MAX_SAFE_INTEGER): number {
  for (let k = start; k < Math.min(stop, itemCount(space, sequence)); k++) {
    const equal = equalValues(space, itemAt(space, sequence, k), value);
    if (equal === NEEDS_PYTHON) return -2;
    if (equal === 1) return k;
  }
  return -1;
}
/** `x in sequence`. */
export function containsMethod(appLevel: string): NativeDefinition {
  return method(
    '__contains__',
    '(self, key, /)',
    (space, self, key) => {
      const found = findItem(space, self, key);
      return found === -2 ? FALLBACK : space.bool(found >= 0);
    },
    { appLevel },
  );
}
export function countMethod(appLevel: string): NativeDefinition {
  return method(
    'count',
    '(self, value, /)',
    (space, self, value) => {
      let total = 0;
      for (let k = 0; k < itemCount(space, self); k++) {
        const equal = equalValues(space, itemAt(space, self, k), value);
        if (equal === NEEDS_PYTHON) return FALLBACK;
        total += equal;
      }
      return space.int(total);
    },
    { appLevel },
  );
}
export function indexMethod(typeName: string, appLevel: string): NativeDefinition {
  return method(
    'index',
    '(self, value, start=0, stop=9223372036854775807, /)',
    (space, self, value, start, stop) => {
      const length = itemCount(space, self);
      const clamp = (position: number): number => (position < 0 ? Math.max(0, position + length) : position);
      const from = start === NULL ? 0 : clamp(slicePosition(space, start, 0));
      const to = stop === NULL ? length : clamp(slicePosition(space, stop, length));
      const found = findItem(space, self, value, from, to);
      if (found === -2) return FALLBACK;
      if (found < 0) throw space.error('ValueError', `${typeName}.index(x): x not in ${typeName}`);
      return space.int(found);
    },
    { appLevel },
  );
}
/** The six comparisons; `isSame` tells whether the other operand is of the type. App-level: `sequence_eq` and so on. */
export function sequenceComparisons(isSame: (space: Space, r: Ref) => boolean): NativeDefinition[] {
  const equality = (name: string, wanted: number) =>
    method(
      `__${name}__`,
      '(self, value, /)',
      (space, self, other) => {
        if (!isSame(space, other)) return space.notImplemented;
        const equal = equalItems(space, self, other);
        return equal === NEEDS_PYTHON ? FALLBACK : answer(space, equal === wanted);
      },
      { appLevel: `sequence_${name}` },
    );
  const order = (name: string, holds: (order: number) => boolean) =>
    method(
      `__${name}__`,
      '(self, value, /)',
      (space, self, other) => {
        if (!isSame(space, other)) return space.notImplemented;
        const known = compareItems(space, self, other);
        return known === undefined ? FALLBACK : answer(space, holds(known));
      },
      { appLevel: `sequence_${name}` },
    );
  return [
    equality('eq', 1),
    equality('ne', 0),
    order('lt', known => known < 0),
    order('le', known => known <= 0),
    order('gt', known => known > 0),
    order('ge', known => known >= 0),
  ];
}
/** The items that a slice selects. */
export function sliceItems(space: Space, sequence: Ref, { start, step, count }: SliceRange): Ref[] {
  return Array.from({ length: count }, (_, k) => itemAt(space, sequence, start + k * step));
}
