/**
 * The tokens of a program as columns of numbers, and the positions behind them.
 *
 * A token is an index. Its kind, its place in the text (UTF-16 indices), its lines (from 1) and its columns (UTF-8 bytes
 * from 0) stand in parallel typed arrays, so that the parser makes no object per token. Byte columns are cheap because a
 * line that is pure ASCII needs no counting, and a program that is pure ASCII needs not even that question.
 */

import { PySyntaxError, type SyntaxErrorKind, type SyntaxNotice } from './syntax-errors.js';
import { KEYWORDS, SOFT_KEYWORDS, Token } from './tokens.js';

/** Answers "which byte column is this index" for one line after the other. */
export class Columns {
  private readonly text: string;
  /** Columns are distances then. */
  readonly isAscii: boolean;
  private lineStart = -1;
  private lineIsAscii = true;
  private cachedIndex = 0;
  private cachedColumn = 0;

  constructor(text: string) {
    this.text = text;
    this.isAscii = !/[^\0-\x7f]/.test(text);
  }

  /** The number of UTF-8 bytes from `lineStart` to `index`, which is on that line or the end of it. */
  column(lineStart: number, index: number): number {
    return this.isAscii ? index - lineStart : this.columnInText(lineStart, index);
  }

  private columnInText(lineStart: number, index: number): number {
    if (lineStart !== this.lineStart || this.cachedIndex > index) this.enterLine(lineStart);
    if (this.lineIsAscii) return index - lineStart;
    this.cachedColumn += utf8Length(this.text, this.cachedIndex, index);
    this.cachedIndex = index;
    return this.cachedColumn;
  }

  private enterLine(lineStart: number): void {
    if (lineStart !== this.lineStart) {
      let end = this.text.indexOf('\n', lineStart);
      if (end < 0) end = this.text.length;
      this.lineIsAscii = isAsciiBetween(this.text, lineStart, end);
    }
    this.lineStart = lineStart;
    this.cachedIndex = lineStart;
    this.cachedColumn = 0;
  }
}

function isAsciiBetween(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** UTF-8 bytes of a part of a text. A surrogate pair counts four, two per half; a lone surrogate three. */
function utf8Length(text: string, start: number, end: number): number {
  let length = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) length++;
    else if (code < 0x800) length += 2;
    else if (code >= 0xd800 && code < 0xdc00 && i + 1 < text.length) {
      const low = text.charCodeAt(i + 1);
      if (low < 0xdc00 || low > 0xdfff) length += 3;
      else {
        length += 4;
        i++;
      }
    } else length += 3;
  }
  return length;
}

/** Characters (code points) between two indices of a text. */
export function countCharacters(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xdc00 || code > 0xdfff || i === start) count++;
    else {
      const high = text.charCodeAt(i - 1);
      if (high < 0xd800 || high > 0xdbff) count++;
    }
  }
  return count;
}

const INITIAL_NAMES: readonly string[] = [...KEYWORDS, ...SOFT_KEYWORDS];

/** Every identifier of a program once. Keywords have the first numbers. */
export class NameTable {
  /** NFKC-normalised, as the syntax tree wants them. */
  readonly normalised: string[] = [];
  private readonly spellings: string[] = [];
  private slots = new Int32Array(1024).fill(-1);
  private hashes: number[] = [];

  constructor() {
    for (const name of INITIAL_NAMES) this.find(name, 0, name.length, NameTable.hash(name, 0, name.length));
  }

  static hash(text: string, start: number, end: number): number {
    let hash = 0;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    return hash;
  }

  /** The number of the name `text[start:end]`, whose hash (see `hash`) the caller knows already. */
  find(text: string, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = mix(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot]!;
      if (number < 0) return this.add(text.slice(start, end), hash, slot);
      if (this.hashes[number] === hash && isSpelled(this.spellings[number]!, text, start, end)) return number;
    }
  }

  private add(spelling: string, hash: number, slot: number): number {
    const number = this.spellings.length;
    this.slots[slot] = number;
    this.spellings.push(spelling);
    this.hashes.push(hash);
    this.normalised.push(isAsciiBetween(spelling, 0, spelling.length) ? spelling : spelling.normalize('NFKC'));
    if (this.spellings.length * 2 > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(-1);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.hashes.length; number++) {
      let slot = mix(this.hashes[number]!) & mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = number;
    }
  }
}

function mix(hash: number): number {
  return hash ^ (hash >>> 15);
}

function isSpelled(spelling: string, text: string, start: number, end: number): boolean {
  if (spelling.length !== end - start) return false;
  for (let i = 0; i < spelling.length; i++) if (spelling.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

/** The tokens of one program. */
export class TokenStream {
  readonly text: string;
  readonly filename: string;
  readonly columns: Columns;
  readonly names = new NameTable();
  readonly notices: SyntaxNotice[] = [];
  count = 0;
  kind: Uint8Array;
  /** Indices into `text`. */
  start: Int32Array;
  end: Int32Array;
  line: Int32Array;
  /** UTF-8 bytes from the start of the line; -1 for Indent, Dedent and EndMarker. */
  column: Int32Array;
  endLine: Int32Array;
  endColumn: Int32Array;
  /** For a Name, its number in `names`; for an FStringMiddle or TStringMiddle, nothing. */
  value: Int32Array;
  /** The error that ended the stream with a Token.Error. */
  error: PySyntaxError | null = null;
  /** Set if `error` is only that the text ended too early. */
  endedEarly = false;
  /**
   * Set if `error` does not win over an error of the parser before it: it is about the shape of lines, or inside an
   * f- or t-string. `unclosed` may still win.
   */
  isQuiet = false;
  /** Line of the last statement that was read to its end while an error was looked for; 0 before the first one. */
  statementLine = 0;
  /** Whether the program's last line was not ended. */
  isEndOpen = false;
  /** That the innermost bracket open at the error was never closed. */
  unclosed: PySyntaxError | null = null;

  constructor(text: string, filename: string) {
    this.text = text;
    this.filename = filename;
    this.columns = new Columns(text);
    const capacity = (text.length >> 2) + 64;
    this.kind = new Uint8Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.line = new Int32Array(capacity);
    this.column = new Int32Array(capacity);
    this.endLine = new Int32Array(capacity);
    this.endColumn = new Int32Array(capacity);
    this.value = new Int32Array(capacity);
  }

  push(
    kind: Token,
    start: number,
    end: number,
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
    value: number,
  ): void {
    const at = this.count++;
    if (at === this.kind.length) this.grow();
    this.kind[at] = kind;
    this.start[at] = start;
    this.end[at] = end;
    this.line[at] = line;
    this.column[at] = column;
    this.endLine[at] = endLine;
    this.endColumn[at] = endColumn;
    this.value[at] = value;
  }

  private grow(): void {
    const larger = (old: Int32Array): Int32Array => {
      const array = new Int32Array(old.length * 2);
      array.set(old);
      return array;
    };
    const kinds = new Uint8Array(this.kind.length * 2);
    kinds.set(this.kind);
    this.kind = kinds;
    this.start = larger(this.start);
    this.end = larger(this.end);
    this.line = larger(this.line);
    this.column = larger(this.column);
    this.endLine = larger(this.endLine);
    this.endColumn = larger(this.endColumn);
    this.value = larger(this.value);
  }

  /** The source text of a token. */
  spelling(token: number): string {
    return this.text.slice(this.start[token]!, this.end[token]!);
  }

  /** The index at which a line (from 1) starts; lines after the last one start at the end. */
  lineStart(line: number): number {
    let start = 0;
    for (let i = 1; i < line; i++) {
      const next = this.text.indexOf('\n', start);
      if (next < 0) return this.text.length;
      start = next + 1;
    }
    return start;
  }

  /** The text of a line without its line end. */
  lineText(line: number): string {
    const start = this.lineStart(line);
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? this.text.length : end);
  }

  /** Says that the line end behind the last line was not in the program: the token there has no width. */
  withdrawLineEnd(): void {
    this.isEndOpen = true;
    let last = this.count - 1;
    while (last > 0 && this.start[last]! >= this.text.length) last--;
    if (this.kind[last] === Token.Newline && this.end[last] === this.text.length - 1) this.endColumn[last]!--;
  }

  /** Turns a byte column of a line into a count of characters. */
  charactersBefore(line: number, column: number): number {
    const text = this.lineText(line);
    let bytes = 0;
    let characters = 0;
    for (const character of text) {
      if (bytes >= column) return characters;
      bytes += utf8Length(character, 0, character.length);
      characters++;
    }
    return characters + Math.max(0, column - bytes);
  }

  /**
   * Makes an error; offsets are in characters from 1. The text ends with its line end if the line is one of those that
   * have just been read, `lastLineRead` being the last (a detail of CPython's that programs can see).
   */
  makeError(
    kind: SyntaxErrorKind,
    message: string,
    lineno: number,
    offset: number,
    end_lineno: number,
    end_offset: number,
    lastLineRead = Number.POSITIVE_INFINITY,
  ): PySyntaxError {
    const text = this.lineText(lineno) + (lineno >= lastLineRead ? '\n' : '');
    const place = { filename: this.filename, lineno, offset, text, end_lineno, end_offset };
    const { statementLine } = this;
    return new PySyntaxError(kind, message, { ...place, statementLine }, this.endedEarly);
  }
}
