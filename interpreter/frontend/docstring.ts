/**
 * Docstrings lose their common indentation at compile time (CPython 3.13 and later).
 */

/** Replaces tabs by spaces up to the next multiple of 8 columns. */
function expandTabs(text: string): string {
  let column = 0;
  let result = '';
  for (const character of text) {
    if (character === '\t') {
      const width = 8 - (column % 8);
      result += ' '.repeat(width);
      column += width;
    } else {
      result += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return result;
}

/**
 * Strips the blanks before the first line, and from all others the indentation they have in common. Blank lines do not
 * count; unlike `inspect.cleandoc` nothing is removed at the end.
 */
export function cleanDocstring(text: string): string {
  const expanded = text.includes('\t') ? expandTabs(text) : text;
  const lines = expanded.split('\n');
  const first = lines[0]!.replace(/^ +/, '');
  if (lines.length === 1) return first;
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    const indentation = line.length - line.replace(/^ +/, '').length;
    if (indentation < line.length && indentation < margin) margin = indentation;
  }
  if (margin === Number.POSITIVE_INFINITY) margin = 0;
  const others = lines
    .slice(1)
    .map(line => (/^ *$/.test(line) ? line.slice(Math.min(margin, line.length)) : line.slice(margin)));
  return [first, ...others].join('\n');
}
