/**
 * From the bytes or the text of a program to the text that the tokenizer reads.
 *
 * Bytes are decoded as PEP 263 says: a UTF-8 byte order mark or a coding comment in one of the first two lines decides,
 * otherwise UTF-8. A string is taken as it is: its coding comment is ignored, a byte order mark is no white space (as for `compile`). Afterwards all line
 * ends are `\n`, the text ends with one, and it holds no NUL.
 */

import { MESSAGES, PySyntaxError } from './syntax-errors.js';

const CODING_COMMENT = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#.*)?\r?$/;

/** Decodes `input` and normalises its line ends. Errors: PySyntaxError for bad encodings and NUL characters. */
export function readSource(input: string | Uint8Array, filename: string): string {
  const decoded = typeof input === 'string' ? input : decodeBytes(input, filename);
  if (decoded.includes('\0')) throw unplacedError(MESSAGES.nullBytes, filename, null);
  const text = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  return text.endsWith('\n') || text === '' ? text : text + '\n';
}

function decodeBytes(input: Uint8Array, filename: string): string {
  const hasMark = input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf;
  const bytes = hasMark ? input.subarray(3) : input;
  const declared = findCodingComment(bytes);
  if (hasMark && declared !== null && !/^utf[-_]8(?:$|[-_])/i.test(declared)) {
    throw markError(declared, decodeUtf8(bytes, filename), filename);
  }
  const encoding = declared === null ? 'utf-8' : normaliseEncoding(declared);
  if (encoding === 'utf-8') return decodeUtf8(bytes, filename);
  if (encoding === 'iso-8859-1') return decodeLatin1(bytes);
  if (encoding === 'cp1252' || encoding === 'windows-1252') return decodeWindows1252(bytes, declared!, filename);
  return decodeOther(bytes, encoding, declared ?? encoding, filename);
}

/** The encoding that a coding comment in line one, or in line two after a blank or comment line, names. */
function findCodingComment(bytes: Uint8Array): string | null {
  let start = 0;
  for (let line = 0; line < 2; line++) {
    let end = bytes.indexOf(10, start);
    if (end < 0) end = bytes.length;
    const text = decodeLatin1(bytes.subarray(start, end));
    const match = CODING_COMMENT.exec(text);
    if (match !== null) return match[1]!;
    if (!BLANK_OR_COMMENT.test(text)) return null;
    start = end + 1;
  }
  return null;
}

function normaliseEncoding(name: string): string {
  const normal = name.toLowerCase().replaceAll('_', '-');
  if (normal === 'utf-8' || normal === 'utf8' || normal.startsWith('utf-8-')) return 'utf-8';
  const latin = ['latin-1', 'iso-8859-1', 'iso-latin-1', 'latin1', 'iso8859-1', 'l1'];
  if (latin.some(known => normal === known || normal.startsWith(known + '-'))) return 'iso-8859-1';
  return normal;
}

function decodeUtf8(bytes: Uint8Array, filename: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw nonUtf8Error(bytes, filename);
  }
}

function nonUtf8Error(bytes: Uint8Array, filename: string): PySyntaxError {
  const { offset, line } = firstBadByte(bytes);
  const byte = bytes[offset]!.toString(16).padStart(2, '0');
  const start = bytes.lastIndexOf(10, offset) + 1;
  const end = bytes.indexOf(10, offset);
  const lenient = new TextDecoder('utf-8');
  const column = [...lenient.decode(bytes.subarray(start, offset))].length + 1;
  const text = lenient.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
  const place = { filename, lineno: line, offset: column, text, end_lineno: line, end_offset: column };
  return new PySyntaxError('SyntaxError', MESSAGES.nonUtf8(byte, line), place);
}

/** The first byte of the first sequence that is not UTF-8, found by halving: a prefix without it can be decoded. */
function firstBadByte(bytes: Uint8Array): { offset: number; line: number } {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isDecodable(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  let offset = good;
  while (offset > 0 && !isComplete(bytes.subarray(0, offset))) offset--;
  const line = bytes.subarray(0, offset).reduce((count, byte) => (byte === 10 ? count + 1 : count), 1);
  return { offset, line };
}

/** Whether the bytes are the beginning of a text in UTF-8. */
function isDecodable(bytes: Uint8Array): boolean {
  return canDecode(bytes, true);
}
/** Whether they do not end within a character either. */
function isComplete(bytes: Uint8Array): boolean {
  return canDecode(bytes, false);
}
function canDecode(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

function decodeLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return text;
}

function decodeOther(bytes: Uint8Array, encoding: string, declared: string, filename: string): string {
  let decoder: InstanceType<typeof TextDecoder>;
  if (encoding === 'ascii' || encoding === 'us-ascii') {
    const bad = bytes.findIndex(byte => byte > 127);
    if (bad >= 0) throw unplacedError(MESSAGES.notAscii(bytes[bad]!.toString(16), bad), filename, 0);
    return decodeLatin1(bytes);
  }
  try {
    decoder = new TextDecoder(textDecoderLabel(encoding), { fatal: true });
  } catch {
    throw unplacedError(MESSAGES.unknownEncoding(declared), filename, 0);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw unplacedError(MESSAGES.encodingProblem(declared), filename, 0);
  }
}

/** Code page 1252 from 0x80 to 0x9f; a blank where it has no character. (Some hosts decode it as Latin-1.) */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function decodeWindows1252(bytes: Uint8Array, declared: string, filename: string): string {
  return decodeLatin1(bytes).replace(/[\x80-\x9f]/g, character => {
    const decoded = WINDOWS_1252[character.charCodeAt(0) - 0x80]!;
    if (decoded === ' ') throw unplacedError(MESSAGES.encodingProblem(declared), filename, 0);
    return decoded;
  });
}

/** Python's names for code pages that the Encoding Standard calls otherwise. */
function textDecoderLabel(encoding: string): string {
  const page = /^cp(125\d|866|874)$/.exec(encoding);
  if (page !== null) return page[1] === '866' ? 'ibm866' : 'windows-' + page[1]!;
  const latin = /^latin-?(\d+)$/.exec(encoding);
  return latin === null ? encoding : 'latin' + latin[1]!;
}

/** An error that is about the source as a whole. */
function unplacedError(message: string, filename: string, line: number | null): PySyntaxError {
  const offset = line === null ? null : -1;
  return new PySyntaxError('SyntaxError', message, {
    filename,
    lineno: line,
    offset,
    text: null,
    end_lineno: null,
    end_offset: null,
  });
}

function markError(declared: string, source: string, filename: string): PySyntaxError {
  const text = source.split('\n', 1)[0]!;
  const place = { filename, lineno: 1, offset: 0, text, end_lineno: 1, end_offset: text.length };
  return new PySyntaxError('SyntaxError', MESSAGES.encodingProblemWithMark(declared), place);
}
