/** str.maketrans and str.translate. A table maps code points to code points, texts, or None (which deletes). */
import type { Ref } from '../../dialect/rts.js';
import { NULL } from '../../heap/well-known.js';
import { PyError } from '../errors.js';
import type { Space } from '../space.js';
import { makeText } from './text-objects.js';
import { concatenate, type Units } from './units.js';
import { textUnits } from './values.js';

/** str.maketrans(x[, y[, z]]). */
export function buildTranslation(space: Space, x: Ref, y: Ref, z: Ref): Ref {
  if (y === NULL) return fromMapping(space, x);
  if (!space.isStr(x)) {
    throw space.error('TypeError', 'first maketrans argument must be a string if there is a second argument');
  }
  if (!space.isStr(y)) throw space.error('TypeError', `maketrans() argument 2 must be str, not ${space.typeName(y)}`);
  const from = textUnits(space, x);
  const to = textUnits(space, y);
  if (from.length !== to.length) {
    throw space.error('ValueError', 'the first two maketrans arguments must have equal length');
  }
  const table = space.dict();
  from.forEach((codePoint: number, k: number) => {
    space.dictSet(table, space.int(codePoint), space.int(to[k]!));
  });
  if (z !== NULL) {
    if (!space.isStr(z)) throw space.error('TypeError', `maketrans() argument 3 must be str, not ${space.typeName(z)}`);
    for (const codePoint of textUnits(space, z)) space.dictSet(table, space.int(codePoint), space.none);
  }
  return table;
}
function fromMapping(space: Space, mapping: Ref): Ref {
  if (!space.isDict(mapping)) {
    throw space.error('TypeError', 'if you give only one argument to maketrans it must be a dict');
  }
  const table = space.dict();
  for (const [key, value] of space.dictEntries(mapping)) {
    if (space.isStr(key)) {
      if (space.strLength(key) !== 1) {
        throw space.error('ValueError', 'string keys in translate table must be of length 1');
      }
      space.dictSet(table, space.int(space.codePointAt(space.flat(key), 0)), value);
    } else if (space.isInt(key)) space.dictSet(table, key, value);
    else throw space.error('TypeError', 'keys in translate table must be strings or integers');
  }
  return table;
}
/** table[codePoint], or NULL after LookupError. */
function look(space: Space, table: Ref, codePoint: number): Ref {
  const key = space.int(codePoint);
  if (space.classOf(table) === space.class('dict')) return space.dictGet(table, key);
  const getItem = space.lookupSpecial(table, '__getitem__');
  if (getItem === NULL) throw space.error('TypeError', `'${space.typeName(table)}' object is not subscriptable`);
  try {
    return space.call(getItem, table, key);
  } catch (error) {
    if (error instanceof PyError && space.isInstance(error.exception, space.class('LookupError'))) return NULL;
    throw error;
  }
}
function replacementOf(space: Space, value: Ref, own: Units): Units {
  if (value === NULL) return own;
  if (value === space.none) return own.subarray(0, 0);
  if (space.isStr(value)) return textUnits(space, value);
  if (!space.isInt(value)) throw space.error('TypeError', 'character mapping must return integer, None or str');
  const codePoint = space.index(value);
  if (codePoint < 0 || codePoint > 0x10ffff) {
    throw space.error('ValueError', 'character mapping must be in range(0x110000)');
  }
  return Int32Array.of(codePoint);
}
export function translateText(space: Space, self: Ref, table: Ref): Ref {
  const units = textUnits(space, self);
  const known = new Map<number, Units>();
  const parts: Units[] = [];
  for (let k = 0; k < units.length; k++) {
    const codePoint = units[k]!;
    let part = known.get(codePoint);
    if (part === undefined) {
      part = replacementOf(space, look(space, table, codePoint), units.slice(k, k + 1));
      known.set(codePoint, part);
    }
    parts.push(part);
  }
  return makeText(space, concatenate(parts));
}
