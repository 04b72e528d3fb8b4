/**
 * From the compiler's plain data to Code objects in the heap. Names and name-like constants are interned. Nested codes are
 * made first; the tree of a module shares one filename.
 */
import type { CodeConstant, CompiledCode } from '../bytecode/code-object.js';
import { instructionSize, type OpcodeRow, OPCODES, opcodeNumber } from '../bytecode/opcodes.js';
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { Kind, Known, MapOf, NULL } from '../heap/well-known.js';
import type { Space } from './space.js';

const NAME_LIKE = /^\w*$/;

/** Interned texts by what they say: the codes of a program name the same things again and again, and nothing is collected meanwhile. */
type Interned = Map<string, Ref>;
function internedText(space: Space, interned: Interned, text: string): Ref {
  let known = interned.get(text);
  if (known === undefined) interned.set(text, (known = space.rts.intern(space.str(text)) as Ref));
  return known;
}
/** The heap object of a constant. */
function constantObject(space: Space, constant: CodeConstant, extraFlags: number, interned: Interned): Ref {
  switch (constant.kind) {
    case 'none':
      return space.none;
    case 'ellipsis':
      return space.ellipsis;
    case 'bool':
      return space.bool(constant.value);
    case 'int':
      return space.int(constant.value);
    case 'float':
      return space.float(constant.value);
    case 'complex': {
      const p = space.allocate(L.ComplexObject.descriptor, MapOf['COMPLEX']!);
      space.store(p, L.ComplexObject.real, constant.real);
      space.store(p, L.ComplexObject.imaginary, constant.imaginary);
      return p;
    }
    case 'str':
      if (constant.codePoints !== null) return space.strOfCodePoints(constant.codePoints);
      return NAME_LIKE.test(constant.value) ? internedText(space, interned, constant.value) : space.str(constant.value);
    case 'bytes':
      return space.bytes(constant.value);
    case 'tuple':
      return space.tuple(constant.items.map(item => constantObject(space, item, extraFlags, interned)));
    case 'frozenset': {
      const set = space.rts.newSet(1) as Ref;
      for (const item of constant.items) {
        const key = constantObject(space, item, extraFlags, interned);
        const hash = space.rts.hashOf64(key);
        if (space.rts.setFind(set, key, hash, 0) === -1) space.rts.setInsert(set, key, hash);
      }
      return set;
    }
    case 'slice': {
      const p = space.allocate(L.Slice.descriptor, MapOf['SLICE']!);
      const [start, stop, step] = constant.items.map(item => constantObject(space, item, extraFlags, interned));
      space.store(p, L.Slice.start, start!);
      space.store(p, L.Slice.stop, stop!);
      space.store(p, L.Slice.step, step!);
      return p;
    }
    case 'code':
      return materialize(space, constant.code, extraFlags, interned);
  }
}
function refItems(space: Space, items: readonly Ref[]): Ref {
  const p = space.allocateArray(L.RefItems, MapOf['REF_ITEMS']!, items.length);
  space.I32.set(items, (p + L.RefItems.element.offset) >> 2);
  return p;
}
function byteItems(space: Space, bytes: Uint8Array): Ref {
  const p = space.allocateArray(L.ByteItems, MapOf['BYTE_ITEMS']!, bytes.length);
  space.U8.set(bytes, p + L.ByteItems.element.offset);
  return p;
}
const ENTER = opcodeNumber('ENTER');
/** An ENTER before the first instruction, which `Code.entry` leads to once it is of use. */
export const ENTER_SIZE = instructionSize(OPCODES[ENTER]!);
/** Instructions lie at a multiple of 8. */
function instructionItems(space: Space, words: Uint32Array): { items: Ref; start: number } {
  const bytes = ENTER_SIZE + words.length * 4;
  const items = space.allocateArray(L.ByteItems, MapOf['BYTE_ITEMS']!, bytes + 8);
  const enter = (items + L.ByteItems.element.offset + 7) & -8;
  const start = enter + ENTER_SIZE;
  space.I32.fill(0, enter >> 2, start >> 2);
  space.I32[enter >> 2] = ENTER;
  space.I32.set(words, start >> 2);
  return { items, start };
}
function exceptionTable(space: Space, code: CompiledCode): Ref {
  if (code.exceptionTable.length === 0) return NULL;
  const p = space.allocateArray(L.WordItems, MapOf['WORD_ITEMS']!, code.exceptionTable.length * 4);
  const words = code.exceptionTable.flatMap(e => [e.start, e.end, e.handler, e.register]);
  space.I32.set(words, (p + L.WordItems.element.offset) >> 2);
  return p;
}
const names = (space: Space, interned: Interned, texts: readonly string[]): Ref =>
  space.tuple(texts.map(text => internedText(space, interned, text)));

/** The Code object of compiled code; `extraFlags` (CodeFlags.APP_LEVEL) goes to it and all nested codes. */
export function materialize(space: Space, code: CompiledCode, extraFlags = 0, interned: Interned = new Map()): Ref {
  const constants = refItems(
    space,
    code.constants.map(constant => constantObject(space, constant, extraFlags, interned)),
  );
  const { items, start } = instructionItems(space, code.instructions);
  const p = space.allocate(L.Code.descriptor, MapOf['CODE']!);
  const { I32 } = space;
  I32[(p + L.Code.instructions.offset) >> 2] = items;
  I32[(p + L.Code.start.offset) >> 2] = start;
  I32[(p + L.Code.entry.offset) >> 2] = start;
  I32[(p + L.Code.end.offset) >> 2] = start + code.instructions.length * 4;
  I32[(p + L.Code.constants.offset) >> 2] = constants;
  I32[(p + L.Code.argumentCount.offset) >> 2] = code.argumentCount;
  I32[(p + L.Code.positionalOnlyCount.offset) >> 2] = code.positionalOnlyCount;
  I32[(p + L.Code.keywordOnlyCount.offset) >> 2] = code.keywordOnlyCount;
  I32[(p + L.Code.flags.offset) >> 2] = code.flags | extraFlags;
  I32[(p + L.Code.registerCount.offset) >> 2] = code.registerCount;
  I32[(p + L.Code.exceptionTable.offset) >> 2] = exceptionTable(space, code);
  I32[(p + L.Code.positions.offset) >> 2] = byteItems(space, code.positions);
  I32[(p + L.Code.keptLocals.offset) >> 2] = code.keptLocals;
  I32[(p + L.Code.name.offset) >> 2] = internedText(space, interned, code.name);
  I32[(p + L.Code.qualname.offset) >> 2] = internedText(space, interned, code.qualname);
  I32[(p + L.Code.filename.offset) >> 2] = internedText(space, interned, code.filename);
  I32[(p + L.Code.firstLine.offset) >> 2] = code.firstLine;
  I32[(p + L.Code.variableNames.offset) >> 2] = names(space, interned, code.variableNames);
  I32[(p + L.Code.cellNames.offset) >> 2] = names(space, interned, code.cellNames);
  I32[(p + L.Code.freeNames.offset) >> 2] = names(space, interned, code.freeNames);
  const { docstring } = code;
  I32[(p + L.Code.docstring.offset) >> 2] = docstring === null ? NULL : constantObject(space, docstring, 0, interned);
  space.caches.addCode(p);
  return p;
}
/** The instructions of a code as they were compiled: with empty caches. */
export function instructionWords(space: Space, code: Ref): Uint32Array {
  const start = space.load(code, L.Code.start) >> 2;
  const words = Uint32Array.from(space.I32.subarray(start, space.load(code, L.Code.end) >> 2));
  for (const { at, row } of instructionsOf(space, code))
    words.fill(0, (at >> 2) - start + 2, ((at + instructionSize(row)) >> 2) - start);
  return words;
}
function* instructionsOf(space: Space, code: Ref): Generator<{ at: number; row: OpcodeRow }> {
  const end = space.load(code, L.Code.end);
  for (let at = space.load(code, L.Code.start) as number; at < end; ) {
    const row = OPCODES[space.I32[at >> 2]! & 0xffff]!;
    yield { at, row };
    at += instructionSize(row);
  }
}
/** A code like another, of the same or other constants, that shares nothing which changes: its caches are its own, and so are nested codes. */
export function copyCode(space: Space, code: Ref, constants = codeConstants(space, code)): Ref {
  const p = space.allocate(L.Code.descriptor, MapOf['CODE']!);
  space.U8.copyWithin(p + 8, code + 8, code + L.Code.descriptor.size);
  const words = instructionWords(space, code);
  const { items, start } = instructionItems(space, words);
  space.store(p, L.Code.instructions, items);
  space.store(p, L.Code.start, start);
  space.store(p, L.Code.entry, start);
  space.store(p, L.Code.end, start + words.length * 4);
  const own = constants.map(constant =>
    space.kindOf(constant) === Kind['CODE'] ? copyCode(space, constant) : constant,
  );
  space.store(p, L.Code.constants, refItems(space, own));
  space.caches.addCode(p);
  return p;
}
export function codeConstants(space: Space, code: Ref): Ref[] {
  const items = space.load(code, L.Code.constants);
  return Array.from({ length: space.load(items, L.RefItems.length) }, (_, k) =>
    space.loadAt<Ref>(items, L.RefItems, k),
  );
}
/** Opcodes whose caches hold cells of globals. */
const LINKING = new Set(['LOAD_GLOBAL', 'STORE_GLOBAL']);
/** The code itself when its caches are known to belong to these globals, else a copy. */
export function codeForGlobals(space: Space, code: Ref, globals: Ref): Ref {
  for (const { at, row } of instructionsOf(space, code)) {
    const cell = LINKING.has(row.name) ? (space.I32[(at >> 2) + 2] as Ref) : NULL;
    if (cell === NULL) continue;
    const name = space.load(cell, L.GlobalCell.name);
    return space.rts.existingCell(globals, name) === cell ? code : copyCode(space, code);
  }
  return copyCode(space, code);
}
/** The bytes of a ByteItems. */
export function readByteItems(space: Space, items: Ref): Uint8Array {
  const start = items + L.ByteItems.element.offset;
  return space.U8.slice(start, start + space.load(items, L.ByteItems.length));
}
/** A function object of a module-level code (no closure, no defaults) in the given namespace. */
export function newFunction(space: Space, code: Ref, globals: Ref, moduleName: Ref): Ref {
  const f = space.allocate(L.FunctionObject.descriptor, MapOf['FUNCTION']!);
  space.store(f, L.FunctionObject.code, code);
  space.store(f, L.FunctionObject.globals, globals);
  space.store(f, L.FunctionObject.name, space.load(code, L.Code.name));
  space.store(f, L.FunctionObject.qualname, space.load(code, L.Code.qualname));
  space.store(f, L.FunctionObject.module, moduleName);
  const docstring = space.load(code, L.Code.docstring);
  space.store(f, L.FunctionObject.docstring, docstring === NULL ? Known.NONE : docstring);
  space.store(f, L.FunctionObject.annotate, Known.NONE);
  return f;
}
