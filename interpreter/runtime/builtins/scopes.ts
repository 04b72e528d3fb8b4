/**
 * globals(), locals(), vars() and dir(): the variables of the frame that calls. What they
 * answer for a function is a snapshot, as PEP 667 has it.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { FrameHeader, Machine } from '../../heap/machine.js';
import { NULL } from '../../heap/well-known.js';
import { native, type NativeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { FALLBACK } from '../types/support.js';

const callerFunction = (space: Space): Ref => space.I32[(space.machine(Machine.fp) - FrameHeader.FUNCTION) >> 2] as Ref;

/** The globals of the frame that calls a native. */
export const callerGlobals = (space: Space): Ref => space.load(callerFunction(space), L.FunctionObject.globals);

/** A dict of the names that are bound in the frame that calls a native: the namespace itself in modules and class bodies. */
export const callerLocals = (space: Space): Ref => space.frames.localsAt(space.machine(Machine.fp));

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
