/**
 * The algorithms that str, bytes and bytearray share, over their units: code points or bytes in a typed array, read where
 * they lie in the heap. Nothing here knows Python objects.
 *
 * What always holds: a function answers fresh arrays or subarrays of its arguments; it never writes into them.
 */
export type Units = Uint8Array | Uint16Array | Int32Array;
export const NOTHING: Units = new Uint8Array(0);

/** First index of `needle` with start <= index and index + length <= end, or -1. */
export function find(units: Units, needle: Units, start: number, end: number): number {
  const length = needle.length;
  if (start > end - length) return -1;
  if (length === 0) return start;
  const first = needle[0]!;
  const last = end - length;
  for (let at = units.indexOf(first, start); at >= 0 && at <= last; at = units.indexOf(first, at + 1)) {
    if (matchesAt(units, needle, at)) return at;
  }
  return -1;
}
/** Last such index, or -1. */
export function findLast(units: Units, needle: Units, start: number, end: number): number {
  const length = needle.length;
  const last = end - length;
  if (start > last) return -1;
  if (length === 0) return end;
  const first = needle[0]!;
  for (let at = units.lastIndexOf(first, last); at >= start && at >= 0; ) {
    if (matchesAt(units, needle, at)) return at;
    if (at === 0) return -1;
    at = units.lastIndexOf(first, at - 1);
  }
  return -1;
}
/** Does `needle` lie at this index? (It must fit.) */
export function matchesAt(units: Units, needle: Units, at: number): boolean {
  for (let k = 0; k < needle.length; k++) if (units[at + k] !== needle[k]) return false;
  return true;
}
/** Number of occurrences that do not overlap. */
export function count(units: Units, needle: Units, start: number, end: number): number {
  if (start > end) return 0;
  if (needle.length === 0) return end - start + 1;
  let total = 0;
  for (let at = find(units, needle, start, end); at >= 0; at = find(units, needle, at + needle.length, end)) total++;
  return total;
}
/** All parts joined, in the widest type that occurs. */
export function concatenate(parts: readonly Units[]): Units {
  let length = 0;
  let width = 1;
  for (const part of parts) {
    length += part.length;
    if (part.BYTES_PER_ELEMENT > width) width = part.BYTES_PER_ELEMENT;
  }
  const result = width === 1 ? new Uint8Array(length) : width === 2 ? new Uint16Array(length) : new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
/** `units` `times` times over. */
export function repeat(units: Units, times: number): Units {
  const length = units.length;
  const Type = units.constructor as new (length: number) => Units;
  const result = new Type(length * times);
  if (length === 1) result.fill(units[0]!);
  else for (let k = 0; k < times; k++) result.set(units, k * length);
  return result;
}
/** The first `limit` (negative: all) occurrences of `from` replaced; null when there is none. */
export function replace(units: Units, from: Units, to: Units, limit: number): Units | null {
  const most = limit < 0 ? Number.MAX_SAFE_INTEGER : limit;
  if (from.length === 0) return most === 0 ? null : replaceBetween(units, to, most);
  const places: number[] = [];
  for (let at = 0; places.length < most; at += from.length) {
    at = find(units, from, at, units.length);
    if (at < 0) break;
    places.push(at);
  }
  return places.length === 0 ? null : replaceAt(units, places, from.length, to);
}
/** Replaces the `removed` units at each of those places. */
function replaceAt(units: Units, places: readonly number[], removed: number, to: Units): Units {
  const pattern = to.BYTES_PER_ELEMENT > units.BYTES_PER_ELEMENT ? to : units;
  const Widest = pattern.constructor as new (length: number) => Units;
  const result = new Widest(units.length + places.length * (to.length - removed));
  let written = 0;
  let at = 0;
  for (const place of places) {
    while (at < place) result[written++] = units[at++]!;
    for (let k = 0; k < to.length; k++) result[written++] = to[k]!;
    at += removed;
  }
  while (at < units.length) result[written++] = units[at++]!;
  return result;
}
function replaceBetween(units: Units, to: Units, most: number): Units {
  const parts: Units[] = [];
  const inserted = Math.min(most, units.length + 1);
  for (let k = 0; k < inserted; k++) {
    parts.push(to);
    if (k < units.length) parts.push(units.subarray(k, k + 1));
  }
  if (inserted <= units.length) parts.push(units.subarray(inserted));
  return concatenate(parts);
}
/** Parts between occurrences of a separator, at most `limit` cuts (negative: all). */
export function split(units: Units, separator: Units, limit: number): Units[] {
  const parts: Units[] = [];
  let at = 0;
  for (let cuts = 0; limit < 0 || cuts < limit; cuts++) {
    const next = find(units, separator, at, units.length);
    if (next < 0) break;
    parts.push(units.subarray(at, next));
    at = next + separator.length;
  }
  parts.push(units.subarray(at));
  return parts;
}
/** As `split`, with the cuts taken from the right. */
export function splitRight(units: Units, separator: Units, limit: number): Units[] {
  const parts: Units[] = [];
  let end = units.length;
  for (let cuts = 0; limit < 0 || cuts < limit; cuts++) {
    const next = findLast(units, separator, 0, end);
    if (next < 0) break;
    parts.push(units.subarray(next + separator.length, end));
    end = next;
  }
  parts.push(units.subarray(0, end));
  return parts.reverse();
}
type IsSpace = (unit: number) => boolean;
/** Words between runs of white space, at most `limit` cuts (negative: all). */
export function splitWords(units: Units, isSpace: IsSpace, limit: number): Units[] {
  const parts: Units[] = [];
  const length = units.length;
  let at = 0;
  for (;;) {
    while (at < length && isSpace(units[at]!)) at++;
    if (at === length) return parts;
    if (limit >= 0 && parts.length >= limit) {
      parts.push(units.subarray(at));
      return parts;
    }
    const start = at;
    while (at < length && !isSpace(units[at]!)) at++;
    parts.push(units.subarray(start, at));
  }
}
/** As `splitWords`, from the right. */
export function splitWordsRight(units: Units, isSpace: IsSpace, limit: number): Units[] {
  const parts: Units[] = [];
  let end = units.length;
  for (;;) {
    while (end > 0 && isSpace(units[end - 1]!)) end--;
    if (end === 0) break;
    if (limit >= 0 && parts.length >= limit) {
      parts.push(units.subarray(0, end));
      break;
    }
    const stop = end;
    while (end > 0 && !isSpace(units[end - 1]!)) end--;
    parts.push(units.subarray(end, stop));
  }
  return parts.reverse();
}
export function trimStart(units: Units, drop: IsSpace): Units {
  let at = 0;
  while (at < units.length && drop(units[at]!)) at++;
  return units.subarray(at);
}
export function trimEnd(units: Units, drop: IsSpace): Units {
  let end = units.length;
  while (end > 0 && drop(units[end - 1]!)) end--;
  return units.subarray(0, end);
}
/** Lines, with their ends kept when asked; a carriage return and a line feed end one line. */
export function splitLines(units: Units, isBreak: IsSpace, keepEnds: boolean): Units[] {
  const lines: Units[] = [];
  let start = 0;
  for (let k = 0; k < units.length; k++) {
    if (!isBreak(units[k]!)) continue;
    const end = k;
    if (units[k] === 13 && units[k + 1] === 10) k++;
    lines.push(units.subarray(start, keepEnds ? k + 1 : end));
    start = k + 1;
  }
  if (start < units.length) lines.push(units.subarray(start));
  return lines;
}
/** Tabs replaced by spaces up to the next multiple of `size` columns. */
export function expandTabs(units: Units, size: number): Units {
  const parts: Units[] = [];
  let column = 0;
  let start = 0;
  for (let k = 0; k < units.length; k++) {
    const unit = units[k]!;
    if (unit === 9) {
      const spaces = size > 0 ? size - (column % size) : 0;
      parts.push(units.subarray(start, k), new Uint8Array(spaces).fill(32));
      column += spaces;
      start = k + 1;
    } else column = unit === 10 || unit === 13 ? 0 : column + 1;
  }
  parts.push(units.subarray(start));
  return concatenate(parts);
}
/** `before` and `after` fill units around the text. */
export function pad(units: Units, before: number, after: number, fill: number): Units {
  if (before <= 0 && after <= 0) return units;
  const one = fill < 256 ? new Uint8Array([fill]) : fill < 65536 ? new Uint16Array([fill]) : new Int32Array([fill]);
  return concatenate([repeat(one, Math.max(0, before)), units, repeat(one, Math.max(0, after))]);
}
/** str.center's left margin: the odd space goes left when the width is odd too. */
export function centerMargin(length: number, width: number): number {
  const margin = width - length;
  return Math.floor(margin / 2) + (margin & width & 1);
}
/** Zeros after the sign up to `width`. */
export function zeroFill(units: Units, width: number): Units {
  const missing = width - units.length;
  if (missing <= 0) return units;
  const zeros = new Uint8Array(missing).fill(48);
  const signed = units.length > 0 && (units[0] === 43 || units[0] === 45);
  return signed ? concatenate([units.subarray(0, 1), zeros, units.subarray(1)]) : concatenate([zeros, units]);
}
/** The units that a slice selects. */
export function sliceUnits(units: Units, start: number, step: number, selected: number): Units {
  if (step === 1) return units.subarray(start, start + selected);
  const Type = units.constructor as new (length: number) => Units;
  const result = new Type(selected);
  for (let k = 0, at = start; k < selected; k++, at += step) result[k] = units[at]!;
  return result;
}
export function everyUnit(units: Units, predicate: (unit: number) => boolean): boolean {
  for (let k = 0; k < units.length; k++) if (!predicate(units[k]!)) return false;
  return units.length > 0;
}
