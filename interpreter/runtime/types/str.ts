/**
 * The type str. Texts are handled as code points in typed arrays over the heap (units.ts); only the case mappings and the
 * formatting core work on JavaScript strings.
 *
 * What always holds: results are exact strs, also for receivers of a subclass; a receiver that would come out unchanged is
 * answered itself when it is an exact str, as CPython does.
 */
import type { Ref } from '../../dialect/rts.js';
import { Kind, Known, NULL } from '../../heap/well-known.js';
import { formatStr } from '../format/format-spec.js';
import { reprStr } from '../format/str-repr.js';
import type { FastNativeName } from '../fast-natives.js';
import { type NativeDefinition, type NativeOptions, method, staticMethod, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { decodeBytes, encodeText } from './codecs.js';
import { formatMapping, formatWithArguments, percentFormat } from './str-format.js';
import { buildTranslation, translateText } from './str-translate.js';
import {
  answer,
  builtinItems,
  characterAt,
  checkNew,
  clampRange,
  FALLBACK,
  isExact,
  isIndex,
  isSlice,
  itemIndex,
  optionalIndex,
  repetition,
  sequenceIterator,
  sliceRange,
  wordIndex,
} from './support.js';
import { joinTexts, makeText, textOfClass } from './text-objects.js';
import * as U from './unicode.js';
import * as Units from './units.js';
import { compareTexts, isPlainText, strOf, textUnits } from './values.js';

/** What messages about arguments call the type of one. */
const givenType = (space: Space, r: Ref): string => (r === space.none ? 'None' : space.typeName(r));
/** The units of an argument that must be a str; `what` names it in the TypeError ("find() argument 1"). */
function unitsOf(space: Space, r: Ref, what: string): Units.Units {
  if (!space.isStr(r)) throw space.error('TypeError', `${what} must be str, not ${givenType(space, r)}`);
  return textUnits(space, r);
}
/** The receiver itself when it is an exact str, else an exact copy. */
const unchanged = (space: Space, self: Ref): Ref =>
  isPlainText(space, self) ? self : makeText(space, textUnits(space, self));
/** The receiver when `units` are all of it, else a new str of them. */
function partOf(space: Space, self: Ref, units: Units.Units): Ref {
  return units.length === space.strLength(self) ? unchanged(space, self) : makeText(space, units);
}
const listOfTexts = (space: Space, parts: readonly Units.Units[]): Ref =>
  space.list(parts.map(part => makeText(space, part)));

/** The RTS form of a method that has one. */
const fastForm = (name: string): { fast: FastNativeName } => ({ fast: `STR_${name.toUpperCase()}` as FastNativeName });

// ---- searching ----------------------------------------------------------------------------------------------------------

type Search = (units: Units.Units, needle: Units.Units, start: number, end: number) => number;
const searching = (name: string, search: Search, strict: boolean): NativeDefinition =>
  method(
    name,
    '(self, sub, start=None, end=None, /)',
    (space, self, sub, start, end) => {
      const needle = unitsOf(space, sub, `${name}() argument 1`);
      const units = textUnits(space, self);
      const found = search(units, needle, ...clampRange(space, start, end, units.length));
      if (strict && found < 0) throw space.error('ValueError', 'substring not found');
      return space.int(found);
    },
    fastForm(name),
  );
function affix(name: string, atEnd: boolean): NativeDefinition {
  return method(
    name,
    '(self, prefix, start=None, end=None, /)',
    (space, self, affixes, start, end) => {
      const units = textUnits(space, self);
      const [from, to] = clampRange(space, start, end, units.length);
      const matches = (candidate: Ref): boolean => {
        const needle = textUnits(space, candidate);
        if (from > units.length || needle.length > to - from) return false;
        return Units.matchesAt(units, needle, atEnd ? to - needle.length : from);
      };
      if (space.isTuple(affixes)) {
        for (const candidate of space.items(affixes)) {
          if (!space.isStr(candidate)) {
            const given = space.typeName(candidate);
            throw space.error('TypeError', `tuple for ${name} must only contain str, not ${given}`);
          }
          if (matches(candidate)) return space.true;
        }
        return space.false;
      }
      if (!space.isStr(affixes)) {
        const given = space.typeName(affixes);
        throw space.error('TypeError', `${name} first arg must be str or a tuple of str, not ${given}`);
      }
      return space.bool(matches(affixes));
    },
    fastForm(name),
  );
}

// ---- cutting ------------------------------------------------------------------------------------------------------------

function splitting(name: string, words: typeof Units.splitWords, bySeparator: typeof Units.split): NativeDefinition {
  return method(
    name,
    '(self, /, sep=None, maxsplit=-1)',
    (space, self, separator, maxsplit) => {
      const limit = optionalIndex(space, maxsplit, -1);
      if ((separator === NULL || separator === space.none) && limit < 0) {
        const list = space.rts.wordsOf(space.flat(self)) as Ref;
        if (list !== NULL) return list;
      }
      const units = textUnits(space, self);
      if (separator === NULL || separator === space.none) {
        return listOfTexts(space, words(units, U.isSpace, limit));
      }
      if (!space.isStr(separator)) {
        throw space.error('TypeError', `must be str or None, not ${space.typeName(separator)}`);
      }
      const needle = textUnits(space, separator);
      if (needle.length === 0) throw space.error('ValueError', 'empty separator');
      return listOfTexts(space, bySeparator(units, needle, limit));
    },
    name === 'split' ? fastForm(name) : {},
  );
}
function partitioning(name: string, search: Search, fromRight: boolean): NativeDefinition {
  return method(
    name,
    '(self, sep, /)',
    (space, self, separator) => {
      if (!space.isStr(separator)) throw space.error('TypeError', `must be str, not ${space.typeName(separator)}`);
      const units = textUnits(space, self);
      const needle = textUnits(space, separator);
      if (needle.length === 0) throw space.error('ValueError', 'empty separator');
      const at = search(units, needle, 0, units.length);
      const empty = Known.EMPTY_STRING;
      if (at < 0) {
        const whole = unchanged(space, self);
        return space.tuple(fromRight ? [empty, empty, whole] : [whole, empty, empty]);
      }
      return space.tuple([
        makeText(space, units.subarray(0, at)),
        separator,
        makeText(space, units.subarray(at + needle.length)),
      ]);
    },
    fastForm(name),
  );
}
function stripping(name: string, left: boolean, right: boolean): NativeDefinition {
  return method(
    name,
    '(self, chars=None, /)',
    (space, self, characters) => {
      let drop: (codePoint: number) => boolean = U.isSpace;
      if (characters !== NULL && characters !== space.none) {
        if (!space.isStr(characters)) throw space.error('TypeError', `${name} arg must be None or str`);
        const dropped = textUnits(space, characters);
        drop = codePoint => dropped.includes(codePoint);
      }
      let units = textUnits(space, self);
      if (left) units = Units.trimStart(units, drop);
      if (right) units = Units.trimEnd(units, drop);
      return partOf(space, self, units);
    },
    fastForm(name),
  );
}

// ---- case and padding -----------------------------------------------------------------------------------------------------

const mapping = (name: string, map: (text: string) => string, options: NativeOptions = {}): NativeDefinition =>
  method(name, '(self, /)', (space, self) => space.str(map(space.text(self))), options);
const predicate = (
  name: string,
  test: (units: Units.Units) => boolean,
  options: NativeOptions = {},
): NativeDefinition => method(name, '(self, /)', (space, self) => space.bool(test(textUnits(space, self))), options);
const every = (name: string, test: (codePoint: number) => boolean): NativeDefinition =>
  predicate(name, units => Units.everyUnit(units, test), fastForm(name));
/** islower, isupper: some cased character, and none of the other cases. */
function allOfCase(units: Units.Units, wanted: (c: number) => boolean, other: (c: number) => boolean): boolean {
  let seen = false;
  for (let k = 0; k < units.length; k++) {
    if (other(units[k]!) || U.isTitlecase(units[k]!)) return false;
    seen ||= wanted(units[k]!);
  }
  return seen;
}
function isIdentifier(units: Units.Units): boolean {
  if (units.length === 0 || !U.isIdentifierStart(units[0]!)) return false;
  return units.subarray(1).every(U.isIdentifierPart);
}
function fillOf(space: Space, fill: Ref): number {
  if (fill === NULL) return 32;
  if (!space.isStr(fill)) {
    throw space.error('TypeError', `The fill character must be a unicode character, not ${space.typeName(fill)}`);
  }
  if (space.strLength(fill) !== 1)
    throw space.error('TypeError', 'The fill character must be exactly one character long');
  return space.codePointAt(space.flat(fill), 0);
}
/** ljust, rjust, center: `before` says how many of the missing columns go to the left. */
const padding = (name: string, before: (length: number, width: number) => number): NativeDefinition =>
  method(
    name,
    "(self, width, fillchar=' ', /)",
    (space, self, widthRef, fill) => {
      const width = wordIndex(space, widthRef);
      const character = fillOf(space, fill);
      const units = textUnits(space, self);
      if (width <= units.length) return unchanged(space, self);
      if (width > 2 ** 30) throw space.error('MemoryError', '');
      const left = before(units.length, width);
      return makeText(space, Units.pad(units, left, width - units.length - left, character));
    },
    fastForm(name),
  );

// ---- construction, items, comparison ----------------------------------------------------------------------------------------

function newStr(space: Space, cls: Ref, object: Ref, encoding: Ref, errors: Ref): Ref | number {
  checkNew(space, cls, 'str');
  if (object === NULL) return textOfClass(space, cls, Known.EMPTY_STRING);
  if (encoding !== NULL || errors !== NULL)
    return textOfClass(space, cls, decodeArgument(space, object, encoding, errors));
  const text = strOf(space, object);
  if (text === undefined) return FALLBACK;
  return textOfClass(space, cls, isPlainText(space, object) ? object : space.str(text));
}
function decodeArgument(space: Space, object: Ref, encoding: Ref, errors: Ref): Ref {
  const names = [encoding, errors].map((name, k) => {
    if (name === NULL) return k === 0 ? 'utf-8' : 'strict';
    if (!space.isStr(name)) {
      const parameter = k === 0 ? 'encoding' : 'errors';
      throw space.error('TypeError', `str() argument '${parameter}' must be str, not ${space.typeName(name)}`);
    }
    return space.text(name);
  });
  if (space.isStr(object)) throw space.error('TypeError', 'decoding str is not supported');
  if (!space.isBytes(object) && space.kindOf(object) !== Kind['BYTEARRAY']) {
    const given = space.typeName(object);
    throw space.error('TypeError', `decoding to str: need a bytes-like object, ${given} found`);
  }
  return decodeBytes(space, object, names[0]!, names[1]!);
}
function item(space: Space, self: Ref, key: Ref): Ref {
  const flat = space.flat(self);
  if (isSlice(space, key)) {
    const { start, step, count } = sliceRange(space, key, space.strLength(flat));
    const units = textUnits(space, flat);
    if (step === 1 && count === units.length) return unchanged(space, self);
    return makeText(space, Units.sliceUnits(units, start, step, count));
  }
  if (!isIndex(space, key)) {
    throw space.error('TypeError', `string indices must be integers, not '${space.typeName(key)}'`);
  }
  return characterAt(space, flat, itemIndex(space, key, space.strLength(flat), 'string index out of range'));
}
const comparison = (name: string, holds: (order: number) => boolean): NativeDefinition =>
  method(name, '(self, value, /)', (space, self, other) => {
    if (!space.isStr(other)) return space.notImplemented;
    return answer(space, holds(compareTexts(space, self, other)));
  });
function join(space: Space, self: Ref, iterable: Ref): Ref | number {
  const joined = (iterable & 1) === 0 ? (space.rts.joinOf(space.flat(self), iterable) as Ref) : NULL;
  if (joined !== NULL) return joined;
  const items = builtinItems(space, iterable);
  if (items === null) return FALLBACK;
  items.forEach((text, k) => {
    if (!space.isStr(text)) {
      const given = space.typeName(text);
      throw space.error('TypeError', `sequence item ${k}: expected str instance, ${given} found`);
    }
  });
  if (items.length === 1 && isPlainText(space, items[0]!)) return items[0]!;
  return joinTexts(space, textUnits(space, self), items);
}
function multiply(space: Space, self: Ref, count: Ref): Ref {
  if (!isIndex(space, count)) return space.notImplemented;
  const times = repetition(space, count, space.strLength(self));
  if (times === 1) return unchanged(space, self);
  return makeText(space, Units.repeat(textUnits(space, self), times));
}
function replaceText(space: Space, self: Ref, from: Ref, to: Ref, count: Ref): Ref {
  const old = unitsOf(space, from, 'replace() argument 1');
  const fresh = unitsOf(space, to, 'replace() argument 2');
  const replaced = Units.replace(textUnits(space, self), old, fresh, optionalIndex(space, count, -1));
  return replaced === null ? unchanged(space, self) : makeText(space, replaced);
}
function withoutAffix(space: Space, self: Ref, affixRef: Ref, name: string, atEnd: boolean): Ref {
  const units = textUnits(space, self);
  const needle = unitsOf(space, affixRef, `${name}() argument`);
  const fits = needle.length > 0 && needle.length <= units.length;
  const at = atEnd ? units.length - needle.length : 0;
  if (!fits || !Units.matchesAt(units, needle, at)) return unchanged(space, self);
  return makeText(space, atEnd ? units.subarray(0, at) : units.subarray(needle.length));
}
function textArgument(space: Space, r: Ref, absent: string, what: string): string {
  if (r === NULL) return absent;
  if (!space.isStr(r)) throw space.error('TypeError', `${what} must be str, not ${givenType(space, r)}`);
  return space.text(r);
}

export const strType: TypeDefinition = {
  name: 'str',
  doc: 'A text: an immutable sequence of Unicode code points.',
  methods: [
    staticMethod('__new__', "(cls, object='', encoding='utf-8', errors='strict')", newStr, { appLevel: 'str_new' }),
    staticMethod('maketrans', '(x, y=None, z=None, /)', buildTranslation),
    searching('find', Units.find, false),
    searching('rfind', Units.findLast, false),
    searching('index', Units.find, true),
    searching('rindex', Units.findLast, true),
    searching('count', Units.count, false),
    affix('startswith', false),
    affix('endswith', true),
    method(
      'removeprefix',
      '(self, prefix, /)',
      (space, self, prefix) => withoutAffix(space, self, prefix, 'removeprefix', false),
      fastForm('removeprefix'),
    ),
    method(
      'removesuffix',
      '(self, suffix, /)',
      (space, self, suffix) => withoutAffix(space, self, suffix, 'removesuffix', true),
      fastForm('removesuffix'),
    ),
    method('replace', '(self, old, new, /, count=-1)', replaceText, fastForm('replace')),
    splitting('split', Units.splitWords, Units.split),
    splitting('rsplit', Units.splitWordsRight, Units.splitRight),
    method('splitlines', '(self, /, keepends=False)', (space, self, keep) =>
      listOfTexts(space, Units.splitLines(textUnits(space, self), U.isLineBreak, keep !== NULL && space.truth(keep))),
    ),
    partitioning('partition', Units.find, false),
    partitioning('rpartition', Units.findLast, true),
    stripping('strip', true, true),
    stripping('lstrip', true, false),
    stripping('rstrip', false, true),
    method('join', '(self, iterable, /)', join, { appLevel: 'str_join', ...fastForm('join') }),
    mapping('upper', text => text.toUpperCase(), fastForm('upper')),
    mapping('lower', text => text.toLowerCase(), fastForm('lower')),
    mapping('casefold', U.caseFold),
    mapping('title', U.titleCase, fastForm('title')),
    mapping('capitalize', U.capitalize, fastForm('capitalize')),
    mapping('swapcase', U.swapCase),
    every('isalpha', U.isAlphabetic),
    every('isalnum', U.isAlphanumeric),
    every('isdecimal', U.isDecimal),
    every('isdigit', U.isDigit),
    every('isnumeric', U.isNumeric),
    every('isspace', U.isSpace),
    predicate('isprintable', units => units.every(U.isPrintable)),
    predicate('isascii', units => units.every(codePoint => codePoint < 128), fastForm('isascii')),
    predicate('islower', units => allOfCase(units, U.isLowercase, U.isUppercase), fastForm('islower')),
    predicate('isupper', units => allOfCase(units, U.isUppercase, U.isLowercase), fastForm('isupper')),
    predicate('istitle', U.isTitleText),
    predicate('isidentifier', isIdentifier),
    padding('center', Units.centerMargin),
    padding('ljust', () => 0),
    padding('rjust', (length, width) => width - length),
    method(
      'zfill',
      '(self, width, /)',
      (space, self, width) => {
        const units = textUnits(space, self);
        const columns = wordIndex(space, width);
        return columns <= units.length ? unchanged(space, self) : makeText(space, Units.zeroFill(units, columns));
      },
      fastForm('zfill'),
    ),
    method('expandtabs', '(self, /, tabsize=8)', (space, self, size) =>
      makeText(space, Units.expandTabs(textUnits(space, self), optionalIndex(space, size, 8))),
    ),
    method('translate', '(self, table, /)', translateText),
    method(
      'encode',
      "(self, /, encoding='utf-8', errors='strict')",
      (space, self, encoding, errors) => {
        const name = textArgument(space, encoding, 'utf-8', "encode() argument 'encoding'");
        return space.bytes(
          encodeText(space, self, name, textArgument(space, errors, 'strict', "encode() argument 'errors'")),
        );
      },
      fastForm('encode'),
    ),
    method('format', '(self, /, *args, **kwargs)', formatWithArguments, fastForm('format')),
    method('format_map', '(self, mapping, /)', formatMapping),
    method('__mod__', '(self, value, /)', percentFormat),
    method('__rmod__', '(self, value, /)', (space, self, value) =>
      space.isStr(value) ? percentFormat(space, value, self) : space.notImplemented,
    ),
    method('__add__', '(self, value, /)', (space, self, other) =>
      space.isStr(other) ? space.rts.concatenate(self, other) : space.notImplemented,
    ),
    method('__mul__', '(self, value, /)', multiply),
    method('__rmul__', '(self, value, /)', multiply),
    method('__contains__', '(self, key, /)', (space, self, key) => {
      if (!space.isStr(key)) {
        const given = space.typeName(key);
        throw space.error('TypeError', `'in <string>' requires string as left operand, not ${given}`);
      }
      const units = textUnits(space, self);
      return space.bool(Units.find(units, textUnits(space, key), 0, units.length) >= 0);
    }),
    method('__len__', '(self, /)', (space, self) => space.int(space.strLength(self))),
    method('__getitem__', '(self, key, /)', item),
    method('__iter__', '(self, /)', (space, self) => sequenceIterator(space, space.flat(self), 'STR_ITERATOR')),
    method('__hash__', '(self, /)', (space, self) => space.int(space.rts.hashOf64(unchanged(space, self)))),
    method('__repr__', '(self, /)', (space, self) => space.str(reprStr(space.text(self)))),
    method('__str__', '(self, /)', unchanged),
    method(
      '__format__',
      '(self, format_spec, /)',
      (space, self, spec) => {
        const given = textArgument(space, spec, '', '__format__() argument');
        if (given !== '') return space.str(formatStr(space.text(self), given));
        return isExact(space, self, 'str') ? self : FALLBACK;
      },
      { appLevel: 'object_format' },
    ),
    comparison('__eq__', order => order === 0),
    comparison('__ne__', order => order !== 0),
    comparison('__lt__', order => order < 0),
    comparison('__le__', order => order <= 0),
    comparison('__gt__', order => order > 0),
    comparison('__ge__', order => order >= 0),
    method('__getnewargs__', '(self, /)', (space, self) => space.tuple([unchanged(space, self)])),
    method('__sizeof__', '(self, /)', (space, self) =>
      space.int((isExact(space, self, 'str') ? 40 : 56) + space.strLength(self) * space.width(space.flat(self)) + 1),
    ),
  ],
};
