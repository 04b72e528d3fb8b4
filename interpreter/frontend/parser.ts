/**
 * The front end's door: source text in, syntax tree out.
 *
 * The parser itself only accepts or refuses. When it refuses, the program is looked at again, slowly, to find the words
 * and the place that CPython would give (`diagnose.ts`).
 */

import type { Expression, Interactive, Module, Stmt } from './ast.js';
import { diagnose, type Goal, preferTokenError } from './diagnose.js';
import { StatementParser } from './parse-compound.js';
import { readSource } from './source.js';
import { MESSAGES, PySyntaxError, type SyntaxNotice } from './syntax-errors.js';
import { ParseFailure } from './token-cursor.js';
import type { TokenStream } from './token-stream.js';
import { tokenize } from './tokenizer.js';
import { Token } from './tokens.js';

/** A syntax tree and what is worth warning about, in the order of the source. */
export interface Parsed<T> {
  readonly tree: T;
  readonly warnings: readonly SyntaxNotice[];
}

/** Parses a whole file (`compile(..., 'exec')`). Errors: PySyntaxError. */
export function parseModule(source: string | Uint8Array, filename: string): Parsed<Module> {
  return parseAs(source, filename, 'file', parser => parser.parseModule());
}

/** Parses one statement as the REPL reads it (`compile(..., 'single')`). Errors: PySyntaxError. */
export function parseInteractive(source: string | Uint8Array, filename: string): Parsed<Interactive> {
  return parseAs(source, filename, 'interactive', parser => parser.parseInteractive());
}

/** Parses one expression (`compile(..., 'eval')`). Errors: PySyntaxError. */
export function parseExpression(source: string | Uint8Array, filename: string): Parsed<Expression> {
  // Leading blanks are ignored, as `eval` does.
  const text = typeof source === 'string' ? source.replace(/^[ \t]+/, '') : source;
  return parseAs(text, filename, 'eval', parser => parser.parseWholeExpression());
}

function parseAs<T>(
  source: string | Uint8Array,
  filename: string,
  goal: Goal,
  parse: (parser: ProgramParser) => T,
): Parsed<T> {
  const stream = tokenize(readSource(source, filename), filename);
  try {
    const tree = parse(new ProgramParser(stream));
    return { tree, warnings: stream.notices };
  } catch (error) {
    if (error instanceof ParseFailure) throw diagnose(stream, goal);
    if (error instanceof PySyntaxError) throw preferTokenError(stream, error, 0);
    throw error;
  }
}

class ProgramParser extends StatementParser {
  constructor(stream: TokenStream) {
    super(stream);
  }

  parseModule(): Module {
    const body: Stmt[] = [];
    while (this.kind[this.position] !== Token.EndMarker) this.parseStatement(body);
    return { type: 'Module', body, type_ignores: [] };
  }

  parseInteractive(): Interactive {
    const body: Stmt[] = [];
    const isEmpty = this.kind[this.position] === Token.EndMarker;
    if (!isEmpty) this.parseStatement(body);
    if (this.kind[this.position] !== Token.EndMarker) {
      throw this.errorAt('SyntaxError', MESSAGES.multipleStatements, 0, 0);
    }
    return { type: 'Interactive', body };
  }

  parseWholeExpression(): Expression {
    const body = this.parseExpressions();
    while (this.accept(Token.Newline)) {
      // Blank lines may follow.
    }
    this.expect(Token.EndMarker);
    return { type: 'Expression', body };
  }
}
