/**
 * The standard library as far as it is there: modules made of natives, and the sources of modules written in Python. Declaring
 * a module runs none of it; it is made when a program imports it.
 */
import type { ModuleDefinition } from '../interpreter/runtime/native.js';
import { pythonSources } from './generated/python-sources.js';
import { mathModule } from './native/math.js';
import { randomModule } from './native/random.js';
import { regexModule } from './native/regex.js';
import { structModule } from './native/struct.js';
import { sysModule } from './native/sys.js';
import { gcModule, hostModule } from './native/system.js';
import { timeModule } from './native/time.js';
import { weakrefModule } from './native/weakref.js';

export const nativeModules: readonly ModuleDefinition[] = [
  sysModule,
  mathModule,
  timeModule,
  randomModule,
  hostModule,
  gcModule,
  regexModule,
  structModule,
  weakrefModule,
];
/** Modules in Python: name to source. One that a native module shares its name with runs in that module's namespace. */
export const pythonModules: Readonly<Record<string, string>> = pythonSources;
/** What many scripts import: compiled when tpy is built. The others would make every start slower by more than they save. */
export const PRECOMPILED_MODULES = ['time', 'functools', 'collections', 'random', 'heapq', 'operator'] as const;
