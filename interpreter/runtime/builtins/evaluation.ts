/**
 * exec(), eval() and compile(). The natives compile and choose namespaces; the frame of the program is an ordinary one that
 * app-level code enters, so that deep or long programs in texts need nothing of the host.
 *
 * Globals that a program makes itself become a namespace in place: the dict stays the same object, its values move into
 * the cells that compiled code links to. Locals apart from the globals need code that asks a mapping first, which is another
 * compilation of the same text; so what compile() compiled is remembered with its text. Other globals than those of the first
 * execution need another compilation, too, because the caches of instructions hold cells of the first ones.
 */
import { instructionSize, OPCODES } from '../../bytecode/opcodes.js';
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { FrameHeader, Machine } from '../../heap/machine.js';
import { Kind, NULL } from '../../heap/well-known.js';
import { compileSource, type CompileMode } from '../compile-source.js';
import { codeForGlobals, materialize, newFunction } from '../materialize.js';
import { native, type NativeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { namespaceFor } from '../types-core/namespaces.js';
import { FALLBACK } from '../types/support.js';

interface Origin {
  /** Where the code's instructions start: tells a code from a later one at the same address. */
  readonly start: number;
  readonly source: string | Uint8Array;
  readonly filename: string;
  readonly mode: CompileMode;
  /** The globals that its caches belong to; NULL before it is executed. */
  globals: Ref;
  /** The same without caches of globals, for all other ones; NULL before it is needed. */
  unlinked: Ref;
}
const origins = new WeakMap<Space, Map<Ref, Origin>>();

function originOf(space: Space, code: Ref): Origin | undefined {
  const origin = origins.get(space)?.get(code);
  return origin?.start === space.load(code, L.Code.start) ? origin : undefined;
}
function remember(space: Space, code: Ref, source: string | Uint8Array, filename: string, mode: CompileMode): void {
  let known = origins.get(space);
  if (known === undefined) origins.set(space, (known = new Map()));
  const start = space.load(code, L.Code.start);
  known.set(code, { start, source, filename, mode, globals: NULL, unlinked: NULL });
}
/** The text of a program given as str, bytes or bytearray. */
function sourceOf(space: Space, source: Ref, what: string): string | Uint8Array {
  const text = space.isStr(source) ? space.text(source) : bytesOf(space, source);
  if (text === null) throw space.error('TypeError', `${what} arg 1 must be a string, bytes or code object`);
  const hasNull = typeof text === 'string' ? text.includes('\0') : text.includes(0);
  if (hasNull) throw space.error('SyntaxError', 'source code string cannot contain null bytes');
  return text;
}
function bytesOf(space: Space, r: Ref): Uint8Array | null {
  const kind = space.kindOf(r);
  if (kind === Kind['BYTES'] || kind === Kind['BYTEARRAY']) return space.bytesValue(r);
  return null;
}
function newCode(space: Space, source: string | Uint8Array, filename: string, mode: CompileMode, separate: boolean) {
  return materialize(space, compileSource(space, source, filename, mode, separate));
}
function compileText(space: Space, source: Ref, filename: Ref, mode: Ref): Ref {
  const name = space.isStr(filename)
    ? space.text(filename)
    : new TextDecoder().decode(bytesOf(space, filename) ?? undefined);
  const modeText = space.isStr(mode) ? space.text(mode) : '';
  if (modeText !== 'exec' && modeText !== 'eval' && modeText !== 'single')
    throw space.error('ValueError', "compile() mode must be 'exec', 'eval' or 'single'");
  if (space.kindOf(source) === Kind['CODE']) return source;
  const text = sourceOf(space, source, 'compile()');
  const code = newCode(space, text, name, modeText, false);
  remember(space, code, text, name, modeText);
  return code;
}
function checkNamespaces(space: Space, globals: Ref, locals: Ref, mode: string): void {
  const isMapping = (r: Ref) => space.isDict(r) || space.lookupSpecial(r, '__getitem__') !== NULL;
  if (globals !== NULL && !space.isDict(globals)) {
    if (mode === 'exec')
      throw space.error('TypeError', `exec() globals must be a dict, not ${space.typeName(globals)}`);
    const hint = isMapping(globals)
      ? 'globals must be a real dict; try eval(code, {}, mapping)'
      : 'globals must be a dict';
    throw space.error('TypeError', hint);
  }
  if (locals !== NULL && !isMapping(locals)) {
    const name = space.typeName(locals);
    throw space.error(
      'TypeError',
      mode === 'exec' ? `locals must be a mapping or None, not ${name}` : 'locals must be a mapping',
    );
  }
}
/** What the calling frame that is not app-level has as globals and locals. */
function callerScopes(space: Space): { globals: Ref; locals: Ref } {
  for (const fp of space.frames.stack()) {
    const callable = space.I32[(fp - FrameHeader.FUNCTION) >> 2] as Ref;
    return { globals: space.load(callable, L.FunctionObject.globals), locals: space.frames.localsAt(fp) };
  }
  const globals = space.machine(Machine.builtins) as Ref;
  return { globals, locals: globals };
}
/** The code, or one of the same text that may run with these globals. */
function codeWith(space: Space, code: Ref, globals: Ref, separate: boolean): Ref {
  const origin = originOf(space, code);
  if (origin === undefined) return codeForGlobals(space, code, globals);
  if (origin.globals === NULL && !separate) origin.globals = globals;
  if (origin.globals === globals && !separate) return code;
  if (origin.unlinked !== NULL) return origin.unlinked;
  const other = newCode(space, origin.source, origin.filename, origin.mode, true);
  if (!hasNestedCode(space, other) && !linksGlobals(space, other)) {
    origin.unlinked = other;
    space.hostTable.hold(other);
  }
  return other;
}
/** Functions that it makes have caches of their own, so that each execution needs a new copy of it. */
function hasNestedCode(space: Space, code: Ref): boolean {
  const constants = space.load(code, L.Code.constants);
  const length = space.load(constants, L.RefItems.length);
  for (let i = 0; i < length; i++)
    if (space.kindOf(space.loadAt(constants, L.RefItems, i)) === Kind['CODE']) return true;
  return false;
}
/** Whether instructions have cells of globals in their caches: those for names that are declared global. */
function linksGlobals(space: Space, code: Ref): boolean {
  const end = space.load(code, L.Code.end);
  for (let at = space.load(code, L.Code.start) as number; at < end; ) {
    const row = OPCODES[space.I32[at >> 2]! & 0xffff]!;
    if (LINKING.has(row.name)) return true;
    at += instructionSize(row);
  }
  return false;
}
const LINKING = new Set(['LOAD_GLOBAL', 'STORE_GLOBAL']);
function codeFor(space: Space, source: Ref, mode: 'exec' | 'eval', globals: Ref, separate: boolean): Ref {
  if (space.kindOf(source) === Kind['CODE']) {
    if (space.items(space.load(source, L.Code.freeNames)).length > 0)
      throw space.error('TypeError', `code object passed to ${mode}() may not contain free variables`);
    return codeWith(space, source, globals, separate);
  }
  const text = sourceOf(space, source, `${mode}()`);
  const shown = mode === 'eval' && typeof text === 'string' ? text.replace(/^[ \t]+/, '') : text;
  return newCode(space, shown, '<string>', mode, separate);
}
/** The function that runs a text or code in the given namespaces, and its arguments. */
function execution(space: Space, source: Ref, givenGlobals: Ref, givenLocals: Ref, modeName: Ref): Ref {
  const mode = space.text(modeName) === 'eval' ? 'eval' : 'exec';
  let globals = givenGlobals === space.none ? NULL : givenGlobals;
  let locals = givenLocals === space.none ? NULL : givenLocals;
  checkNamespaces(space, globals, locals, mode);
  if (globals === NULL) {
    const scopes = callerScopes(space);
    globals = scopes.globals;
    if (locals === NULL) locals = scopes.locals;
  } else if (locals === NULL) locals = globals;
  if (space.dictGetName(globals, '__builtins__') === NULL)
    space.dictSetName(globals, '__builtins__', space.machine(Machine.builtins) as Ref);
  const namespace = namespaceFor(space, globals);
  const separate = locals !== namespace;
  const code = codeFor(space, source, mode, namespace, separate);
  const moduleName = space.dictGetName(namespace, '__name__');
  const body = newFunction(space, code, namespace, moduleName === NULL ? space.name('builtins') : moduleName);
  const wantsLocals = space.load(code, L.Code.argumentCount) === 1;
  return space.tuple([body, space.tuple(wantsLocals ? [locals] : [])]);
}

export const evaluationFunctions: readonly NativeDefinition[] = [
  native('exec', '(source, /, globals=None, locals=None, *, closure=None)', () => FALLBACK, {
    appLevel: 'builtin_exec',
  }),
  native('eval', '(source, /, globals=None, locals=None)', () => FALLBACK, { appLevel: 'builtin_eval' }),
  native(
    'compile',
    '(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)',
    compileText,
  ),
];
export const evaluationPrimitives: readonly NativeDefinition[] = [
  native('_execution', '(source, globals, locals, mode, /)', execution),
];
