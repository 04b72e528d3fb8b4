/**
 * Parameter lists of functions and lambdas, which differ only in annotations and in the token that ends them.
 *
 * The order is: positional-only, `/`, plain, `*args` or a bare `*`, keyword-only, `**kwargs`. Once a positional
 * parameter has a default, all positional ones after it must have one.
 */

import type { Arg, Arguments, Expr } from './ast.js';
import { StringParser } from './parse-strings.js';
import { Token } from './tokens.js';

export abstract class LambdaParameterParser extends StringParser {
  protected abstract parseExpression(): Expr;
  /** An expression, or a starred one (`*args: *Ts`). */
  protected abstract parseStarAnnotation(): Expr;

  protected parseLambdaParameters(): Arguments {
    return this.parseParameters(Token.Colon, false);
  }

  /** Parses parameters up to the token `end`, which it leaves. */
  protected parseParameters(end: Token, isAnnotated: boolean): Arguments {
    const result: Arguments = {
      type: 'arguments',
      posonlyargs: [],
      args: [],
      vararg: null,
      kwonlyargs: [],
      kw_defaults: [],
      kwarg: null,
      defaults: [],
    };
    let sawStar = false;
    while (this.kind[this.position] !== end) {
      const kind: Token = this.kind[this.position]!;
      if (result.kwarg !== null) this.fail();
      if (kind === Token.Slash) this.parseSlash(result, sawStar);
      else if (kind === Token.Star) {
        if (sawStar) this.fail();
        sawStar = true;
        this.parseStar(result, isAnnotated);
      } else if (kind === Token.DoubleStar) {
        this.position++;
        result.kwarg = this.parseParameter(isAnnotated);
      } else this.parseNamedParameter(result, sawStar, isAnnotated);
      if (!this.accept(Token.Comma)) break;
    }
    if (this.kind[this.position] !== end) this.fail();
    return result;
  }

  private parseSlash(result: Arguments, sawStar: boolean): void {
    if (sawStar || result.args.length === 0 || result.posonlyargs.length > 0) this.fail();
    this.position++;
    result.posonlyargs = result.args;
    result.args = [];
  }

  /** `*name`, or a bare `*`, which needs a parameter after it. */
  private parseStar(result: Arguments, isAnnotated: boolean): void {
    this.position++;
    if (this.kind[this.position] === Token.Comma) {
      if (this.kind[this.position + 1] !== Token.Name) this.fail();
    } else result.vararg = this.parseParameter(isAnnotated, true);
  }

  private parseNamedParameter(result: Arguments, sawStar: boolean, isAnnotated: boolean): void {
    const parameter = this.parseParameter(isAnnotated);
    const value = this.accept(Token.Equal) ? this.parseExpression() : null;
    if (sawStar) {
      result.kwonlyargs.push(parameter);
      result.kw_defaults.push(value);
      return;
    }
    result.args.push(parameter);
    if (value !== null) result.defaults.push(value);
    else if (result.defaults.length > 0) this.fail();
  }

  private parseParameter(isAnnotated: boolean, isVariadic = false): Arg {
    const first = this.position;
    const arg = this.expectName();
    let annotation: Expr | null = null;
    if (isAnnotated && this.accept(Token.Colon)) {
      annotation = isVariadic ? this.parseStarAnnotation() : this.parseExpression();
    }
    const last = this.position - 1;
    return {
      type: 'arg',
      arg,
      annotation,
      type_comment: null,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }
}
