/**
 * Equality, order and repr of values as far as no Python code of the program is involved: numbers, texts, and built-in
 * containers of such. Each function answers "needs Python" for everything else, and its caller falls back to app-level code.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, Kind, MapOf } from '../../heap/well-known.js';
import { reprComplex } from '../format/format-spec.js';
import { reprBytes, reprStr } from '../format/str-repr.js';
import { compareIntFloat } from '../numeric/int-float.js';
import { reprFloat } from '../numeric/float-repr.js';
import { intToText } from '../numeric/int-text.js';
import type { Space } from '../space.js';
import { isExact, setItems } from './support.js';

/** The third answer besides 0 (no) and 1 (yes). */
export const NEEDS_PYTHON = 2;
const MAX_NESTING = 200;

const isExactList = (space: Space, r: Ref): boolean => space.isList(r) && space.classOf(r) === ClassOf['list'];

/** a == b as containers ask it (identity first): 0, 1 or NEEDS_PYTHON. */
export function equalValues(space: Space, a: Ref, b: Ref, depth = 0): number {
  if (a === b) return 1;
  const known = space.rts.valuesEqual(a, b);
  if (known !== NEEDS_PYTHON) return known;
  if (depth > MAX_NESTING) return NEEDS_PYTHON;
  if (space.mapOf(a) === MapOf['TUPLE'] && space.mapOf(b) === MapOf['TUPLE']) return equalItems(space, a, b, depth);
  if (isExactList(space, a) && isExactList(space, b)) return equalItems(space, a, b, depth);
  if (isExact(space, a, 'dict') && isExact(space, b, 'dict')) return equalDicts(space, a, b, depth);
  return NEEDS_PYTHON;
}
/** Two tuples or two lists, item by item. */
export function equalItems(space: Space, a: Ref, b: Ref, depth = 0): number {
  const length = itemCount(space, a);
  if (length !== itemCount(space, b)) return 0;
  for (let k = 0; k < length; k++) {
    const equal = equalValues(space, itemAt(space, a, k), itemAt(space, b, k), depth + 1);
    if (equal !== 1) return equal;
  }
  return 1;
}
/** Two dicts: the same keys with equal values. */
export function equalDicts(space: Space, a: Ref, b: Ref, depth = 0): number {
  if (space.dictLength(a) !== space.dictLength(b)) return 0;
  for (const [key, value] of space.dictEntries(a)) {
    const entry = findKey(space, b, key);
    if (entry < 0) return entry === -1 ? 0 : NEEDS_PYTHON;
    const equal = equalValues(space, value, space.rts.dictEntryValue(b, entry), depth + 1);
    if (equal !== 1) return equal;
  }
  return 1;
}
/** Entry number of a key in a dict, -1 when absent, below -1 when Python is needed. */
export function findKey(space: Space, dict: Ref, key: Ref): number {
  const hash = space.rts.hashOf(key);
  if (hash === 0) return -2;
  for (let skip = 0; ; skip++) {
    const entry = space.rts.dictFind(dict, key, hash, skip);
    if (entry >= -1) return entry;
    const equal = equalValues(space, space.rts.dictEntryKey(dict, -2 - entry), key);
    if (equal === NEEDS_PYTHON) return -2;
    if (equal === 1) return -2 - entry;
  }
}
/** Slot of a key in a set, -1 when absent, below -1 when Python is needed. */
export function findMember(space: Space, set: Ref, key: Ref, hash = space.rts.hashOf64(key)): number {
  if (hash === -1n) return -2;
  for (let skip = 0; ; skip++) {
    const slot = space.rts.setFind(set, key, hash, skip);
    if (slot >= -1) return slot;
    const equal = equalValues(space, space.rts.setSlotKey(set, -2 - slot), key);
    if (equal === NEEDS_PYTHON) return -2;
    if (equal === 1) return -2 - slot;
  }
}
export function itemCount(space: Space, r: Ref): number {
  return space.I32[(r + 8) >> 2]!;
}
/** An item of a tuple or list. */
export function itemAt(space: Space, r: Ref, index: number): Ref {
  if (space.isTuple(r)) return space.I32[(r + L.Tuple.element.offset + 4 * index) >> 2] as Ref;
  return space.rts.listGet(r, index);
}

/** What `orderOf` answers when it does not know. */
const UNORDERED = 2;
/** -1, 0, 1 as a sorts before, with or after b; NaN when they are unordered numbers; undefined: needs Python or TypeError. */
export function compareValues(space: Space, a: Ref, b: Ref, depth = 0): number | undefined {
  const order = space.rts.orderOf(a, b);
  if (order !== UNORDERED) return order;
  const kindA = space.kindOf(a);
  const kindB = space.kindOf(b);
  if (isPlainNumber(space, a, kindA) && isPlainNumber(space, b, kindB)) return compareNumbers(space, a, b);
  if (isPlainText(space, a) && isPlainText(space, b)) return compareTexts(space, a, b);
  if (depth > MAX_NESTING) return undefined;
  if (space.mapOf(a) === MapOf['TUPLE'] && space.mapOf(b) === MapOf['TUPLE']) return compareItems(space, a, b, depth);
  if (isExactList(space, a) && isExactList(space, b)) return compareItems(space, a, b, depth);
  if (space.mapOf(a) === MapOf['BYTES'] && space.mapOf(b) === MapOf['BYTES']) {
    return compareUnits(space.bytesValue(a), space.bytesValue(b));
  }
  return undefined;
}
const isPlainNumber = (space: Space, r: Ref, kind: number): boolean => {
  if ((r & 1) !== 0) return true;
  if (kind !== Kind['INT'] && kind !== Kind['BIG_INT'] && kind !== Kind['BOOL'] && kind !== Kind['FLOAT']) return false;
  const map = space.mapOf(r);
  return map === MapOf['INT'] || map === MapOf['BIG_INT'] || map === MapOf['BOOL'] || map === MapOf['FLOAT'];
};
export const isPlainText = (space: Space, r: Ref): boolean => space.isStr(r) && space.classOf(r) === ClassOf['str'];

/** The order of two numbers (ints, bools, floats), exactly; NaN when one is. */
export function compareNumbers(space: Space, a: Ref, b: Ref): number {
  const floatA = space.isFloat(a);
  const floatB = space.isFloat(b);
  if (floatA && floatB) {
    const x = space.floatValue(a);
    const y = space.floatValue(b);
    return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number.NaN;
  }
  if (floatA) return -compareIntFloat(space.bigint(b), space.floatValue(a));
  if (floatB) return compareIntFloat(space.bigint(a), space.floatValue(b));
  const x = space.bigint(a);
  const y = space.bigint(b);
  return x < y ? -1 : x > y ? 1 : 0;
}
/** The order of two strs by code points. */
export function compareTexts(space: Space, a: Ref, b: Ref): number {
  if (a === b) return 0;
  return compareUnits(textUnits(space, a), textUnits(space, b));
}
/** The code points of a str, read in place: valid until the next safe point. */
export function textUnits(space: Space, r: Ref): Uint8Array | Uint16Array | Int32Array {
  const flat = space.flat(r);
  const length = space.strLength(flat);
  switch (space.width(flat)) {
    case 1: {
      const start = flat + L.Latin1.element.offset;
      return space.U8.subarray(start, start + length);
    }
    case 2: {
      const start = (flat + L.Ucs2.element.offset) >> 1;
      return space.U16.subarray(start, start + length);
    }
    default: {
      const start = (flat + L.Ucs4.element.offset) >> 2;
      return space.I32.subarray(start, start + length);
    }
  }
}
/** Lexicographic order of two sequences of numbers. */
export function compareUnits(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const length = Math.min(a.length, b.length);
  for (let k = 0; k < length; k++) if (a[k] !== b[k]) return a[k]! < b[k]! ? -1 : 1;
  return Math.sign(a.length - b.length);
}
/** Two tuples or two lists: the first unequal items decide. */
export function compareItems(space: Space, a: Ref, b: Ref, depth = 0): number | undefined {
  const lengthA = itemCount(space, a);
  const lengthB = itemCount(space, b);
  for (let k = 0; k < Math.min(lengthA, lengthB); k++) {
    const x = itemAt(space, a, k);
    const y = itemAt(space, b, k);
    const equal = equalValues(space, x, y, depth + 1);
    if (equal === NEEDS_PYTHON) return undefined;
    if (equal === 0) return compareValues(space, x, y, depth + 1);
  }
  return Math.sign(lengthA - lengthB);
}

/** str(value) of an int, within `sys.set_int_max_str_digits`. */
export const intText = (space: Space, r: Ref): string =>
  (r & 1) !== 0 ? String(r >> 1) : intToText(space.bigint(r), maxStrDigits.get(space) ?? undefined);
/** `sys.set_int_max_str_digits` of each space that set it. */
export const maxStrDigits = new WeakMap<Space, number>();

/** repr(r) when only built-in values are involved, else undefined. `open` holds the containers being shown. */
export function reprOf(space: Space, r: Ref, open: Ref[] = []): string | undefined {
  if ((r & 1) !== 0) return String(r >> 1);
  switch (space.mapOf(r)) {
    case MapOf['LATIN1']:
    case MapOf['UCS2']:
    case MapOf['UCS4']:
    case MapOf['ROPE']:
      return reprStr(space.text(r));
    case MapOf['INT']:
    case MapOf['BIG_INT']:
      return intText(space, r);
    case MapOf['FLOAT']:
      return reprFloat(space.floatValue(r));
    case MapOf['NONE']:
      return 'None';
    case MapOf['BOOL']:
      return r === space.true ? 'True' : 'False';
    case MapOf['COMPLEX']:
      return reprComplex(space.load(r, L.ComplexObject.real), space.load(r, L.ComplexObject.imaginary));
    case MapOf['BYTES']:
      return reprBytes(space.bytesValue(r));
    case MapOf['ELLIPSIS']:
      return r === space.ellipsis ? 'Ellipsis' : undefined;
    case MapOf['NOT_IMPLEMENTED']:
      return 'NotImplemented';
    default:
      return reprContainer(space, r, open);
  }
}
function reprContainer(space: Space, r: Ref, open: Ref[]): string | undefined {
  const kind = space.kindOf(r);
  const cls = space.classOf(r);
  if (open.length > MAX_NESTING) return undefined;
  if (kind === Kind['TUPLE'] && cls === ClassOf['tuple']) return reprTuple(space, r, open);
  if (space.isList(r) && cls === ClassOf['list']) return reprGuarded(space, r, '[', ']', space.items(r), open);
  if (space.isDict(r) && cls === ClassOf['dict']) return reprDict(space, r, open);
  if (kind === Kind['SET'] && cls === ClassOf['set']) {
    return space.rts.setLength(r) === 0 ? 'set()' : reprGuarded(space, r, '{', '}', setItems(space, r), open);
  }
  if (kind === Kind['FROZENSET'] && cls === ClassOf['frozenset']) {
    if (space.rts.setLength(r) === 0) return 'frozenset()';
    return reprGuarded(space, r, 'frozenset({', '})', setItems(space, r), open);
  }
  if (kind === Kind['RANGE']) return reprRange(space, r);
  return undefined;
}
/** The reprs of items between brackets; a container inside itself shows as dots. */
function reprGuarded(
  space: Space,
  r: Ref,
  left: string,
  right: string,
  items: readonly Ref[],
  open: Ref[],
): string | undefined {
  if (isBeingShown(space, r, open)) return `${left}...${right}`;
  const parts = reprAll(space, items, [...open, r]);
  return parts === undefined ? undefined : left + parts.join(', ') + right;
}
function isBeingShown(space: Space, r: Ref, open: readonly Ref[]): boolean {
  return open.includes(r) || (space.I32[(r + 4) >> 2]! & L.ObjectFlags.IN_REPR) !== 0;
}
function reprAll(space: Space, items: readonly Ref[], open: Ref[]): string[] | undefined {
  const parts: string[] = [];
  for (const item of items) {
    const part = reprOf(space, item, open);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}
function reprTuple(space: Space, r: Ref, open: Ref[]): string | undefined {
  if (isBeingShown(space, r, open)) return '(...)';
  const parts = reprAll(space, space.items(r), [...open, r]);
  return parts === undefined ? undefined : `(${parts.join(', ')}${parts.length === 1 ? ',' : ''})`;
}
function reprDict(space: Space, r: Ref, open: Ref[]): string | undefined {
  if (isBeingShown(space, r, open)) return '{...}';
  const inner = [...open, r];
  const parts: string[] = [];
  for (const [key, value] of space.dictEntries(r)) {
    const keyText = reprOf(space, key, inner);
    const valueText = keyText === undefined ? undefined : reprOf(space, value, inner);
    if (valueText === undefined) return undefined;
    parts.push(`${keyText}: ${valueText}`);
  }
  return `{${parts.join(', ')}}`;
}
function reprRange(space: Space, r: Ref): string {
  const part = (field: 'start' | 'stop' | 'step') => intText(space, space.load(r, L.Range[field]));
  return part('step') === '1'
    ? `range(${part('start')}, ${part('stop')})`
    : `range(${part('start')}, ${part('stop')}, ${part('step')})`;
}
/** str(r) when only built-in values are involved, else undefined. */
export function strOf(space: Space, r: Ref): string | undefined {
  return isPlainText(space, r) ? space.text(r) : reprOf(space, r);
}
