/**
 * The module sys. What the command line decides (argv, path, flags) are plain variables that the command sets; named tuples
 * and the like are made by the Python part.
 */
import type { Ref } from '../../interpreter/dialect/rts.js';
import * as L from '../../interpreter/heap/layouts.js';
import { DEPTH_UNIT, FrameHeader, Machine } from '../../interpreter/heap/machine.js';
import { ClassOf, NULL } from '../../interpreter/heap/well-known.js';
import { standardObject } from '../../interpreter/runtime/builtins/streams.js';
import { PyError } from '../../interpreter/runtime/errors.js';
import { native, type ModuleDefinition, type NativeDefinition } from '../../interpreter/runtime/native.js';
import { DEFAULT_MAX_STR_DIGITS, STR_DIGITS_CHECK_THRESHOLD } from '../../interpreter/runtime/numeric/int-text.js';
import type { Space } from '../../interpreter/runtime/space.js';
import { maxStrDigits } from '../../interpreter/runtime/types/values.js';

const handled = (space: Space): Ref => space.machine(Machine.handled) as Ref;

function exceptionInfo(space: Space): Ref {
  const exception = handled(space);
  if (exception === NULL) return space.tuple([space.none, space.none, space.none]);
  const traceback = space.load(exception, L.Exception.traceback);
  return space.tuple([space.classOf(exception), exception, traceback === NULL ? space.none : traceback]);
}
function exit(space: Space, status: Ref): Ref {
  const args = status === NULL || status === space.none ? [] : [status];
  throw new PyError(space.newExceptionOf(space.class('SystemExit'), args));
}
function setRecursionLimit(space: Space, limitRef: Ref): Ref {
  const limit = space.index(limitRef);
  if (limit < 1) throw space.error('ValueError', 'recursion limit must be greater or equal than 1');
  const fp = space.machine(Machine.fp);
  const depth = fp === 0 ? 0 : Math.floor(space.I32[(fp - FrameHeader.FLAGS) >> 2]! / DEPTH_UNIT);
  if (depth >= limit) {
    const message = `cannot set the recursion limit to ${limit} at the recursion depth ${depth}: the limit is too low`;
    throw space.error('RecursionError', message);
  }
  space.setMachine(Machine.recursionLimit, Math.min(limit, 2 ** 24));
  space.setMachine(Machine.depthLimit, Math.min(limit, 2 ** 24) * DEPTH_UNIT);
  return space.none;
}
function setMaxStrDigits(space: Space, digits: Ref): Ref {
  const value = space.index(digits);
  if (value !== 0 && value < STR_DIGITS_CHECK_THRESHOLD) {
    throw space.error('ValueError', `maxdigits must be 0 or larger than ${STR_DIGITS_CHECK_THRESHOLD}`);
  }
  maxStrDigits.set(space, value);
  return space.none;
}
function sizeOf(space: Space, r: Ref, otherwise: Ref): Ref {
  const method = space.lookupSpecial(r, '__sizeof__');
  if (method === NULL) {
    if (otherwise !== NULL) return otherwise;
    throw space.error('TypeError', `Type ${space.typeName(r)} doesn't define __sizeof__`);
  }
  return space.call(method, r);
}
const functions: readonly NativeDefinition[] = [
  native('exc_info', '()', exceptionInfo),
  native('exception', '()', space => handled(space) || space.none),
  native('exit', '(status=None, /)', exit),
  native('getrecursionlimit', '()', space => space.int(space.machine(Machine.recursionLimit))),
  native('setrecursionlimit', '(limit, /)', setRecursionLimit),
  native('getsizeof', '(object, default=None)', sizeOf),
  native('intern', '(string, /)', (space, text) => {
    if (space.classOf(text) !== ClassOf['str']) throw space.error('TypeError', `can't intern ${space.typeName(text)}`);
    return space.rts.intern(space.flat(text));
  }),
  native('getrefcount', '(object, /)', space => space.int(2)),
  native('getdefaultencoding', '()', space => space.str('utf-8')),
  native('getfilesystemencoding', '()', space => space.str('utf-8')),
  native('get_int_max_str_digits', '()', space => space.int(maxStrDigits.get(space) ?? DEFAULT_MAX_STR_DIGITS)),
  native('set_int_max_str_digits', '(maxdigits)', setMaxStrDigits),
  native('is_finalizing', '()', space => space.false),
  native('_getframe', '(depth=0, /)', (space, depthRef) => {
    const frame = space.frames.at(depthRef === NULL ? 0 : Math.max(0, space.index(depthRef)));
    if (frame === NULL) throw space.error('ValueError', 'call stack is not deep enough');
    return frame;
  }),
  native('getswitchinterval', '()', space => space.float(0.005)),
  native('setswitchinterval', '(interval, /)', space => space.none),
];
const STREAMS = ['stdin', 'stdout', 'stderr'] as const;
export const sysModule: ModuleDefinition = {
  name: 'sys',
  doc: 'Access to objects used or maintained by the interpreter.',
  functions,
  constants: space => ({
    modules: space.machine(Machine.modules) as Ref,
    meta_path: space.list([]),
    path_hooks: space.list([]),
    path_importer_cache: space.dict(),
    warnoptions: space.list([]),
    executable: space.str('tpy'),
    prefix: space.str('/usr'),
    base_prefix: space.str('/usr'),
    exec_prefix: space.str('/usr'),
    base_exec_prefix: space.str('/usr'),
    byteorder: space.str('little'),
    copyright: space.str('Copyright (c) the tpy authors.'),
    maxsize: space.int(2n ** 63n - 1n),
    maxunicode: space.int(0x10ffff),
    hexversion: space.int(0x030e00f0),
    api_version: space.int(1013),
    dont_write_bytecode: space.true,
    float_repr_style: space.str('short'),
    version: space.str('3.14.0 (tpy 0.1.0)'),
    builtin_module_names: space.tuple(space.modules.builtinNames().map(name => space.str(name))),
  }),
  perProcess: space => {
    const [stdin, stdout, stderr] = STREAMS.map(name => standardObject(space, name)) as [Ref, Ref, Ref];
    return {
      stdin,
      stdout,
      stderr,
      __stdin__: stdin,
      __stdout__: stdout,
      __stderr__: stderr,
      argv: space.list(space.arguments.map(word => space.str(word))),
      orig_argv: space.list(space.arguments.map(word => space.str(word))),
      path: space.list(space.modules.initialPath.map(folder => space.str(folder))),
      platform: space.str(space.host.platform()),
    };
  },
};
