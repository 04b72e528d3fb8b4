/**
 * How a syntax error looks at the end of a traceback: file and line, the source line, carets under the range, the words.
 *
 * Offsets count characters from 1. The source line is shown without its indentation, so the carets move left by as much; a
 * range that ends on a later line is marked to the end of the line that is shown. (CPython: `traceback`.)
 */

/** What the lines are made of: the attributes of a SyntaxError, where null stands for None. */
export interface SyntaxErrorDetails {
  readonly className: string;
  readonly msg: string | null;
  readonly filename: string | null;
  readonly lineno: number | null;
  readonly offset: number | null;
  readonly text: string | null;
  readonly end_lineno: number | null;
  readonly end_offset: number | null;
}

/** The lines that describe an error, without line ends. */
export function syntaxErrorLines(error: SyntaxErrorDetails): string[] {
  const lines: string[] = [];
  let suffix = '';
  if (error.lineno !== null) lines.push(`  File "${error.filename ?? '<string>'}", line ${error.lineno}`);
  else if (error.filename !== null) suffix = ` (${error.filename})`;
  if (error.text !== null) lines.push(...markedSource(error, error.text));
  lines.push(`${error.className}: ${error.msg || '<no detail available>'}${suffix}`);
  return lines;
}

/** The source line, and a line of carets if the range begins behind the indentation. */
function markedSource(error: SyntaxErrorDetails, text: string): string[] {
  const whole = text.replace(/\n+$/, '');
  const shown = whole.replace(/^[ \n\f]+/, '');
  const { offset } = error;
  if (offset === null) return [`    ${shown}`];
  const range = markedRange(error, offset, [...whole].length, [...text].length);
  const from = range.start - 1 - (whole.length - shown.length);
  if (from < 0) return [`    ${shown}`];
  // White space other than blanks stays, or tabs would put the carets elsewhere.
  const lead = [...shown].slice(0, from).map(character => (/\s/.test(character) ? character : ' '));
  return [`    ${shown}`, `    ${lead.join('')}${'^'.repeat(range.end - range.start)}`];
}

/** Offsets of the first character that is marked and of the one behind the last; at least one is marked. */
function markedRange(
  error: SyntaxErrorDetails,
  offset: number,
  length: number,
  lengthWithLineEnd: number,
): { start: number; end: number } {
  const isOneLine = error.lineno === error.end_lineno;
  const given = isOneLine ? error.end_offset || offset : length + 1;
  const start = offset > lengthWithLineEnd && lengthWithLineEnd > 0 ? length + 1 : offset;
  const end = given > lengthWithLineEnd && lengthWithLineEnd > 0 ? length + 1 : given;
  return { start, end: end < 0 || end <= start ? start + 1 : end };
}
