/** Source text to compiled code, with syntax errors as Python exceptions and warnings on standard error. */
import type { CompiledCode } from '../bytecode/code-object.js';
import { characterOfName } from '../frontend/character-name-table.js';
import { registerCharacterNames } from '../frontend/character-names.js';
import { compile } from '../frontend/compile.js';
import { parseExpression, parseInteractive, parseModule } from '../frontend/parser.js';
import { PySyntaxError, type SyntaxNotice } from '../frontend/syntax-errors.js';
import type { PyError } from './errors.js';
import type { Space } from './space.js';

registerCharacterNames(characterOfName);

/** The SyntaxError (IndentationError, TabError) object of a front end error. */
export function syntaxErrorOf(space: Space, error: PySyntaxError): PyError {
  if (error.kind === 'MemoryError' || error.kind === 'RecursionError')
    return space.errorWith(error.kind, [space.str(error.msg)]);
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
  const raised = space.errorWith(error.kind, [space.str(error.msg), details]);
  const metadata = [space.int(error.statementLine), space.int(0), space.none];
  space.setAttribute(raised.exception, '_metadata', space.tuple(metadata));
  return raised;
}
/** Writes each warning once: file, line, category and words, then the line of the program. */
function showWarnings(space: Space, warnings: readonly SyntaxNotice[], filename: string, text: string): void {
  const lines = text.split('\n');
  const shown = new Set<string>();
  for (const { category, message, lineno } of warnings) {
    const source = lines[lineno - 1]?.trim() ?? '';
    shown.add(`${filename}:${lineno}: ${category}: ${message}\n${source === '' ? '' : `  ${source}\n`}`);
  }
  if (shown.size > 0) space.host.write('stderr', new TextEncoder().encode([...shown].join('')));
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
    const { tree, warnings, text } = PARSERS[mode](source, filename);
    const code = compile(tree, { filename, mode, source: text, separateLocals });
    if (warnings.length > 0) showWarnings(space, warnings, filename, text);
    return code;
  } catch (error) {
    if (error instanceof PySyntaxError) throw syntaxErrorOf(space, error);
    throw error;
  }
}
