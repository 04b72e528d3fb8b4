/**
 * globals(), locals(), vars() and dir(): the variables of the frame that calls. They read the frame as it lies on the VM
 * stack (see docs/machine.md); what they answer for a function is a snapshot, as PEP 667 has it.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { FrameHeader, Machine } from '../../heap/machine.js';
import { Kind, NULL } from '../../heap/well-known.js';
import { native, type NativeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { FALLBACK } from '../types/support.js';

const headerWord = (space: Space, distance: number): Ref =>
  space.I32[(space.machine(Machine.fp) - distance) >> 2] as Ref;
const callerFunction = (space: Space): Ref => headerWord(space, FrameHeader.FUNCTION);
const callerCode = (space: Space): Ref => headerWord(space, FrameHeader.CODE);

/** The globals of the frame that calls a native. */
export const callerGlobals = (space: Space): Ref => space.load(callerFunction(space), L.FunctionObject.globals);

/** A dict of the names that are bound in the frame that calls a native: the namespace itself in modules and class bodies. */
export function callerLocals(space: Space): Ref {
  const code = callerCode(space);
  const flags = space.load(code, L.Code.flags);
  if ((flags & L.CodeFlags.MODULE_BODY) !== 0) return callerGlobals(space);
  const registers = space.machine(Machine.fp) >> 2;
  if ((flags & L.CodeFlags.CLASS_BODY) !== 0) return space.I32[registers] as Ref;
  const result = space.dict();
  const add = (name: Ref, value: Ref): void => {
    const contents = value !== NULL && space.kindOf(value) === Kind['CELL'] ? space.load(value, L.Cell.value) : value;
    if (contents !== NULL && !space.text(name).startsWith('.')) space.dictSet(result, name, contents);
  };
  space.items(space.load(code, L.Code.variableNames)).forEach((name, k) => {
    add(name, space.I32[registers + k] as Ref);
  });
  const closure = space.load(callerFunction(space), L.FunctionObject.closure);
  if (closure !== NULL && closure !== space.none) {
    const cells = space.items(closure);
    space.items(space.load(code, L.Code.freeNames)).forEach((name, k) => {
      if (cells[k] !== undefined) add(name, cells[k]);
    });
  }
  return result;
}
export const scopeFunctions: readonly NativeDefinition[] = [
  native('globals', '()', callerGlobals),
  native('locals', '()', callerLocals),
  native('vars', '(object=None, /)', (space, r) => (r === NULL ? callerLocals(space) : FALLBACK), {
    appLevel: 'builtin_vars',
  }),
  native(
    'dir',
    '(object=None, /)',
    (space, r) => {
      if (r !== NULL) return FALLBACK;
      const names = space.dictEntries(callerLocals(space)).map(([key]) => space.text(key));
      return space.list(names.sort().map(name => space.str(name)));
    },
    { appLevel: 'builtin_dir' },
  ),
];
