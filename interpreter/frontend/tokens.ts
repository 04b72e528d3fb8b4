/**
 * The kinds of tokens, and the tables that turn text into them.
 *
 * Every operator and every hard keyword has a kind of its own, so that the parser decides with one number compare.
 * Soft keywords (`match`, `case`, `type`, `_`) are names; the parser recognises them by their name number, because the
 * tokenizer gives the words of `KEYWORDS` and then those of `SOFT_KEYWORDS` the first numbers of its name table.
 */

export const enum Token {
  EndMarker,
  Newline,
  Indent,
  Dedent,
  Name,
  Number,
  String,
  FStringStart,
  FStringMiddle,
  FStringEnd,
  TStringStart,
  TStringMiddle,
  TStringEnd,
  /** The tokenizer met an error; it is in `TokenStream.error`, and this is the last token. */
  Error,
  /** A character that belongs to no token, such as `$`. */
  Unknown,

  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Colon,
  Comma,
  Semicolon,
  Dot,
  Ellipsis,
  Arrow,
  ColonEqual,
  Exclamation,
  Tilde,
  Equal,

  // Binary operators that are not comparisons.
  VerticalBar,
  Circumflex,
  Ampersand,
  LeftShift,
  RightShift,
  Plus,
  Minus,
  Star,
  Slash,
  DoubleSlash,
  Percent,
  At,
  DoubleStar,

  EqualEqual,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,

  // Augmented assignment, in the order of the binary operators.
  VerticalBarEqual,
  CircumflexEqual,
  AmpersandEqual,
  LeftShiftEqual,
  RightShiftEqual,
  PlusEqual,
  MinusEqual,
  StarEqual,
  SlashEqual,
  DoubleSlashEqual,
  PercentEqual,
  AtEqual,
  DoubleStarEqual,

  // Keywords, in the order of `KEYWORDS`.
  False,
  None,
  True,
  And,
  As,
  Assert,
  Async,
  Await,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Else,
  Except,
  Finally,
  For,
  From,
  Global,
  If,
  Import,
  In,
  Is,
  Lambda,
  Nonlocal,
  Not,
  Or,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  Yield,
}

export const FIRST_KEYWORD = Token.False;
export const TOKEN_KINDS = Token.Yield + 1;

/** The hard keywords, in the order of their kinds from `Token.False` on. */
export const KEYWORDS = [
  'False',
  'None',
  'True',
  'and',
  'as',
  'assert',
  'async',
  'await',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
] as const;

export const SOFT_KEYWORDS = ['_', 'case', 'match', 'type'] as const;

/** Name numbers of the soft keywords in every name table. */
export const enum SoftKeyword {
  Underscore = 35,
  Case,
  Match,
  Type,
}

/** Spelling of each operator; the longest that fits is the token. */
export const OPERATORS: Readonly<Record<string, Token>> = {
  '(': Token.LeftParenthesis,
  ')': Token.RightParenthesis,
  '[': Token.LeftBracket,
  ']': Token.RightBracket,
  '{': Token.LeftBrace,
  '}': Token.RightBrace,
  ':': Token.Colon,
  ',': Token.Comma,
  ';': Token.Semicolon,
  '.': Token.Dot,
  '...': Token.Ellipsis,
  '->': Token.Arrow,
  ':=': Token.ColonEqual,
  '!': Token.Exclamation,
  '~': Token.Tilde,
  '=': Token.Equal,
  '|': Token.VerticalBar,
  '^': Token.Circumflex,
  '&': Token.Ampersand,
  '<<': Token.LeftShift,
  '>>': Token.RightShift,
  '+': Token.Plus,
  '-': Token.Minus,
  '*': Token.Star,
  '/': Token.Slash,
  '//': Token.DoubleSlash,
  '%': Token.Percent,
  '@': Token.At,
  '**': Token.DoubleStar,
  '==': Token.EqualEqual,
  '!=': Token.NotEqual,
  '<>': Token.NotEqual,
  '<': Token.Less,
  '<=': Token.LessEqual,
  '>': Token.Greater,
  '>=': Token.GreaterEqual,
  '|=': Token.VerticalBarEqual,
  '^=': Token.CircumflexEqual,
  '&=': Token.AmpersandEqual,
  '<<=': Token.LeftShiftEqual,
  '>>=': Token.RightShiftEqual,
  '+=': Token.PlusEqual,
  '-=': Token.MinusEqual,
  '*=': Token.StarEqual,
  '/=': Token.SlashEqual,
  '//=': Token.DoubleSlashEqual,
  '%=': Token.PercentEqual,
  '@=': Token.AtEqual,
  '**=': Token.DoubleStarEqual,
};

/** The kind of the operator that is this one ASCII character, or `Unknown`. */
export const ONE_CHARACTER: Uint8Array = new Uint8Array(128).fill(Token.Unknown);
/** Operators of two or three characters by their packed character codes (7 bits each, first character highest). */
export const LONGER_OPERATORS: ReadonlyMap<number, Token> = fillOperatorTables();
/** 1 for the characters that start some longer operator. */
export const STARTS_LONGER: Uint8Array = new Uint8Array(128);
for (const spelling of Object.keys(OPERATORS)) if (spelling.length > 1) STARTS_LONGER[spelling.charCodeAt(0)] = 1;

function fillOperatorTables(): Map<number, Token> {
  const longer = new Map<number, Token>();
  for (const [spelling, kind] of Object.entries(OPERATORS)) {
    if (spelling.length === 1) ONE_CHARACTER[spelling.charCodeAt(0)] = kind;
    else longer.set(packOperator(spelling), kind);
  }
  return longer;
}

function packOperator(spelling: string): number {
  let packed = 0;
  for (let i = 0; i < spelling.length; i++) packed = (packed << 7) | spelling.charCodeAt(i);
  return packed;
}
