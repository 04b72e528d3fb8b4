/**
 * The tokenizer: text in, the whole token stream out, in one pass over character codes.
 *
 * It follows the lexical analysis chapter of the language reference and, where that is silent, CPython's tokenizer:
 * indentation is compared twice (tabs to eight columns and tabs as one column) so that mixtures that mean different
 * things to different people are refused, brackets are matched here, and f- and t-strings are tokenized with a stack of
 * modes, so that a replacement field is ordinary tokens (PEP 701).
 *
 * It never throws for a bad program: the stream then ends with a Token.Error, and the parser decides whether that error
 * or one of its own comes first.
 */

import { type NumberFault, scanNumber } from './scan-number.js';
import { MESSAGES, type PySyntaxError, type SyntaxErrorKind, WARNINGS } from './syntax-errors.js';
import { countCharacters, TokenStream } from './token-stream.js';
import { FIRST_KEYWORD, KEYWORDS, LONGER_OPERATORS, ONE_CHARACTER, STARTS_LONGER, Token } from './tokens.js';

const MAX_BRACKETS = 200;
const MAX_INDENTS = 100;
const MAX_TEMPLATES = 150;
const MAX_FIELD_NESTING = 3;
const TAB_SIZE = 8;

const NEWLINE = 10;
const FORM_FEED = 12;
const SPACE = 32;
const TAB = 9;
const HASH = 35;
const BACKSLASH = 92;
const SINGLE_QUOTE = 39;
const DOUBLE_QUOTE = 34;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const COLON = 58;
const DOT = 46;
const LETTER_N = 78;

/** What a character can begin or continue; see `CLASSES`. */
const enum CharacterClass {
  Other,
  Letter,
  Digit,
}
const CLASSES = new Uint8Array(128);
CLASSES.fill(CharacterClass.Letter, 65, 91).fill(CharacterClass.Letter, 97, 123)[95] = CharacterClass.Letter;
CLASSES.fill(CharacterClass.Digit, 48, 58);

/* Classes of Unicode take the engine a while to look up: so these expressions are in functions, made when they are first called. */
const isIdentifier = (text: string): boolean => /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text);
const isPrintable = (character: string): boolean => !/^[\p{C}\p{Z}]$/u.test(character);

/** An f- or t-string that has not ended yet. */
interface TemplateMode {
  readonly letter: 'f' | 't';
  readonly quote: number;
  readonly quoteSize: number;
  readonly isRaw: boolean;
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  /** Whether the tokenizer is in the text of the string, not in a replacement field. */
  inText: boolean;
  /** Brackets opened in replacement fields of this string. */
  depth: number;
  /** `depth` at which the innermost replacement field began; -1 outside of fields. */
  fieldDepth: number;
  inFormatSpec: boolean;
}

/** Tokenizes a source text that `readSource` has prepared. */
export function tokenize(text: string, filename: string): TokenStream {
  return new Tokenizer(text, filename).run();
}

class Tokenizer {
  private readonly text: string;
  private readonly stream: TokenStream;
  private position = 0;
  private line = 1;
  private lineStart = 0;
  private atLineStart = true;
  /** Start of the line on which the token or the continued line began that the tokenizer is in. */
  private regionStart = 0;
  private readonly indents = [0];
  private readonly alternateIndents = [0];
  /** Open brackets: character code, line, index. */
  private readonly brackets: number[] = [];
  private readonly bracketLines: number[] = [];
  private readonly bracketPositions: number[] = [];
  private readonly templates: TemplateMode[] = [];
  private template: TemplateMode | null = null;
  private done = false;

  constructor(text: string, filename: string) {
    this.text = text;
    this.stream = new TokenStream(text, filename);
  }

  run(): TokenStream {
    while (!this.done) {
      if (this.template?.inText) this.scanTemplateText(this.template);
      else if (!this.atLineStart || this.scanIndentation()) this.scanToken();
    }
    return this.stream;
  }

  // Positions and errors

  private column(index: number): number {
    const { columns } = this.stream;
    return columns.isAscii ? index - this.lineStart : columns.column(this.lineStart, index);
  }

  /** A token on the current line that ends at the current position. */
  private push(kind: Token, start: number, value = 0): void {
    const { line, position, stream } = this;
    const column = this.column(start);
    stream.push(kind, start, position, line, column, line, this.column(position), value);
  }

  /** A token without a place, at the current line; behind the last line, it counts to that. */
  private pushMark(kind: Token): void {
    const line = this.lastLine();
    this.stream.push(kind, this.position, this.position, line, -1, line, -1, 0);
  }

  /** Ends the stream with an error whose offset is the number of characters of the line before `index`. */
  private fail(message: string, index: number, kind: SyntaxErrorKind = 'SyntaxError'): void {
    const offset = countCharacters(this.text, this.lineStart, index);
    this.failWith(this.stream.makeError(kind, message, this.line, offset, this.line, offset));
  }

  /** Ends the stream with an error that covers a range of the current line, which CPython gives in UTF-8 bytes. */
  private failRange(message: string, from: number, to: number): void {
    const offset = this.column(from) + 1;
    const endOffset = this.column(to);
    this.failWith(this.stream.makeError('SyntaxError', message, this.line, offset, this.line, endOffset));
  }

  private failWith(error: PySyntaxError): void {
    this.stream.error = error;
    this.stream.isQuiet = this.template !== null;
    this.pushMark(Token.Error);
    this.done = true;
  }

  // Lines

  /**
   * Reads the white space that starts a logical line and emits Indent and Dedent tokens. Answers false if there is
   * nothing to scan on the line (blank, comment, or an error).
   */
  private scanIndentation(): boolean {
    this.atLineStart = false;
    const text = this.text;
    let column = 0;
    let alternate = 0;
    let continued = 0;
    for (;;) {
      const code = text.charCodeAt(this.position);
      if (code === SPACE) {
        column++;
        alternate++;
      } else if (code === TAB) {
        column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
        alternate++;
      } else if (code === FORM_FEED) {
        column = 0;
        alternate = 0;
      } else if (code === BACKSLASH) {
        if (continued === 0) continued = column;
        if (!this.continueLine()) return false;
        continue;
      } else break;
      this.position++;
    }
    if (this.brackets.length > 0) return true;
    const code = text.charCodeAt(this.position);
    if (code === HASH || code === NEWLINE) {
      this.skipToNextLine();
      return false;
    }
    return continued === 0 ? this.compareIndentation(column, alternate) : this.compareIndentation(continued, continued);
  }

  private skipToNextLine(): void {
    const end = this.text.indexOf('\n', this.position);
    this.position = end < 0 ? this.text.length : end + 1;
    this.enterLine();
    this.atLineStart = true;
  }

  private enterLine(): void {
    this.enterLineAt(this.position);
    this.regionStart = this.position;
  }

  private compareIndentation(column: number, alternate: number): boolean {
    const top = this.indents.length - 1;
    if (column === this.indents[top]) return alternate === this.alternateIndents[top] || this.failTabs();
    if (column > this.indents[top]!) return this.indent(column, alternate);
    return this.dedent(column, alternate);
  }

  private indent(column: number, alternate: number): boolean {
    const top = this.indents.length - 1;
    if (top + 1 >= MAX_INDENTS) {
      this.failLine('IndentationError', MESSAGES.tooManyIndents);
      return false;
    }
    if (alternate <= this.alternateIndents[top]!) return this.failTabs();
    this.indents.push(column);
    this.alternateIndents.push(alternate);
    this.pushMark(Token.Indent);
    return true;
  }

  private dedent(column: number, alternate: number): boolean {
    let count = 0;
    while (this.indents.length > 1 && column < this.indents[this.indents.length - 1]!) {
      this.indents.pop();
      this.alternateIndents.pop();
      count++;
    }
    if (column !== this.indents[this.indents.length - 1]) {
      const end = this.endOfLine();
      const offset = countCharacters(this.text, this.lineStart, end) + 1;
      const message = MESSAGES.inconsistentDedent;
      this.failQuietly(this.stream.makeError('IndentationError', message, this.line, offset, this.line, -1, this.line));
      return false;
    }
    if (alternate !== this.alternateIndents[this.alternateIndents.length - 1]) return this.failTabs();
    for (; count > 0; count--) this.pushMark(Token.Dedent);
    return true;
  }

  private failTabs(): false {
    this.failLine('TabError', MESSAGES.inconsistentTabs);
    return false;
  }

  private failLine(kind: SyntaxErrorKind, message: string): void {
    this.failQuietly(this.stream.makeError(kind, message, this.line, 1, this.line, 0, this.line));
  }

  private endOfLine(): number {
    const end = this.text.indexOf('\n', this.lineStart);
    return end < 0 ? this.text.length : end;
  }

  /** Goes past a backslash and the line end after it; answers false after an error. */
  private continueLine(): boolean {
    const after = this.position + 1;
    if (this.text.charCodeAt(after) !== NEWLINE) {
      this.failContinuation(after);
      return false;
    }
    this.position = after + 1;
    this.enterLineAt(this.position);
    if (this.position < this.text.length) return true;
    this.failAtEnd(MESSAGES.unexpectedEnd);
    return false;
  }

  /** CPython counts from the line on which the continued line began, but not beyond the end of this one. */
  private failContinuation(after: number): void {
    const longest = countCharacters(this.text, this.lineStart, this.endOfLine()) + 2;
    const offset = Math.min(countCharacters(this.text, this.regionStart, after) + 1, longest);
    const message = MESSAGES.afterContinuation;
    this.failQuietly(this.stream.makeError('SyntaxError', message, this.line, offset, this.line, 0, this.line));
  }

  /** Ends the stream where the text ends too early. */
  private failAtEnd(message: string): void {
    this.stream.endedEarly = true;
    const line = this.line - 1;
    const offset = countCharacters(this.text, this.stream.lineStart(line), this.text.length);
    const error = this.stream.makeError('SyntaxError', message, line, offset, line, -1, line);
    const unclosed = this.unclosedError();
    this.failQuietly(error);
    this.stream.error = unclosed ?? error;
  }

  /** Ends the stream with an error that the parser's own errors win over. */
  private failQuietly(error: PySyntaxError): void {
    this.failWith(error);
    this.stream.isQuiet = true;
    if (this.template === null) this.stream.unclosed = this.unclosedError();
  }

  /** That the innermost open bracket was never closed. */
  private unclosedError(): PySyntaxError | null {
    const bracket = this.brackets.length - 1;
    if (bracket < 0) return null;
    const line = this.bracketLines[bracket]!;
    const offset = countCharacters(this.text, this.stream.lineStart(line), this.bracketPositions[bracket]!) + 1;
    const message = MESSAGES.neverClosed(String.fromCharCode(this.brackets[bracket]!));
    return this.stream.makeError('SyntaxError', message, line, offset, line, 0, this.lastLine());
  }

  /** The line the tokenizer is on; behind the text, the last one. */
  private lastLine(): number {
    return this.position >= this.text.length && this.line > 1 ? this.line - 1 : this.line;
  }

  // Tokens

  private scanToken(): void {
    const text = this.text;
    let code = text.charCodeAt(this.position);
    while (code === SPACE || code === TAB || code === FORM_FEED) code = text.charCodeAt(++this.position);
    const start = this.position;
    if (code === HASH) {
      this.position = text.indexOf('\n', start);
      if (this.position < 0) this.position = text.length;
      code = text.charCodeAt(this.position);
    }
    if (code < 128) {
      const characterClass = CLASSES[code];
      if (characterClass === CharacterClass.Letter) this.scanName(start);
      else if (characterClass === CharacterClass.Digit) this.scanNumber(start);
      else if (code === NEWLINE) this.scanNewline(start);
      else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) this.scanString(start, start);
      else if (code === BACKSLASH) this.continueLine();
      else this.scanOperator(start, code);
    } else if (code >= 128) this.scanName(start);
    else this.scanEnd();
  }

  private scanNewline(start: number): void {
    if (this.brackets.length === 0) {
      const column = this.column(start);
      const end = this.position;
      this.stream.push(Token.Newline, start, end, this.line, column, this.line, this.column(end) + 1, 0);
    }
    this.position++;
    this.enterLine();
    this.atLineStart = this.brackets.length === 0;
  }

  private scanEnd(): void {
    if (this.brackets.length > 0) {
      this.failAtEnd(MESSAGES.unexpectedEnd);
      return;
    }
    this.pushMark(Token.EndMarker);
    this.done = true;
  }

  private scanName(start: number): void {
    const text = this.text;
    let position = start;
    let hash = 0;
    let wide = 0;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code < 128 ? CLASSES[code] === CharacterClass.Other : !(code >= 128)) break;
      wide |= code;
      hash = (Math.imul(hash, 31) + code) | 0;
      position++;
    }
    if (position - start <= 3) {
      const next = text.charCodeAt(position);
      if ((next === DOUBLE_QUOTE || next === SINGLE_QUOTE) && this.scanPrefixed(start, position)) return;
    }
    this.position = position;
    if (wide > 127 && !this.verifyIdentifier(start, position)) return;
    const name = this.stream.names.find(text, start, position, hash);
    if (name < KEYWORDS.length) this.push(FIRST_KEYWORD + name, start, name);
    else this.push(Token.Name, start, name);
  }

  private verifyIdentifier(start: number, end: number): boolean {
    if (isIdentifier(this.text.slice(start, end))) return true;
    let at = start;
    for (let part = ''; at < end; ) {
      const character = String.fromCodePoint(this.text.codePointAt(at)!);
      part += character;
      at += character.length;
      if (isIdentifier(part)) continue;
      this.failCharacter(character, at);
      return false;
    }
    return true;
  }

  private failCharacter(character: string, end: number): void {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    const shown = isPrintable(character)
      ? MESSAGES.invalidCharacter(character, code)
      : MESSAGES.invalidNonPrintable(code);
    this.fail(shown, end);
  }

  private scanNumber(start: number): void {
    const result = scanNumber(this.text, start);
    if (typeof result !== 'number') {
      this.failNumber(start, result);
      return;
    }
    this.position = Math.abs(result);
    if (result < 0) this.noticeNumber(start);
    this.push(Token.Number, start);
  }

  private failNumber(start: number, fault: NumberFault): void {
    if (fault.from === undefined) this.fail(fault.message, fault.at);
    else this.failRange(fault.message, start, fault.at);
  }

  private noticeNumber(start: number): void {
    const spelling = this.text.slice(start, this.position);
    const kind = /j$/i.test(spelling)
      ? 'imaginary'
      : /^0x/i.test(spelling)
        ? 'hexadecimal'
        : /^0o/i.test(spelling)
          ? 'octal'
          : /^0b/i.test(spelling)
            ? 'binary'
            : 'decimal';
    this.stream.notices.push({
      category: 'SyntaxWarning',
      message: WARNINGS.invalidLiteral(kind),
      lineno: this.line,
      col_offset: this.column(start),
      end_lineno: this.line,
      end_col_offset: this.column(this.position),
    });
  }

  private scanOperator(start: number, code: number): void {
    const text = this.text;
    if (code === DOT && CLASSES[text.charCodeAt(start + 1)] === CharacterClass.Digit) {
      this.scanNumber(start);
      return;
    }
    const template = this.template;
    if (template !== null && code === COLON && template.fieldDepth >= 0 && template.depth - 1 === template.fieldDepth) {
      template.inText = true;
      template.inFormatSpec = true;
      this.position++;
      this.push(Token.Colon, start);
      return;
    }
    if (STARTS_LONGER[code] === 1) {
      const two = (code << 7) | text.charCodeAt(start + 1);
      const three = (two << 7) | text.charCodeAt(start + 2);
      const longest = LONGER_OPERATORS.get(three);
      const kind = longest ?? LONGER_OPERATORS.get(two);
      if (kind !== undefined) {
        this.position = start + (longest === undefined ? 2 : 3);
        this.push(kind, start);
        return;
      }
    }
    this.position = start + 1;
    const kind: Token = ONE_CHARACTER[code]!;
    if (kind <= Token.RightBrace && kind >= Token.LeftParenthesis) {
      if (kind === Token.LeftParenthesis || kind === Token.LeftBracket || kind === Token.LeftBrace) {
        if (!this.openBracket(start, code)) return;
      } else if (!this.closeBracket(code)) return;
    } else if (kind === Token.Unknown && (code < 32 || code === 127)) {
      this.failCharacter(String.fromCharCode(code), this.position);
      return;
    }
    this.push(kind, start);
  }

  private openBracket(start: number, code: number): boolean {
    if (this.brackets.length >= MAX_BRACKETS) {
      this.fail(MESSAGES.tooManyParentheses, this.position);
      return false;
    }
    this.brackets.push(code);
    this.bracketLines.push(this.line);
    this.bracketPositions.push(start);
    if (this.template !== null) this.template.depth++;
    return true;
  }

  private closeBracket(code: number): boolean {
    const template = this.template;
    const shown = String.fromCharCode(code);
    if (template !== null && template.depth === 0 && code === CLOSE_BRACE) {
      this.fail(MESSAGES.templateSingleBrace(template.letter), this.position);
      return false;
    }
    if (this.brackets.length === 0) {
      this.fail(MESSAGES.unmatched(shown), this.position);
      return false;
    }
    const opening = this.brackets.pop()!;
    const openingLine = this.bracketLines.pop()!;
    this.bracketPositions.pop();
    // In ASCII a closing bracket follows its opening one by 1 or 2.
    if (code - opening !== 1 && code - opening !== 2) {
      this.failMismatch(shown, opening, openingLine);
      return false;
    }
    return template === null || this.closeInTemplate(template, code);
  }

  private failMismatch(shown: string, opening: number, openingLine: number): void {
    const template = this.template;
    if (template !== null && opening === OPEN_BRACE && template.depth - 1 === template.fieldDepth) {
      this.fail(MESSAGES.templateUnmatched(template.letter, shown), this.position);
      return;
    }
    const bracket = String.fromCharCode(opening);
    const message =
      openingLine === this.line
        ? MESSAGES.mismatched(shown, bracket)
        : MESSAGES.mismatchedOnLine(shown, bracket, openingLine);
    this.fail(message, this.position);
  }

  private closeInTemplate(template: TemplateMode, code: number): boolean {
    template.depth--;
    if (template.depth < 0) {
      this.fail(MESSAGES.templateUnmatched(template.letter, String.fromCharCode(code)), this.position);
      return false;
    }
    if (code === CLOSE_BRACE && template.depth === template.fieldDepth) {
      template.fieldDepth--;
      template.inText = true;
      template.inFormatSpec = false;
    }
    return true;
  }

  // Strings

  /** Scans the string whose prefix is `text[start:quoteAt]`, if that is a prefix. */
  private scanPrefixed(start: number, quoteAt: number): boolean {
    const prefix = this.text.slice(start, quoteAt).toLowerCase();
    for (let i = 0; i < prefix.length; i++) {
      if (!'bruft'.includes(prefix[i]!) || prefix.indexOf(prefix[i]!) !== i) return false;
    }
    this.position = quoteAt + 1;
    for (const pair of ['ub', 'ur', 'uf', 'ut', 'bf', 'bt', 'ft']) {
      if (prefix.includes(pair[0]!) && prefix.includes(pair[1]!)) {
        this.failRange(MESSAGES.incompatiblePrefixes(pair[0]!, pair[1]!), start, quoteAt + 1);
        return true;
      }
    }
    const letter = prefix.includes('f') ? 'f' : prefix.includes('t') ? 't' : null;
    if (letter === null) this.scanString(start, quoteAt);
    else this.startTemplate(letter, prefix.includes('r'), start, quoteAt);
    return true;
  }

  private quoteSize(at: number): number {
    const text = this.text;
    const quote = text.charCodeAt(at);
    return text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote ? 3 : 1;
  }

  private scanString(start: number, quoteAt: number): void {
    const text = this.text;
    const quote = text.charCodeAt(quoteAt);
    const size = this.quoteSize(quoteAt);
    const { line, lineStart } = this;
    const column = this.column(start);
    let position = quoteAt + size;
    let escapedQuote = false;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code === quote) {
        if (size === 1) break;
        if (text.charCodeAt(position + 1) === quote && text.charCodeAt(position + 2) === quote) break;
        position++;
      } else if (code === BACKSLASH) {
        const escaped = text.charCodeAt(position + 1);
        if (escaped === quote) escapedQuote = true;
        position += 2;
        if (escaped === NEWLINE) this.enterLineAt(position);
      } else if (code === NEWLINE && size === 3) {
        position++;
        this.enterLineAt(position);
      } else if (code === NEWLINE || position >= text.length) {
        this.failUnterminated(start, line, lineStart, quote, size, escapedQuote, code !== NEWLINE);
        return;
      } else position++;
    }
    this.position = position + size;
    const endColumn = this.column(this.position);
    this.stream.push(Token.String, start, this.position, line, column, this.line, endColumn, 0);
  }

  private enterLineAt(position: number): void {
    this.line++;
    this.lineStart = position;
  }

  private failUnterminated(
    start: number,
    line: number,
    lineStart: number,
    quote: number,
    size: number,
    escapedQuote: boolean,
    atEnd: boolean,
  ): void {
    // At the end of the text the line after the last one has been entered, which CPython does not count.
    const detectedLine = atEnd && this.lineStart >= this.text.length && this.line > line ? this.line - 1 : this.line;
    this.line = line;
    this.lineStart = lineStart;
    this.stream.endedEarly = size === 3;
    const template = this.template;
    if (template !== null && template.quote === quote && template.quoteSize === size)
      this.fail(MESSAGES.templateExpectsBrace(template.letter), start + 1);
    else if (size === 3) this.fail(MESSAGES.unterminatedTriple(detectedLine), start + 1);
    else if (escapedQuote) this.fail(MESSAGES.unterminatedStringEscapedQuote(detectedLine), start + 1);
    else this.fail(MESSAGES.unterminatedString(detectedLine), start + 1);
  }

  private startTemplate(letter: 'f' | 't', isRaw: boolean, start: number, quoteAt: number): void {
    const size = this.quoteSize(quoteAt);
    this.position = quoteAt + size;
    if (this.templates.length + 1 >= MAX_TEMPLATES) {
      this.fail(MESSAGES.tooManyTemplates, this.position);
      return;
    }
    this.template = {
      letter,
      quote: this.text.charCodeAt(quoteAt),
      quoteSize: size,
      isRaw,
      start,
      line: this.line,
      lineStart: this.lineStart,
      inText: true,
      depth: 0,
      fieldDepth: -1,
      inFormatSpec: false,
    };
    this.templates.push(this.template);
    this.push(letter === 'f' ? Token.FStringStart : Token.TStringStart, start);
  }

  private startField(template: TemplateMode): boolean {
    template.fieldDepth++;
    if (template.fieldDepth >= MAX_FIELD_NESTING) {
      this.fail(MESSAGES.templateTooDeep(template.letter), this.position);
      return false;
    }
    template.inText = false;
    return true;
  }

  private isClosingQuote(template: TemplateMode, at: number): boolean {
    const { quote, quoteSize } = template;
    const text = this.text;
    if (text.charCodeAt(at) !== quote) return false;
    return quoteSize === 1 || (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote);
  }

  private scanTemplateText(template: TemplateMode): void {
    const start = this.position;
    const text = this.text;
    if (text.charCodeAt(start) === OPEN_BRACE && text.charCodeAt(start + 1) !== OPEN_BRACE) {
      // The mode is regular now, so the next round scans the brace.
      this.startField(template);
    } else if (this.isClosingQuote(template, start)) this.endTemplate(template);
    else this.scanTemplateMiddle(template, start);
  }

  private endTemplate(template: TemplateMode): void {
    const start = this.position;
    this.position += template.quoteSize;
    this.templates.pop();
    this.template = this.templates[this.templates.length - 1] ?? null;
    this.push(template.letter === 'f' ? Token.FStringEnd : Token.TStringEnd, start);
  }

  /** Scans literal text up to a field, the closing quote or a doubled brace (of which it keeps one). */
  private scanTemplateMiddle(template: TemplateMode, start: number): void {
    const { line } = this;
    const column = this.column(start);
    const end = this.findTextEnd(template);
    if (end < 0) return;
    const kind = template.letter === 'f' ? Token.FStringMiddle : Token.TStringMiddle;
    this.stream.push(kind, start, end, line, column, this.line, this.column(this.position), 0);
  }

  /** Moves behind a piece of literal text and answers where the piece ends, -1 after an error. */
  private findTextEnd(template: TemplateMode): number {
    const { text } = this;
    const inFormatSpec = template.inFormatSpec && template.fieldDepth >= 0;
    let inNameEscape = false;
    while (!this.isClosingQuote(template, this.position)) {
      const code = text.charCodeAt(this.position);
      if (this.position >= text.length || (code === NEWLINE && template.quoteSize === 1)) {
        if (inFormatSpec && code === NEWLINE) this.failNewlineInSpec(template, this.position);
        else this.failUnterminatedTemplate(template, code !== NEWLINE);
        return -1;
      }
      if (code === OPEN_BRACE) return this.endTextAtOpenBrace(template, inFormatSpec);
      if (code === CLOSE_BRACE) {
        return inNameEscape ? ++this.position : this.endTextAtCloseBrace(template, inFormatSpec);
      }
      this.position++;
      if (code === NEWLINE) this.enterLineAt(this.position);
      else if (code === BACKSLASH && this.skipEscape(template)) inNameEscape = true;
    }
    return this.position;
  }

  private endTextAtOpenBrace(template: TemplateMode, inFormatSpec: boolean): number {
    const end = this.position;
    if (this.text.charCodeAt(end + 1) === OPEN_BRACE && !inFormatSpec) {
      this.position += 2;
      return end + 1;
    }
    if (!this.startField(template)) return -1;
    template.inFormatSpec = false;
    return end;
  }

  private endTextAtCloseBrace(template: TemplateMode, inFormatSpec: boolean): number {
    const end = this.position;
    if (this.text.charCodeAt(end + 1) === CLOSE_BRACE && !inFormatSpec && template.depth === 0) {
      this.position += 2;
      return end + 1;
    }
    template.inText = false;
    template.inFormatSpec = false;
    return end;
  }

  /** Goes past what a backslash escapes, except a brace; answers whether it was the start of `\N{...}`. */
  private skipEscape(template: TemplateMode): boolean {
    const { text } = this;
    const escaped = text.charCodeAt(this.position);
    if (escaped === OPEN_BRACE || escaped === CLOSE_BRACE) {
      if (!template.isRaw) this.noticeEscape(this.position);
      return false;
    }
    if (this.position >= text.length) return false;
    this.position++;
    if (escaped === NEWLINE) this.enterLineAt(this.position);
    if (template.isRaw || escaped !== LETTER_N || text.charCodeAt(this.position) !== OPEN_BRACE) return false;
    this.position++;
    return true;
  }

  private noticeEscape(at: number): void {
    this.stream.notices.push({
      category: 'SyntaxWarning',
      message: WARNINGS.invalidEscape(this.text[at]!),
      lineno: this.line,
      col_offset: this.column(at - 1),
      end_lineno: this.line,
      end_col_offset: this.column(at + 1),
    });
  }

  private failNewlineInSpec(template: TemplateMode, position: number): void {
    this.fail(MESSAGES.templateNewlineInSpec(template.letter), position + 1);
  }

  private failUnterminatedTemplate(template: TemplateMode, atEnd: boolean): void {
    const isTriple = template.quoteSize === 3;
    const detected =
      atEnd && this.lineStart >= this.text.length && this.line > template.line ? this.line - 1 : this.line;
    this.line = template.line;
    this.lineStart = template.lineStart;
    this.stream.endedEarly = isTriple;
    const message = isTriple
      ? MESSAGES.unterminatedTripleTemplate(template.letter, detected)
      : MESSAGES.unterminatedTemplate(template.letter, detected);
    this.fail(message, template.start + 1);
  }
}
