/**
 * What a front end says about a program that it compiles: the error with its place and its printed form, and the warnings.
 * tpy's judgement is made here; CPython's, in the same form, comes from the oracle.
 */
import { verifyBytecode } from '../interpreter/bytecode/verify-bytecode.js';
import { compile } from '../interpreter/frontend/compile.js';
import { suggestKeyword } from '../interpreter/frontend/keyword-typos.js';
import { parseExpression, parseInteractive, parseModule } from '../interpreter/frontend/parser.js';
import { readSource } from '../interpreter/frontend/source.js';
import { syntaxErrorLines } from '../interpreter/frontend/syntax-error-lines.js';
import { PySyntaxError, type SyntaxNotice } from '../interpreter/frontend/syntax-errors.js';

export type CompileMode = 'exec' | 'eval' | 'single';

export interface JudgedError {
  readonly kind: string;
  readonly msg: string;
  readonly lineno: number | null;
  readonly offset: number | null;
  readonly text: string | null;
  readonly end_lineno: number | null;
  readonly end_offset: number | null;
  /** The end of the traceback: file, line, source, carets, words. Empty if it is no SyntaxError. */
  readonly printed: string;
}
export interface JudgedWarning {
  readonly category: string;
  readonly lineno: number;
  readonly message: string;
}
export interface Judgement {
  readonly error: JudgedError | null;
  readonly warnings: readonly JudgedWarning[];
}

const PARSERS = { exec: parseModule, eval: parseExpression, single: parseInteractive };
const FILENAME = 'check.py';

/**
 * Parses and compiles with tpy, and verifies the bytecode.
 *
 * @throws Error when the verifier complains, and whatever the front end throws that is no PySyntaxError
 */
export function judgeHere(source: string | Uint8Array, mode: CompileMode = 'exec'): Judgement {
  let notices: readonly SyntaxNotice[] = [];
  try {
    const { tree, warnings } = PARSERS[mode](source, FILENAME);
    notices = warnings;
    const code = compile(tree, { filename: FILENAME, mode, source: readSource(source, FILENAME) });
    const complaints = verifyBytecode(code);
    if (complaints.length > 0) throw new Error(`bytecode: ${complaints.join('; ')}`);
    return { error: null, warnings: notices.map(describeWarning) };
  } catch (error) {
    if (error instanceof PySyntaxError)
      return { error: describe(error, source), warnings: notices.map(describeWarning) };
    throw error;
  }
}

function describeWarning({ category, lineno, message }: SyntaxNotice): JudgedWarning {
  return { category, lineno, message };
}

function describe(error: PySyntaxError, source: string | Uint8Array): JudgedError {
  const { kind, msg, lineno, offset, text, end_lineno, end_offset } = error;
  return {
    kind,
    msg,
    lineno,
    offset,
    text: withoutLineEnd(text),
    end_lineno,
    end_offset,
    printed: print(error, source),
  };
}

/** CPython leaves the line end at the line or not, by where it found the line. */
function withoutLineEnd(text: string | null): string | null {
  return text === null ? null : text.replace(/\n$/, '');
}

function print(error: PySyntaxError, source: string | Uint8Array): string {
  if (error.kind === 'MemoryError' || error.kind === 'RecursionError') return '';
  const shown = suggestKeyword(error, decode(source)) ?? error;
  return `${syntaxErrorLines({ ...shown, className: shown.kind, msg: shown.msg }).join('\n')}\n`;
}

/** The text of a program, or null if it cannot be decoded. */
function decode(source: string | Uint8Array): string | null {
  try {
    return readSource(source, FILENAME);
  } catch (error) {
    if (error instanceof PySyntaxError) return null;
    throw error;
  }
}
