/**
 * Simple statements, and what blocks are made of.
 *
 * An assignment is parsed as an expression first; the token after it tells what it was, and then the expression is made
 * a target. Compound statements are in `parse-compound.ts`.
 */

import type { Alias, Expr, Position, Stmt, TypeParam } from './ast.js';
import { augmentedOperator } from './parse-expressions.js';
import { PatternParser } from './parse-patterns.js';
import { WARNINGS } from './syntax-errors.js';
import { SoftKeyword, Token } from './tokens.js';

export abstract class SimpleStatementParser extends PatternParser {
  /** Whether the code is in a `finally` block of this function, and whether in a loop inside that. */
  protected inFinally = false;
  protected inLoopInFinally = false;

  /** The place from the token `first` to the last token that is not about lines. */
  protected statementPlace(first: number): Position {
    let last = this.position - 1;
    while (this.kind[last]! <= Token.Dedent && last > first) last--;
    return {
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  /** Statements separated by semicolons, and the end of the line. */
  protected parseSimpleStatements(body: Stmt[]): void {
    do body.push(this.parseSimpleStatement());
    while (this.accept(Token.Semicolon) && this.kind[this.position] !== Token.Newline);
    this.expect(Token.Newline);
  }

  private parseSimpleStatement(): Stmt {
    const first = this.position;
    switch (this.kind[first]! as Token) {
      case Token.Name:
        if (this.isSoftKeyword(first, SoftKeyword.Type) && this.kind[first + 1] === Token.Name) {
          return this.parseTypeAlias();
        }
        return this.parseExpressionStatement();
      case Token.Return:
        return this.parseReturn();
      case Token.Import:
        return this.parseImport();
      case Token.From:
        return this.parseImportFrom();
      case Token.Raise:
        return this.parseRaise();
      case Token.Pass:
        this.position++;
        return { type: 'Pass', ...this.statementPlace(first) };
      case Token.Del:
        return this.parseDelete();
      case Token.Yield:
        return this.parseYieldStatement();
      case Token.Assert:
        return this.parseAssert();
      case Token.Break:
        this.position++;
        this.noticeLeavingFinally('break', first);
        return { type: 'Break', ...this.statementPlace(first) };
      case Token.Continue:
        this.position++;
        this.noticeLeavingFinally('continue', first);
        return { type: 'Continue', ...this.statementPlace(first) };
      case Token.Global:
        this.position++;
        return { type: 'Global', names: this.parseNames(), ...this.statementPlace(first) };
      case Token.Nonlocal:
        this.position++;
        return { type: 'Nonlocal', names: this.parseNames(), ...this.statementPlace(first) };
      default:
        return this.parseExpressionStatement();
    }
  }

  private noticeLeavingFinally(statement: string, first: number): void {
    if (this.inFinally && !this.inLoopInFinally) this.notice(WARNINGS.leavesFinally(statement), first);
  }

  private parseNames(): string[] {
    const names = [this.expectName()];
    while (this.accept(Token.Comma)) names.push(this.expectName());
    return names;
  }

  // Expressions and assignments

  private parseExpressionStatement(): Stmt {
    const first = this.position;
    const value = this.parseStarExpressions();
    const kind: Token = this.kind[this.position]!;
    if (kind === Token.Equal) return this.parseAssignment(value, first);
    if (kind === Token.Colon) return this.parseAnnotatedAssignment(value, first);
    const op = augmentedOperator(kind);
    if (op === null) return this.makeExpressionStatement(value, first);
    if (!isSingleTarget(value)) this.fail();
    this.setContext(value, 'Store');
    this.position++;
    return { type: 'AugAssign', target: value, op, value: this.parseAnnotatedRhs(), ...this.statementPlace(first) };
  }

  private makeExpressionStatement(value: Expr, first: number): Stmt {
    const last = this.position - 1;
    return {
      type: 'Expr',
      value,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseAssignment(target: Expr, first: number): Stmt {
    const targets: Expr[] = [];
    let value = target;
    while (this.accept(Token.Equal)) {
      targets.push(this.setContext(value, 'Store'));
      value = this.parseAnnotatedRhs();
    }
    const last = this.position - 1;
    return {
      type: 'Assign',
      targets,
      value,
      type_comment: null,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseAnnotatedAssignment(target: Expr, first: number): Stmt {
    if (!isSingleTarget(target)) this.fail();
    this.setContext(target, 'Store');
    this.position++;
    const annotation = this.parseExpression();
    const value = this.accept(Token.Equal) ? this.parseAnnotatedRhs() : null;
    const simple = target.type === 'Name' && this.kind[first] === Token.Name ? 1 : 0;
    return { type: 'AnnAssign', target, annotation, value, simple, ...this.statementPlace(first) };
  }

  private parseYieldStatement(): Stmt {
    const first = this.position;
    const value = this.parseYield();
    return this.makeExpressionStatement(value, first);
  }

  private parseTypeAlias(): Stmt {
    const first = this.position++;
    const name = this.setContext(this.parseName(), 'Store');
    const type_params = this.parseTypeParameters();
    this.expect(Token.Equal);
    return { type: 'TypeAlias', name, type_params, value: this.parseExpression(), ...this.statementPlace(first) };
  }

  // Statements with a keyword

  private parseReturn(): Stmt {
    const first = this.position++;
    const value = this.startsExpression() ? this.parseStarExpressions() : null;
    this.noticeLeavingFinally('return', first);
    return { type: 'Return', value, ...this.statementPlace(first) };
  }

  private parseRaise(): Stmt {
    const first = this.position++;
    const exc = this.startsExpression() ? this.parseExpression() : null;
    const cause = exc !== null && this.accept(Token.From) ? this.parseExpression() : null;
    return { type: 'Raise', exc, cause, ...this.statementPlace(first) };
  }

  private parseAssert(): Stmt {
    const first = this.position++;
    const test = this.parseExpression();
    const msg = this.accept(Token.Comma) ? this.parseExpression() : null;
    if (test.type === 'Tuple' && test.elts.length > 0) this.notice(WARNINGS.assertTuple, first);
    return { type: 'Assert', test, msg, ...this.statementPlace(first) };
  }

  private parseDelete(): Stmt {
    const first = this.position++;
    const targets = [this.parseDeleteTarget()];
    while (this.accept(Token.Comma) && this.startsExpression()) targets.push(this.parseDeleteTarget());
    const place = this.statementPlace(first);
    if (this.kind[this.position] !== Token.Newline && this.kind[this.position] !== Token.Semicolon) this.fail();
    return { type: 'Delete', targets, ...place };
  }

  private parseDeleteTarget(): Expr {
    return this.setContext(this.parseBinary(1), 'Del');
  }

  // Imports

  private parseImport(): Stmt {
    const first = this.position++;
    const names = [this.parseDottedAlias()];
    while (this.accept(Token.Comma)) names.push(this.parseDottedAlias());
    return { type: 'Import', names, ...this.statementPlace(first) };
  }

  private parseModuleName(): string {
    let name = this.expectName();
    while (this.accept(Token.Dot)) name += '.' + this.expectName();
    return name;
  }

  private parseDottedAlias(): Alias {
    const first = this.position;
    return this.parseAsName(this.parseModuleName(), first);
  }

  private parseAsName(name: string, first: number): Alias {
    const asname = this.accept(Token.As) ? this.expectName() : null;
    const last = this.position - 1;
    return {
      type: 'alias',
      name,
      asname,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseImportFrom(): Stmt {
    const first = this.position++;
    let level = 0;
    for (; ; this.position++) {
      if (this.kind[this.position] === Token.Dot) level++;
      else if (this.kind[this.position] === Token.Ellipsis) level += 3;
      else break;
    }
    const isBare = level > 0 && this.kind[this.position] === Token.Import;
    const module = isBare ? null : this.parseModuleName();
    this.expect(Token.Import);
    const names = this.parseImportedNames();
    if (module === '__future__' && names.some(alias => alias.name === 'barry_as_FLUFL')) this.barryAsBdfl = true;
    return { type: 'ImportFrom', module, names, level, ...this.statementPlace(first) };
  }

  private parseImportedNames(): Alias[] {
    const first = this.position;
    if (this.accept(Token.Star)) return [this.parseAsName('*', first)].map(alias => this.withoutAsName(alias));
    const isParenthesised = this.accept(Token.LeftParenthesis);
    const names = [this.parseImportedName()];
    while (this.accept(Token.Comma)) {
      if (isParenthesised && this.kind[this.position] === Token.RightParenthesis) break;
      names.push(this.parseImportedName());
    }
    if (isParenthesised) this.expect(Token.RightParenthesis);
    return names;
  }

  private withoutAsName(alias: Alias): Alias {
    return alias.asname === null ? alias : this.fail();
  }

  private parseImportedName(): Alias {
    const first = this.position;
    return this.parseAsName(this.expectName(), first);
  }

  // Type parameters (PEP 695, PEP 696)

  protected parseTypeParameters(): TypeParam[] {
    const parameters: TypeParam[] = [];
    if (!this.accept(Token.LeftBracket)) return parameters;
    do parameters.push(this.parseTypeParameter());
    while (this.accept(Token.Comma) && this.kind[this.position] !== Token.RightBracket);
    this.expect(Token.RightBracket);
    return parameters;
  }

  private parseTypeParameter(): TypeParam {
    const first = this.position;
    if (this.accept(Token.Star)) {
      const name = this.expectName();
      const default_value = this.accept(Token.Equal) ? this.parseStarAnnotation() : null;
      return { type: 'TypeVarTuple', name, default_value, ...this.statementPlace(first) };
    }
    const isParamSpec = this.accept(Token.DoubleStar);
    const name = this.expectName();
    const bound = !isParamSpec && this.accept(Token.Colon) ? this.parseExpression() : null;
    const default_value = this.accept(Token.Equal) ? this.parseExpression() : null;
    const place = this.statementPlace(first);
    return isParamSpec
      ? { type: 'ParamSpec', name, default_value, ...place }
      : { type: 'TypeVar', name, bound, default_value, ...place };
  }
}

function isSingleTarget(node: Expr): boolean {
  return node.type === 'Name' || node.type === 'Attribute' || node.type === 'Subscript';
}
