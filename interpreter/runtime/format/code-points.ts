/**
 * Counting and cutting JavaScript strings by code points, which is how Python measures text.
 */

const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/** len() of the text in Python. */
export function codePointLength(text: string): number {
  if (!SURROGATE_PAIR.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** The first `count` code points of the text, all of it when it is shorter. */
export function firstCodePoints(text: string, count: number): string {
  if (count >= text.length) return text;
  if (!SURROGATE_PAIR.test(text)) return text.slice(0, count);
  return Array.from(text).slice(0, count).join('');
}
