/**
 * Sorting values that need no Python to be compared. RTS sorts numbers of a kind, texts, and tuples of such (objects/sorting.ts); what else
 * values.ts compares is sorted here, with the engine's sort: it is stable, as Python's must be.
 */
import type { Ref } from '../../dialect/rts.js';
import { NULL } from '../../heap/well-known.js';
import type { Space } from '../space.js';
import { compareValues } from './values.js';

/** What the sort of RTS takes for each item, at most, and from how many bytes on it has to be asked for. */
const BYTES_PER_ITEM = 16;
const LONG_LIST_BYTES = 65536;

/** Thrown by a comparator that meets values only Python can compare. */
class NeedsPython extends Error {}

/** The permutation that sorts `keys` stably; null when Python has to compare. */
function ascending(space: Space, keys: readonly Ref[]): number[] | null {
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
/** A reversed sort keeps equal keys in their order too: it is the reverse of the sorted reverse. */
function sortedOrder(space: Space, keys: readonly Ref[], reverse: boolean): number[] | null {
  if (!reverse) return ascending(space, keys);
  const order = ascending(space, [...keys].reverse());
  return order === null ? null : order.map(k => keys.length - 1 - k).reverse();
}
/**
 * A new list of the items in the order of their keys (lists of the same length, or the same list), with the storage strategy of
 * `items`; NULL when Python has to compare. Raises MemoryError.
 */
export function sortedNatively(space: Space, keys: Ref, items: Ref, reverse: boolean): Ref {
  const count = space.listLength(keys);
  const bytes = count * BYTES_PER_ITEM;
  if (bytes > LONG_LIST_BYTES && (bytes >= 2 ** 31 || space.rts.reserve(bytes) === 0))
    throw space.error('MemoryError', '');
  const sorted = space.rts.sortedByKeys(keys, items, reverse ? 1 : 0);
  if (sorted !== NULL) return sorted;
  const order = sortedOrder(space, space.items(keys), reverse);
  if (order === null) return NULL as Ref;
  const result = space.rts.listSlice(items, 0, count);
  order.forEach((from, to) => {
    space.rts.listSet(result, to, space.rts.listGet(items, from));
  });
  return result;
}
