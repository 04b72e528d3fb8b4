/**
 * What int() and float() have in common when they read text: Unicode digits and spaces become ASCII first, exactly as
 * CPython's `_PyUnicode_TransformDecimalAndSpaceToASCII` does, and then plain ASCII rules apply.
 */

const UNICODE_SPACE = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const isDecimalDigit = (codePoint: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(codePoint));
const ASCII_ONLY = /^[\0-\x7f]*$/;

/** The value 0-9 of a character of category Nd, or -1. Runs of decimal digits in Unicode start at a zero, ten by ten. */
export function decimalDigitValue(codePoint: number): number {
  if (codePoint >= 48 && codePoint <= 57) return codePoint - 48;
  if (codePoint < 128 || !isDecimalDigit(codePoint)) return -1;
  let start = codePoint;
  while (isDecimalDigit(start - 1)) start -= 1;
  return (codePoint - start) % 10;
}

/** Replaces Unicode digits and spaces by ASCII ones and every other non-ASCII character by '?'; ASCII text is kept. */
export function toAsciiNumber(text: string): string {
  if (ASCII_ONLY.test(text)) return text;
  let result = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (codePoint < 128) result += character;
    else if (UNICODE_SPACE.test(character)) result += ' ';
    else {
      const digit = decimalDigitValue(codePoint);
      result += digit < 0 ? '?' : String(digit);
    }
  }
  return result;
}

/** Removes what C's isspace calls white space from both ends. */
export function stripAsciiSpace(text: string): string {
  return text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, '');
}
