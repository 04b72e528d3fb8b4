/**
 * repr() and ascii() of text and bytes.
 *
 * A character is printable by Python's definition when its Unicode category is not "Other" (Cc, Cf, Cs, Co, Cn) or
 * "Separator" (Zl, Zp, Zs), the space excepted. The categories are those of the engine's Unicode version.
 */

const PLAIN_ASCII = /^[ !#-&(-[\]-~]*$/;

/** str.isprintable for one code point. */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 127) return codePoint >= 32;
  return !/[\p{C}\p{Z}]/u.test(String.fromCodePoint(codePoint));
}

/** repr(text). */
export function reprStr(text: string): string {
  return PLAIN_ASCII.test(text) ? `'${text}'` : quoteStr(text, isPrintable);
}

/** ascii(text): as repr, with every non-ASCII character escaped. */
export function asciiStr(text: string): string {
  return PLAIN_ASCII.test(text) ? `'${text}'` : quoteStr(text, isAsciiPrintable);
}

/** What ascii(x) makes of the text repr(x): every non-ASCII character becomes an escape, the rest stays. */
export function escapeNonAscii(text: string): string {
  let result = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    result += codePoint < 128 ? character : escapeCodePoint(codePoint);
  }
  return result;
}

function isAsciiPrintable(codePoint: number): boolean {
  return codePoint >= 32 && codePoint < 127;
}

function quoteStr(text: string, shownAsIs: (codePoint: number) => boolean): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (character === quote || character === '\\') result += '\\' + character;
    else if (shownAsIs(codePoint)) result += character;
    else result += escapeCodePoint(codePoint);
  }
  return result + quote;
}

/** The escape of one code point: \t \n \r, then \xhh, \uhhhh or \Uhhhhhhhh. */
export function escapeCodePoint(codePoint: number): string {
  if (codePoint === 9) return '\\t';
  if (codePoint === 10) return '\\n';
  if (codePoint === 13) return '\\r';
  const hex = codePoint.toString(16);
  if (codePoint < 0x100) return '\\x' + hex.padStart(2, '0');
  if (codePoint < 0x10000) return '\\u' + hex.padStart(4, '0');
  return '\\U' + hex.padStart(8, '0');
}

/** repr(bytes): b'...', with double quotes only when the bytes hold a single quote and no double quote. */
export function reprBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  return `b${quote}${escapeBytes(bytes, quote)}${quote}`;
}

/** The inside of a bytes literal that is written with `quote`. */
export function escapeBytes(bytes: Uint8Array, quote = "'"): string {
  const quoteCode = quote.charCodeAt(0);
  let result = '';
  for (const byte of bytes) {
    if (byte === quoteCode || byte === 92) result += '\\' + String.fromCharCode(byte);
    else if (byte >= 32 && byte < 127) result += String.fromCharCode(byte);
    else result += escapeCodePoint(byte);
  }
  return result;
}
