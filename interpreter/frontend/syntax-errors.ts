/**
 * Syntax errors: the exception that the front end throws, and the one table of its messages.
 *
 * The words are CPython 3.14's. A message with gaps is a function. The messages of errors that CPython finds by trying
 * an erroneous grammar rule stand beside those rules in `diagnosis-rules.ts`, as keys into this table.
 */

export type SyntaxErrorKind = 'SyntaxError' | 'IndentationError' | 'TabError' | 'MemoryError';

/** Where an error is, in Python's terms: lines and offsets from 1, offsets in characters, -1 for "unknown". */
export interface ErrorPlace {
  readonly filename: string;
  readonly lineno: number;
  readonly offset: number;
  /** The source line that `lineno` names. */
  readonly text: string | null;
  readonly end_lineno: number;
  readonly end_offset: number;
}

/** A program that is not Python. `message` and `msg` are the same words; the rest is what Python's exception carries. */
export class PySyntaxError extends Error {
  readonly kind: SyntaxErrorKind;
  readonly msg: string;
  readonly filename: string;
  readonly lineno: number;
  readonly offset: number;
  readonly text: string | null;
  readonly end_lineno: number;
  readonly end_offset: number;
  /** Whether more input could make the program valid: a REPL then asks for another line. */
  readonly incomplete: boolean;

  constructor(kind: SyntaxErrorKind, message: string, place: ErrorPlace, incomplete = false) {
    super(message);
    this.name = kind;
    this.kind = kind;
    this.msg = message;
    this.filename = place.filename;
    this.lineno = place.lineno;
    this.offset = place.offset;
    this.text = place.text;
    this.end_lineno = place.end_lineno;
    this.end_offset = place.end_offset;
    this.incomplete = incomplete;
  }
}

/** Something worth telling that does not stop the program; `category` is Python's warning class. */
export interface SyntaxNotice {
  readonly category: 'SyntaxWarning';
  readonly message: string;
  readonly lineno: number;
  /** Column in UTF-8 bytes from 0. */
  readonly col_offset: number;
  readonly end_lineno: number;
  readonly end_col_offset: number;
}

const quoted = (text: string): string => `'${text}'`;

export const MESSAGES = {
  // Source text
  nullBytes: 'source code string cannot contain null bytes',
  nonUtf8: (byte: string, filename: string, line: number) =>
    `Non-UTF-8 code starting with '\\x${byte}' in file ${filename} on line ${line}, but no encoding declared; ` +
    'see https://peps.python.org/pep-0263/ for details',
  unknownEncoding: (name: string) => `unknown encoding: ${name}`,
  encodingProblem: (name: string) => `encoding problem: ${name}`,
  encodingProblemWithMark: (name: string) => `encoding problem: ${name} with BOM`,

  // Tokens
  invalidCharacter: (character: string, code: string) => `invalid character '${character}' (U+${code})`,
  invalidNonPrintable: (code: string) => `invalid non-printable character U+${code}`,
  invalidLiteral: (kind: string) => `invalid ${kind} literal`,
  invalidDigit: (digit: string, kind: string) => `invalid digit '${digit}' in ${kind} literal`,
  leadingZeros: 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
  tooManyDigits: (digits: number) =>
    `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits} digits; use ` +
    'sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid ' +
    'decimal conversion limits.',
  unterminatedString: (line: number) => `unterminated string literal (detected at line ${line})`,
  unterminatedStringEscapedQuote: (line: number) =>
    `unterminated string literal (detected at line ${line}); perhaps you escaped the end quote?`,
  unterminatedTriple: (line: number) => `unterminated triple-quoted string literal (detected at line ${line})`,
  unterminatedTemplate: (letter: string, line: number) =>
    `unterminated ${letter}-string literal (detected at line ${line})`,
  unterminatedTripleTemplate: (letter: string, line: number) =>
    `unterminated triple-quoted ${letter}-string literal (detected at line ${line})`,
  incompatiblePrefixes: (first: string, second: string) => `'${first}' and '${second}' prefixes are incompatible`,
  templateExpectsBrace: (letter: string) => `${letter}-string: expecting '}'`,
  templateSingleBrace: (letter: string) => `${letter}-string: single '}' is not allowed`,
  templateUnmatched: (letter: string, bracket: string) => `${letter}-string: unmatched '${bracket}'`,
  templateTooDeep: (letter: string) => `${letter}-string: expressions nested too deeply`,
  templateNewlineInSpec: (letter: string) =>
    `${letter}-string: newlines are not allowed in format specifiers for single quoted ${letter}-strings`,
  tooManyTemplates: (letter: string) => `too many nested ${letter}-strings`,
  afterContinuation: 'unexpected character after line continuation character',
  unexpectedEnd: 'unexpected EOF while parsing',
  tooManyParentheses: 'too many nested parentheses',
  unmatched: (bracket: string) => `unmatched ${quoted(bracket)}`,
  mismatched: (closing: string, opening: string) =>
    `closing parenthesis '${closing}' does not match opening parenthesis '${opening}'`,
  mismatchedOnLine: (closing: string, opening: string, line: number) =>
    `closing parenthesis '${closing}' does not match opening parenthesis '${opening}' on line ${line}`,
  neverClosed: (bracket: string) => `${quoted(bracket)} was never closed`,
  inconsistentDedent: 'unindent does not match any outer indentation level',
  inconsistentTabs: 'inconsistent use of tabs and spaces in indentation',
  tooManyIndents: 'too many levels of indentation',
  unexpectedIndent: 'unexpected indent',
  unexpectedUnindent: 'unexpected unindent',

  // Literals
  bytesNotAscii: 'bytes can only contain ASCII literal characters',
  mixedBytes: 'cannot mix bytes and nonbytes literals',
  unicodeError: (from: number, to: number, reason: string) =>
    `(unicode error) 'unicodeescape' codec can't decode bytes in position ${from}-${to}: ${reason}`,
  unicodeErrorAtOne: (at: number, reason: string) =>
    `(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position ${at}: ${reason}`,
  truncatedEscape: (form: string) => `truncated \\${form} escape`,
  illegalCharacter: 'illegal Unicode character',
  malformedName: 'malformed \\N character escape',
  unknownName: 'unknown Unicode character name',
  trailingBackslash: '\\ at end of string',
  invalidHexEscape: (position: number) => `(value error) invalid \\x escape at position ${position}`,
  invalidConversion: (letter: string, shown: string) =>
    `${letter}-string: invalid conversion character ${shown}: expected 's', 'r', or 'a'`,
  conversionApart: (letter: string) => `${letter}-string: conversion type must come right after the exclamation mark`,
  realRequired: 'real number required in complex literal',
  imaginaryRequired: 'imaginary number required in complex literal',

  // Whole programs
  invalidSyntax: 'invalid syntax',
  multipleStatements: 'multiple statements found while compiling a single statement',
  tooComplex: 'Parser stack overflowed - Python source too complex to parse',
  barryAsBdfl: "with Barry as BDFL, use '<>' instead of '!='",
} as const;

/** The texts of `SyntaxWarning`s. */
export const WARNINGS = {
  invalidEscape: (escape: string) =>
    `"\\${escape}" is an invalid escape sequence. Such sequences will not work in the future. ` +
    `Did you mean "\\\\${escape}"? A raw string is also an option.`,
  invalidOctalEscape: (escape: string) =>
    `"\\${escape}" is an invalid octal escape sequence. Such sequences will not work in the future. ` +
    `Did you mean "\\\\${escape}"? A raw string is also an option.`,
  invalidLiteral: (kind: string) => `invalid ${kind} literal`,
  isWithLiteral: (type: string) => `"is" with '${type}' literal. Did you mean "=="?`,
  isNotWithLiteral: (type: string) => `"is not" with '${type}' literal. Did you mean "!="?`,
  assertTuple: 'assertion is always true, perhaps remove parentheses?',
  leavesFinally: (statement: string) => `'${statement}' in a 'finally' block`,
  notCallable: (type: string) => `'${type}' object is not callable; perhaps you missed a comma?`,
  notSubscriptable: (type: string) => `'${type}' object is not subscriptable; perhaps you missed a comma?`,
  badIndex: (type: string, index: string) =>
    `${type} indices must be integers or slices, not ${index}; perhaps you missed a comma?`,
} as const;
