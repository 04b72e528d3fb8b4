/**
 * The position table: where in the source every instruction comes from, for tracebacks with carets.
 *
 * One entry per run of neighbouring instructions of equal position: the run's length in 8-byte units, the change of the
 * start line (zigzag), the number of further lines, the start column and the end column, all as LEB128 numbers.
 * Columns are UTF-8 bytes from 0, as in the syntax tree.
 */

/** Start inclusive, end exclusive; lines from 1, columns in UTF-8 bytes from 0. */
export interface InstructionPosition {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

interface TreePosition {
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno: number;
  readonly end_col_offset: number;
}

let buffer = new Uint8Array(4096);
let used = 0;
function writeNumber(value: number): void {
  let rest = value;
  while (rest > 127) {
    buffer[used++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  buffer[used++] = rest;
}

/** Encodes runs: `places[i]` holds from unit `starts[i]` to `starts[i + 1]` (the last one to `end`). */
export function encodePositions(
  places: readonly TreePosition[],
  starts: readonly number[],
  end: number,
  firstLine: number,
): Uint8Array {
  if (buffer.length < places.length * 25) buffer = new Uint8Array(places.length * 50);
  used = 0;
  let line = firstLine;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    const units = (i + 1 < starts.length ? starts[i + 1]! : end) - starts[i]!;
    if (units === 0) continue;
    const { lineno, end_lineno, col_offset, end_col_offset } = place;
    const change = lineno < line ? (line - lineno) * 2 - 1 : (lineno - line) * 2;
    const furtherLines = end_lineno - lineno;
    line = lineno;
    if ((units | change | furtherLines | col_offset | end_col_offset) < 128) {
      buffer[used] = units;
      buffer[used + 1] = change;
      buffer[used + 2] = furtherLines;
      buffer[used + 3] = col_offset;
      buffer[used + 4] = end_col_offset;
      used += 5;
      continue;
    }
    writeNumber(units);
    writeNumber(change);
    writeNumber(furtherLines);
    writeNumber(col_offset);
    writeNumber(end_col_offset);
  }
  return buffer.slice(0, used);
}

/** All runs of a table: from which byte offset to which, and the position. */
export function* decodePositions(
  table: Uint8Array,
  firstLine: number,
): Generator<{ start: number; end: number; position: InstructionPosition }> {
  let at = 0;
  const readNumber = () => {
    let value = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = table[at++]!;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return value;
  };
  let line = firstLine;
  let start = 0;
  while (at < table.length) {
    const end = start + readNumber() * 8;
    const change = readNumber();
    line += change & 1 ? -(change + 1) / 2 : change / 2;
    const endLine = line + readNumber();
    const column = readNumber();
    const endColumn = readNumber();
    yield { start, end, position: { line, endLine, column, endColumn } };
    start = end;
  }
}

/** The position of the instruction at the byte offset `offset`, or null beyond the end. */
export function positionAt(table: Uint8Array, firstLine: number, offset: number): InstructionPosition | null {
  for (const run of decodePositions(table, firstLine)) if (offset < run.end) return run.position;
  return null;
}
