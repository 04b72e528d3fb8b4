/**
 * The parser's place in the token stream, and what every part of the parser needs: looking, expecting, failing.
 *
 * The parser is a chain of classes, one per concept (cursor <- strings <- expressions <- patterns <- statements), so
 * that each file stays small and no file imports one above it.
 *
 * A program the grammar does not accept makes the parser throw `FAILURE` without any words: what to tell the user is
 * found afterwards (`diagnose.ts`), so that valid programs pay nothing for good messages. Errors that are certain at
 * once, such as a bad escape in a string, are thrown as `PySyntaxError`.
 */

import type { Expr, ExprContext, Node } from './ast.js';
import { type PySyntaxError, type SyntaxNotice, MESSAGES } from './syntax-errors.js';
import { subscriptNotice } from './syntax-notices.js';
import type { TokenStream } from './token-stream.js';
import { Token } from './tokens.js';

/** Thrown where the grammar has no way on. */
export class ParseFailure extends Error {}

const FAILURE = new ParseFailure('no grammar rule applies');

/** How deep expressions may nest before the program counts as too complex. */
const MAX_DEPTH = 1000;

export abstract class TokenCursor {
  protected readonly stream: TokenStream;
  protected readonly kind: Uint8Array;
  protected readonly line: Int32Array;
  protected readonly column: Int32Array;
  protected readonly endLine: Int32Array;
  protected readonly endColumn: Int32Array;
  /** Index of the next token. */
  protected position = 0;
  protected depth = 0;

  constructor(stream: TokenStream) {
    this.stream = stream;
    this.kind = stream.kind;
    this.line = stream.line;
    this.column = stream.column;
    this.endLine = stream.endLine;
    this.endColumn = stream.endColumn;
  }

  protected fail(): never {
    throw FAILURE;
  }

  protected expect(kind: Token): void {
    if (this.kind[this.position] !== kind) this.fail();
    this.position++;
  }

  /** Goes past a token of this kind if it is the next one. */
  protected accept(kind: Token): boolean {
    if (this.kind[this.position] !== kind) return false;
    this.position++;
    return true;
  }

  /** Reads an identifier, NFKC-normalised. */
  protected expectName(): string {
    if (this.kind[this.position] !== Token.Name) this.fail();
    return this.nameAt(this.position++);
  }

  protected nameAt(token: number): string {
    return this.stream.names.normalised[this.stream.value[token]!]!;
  }

  /** To be called when an expression starts inside another one; `depth--` undoes it. */
  protected enterDepth(): void {
    if (++this.depth > MAX_DEPTH) throw this.errorAt('MemoryError', MESSAGES.tooComplex, this.position, this.position);
  }

  /** An error that covers the tokens `first` to `last`. */
  protected errorAt(kind: 'SyntaxError' | 'MemoryError', message: string, first: number, last: number): PySyntaxError {
    const { stream } = this;
    const line = this.line[first]!;
    const endLine = this.endLine[last]!;
    const offset = stream.charactersBefore(line, Math.max(0, this.column[first]!)) + 1;
    const endOffset = stream.charactersBefore(endLine, Math.max(0, this.endColumn[last]!)) + 1;
    return stream.makeError(kind, message, line, offset, endLine, endOffset, endLine);
  }

  /** Records a warning about the tokens from `first` to the last one read. */
  protected notice(message: string, first: number): void {
    const last = this.position - 1;
    const notice: SyntaxNotice = {
      category: 'SyntaxWarning',
      message,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
    this.stream.notices.push(notice);
  }

  /** Takes back what was said about reading a subscript that turns out to be a target. */
  private withdrawNotice(node: Node<'Subscript'>): void {
    const message = subscriptNotice(node.value, node.slice);
    if (message === null) return;
    const { notices } = this.stream;
    const at = notices.findIndex(
      notice =>
        notice.message === message &&
        notice.end_lineno === node.end_lineno &&
        notice.end_col_offset === node.end_col_offset,
    );
    if (at >= 0) notices.splice(at, 1);
  }

  /** Makes an expression a target (of an assignment or of `del`); fails if it cannot be one. */
  protected setContext<E extends Expr>(node: E, ctx: ExprContext): E {
    switch (node.type) {
      case 'Subscript':
        this.withdrawNotice(node);
        node.ctx = ctx;
        break;
      case 'Name':
      case 'Attribute':
        node.ctx = ctx;
        break;
      case 'Tuple':
      case 'List':
        node.ctx = ctx;
        for (const element of node.elts) this.setContext(element, ctx);
        break;
      case 'Starred':
        if (ctx === 'Del') this.fail();
        node.ctx = ctx;
        this.setContext(node.value, ctx);
        break;
      default:
        this.fail();
    }
    return node;
  }
}
