/**
 * "invalid syntax. Did you mean 'while'?": finding a mistyped keyword.
 *
 * The exception itself says only "invalid syntax"; as in CPython, whoever prints the traceback asks here. Names on the
 * line of the error are replaced by keywords that look like them, and the first replacement that parses is the answer.
 * Likeness is measured as in CPython's `traceback`: first an edit distance in which a changed case is half a change,
 * then the share of matching blocks (`difflib`).
 */

import { compile } from './compile.js';
import { parseModule } from './parser.js';
import { PySyntaxError } from './syntax-errors.js';
import { tokenize } from './tokenizer.js';
import { KEYWORDS, Token } from './tokens.js';

const MAX_CODE = 1024;
const MAX_NAMES = 10;
const MAX_MATCHES = 3;
const MIN_RATIO = 0.5;

interface Word {
  readonly text: string;
  /** Line of the code, from 0, and UTF-16 index in that line. */
  readonly row: number;
  readonly at: number;
}

/**
 * The error with a suggestion in its message and the mistyped word as its place; null if nothing suggests itself.
 * `source` is the text of the file, from whose last whole statement on words are replaced and the code is tried; null if there
 * is no file, and the line that the error shows has to do.
 */
export function suggestKeyword(error: PySyntaxError, source: string | null): PySyntaxError | null {
  const isGeneric = error.msg === 'invalid syntax' || error.msg.includes('Perhaps you forgot a comma');
  if (!isGeneric || error.lineno === null || error.lineno < 1) return null;
  const lines = (source ?? error.text ?? '').split(/\r\n?|\n/);
  const code = dedent(
    source === null ? lines.slice(0, 1) : lines.slice(Math.max(error.statementLine - 1, 0), error.lineno),
  );
  if (code.join('\n').length > MAX_CODE) return null;
  const words = namesIn(code).filter(word => source === null || word.row === code.length - 1);
  for (const word of words.slice(0, MAX_NAMES)) {
    for (const keyword of similarKeywords(word.text)) {
      const line = code[word.row]!;
      const changed = line.slice(0, word.at) + keyword + line.slice(word.at + word.text.length);
      if (isAcceptable(code.with(word.row, changed).join('\n'))) return makeSuggestion(error, line, word, keyword);
    }
  }
  return null;
}

/** The lines without the indentation that all of them share. */
function dedent(lines: readonly string[]): string[] {
  const written = lines.filter(line => line.trim() !== '').map(line => /^[ \t]*/.exec(line)![0]);
  let margin = written[0] ?? '';
  for (const indent of written) while (!indent.startsWith(margin)) margin = margin.slice(0, -1);
  return lines.map(line => (line.trim() === '' ? '' : line.slice(margin.length)));
}

/** The names of the code up to its first wrong token. */
function namesIn(code: readonly string[]): Word[] {
  const stream = tokenize(code.join('\n') + '\n', '<words>');
  const words: Word[] = [];
  for (let i = 0; i < stream.count; i++) {
    if (stream.kind[i] !== Token.Name) continue;
    const row = stream.line[i]! - 1;
    words.push({ text: stream.spelling(i), row, at: stream.start[i]! - stream.lineStart(row + 1) });
  }
  return words;
}

function makeSuggestion(error: PySyntaxError, text: string, word: Word, keyword: string): PySyntaxError {
  const { filename, lineno } = error;
  const offset = word.at + 1;
  const place = { filename, lineno, offset, text, end_lineno: lineno, end_offset: offset + word.text.length };
  return new PySyntaxError(error.kind, `invalid syntax. Did you mean '${keyword}'?`, place, error.incomplete);
}

/**
 * Whether the code is a program, or the beginning of one, as `codeop.compile_command` judges: code that ends in a block
 * waits for more and is only parsed, other code has to compile as well.
 */
function isAcceptable(code: string): boolean {
  try {
    const { tree } = parseModule(code + '\n', '<suggestion>');
    if (!/^[ \t].*$/.test(code.slice(code.lastIndexOf('\n') + 1))) {
      compile(tree, { filename: '<suggestion>', mode: 'exec' });
    }
    return true;
  } catch (error) {
    return error instanceof PySyntaxError && error.incomplete;
  }
}

function similarKeywords(word: string): string[] {
  const nearest = nearestKeyword(word);
  const close = KEYWORDS.map(keyword => ({ keyword, ratio: matchingRatio(keyword, word) }))
    .filter(({ ratio }) => ratio >= MIN_RATIO)
    .sort((a, b) => b.ratio - a.ratio || (a.keyword < b.keyword ? 1 : -1))
    .slice(0, MAX_MATCHES)
    .map(({ keyword }) => keyword);
  return [...(nearest === null ? [] : [nearest]), ...close].slice(0, MAX_MATCHES).filter(keyword => keyword !== word);
}

const CHANGE = 2;
const CASE_CHANGE = 1;

/** The keyword at the smallest edit distance, if that is at most a third of both words. */
function nearestKeyword(word: string): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const keyword of KEYWORDS) {
    if (keyword === word) continue;
    const limit = Math.min(Math.floor(((keyword.length + word.length + 3) * CHANGE) / 6), bestDistance - 1);
    const distance = editDistance(word, keyword);
    if (distance > limit) continue;
    best = keyword;
    bestDistance = distance;
  }
  return best;
}

/** Levenshtein's distance; a letter in the other case is half a change. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j * CHANGE);
  for (let i = 1; i <= a.length; i++) {
    const next = [i * CHANGE];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + substitution(a[i - 1]!, b[j - 1]!);
      next.push(Math.min(replaced, row[j]! + CHANGE, next[j - 1]! + CHANGE));
    }
    row = next;
  }
  return row[b.length]!;
}

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_CHANGE : CHANGE;
}

/** Twice the characters in matching blocks, over the characters of both texts. */
function matchingRatio(a: string, b: string): number {
  return (2 * matchingCharacters(a, b)) / (a.length + b.length);
}

/** Characters of the longest common block, and of those left and right of it. */
function matchingCharacters(a: string, b: string): number {
  let size = 0;
  let atA = 0;
  let atB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let length = 0;
      while (i + length < a.length && a[i + length] === b[j + length]) length++;
      if (length > size) [size, atA, atB] = [length, i, j];
    }
  }
  if (size === 0) return 0;
  const before = matchingCharacters(a.slice(0, atA), b.slice(0, atB));
  return before + size + matchingCharacters(a.slice(atA + size), b.slice(atB + size));
}
