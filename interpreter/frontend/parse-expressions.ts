/**
 * Expressions: precedence climbing over the binary operators, recursive descent for the rest.
 *
 * A node's place is taken from tokens, not from its children, because brackets around a child belong to the parent
 * ("(a) + b" starts at the bracket) and to no node of their own. `first` is always the first token of what is parsed.
 */

import type { BoolOperator, CompareOperator, Comprehension, Constant, Expr, Keyword, Node, Operator } from './ast.js';
import { numberValue } from './literals.js';
import { LambdaParameterParser } from './parse-parameters.js';
import { callNotice, identityNotice, subscriptNotice } from './syntax-notices.js';
import { MESSAGES } from './syntax-errors.js';
import { TOKEN_KINDS, Token } from './tokens.js';

/** How tightly each binary operator binds; 0 for all other tokens. */
const PRECEDENCE = new Uint8Array(TOKEN_KINDS);
const OPERATOR_OF: Operator[] = [];
const COMPARE_OF: CompareOperator[] = [];
const LOWEST_BINARY = 1;
const SUM = 5;

const BINARY: readonly (readonly [Token, number, Operator])[] = [
  [Token.VerticalBar, LOWEST_BINARY, 'BitOr'],
  [Token.Circumflex, 2, 'BitXor'],
  [Token.Ampersand, 3, 'BitAnd'],
  [Token.LeftShift, 4, 'LShift'],
  [Token.RightShift, 4, 'RShift'],
  [Token.Plus, SUM, 'Add'],
  [Token.Minus, SUM, 'Sub'],
  [Token.Star, 6, 'Mult'],
  [Token.Slash, 6, 'Div'],
  [Token.DoubleSlash, 6, 'FloorDiv'],
  [Token.Percent, 6, 'Mod'],
  [Token.At, 6, 'MatMult'],
];
for (const [kind, precedence, operator] of BINARY) {
  PRECEDENCE[kind] = precedence;
  OPERATOR_OF[kind] = operator;
}
const COMPARISONS: readonly (readonly [Token, CompareOperator])[] = [
  [Token.EqualEqual, 'Eq'],
  [Token.NotEqual, 'NotEq'],
  [Token.Less, 'Lt'],
  [Token.LessEqual, 'LtE'],
  [Token.Greater, 'Gt'],
  [Token.GreaterEqual, 'GtE'],
];
for (const [kind, operator] of COMPARISONS) COMPARE_OF[kind] = operator;

/** The operator of an augmented assignment by its token. */
export function augmentedOperator(kind: Token): Operator | null {
  if (kind < Token.VerticalBarEqual || kind > Token.DoubleStarEqual) return null;
  const binary = kind - Token.VerticalBarEqual + Token.VerticalBar;
  return binary === Token.DoubleStar ? 'Pow' : OPERATOR_OF[binary]!;
}

const NONE = { kind: 'None' } as const;
const TRUE = { kind: 'True' } as const;
const FALSE = { kind: 'False' } as const;
const ELLIPSIS = { kind: 'Ellipsis' } as const;

export abstract class ExpressionParser extends LambdaParameterParser {
  /** Set by `from __future__ import barry_as_FLUFL`. */
  protected barryAsBdfl = false;

  // Lists of expressions

  /** `star_expressions`: one expression, or a tuple without brackets. */
  protected parseStarExpressions(): Expr {
    const first = this.position;
    const node = this.parseStarExpression();
    if (this.kind[this.position] !== Token.Comma) return node;
    const elts = [node];
    while (this.accept(Token.Comma) && this.startsExpression()) elts.push(this.parseStarExpression());
    return this.makeTuple(elts, first);
  }

  protected parseStarAnnotation(): Expr {
    return this.parseStarExpression();
  }

  private parseStarExpression(): Expr {
    return this.kind[this.position] === Token.Star ? this.parseStarred() : this.parseExpression();
  }

  /** `*` and what binds tighter than a comparison. */
  private parseStarred(): Expr {
    const first = this.position++;
    return this.makeStarred(this.parseBinary(LOWEST_BINARY), first);
  }

  /** `expressions`: like `parseStarExpressions`, without stars. */
  protected parseExpressions(): Expr {
    const first = this.position;
    const node = this.parseExpression();
    if (this.kind[this.position] !== Token.Comma) return node;
    const elts = [node];
    while (this.accept(Token.Comma) && this.startsExpression()) elts.push(this.parseExpression());
    return this.makeTuple(elts, first);
  }

  protected parseAnnotatedRhs(): Expr {
    return this.kind[this.position] === Token.Yield ? this.parseYield() : this.parseStarExpressions();
  }

  protected parseStarNamedExpression(): Expr {
    return this.kind[this.position] === Token.Star ? this.parseStarred() : this.parseNamedExpression();
  }

  /** Whether the next token can begin an expression (or a starred one); used after a comma that may be the last. */
  protected startsExpression(): boolean {
    return STARTS_EXPRESSION[this.kind[this.position]!] === 1;
  }

  protected makeTuple(elts: Expr[], first: number): Expr {
    const last = this.position - 1;
    return {
      type: 'Tuple',
      elts,
      ctx: 'Load',
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  protected makeStarred(value: Expr, first: number): Expr {
    const last = this.position - 1;
    return {
      type: 'Starred',
      value,
      ctx: 'Load',
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  // Targets

  /** `star_targets`, as after `for`: stops before `in`. */
  protected parseStarTargets(): Expr {
    const first = this.position;
    const node = this.parseStarTarget();
    if (this.kind[this.position] !== Token.Comma) return node;
    const elts = [node];
    while (this.accept(Token.Comma) && this.startsExpression()) elts.push(this.parseStarTarget());
    const tuple = this.makeTuple(elts, first);
    return this.setContext(tuple, 'Store');
  }

  protected parseStarTarget(): Expr {
    const node = this.kind[this.position] === Token.Star ? this.parseStarred() : this.parseBinary(LOWEST_BINARY);
    return this.setContext(node, 'Store');
  }

  // From the loosest operator to the tightest

  protected parseNamedExpression(): Expr {
    const first = this.position;
    if (this.kind[first] === Token.Name && this.kind[first + 1] === Token.ColonEqual) {
      const target = this.setContext(this.parseName(), 'Store');
      this.position++;
      const value = this.parseExpression();
      const last = this.position - 1;
      return {
        type: 'NamedExpr',
        target,
        value,
        lineno: this.line[first]!,
        col_offset: this.column[first]!,
        end_lineno: this.endLine[last]!,
        end_col_offset: this.endColumn[last]!,
      };
    }
    const node = this.parseExpression();
    if (this.kind[this.position] === Token.ColonEqual) this.fail();
    return node;
  }

  protected parseExpression(): Expr {
    this.enterDepth();
    const first = this.position;
    let node: Expr;
    if (this.kind[first] === Token.Lambda) node = this.parseLambda();
    else {
      node = this.parseDisjunction();
      if (this.kind[this.position] === Token.If) node = this.parseConditionals(node, first);
    }
    this.depth--;
    return node;
  }

  /** `a if b else c if d else e`: each is the `orelse` of the one before; read in a loop, nested at the end. */
  private parseConditionals(firstBody: Expr, first: number): Expr {
    const starts = [first];
    const bodies = [firstBody];
    const tests: Expr[] = [];
    while (this.accept(Token.If)) {
      tests.push(this.parseDisjunction());
      this.expect(Token.Else);
      starts.push(this.position);
      const isLambda = this.kind[this.position] === Token.Lambda;
      bodies.push(isLambda ? this.parseExpression() : this.parseDisjunction());
      if (isLambda) break;
    }
    const last = this.position - 1;
    let node = bodies[tests.length]!;
    for (let i = tests.length - 1; i >= 0; i--) {
      node = {
        type: 'IfExp',
        test: tests[i]!,
        body: bodies[i]!,
        orelse: node,
        lineno: this.line[starts[i]!]!,
        col_offset: this.column[starts[i]!]!,
        end_lineno: this.endLine[last]!,
        end_col_offset: this.endColumn[last]!,
      };
    }
    return node;
  }

  private parseLambda(): Expr {
    const first = this.position++;
    const args = this.parseLambdaParameters();
    this.expect(Token.Colon);
    const body = this.parseExpression();
    const last = this.position - 1;
    return {
      type: 'Lambda',
      args,
      body,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  protected parseYield(): Expr {
    const first = this.position++;
    const isFrom = this.accept(Token.From);
    const value = isFrom ? this.parseExpression() : this.startsExpression() ? this.parseStarExpressions() : null;
    const last = this.position - 1;
    const place = {
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
    return isFrom ? { type: 'YieldFrom', value: value!, ...place } : { type: 'Yield', value, ...place };
  }

  protected parseDisjunction(): Expr {
    const first = this.position;
    const node = this.parseConjunction();
    if (this.kind[this.position] !== Token.Or) return node;
    const values = [node];
    while (this.accept(Token.Or)) values.push(this.parseConjunction());
    return this.makeBoolOp('Or', values, first);
  }

  private parseConjunction(): Expr {
    const first = this.position;
    const node = this.parseInversion();
    if (this.kind[this.position] !== Token.And) return node;
    const values = [node];
    while (this.accept(Token.And)) values.push(this.parseInversion());
    return this.makeBoolOp('And', values, first);
  }

  private makeBoolOp(op: BoolOperator, values: Expr[], first: number): Expr {
    const last = this.position - 1;
    return {
      type: 'BoolOp',
      op,
      values,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseInversion(): Expr {
    if (this.kind[this.position] !== Token.Not) return this.parseComparison();
    const first = this.position++;
    this.enterDepth();
    const operand = this.parseInversion();
    this.depth--;
    return this.makeUnary('Not', operand, first);
  }

  private makeUnary(op: 'Not' | 'UAdd' | 'USub' | 'Invert', operand: Expr, first: number): Expr {
    const last = this.position - 1;
    return {
      type: 'UnaryOp',
      op,
      operand,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseComparison(): Expr {
    const first = this.position;
    const left = this.parseBinary(LOWEST_BINARY);
    let op = this.parseCompareOperator();
    if (op === null) return left;
    const ops: CompareOperator[] = [];
    const comparators: Expr[] = [];
    let message: string | null = null;
    for (let previous = left; op !== null; op = this.parseCompareOperator()) {
      const right = this.parseBinary(LOWEST_BINARY);
      ops.push(op);
      comparators.push(right);
      if (op === 'Is' || op === 'IsNot') message ??= identityNotice(previous, right, op === 'IsNot');
      previous = right;
    }
    this.noticeText(message, first);
    const last = this.position - 1;
    return {
      type: 'Compare',
      left,
      ops,
      comparators,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private noticeText(message: string | null, first: number): void {
    if (message !== null) this.notice(message, first);
  }

  private parseCompareOperator(): CompareOperator | null {
    const kind: Token = this.kind[this.position]!;
    if (kind >= Token.EqualEqual && kind <= Token.GreaterEqual) {
      if (kind === Token.NotEqual) this.checkNotEqual();
      this.position++;
      return COMPARE_OF[kind]!;
    }
    if (kind === Token.In) {
      this.position++;
      return 'In';
    }
    if (kind === Token.Is) {
      this.position++;
      return this.accept(Token.Not) ? 'IsNot' : 'Is';
    }
    if (kind === Token.Not && this.kind[this.position + 1] === Token.In) {
      this.position += 2;
      return 'NotIn';
    }
    return null;
  }

  /** `<>` is an operator only, and `!=` none, under PEP 401. */
  private checkNotEqual(): void {
    const isDiamond = this.stream.text.charCodeAt(this.stream.start[this.position]!) === 60;
    if (isDiamond === this.barryAsBdfl) return;
    if (isDiamond) this.fail();
    throw this.errorAt('SyntaxError', MESSAGES.barryAsBdfl, this.position, this.position);
  }

  /** Binary operators that bind at least as tightly as `lowest`. */
  protected parseBinary(lowest: number): Expr {
    const first = this.position;
    let left = this.parseFactor();
    for (;;) {
      const kind = this.kind[this.position]!;
      const precedence = PRECEDENCE[kind]!;
      if (precedence < lowest) return left;
      this.position++;
      const right = this.parseBinary(precedence + 1);
      const last = this.position - 1;
      left = {
        type: 'BinOp',
        left,
        op: OPERATOR_OF[kind]!,
        right,
        lineno: this.line[first]!,
        col_offset: this.column[first]!,
        end_lineno: this.endLine[last]!,
        end_col_offset: this.endColumn[last]!,
      };
    }
  }

  private parseFactor(): Expr {
    const kind: Token = this.kind[this.position]!;
    if (kind !== Token.Minus && kind !== Token.Plus && kind !== Token.Tilde) return this.parsePower();
    const first = this.position++;
    this.enterDepth();
    const operand = this.parseFactor();
    this.depth--;
    return this.makeUnary(kind === Token.Minus ? 'USub' : kind === Token.Plus ? 'UAdd' : 'Invert', operand, first);
  }

  private parsePower(): Expr {
    const first = this.position;
    const left = this.kind[first] === Token.Await ? this.parseAwait() : this.parsePrimary();
    if (this.kind[this.position] !== Token.DoubleStar) return left;
    this.position++;
    this.enterDepth();
    const right = this.parseFactor();
    this.depth--;
    const last = this.position - 1;
    return {
      type: 'BinOp',
      left,
      op: 'Pow',
      right,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseAwait(): Expr {
    const first = this.position++;
    const value = this.parsePrimary();
    const last = this.position - 1;
    return {
      type: 'Await',
      value,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  // Primaries

  private parsePrimary(): Expr {
    const first = this.position;
    let node = this.parseAtom();
    for (;;) {
      const kind: Token = this.kind[this.position]!;
      if (kind === Token.Dot) node = this.parseAttribute(node, first);
      else if (kind === Token.LeftParenthesis) node = this.parseCall(node, first);
      else if (kind === Token.LeftBracket) node = this.parseSubscript(node, first);
      else return node;
    }
  }

  private parseAttribute(value: Expr, first: number): Expr {
    this.position++;
    const attr = this.expectName();
    const last = this.position - 1;
    return {
      type: 'Attribute',
      value,
      attr,
      ctx: 'Load',
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseCall(func: Expr, first: number): Expr {
    const args: Expr[] = [];
    const keywords: Keyword[] = [];
    this.parseArguments(args, keywords, true);
    const last = this.position - 1;
    if (func.type !== 'Name' && func.type !== 'Attribute') this.noticeText(callNotice(func), first);
    return {
      type: 'Call',
      func,
      args,
      keywords,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  /** Arguments of a call or bases of a class, brackets included; a lone generator only if `allowGenerator`. */
  protected parseArguments(args: Expr[], keywords: Keyword[], allowGenerator: boolean): void {
    const open = this.position++;
    let sawUnpackedMapping = false;
    while (this.kind[this.position] !== Token.RightParenthesis) {
      const kind: Token = this.kind[this.position]!;
      if (kind === Token.Star) {
        if (sawUnpackedMapping) this.fail();
        const star = this.position++;
        args.push(this.makeStarred(this.parseExpression(), star));
      } else if (kind === Token.DoubleStar || (kind === Token.Name && this.kind[this.position + 1] === Token.Equal)) {
        if (kind === Token.DoubleStar) sawUnpackedMapping = true;
        keywords.push(this.parseKeyword());
      } else {
        const node = this.parseNamedExpression();
        if (this.startsComprehension()) {
          if (!allowGenerator || args.length > 0 || keywords.length > 0) this.fail();
          args.push(this.parseGenerator(node, open));
          return;
        }
        if (keywords.length > 0) this.fail();
        args.push(node);
      }
      if (!this.accept(Token.Comma)) break;
    }
    this.expect(Token.RightParenthesis);
  }

  private parseKeyword(): Keyword {
    const first = this.position;
    let arg: string | null = null;
    if (!this.accept(Token.DoubleStar)) {
      arg = this.nameAt(first);
      this.position += 2;
    }
    const value = this.parseExpression();
    const last = this.position - 1;
    return {
      type: 'keyword',
      arg,
      value,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseSubscript(value: Expr, first: number): Expr {
    this.position++;
    const slice = this.parseSlices();
    this.expect(Token.RightBracket);
    const last = this.position - 1;
    if (value.type !== 'Name' && value.type !== 'Attribute') this.noticeText(subscriptNotice(value, slice), first);
    return {
      type: 'Subscript',
      value,
      slice,
      ctx: 'Load',
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseSlices(): Expr {
    const first = this.position;
    const isStarred = this.kind[first] === Token.Star;
    const node = this.parseSliceOrStarred();
    if (this.kind[this.position] !== Token.Comma && !isStarred) return node;
    const elts = [node];
    while (this.accept(Token.Comma) && this.kind[this.position] !== Token.RightBracket) {
      elts.push(this.parseSliceOrStarred());
    }
    return this.makeTuple(elts, first);
  }

  private parseSliceOrStarred(): Expr {
    const first = this.position;
    if (this.accept(Token.Star)) return this.makeStarred(this.parseExpression(), first);
    const lower = this.kind[first] === Token.Colon ? null : this.parseNamedExpression();
    if (this.kind[this.position] !== Token.Colon) return lower ?? this.fail();
    if (lower !== null && lower.type === 'NamedExpr' && this.kind[first + 1] === Token.ColonEqual) this.fail();
    this.position++;
    const upper = this.parseSliceBound();
    const step = this.accept(Token.Colon) ? this.parseSliceBound() : null;
    const last = this.position - 1;
    return {
      type: 'Slice',
      lower,
      upper,
      step,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseSliceBound(): Expr | null {
    const kind: Token = this.kind[this.position]!;
    if (kind === Token.Colon || kind === Token.Comma || kind === Token.RightBracket) return null;
    return this.parseExpression();
  }

  // Atoms

  private parseAtom(): Expr {
    const kind: Token = this.kind[this.position]!;
    switch (kind) {
      case Token.Name:
        return this.parseName();
      case Token.Number:
        return this.parseNumber();
      case Token.String:
      case Token.FStringStart:
      case Token.TStringStart:
        return this.parseStrings();
      case Token.LeftParenthesis:
        return this.parseParentheses();
      case Token.LeftBracket:
        return this.parseBrackets();
      case Token.LeftBrace:
        return this.parseBraces();
      case Token.None:
        return this.parseConstant(NONE);
      case Token.True:
        return this.parseConstant(TRUE);
      case Token.False:
        return this.parseConstant(FALSE);
      case Token.Ellipsis:
        return this.parseConstant(ELLIPSIS);
      default:
        return this.fail();
    }
  }

  protected parseName(): Node<'Name'> {
    const token = this.position++;
    return {
      type: 'Name',
      id: this.nameAt(token),
      ctx: 'Load',
      lineno: this.line[token]!,
      col_offset: this.column[token]!,
      end_lineno: this.endLine[token]!,
      end_col_offset: this.endColumn[token]!,
    };
  }

  /** A literal of one token. */
  protected parseConstant(value: Constant['value']): Constant {
    const token = this.position++;
    return {
      type: 'Constant',
      value,
      kind: null,
      lineno: this.line[token]!,
      col_offset: this.column[token]!,
      end_lineno: this.endLine[token]!,
      end_col_offset: this.endColumn[token]!,
    };
  }

  protected parseNumber(): Constant {
    const token = this.position;
    return this.parseConstant(
      numberValue(this.stream.spelling(token), {
        error: message => {
          throw this.errorAt('SyntaxError', message, token, token);
        },
        invalidEscape: () => {},
      }),
    );
  }

  // Displays and comprehensions

  private startsComprehension(): boolean {
    const kind: Token = this.kind[this.position]!;
    return kind === Token.For || (kind === Token.Async && this.kind[this.position + 1] === Token.For);
  }

  /** The rest of a generator expression whose bracket is the token `open`. */
  private parseGenerator(elt: Expr, open: number): Expr {
    const generators = this.parseComprehensions();
    this.expect(Token.RightParenthesis);
    const last = this.position - 1;
    return {
      type: 'GeneratorExp',
      elt,
      generators,
      lineno: this.line[open]!,
      col_offset: this.column[open]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseComprehensions(): Comprehension[] {
    const generators: Comprehension[] = [];
    while (this.startsComprehension()) {
      const is_async = this.accept(Token.Async) ? 1 : 0;
      this.position++;
      const target = this.parseStarTargets();
      this.expect(Token.In);
      const iter = this.parseDisjunction();
      const ifs: Expr[] = [];
      while (this.accept(Token.If)) ifs.push(this.parseDisjunction());
      generators.push({ type: 'comprehension', target, iter, ifs, is_async });
    }
    return generators;
  }

  private parseParentheses(): Expr {
    const open = this.position++;
    if (this.accept(Token.RightParenthesis)) return this.makeTuple([], open);
    if (this.kind[this.position] === Token.Yield) {
      const node = this.parseYield();
      this.expect(Token.RightParenthesis);
      return node;
    }
    const node = this.parseStarNamedExpression();
    if (this.kind[this.position] === Token.Comma) {
      const elts = this.parseMoreElements(node, Token.RightParenthesis);
      return this.makeTuple(elts, open);
    }
    if (node.type === 'Starred') this.fail();
    if (this.startsComprehension()) return this.parseGenerator(node, open);
    this.expect(Token.RightParenthesis);
    return node;
  }

  /** The elements after `first` of a display, and its closing bracket. */
  private parseMoreElements(first: Expr, close: Token): Expr[] {
    const elts = [first];
    while (this.accept(Token.Comma) && this.kind[this.position] !== close) elts.push(this.parseStarNamedExpression());
    this.expect(close);
    return elts;
  }

  private parseBrackets(): Expr {
    const open = this.position++;
    if (this.accept(Token.RightBracket)) return this.makeList([], open);
    const node = this.parseStarNamedExpression();
    if (!this.startsComprehension()) return this.makeList(this.parseMoreElements(node, Token.RightBracket), open);
    if (node.type === 'Starred') this.fail();
    const generators = this.parseComprehensions();
    this.expect(Token.RightBracket);
    const last = this.position - 1;
    return {
      type: 'ListComp',
      elt: node,
      generators,
      lineno: this.line[open]!,
      col_offset: this.column[open]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private makeList(elts: Expr[], open: number): Expr {
    const last = this.position - 1;
    return {
      type: 'List',
      elts,
      ctx: 'Load',
      lineno: this.line[open]!,
      col_offset: this.column[open]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private parseBraces(): Expr {
    const open = this.position++;
    const kind: Token = this.kind[this.position]!;
    if (kind === Token.RightBrace || kind === Token.DoubleStar) return this.parseDict([], [], open);
    const first = this.position;
    const node = this.parseStarNamedExpression();
    if (this.kind[this.position] === Token.Colon) {
      const isKey = node.type !== 'Starred' && this.kind[first + 1] !== Token.ColonEqual;
      return isKey ? this.parseDictFrom(node, open) : this.fail();
    }
    if (!this.startsComprehension()) return this.makeSet(this.parseMoreElements(node, Token.RightBrace), open);
    if (node.type === 'Starred') this.fail();
    const generators = this.parseComprehensions();
    this.expect(Token.RightBrace);
    const last = this.position - 1;
    return {
      type: 'SetComp',
      elt: node,
      generators,
      lineno: this.line[open]!,
      col_offset: this.column[open]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private makeSet(elts: Expr[], open: number): Expr {
    const last = this.position - 1;
    return {
      type: 'Set',
      elts,
      lineno: this.line[open]!,
      col_offset: this.column[open]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  /** A dictionary or its comprehension whose first key is parsed. */
  private parseDictFrom(key: Expr, open: number): Expr {
    this.position++;
    const value = this.parseExpression();
    if (!this.startsComprehension()) {
      if (!this.accept(Token.Comma) && this.kind[this.position] !== Token.RightBrace) this.fail();
      return this.parseDict([key], [value], open);
    }
    const generators = this.parseComprehensions();
    this.expect(Token.RightBrace);
    const last = this.position - 1;
    return {
      type: 'DictComp',
      key,
      value,
      generators,
      lineno: this.line[open]!,
      col_offset: this.column[open]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  /** The rest of a dictionary display, from the start of an item or from the closing brace on. */
  private parseDict(keys: (Expr | null)[], values: Expr[], open: number): Expr {
    while (this.kind[this.position] !== Token.RightBrace) {
      if (this.accept(Token.DoubleStar)) {
        keys.push(null);
        values.push(this.parseBinary(LOWEST_BINARY));
      } else {
        keys.push(this.parseExpression());
        this.expect(Token.Colon);
        values.push(this.parseExpression());
      }
      if (!this.accept(Token.Comma)) break;
    }
    this.expect(Token.RightBrace);
    const last = this.position - 1;
    return {
      type: 'Dict',
      keys,
      values,
      lineno: this.line[open]!,
      col_offset: this.column[open]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }
}

const STARTS_EXPRESSION = new Uint8Array(TOKEN_KINDS);
for (const kind of [
  Token.Name,
  Token.Number,
  Token.String,
  Token.FStringStart,
  Token.TStringStart,
  Token.LeftParenthesis,
  Token.LeftBracket,
  Token.LeftBrace,
  Token.None,
  Token.True,
  Token.False,
  Token.Ellipsis,
  Token.Minus,
  Token.Plus,
  Token.Tilde,
  Token.Not,
  Token.Await,
  Token.Lambda,
  Token.Star,
]) {
  STARTS_EXPRESSION[kind] = 1;
}
