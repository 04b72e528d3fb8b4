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
import { environmentModule, gcModule, hostModule } from './native/system.js';
import { timeModule, timeZoneModule } from './native/time.js';
import { weakrefModule } from './native/weakref.js';

export const nativeModules: readonly ModuleDefinition[] = [
  sysModule,
  mathModule,
  timeModule,
  timeZoneModule,
  randomModule,
  hostModule,
  environmentModule,
  gcModule,
  regexModule,
  structModule,
  weakrefModule,
];
/** Answers the modules in Python: name to source. One that a native module shares its name with runs in that module's namespace. */
export const pythonModules = pythonSources;
/** What many scripts import: it is part of the boot image. The others would cost every start more than they save. */
export const PRELOADED_MODULES = [
  'sys',
  'time',
  'functools',
  'heapq',
  'operator',
  'collections',
  'collections.abc',
  'itertools',
  'random',
  'math',
  'abc',
  'contextlib',
  'copy',
  'types',
  'enum',
  'dataclasses',
  're',
  'typing',
  'string',
  'json',
  'os',
  'io',
  'bisect',
  'textwrap',
] as const;
/** What CPython has built in or needs for its own start: a file of the same name is never found. */
export const UNSHADOWED_MODULES = [
  'sys',
  'builtins',
  'time',
  'itertools',
  'gc',
  'errno',
  'abc',
  'io',
  'os',
  'posixpath',
  ...nativeModules.map(({ name }) => name).filter(name => name.startsWith('_')),
] as const;
