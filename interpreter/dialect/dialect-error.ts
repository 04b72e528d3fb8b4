/**
 * Errors of the dialect: every mistake in an RTS source is a `DialectError` that names file, line, column and rule and shows
 * the code. Several can be collected and thrown as one, so that a build reports all it found.
 */

/** A position in a source: line from 1, column from 0. */
export interface Place {
  readonly path: string;
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The lines around a place, the wanted one marked, with a caret under the column. */
export function codeFrame(place: Place, context = 2): string {
  const lines = place.text.split('\n');
  const first = Math.max(1, place.line - context);
  const last = Math.min(lines.length, place.line + context);
  const width = String(last).length;
  const shown: string[] = [];
  for (let line = first; line <= last; line++) {
    const mark = line === place.line ? '>' : ' ';
    shown.push(`${mark} ${String(line).padStart(width)} | ${lines[line - 1]}`.trimEnd());
    if (line === place.line) shown.push(`  ${' '.repeat(width)} | ${' '.repeat(place.column)}^`);
  }
  return shown.join('\n');
}

export class DialectError extends Error {
  override readonly name = 'DialectError';
  constructor(
    readonly rule: string,
    readonly explanation: string,
    readonly place: Place | null,
  ) {
    const where = place ? `${place.path}:${place.line}:${place.column + 1}: ` : '';
    super(`${where}${explanation} [${rule}]${place ? `\n${codeFrame(place)}` : ''}`);
  }
}

/** Throws what was collected: nothing, the one error, or all of them as one. */
export function throwCollected(errors: readonly DialectError[]): void {
  if (errors.length === 0) return;
  if (errors.length === 1) throw errors[0];
  throw new AggregateDialectError(errors);
}

export class AggregateDialectError extends Error {
  override readonly name = 'AggregateDialectError';
  constructor(readonly errors: readonly DialectError[]) {
    super(`${errors.length} mistakes in RTS sources\n\n${errors.map(e => e.message).join('\n\n')}`);
  }
}
