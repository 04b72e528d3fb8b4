/**
 * The patterns of `case` (PEP 634): literals, captures, wildcards, dotted values, groups, sequences, mappings, classes.
 */

import type { Expr, Node, Pattern, Position } from './ast.js';
import { ExpressionParser } from './parse-expressions.js';
import { MESSAGES } from './syntax-errors.js';
import { SoftKeyword, Token } from './tokens.js';

const NONE = { kind: 'None' } as const;
const TRUE = { kind: 'True' } as const;
const FALSE = { kind: 'False' } as const;

export abstract class PatternParser extends ExpressionParser {
  /** Everything between `case` and its guard or colon. */
  protected parsePatterns(): Pattern {
    const first = this.position;
    const pattern = this.parseMaybeStarPattern();
    if (this.kind[this.position] !== Token.Comma) {
      if (pattern.type === 'MatchStar') this.fail();
      return pattern;
    }
    const patterns = this.parseMorePatterns(pattern, Token.Colon);
    return { type: 'MatchSequence', patterns, ...this.placeFrom(first) };
  }

  /** The node place from the token `first` to the last one read. */
  private placeFrom(first: number): Position {
    const last = this.position - 1;
    return {
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  /** Sequence elements after the first one; stops before `end` or, at the outermost level, before a guard. */
  private parseMorePatterns(first: Pattern, end: Token): Pattern[] {
    const patterns = [first];
    while (this.accept(Token.Comma)) {
      const kind: Token = this.kind[this.position]!;
      if (kind === end || (end === Token.Colon && kind === Token.If)) break;
      patterns.push(this.parseMaybeStarPattern());
    }
    return patterns;
  }

  private parseMaybeStarPattern(): Pattern {
    if (this.kind[this.position] !== Token.Star) return this.parsePattern();
    const first = this.position++;
    const name = this.isWildcard() ? null : this.nameAt(this.position);
    if (name === null) this.position++;
    else this.expectCaptureTarget();
    return { type: 'MatchStar', name, ...this.placeFrom(first) };
  }

  private isWildcard(): boolean {
    return this.isSoftKeyword(this.position, SoftKeyword.Underscore);
  }

  protected isSoftKeyword(token: number, word: SoftKeyword): boolean {
    return this.kind[token] === Token.Name && this.stream.value[token] === word;
  }

  private expectCaptureTarget(): string {
    const after: Token = this.kind[this.position + 1]!;
    if (this.isWildcard()) this.fail();
    if (after === Token.Dot || after === Token.LeftParenthesis || after === Token.Equal) this.fail();
    return this.expectName();
  }

  private parsePattern(): Pattern {
    this.enterDepth();
    const first = this.position;
    const pattern = this.parseOrPattern();
    this.depth--;
    if (!this.accept(Token.As)) return pattern;
    const name = this.expectCaptureTarget();
    return { type: 'MatchAs', pattern, name, ...this.placeFrom(first) };
  }

  private parseOrPattern(): Pattern {
    const first = this.position;
    const pattern = this.parseClosedPattern();
    if (this.kind[this.position] !== Token.VerticalBar) return pattern;
    const patterns = [pattern];
    while (this.accept(Token.VerticalBar)) patterns.push(this.parseClosedPattern());
    return { type: 'MatchOr', patterns, ...this.placeFrom(first) };
  }

  private parseClosedPattern(): Pattern {
    const first = this.position;
    const kind: Token = this.kind[first]!;
    switch (kind) {
      case Token.Name:
        return this.parseNamePattern();
      case Token.Number:
      case Token.Minus:
      case Token.String:
      case Token.FStringStart:
      case Token.TStringStart: {
        const value = this.parseLiteral();
        return { type: 'MatchValue', value, ...this.placeFrom(first) };
      }
      case Token.None:
      case Token.True:
      case Token.False:
        this.position++;
        return {
          type: 'MatchSingleton',
          value: kind === Token.None ? NONE : kind === Token.True ? TRUE : FALSE,
          ...this.placeFrom(first),
        };
      case Token.LeftParenthesis:
        return this.parseParenthesisedPattern();
      case Token.LeftBracket:
        return this.parseBracketPattern();
      case Token.LeftBrace:
        return this.parseMappingPattern();
      default:
        return this.fail();
    }
  }

  /** A number with an optional sign, a complex number, or strings. */
  private parseLiteral(): Expr {
    const first = this.position;
    if (this.isStringStart(this.kind[first]!)) return this.parseStrings();
    const left = this.parseSignedNumber();
    const kind: Token = this.kind[this.position]!;
    if (kind !== Token.Plus && kind !== Token.Minus) return left;
    const real = left.type === 'UnaryOp' ? left.operand : left;
    const sign = this.position++;
    if (real.type === 'Constant' && real.value.kind === 'complex') {
      throw this.errorAt('SyntaxError', MESSAGES.realRequired, sign - 1, sign - 1);
    }
    if (this.kind[this.position] !== Token.Number) this.fail();
    const right = this.parseNumber();
    if (right.value.kind !== 'complex') {
      throw this.errorAt('SyntaxError', MESSAGES.imaginaryRequired, this.position - 1, this.position - 1);
    }
    return { type: 'BinOp', left, op: kind === Token.Plus ? 'Add' : 'Sub', right, ...this.placeFrom(first) };
  }

  private parseSignedNumber(): Expr {
    const first = this.position;
    const isNegative = this.accept(Token.Minus);
    if (this.kind[this.position] !== Token.Number) this.fail();
    const operand = this.parseNumber();
    return isNegative ? { type: 'UnaryOp', op: 'USub', operand, ...this.placeFrom(first) } : operand;
  }

  private parseNamePattern(): Pattern {
    const first = this.position;
    if (this.isWildcard()) {
      this.position++;
      return { type: 'MatchAs', pattern: null, name: null, ...this.placeFrom(first) };
    }
    const value = this.parseDottedName();
    if (this.kind[this.position] === Token.LeftParenthesis) return this.parseClassPattern(value, first);
    if (this.kind[this.position] === Token.Equal) this.fail();
    if (value.type === 'Name') return { type: 'MatchAs', pattern: null, name: value.id, ...this.placeFrom(first) };
    return { type: 'MatchValue', value, ...this.placeFrom(first) };
  }

  /** A name, or attributes of one, as an expression. */
  private parseDottedName(): Node<'Name' | 'Attribute'> {
    const first = this.position;
    if (this.kind[first] !== Token.Name) this.fail();
    let node: Node<'Name' | 'Attribute'> = this.parseName();
    while (this.accept(Token.Dot)) {
      const attr = this.expectName();
      node = { type: 'Attribute', value: node, attr, ctx: 'Load', ...this.placeFrom(first) };
    }
    return node;
  }

  private parseParenthesisedPattern(): Pattern {
    const first = this.position++;
    let patterns: Pattern[] = [];
    if (this.kind[this.position] !== Token.RightParenthesis) {
      const pattern = this.parseMaybeStarPattern();
      if (this.kind[this.position] !== Token.Comma) {
        if (pattern.type === 'MatchStar') this.fail();
        this.expect(Token.RightParenthesis);
        return pattern;
      }
      patterns = this.parseMorePatterns(pattern, Token.RightParenthesis);
    }
    this.expect(Token.RightParenthesis);
    return { type: 'MatchSequence', patterns, ...this.placeFrom(first) };
  }

  private parseBracketPattern(): Pattern {
    const first = this.position++;
    const isEmpty = this.kind[this.position] === Token.RightBracket;
    const patterns = isEmpty ? [] : this.parseMorePatterns(this.parseMaybeStarPattern(), Token.RightBracket);
    this.expect(Token.RightBracket);
    return { type: 'MatchSequence', patterns, ...this.placeFrom(first) };
  }

  private parseMappingPattern(): Pattern {
    const first = this.position++;
    const keys: Expr[] = [];
    const patterns: Pattern[] = [];
    let rest: string | null = null;
    while (this.kind[this.position] !== Token.RightBrace) {
      if (rest !== null) this.fail();
      if (this.accept(Token.DoubleStar)) rest = this.expectCaptureTarget();
      else {
        keys.push(this.parseMappingKey());
        this.expect(Token.Colon);
        patterns.push(this.parsePattern());
      }
      if (!this.accept(Token.Comma)) break;
    }
    this.expect(Token.RightBrace);
    return { type: 'MatchMapping', keys, patterns, rest, ...this.placeFrom(first) };
  }

  private parseMappingKey(): Expr {
    switch (this.kind[this.position]! as Token) {
      case Token.None:
        return this.parseConstant(NONE);
      case Token.True:
        return this.parseConstant(TRUE);
      case Token.False:
        return this.parseConstant(FALSE);
      case Token.Name: {
        const key = this.parseDottedName();
        return key.type === 'Attribute' ? key : this.fail();
      }
      default:
        return this.parseLiteral();
    }
  }

  private parseClassPattern(cls: Expr, first: number): Pattern {
    this.position++;
    const patterns: Pattern[] = [];
    const kwd_attrs: string[] = [];
    const kwd_patterns: Pattern[] = [];
    while (this.kind[this.position] !== Token.RightParenthesis) {
      if (this.kind[this.position] === Token.Name && this.kind[this.position + 1] === Token.Equal) {
        kwd_attrs.push(this.expectName());
        this.position++;
        kwd_patterns.push(this.parsePattern());
      } else {
        if (kwd_attrs.length > 0) this.fail();
        patterns.push(this.parsePattern());
      }
      if (!this.accept(Token.Comma)) break;
    }
    this.expect(Token.RightParenthesis);
    return { type: 'MatchClass', cls, patterns, kwd_attrs, kwd_patterns, ...this.placeFrom(first) };
  }
}
