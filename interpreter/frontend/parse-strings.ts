/**
 * String literals: plain, bytes, formatted (PEP 701) and template (PEP 750), and runs of them side by side.
 *
 * A run of literals becomes one node. Constants that meet in it are joined into one, and empty ones vanish next to
 * replacement fields, because that is what CPython's tree looks like.
 */

import type { Constant, Expr, Node } from './ast.js';
import { decodeBytes, decodeText, joinTexts, type LiteralReporter, textValue } from './literals.js';
import { MESSAGES, WARNINGS } from './syntax-errors.js';
import { TokenCursor } from './token-cursor.js';
import { Token } from './tokens.js';

const NEWLINE = 10;
const QUOTE_OR_PREFIX_END = /["']/;

/** What ends the source text of a replacement field's expression, for `=` and for t-strings. */
interface FieldParts {
  conversion: number;
  formatSpec: Expr | null;
  /** The token that follows the expression and its `=`: `!`, `:` or `}`. */
  closer: number;
  isDebug: boolean;
}

export abstract class StringParser extends TokenCursor implements LiteralReporter {
  /** The literal that is being decoded, for reports. */
  private literalToken = 0;
  /** Where its text without prefix and quotes starts. */
  private literalStart = 0;

  /** Parses what may stand at the right of an assignment. */
  protected abstract parseAnnotatedRhs(): Expr;

  // Reports of the literal decoders

  error(message: string): never {
    const token = this.endOfTemplate(this.literalToken);
    if (this.kind[token] === Token.Error) throw this.stream.error!;
    throw this.errorAt('SyntaxError', message, token, token);
  }

  /** The last token of the template string that a piece of text is in; the token itself for other literals. */
  private endOfTemplate(token: number): number {
    const kind: Token = this.kind[token]!;
    if (kind !== Token.FStringMiddle && kind !== Token.TStringMiddle) return token;
    for (let depth = 1; ; token++) {
      const next: Token = this.kind[token + 1]!;
      if (next === Token.FStringStart || next === Token.TStringStart) depth++;
      else if (next === Token.FStringEnd || next === Token.TStringEnd) depth--;
      if (depth === 0 || next === Token.Error || next === Token.EndMarker) return token + 1;
    }
  }

  invalidEscape(sequence: string, isOctal: boolean, at: number): void {
    const token = this.literalToken;
    const { text, start } = this.stream;
    let lineno = this.line[token]!;
    for (let i = start[token]!; i < this.literalStart + at; i++) if (text.charCodeAt(i) === NEWLINE) lineno++;
    this.stream.notices.push({
      category: 'SyntaxWarning',
      message: isOctal ? WARNINGS.invalidOctalEscape(sequence) : WARNINGS.invalidEscape(sequence),
      lineno,
      col_offset: this.column[token]!,
      end_lineno: this.endLine[token]!,
      end_col_offset: this.endColumn[token]!,
    });
  }

  // Runs of literals

  protected isStringStart(kind: Token): boolean {
    return kind === Token.String || kind === Token.FStringStart || kind === Token.TStringStart;
  }

  /** Parses one or more adjacent string literals. */
  protected parseStrings(): Expr {
    const first = this.position;
    if (this.kind[first] === Token.String && !this.isStringStart(this.kind[first + 1]!)) return this.parsePlainString();
    const isTemplate = this.kind[first] === Token.TStringStart;
    const parts: Expr[] = [];
    for (let kind: Token = this.kind[first]!; this.isStringStart(kind); kind = this.kind[this.position]!) {
      if ((kind === Token.TStringStart) !== isTemplate) break;
      parts.push(kind === Token.String ? this.parsePlainString() : this.parseTemplate());
    }
    return this.joinParts(parts, first, isTemplate);
  }

  private joinParts(parts: readonly Expr[], first: number, isTemplate: boolean): Expr {
    const bytes = parts.filter(part => part.type === 'Constant' && part.value.kind === 'bytes');
    if (bytes.length > 0) {
      if (bytes.length === parts.length) return this.joinBytes(parts as Constant[], first);
      throw this.errorAt('SyntaxError', MESSAGES.mixedBytes, this.position, this.position);
    }
    if (parts.every(part => part.type === 'Constant')) {
      return this.textConstant(joinTexts(parts.map(part => textOf(part))), parts[0]!.kind, first);
    }
    const values = this.foldConstants(flattenParts(parts));
    return isTemplate ? this.makeTemplateStr(values, first) : this.makeJoinedStr(values, first, this.position - 1);
  }

  private makeJoinedStr(values: Expr[], first: number, last: number): Expr {
    return {
      type: 'JoinedStr',
      values,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  private makeTemplateStr(values: Expr[], first: number): Expr {
    const last = this.position - 1;
    return {
      type: 'TemplateStr',
      values,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  /** Joins constants that stand side by side and drops empty ones. */
  private foldConstants(parts: readonly Expr[]): Expr[] {
    const folded: Expr[] = [];
    for (let i = 0; i < parts.length; ) {
      const part = parts[i]!;
      if (part.type !== 'Constant') {
        folded.push(part);
        i++;
        continue;
      }
      let end = i + 1;
      while (end < parts.length && parts[end]!.type === 'Constant') end++;
      const joined = end === i + 1 ? part : this.joinConstants(parts.slice(i, end) as Constant[]);
      if (textOf(joined).value !== '') folded.push(joined);
      i = end;
    }
    return folded;
  }

  private joinConstants(parts: readonly Constant[]): Constant {
    const first = parts[0]!;
    const last = parts[parts.length - 1]!;
    return {
      type: 'Constant',
      value: joinTexts(parts.map(textOf)),
      kind: first.kind,
      lineno: first.lineno,
      col_offset: first.col_offset,
      end_lineno: last.end_lineno,
      end_col_offset: last.end_col_offset,
    };
  }

  private joinBytes(parts: readonly Constant[], first: number): Expr {
    const arrays = parts.map(part => (part.value.kind === 'bytes' ? part.value.value : new Uint8Array()));
    const joined = new Uint8Array(arrays.reduce((length, array) => length + array.length, 0));
    let at = 0;
    for (const array of arrays) {
      joined.set(array, at);
      at += array.length;
    }
    return this.textConstant({ kind: 'bytes', value: joined }, null, first);
  }

  private textConstant(value: Constant['value'], kind: string | null, first: number): Constant {
    const last = this.position - 1;
    return {
      type: 'Constant',
      value,
      kind,
      lineno: this.line[first]!,
      col_offset: this.column[first]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
  }

  // One literal

  private parsePlainString(): Constant {
    const token = this.position++;
    const { text } = this.stream;
    const start = this.stream.start[token]!;
    const end = this.stream.end[token]!;
    let quoteAt = start;
    let isBytes = false;
    let isRaw = false;
    for (; ; quoteAt++) {
      const code = text.charCodeAt(quoteAt);
      if (code === 34 || code === 39) break;
      if ((code | 32) === 98) isBytes = true;
      else if ((code | 32) === 114) isRaw = true;
    }
    const isTriple = end - quoteAt >= 6 && text[quoteAt + 1] === text[quoteAt] && text[quoteAt + 2] === text[quoteAt];
    const size = isTriple ? 3 : 1;
    const body = text.slice(quoteAt + size, end - size);
    this.literalToken = token;
    this.literalStart = quoteAt + size;
    const value = isBytes
      ? { kind: 'bytes' as const, value: this.decodeAsciiBytes(body, isRaw) }
      : decodeText(body, isRaw, this);
    return this.textConstant(value, text.charCodeAt(start) === 117 ? 'u' : null, token);
  }

  private decodeAsciiBytes(body: string, isRaw: boolean): Uint8Array {
    for (let i = 0; i < body.length; i++) {
      if (body.charCodeAt(i) > 127) this.error(MESSAGES.bytesNotAscii);
    }
    return decodeBytes(body, isRaw, this);
  }

  /** Parses one f- or t-string into a JoinedStr or TemplateStr whose constants are not folded yet. */
  private parseTemplate(): Expr {
    const first = this.position++;
    const isTemplate = this.kind[first] === Token.TStringStart;
    const prefix = this.stream.spelling(first).split(QUOTE_OR_PREFIX_END, 1)[0]!;
    const isRaw = /r/i.test(prefix);
    const values = this.parseTemplateValues(isTemplate, isRaw, isTemplate ? Token.TStringEnd : Token.FStringEnd);
    this.position++;
    return isTemplate ? this.makeTemplateStr(values, first) : this.makeJoinedStr(values, first, this.position - 1);
  }

  /** Parses text and fields up to a token of kind `end`, which it leaves. */
  private parseTemplateValues(isTemplate: boolean, isRaw: boolean, end: Token): Expr[] {
    const values: Expr[] = [];
    for (;;) {
      const kind: Token = this.kind[this.position]!;
      if (kind === end) return values;
      if (kind === Token.FStringMiddle || kind === Token.TStringMiddle) {
        const middle = this.parseTemplateMiddle(isRaw);
        if (textOf(middle).value !== '') values.push(middle);
      } else if (kind === Token.LeftBrace) this.parseField(isTemplate, isRaw, end !== Token.RightBrace, values);
      else this.fail();
    }
  }

  private parseTemplateMiddle(isRaw: boolean): Constant {
    const token = this.position++;
    this.literalToken = token;
    this.literalStart = this.stream.start[token]!;
    return this.textConstant(decodeText(this.stream.spelling(token), isRaw, this), null, token);
  }

  private parseField(isTemplate: boolean, isRaw: boolean, isOutermost: boolean, values: Expr[]): void {
    const open = this.position++;
    // Fields in the format specification of a t-string are formatted at once.
    const isInterpolation = isTemplate && isOutermost;
    const value = this.parseAnnotatedRhs();
    const parts = this.parseFieldEnd(isTemplate, isRaw);
    const last = this.position - 1;
    if (parts.isDebug) {
      values.push({
        type: 'Constant',
        value: textValue(this.fieldText(open, parts.closer)),
        kind: null,
        lineno: this.line[open]!,
        col_offset: this.column[open]! + 1,
        end_lineno: this.line[parts.closer]!,
        end_col_offset: this.column[parts.closer]!,
      });
    }
    const { conversion, formatSpec: format_spec } = parts;
    const place = {
      lineno: this.line[open]!,
      col_offset: this.column[open]!,
      end_lineno: this.endLine[last]!,
      end_col_offset: this.endColumn[last]!,
    };
    if (isInterpolation) {
      const str = this.interpolationText(open, parts);
      values.push({ type: 'Interpolation', value, str, conversion, format_spec, ...place });
    } else values.push({ type: 'FormattedValue', value, conversion, format_spec, ...place });
  }

  private parseFieldEnd(isTemplate: boolean, isRaw: boolean): FieldParts {
    const isDebug = this.accept(Token.Equal);
    const closer = this.position;
    let conversion = this.accept(Token.Exclamation) ? this.parseConversion(isTemplate) : -1;
    let formatSpec: Expr | null = null;
    if (this.kind[this.position] === Token.Colon) formatSpec = this.parseFormatSpec(isTemplate, isRaw);
    else if (isDebug && conversion < 0) conversion = 'r'.charCodeAt(0);
    this.expect(Token.RightBrace);
    return { conversion, formatSpec, closer, isDebug };
  }

  private parseConversion(isTemplate: boolean): number {
    const mark = this.position - 1;
    const token = this.position;
    const name = this.expectName();
    const letter = isTemplate ? 't' : 'f';
    if (this.line[mark] !== this.line[token] || this.endColumn[mark] !== this.column[token]) {
      throw this.errorAt('SyntaxError', MESSAGES.conversionApart(letter), mark, token);
    }
    if (name !== 's' && name !== 'r' && name !== 'a') {
      throw this.errorAt('SyntaxError', MESSAGES.invalidConversion(letter, `'${name}'`), token, token);
    }
    return name.charCodeAt(0);
  }

  private parseFormatSpec(isTemplate: boolean, isRaw: boolean): Expr {
    const colon = this.position++;
    const values = this.parseTemplateValues(isTemplate, isRaw, Token.RightBrace);
    const last = this.position - 1;
    const isPlain = values.length === 0 || (values.length === 1 && values[0]!.type === 'Constant');
    return this.makeJoinedStr(isPlain ? values : this.foldConstants(values), colon, last);
  }

  /** The source text between a field's brace and `closer`, without comments. */
  private fieldText(open: number, closer: number): string {
    const source = this.stream.text.slice(this.stream.end[open]!, this.stream.start[closer]!);
    return source.includes('#') ? source.replace(/#[^\n]*/g, '') : source;
  }

  /** The source text of a t-string field's expression. */
  private interpolationText(open: number, parts: FieldParts): string {
    const text = this.fieldText(open, parts.closer);
    return parts.isDebug ? text.replace(/=\s*$/, '').trimEnd() : text.trimEnd();
  }
}

function textOf(constant: Constant): ReturnType<typeof textValue> {
  return constant.value.kind === 'str' ? constant.value : textValue('');
}

/** Lifts the values of joined and template strings to the level of their neighbours. */
function flattenParts(parts: readonly Expr[]): Expr[] {
  return parts.flatMap((part): Node<Expr['type']>[] =>
    part.type === 'JoinedStr' || part.type === 'TemplateStr' ? part.values : [part],
  );
}
