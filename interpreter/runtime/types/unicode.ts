/**
 * What Python asks of the Unicode database: predicates of str and the case mappings. The engine's own tables answer
 * (regular expressions with property escapes, toUpperCase, toLowerCase); what they lack, title case, case folding and
 * the numeric ideographs, is added here from the rules of the Unicode Standard, chapter 3.13.
 */
import { isPrintable } from '../format/str-repr.js';

type Predicate = (codePoint: number) => boolean;
/** The expression is made at its first use: looking up classes of Unicode takes the engine a while. */
function matching(makePattern: () => RegExp): Predicate {
  let pattern: RegExp | undefined;
  return codePoint => (pattern ??= makePattern()).test(String.fromCodePoint(codePoint));
}
/** A predicate that decides Latin-1 by a table made at its first use. */
function tabled(predicate: Predicate): Predicate {
  let table: boolean[] | undefined;
  return codePoint => {
    if (codePoint >= 256) return predicate(codePoint);
    table ??= Array.from({ length: 256 }, (_, k) => predicate(k));
    return table[codePoint]!;
  };
}
export const isAlphabetic = tabled(matching(() => /^\p{L}$/u));
export const isDecimal = tabled(matching(() => /^\p{Nd}$/u));
/** Digits that are no decimals: superscripts, circled digits and the like, as [first, last] pairs. */
const OTHER_DIGITS = [
  0xb2, 0xb3, 0xb9, 0xb9, 0x1369, 0x1371, 0x19da, 0x19da, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080, 0x2089, 0x2460,
  0x2468, 0x2474, 0x247c, 0x2488, 0x2490, 0x24ea, 0x24ea, 0x24f5, 0x24fd, 0x24ff, 0x24ff, 0x2776, 0x277e, 0x2780,
  0x2788, 0x278a, 0x2792, 0x10a40, 0x10a43, 0x10e60, 0x10e68, 0x11052, 0x1105a, 0x1f100, 0x1f10a,
];
function inRanges(codePoint: number, ranges: readonly number[]): boolean {
  for (let k = 0; k < ranges.length; k += 2) {
    if (codePoint >= ranges[k]! && codePoint <= ranges[k + 1]!) return true;
  }
  return false;
}
export const isDigit = tabled(codePoint => isDecimal(codePoint) || inRanges(codePoint, OTHER_DIGITS));
/** Letters with a numeric value: the ideographs of numbers. */
const NUMERIC_LETTERS =
  '\u3405\u3483\u382a\u3b4d\u4e00\u4e03\u4e07\u4e09\u4e5d\u4e8c\u4e94\u4e96\u4ebf\u4ec0\u4edf\u4ee8\u4f0d\u4f70\u5104' +
  '\u5146\u5169\u516b\u516d\u5341\u5343\u5344\u5345\u534c\u53c1\u53c2\u53c3\u53c4\u56db\u58f1\u58f9\u5e7a\u5efe\u5eff' +
  '\u5f0c\u5f0d\u5f0e\u5f10\u62fe\u634c\u67d2\u6f06\u7396\u767e\u8086\u842c\u8cae\u8cb3\u8d30\u9621\u9646\u964c\u9678' +
  '\u96f6\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd\u{20001}\u{20064}\u{200e2}\u{20121}\u{2092a}\u{20983}\u{2098c}' +
  '\u{2099c}\u{20aea}\u{20afd}\u{20b19}\u{22390}\u{22998}\u{23b1b}\u{2626d}\u{2f890}';
const isNumberCategory = matching(() => /^\p{N}$/u);
export const isNumeric = tabled(
  codePoint => isNumberCategory(codePoint) || NUMERIC_LETTERS.includes(String.fromCodePoint(codePoint)),
);
export const isAlphanumeric = tabled(
  codePoint => isAlphabetic(codePoint) || isNumeric(codePoint) || isDigit(codePoint),
);
export const isLowercase = tabled(matching(() => /^\p{Lowercase}$/u));
export const isUppercase = tabled(matching(() => /^\p{Uppercase}$/u));
export const isTitlecase = matching(() => /^\p{Lt}$/u);
export const isCased: Predicate = codePoint =>
  isLowercase(codePoint) || isUppercase(codePoint) || isTitlecase(codePoint);
export const isIdentifierStart = tabled(matching(() => /^[_\p{XID_Start}]$/u));
export const isIdentifierPart = tabled(matching(() => /^\p{XID_Continue}$/u));
export { isPrintable };

/** White space of str: category Zs, or bidirectional class WS, B or S. */
export function isSpace(codePoint: number): boolean {
  if (codePoint < 128)
    return codePoint === 32 || (codePoint >= 9 && codePoint <= 13) || (codePoint >= 28 && codePoint <= 31);
  if (codePoint < 0x1680) return codePoint === 0x85 || codePoint === 0xa0;
  return (
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a) ||
    codePoint === 0x2028 ||
    codePoint === 0x2029 ||
    codePoint === 0x202f ||
    codePoint === 0x205f ||
    codePoint === 0x3000
  );
}
/** What str.splitlines takes for the end of a line (CR LF counts once). */
export const isLineBreak = (codePoint: number): boolean =>
  (codePoint >= 10 && codePoint <= 13) ||
  (codePoint >= 28 && codePoint <= 30) ||
  codePoint === 0x85 ||
  codePoint === 0x2028 ||
  codePoint === 0x2029;
/** White space of bytes: ASCII only. */
export const isByteSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

// ---- case ---------------------------------------------------------------------------------------------------------------

/** Title case where it is neither the upper case nor the first letter of it (Unicode's UnicodeData and SpecialCasing). */
const TITLE_EXCEPTIONS: Readonly<Record<number, string>> = {
  8114: '\u1fba\u0345',
  8115: '\u1fbc',
  8116: '\u0386\u0345',
  8119: '\u0391\u0342\u0345',
  8124: '\u1fbc',
  8130: '\u1fca\u0345',
  8131: '\u1fcc',
  8132: '\u0389\u0345',
  8135: '\u0397\u0342\u0345',
  8140: '\u1fcc',
  8178: '\u1ffa\u0345',
  8179: '\u1ffc',
  8180: '\u038f\u0345',
  8183: '\u03a9\u0342\u0345',
  8188: '\u1ffc',
  329: '\u02bcN',
};
/** The title case of one code point. */
export function titleOf(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  if (codePoint < 0x80) return text.toUpperCase();
  const exception = TITLE_EXCEPTIONS[codePoint];
  if (exception !== undefined) return exception;
  if (codePoint >= 0x1c4 && codePoint <= 0x1cc)
    return String.fromCodePoint(0x1c5 + 3 * Math.floor((codePoint - 0x1c4) / 3));
  if (codePoint >= 0x1f1 && codePoint <= 0x1f3) return '\u01f2';
  if (codePoint >= 0x1f80 && codePoint <= 0x1faf) return String.fromCodePoint(codePoint | 8);
  if (codePoint >= 0x10d0 && codePoint <= 0x10ff) return text;
  const upper = Array.from(text.toUpperCase());
  return upper.length === 1 ? upper[0]! : upper[0]! + upper.slice(1).join('').toLowerCase();
}
/** str.casefold of one code point: full case folding. */
function foldOf(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  if (codePoint < 0x80) return text.toLowerCase();
  if (codePoint === 0x131 || (codePoint >= 0x13a0 && codePoint <= 0x13f5)) return text;
  if (codePoint >= 0xab70 && codePoint <= 0xabbf) return String.fromCodePoint(codePoint - 0xab70 + 0x13a0);
  if (codePoint >= 0x13f8 && codePoint <= 0x13fd) return String.fromCodePoint(codePoint - 8);
  return Array.from(
    Array.from(text.toLowerCase())
      .map(c => c.toUpperCase())
      .join(''),
  )
    .map(c => c.toLowerCase())
    .join('');
}
export function caseFold(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return Array.from(text, character => foldOf(character.codePointAt(0)!)).join('');
}
const FINAL_SIGMA = 'ς';
/** Lower case of the character at an index, in its context: a capital sigma at the end of a word is a final one. */
function lowerAt(characters: readonly string[], index: number): string {
  const character = characters[index]!;
  if (character !== 'Σ') return character.toLowerCase();
  const ignorable = (c: string): boolean => /^\p{Case_Ignorable}$/u.test(c);
  const cased = (c: string | undefined): boolean => c !== undefined && isCased(c.codePointAt(0)!);
  let before = index - 1;
  while (before >= 0 && ignorable(characters[before]!)) before--;
  let after = index + 1;
  while (after < characters.length && ignorable(characters[after]!)) after++;
  return cased(characters[before]) && !cased(characters[after]) ? FINAL_SIGMA : 'σ';
}
/** str.title: upper (title) case after anything that is not cased, lower case after a cased character. */
export function titleCase(text: string): string {
  const characters = Array.from(text);
  let previousCased = false;
  return characters
    .map((character, k) => {
      const result = previousCased ? lowerAt(characters, k) : titleOf(character.codePointAt(0)!);
      previousCased = isCased(character.codePointAt(0)!);
      return result;
    })
    .join('');
}
export function capitalize(text: string): string {
  const characters = Array.from(text);
  return characters
    .map((character, k) => (k === 0 ? titleOf(character.codePointAt(0)!) : lowerAt(characters, k)))
    .join('');
}
export function swapCase(text: string): string {
  const characters = Array.from(text);
  return characters
    .map((character, k) => {
      const codePoint = character.codePointAt(0)!;
      if (isUppercase(codePoint)) return lowerAt(characters, k);
      return isLowercase(codePoint) ? character.toUpperCase() : character;
    })
    .join('');
}
/** str.istitle on code points: words begin upper and go on lower. */
export function isTitleText(units: ArrayLike<number>): boolean {
  let seen = false;
  let previousCased = false;
  for (let k = 0; k < units.length; k++) {
    const codePoint = units[k]!;
    if (isUppercase(codePoint) || isTitlecase(codePoint)) {
      if (previousCased) return false;
      previousCased = seen = true;
    } else if (isLowercase(codePoint)) {
      if (!previousCased) return false;
      seen = true;
    } else previousCased = false;
  }
  return seen;
}
