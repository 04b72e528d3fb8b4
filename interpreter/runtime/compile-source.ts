/** Source text to compiled code, with syntax errors as Python exceptions and warnings handed on. */
import type { CompiledCode } from '../bytecode/code-object.js';
import { compile } from '../frontend/compile.js';
import { parseExpression, parseInteractive, parseModule } from '../frontend/parser.js';
import { PySyntaxError } from '../frontend/syntax-errors.js';
import type { PyError } from './errors.js';
import type { Space } from './space.js';

/** The SyntaxError (IndentationError, TabError) object of a front end error. */
export function syntaxErrorOf(space: Space, error: PySyntaxError): PyError {
  const text = error.text === null || error.text === undefined ? space.none : space.str(error.text);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? space.none : space.int(value);
  const filename = error.filename === null ? space.none : space.str(error.filename);
  const details = space.tuple([
    filename,
    number(error.lineno),
    number(error.offset),
    text,
    number(error.end_lineno),
    number(error.end_offset),
  ]);
  return space.errorWith(error.kind, [space.str(error.msg), details]);
}
function sourceText(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
/** A module, an expression, or one interactive statement. */
export type CompileMode = 'exec' | 'eval' | 'single';
const PARSERS = { exec: parseModule, eval: parseExpression, single: parseInteractive };

/**
 * Compiles a text; with `separateLocals` the code takes the mapping that its names are looked up in first. Throws PyError
 * with a SyntaxError.
 */
export function compileSource(
  space: Space,
  source: string | Uint8Array,
  filename: string,
  mode: CompileMode = 'exec',
  separateLocals = false,
): CompiledCode {
  try {
    const { tree } = PARSERS[mode](source, filename);
    return compile(tree, { filename, mode, source: sourceText(source), separateLocals });
  } catch (error) {
    if (error instanceof PySyntaxError) throw syntaxErrorOf(space, error);
    throw error;
  }
}
