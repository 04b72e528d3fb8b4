/** The texts of UnicodeDecodeError, UnicodeEncodeError and UnicodeTranslateError, and how natives raise them. */
import type { Ref } from '../../dialect/rts.js';
import type { PyError } from '../errors.js';
import type { Space } from '../space.js';

function escapeOf(codePoint: number): string {
  if (codePoint <= 0xff) return `\\x${codePoint.toString(16).padStart(2, '0')}`;
  if (codePoint <= 0xffff) return `\\u${codePoint.toString(16).padStart(4, '0')}`;
  return `\\U${codePoint.toString(16).padStart(8, '0')}`;
}
/** str() of a Unicode error; `part` reads its fields by name (None where the class has no such field). */
export function unicodeErrorText(space: Space, part: (name: string) => Ref): string {
  const object = part('object');
  const start = space.index(part('start'));
  const end = space.index(part('end'));
  const reason = space.strOf(part('reason'));
  const encoding = part('encoding');
  if (encoding !== space.none && !space.isStr(object)) {
    const data = space.bytesValue(object);
    const codec = `'${space.strOf(encoding)}' codec can't decode`;
    if (start < data.length && end === start + 1) {
      return `${codec} byte 0x${data[start]!.toString(16).padStart(2, '0')} in position ${start}: ${reason}`;
    }
    return `${codec} bytes in position ${start}-${end - 1}: ${reason}`;
  }
  const codec = encoding === space.none ? "can't translate" : `'${space.strOf(encoding)}' codec can't encode`;
  const flat = space.flat(object);
  if (start < space.strLength(flat) && end === start + 1) {
    return `${codec} character '${escapeOf(space.codePointAt(flat, start))}' in position ${start}: ${reason}`;
  }
  return `${codec} characters in position ${start}-${end - 1}: ${reason}`;
}
export function decodeError(
  space: Space,
  encoding: string,
  data: Ref,
  start: number,
  end: number,
  reason: string,
): PyError {
  return space.errorWith('UnicodeDecodeError', [
    space.str(encoding),
    data,
    space.int(start),
    space.int(end),
    space.str(reason),
  ]);
}
export function encodeError(
  space: Space,
  encoding: string,
  text: Ref,
  start: number,
  end: number,
  reason: string,
): PyError {
  return space.errorWith('UnicodeEncodeError', [
    space.str(encoding),
    text,
    space.int(start),
    space.int(end),
    space.str(reason),
  ]);
}
