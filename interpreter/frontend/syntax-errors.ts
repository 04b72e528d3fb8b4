/**
 * Syntax errors: the exception that the front end throws, and the one table of its messages.
 *
 * The words are CPython 3.14's. A message with gaps is a function. The messages of errors that CPython finds by trying
 * an erroneous grammar rule stand beside those rules in `diagnosis-rules.ts`, as keys into this table.
 */

export type SyntaxErrorKind = 'SyntaxError' | 'IndentationError' | 'TabError' | 'MemoryError' | 'RecursionError';

/** Where an error is, in Python's terms: lines and offsets from 1, offsets in characters, -1 or null for "unknown". */
export interface ErrorPlace {
  readonly filename: string;
  readonly lineno: number | null;
  readonly offset: number | null;
  /** The source line that `lineno` names. */
  readonly text: string | null;
  readonly end_lineno: number | null;
  readonly end_offset: number | null;
  /** Line of the last whole statement before the error, 0 if there is none: mistyped keywords are sought from there. */
  readonly statementLine?: number;
}

/** A program that is not Python. `message` and `msg` are the same words; the rest is what Python's exception carries. */
export class PySyntaxError extends Error {
  readonly kind: SyntaxErrorKind;
  readonly msg: string;
  readonly filename: string;
  readonly lineno: number | null;
  readonly offset: number | null;
  readonly text: string | null;
  readonly end_lineno: number | null;
  readonly end_offset: number | null;
  readonly statementLine: number;
  /** Whether more input could make the program valid: a REPL then asks for another line. */
  incomplete: boolean;

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
    this.statementLine = place.statementLine ?? 0;
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
  nonUtf8: (byte: string, line: number) =>
    `Non-UTF-8 code starting with '\\x${byte}' on line ${line}, but no encoding declared; ` +
    'see https://peps.python.org/pep-0263/ for details',
  unknownEncoding: (name: string) => `unknown encoding: ${name}`,
  encodingProblem: (name: string) => `encoding problem: ${name}`,
  notAscii: (byte: string, position: number) =>
    `'ascii' codec can't decode byte 0x${byte} in position ${position}: ordinal not in range(128)`,
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
  tooManyTemplates: 'too many nested f-strings or t-strings',
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
  truncatedEscape: (form: string) => `truncated \\${form} escape`,
  illegalCharacter: 'illegal Unicode character',
  malformedName: 'malformed \\N character escape',
  unknownName: 'unknown Unicode character name',
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
  unknownFuture: (name: string) => `future feature ${name} is not defined`,
  braces: 'not a chance',
  barryAsBdfl: "with Barry as BDFL, use '<>' instead of '!='",
} as const;

/**
 * The messages of `diagnosis-rules.ts`. `{a}` names the kind of expression remembered as a, `{a:line}` is its line and
 * `{a:text}` its text; likewise for b.
 */
export const DIAGNOSES = {
  expectedToken: "expected '{a:text}'",
  expectedColon: "expected ':'",
  expectedBlock: 'expected an indented block',
  blockAfterClass: 'expected an indented block after class definition on line {a:line}',
  blockAfterFunction: 'expected an indented block after function definition on line {a:line}',
  blockAfterIf: "expected an indented block after 'if' statement on line {a:line}",
  blockAfterElif: "expected an indented block after 'elif' statement on line {a:line}",
  blockAfterElse: "expected an indented block after 'else' statement on line {a:line}",
  blockAfterWhile: "expected an indented block after 'while' statement on line {a:line}",
  blockAfterFor: "expected an indented block after 'for' statement on line {a:line}",
  blockAfterWith: "expected an indented block after 'with' statement on line {a:line}",
  blockAfterTry: "expected an indented block after 'try' statement on line {a:line}",
  blockAfterExcept: "expected an indented block after 'except' statement on line {a:line}",
  blockAfterExceptStar: "expected an indented block after 'except*' statement on line {a:line}",
  blockAfterFinally: "expected an indented block after 'finally' statement on line {a:line}",
  blockAfterMatch: "expected an indented block after 'match' statement on line {a:line}",
  blockAfterCase: "expected an indented block after 'case' statement on line {a:line}",
  elifAfterElse: "'elif' block follows an 'else' block",
  expectedExcept: "expected 'except' or 'finally' block",
  expectedExceptions: 'expected one or more exception types',
  bothExcepts: "cannot have both 'except' and 'except*' on the same 'try'",
  exceptionsInBrackets: "multiple exception types must be parenthesized when using 'as'",
  exceptTarget: 'cannot use except statement with {a}',
  exceptStarTarget: 'cannot use except* statement with {a}',

  onlySingleTarget: 'only single target (not {a}) can be annotated',
  onlySingleTargetNotTuple: 'only single target (not tuple) can be annotated',
  illegalAnnotation: 'illegal target for annotation',
  assignToYield: 'assignment to yield expression not possible',
  illegalAugmented: "'{a}' is an illegal expression for augmented assignment",
  cannotAssign: 'cannot assign to {a}',
  cannotDelete: 'cannot delete {a}',
  assignHere: "cannot assign to {a} here. Maybe you meant '==' instead of '='?",
  equalsOrWalrus: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
  walrusTarget: 'cannot use assignment expressions with {a}',

  useFromImport: "Did you mean to use 'from ... import ...' instead?",
  namesAfterImport: "Expected one or more names after 'import'",
  trailingComma: 'trailing comma not allowed without surrounding parentheses',
  importTarget: 'cannot use {a} as import target',

  underscoreTarget: "cannot use '_' as a target",
  patternTarget: 'cannot use {a} as pattern target',
  positionalAfterKeywordPattern: 'positional patterns follow keyword patterns',
  emptyTypeParameters: 'Type parameter list cannot be empty',
  constraintsOnTypeVarTuple: 'cannot use constraints with TypeVarTuple',
  boundOnTypeVarTuple: 'cannot use bound with TypeVarTuple',
  constraintsOnParamSpec: 'cannot use constraints with ParamSpec',
  boundOnParamSpec: 'cannot use bound with ParamSpec',

  missingParentheses: "Missing parentheses in call to '{a:text}'. Did you mean {a:text}(...)?",
  missingComma: 'invalid syntax. Perhaps you forgot a comma?',
  partOfString: 'invalid syntax. Is this intended to be part of the string?',
  expectedElse: "expected 'else' after 'if' expression",
  statementAfterElse: "expected expression after 'else', but statement is given",
  statementBeforeIf: "expected expression before 'if', but statement is given",
  bracketNot: "'not' after an operator must be parenthesized",
  starredHere: 'cannot use starred expression here',
  doubleStarredHere: 'cannot use double starred expression here',
  mixedTemplates: 'cannot mix t-string literals with string or bytes literals',
  starredValue: 'cannot use a starred expression in a dictionary value',
  expectedValue: "expression expected after dictionary key and ':'",
  keyWithoutColon: "':' expected after dictionary key",
  expectedIn: "'in' expected after for-loop variables",
  unpackInComprehension: 'iterable unpacking cannot be used in comprehension',
  unpackInDictComprehension: 'dict unpacking cannot be used in dict comprehension',
  bracketTarget: 'did you forget parentheses around the comprehension target?',

  assignToUnpacking: 'cannot assign to iterable argument unpacking',
  assignToMappingUnpacking: 'cannot assign to keyword argument unpacking',
  assignToConstant: 'cannot assign to {a:text}',
  assignInArgument: 'expression cannot contain assignment, perhaps you meant "=="?',
  invalidStar: 'Invalid star expression',
  unpackingAfterMapping: 'iterable argument unpacking follows keyword argument unpacking',
  bracketGenerator: 'Generator expression must be parenthesized',
  expectedArgument: 'expected argument value expression',
  positionalAfterUnpacking: 'positional argument follows keyword argument unpacking',
  positionalAfterKeyword: 'positional argument follows keyword argument',

  parameterBeforeSlash: 'at least one argument must precede /',
  oneSlash: '/ may appear only once',
  slashBeforeStar: '/ must be ahead of *',
  commaBetween: 'expected comma between / and *',
  plainAfterDefaulted: 'parameter without a default follows parameter with a default',
  parametersBracketed: 'Function parameters cannot be parenthesized',
  lambdaBracketed: 'Lambda expression parameters cannot be parenthesized',
  namedAfterStar: 'named arguments must follow bare *',
  oneStar: '* argument may appear only once',
  defaultedVariadic: 'var-positional argument cannot have default value',
  defaultedKeywords: 'var-keyword argument cannot have default value',
  afterKeywords: 'arguments cannot follow var-keyword argument',
  expectedDefault: 'expected default value expression',

  fStringLambda: 'f-string: lambda expressions are not allowed without parentheses',
  fBeforeEqual: "f-string: valid expression required before '='",
  fBeforeMark: "f-string: valid expression required before '!'",
  fBeforeColon: "f-string: valid expression required before ':'",
  fBeforeBrace: "f-string: valid expression required before '}'",
  fExpectsExpression: "f-string: expecting a valid expression after '{'",
  fExpectsAny: "f-string: expecting '=', or '!', or ':', or '}'",
  fExpectsAfterEqual: "f-string: expecting '!', or ':', or '}'",
  fExpectsColon: "f-string: expecting ':' or '}'",
  fExpectsSpec: "f-string: expecting '}', or format specs",
  fExpectsBrace: "f-string: expecting '}'",
  fMissingConversion: 'f-string: missing conversion character',
  fInvalidConversion: 'f-string: invalid conversion character',
  tStringLambda: 't-string: lambda expressions are not allowed without parentheses',
  tBeforeEqual: "t-string: valid expression required before '='",
  tBeforeMark: "t-string: valid expression required before '!'",
  tBeforeColon: "t-string: valid expression required before ':'",
  tBeforeBrace: "t-string: valid expression required before '}'",
  tExpectsExpression: "t-string: expecting a valid expression after '{'",
  tExpectsAny: "t-string: expecting '=', or '!', or ':', or '}'",
  tExpectsAfterEqual: "t-string: expecting '!', or ':', or '}'",
  tExpectsColon: "t-string: expecting ':' or '}'",
  tExpectsSpec: "t-string: expecting '}', or format specs",
  tExpectsBrace: "t-string: expecting '}'",
  tMissingConversion: 't-string: missing conversion character',
  tInvalidConversion: 't-string: invalid conversion character',
} as const;
export type DiagnosisKey = keyof typeof DIAGNOSES;

/** The texts of `SyntaxWarning`s. */
export const WARNINGS = {
  invalidEscape: (sequence: string) =>
    `"\\${sequence}" is an invalid escape sequence. Such sequences will not work in the future. ` +
    `Did you mean "\\\\${sequence}"? A raw string is also an option.`,
  invalidOctalEscape: (sequence: string) =>
    `"\\${sequence}" is an invalid octal escape sequence. Such sequences will not work in the future. ` +
    `Did you mean "\\\\${sequence}"? A raw string is also an option.`,
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
