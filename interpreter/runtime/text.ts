/**
 * Between JavaScript strings (UTF-16) and the heap's texts (code points of 1, 2 or 4 bytes, always the narrowest width).
 * A pair of surrogates in JavaScript is one astral code point in the heap; a lone surrogate stays what it is.
 */
export type TextWidth = 1 | 2 | 4;
interface TextViews {
  readonly U8: Uint8Array;
  readonly U16: Uint16Array;
  readonly I32: Int32Array;
}

/** The narrowest width in bytes that holds every code point of `text`. */
export function widthOfText(text: string): TextWidth {
  let seen = 0;
  for (let k = 0; k < text.length; k++) seen |= text.charCodeAt(k);
  if (seen < 256) return 1;
  for (let k = 0; k + 1 < text.length; k++) {
    if ((text.charCodeAt(k) & 0xfc00) === 0xd800 && (text.charCodeAt(k + 1) & 0xfc00) === 0xdc00) return 4;
  }
  return 2;
}

/** Writes the code points of `text` from byte address `start` on, `width` bytes each. */
export function encodeTextInto(views: TextViews, start: number, width: TextWidth, text: string): void {
  if (width === 1) {
    for (let k = 0; k < text.length; k++) views.U8[start + k] = text.charCodeAt(k);
  } else if (width === 2) {
    for (let k = 0; k < text.length; k++) views.U16[(start >> 1) + k] = text.charCodeAt(k);
  } else {
    let at = start >> 2;
    for (const character of text) views.I32[at++] = character.codePointAt(0)!;
  }
}

const CHUNK = 4096;
/** Up to here a view of the characters costs more than to add them one by one. */
const SHORT = 16;
/** The `length` code points from byte address `start` on as a JavaScript string. */
export function decodeText(views: TextViews, start: number, width: TextWidth, length: number): string {
  const unit = width === 1 ? 0 : width === 2 ? 1 : 2;
  const view = width === 1 ? views.U8 : width === 2 ? views.U16 : views.I32;
  const first = start >> unit;
  const convert = width === 4 ? String.fromCodePoint : String.fromCharCode;
  let result = '';
  if (length <= SHORT && width === 1) {
    for (let k = start; k < start + length; k++) result += String.fromCharCode(views.U8[k]!);
    return result;
  }
  for (let k = 0; k < length; k += CHUNK) {
    const part = view.subarray(first + k, first + Math.min(length, k + CHUNK));
    result += convert.apply(null, part as unknown as number[]);
  }
  return result;
}
