/** What the Python parts of os, io, gc and itertools-like modules need of the host: the modules `_host` and `gc`. */
import type { Ref } from '../../interpreter/dialect/rts.js';
import { Machine } from '../../interpreter/heap/machine.js';
import { ClassOf } from '../../interpreter/heap/well-known.js';
import { type Host, HostError } from '../../interpreter/host.js';
import { pathText, unsupportedOperationClass } from '../../interpreter/runtime/builtins/files.js';
import { ERRNO, osError } from '../../interpreter/runtime/builtins/os-error.js';
import { native, type ModuleDefinition, type NativeDefinition } from '../../interpreter/runtime/native.js';
import type { Space } from '../../interpreter/runtime/space.js';

function hostCall<T>(space: Space, path: Ref, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof HostError) throw osError(space, error, path);
    throw error;
  }
}
/** A function that does something to the file system at one path. */
const pathAction = (name: string, act: (host: Host, path: string) => void): NativeDefinition =>
  native(name, '(path, /)', (space, path) =>
    hostCall(space, path, () => {
      act(space.host, pathText(space, path));
      return space.none;
    }),
  );
export const hostModule: ModuleDefinition = {
  name: '_host',
  functions: [
    native('getcwd', '()', space => space.str(space.host.currentDirectory())),
    native('kind', '(path, /)', (space, path) => {
      const kind = space.host.fileKind(pathText(space, path));
      return kind === null ? space.none : space.str(kind);
    }),
    native('listdir', '(path, /)', (space, path) =>
      hostCall(space, path, () =>
        space.list(space.host.listDirectory(pathText(space, path)).map(name => space.str(name))),
      ),
    ),
    pathAction('mkdir', (host, path) => host.makeDirectory(path)),
    pathAction('rmdir', (host, path) => host.removeDirectory(path)),
    pathAction('remove', (host, path) => host.removeFile(path)),
    native('rename', '(src, dst, /)', (space, from, to) =>
      hostCall(space, from, () => {
        space.host.rename(pathText(space, from), pathText(space, to));
        return space.none;
      }),
    ),
    native('getpid', '()', space => space.int(space.host.processId())),
    native('urandom', '(size, /)', (space, size) => space.bytes(space.host.randomBytes(space.index(size)))),
    native('collections', '()', space => space.int(space.machine(Machine.collections))),
    native('mapping_proxy_type', '()', () => ClassOf['mappingproxy']!),
    native('errors', '()', space =>
      space.list(ERRNO.map(row => space.tuple([space.int(row.number), space.str(row.code), space.str(row.text)]))),
    ),
  ],
  constants: space => ({ UnsupportedOperation: unsupportedOperationClass(space) }),
};
/** gc: `collect` asks the driver for a collection and takes the next safe point of the outermost run, a loop's end. */
export const gcModule: ModuleDefinition = {
  name: 'gc',
  functions: [
    native('_request', '()', space => space.bool(space.driver.collect())),
    native('_is_due', '()', space => space.bool(space.driver.isCollectionDue())),
    native('enable', '()', space => space.none),
    native('disable', '()', space => space.none),
    native('isenabled', '()', space => space.true),
    native('get_count', '()', space => space.tuple([space.int(0), space.int(0), space.int(0)])),
    native('_statistics', '()', space => {
      const full = space.machine(Machine.fullCollections);
      const young = space.machine(Machine.collections) - full;
      return space.tuple([space.int(young), space.int(full), space.float(space.driver.collector.milliseconds / 1000)]);
    }),
    native('freeze', '()', space => space.none),
  ],
  python: `def collect(generation=2):
    _request()
    turns = 0
    while _is_due() and turns < 100:
        turns += 1
    return 0


def get_stats():
    """As in CPython, one dict per generation; the last also says how many seconds all collections have taken."""
    young, full, seconds = _statistics()
    row = {'collections': young, 'collected': 0, 'uncollectable': 0}
    return [row, {**row, 'collections': 0}, {**row, 'collections': full, 'seconds': seconds}]
`,
};
/** The environment of the process; the rest of the module os is in Python. */
export const environmentModule: ModuleDefinition = {
  name: 'os',
  perProcess: space => ({
    environ: space.dict(
      Object.entries(space.host.environment()).map(([key, value]) => [space.str(key), space.str(value)]),
    ),
  }),
};
