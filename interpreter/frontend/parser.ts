/**
 * The front end's door: source text in, syntax tree out.
 *
 * The parser itself only accepts or refuses. When it refuses, the program is looked at again, slowly, to find the words
 * and the place that CPython would give (`diagnose.ts`).
 */

import type { Expression, Interactive, Module, Position, Stmt } from './ast.js';
import { diagnose, type Goal, preferTokenError } from './diagnose.js';
import { StatementParser } from './parse-compound.js';
import { readSource } from './source.js';
import { MESSAGES, PySyntaxError, type SyntaxNotice } from './syntax-errors.js';
import { ParseFailure } from './token-cursor.js';
import type { TokenStream } from './token-stream.js';
import { tokenize } from './tokenizer.js';
import { Token } from './tokens.js';

const FUTURE_FEATURES: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

/** A syntax tree, what is worth warning about, in the order of the source, and the text that was read. */
export interface Parsed<T> {
  readonly tree: T;
  readonly text: string;
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
  return parseAs(source, filename, 'eval', parser => parser.parseWholeExpression());
}

function parseAs<T>(
  source: string | Uint8Array,
  filename: string,
  goal: Goal,
  parse: (parser: ProgramParser) => T,
): Parsed<T> {
  const text = readSource(source, filename);
  const stream = tokenize(text, filename);
  const isEndOpen = source.length > 0 && source[source.length - 1] !== '\n' && source[source.length - 1] !== 10;
  // CPython notices the missing line end in the file's line; a name in angle brackets is no file.
  if (isEndOpen && !filename.startsWith('<')) stream.withdrawLineEnd();
  try {
    const tree = parse(new ProgramParser(stream, isEndOpen));
    return { tree, warnings: stream.notices, text };
  } catch (error) {
    if (error instanceof ParseFailure) throw diagnose(stream, goal);
    if (error instanceof PySyntaxError) throw preferTokenError(stream, error, 0);
    throw error;
  }
}

class ProgramParser extends StatementParser {
  /** Whether the text did not end with a line end. */
  private readonly isEndOpen: boolean;

  constructor(stream: TokenStream, isEndOpen: boolean) {
    super(stream);
    this.isEndOpen = isEndOpen;
  }

  parseModule(): Module {
    const body: Stmt[] = [];
    while (this.kind[this.position] !== Token.EndMarker) this.parseStatement(body);
    this.checkFutures(body);
    return { type: 'Module', body, type_ignores: [] };
  }

  /** Refuses unknown features in the `__future__` imports that a program may begin with. */
  private checkFutures(body: readonly Stmt[]): void {
    for (const [index, statement] of body.entries()) {
      const isDocstring = index === 0 && statement.type === 'Expr' && statement.value.type === 'Constant';
      if (isDocstring) continue;
      if (statement.type !== 'ImportFrom' || statement.module !== '__future__' || statement.level !== 0) return;
      for (const alias of statement.names) {
        if (FUTURE_FEATURES.has(alias.name)) continue;
        const message = alias.name === 'braces' ? MESSAGES.braces : MESSAGES.unknownFuture(alias.name);
        throw this.errorAtNode(message, alias);
      }
    }
  }

  private errorAtNode(message: string, node: Position): PySyntaxError {
    const { lineno, end_lineno } = node;
    const offset = this.stream.charactersBefore(lineno, node.col_offset) + 1;
    const endOffset = this.stream.charactersBefore(end_lineno, node.end_col_offset) + 1;
    return this.stream.makeError('SyntaxError', message, lineno, offset, end_lineno, endOffset, lineno);
  }

  /** A compound statement has to end with a line end of its own, so that a REPL asks for more. */
  parseInteractive(): Interactive {
    const body: Stmt[] = [];
    const compound = this.kind[this.position] === Token.EndMarker ? this.fail() : this.parseCompound();
    if (compound === null) this.parseSimpleStatements(body);
    else {
      body.push(compound);
      if (this.isEndOpen || this.kind[this.position] !== Token.EndMarker) this.fail();
    }
    if (this.kind[this.position] !== Token.EndMarker) {
      const last = this.position - 1;
      throw this.errorAt('SyntaxError', MESSAGES.multipleStatements, last, last);
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
