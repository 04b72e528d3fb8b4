/**
 * Compiling and running regular expressions for stdlib/python/re.py: the module `_re`. A compiled pattern is a host object;
 * a match is a tuple of the spans of all groups (-1 where one took no part) and the number of the group closed last.
 */
import type { Ref } from '../../interpreter/dialect/rts.js';
import * as L from '../../interpreter/heap/layouts.js';
import { Kind, MapOf } from '../../interpreter/heap/well-known.js';
import { method, native, type ModuleDefinition, type TypeDefinition } from '../../interpreter/runtime/native.js';
import type { Space } from '../../interpreter/runtime/space.js';
import { textUnits } from '../../interpreter/runtime/types/values.js';
import { Program, type Units } from './pattern/matcher.js';
import { type ParsedPattern, parsePattern, PatternFault } from './pattern/syntax.js';

/** The code points or bytes of what is searched. */
function unitsOf(space: Space, text: Ref): Units {
  if (space.isStr(text)) return textUnits(space, text);
  if (space.isBytes(text)) {
    const start = text + L.Bytes.element.offset;
    return space.U8.subarray(start, start + space.I32[(text + 8) >> 2]!);
  }
  if (space.kindOf(text) === Kind['BYTEARRAY']) return space.bytesValue(text);
  throw space.error('TypeError', `expected string or bytes-like object, got '${space.typeName(text)}'`);
}
const latin1 = (bytes: Uint8Array): string => Array.from(bytes, byte => String.fromCharCode(byte)).join('');

/** (program, groups, names, flags), or (None, message, position or None) for a pattern that is wrong. */
function compile(space: Space, pattern: Ref, flags: Ref): Ref {
  const isBytes = !space.isStr(pattern);
  const text = isBytes ? latin1(space.bytesValue(pattern)) : space.text(pattern);
  let parsed: ParsedPattern;
  try {
    parsed = parsePattern(text, space.index(flags), isBytes);
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error;
    const position = error.position === null ? space.none : space.int(error.position);
    return space.tuple([space.none, space.str(error.message), position]);
  }
  const names = space.dict([...parsed.names].map(([name, group]) => [space.str(name), space.int(group)]));
  const program = space.hostObject(space.class('Program'), new Program(parsed, isBytes));
  return space.tuple([program, space.int(parsed.groups), names, space.int(parsed.flags)]);
}
/** Positions as a tuple of small ints. */
function spansOf(space: Space, values: Int32Array): Ref {
  const tuple = space.allocateArray(L.Tuple, MapOf['TUPLE']!, values.length);
  const first = (tuple + L.Tuple.element.offset) >> 2;
  for (let k = 0; k < values.length; k++) space.I32[first + k] = (values[k]! << 1) | 1;
  return tuple;
}

/** One match: mode 0 searches, 1 matches at the start, 2 matches all. */
function execute(space: Space, self: Ref, text: Ref, start: Ref, end: Ref, mode: Ref): Ref {
  const program = space.hostValue<Program>(self);
  const how = space.index(mode);
  const found = program.match(unitsOf(space, text), space.index(start), space.index(end), how === 0, how === 2, false);
  return found === null ? space.none : spansOf(space, found);
}
/** All matches that do not overlap, at most `limit` (0: all of them). An empty match may follow another match, but not an empty one. */
function scan(space: Space, self: Ref, text: Ref, start: Ref, end: Ref, limit: Ref): Ref {
  const program = space.hostValue<Program>(self);
  const units = unitsOf(space, text);
  const last = space.index(end);
  const most = space.index(limit);
  const found: Ref[] = [];
  let at = space.index(start);
  let mustAdvance = false;
  while (at <= last && (most === 0 || found.length < most)) {
    const match = program.match(units, at, last, true, false, mustAdvance);
    if (match === null) break;
    found.push(spansOf(space, match));
    at = match[1]!;
    mustAdvance = match[0] === match[1];
  }
  return space.list(found);
}
const programType: TypeDefinition = {
  name: 'Program',
  module: '_re',
  methods: [
    method('execute', '(self, text, start, end, mode, /)', execute),
    method('scan', '(self, text, start, end, limit, /)', scan),
  ],
};
export const regexModule: ModuleDefinition = {
  name: '_re',
  types: [programType],
  functions: [native('compile', '(pattern, flags, /)', compile)],
};
