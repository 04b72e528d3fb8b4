/**
 * The line of carets under a source line, as CPython's traceback module draws it: `^` under the part that failed, with `~` around the
 * operator, bracket or call that is to blame; nothing when the whole line would be marked.
 */
import type { Node } from '../frontend/ast.js';
import { parseModule } from '../frontend/parser.js';
import type { SourcePosition } from './frames.js';

/** Character offset of a UTF-8 byte offset in a line. */
function characterOffset(line: string, bytes: number): number {
  let left = bytes;
  let at = 0;
  for (const character of line) {
    if (left <= 0) break;
    const point = character.codePointAt(0)!;
    left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    at += character.length;
  }
  return at;
}
interface Anchor {
  /** Offsets in the segment of the part marked with `^`; the rest is `~`. */
  readonly start: number;
  readonly end: number;
}
type Expression = Node & { readonly [field: string]: unknown };

/** The operator, subscript or call parentheses of a one-line expression. */
function anchorOf(segment: string): Anchor | null {
  let tree: { readonly body: readonly unknown[] };
  try {
    tree = parseModule(`(\n${segment}\n)`, '<segment>').tree;
  } catch {
    return null;
  }
  const statement = tree.body[0] as Expression | undefined;
  if (statement?.type !== 'Expr') return null;
  const expression = statement['value'] as Expression;
  const offset = (node: Expression, field: 'col_offset' | 'end_col_offset') =>
    characterOffset(segment, node[field] as number);
  if (expression.type === 'BinOp')
    return operatorAnchor(segment, offset(expression['left'] as Expression, 'end_col_offset'));
  if (expression.type === 'Subscript')
    return bracketAnchor(
      segment,
      offset(expression['value'] as Expression, 'end_col_offset'),
      '[',
      ']',
      offset(expression, 'end_col_offset'),
    );
  if (expression.type === 'Call')
    return bracketAnchor(
      segment,
      offset(expression['func'] as Expression, 'end_col_offset'),
      '(',
      ')',
      offset(expression, 'end_col_offset'),
    );
  return null;
}
function operatorAnchor(segment: string, from: number): Anchor | null {
  let at = from;
  while (at < segment.length && (/\s/.test(segment[at]!) || segment[at] === ')' || segment[at] === '\\')) at++;
  if (at >= segment.length) return null;
  const next = segment[at + 1];
  const double = next !== undefined && !/[\s\w(]/.test(next) && '*/<>'.includes(segment[at]!) && next === segment[at];
  return { start: at, end: at + (double ? 2 : 1) };
}
function bracketAnchor(segment: string, from: number, open: string, _close: string, end: number): Anchor | null {
  let at = from;
  while (at < segment.length && segment[at] !== open) at++;
  return at < end ? { start: at, end } : null;
}

/** The caret line for the (unstripped) source line, without indentation, or null. */
export function caretLine(line: string, position: SourcePosition): string | null {
  if (position.column < 0) return null;
  const indent = line.length - line.trimStart().length;
  const text = line.trim();
  const start = characterOffset(line, position.column) - indent;
  const sameLine = position.endLine === position.line;
  const end = sameLine ? characterOffset(line, position.endColumn) - indent : text.length;
  if (start < 0 || end <= start) return null;
  const anchor = sameLine ? anchorOf(text.slice(start, end)) : null;
  if (start <= 0 && end >= text.length && anchor === null) return null;
  const marks = Array.from({ length: Math.min(end, text.length) - start }, (_, k) =>
    anchor === null || (k >= anchor.start && k < anchor.end) ? '^' : '~',
  );
  return ' '.repeat(start) + marks.join('');
}
