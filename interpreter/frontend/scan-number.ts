/**
 * Scanning numeric literals: where one ends, or why it is none.
 *
 * A literal directly followed by a keyword that may follow a number (`1if x else y`) is accepted with a warning; any
 * other letter or digit after it is an error, as in CPython's tokenizer.
 */

import { MESSAGES } from './syntax-errors.js';

/** Why a number is malformed. `at` is the index behind the last character read; `from` asks for a range from there. */
export interface NumberFault {
  readonly message: string;
  readonly at: number;
  readonly from?: number;
}

const ZERO = 48;
const UNDERSCORE = 95;
const DOT = 46;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** The letter's lower-case code, for ASCII letters. */
function lower(code: number): number {
  return code | 32;
}

/**
 * Where the number that starts at `start` (a digit, or a dot before a digit) ends: the index; the negated index if a
 * keyword follows without a space; or what is wrong with it.
 */
export function scanNumber(text: string, start: number): number | NumberFault {
  if (text.charCodeAt(start) === ZERO) {
    const letter = lower(text.charCodeAt(start + 1));
    if (letter === 120) return scanRadix(text, start + 2, 16, 'hexadecimal');
    if (letter === 111) return scanRadix(text, start + 2, 8, 'octal');
    if (letter === 98) return scanRadix(text, start + 2, 2, 'binary');
  }
  return scanDecimal(text, start);
}

function scanRadix(text: string, start: number, radix: number, kind: string): number | NumberFault {
  const isRadixDigit = (code: number): boolean =>
    radix === 16 ? isHexDigit(code) : code >= ZERO && code < ZERO + radix;
  let at = start;
  do {
    if (text.charCodeAt(at) === UNDERSCORE) at++;
    if (!isRadixDigit(text.charCodeAt(at))) return badRadixDigit(text, at, kind);
    while (isRadixDigit(text.charCodeAt(at))) at++;
  } while (text.charCodeAt(at) === UNDERSCORE);
  if (radix !== 16 && isDigit(text.charCodeAt(at))) return badRadixDigit(text, at, kind);
  return verifyEnd(text, at, kind);
}

function badRadixDigit(text: string, at: number, kind: string): NumberFault {
  if (isDigit(text.charCodeAt(at))) return { message: MESSAGES.invalidDigit(text[at]!, kind), at: at + 1 };
  return { message: MESSAGES.invalidLiteral(kind), at };
}

/** Digits with single underscores between them; a fault if an underscore has no digit after it. */
function scanDigits(text: string, start: number): number | NumberFault {
  let at = start;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== UNDERSCORE) return at;
    at++;
    if (!isDigit(text.charCodeAt(at))) return { message: MESSAGES.invalidLiteral('decimal'), at };
  }
}

function scanDecimal(text: string, start: number): number | NumberFault {
  let at = start;
  let isInteger = true;
  if (text.charCodeAt(at) !== DOT) {
    const end = scanDigits(text, at);
    if (typeof end !== 'number') return end;
    at = end;
  }
  if (text.charCodeAt(at) === DOT) {
    isInteger = false;
    at++;
    if (isDigit(text.charCodeAt(at))) {
      const end = scanDigits(text, at);
      if (typeof end !== 'number') return end;
      at = end;
    }
  }
  if (lower(text.charCodeAt(at)) === 101) {
    const exponent = scanExponent(text, at);
    if (typeof exponent !== 'number') return exponent;
    if (exponent === at) return verifyEnd(text, at, 'decimal');
    isInteger = false;
    at = exponent;
  }
  if (lower(text.charCodeAt(at)) === 106) return verifyEnd(text, at + 1, 'imaginary');
  return isInteger ? endInteger(text, start, at) : verifyEnd(text, at, 'decimal');
}

/** The end of the exponent at `at`, or `at` itself if the `e` belongs to a following word. */
function scanExponent(text: string, at: number): number | NumberFault {
  let digits = at + 1;
  const sign = text.charCodeAt(digits);
  if (sign === 43 || sign === 45) {
    digits++;
    if (!isDigit(text.charCodeAt(digits))) return { message: MESSAGES.invalidLiteral('decimal'), at: digits };
  } else if (!isDigit(sign)) return at;
  return scanDigits(text, digits);
}

/** Refuses `007`: an integer other than zero must not start with one. */
function endInteger(text: string, start: number, end: number): number | NumberFault {
  if (text.charCodeAt(start) === ZERO) {
    let zerosEnd = start;
    while (text.charCodeAt(zerosEnd) === ZERO || text.charCodeAt(zerosEnd) === UNDERSCORE) zerosEnd++;
    if (zerosEnd < end) return { message: MESSAGES.leadingZeros, at: zerosEnd + 1, from: start };
  }
  return verifyEnd(text, end, 'decimal');
}

/** Keywords that may directly follow a number, by their first letter. */
const FOLLOWERS: Readonly<Record<string, RegExp>> = {
  a: /and(?![A-Za-z0-9_\u0080-\uffff])/y,
  e: /else(?![A-Za-z0-9_\u0080-\uffff])/y,
  f: /for(?![A-Za-z0-9_\u0080-\uffff])/y,
  i: /i[fns]/y,
  n: /not(?![A-Za-z0-9_\u0080-\uffff])/y,
  o: /or(?![A-Za-z0-9_\u0080-\uffff])/y,
};

function verifyEnd(text: string, at: number, kind: string): number | NumberFault {
  const code = text.charCodeAt(at);
  const isWordCharacter =
    isDigit(code) || (lower(code) >= 97 && lower(code) <= 122 && code < 128) || code === UNDERSCORE;
  if (!isWordCharacter) return at;
  const follower = FOLLOWERS[text[at]!];
  if (follower !== undefined) {
    follower.lastIndex = at;
    if (follower.test(text)) return -at;
  }
  return { message: MESSAGES.invalidLiteral(kind), at };
}
