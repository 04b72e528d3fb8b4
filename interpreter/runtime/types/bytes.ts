/**
 * The types bytes and bytearray: the methods that str has, on bytes, and what only a mutable one can do.
 *
 * What always holds: results of bytes methods are exact bytes, of bytearray methods fresh bytearrays. A bytearray's `items`
 * is a ByteItems with room for at least its length.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, Kind, MapOf, NULL } from '../../heap/well-known.js';
import { parsePercentFormat, runPercentFormat } from '../format/percent-format.js';
import { reprBytes } from '../format/str-repr.js';
import { classMethod, emptyNew, method, type NativeDefinition, staticMethod, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { decodeBytes, encodeText } from './codecs.js';
import { percentCallbacks, percentOperand } from './str-format.js';
import {
  answer,
  builtinItems,
  checkNew,
  clampRange,
  FALLBACK,
  isIndex,
  isSlice,
  itemIndex,
  newArrayInstance,
  newInstance,
  optionalIndex,
  repetition,
  sequenceIterator,
  sliceRange,
  wordIndex,
} from './support.js';
import * as Units from './units.js';
import { isByteSpace } from './unicode.js';
import { compareUnits } from './values.js';

// ---- objects ----------------------------------------------------------------------------------------------------------------

export const isByteArray = (space: Space, r: Ref): boolean => space.kindOf(r) === Kind['BYTEARRAY'];
/** bytes or bytearray? */
export const isBytesLike = (space: Space, r: Ref): boolean => space.isBytes(r) || isByteArray(space, r);

/** The bytes of a bytes or bytearray object, where they lie in the heap: valid until the next safe point. */
export function bytesView(space: Space, r: Ref): Uint8Array {
  if (isByteArray(space, r)) {
    const start = space.load(r, L.ByteArray.items) + L.ByteItems.element.offset;
    return space.U8.subarray(start, start + space.load(r, L.ByteArray.length));
  }
  const start = r + L.Bytes.element.offset;
  return space.U8.subarray(start, start + space.I32[(r + 8) >> 2]!);
}
function bytesOfClass(space: Space, cls: Ref, data: Uint8Array): Ref {
  if (cls === ClassOf['bytes']) return space.bytes(data);
  const p = newArrayInstance(space, cls, 'BYTES', L.Bytes, data.length);
  space.U8.set(data, p + L.Bytes.element.offset);
  return p;
}
/** Makes `data` the contents of a bytearray. */
function setContents(space: Space, self: Ref, data: Uint8Array): void {
  const items = space.allocateArray(L.ByteItems, MapOf['BYTE_ITEMS']!, Math.max(8, data.length));
  space.U8.set(data, items + L.ByteItems.element.offset);
  space.store(self, L.ByteArray.items, items);
  space.store(self, L.ByteArray.length, data.length);
}
export function newByteArray(space: Space, data: Uint8Array, cls: Ref = ClassOf['bytearray']!): Ref {
  const p = newInstance(space, cls, 'BYTEARRAY');
  setContents(space, p, data);
  return p;
}
/** A result in the type of the receiver. */
const like = (space: Space, self: Ref, data: Units.Units): Ref =>
  isByteArray(space, self) ? newByteArray(space, data as Uint8Array) : space.bytes(data as Uint8Array);
/** A bytes-like argument. */
export function bytesArgument(space: Space, r: Ref): Uint8Array {
  if (!isBytesLike(space, r)) {
    throw space.error('TypeError', `a bytes-like object is required, not '${space.typeName(r)}'`);
  }
  return bytesView(space, r);
}
function byteValue(space: Space, r: Ref, message = 'byte must be in range(0, 256)'): number {
  const value = (r & 1) !== 0 ? r >> 1 : Number(space.bigint(space.indexObject(r)));
  if (value < 0 || value > 255) throw space.error('ValueError', message);
  return value;
}
/** A sub-sequence to search for: bytes, or one byte as an int. */
function needleOf(space: Space, r: Ref): Uint8Array {
  if (isBytesLike(space, r)) return bytesView(space, r);
  if (isIndex(space, r)) return Uint8Array.of(byteValue(space, r));
  throw space.error('TypeError', `argument should be integer or bytes-like object, not '${space.typeName(r)}'`);
}

// ---- construction -------------------------------------------------------------------------------------------------------------

/** The bytes that bytes(source, encoding, errors) means; null: an iterable that only Python can walk, or `__bytes__`. */
function sourceBytes(space: Space, source: Ref, encoding: Ref, errors: Ref, typeName: string): Uint8Array | null {
  if (source === NULL) return new Uint8Array(0);
  if (space.isStr(source)) {
    if (encoding === NULL) throw space.error('TypeError', 'string argument without an encoding');
    return encodeText(space, source, space.text(encoding), errors === NULL ? 'strict' : space.text(errors));
  }
  if (encoding !== NULL || errors !== NULL) {
    const given = encoding !== NULL ? 'encoding' : 'errors';
    throw space.error('TypeError', `${given} without a string argument`);
  }
  if (isBytesLike(space, source)) return bytesView(space, source);
  if (space.isInt(source)) {
    const count = wordIndex(space, source);
    if (count < 0) throw space.error('ValueError', 'negative count');
    if (count > 2 ** 31) throw space.error('MemoryError', '');
    return new Uint8Array(count);
  }
  const items = builtinItems(space, source);
  if (items === null) {
    if (space.isFloat(source)) throw space.error('TypeError', `cannot convert 'float' object to ${typeName}`);
    return null;
  }
  const message = typeName === 'bytes' ? 'bytes must be in range(0, 256)' : 'byte must be in range(0, 256)';
  return Uint8Array.from(items, item => byteValue(space, item, message));
}
function fromHex(space: Space, text: Ref): Uint8Array {
  if (!space.isStr(text)) throw space.error('TypeError', `fromhex() argument must be str, not ${space.typeName(text)}`);
  const source = space.text(text);
  const result: number[] = [];
  for (let at = 0; at < source.length; ) {
    if (/\s/.test(source[at]!)) {
      at++;
      continue;
    }
    const pair = source.slice(at, at + 2);
    if (!/^[0-9a-fA-F]{2}$/.test(pair)) {
      if (/^[0-9a-fA-F]$/.test(pair)) {
        throw space.error('ValueError', 'fromhex() arg must contain an even number of hexadecimal digits');
      }
      const position = /^[0-9a-fA-F]/.test(pair) ? at + 1 : at;
      throw space.error('ValueError', `non-hexadecimal number found in fromhex() arg at position ${position}`);
    }
    result.push(Number.parseInt(pair, 16));
    at += 2;
  }
  return Uint8Array.from(result);
}
/** bytes.hex([sep[, bytes_per_sep]]): groups are counted from the right, or from the left when the number is negative. */
function hexText(space: Space, data: Uint8Array, separator: Ref, size: Ref): string {
  const digits = Array.from(data, byte => byte.toString(16).padStart(2, '0'));
  if (separator === NULL) return digits.join('');
  const group = optionalIndex(space, size, 1);
  const mark = space.isStr(separator) ? space.text(separator) : String.fromCharCode(...bytesArgument(space, separator));
  if (mark.length !== 1) throw space.error('ValueError', 'sep must be length 1.');
  if (group === 0) return digits.join('');
  const width = Math.abs(group);
  const first = group > 0 ? digits.length % width || width : width;
  const groups: string[] = [];
  for (let at = 0; at < digits.length; ) {
    const count = at === 0 ? first : width;
    groups.push(digits.slice(at, at + count).join(''));
    at += count;
  }
  return groups.join(mark);
}

// ---- methods that both types have -----------------------------------------------------------------------------------------------

type Search = (units: Units.Units, needle: Units.Units, start: number, end: number) => number;
const searching = (name: string, search: Search, strict: boolean): NativeDefinition =>
  method(name, '(self, sub, start=None, end=None, /)', (space, self, sub, start, end) => {
    const needle = needleOf(space, sub);
    const data = bytesView(space, self);
    const found = search(data, needle, ...clampRange(space, start, end, data.length));
    if (strict && found < 0) throw space.error('ValueError', 'subsection not found');
    return space.int(found);
  });
function affix(name: string, atEnd: boolean): NativeDefinition {
  return method(name, '(self, prefix, start=None, end=None, /)', (space, self, affixes, start, end) => {
    const data = bytesView(space, self);
    const [from, to] = clampRange(space, start, end, data.length);
    const candidates = space.isTuple(affixes) ? space.items(affixes) : [affixes];
    for (const candidate of candidates) {
      if (!isBytesLike(space, candidate)) {
        const given = space.typeName(candidate);
        if (space.isTuple(affixes)) throw space.error('TypeError', `a bytes-like object is required, not '${given}'`);
        throw space.error('TypeError', `${name} first arg must be bytes or a tuple of bytes, not ${given}`);
      }
      const needle = bytesView(space, candidate);
      if (from > data.length || needle.length > to - from) continue;
      if (Units.matchesAt(data, needle, atEnd ? to - needle.length : from)) return space.true;
    }
    return space.false;
  });
}
function splitting(name: string, words: typeof Units.splitWords, bySeparator: typeof Units.split): NativeDefinition {
  return method(name, '(self, /, sep=None, maxsplit=-1)', (space, self, separator, maxsplit) => {
    const data = bytesView(space, self);
    const limit = optionalIndex(space, maxsplit, -1);
    let parts: Units.Units[];
    if (separator === NULL || separator === space.none) parts = words(data, isByteSpace, limit);
    else {
      const needle = bytesArgument(space, separator);
      if (needle.length === 0) throw space.error('ValueError', 'empty separator');
      parts = bySeparator(data, needle, limit);
    }
    return space.list(parts.map(part => like(space, self, part)));
  });
}
function partitioning(name: string, search: Search, fromRight: boolean): NativeDefinition {
  return method(name, '(self, sep, /)', (space, self, separator) => {
    const needle = bytesArgument(space, separator);
    const data = bytesView(space, self);
    if (needle.length === 0) throw space.error('ValueError', 'empty separator');
    const at = search(data, needle, 0, data.length);
    const nothing = () => like(space, self, new Uint8Array(0));
    if (at < 0) {
      const whole = like(space, self, data);
      return space.tuple(fromRight ? [nothing(), nothing(), whole] : [whole, nothing(), nothing()]);
    }
    const parts = [data.subarray(0, at), needle, data.subarray(at + needle.length)];
    return space.tuple(parts.map(part => like(space, self, part)));
  });
}
function stripping(name: string, left: boolean, right: boolean): NativeDefinition {
  return method(name, '(self, bytes=None, /)', (space, self, characters) => {
    const given = characters !== NULL && characters !== space.none;
    const dropped = given ? bytesArgument(space, characters) : null;
    const drop = dropped === null ? isByteSpace : (byte: number) => dropped.includes(byte);
    let data: Units.Units = bytesView(space, self);
    if (left) data = Units.trimStart(data, drop);
    if (right) data = Units.trimEnd(data, drop);
    return like(space, self, data);
  });
}
const isUpper = (byte: number): boolean => byte >= 65 && byte <= 90;
const isLower = (byte: number): boolean => byte >= 97 && byte <= 122;
const isAlpha = (byte: number): boolean => isUpper(byte) || isLower(byte);
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const upper = (byte: number): number => (isLower(byte) ? byte - 32 : byte);
const lower = (byte: number): number => (isUpper(byte) ? byte + 32 : byte);

const mapping = (name: string, map: (byte: number, index: number, all: Uint8Array) => number): NativeDefinition =>
  method(name, '(self, /)', (space, self) => like(space, self, bytesView(space, self).slice().map(map)));
const predicate = (name: string, test: (data: Uint8Array) => boolean): NativeDefinition =>
  method(name, '(self, /)', (space, self) => space.bool(test(bytesView(space, self))));
function isTitle(data: Uint8Array): boolean {
  let seen = false;
  let previous = false;
  for (const byte of data) {
    if (isUpper(byte) && previous) return false;
    if (isLower(byte) && !previous) return false;
    previous = isAlpha(byte);
    seen ||= previous;
  }
  return seen;
}
const padding = (name: string, before: (length: number, width: number) => number): NativeDefinition =>
  method(name, "(self, width, fillchar=b' ', /)", (space, self, widthRef, fill) => {
    const width = wordIndex(space, widthRef);
    if (fill !== NULL && (!isBytesLike(space, fill) || bytesView(space, fill).length !== 1)) {
      const given = isBytesLike(space, fill)
        ? `a bytes object of length ${bytesView(space, fill).length}`
        : space.typeName(fill);
      throw space.error('TypeError', `${name}() argument 2 must be a byte string of length 1, not ${given}`);
    }
    const data = bytesView(space, self);
    const left = width <= data.length ? 0 : before(data.length, width);
    const right = Math.max(0, width - data.length - left);
    return like(space, self, Units.pad(data, left, right, fill === NULL ? 32 : bytesView(space, fill)[0]!));
  });
function join(space: Space, self: Ref, iterable: Ref): Ref | number {
  const items = builtinItems(space, iterable);
  if (items === null) return FALLBACK;
  const parts: Units.Units[] = [];
  items.forEach((item, k) => {
    if (!isBytesLike(space, item)) {
      const given = space.typeName(item);
      throw space.error('TypeError', `sequence item ${k}: expected a bytes-like object, ${given} found`);
    }
    if (k > 0) parts.push(bytesView(space, self));
    parts.push(bytesView(space, item));
  });
  return like(space, self, Units.concatenate(parts));
}
function translate(space: Space, self: Ref, table: Ref, deleted: Ref): Ref {
  const gone = deleted === NULL ? null : bytesArgument(space, deleted);
  const map = table === space.none ? null : bytesArgument(space, table);
  if (map !== null && map.length !== 256) {
    throw space.error('ValueError', 'translation table must be 256 characters long');
  }
  const kept = Array.from(bytesView(space, self)).filter(byte => gone === null || !gone.includes(byte));
  return like(
    space,
    self,
    Uint8Array.from(kept, byte => (map === null ? byte : map[byte]!)),
  );
}
function getItem(space: Space, self: Ref, key: Ref): Ref {
  const data = bytesView(space, self);
  if (isSlice(space, key)) {
    const { start, step, count } = sliceRange(space, key, data.length);
    return like(space, self, Units.sliceUnits(data, start, step, count));
  }
  const mutable = isByteArray(space, self);
  if (!isIndex(space, key)) {
    const name = mutable ? 'bytearray' : 'byte';
    throw space.error('TypeError', `${name} indices must be integers or slices, not ${space.typeName(key)}`);
  }
  const message = mutable ? 'bytearray index out of range' : 'index out of range';
  return space.int(data[itemIndex(space, key, data.length, message)]!);
}
function multiply(space: Space, self: Ref, count: Ref): Ref {
  if (!isIndex(space, count)) return space.notImplemented;
  const data = bytesView(space, self);
  return like(space, self, Units.repeat(data, repetition(space, count, data.length)));
}
/** % on bytes: the text of the format, one character per byte; %s and %b insert bytes. */
function percentBytes(space: Space, self: Ref, value: Ref): Ref {
  const latin = (data: Uint8Array): string => Array.from(data, byte => String.fromCharCode(byte)).join('');
  const callbacks = percentCallbacks(space);
  const asBytes = (item: Ref): string => {
    if (isBytesLike(space, item)) return latin(bytesView(space, item));
    const special = space.lookupSpecial(item, '__bytes__');
    if (special !== NULL) return latin(bytesArgument(space, space.call(special, item)));
    throw space.error(
      'TypeError',
      `%b requires a bytes-like object, or an object that implements __bytes__, not '${space.typeName(item)}'`,
    );
  };
  const format = latin(bytesView(space, self)).replace(
    /(%(?:\([^)]*\))?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?)b/g,
    '$1s',
  );
  const text = runPercentFormat(parsePercentFormat(format), percentOperand(space, value), {
    ...callbacks,
    str: asBytes,
    repr: callbacks.ascii,
    character: item => {
      if (isBytesLike(space, item) && bytesView(space, item).length === 1) return latin(bytesView(space, item));
      if (space.isInt(item)) return space.bigint(item);
      throw space.error(
        'TypeError',
        `%c requires an integer in range(256) or a single byte, not ${space.typeName(item)}`,
      );
    },
  });
  return like(
    space,
    self,
    Uint8Array.from(text, character => character.charCodeAt(0)),
  );
}
const comparison = (name: string, holds: (order: number) => boolean): NativeDefinition =>
  method(name, '(self, value, /)', (space, self, other) => {
    if (!isBytesLike(space, other)) return space.notImplemented;
    return answer(space, holds(compareUnits(bytesView(space, self), bytesView(space, other))));
  });
const nameArgument = (space: Space, r: Ref, absent: string, what: string): string => {
  if (r === NULL) return absent;
  if (!space.isStr(r))
    throw space.error('TypeError', `decode() argument '${what}' must be str, not ${space.typeName(r)}`);
  return space.text(r);
};
function withoutAffix(space: Space, self: Ref, affixRef: Ref, atEnd: boolean): Ref {
  const needle = bytesArgument(space, affixRef);
  const data = bytesView(space, self);
  const at = atEnd ? data.length - needle.length : 0;
  if (needle.length > data.length || !Units.matchesAt(data, needle, at)) return like(space, self, data);
  return like(space, self, atEnd ? data.subarray(0, at) : data.subarray(needle.length));
}
/** bytes.maketrans(from, to). */
function makeTable(space: Space, from: Ref, to: Ref): Ref {
  const source = bytesArgument(space, from);
  const target = bytesArgument(space, to);
  if (source.length !== target.length) {
    throw space.error('ValueError', 'maketrans arguments must have same length');
  }
  const table = Uint8Array.from({ length: 256 }, (_, k) => k);
  source.forEach((byte, k) => {
    table[byte] = target[k]!;
  });
  return space.bytes(table);
}
const common = (): NativeDefinition[] => [
  staticMethod('maketrans', '(frm, to, /)', makeTable),
  searching('find', Units.find, false),
  searching('rfind', Units.findLast, false),
  searching('index', Units.find, true),
  searching('rindex', Units.findLast, true),
  searching('count', Units.count, false),
  affix('startswith', false),
  affix('endswith', true),
  method('removeprefix', '(self, prefix, /)', (space, self, prefix) => withoutAffix(space, self, prefix, false)),
  method('removesuffix', '(self, suffix, /)', (space, self, suffix) => withoutAffix(space, self, suffix, true)),
  method('replace', '(self, old, new, count=-1, /)', (space, self, from, to, count) => {
    const data = bytesView(space, self);
    const limit = optionalIndex(space, count, -1);
    const replaced = Units.replace(data, bytesArgument(space, from), bytesArgument(space, to), limit);
    return like(space, self, replaced ?? data);
  }),
  splitting('split', Units.splitWords, Units.split),
  splitting('rsplit', Units.splitWordsRight, Units.splitRight),
  method('splitlines', '(self, /, keepends=False)', (space, self, keep) => {
    const isBreak = (byte: number): boolean => byte === 10 || byte === 13;
    const lines = Units.splitLines(bytesView(space, self), isBreak, keep !== NULL && space.truth(keep));
    return space.list(lines.map(line => like(space, self, line)));
  }),
  partitioning('partition', Units.find, false),
  partitioning('rpartition', Units.findLast, true),
  stripping('strip', true, true),
  stripping('lstrip', true, false),
  stripping('rstrip', false, true),
  method('join', '(self, iterable_of_bytes, /)', join, { appLevel: 'bytes_join' }),
  mapping('upper', upper),
  mapping('lower', lower),
  mapping('swapcase', byte => (isUpper(byte) ? lower(byte) : upper(byte))),
  mapping('capitalize', (byte, k) => (k === 0 ? upper(byte) : lower(byte))),
  method('title', '(self, /)', (space, self) => {
    const data = bytesView(space, self).slice();
    let previous = false;
    for (let k = 0; k < data.length; k++) {
      data[k] = previous ? lower(data[k]!) : upper(data[k]!);
      previous = isAlpha(data[k]!);
    }
    return like(space, self, data);
  }),
  predicate('isalpha', data => Units.everyUnit(data, isAlpha)),
  predicate('isdigit', data => Units.everyUnit(data, isDigit)),
  predicate('isalnum', data => Units.everyUnit(data, byte => isAlpha(byte) || isDigit(byte))),
  predicate('isspace', data => Units.everyUnit(data, isByteSpace)),
  predicate('isascii', data => data.every(byte => byte < 128)),
  predicate('islower', data => data.some(isLower) && !data.some(isUpper)),
  predicate('isupper', data => data.some(isUpper) && !data.some(isLower)),
  predicate('istitle', isTitle),
  padding('center', Units.centerMargin),
  padding('ljust', () => 0),
  padding('rjust', (length, width) => width - length),
  method('zfill', '(self, width, /)', (space, self, width) =>
    like(space, self, Units.zeroFill(bytesView(space, self), wordIndex(space, width))),
  ),
  method('expandtabs', '(self, /, tabsize=8)', (space, self, size) =>
    like(space, self, Units.expandTabs(bytesView(space, self), optionalIndex(space, size, 8))),
  ),
  method('translate', "(self, table, /, delete=b'')", translate),
  method('hex', '(self, sep=None, bytes_per_sep=1)', (space, self, separator, size) =>
    space.str(hexText(space, bytesView(space, self), separator, size)),
  ),
  method(
    'decode',
    "(self, /, encoding='utf-8', errors='strict')",
    (space, self, encoding, errors) =>
      decodeBytes(
        space,
        self,
        nameArgument(space, encoding, 'utf-8', 'encoding'),
        nameArgument(space, errors, 'strict', 'errors'),
      ),
    { fast: 'BYTES_DECODE' },
  ),
  method('__len__', '(self, /)', (space, self) => space.int(bytesView(space, self).length)),
  method('__getitem__', '(self, key, /)', getItem),
  method('__iter__', '(self, /)', (space, self) => sequenceIterator(space, self, 'BYTES_ITERATOR')),
  method('__contains__', '(self, key, /)', (space, self, key) => {
    const needle = isIndex(space, key) ? Uint8Array.of(byteValue(space, key)) : bytesArgument(space, key);
    const data = bytesView(space, self);
    return space.bool(Units.find(data, needle, 0, data.length) >= 0);
  }),
  method('__add__', '(self, value, /)', (space, self, other) => {
    if (!isBytesLike(space, other)) return space.notImplemented;
    return like(space, self, Units.concatenate([bytesView(space, self), bytesView(space, other)]));
  }),
  method('__mul__', '(self, value, /)', multiply),
  method('__rmul__', '(self, value, /)', multiply),
  method('__mod__', '(self, value, /)', percentBytes),
  method('__rmod__', '(self, value, /)', (space, self, value) =>
    isBytesLike(space, value) ? percentBytes(space, value, self) : space.notImplemented,
  ),
  comparison('__eq__', order => order === 0),
  comparison('__ne__', order => order !== 0),
  comparison('__lt__', order => order < 0),
  comparison('__le__', order => order <= 0),
  comparison('__gt__', order => order > 0),
  comparison('__ge__', order => order >= 0),
];

export const bytesType: TypeDefinition = {
  name: 'bytes',
  doc: 'An immutable sequence of bytes.',
  methods: [
    staticMethod(
      '__new__',
      "(cls, source=b'', encoding='utf-8', errors='strict')",
      (space, cls, source, encoding, errors) => {
        checkNew(space, cls, 'bytes');
        if (cls === ClassOf['bytes'] && source !== NULL && space.classOf(source) === cls && encoding === NULL)
          return source;
        const data = sourceBytes(space, source, encoding, errors, 'bytes');
        return data === null ? FALLBACK : bytesOfClass(space, cls, data);
      },
      { appLevel: 'bytes_new' },
    ),
    classMethod('fromhex', '(cls, string, /)', (space, cls, text) => {
      const data = space.bytes(fromHex(space, text));
      return cls === ClassOf['bytes'] ? data : space.call(cls, data);
    }),
    ...common(),
    method('__bytes__', '(self, /)', (space, self) => space.bytes(bytesView(space, self))),
    method('__hash__', '(self, /)', (space, self) =>
      space.int(space.rts.hashOf64(space.bytes(bytesView(space, self)))),
    ),
    method('__repr__', '(self, /)', (space, self) => space.str(reprBytes(bytesView(space, self)))),
    method('__getnewargs__', '(self, /)', (space, self) => space.tuple([space.bytes(bytesView(space, self))])),
    method('__sizeof__', '(self, /)', (space, self) => space.int(33 + bytesView(space, self).length)),
  ],
};

// ---- bytearray ------------------------------------------------------------------------------------------------------------------

/** Replaces `removed` bytes from `start` on. */
function splice(space: Space, self: Ref, start: number, removed: number, inserted: Uint8Array): void {
  const data = bytesView(space, self);
  const tail = data.subarray(start + removed);
  const length = data.length - removed + inserted.length;
  const items = space.load(self, L.ByteArray.items);
  const capacity = space.load(items, L.ByteItems.length);
  const fresh = inserted.slice();
  if (length <= capacity) {
    const base = items + L.ByteItems.element.offset;
    space.U8.copyWithin(base + start + fresh.length, base + start + removed, base + data.length);
    space.U8.set(fresh, base + start);
    space.store(self, L.ByteArray.length, length);
    return;
  }
  const grown = space.allocateArray(L.ByteItems, MapOf['BYTE_ITEMS']!, length + (length >> 3) + 8);
  const base = grown + L.ByteItems.element.offset;
  space.U8.set(data.subarray(0, start), base);
  space.U8.set(fresh, base + start);
  space.U8.set(tail, base + start + fresh.length);
  space.store(self, L.ByteArray.items, grown);
  space.store(self, L.ByteArray.length, length);
}
function setItem(space: Space, self: Ref, key: Ref, value: Ref): Ref | number {
  const data = bytesView(space, self);
  if (!isSlice(space, key)) {
    if (!isIndex(space, key)) {
      throw space.error('TypeError', `bytearray indices must be integers or slices, not ${space.typeName(key)}`);
    }
    const index = itemIndex(space, key, data.length, 'bytearray index out of range');
    data[index] = byteValue(space, value);
    return space.none;
  }
  const source = isBytesLike(space, value)
    ? bytesView(space, value).slice()
    : sourceBytes(space, value, NULL, NULL, 'bytearray');
  if (source === null) return FALLBACK;
  const { start, step, count } = sliceRange(space, key, data.length);
  if (step === 1) splice(space, self, start, count, source);
  else if (source.length === 0) removeStepped(space, self, start, step, count);
  else {
    if (source.length !== count) {
      const sizes = `bytes of size ${source.length} to extended slice of size ${count}`;
      throw space.error('ValueError', `attempt to assign ${sizes}`);
    }
    source.forEach((byte, k) => {
      data[start + k * step] = byte;
    });
  }
  return space.none;
}
function removeStepped(space: Space, self: Ref, start: number, step: number, count: number): void {
  const gone = new Set(Array.from({ length: count }, (_, k) => start + k * step));
  setContents(
    space,
    self,
    bytesView(space, self)
      .slice()
      .filter((_, k) => !gone.has(k)),
  );
}
export const bytearrayType: TypeDefinition = {
  name: 'bytearray',
  doc: 'A mutable sequence of bytes.',
  methods: [
    emptyNew((space, cls) => {
      checkNew(space, cls, 'bytearray');
      return newByteArray(space, new Uint8Array(0), cls);
    }),
    method(
      '__init__',
      "(self, source=b'', encoding='utf-8', errors='strict')",
      (space, self, source, encoding, errors) => {
        const data = sourceBytes(space, source, encoding, errors, 'bytearray');
        if (data === null) return FALLBACK;
        setContents(space, self, data);
        return space.none;
      },
      { appLevel: 'bytearray_init' },
    ),
    classMethod('fromhex', '(cls, string, /)', (space, cls, text) => {
      const data = newByteArray(space, fromHex(space, text));
      return cls === ClassOf['bytearray'] ? data : space.call(cls, data);
    }),
    ...common(),
    method('append', '(self, item, /)', (space, self, item) => {
      splice(space, self, bytesView(space, self).length, 0, Uint8Array.of(byteValue(space, item)));
      return space.none;
    }),
    method(
      'extend',
      '(self, iterable_of_ints, /)',
      (space, self, iterable) => {
        const data = space.isInt(iterable) ? null : sourceBytes(space, iterable, NULL, NULL, 'bytearray');
        if (data === null) return FALLBACK;
        splice(space, self, bytesView(space, self).length, 0, data);
        return space.none;
      },
      { appLevel: 'bytearray_extend' },
    ),
    method('insert', '(self, index, item, /)', (space, self, indexRef, item) => {
      const length = bytesView(space, self).length;
      const index = wordIndex(space, indexRef);
      const at = index < 0 ? Math.max(0, index + length) : Math.min(index, length);
      splice(space, self, at, 0, Uint8Array.of(byteValue(space, item)));
      return space.none;
    }),
    method('pop', '(self, index=-1, /)', (space, self, indexRef) => {
      const data = bytesView(space, self);
      if (data.length === 0) throw space.error('IndexError', 'pop from empty bytearray');
      const given = indexRef === NULL ? -1 : wordIndex(space, indexRef, 'IndexError');
      const index = given < 0 ? given + data.length : given;
      if (index < 0 || index >= data.length) throw space.error('IndexError', 'pop index out of range');
      const byte = data[index]!;
      splice(space, self, index, 1, new Uint8Array(0));
      return space.int(byte);
    }),
    method('remove', '(self, value, /)', (space, self, value) => {
      const at = bytesView(space, self).indexOf(byteValue(space, value));
      if (at < 0) throw space.error('ValueError', 'value not found in bytearray');
      splice(space, self, at, 1, new Uint8Array(0));
      return space.none;
    }),
    method('clear', '(self, /)', (space, self) => {
      setContents(space, self, new Uint8Array(0));
      return space.none;
    }),
    method('copy', '(self, /)', (space, self) => newByteArray(space, bytesView(space, self))),
    method('reverse', '(self, /)', (space, self) => {
      bytesView(space, self).reverse();
      return space.none;
    }),
    method('__setitem__', '(self, key, value, /)', setItem, { appLevel: 'bytearray_set_slice' }),
    method('__delitem__', '(self, key, /)', (space, self, key) => {
      const length = bytesView(space, self).length;
      if (isSlice(space, key)) {
        const { start, step, count } = sliceRange(space, key, length);
        if (step === 1) splice(space, self, start, count, new Uint8Array(0));
        else removeStepped(space, self, start, step, count);
        return space.none;
      }
      splice(space, self, itemIndex(space, key, length, 'bytearray index out of range'), 1, new Uint8Array(0));
      return space.none;
    }),
    method('__iadd__', '(self, value, /)', (space, self, other) => {
      if (!isBytesLike(space, other)) {
        throw space.error('TypeError', `can't concat ${space.typeName(other)} to bytearray`);
      }
      splice(space, self, bytesView(space, self).length, 0, bytesView(space, other));
      return self;
    }),
    method('__imul__', '(self, value, /)', (space, self, count) => {
      if (!isIndex(space, count)) return space.notImplemented;
      const data = bytesView(space, self);
      setContents(space, self, Units.repeat(data, repetition(space, count, data.length)) as Uint8Array);
      return self;
    }),
    method('__repr__', '(self, /)', (space, self) =>
      space.str(`${space.typeName(self)}(${reprBytes(bytesView(space, self).slice())})`),
    ),
    method('__str__', '(self, /)', (space, self) =>
      space.str(`${space.typeName(self)}(${reprBytes(bytesView(space, self).slice())})`),
    ),
  ],
  constants: space => ({ __hash__: space.none }),
};
