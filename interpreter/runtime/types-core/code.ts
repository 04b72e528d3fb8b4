/**
 * Code objects as programs see them (library reference, inspect and types). `co_consts` and `co_names` are found in the instructions,
 * which have one table of constants for both; `co_code` is tpy's bytecode, of no use but to compare.
 */
import { decodePositions } from '../../bytecode/positions.js';
import { type OpcodeRow, OPCODES } from '../../bytecode/opcodes.js';
import { decodeInstructions } from '../../bytecode/instructions.js';
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Kind, NULL } from '../../heap/well-known.js';
import { codeConstants, copyCode, instructionWords, readByteItems } from '../materialize.js';
import { attribute, method, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';

/** CPython's bits of `co_flags`. */
const Flag = {
  OPTIMIZED: 1,
  NEWLOCALS: 2,
  VARARGS: 4,
  VARKEYWORDS: 8,
  NESTED: 16,
  GENERATOR: 32,
  COROUTINE: 128,
  ASYNC_GENERATOR: 512,
  HAS_DOCSTRING: 0x4000000,
} as const;
function flagsOf(space: Space, code: Ref): number {
  const own = space.load(code, L.Code.flags);
  const bit = (ours: number, theirs: number) => ((own & ours) !== 0 ? theirs : 0);
  const isFunction = (own & (L.CodeFlags.CLASS_BODY | L.CodeFlags.MODULE_BODY)) === 0;
  return (
    (isFunction ? Flag.OPTIMIZED | Flag.NEWLOCALS : 0) |
    (isFunction && space.load(code, L.Code.docstring) !== NULL ? Flag.HAS_DOCSTRING : 0) |
    bit(L.CodeFlags.HAS_STAR_ARGS, Flag.VARARGS) |
    bit(L.CodeFlags.HAS_STAR_KEYWORDS, Flag.VARKEYWORDS) |
    bit(L.CodeFlags.NESTED, Flag.NESTED) |
    bit(L.CodeFlags.GENERATOR, Flag.GENERATOR) |
    bit(L.CodeFlags.COROUTINE, Flag.COROUTINE) |
    bit(L.CodeFlags.ASYNC_GENERATOR, Flag.ASYNC_GENERATOR)
  );
}
const NAMES_IT = /GLOBAL|NAME|ATTR|METHOD|IMPORT/;
type Use = 'name' | 'constant';
/** What an instruction's operand of kind `const` is; of CHECK_BOUND it is the name of a local variable. */
const useOf = (row: OpcodeRow): Use | null =>
  row.name === 'CHECK_BOUND' ? null : NAMES_IT.test(row.name) && !row.name.startsWith('CALL') ? 'name' : 'constant';
/** The constants that instructions use as names, or as values, in their order. */
function usedConstants(space: Space, code: Ref, use: Use): { index: number; value: Ref }[] {
  const used = new Set<number>();
  for (const { op, a, b, c } of decodeInstructions(instructionWords(space, code))) {
    const row = OPCODES[op]!;
    if (useOf(row) !== use) continue;
    row.operands.forEach((kind, k) => {
      if (kind === 'const' || kind === 'const32') used.add([a, b, c][k]!);
    });
  }
  const constants = codeConstants(space, code);
  return [...used].sort((x, y) => x - y).map(index => ({ index, value: constants[index]! }));
}
const valuesOf = (space: Space, code: Ref, use: Use): Ref[] => usedConstants(space, code, use).map(used => used.value);
/** The docstring comes first, as in CPython. */
function constantsOf(space: Space, code: Ref): Ref[] {
  const docstring = space.load(code, L.Code.docstring);
  return [...(docstring === NULL ? [] : [docstring]), ...valuesOf(space, code, 'constant')];
}
/** `co_lines()`: (start, end, line) for runs of instructions of one line. */
function linesOf(space: Space, code: Ref): Ref {
  const lines: [number, number, number][] = [];
  const table = readByteItems(space, space.load(code, L.Code.positions));
  for (const { start, end, position } of decodePositions(table, space.load(code, L.Code.firstLine))) {
    const last = lines.at(-1);
    if (last !== undefined && last[2] === position.line) last[1] = end;
    else lines.push([start, end, position.line]);
  }
  return iteratorOf(
    space,
    lines.map(line => space.tuple(line.map(n => space.int(n)))),
  );
}
/** `co_positions()`: (line, end line, column, end column) for every 8 bytes. */
function positionsOf(space: Space, code: Ref): Ref {
  const places: Ref[] = [];
  const table = readByteItems(space, space.load(code, L.Code.positions));
  for (const { start, end, position } of decodePositions(table, space.load(code, L.Code.firstLine))) {
    const { line, endLine, column, endColumn } = position;
    const place = space.tuple([line, endLine, column, endColumn].map(n => space.int(n)));
    for (let at = start; at < end; at += 8) places.push(place);
  }
  return iteratorOf(space, places);
}
const iteratorOf = (space: Space, items: Ref[]): Ref =>
  space.call(space.lookupSpecial(space.list(items), '__iter__'), space.list(items));

type Setter = (space: Space, copy: Ref, value: Ref) => void;
const textField =
  (field: 'name' | 'qualname' | 'filename', label: string): Setter =>
  (space, copy, value) => {
    if (!space.isStr(value))
      throw space.error('TypeError', `replace() argument '${label}' must be str, not ${space.typeName(value)}`);
    space.store(copy, L.Code[field], space.rts.intern(space.flat(value)) as Ref);
  };
/** What `replace` can change; `co_consts` it takes apart. */
const SETTERS: Readonly<Record<string, Setter>> = {
  co_name: textField('name', 'co_name'),
  co_qualname: textField('qualname', 'co_qualname'),
  co_filename: textField('filename', 'co_filename'),
  co_firstlineno: (space, copy, value) => space.store(copy, L.Code.firstLine, space.index(value)),
};
/** The constants of a code after `co_consts=values`; the table of instructions cannot change, so there must be as many. */
function replacedConstants(space: Space, code: Ref, values: Ref): Ref[] {
  if (!space.isTuple(values))
    throw space.error('TypeError', `replace() argument 'co_consts' must be tuple, not ${space.typeName(values)}`);
  const used = usedConstants(space, code, 'constant');
  const docstrings = space.load(code, L.Code.docstring) === NULL ? 0 : 1;
  const given = space.items(values);
  if (given.length !== used.length + docstrings)
    throw space.error('ValueError', `code: co_consts must have ${used.length + docstrings} items`);
  const result = codeConstants(space, code);
  for (const [k, { index }] of used.entries()) result[index] = given[k + docstrings]!;
  return result;
}
function replace(space: Space, code: Ref, changes: ReadonlyMap<string, Ref>): Ref {
  const constants = changes.get('co_consts');
  const copy = copyCode(space, code, constants && replacedConstants(space, code, constants));
  for (const [name, value] of changes) {
    if (name === 'co_consts') continue;
    const set = Object.hasOwn(SETTERS, name) ? SETTERS[name] : undefined;
    if (set !== undefined) set(space, copy, value);
    else if (!codeType.attributes!.some(known => known.name === name))
      throw space.error('TypeError', `replace() got an unexpected keyword argument '${name}'`);
    else if (!space.equals(space.getAttribute(code, name), value))
      throw space.error('ValueError', `code: ${name} cannot be replaced`);
  }
  return copy;
}
const COMPARED = ['name', 'argumentCount', 'positionalOnlyCount', 'keywordOnlyCount', 'flags', 'firstLine'] as const;
const sameBytes = (a: Uint8Array | Uint32Array, b: Uint8Array | Uint32Array) =>
  a.length === b.length && a.every((x: number, k: number) => x === b[k]);
/** Are two constants the same, type included? */
function sameConstant(space: Space, a: Ref, b: Ref): boolean {
  if (a === b) return true;
  if (space.classOf(a) !== space.classOf(b)) return false;
  if (space.kindOf(a) === Kind['CODE']) return sameCode(space, a, b);
  if (!space.isTuple(a)) return space.equals(a, b) && space.repr(a) === space.repr(b);
  const [x, y] = [space.items(a), space.items(b)];
  return x.length === y.length && x.every((item, k) => sameConstant(space, item, y[k]!));
}
function sameCode(space: Space, a: Ref, b: Ref): boolean {
  if (a === b) return true;
  const fields = COMPARED.every(
    field => space.load<number>(a, L.Code[field] as never) === space.load(b, L.Code[field] as never),
  );
  const [x, y] = [codeConstants(space, a), codeConstants(space, b)];
  return (
    fields &&
    x.length === y.length &&
    sameBytes(instructionWords(space, a), instructionWords(space, b)) &&
    sameBytes(positionBytes(space, a), positionBytes(space, b)) &&
    x.every((constant, k) => sameConstant(space, constant, y[k]!))
  );
}
const positionBytes = (space: Space, code: Ref) => readByteItems(space, space.load(code, L.Code.positions));
const bytesOf = (space: Space, words: Uint32Array): Ref =>
  space.bytes(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
const hex = (r: Ref) => `0x${r.toString(16).padStart(12, '0')}`;

export const codeType: TypeDefinition = {
  name: 'code',
  methods: [
    method('__repr__', '(self, /)', (space, c: Ref) =>
      space.str(
        `<code object ${space.text(space.load(c, L.Code.name))} at ${hex(c)}, file "${space.text(space.load(c, L.Code.filename))}", line ${space.load(c, L.Code.firstLine)}>`,
      ),
    ),
    method('__eq__', '(self, value, /)', (space, c: Ref, other: Ref) =>
      space.kindOf(other) === Kind['CODE'] ? space.bool(sameCode(space, c, other)) : space.notImplemented,
    ),
    method('__hash__', '(self, /)', (space, c: Ref) =>
      space.int(space.hash(space.load(c, L.Code.name)) ^ BigInt(space.load(c, L.Code.firstLine))),
    ),
    method('co_lines', '(self, /)', linesOf),
    method('co_positions', '(self, /)', positionsOf),
    method('replace', '(self, /, **changes)', replace),
    method('__replace__', '(self, /, **changes)', replace),
  ],
  attributes: [
    attribute('co_name', (space, c) => space.load(c, L.Code.name)),
    attribute('co_qualname', (space, c) => space.load(c, L.Code.qualname)),
    attribute('co_filename', (space, c) => space.load(c, L.Code.filename)),
    attribute('co_firstlineno', (space, c) => space.int(space.load(c, L.Code.firstLine))),
    attribute('co_argcount', (space, c) => space.int(space.load(c, L.Code.argumentCount))),
    attribute('co_posonlyargcount', (space, c) => space.int(space.load(c, L.Code.positionalOnlyCount))),
    attribute('co_kwonlyargcount', (space, c) => space.int(space.load(c, L.Code.keywordOnlyCount))),
    attribute('co_varnames', (space, c) => space.load(c, L.Code.variableNames)),
    attribute('co_cellvars', (space, c) => space.load(c, L.Code.cellNames)),
    attribute('co_freevars', (space, c) => space.load(c, L.Code.freeNames)),
    attribute('co_names', (space, c) => space.tuple(valuesOf(space, c, 'name'))),
    attribute('co_consts', (space, c) => space.tuple(constantsOf(space, c))),
    attribute('co_nlocals', (space, c) => space.int(space.items(space.load(c, L.Code.variableNames)).length)),
    attribute('co_stacksize', (space, c) => space.int(space.load(c, L.Code.registerCount))),
    attribute('co_code', (space, c) => bytesOf(space, instructionWords(space, c))),
    attribute('co_linetable', (space, c) => space.bytes(positionBytes(space, c))),
    attribute('co_flags', (space, c) => space.int(flagsOf(space, c))),
  ],
};
