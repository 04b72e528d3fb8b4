/**
 * From the bytes or the text of a program to the text that the tokenizer reads.
 *
 * Bytes are decoded as PEP 263 says: a UTF-8 byte order mark or a coding comment in one of the first two lines decides,
 * otherwise UTF-8. A string is taken as it is, and its coding comment is ignored (as `compile` does). Afterwards all line
 * ends are `\n`, the text ends with one, and it holds no NUL.
 */

import { MESSAGES, PySyntaxError } from './syntax-errors.js';

const CODING_COMMENT = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#.*)?\r?$/;

/** Decodes `input` and normalises its line ends. Errors: PySyntaxError for bad encodings and NUL characters. */
export function readSource(input: string | Uint8Array, filename: string): string {
  const decoded = typeof input === 'string' ? withoutMark(input) : decodeBytes(input, filename);
  if (decoded.includes('\0')) throw sourceError(MESSAGES.nullBytes, filename);
  const text = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  return text.endsWith('\n') || text === '' ? text : text + '\n';
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decodeBytes(input: Uint8Array, filename: string): string {
  const hasMark = input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf;
  const bytes = hasMark ? input.subarray(3) : input;
  const declared = findCodingComment(bytes);
  if (hasMark && declared !== null && normaliseEncoding(declared) !== 'utf-8') {
    throw sourceError(MESSAGES.encodingProblemWithMark(declared), filename);
  }
  const encoding = declared === null ? 'utf-8' : normaliseEncoding(declared);
  if (encoding === 'utf-8') return decodeUtf8(bytes, filename);
  if (encoding === 'iso-8859-1') return decodeLatin1(bytes);
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
    const { offset, line } = firstBadByte(bytes);
    const byte = bytes[offset]!.toString(16).padStart(2, '0');
    throw sourceError(MESSAGES.nonUtf8(byte, filename, line), filename, line);
  }
}

/** Where decoding first fails, found by halving: a prefix is good exactly if it ends before the bad byte. */
function firstBadByte(bytes: Uint8Array): { offset: number; line: number } {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isDecodable(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const line = bytes.subarray(0, good).reduce((count, byte) => (byte === 10 ? count + 1 : count), 1);
  return { offset: good, line };
}

function isDecodable(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
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
    if (bytes.some(byte => byte > 127)) throw sourceError(MESSAGES.encodingProblem(declared), filename);
    return decodeLatin1(bytes);
  }
  try {
    decoder = new TextDecoder(textDecoderLabel(encoding), { fatal: true });
  } catch {
    throw sourceError(MESSAGES.unknownEncoding(declared), filename);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw sourceError(MESSAGES.encodingProblem(declared), filename);
  }
}

/** Python's names for code pages that the Encoding Standard calls otherwise. */
function textDecoderLabel(encoding: string): string {
  const page = /^cp(125\d|866|874)$/.exec(encoding);
  if (page !== null) return page[1] === '866' ? 'ibm866' : 'windows-' + page[1]!;
  const latin = /^latin-?(\d+)$/.exec(encoding);
  return latin === null ? encoding : 'latin' + latin[1]!;
}

function sourceError(message: string, filename: string, line = 0): PySyntaxError {
  return new PySyntaxError('SyntaxError', message, {
    filename,
    lineno: line,
    offset: line === 0 ? -1 : 0,
    text: null,
    end_lineno: line,
    end_offset: -1,
  });
}
