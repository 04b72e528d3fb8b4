/**
 * Why a program is refused: the words and the place that CPython gives.
 *
 * It works as CPython does. A first pass over the valid grammar finds the furthest token anyone looked at, the place of
 * a plain "invalid syntax". A second pass also tries the rules for known mistakes; the first that matches wins. An error
 * of the tokenizer further down wins over both, because an unterminated string explains more than what follows from it.
 */

import type { Expr, Keyword } from './ast.js';
import { RULES } from './diagnosis-rules.js';
import { StatementParser } from './parse-compound.js';
import { type Action, type Captures, Grammar, GrammarPass, type Span, TooDeep } from './peg.js';
import { DIAGNOSES, type DiagnosisKey, MESSAGES, PySyntaxError, type SyntaxErrorKind } from './syntax-errors.js';
import { ParseFailure } from './token-cursor.js';
import { countCharacters, type TokenStream } from './token-stream.js';
import { OPERATORS, Token } from './tokens.js';

export type Goal = 'file' | 'interactive' | 'eval';

let grammar: Grammar | null = null;

/** Finds the error of a program that the parser has refused. */
export function diagnose(stream: TokenStream, goal: Goal): PySyntaxError {
  grammar ??= new Grammar(RULES);
  const first = new DiagnosingPass(stream, grammar, false);
  const found = runPass(first, goal);
  stream.endedEarly = isAtEnd(stream, first.furthest);
  const error = findError(stream, goal, grammar, first, found);
  error.incomplete = stream.endedEarly;
  return error;
}

/** Whether the valid grammar was content up to the end of the text: more of it could have helped. */
function isAtEnd(stream: TokenStream, furthest: number): boolean {
  const isCutOff = stream.kind[furthest] === Token.Error && stream.endedEarly;
  return isCutOff || stream.start[furthest]! >= stream.text.length;
}

function findError(
  stream: TokenStream,
  goal: Goal,
  grammar: Grammar,
  first: DiagnosingPass,
  found: PySyntaxError | null,
): PySyntaxError {
  if (found !== null) return preferTokenError(stream, found, first.furthest);
  const second = new DiagnosingPass(stream, grammar, true);
  second.furthest = first.furthest;
  const mistake = runPass(second, goal);
  const { furthest } = second;
  if (mistake !== null) return preferTokenError(stream, mistake, furthest);
  const plain = plainError(stream, first.furthest, furthest);
  return plain.kind === 'IndentationError' ? plain : preferTokenError(stream, plain, furthest);
}

function runPass(pass: DiagnosingPass, goal: Goal): PySyntaxError | null {
  try {
    pass.matches(goal);
    return null;
  } catch (error) {
    if (error instanceof PySyntaxError) return error;
    // A host whose stack is too small for this program gets the tokenizer's error or the plain one.
    if (error instanceof TooDeep || error instanceof RangeError) return pass.tokenError();
    throw error;
  }
}

/** The error of the tokenizer instead of `error`, if it is one that explains more. */
export function preferTokenError(stream: TokenStream, error: PySyntaxError, furthest: number): PySyntaxError {
  const { error: tokenError, unclosed } = stream;
  if (tokenError === null || error === tokenError || stream.kind[furthest] === Token.Error) return error;
  if (!stream.isQuiet) return tokenError;
  return unclosed !== null && stream.line[furthest]! > unclosed.lineno! ? unclosed : error;
}

/** "invalid syntax", or what is said about indentation, at a token. */
function plainError(stream: TokenStream, token: number, furthest: number): PySyntaxError {
  const kind: Token = stream.kind[token]!;
  if (kind === Token.Indent)
    return errorAtToken(stream, 'IndentationError', MESSAGES.unexpectedIndent, token, furthest);
  if (kind === Token.Dedent)
    return errorAtToken(stream, 'IndentationError', MESSAGES.unexpectedUnindent, token, furthest);
  return errorInRange(stream, MESSAGES.invalidSyntax, placeOfTokens(stream, { from: token, to: token + 1 }), furthest);
}

interface Range {
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno: number;
  readonly end_col_offset: number;
}

function placeOfTokens(stream: TokenStream, span: Span): Range {
  const last = Math.max(span.from, span.to - 1);
  return {
    lineno: stream.line[span.from]!,
    col_offset: stream.column[span.from]!,
    end_lineno: stream.endLine[last]!,
    end_col_offset: stream.endColumn[last]!,
  };
}

function errorInRange(stream: TokenStream, message: string, range: Range, furthest: number): PySyntaxError {
  const { lineno, end_lineno } = range;
  const offset = toOffset(stream, lineno, range.col_offset);
  // CPython measures the end, too, on the first line.
  const longest = end_lineno === lineno ? Number.POSITIVE_INFINITY : [...stream.lineText(lineno)].length + 1;
  const endOffset = Math.min(toOffset(stream, lineno, range.end_col_offset), longest);
  const lastLine = stream.endLine[furthest]!;
  return stream.makeError('SyntaxError', message, lineno, offset, end_lineno, endOffset, lastLine);
}

function toOffset(stream: TokenStream, line: number, column: number): number {
  return column < 0 ? column + 1 : stream.charactersBefore(line, column) + 1;
}

/** An error at one token, which may be one without a place of its own (Indent, Dedent, EndMarker). */
function errorAtToken(
  stream: TokenStream,
  kind: SyntaxErrorKind,
  message: string,
  token: number,
  furthest: number,
): PySyntaxError {
  const lastLine = stream.endLine[furthest]!;
  const line = stream.line[token]!;
  const column = stream.column[token]!;
  if (column >= 0) {
    const endOffset = toOffset(stream, line, stream.endColumn[token]!);
    const offset = toOffset(stream, line, column);
    return stream.makeError(kind, message, line, offset, stream.endLine[token]!, endOffset, lastLine);
  }
  const offset = countCharacters(stream.text, stream.lineStart(line), stream.start[token]!);
  return stream.makeError(kind, message, line, offset, line, -1, lastLine);
}

/** Parses the expressions that the rules have found, to learn what they are. */
class SpanParser extends StatementParser {
  expressionIn(span: Span): Expr | null {
    return this.within(span, Token.EndMarker, () => {
      this.position = span.from;
      const node = this.kind[span.from] === Token.Yield ? this.parseYield() : this.parseExpressionList();
      return this.position === span.to ? node : null;
    });
  }

  private parseExpressionList(): Expr {
    const { position } = this;
    try {
      return this.parseStarExpressions();
    } catch (error) {
      if (!(error instanceof ParseFailure)) throw error;
      this.position = position;
      return this.parseStarNamedExpression();
    }
  }

  /** The arguments in a span that follows an opening bracket. */
  argumentsIn(span: Span): { args: Expr[]; keywords: Keyword[] } | null {
    return this.within(span, Token.RightParenthesis, () => {
      const args: Expr[] = [];
      const keywords: Keyword[] = [];
      this.position = span.from - 1;
      this.parseArguments(args, keywords, true);
      return { args, keywords };
    });
  }

  /** Runs `parse` while a token of kind `end` stands behind the span. */
  private within<T>(span: Span, end: Token, parse: () => T | null): T | null {
    const kind = this.kind[span.to]!;
    const noticeCount = this.stream.notices.length;
    this.kind[span.to] = end;
    try {
      return parse();
    } catch (error) {
      if (error instanceof ParseFailure || error instanceof PySyntaxError) return null;
      throw error;
    } finally {
      this.kind[span.to] = kind;
      this.stream.notices.length = noticeCount;
    }
  }
}

type TargetKind = 'star' | 'for' | 'del';

class DiagnosingPass extends GrammarPass {
  private parser: SpanParser | null = null;

  /** The error that ended the tokens, if there is one. */
  tokenError(): PySyntaxError | null {
    return this.stream.error;
  }

  protected override failToken(): never {
    throw this.stream.error!;
  }

  protected override failForced(expected: Token, at: number): never {
    const spelling = Object.keys(OPERATORS).find(text => OPERATORS[text] === expected)!;
    const message = DIAGNOSES.expectedToken.replace('{a:text}', spelling);
    throw this.errorInRange(message, placeOfTokens(this.stream, { from: at, to: at + 1 }));
  }

  protected override act(action: Action, captures: Captures, at: number): void {
    const { place, message } = action;
    if (place === '$') this.callFunction(message, captures, at);
    else if (place === 'last' || place === 'block') this.raiseAtLast(place === 'block', message, captures);
    else if (place === 'next') throw this.errorAt('SyntaxError', this.words(message, captures), at);
    else this.raiseInRange(place, message, captures);
  }

  private raiseAtLast(isIndentation: boolean, message: string, captures: Captures): never {
    const kind = isIndentation ? 'IndentationError' : 'SyntaxError';
    throw this.errorAt(kind, this.words(message, captures), this.furthest);
  }

  private errorInRange(message: string, range: Range): PySyntaxError {
    return errorInRange(this.stream, message, range, this.furthest);
  }

  private errorAt(kind: SyntaxErrorKind, message: string, token: number): PySyntaxError {
    return errorAtToken(this.stream, kind, message, token, this.furthest);
  }

  private raiseInRange(place: string, message: string, captures: Captures): never {
    const start = message === 'plainAfterDefaulted' ? this.placeOfParameter(captures.a!) : this.placeOf(captures.a!);
    if (place === 'a-') throw this.errorToLast(this.words(message, captures), start);
    const end = place === 'a-b' ? this.placeOf(captures.b!) : start;
    const range = { ...start, end_lineno: end.end_lineno, end_col_offset: end.end_col_offset };
    throw this.errorInRange(this.words(message, captures), range);
  }

  /** From a place to the last token read, whose end is not counted. */
  private errorToLast(message: string, start: Range): PySyntaxError {
    const { stream, furthest } = this;
    const line = stream.endLine[furthest]!;
    const isLineEnd = stream.kind[furthest] === Token.Newline && stream.endColumn[furthest]! > stream.column[furthest]!;
    const end = stream.end[furthest]! + (isLineEnd ? 1 : 0);
    const endOffset = end - stream.lineStart(line);
    const offset = toOffset(stream, start.lineno, start.col_offset);
    return stream.makeError('SyntaxError', message, start.lineno, offset, line, endOffset, line);
  }

  private node(span: Span): Expr | null {
    this.parser ??= new SpanParser(this.stream);
    return this.parser.expressionIn(span);
  }

  /** A parameter without the comma that its rule includes. */
  private placeOfParameter(span: Span): Range {
    const hasComma = this.stream.kind[span.to - 1] === Token.Comma;
    return placeOfTokens(this.stream, hasComma ? { from: span.from, to: span.to - 1 } : span);
  }

  private placeOf(span: Span): Range {
    return this.node(span) ?? placeOfTokens(this.stream, span);
  }

  /** Fills the gaps of a message. */
  private words(message: string, captures: Captures): string {
    const template: string = DIAGNOSES[message as DiagnosisKey];
    return template.replace(/\{([ab])(:\w+)?\}/g, (_, name: 'a' | 'b', what?: string) => {
      const span = captures[name]!;
      if (what === ':line') return String(this.stream.line[span.from]);
      if (what === ':text') return this.stream.spelling(span.from);
      const node = this.node(span);
      return node === null ? 'expression' : describeExpression(node);
    });
  }

  // Mistakes that need more than a message

  private callFunction(name: string, captures: Captures, at: number): void {
    const functions: Readonly<Record<string, () => void>> = {
      starTargets: () => this.raiseInvalidTarget(captures.a!, 'star'),
      forTargets: () => this.raiseInvalidTarget(captures.a!, 'for'),
      delTargets: () => this.raiseInvalidTarget(captures.a!, 'del'),
      missingComma: () => this.raiseMissingComma(captures, at),
      legacyCall: () => this.raiseLegacyCall(captures),
      mixedBytes: () => this.raiseMixedBytes(captures.a!),
      mixedTemplates: () => this.raiseMixedTemplates(captures),
      keyWithoutColon: () => this.raiseKeyWithoutColon(captures.a!),
      bareGenerator: () => this.raiseBareGenerator(captures),
      positionalAfterKeyword: () => this.raisePositionalAfterKeyword(captures),
      typeVarTupleBound: () => this.raiseBound(captures, 'constraintsOnTypeVarTuple', 'boundOnTypeVarTuple'),
      paramSpecBound: () => this.raiseBound(captures, 'constraintsOnParamSpec', 'boundOnParamSpec'),
    };
    functions[name]!();
  }

  private raiseInvalidTarget(span: Span, kind: TargetKind): void {
    const node = this.node(span);
    const target = node === null ? null : findInvalidTarget(node, kind);
    if (target === null) return;
    const template = kind === 'del' ? DIAGNOSES.cannotDelete : DIAGNOSES.cannotAssign;
    throw this.errorInRange(template.replace('{a}', describeExpression(target)), target);
  }

  /** Two expressions side by side, but only inside of brackets, and not for `print x`. */
  private raiseMissingComma(captures: Captures, at: number): void {
    const isLegacy = this.isLegacyName(captures.a!);
    if (isLegacy || this.bracketDepth(at - 1) === 0) return;
    this.raiseInRange('a-b', 'missingComma', captures);
  }

  private isLegacyName(span: Span): boolean {
    if (span.to !== span.from + 1 || this.stream.kind[span.from] !== Token.Name) return false;
    const name = this.stream.spelling(span.from);
    return name === 'print' || name === 'exec';
  }

  /** Brackets that are open behind a token. */
  private bracketDepth(token: number): number {
    let depth = 0;
    for (let i = 0; i <= token; i++) {
      const kind: Token = this.stream.kind[i]!;
      if (kind === Token.LeftParenthesis || kind === Token.LeftBracket || kind === Token.LeftBrace) depth++;
      else if (kind === Token.RightParenthesis || kind === Token.RightBracket || kind === Token.RightBrace) depth--;
    }
    return depth;
  }

  private raiseLegacyCall(captures: Captures): void {
    if (this.isLegacyName(captures.a!)) this.raiseInRange('a-b', 'missingParentheses', captures);
  }

  /** Literals side by side of which some are bytes and some are not. */
  private raiseMixedBytes(span: Span): void {
    const { kind } = this.stream;
    let hasBytes = false;
    let hasText = false;
    for (let i = span.from; i < span.to; i++) {
      if (kind[i] === Token.String && /^[a-z]*b/i.test(this.stream.spelling(i).slice(0, 2))) hasBytes = true;
      else if (kind[i] === Token.FStringStart) {
        hasText = true;
        while (kind[i] !== Token.FStringEnd) i++;
      } else hasText = true;
    }
    if (hasBytes && hasText) throw this.errorAt('SyntaxError', MESSAGES.mixedBytes, this.furthest);
  }

  private raiseMixedTemplates(captures: Captures): never {
    const { kind } = this.stream;
    let from = captures.a!.to - 1;
    for (let depth = 0; ; from--) {
      if (kind[from] === Token.FStringEnd || kind[from] === Token.TStringEnd) depth++;
      else if (kind[from] === Token.FStringStart || kind[from] === Token.TStringStart) depth--;
      if (depth === 0) break;
    }
    this.raiseInRange('a-b', 'mixedTemplates', { a: { from, to: captures.a!.to }, b: captures.b! });
  }

  private raiseKeyWithoutColon(span: Span): never {
    const key = this.placeOf(span);
    const range = { ...key, col_offset: key.end_col_offset - 1, end_col_offset: -1 };
    throw this.errorInRange(DIAGNOSES.keyWithoutColon, range);
  }

  private raiseBareGenerator(captures: Captures): void {
    this.parser ??= new SpanParser(this.stream);
    const args = this.parser.argumentsIn(captures.a!)?.args ?? [];
    if (args.length <= 1) return;
    const end = placeOfTokens(this.stream, captures.b!);
    const { lineno, col_offset } = args[args.length - 1]!;
    throw this.errorInRange(DIAGNOSES.bracketGenerator, { ...end, lineno, col_offset });
  }

  private raisePositionalAfterKeyword(captures: Captures): never {
    this.parser ??= new SpanParser(this.stream);
    const keywords = this.parser.argumentsIn(captures.a!)?.keywords ?? [];
    const isUnpacking = keywords.some(keyword => keyword.arg === null);
    return this.raiseAtLast(false, isUnpacking ? 'positionalAfterUnpacking' : 'positionalAfterKeyword', captures);
  }

  private raiseBound(captures: Captures, constraints: DiagnosisKey, bound: DiagnosisKey): never {
    const isTuple = this.node(captures.b!)?.type === 'Tuple';
    return this.raiseInRange('a-', isTuple ? constraints : bound, captures);
  }
}

/** The first part of a would-be target that cannot be one. */
function findInvalidTarget(node: Expr, kind: TargetKind): Expr | null {
  switch (node.type) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return null;
    case 'List':
    case 'Tuple':
      for (const element of node.elts) {
        const found = findInvalidTarget(element, kind);
        if (found !== null) return found;
      }
      return null;
    case 'Starred':
      return kind === 'del' ? node : findInvalidTarget(node.value, kind);
    case 'Compare':
      // `a in b` after `for` is read as a comparison.
      if (kind !== 'for') return node;
      return node.ops[0] === 'In' ? findInvalidTarget(node.left, kind) : null;
    default:
      return node;
  }
}

const EXPRESSION_NAMES: Readonly<Partial<Record<Expr['type'], string>>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  TemplateStr: 't-string expression',
  Interpolation: 't-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
};

/** What messages call an expression. */
export function describeExpression(node: Expr): string {
  if (node.type !== 'Constant') return EXPRESSION_NAMES[node.type] ?? 'expression';
  const { kind } = node.value;
  if (kind === 'None' || kind === 'True' || kind === 'False') return kind;
  return kind === 'Ellipsis' ? 'ellipsis' : 'literal';
}
