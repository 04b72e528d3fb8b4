/**
 * Compound statements and blocks.
 *
 * The soft keyword `match` is decided by looking ahead over the line: it starts a statement exactly if the line ends in
 * a colon and an indented `case` follows, because no other statement can look like that.
 */

import type { ExceptHandler, Expr, Keyword, MatchCase, Stmt, WithItem } from './ast.js';
import { SimpleStatementParser } from './parse-statements.js';
import { ParseFailure } from './token-cursor.js';
import { SoftKeyword, Token } from './tokens.js';

export class StatementParser extends SimpleStatementParser {
  protected parseStatement(body: Stmt[]): void {
    const compound = this.parseCompound();
    if (compound !== null) body.push(compound);
    else this.parseSimpleStatements(body);
  }

  /** A compound statement, or null if there is none here. */
  protected parseCompound(): Stmt | null {
    const first = this.position;
    switch (this.kind[first]! as Token) {
      case Token.If:
        return this.parseIf();
      case Token.Def:
        return this.parseFunction([], first, false);
      case Token.Class:
        return this.parseClass([], first);
      case Token.For:
        return this.parseFor(first, false);
      case Token.With:
        return this.parseWith(first, false);
      case Token.Try:
        return this.parseTry();
      case Token.While:
        return this.parseWhile();
      case Token.At:
        return this.parseDecorated();
      case Token.Async:
        return this.parseAsync();
      case Token.Name:
        return this.stream.value[first] === SoftKeyword.Match && this.isMatchStatement() ? this.parseMatch() : null;
      default:
        return null;
    }
  }

  /** The block after a colon: an indented one, or simple statements on the same line. */
  private parseBlock(): Stmt[] {
    this.expect(Token.Colon);
    const body: Stmt[] = [];
    if (!this.accept(Token.Newline)) {
      this.parseSimpleStatements(body);
      return body;
    }
    this.expect(Token.Indent);
    do this.parseStatement(body);
    while (this.kind[this.position] !== Token.Dedent);
    this.position++;
    return body;
  }

  private parseLoopBlock(): Stmt[] {
    const outer = this.inLoopInFinally;
    this.inLoopInFinally = true;
    const body = this.parseBlock();
    this.inLoopInFinally = outer;
    return body;
  }

  private parseElse(): Stmt[] {
    return this.accept(Token.Else) ? this.parseBlock() : [];
  }

  // Definitions

  /** The body of a function or class, in which an enclosing `finally` does not count. */
  private parseBody(): Stmt[] {
    const { inFinally, inLoopInFinally } = this;
    this.inFinally = false;
    this.inLoopInFinally = false;
    const body = this.parseBlock();
    this.inFinally = inFinally;
    this.inLoopInFinally = inLoopInFinally;
    return body;
  }

  private parseDecorated(): Stmt {
    const decorators: Expr[] = [];
    while (this.accept(Token.At)) {
      decorators.push(this.parseNamedExpression());
      this.expect(Token.Newline);
    }
    const first = this.position;
    if (this.kind[first] === Token.Class) return this.parseClass(decorators, first);
    const isAsync = this.accept(Token.Async);
    if (this.kind[this.position] !== Token.Def) this.fail();
    return this.parseFunction(decorators, first, isAsync);
  }

  private parseAsync(): Stmt {
    const first = this.position++;
    switch (this.kind[this.position]! as Token) {
      case Token.Def:
        return this.parseFunction([], first, true);
      case Token.For:
        return this.parseFor(first, true);
      case Token.With:
        return this.parseWith(first, true);
      default:
        return this.fail();
    }
  }

  /** A function whose `def` is the next token; `first` is that or the `async` before it. */
  private parseFunction(decorator_list: Expr[], first: number, isAsync: boolean): Stmt {
    this.position++;
    const name = this.expectName();
    const type_params = this.parseTypeParameters();
    this.expect(Token.LeftParenthesis);
    const args = this.parseParameters(Token.RightParenthesis, true);
    this.position++;
    const returns = this.accept(Token.Arrow) ? this.parseExpression() : null;
    const body = this.parseBody();
    return {
      type: isAsync ? 'AsyncFunctionDef' : 'FunctionDef',
      name,
      args,
      body,
      decorator_list,
      returns,
      type_comment: null,
      type_params,
      ...this.statementPlace(first),
    };
  }

  private parseClass(decorator_list: Expr[], first: number): Stmt {
    this.position++;
    const name = this.expectName();
    const type_params = this.parseTypeParameters();
    const bases: Expr[] = [];
    const keywords: Keyword[] = [];
    if (this.kind[this.position] === Token.LeftParenthesis) this.parseArguments(bases, keywords, false);
    const body = this.parseBody();
    return {
      type: 'ClassDef',
      name,
      bases,
      keywords,
      body,
      decorator_list,
      type_params,
      ...this.statementPlace(first),
    };
  }

  // Branches and loops

  /** `if` with all its `elif`s, each of which is the `orelse` of the one before; read in a loop, nested at the end. */
  private parseIf(): Stmt {
    const starts: number[] = [];
    const tests: Expr[] = [];
    const bodies: Stmt[][] = [];
    do {
      starts.push(this.position++);
      tests.push(this.parseNamedExpression());
      bodies.push(this.parseBlock());
    } while (this.kind[this.position] === Token.Elif);
    let orelse = this.parseElse();
    for (let i = starts.length - 1; ; i--) {
      const node: Stmt = {
        type: 'If',
        test: tests[i]!,
        body: bodies[i]!,
        orelse,
        ...this.statementPlace(starts[i]!),
      };
      if (i === 0) return node;
      orelse = [node];
    }
  }

  private parseWhile(): Stmt {
    const first = this.position++;
    const test = this.parseNamedExpression();
    const body = this.parseLoopBlock();
    const orelse = this.parseElse();
    return { type: 'While', test, body, orelse, ...this.statementPlace(first) };
  }

  private parseFor(first: number, isAsync: boolean): Stmt {
    this.position++;
    const target = this.parseStarTargets();
    this.expect(Token.In);
    const iter = this.parseStarExpressions();
    const body = this.parseLoopBlock();
    const orelse = this.parseElse();
    return {
      type: isAsync ? 'AsyncFor' : 'For',
      target,
      iter,
      body,
      orelse,
      type_comment: null,
      ...this.statementPlace(first),
    };
  }

  // With

  private parseWith(first: number, isAsync: boolean): Stmt {
    this.position++;
    const items = this.parseBracketedItems() ?? this.parseWithItems();
    const body = this.parseBlock();
    return {
      type: isAsync ? 'AsyncWith' : 'With',
      items,
      body,
      type_comment: null,
      ...this.statementPlace(first),
    };
  }

  /** Items in brackets; null if the bracket belongs to an expression. */
  private parseBracketedItems(): WithItem[] | null {
    if (this.kind[this.position] !== Token.LeftParenthesis) return null;
    if (this.kind[this.skipBrackets(this.position)] !== Token.Colon) return null;
    const { position, depth } = this;
    const noticeCount = this.stream.notices.length;
    try {
      this.position++;
      const items = [this.parseWithItem()];
      while (this.accept(Token.Comma) && this.kind[this.position] !== Token.RightParenthesis) {
        items.push(this.parseWithItem());
      }
      this.expect(Token.RightParenthesis);
      if (this.kind[this.position] === Token.Colon) return items;
    } catch (error) {
      if (!(error instanceof ParseFailure)) throw error;
    }
    this.position = position;
    this.depth = depth;
    this.stream.notices.length = noticeCount;
    return null;
  }

  /** The token after the bracket that closes the one at `token`. */
  private skipBrackets(token: number): number {
    for (let depth = 0; token < this.stream.count; token++) {
      const kind: Token = this.kind[token]!;
      if (kind === Token.LeftParenthesis || kind === Token.LeftBracket || kind === Token.LeftBrace) depth++;
      else if (kind === Token.RightParenthesis || kind === Token.RightBracket || kind === Token.RightBrace) depth--;
      if (depth === 0) return token + 1;
    }
    return token - 1;
  }

  private parseWithItems(): WithItem[] {
    const items = [this.parseWithItem()];
    while (this.accept(Token.Comma)) items.push(this.parseWithItem());
    return items;
  }

  private parseWithItem(): WithItem {
    const context_expr = this.parseExpression();
    const optional_vars = this.accept(Token.As) ? this.parseStarTarget() : null;
    return { type: 'withitem', context_expr, optional_vars };
  }

  // Try

  private parseTry(): Stmt {
    const first = this.position++;
    const body = this.parseBlock();
    const handlers: ExceptHandler[] = [];
    const isStar = this.kind[this.position] === Token.Except && this.kind[this.position + 1] === Token.Star;
    while (this.kind[this.position] === Token.Except) handlers.push(this.parseHandler(isStar));
    const orelse = handlers.length > 0 ? this.parseElse() : [];
    const finalbody = this.accept(Token.Finally) ? this.parseFinally() : [];
    if (handlers.length === 0 && finalbody.length === 0) this.fail();
    return { type: isStar ? 'TryStar' : 'Try', body, handlers, orelse, finalbody, ...this.statementPlace(first) };
  }

  private parseFinally(): Stmt[] {
    const { inFinally, inLoopInFinally } = this;
    this.inFinally = true;
    this.inLoopInFinally = false;
    const body = this.parseBlock();
    this.inFinally = inFinally;
    this.inLoopInFinally = inLoopInFinally;
    return body;
  }

  private parseHandler(isStar: boolean): ExceptHandler {
    const first = this.position++;
    if (this.accept(Token.Star) !== isStar) this.fail();
    let type_: Expr | null = null;
    let name: string | null = null;
    if (isStar || this.kind[this.position] !== Token.Colon) {
      type_ = this.parseExpressions();
      const isBareTuple = this.kind[this.position - 1] === Token.Comma || this.isBareTuple(type_, first, isStar);
      if (!isBareTuple && this.accept(Token.As)) name = this.expectName();
    }
    const body = this.parseBlock();
    return { type: 'ExceptHandler', type_, name, body, ...this.statementPlace(first) };
  }

  /** Whether the exceptions after `except` are a tuple without brackets of its own. */
  private isBareTuple(node: Expr, except: number, isStar: boolean): boolean {
    if (node.type !== 'Tuple') return false;
    const start = except + (isStar ? 2 : 1);
    return this.kind[start] !== Token.LeftParenthesis || this.skipBrackets(start) !== this.position;
  }

  // Match

  private isMatchStatement(): boolean {
    const next: Token = this.kind[this.position + 1]!;
    if (next === Token.Equal || next === Token.Dot || next === Token.Newline || next === Token.Comma) return false;
    let token = this.position + 1;
    while (this.kind[token]! !== Token.Newline) {
      if (this.kind[token] === Token.EndMarker || this.kind[token] === Token.Error) return false;
      token++;
    }
    return (
      this.kind[token - 1] === Token.Colon &&
      this.kind[token + 1] === Token.Indent &&
      this.isSoftKeyword(token + 2, SoftKeyword.Case)
    );
  }

  private parseMatch(): Stmt {
    const first = this.position++;
    const subject = this.parseSubject();
    this.expect(Token.Colon);
    this.expect(Token.Newline);
    this.expect(Token.Indent);
    const cases: MatchCase[] = [];
    do cases.push(this.parseCase());
    while (this.kind[this.position] !== Token.Dedent);
    this.position++;
    return { type: 'Match', subject, cases, ...this.statementPlace(first) };
  }

  private parseSubject(): Expr {
    const first = this.position;
    const node = this.parseStarNamedExpression();
    if (this.kind[this.position] !== Token.Comma) return node.type === 'Starred' ? this.fail() : node;
    const elts = [node];
    while (this.accept(Token.Comma) && this.startsExpression()) elts.push(this.parseStarNamedExpression());
    return this.makeTuple(elts, first);
  }

  private parseCase(): MatchCase {
    if (!this.isSoftKeyword(this.position, SoftKeyword.Case)) this.fail();
    this.position++;
    const pattern = this.parsePatterns();
    const guard = this.accept(Token.If) ? this.parseNamedExpression() : null;
    return { type: 'match_case', pattern, guard, body: this.parseBlock() };
  }
}
