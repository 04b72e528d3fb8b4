/**
 * Sorting values that need no Python to be compared: numbers, texts, tuples of such. The engine's sort is stable, as
 * Python's must be, and how often it compares is nobody's business as long as comparing runs no program code.
 */
import type { Ref } from '../../dialect/rts.js';
import type { Space } from '../space.js';
import { compareValues, isPlainText, textUnits } from './values.js';

/** Thrown by a comparator that meets values only Python can compare. */
class NeedsPython extends Error {}

function sortSmallInts(keys: readonly Ref[]): number[] {
  return keys.map((_, k) => k).sort((a, b) => keys[a]! - keys[b]!);
}
function sortFloats(space: Space, keys: readonly Ref[]): number[] | null {
  const values = keys.map(key => space.floatValue(key));
  if (values.some(Number.isNaN)) return null;
  return keys.map((_, k) => k).sort((a, b) => values[a]! - values[b]!);
}
/** Texts without astral characters: the engine compares UTF-16 units, which is the order of their code points. */
function sortTexts(space: Space, keys: readonly Ref[]): number[] | null {
  if (keys.some(key => textUnits(space, key).BYTES_PER_ELEMENT === 4)) return null;
  const texts = keys.map(key => space.text(key));
  return keys.map((_, k) => k).sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : 0));
}
function sortMixed(space: Space, keys: readonly Ref[]): number[] | null {
  try {
    return keys
      .map((_, k) => k)
      .sort((a, b) => {
        const order = compareValues(space, keys[a]!, keys[b]!);
        if (order === undefined || Number.isNaN(order)) throw new NeedsPython();
        return order;
      });
  } catch (error) {
    if (error instanceof NeedsPython) return null;
    throw error;
  }
}
function ascending(space: Space, keys: readonly Ref[]): number[] | null {
  if (keys.every(key => (key & 1) !== 0)) return sortSmallInts(keys);
  const plainFloat = space.class('float');
  if (keys.every(key => space.classOf(key) === plainFloat)) return sortFloats(space, keys);
  if (keys.every(key => isPlainText(space, key))) return sortTexts(space, keys) ?? sortMixed(space, keys);
  return sortMixed(space, keys);
}
/**
 * The permutation that sorts `keys` stably; null when Python has to compare. A reversed sort keeps equal keys in their
 * order too: it is the reverse of the sorted reverse.
 */
export function sortedOrder(space: Space, keys: readonly Ref[], reverse: boolean): number[] | null {
  if (keys.length < 2) return keys.map((_, k) => k);
  if (!reverse) return ascending(space, keys);
  const order = ascending(space, [...keys].reverse());
  return order === null ? null : order.map(k => keys.length - 1 - k).reverse();
}
