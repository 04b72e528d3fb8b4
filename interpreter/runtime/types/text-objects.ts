/** Making str objects from code points: always in the narrowest width, as everything else relies on. */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Known, MapOf } from '../../heap/well-known.js';
import type { Space } from '../space.js';
import { noteInstance } from '../types-core/finalizers.js';
import { mapFor } from '../types-core/instance-maps.js';
import { concatenate, type Units } from './units.js';
import { textUnits } from './values.js';

function largest(units: Units): number {
  if (units.BYTES_PER_ELEMENT === 1) return 0;
  let seen = 0;
  for (let k = 0; k < units.length; k++) if (units[k]! > seen) seen = units[k]!;
  return seen;
}
/** A str of these code points. */
export function makeText(space: Space, units: Units): Ref {
  if (units.length === 0) return Known.EMPTY_STRING;
  const most = largest(units);
  if (most < 256) {
    const p = space.allocateArray(L.Latin1, MapOf['LATIN1']!, units.length);
    space.U8.set(units, p + L.Latin1.element.offset);
    return p;
  }
  if (most < 65536) {
    const p = space.allocateArray(L.Ucs2, MapOf['UCS2']!, units.length);
    space.U16.set(units, (p + L.Ucs2.element.offset) >> 1);
    return p;
  }
  const p = space.allocateArray(L.Ucs4, MapOf['UCS4']!, units.length);
  space.I32.set(units, (p + L.Ucs4.element.offset) >> 2);
  return p;
}
/** The same text as an instance of `cls`, a subclass of str. */
export function textOfClass(space: Space, cls: Ref, text: Ref): Ref {
  if (cls === space.class('str')) return text;
  const flat = space.flat(text);
  const width = space.width(flat);
  const [layout, mapName] =
    width === 1
      ? ([L.Latin1, 'LATIN1'] as const)
      : width === 2
        ? ([L.Ucs2, 'UCS2'] as const)
        : ([L.Ucs4, 'UCS4'] as const);
  const length = space.strLength(flat);
  const p = space.allocateArray(layout, mapFor(space, cls, mapName), length);
  const from = flat + layout.element.offset;
  space.U8.copyWithin(p + layout.element.offset, from, from + length * width);
  return noteInstance(space, p, cls);
}
/** The strs joined with `separator` units between them. */
export function joinTexts(space: Space, separator: Units, texts: readonly Ref[]): Ref {
  const parts: Units[] = [];
  texts.forEach((text, k) => {
    if (k > 0 && separator.length > 0) parts.push(separator);
    parts.push(textUnits(space, text));
  });
  return makeText(space, concatenate(parts));
}
