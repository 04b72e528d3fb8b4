/**
 * Fills an empty memory with everything a program may rely on: well-known maps, classes and singletons, the built-in
 * types with their natives, exceptions, the built-ins module, app-level Python. What always holds: the same build boots to
 * the same memory, byte for byte, so that a saved memory can stand in for booting.
 */
import type { Ref } from '../dialect/rts.js';
import { Heap } from '../heap/heap-constants.js';
import { traceShapeOf } from '../heap/trace-shape.js';
import * as L from '../heap/layouts.js';
import { Machine, MemoryMap } from '../heap/machine.js';
import { ClassOf, Kind, Known, MapOf, NULL, REPRESENTATIONS, WELL_KNOWN_END } from '../heap/well-known.js';
import { appLevelFunctions } from './app-level/table.js';
import { sines } from './numeric/trigonometry.js';
import { assert } from './errors.js';
import { FastNative } from './fast-natives.js';
import { materialize, newFunction } from './materialize.js';
import { NAME_SIZE, NAME_TEXTS } from './names.js';
import type { ModuleDefinition, NativeAttribute, NativeDefinition, TypeDefinition } from './native.js';
import { writeOpcodeTable } from './opcode-table.js';
import type { SourceCompiler } from './modules.js';
import type { Space } from './space.js';
import { freshVersion, methodWrapper } from './types-core/classes.js';
import { newRootMap } from './types-core/instance-maps.js';

export interface BootParts {
  readonly types: readonly TypeDefinition[];
  readonly exceptions: readonly TypeDefinition[];
  readonly builtins: ModuleDefinition;
  readonly primitives: readonly NativeDefinition[];
  /** Answers app-level Python: module name to source. */
  readonly appLevel: () => Readonly<Record<string, string>>;
  readonly compile: SourceCompiler;
}

/** Words that must be in memory before the heap can be used. */
export function writeWellKnown(space: Space): void {
  writeOpcodeTable(space.I32 as Int32Array);
  const set = (address: number, word: number) => {
    space.I32[address >> 2] = word;
  };
  for (const row of REPRESENTATIONS) {
    const map = MapOf[row.map]!;
    const shape = traceShapeOf(row.layout.descriptor);
    set(map, MapOf['MAP']!);
    set(map + L.Map.class.offset, ClassOf[row.class]!);
    set(map + L.Map.kind.offset, Kind[row.map]!);
    space.I64[(map + L.Map.refMask.offset) >> 3] = shape.refMask;
    set(map + L.Map.size.offset, shape.size);
    set(map + L.Map.elementShift.offset, shape.elementShift);
    set(map + L.Map.elementFlags.offset, shape.elementFlags);
    const overflow = row.layout.descriptor.fields.find(field => field.name === 'overflow');
    if (overflow !== undefined && row.map !== 'OBJECT') set(map + L.Map.overflowOffset.offset, overflow.offset);
  }
  for (const address of Object.values(ClassOf)) set(address, MapOf['TYPE']!);
  const singleton = (address: Ref, map: string, value: number) => {
    set(address, MapOf[map]!);
    set(address + L.Singleton.value.offset, value);
  };
  singleton(Known.NONE, 'NONE', 0);
  singleton(Known.TRUE, 'BOOL', 1);
  singleton(Known.FALSE, 'BOOL', 0);
  singleton(Known.NOT_IMPLEMENTED, 'NOT_IMPLEMENTED', 0);
  singleton(Known.ELLIPSIS, 'ELLIPSIS', 0);
  singleton(Known.DUMMY, 'ELLIPSIS', 0);
  set(Known.EMPTY_TUPLE, MapOf['TUPLE']!);
  set(Known.EMPTY_STRING, MapOf['LATIN1']!);
}
/** Names at fixed addresses (names.ts): they become the interned objects of their texts. */
function writeNames(space: Space): void {
  for (const [place, text] of Object.values(NAME_TEXTS).entries()) {
    const address = (WELL_KNOWN_END + place * NAME_SIZE) as Ref;
    space.I32[address >> 2] = MapOf['LATIN1']!;
    space.I32[(address + 8) >> 2] = text.length;
    for (let k = 0; k < text.length; k++) space.U8[address + L.Latin1.element.offset + k] = text.charCodeAt(k);
    assert(space.rts.intern(address) === address, `the name ${text} was interned too early`);
  }
}
/** Prepares the machine's registers, limits and tables. */
function initializeMachine(space: Space, maximumMemory: number): void {
  space.rts.initializeHeap(maximumMemory);
  space.setMachine(Machine.stackLimit, MemoryMap.MEMORY_SIZE - 65536);
  space.setMachine(Machine.methodCache, space.allocateArray(L.WordItems, MapOf['WORD_ITEMS']!, 1024 * 3));
  const characters = space.allocateArray(L.RefItems, MapOf['REF_ITEMS']!, 256);
  space.setMachine(Machine.characters, characters);
  for (let code = 0; code < 256; code++) {
    const text = space.rts.intern(space.str(String.fromCharCode(code))) as Ref;
    space.storeAt(characters, L.RefItems, code, text);
  }
  space.setMachine(Machine.modules, space.dict());
  writeSines(space);
}
/** The table of objects/sines.ts: high and low parts by turns. */
function writeSines(space: Space): void {
  const { high, low } = sines();
  for (let k = 0; k < high.length; k++) space.F64.set([high[k]!, low[k]!], (MemoryMap.SINES >> 3) + 2 * k);
}
/** First fields of the built-in classes: names, bases, MRO. */
function fillClasses(space: Space): void {
  const done = new Set<string>();
  for (const row of REPRESENTATIONS) {
    if (done.has(row.class)) continue;
    done.add(row.class);
    const base = row.base === '' ? NULL : ClassOf[row.base]!;
    fillClass(space, ClassOf[row.class]!, row.class, base, MapOf[row.map]!);
  }
}
function fillClass(space: Space, cls: Ref, name: string, base: Ref, instanceMap: Ref): void {
  space.store(cls, L.Class.name, space.name(name));
  space.store(cls, L.Class.qualname, space.name(name));
  space.store(cls, L.Class.namespace, space.rts.newDict() as Ref);
  space.store(cls, L.Class.bases, base === NULL ? space.emptyTuple : space.tuple([base]));
  space.I32[(cls + L.Class.base.offset) >> 2] = base;
  space.store(
    cls,
    L.Class.mro,
    space.tuple(base === NULL ? [cls] : [cls, ...space.items(space.load(base, L.Class.mro))]),
  );
  space.I32[(cls + L.Class.instanceKind.offset) >> 2] = space.load(instanceMap, L.Map.kind);
  space.store(cls, L.Class.instanceMap, instanceMap);
  space.store(cls, L.Class.version, freshVersion(space));
  const inherited = L.ClassFlags.EXCEPTION | L.ClassFlags.HAS_DICT;
  if (base !== NULL) space.store(cls, L.Class.flags, space.load(base, L.Class.flags) & inherited);
}
/** A class that has no representation of its own: exceptions, natives of modules. */
export function newBuiltinClass(space: Space, name: string, bases: readonly Ref[], module: string): Ref {
  const cls = space.allocate(L.Class.descriptor, MapOf['TYPE']!);
  const base = bases[0]!;
  fillClass(space, cls, name, base, space.load(base, L.Class.instanceMap));
  if (bases.length > 1) {
    space.store(cls, L.Class.bases, space.tuple(bases));
    const rest = bases.flatMap(b => space.items(space.load(b, L.Class.mro)));
    space.store(cls, L.Class.mro, space.tuple([cls, ...rest.filter((b, k) => rest.lastIndexOf(b) === k)]));
  }
  space.store(cls, L.Class.instanceMap, newRootMap(space, cls, base, true));
  if (module !== 'builtins') space.dictSetName(space.load(cls, L.Class.namespace), '__module__', space.name(module));
  space.hostTable.hold(cls);
  return cls;
}
/** A heap object for a native. `owner` is its class, the name of its module, or NULL. */
function newNative(space: Space, definition: NativeDefinition, owner: Ref): Ref {
  const map = definition.binding === 'method' ? 'METHOD_DESCRIPTOR' : 'NATIVE';
  const p = space.allocate(L.NativeFunction.descriptor, MapOf[map]!);
  const set = (field: Exclude<keyof typeof L.NativeFunction, 'descriptor'>, value: number) =>
    space.store(p, L.NativeFunction[field] as never, value as never);
  set('id', definition.id);
  set('fastId', definition.fast === undefined ? 0 : FastNative[definition.fast]);
  set('name', space.name(definition.name));
  set('owner', owner);
  if (definition.appLevel !== undefined) pendingFallbacks.push([p, definition.appLevel]);
  return p;
}
/** Natives whose app-level function is linked once app-level Python is there. */
const pendingFallbacks: [native: Ref, name: string][] = [];

function newNativeProperty(space: Space, definition: NativeAttribute, owner: Ref): Ref {
  const p = space.allocate(L.NativeProperty.descriptor, MapOf['GETSET']!);
  space.store(p, L.NativeProperty.getter, definition.getter.id);
  space.store(p, L.NativeProperty.setter, definition.setter === null ? -1 : definition.setter.id);
  space.store(p, L.NativeProperty.name, space.name(definition.name));
  space.store(p, L.NativeProperty.owner, owner);
  return p;
}
/** Gives a class its natives, attributes and constants. */
export function installType(space: Space, cls: Ref, definition: TypeDefinition): void {
  const namespace = space.load(cls, L.Class.namespace);
  for (const m of definition.methods) {
    const object = newNative(space, m, cls);
    const value =
      m.binding === 'class'
        ? methodWrapper(space, 'CLASSMETHOD', object)
        : m.binding === 'static'
          ? methodWrapper(space, 'STATICMETHOD', object)
          : object;
    space.dictSetName(namespace, m.name, value);
  }
  for (const a of definition.attributes ?? []) space.dictSetName(namespace, a.name, newNativeProperty(space, a, cls));
  for (const [name, value] of Object.entries(definition.constants?.(space) ?? {}))
    space.dictSetName(namespace, name, value);
  if (definition.doc !== undefined) space.dictSetName(namespace, '__doc__', space.str(definition.doc));
  if (definition.methods.some(m => m.name === '__get__'))
    space.store(cls, L.Class.flags, space.load(cls, L.Class.flags));
  space.store(cls, L.Class.version, freshVersion(space));
}
/** The class of a type definition: a representation's, or a new one. */
function classFor(space: Space, definition: TypeDefinition, module: string): Ref {
  const known = ClassOf[definition.name];
  if (known !== undefined) return known;
  const bases = [definition.base ?? 'object', ...(definition.otherBases ?? [])].map(name => space.class(name));
  const cls = newBuiltinClass(space, definition.name, bases, module);
  space.classes.set(definition.name, cls);
  return cls;
}
/** Puts a module definition's types, functions and constants into a namespace. */
export function installModule(space: Space, definition: ModuleDefinition, namespace: Ref): void {
  if (definition.doc !== undefined) space.dictSetName(namespace, '__doc__', space.str(definition.doc));
  const moduleName = space.name(definition.name);
  for (const f of definition.functions ?? []) space.dictSetName(namespace, f.name, newNative(space, f, moduleName));
  for (const type of definition.types ?? []) {
    const cls = classFor(space, type, type.module ?? definition.name);
    installType(space, cls, type);
    space.dictSetName(namespace, type.name, cls);
  }
  for (const [name, value] of Object.entries(definition.constants?.(space) ?? {}))
    space.dictSetName(namespace, name, value);
  linkFallbacks(space);
}
function linkFallbacks(space: Space): void {
  if (space.findAppLevel === undefined) return;
  for (const pending of pendingFallbacks.splice(0)) {
    const [native, name] = pending;
    const replacement = space.findAppLevel(name);
    if (replacement === NULL) pendingFallbacks.push(pending);
    else space.store(native, L.NativeFunction.appLevel, replacement);
  }
}

/** Tells the modules how to compile sources and how to install natives. */
export function bindModules(space: Space, parts: BootParts): void {
  space.modules.compile = parts.compile;
  space.modules.install = (definition, namespace) => installModule(space, definition, namespace);
}
/** Makes the functions of the app-level namespace known by name. Those once asked for stay, whatever the name means later. */
export function bindAppLevel(space: Space, namespace: Ref): void {
  const functions = new Map<string, Ref>();
  space.appLevelNamespace = namespace;
  space.findAppLevel = name => functions.get(name) ?? space.dictGetName(namespace, name);
  space.appLevel = name => {
    const known = space.findAppLevel(name);
    assert(known !== NULL, `there is no app-level function ${name}`);
    functions.set(name, known);
    return known;
  };
}
/** Bounds a heap that was initialised for another limit; collections are due accordingly. */
export function writeHeapLimit(space: Space, maximumMemory: number): void {
  const limit = Math.min(maximumMemory, Heap.END - Heap.START - Heap.EMERGENCY_BYTES);
  const room = Math.max(limit - space.machine(Machine.heapUsed), 0);
  const threshold = space.machine(Machine.oldBytes) + (room >> 1);
  space.setMachine(Machine.heapLimit, limit);
  space.setMachine(Machine.fullThreshold, Math.min(space.machine(Machine.fullThreshold), threshold));
}
/** Boots the space. `maximumMemory` in bytes bounds the heap. */
export function boot(space: Space, parts: BootParts, maximumMemory: number): void {
  writeWellKnown(space);
  initializeMachine(space, maximumMemory);
  fillClasses(space);
  writeNames(space);
  bindModules(space, parts);
  const builtins = space.modules.newModule('builtins');
  const namespace = space.modules.namespaceOf(builtins);
  space.setMachine(Machine.builtins, namespace);
  space.modules.register('builtins', builtins);
  for (const row of REPRESENTATIONS) if (row.visible) space.dictSetName(namespace, row.class, ClassOf[row.class]!);
  space.store(ClassOf['BaseException']!, L.Class.flags, L.ClassFlags.EXCEPTION | L.ClassFlags.HAS_DICT);
  for (const name of ['staticmethod', 'classmethod']) space.store(ClassOf[name]!, L.Class.flags, L.ClassFlags.HAS_DICT);
  for (const type of parts.types) installType(space, classFor(space, type, type.module ?? 'builtins'), type);
  for (const type of parts.exceptions) {
    const cls = classFor(space, type, 'builtins');
    installType(space, cls, type);
    space.dictSetName(namespace, type.name, cls);
  }
  space.setMachine(Machine.stopIteration, space.class('StopIteration'));
  space.dictSetName(namespace, 'None', space.none);
  space.dictSetName(namespace, 'True', space.true);
  space.dictSetName(namespace, 'False', space.false);
  space.dictSetName(namespace, 'NotImplemented', space.notImplemented);
  space.dictSetName(namespace, 'Ellipsis', space.ellipsis);
  space.dictSetName(namespace, '__debug__', space.true);
  installModule(space, parts.builtins, namespace);
  bootAppLevel(space, parts);
  linkFallbacks(space);
  assert(pendingFallbacks.length === 0, `no app-level function is called ${pendingFallbacks[0]?.[1]}`);
}
/** Runs the app-level modules and makes their functions known. */
function bootAppLevel(space: Space, parts: BootParts): void {
  const shared = space.modules.newModule('<app-level>');
  const namespace = space.modules.namespaceOf(shared);
  space.hostTable.hold(shared);
  for (const primitive of parts.primitives)
    space.dictSetName(namespace, primitive.name, newNative(space, primitive, NULL));
  space.dictSetName(namespace, '_absent', Known.DUMMY);
  bindAppLevel(space, namespace);
  const sources = parts.appLevel();
  const run = (name: string) => {
    const code = materialize(space, parts.compile(sources[name]!, `<tpy>/${name}.py`), L.CodeFlags.APP_LEVEL);
    space.executor.call(newFunction(space, code, namespace, space.name('builtins')), []);
  };
  const objectNew = space.rts.typeLookup(ClassOf['object']!, space.name('__new__')) as Ref;
  space.dictSetName(namespace, '_object_new', space.load(objectNew, L.MethodWrapper.callable));
  space.dictSetName(namespace, '_object_init', space.rts.typeLookup(ClassOf['object']!, space.name('__init__')) as Ref);
  for (const name of APP_LEVEL_CORE) run(name);
  const names = Object.values(appLevelFunctions());
  const table = space.allocateArray(L.RefItems, MapOf['REF_ITEMS']!, names.length);
  space.setMachine(Machine.appLevel, table);
  for (const [k, name] of names.entries()) space.storeAt(table, L.RefItems, k, space.appLevel(name));
  linkFallbacks(space);
  for (const name of Object.keys(sources)) if (!APP_LEVEL_CORE.includes(name)) run(name);
  exportBuiltins(space, namespace);
}
/** What opcodes need: these define functions only, the others may make classes. */
const APP_LEVEL_CORE: readonly string[] = ['operators', 'types', 'builtin_functions', 'containers'];
/** App-level code lists in `_exports` what becomes a built-in. */
function exportBuiltins(space: Space, namespace: Ref): void {
  const exported = space.dictGetName(namespace, '_exports');
  if (exported === NULL) return;
  const builtins = space.machine(Machine.builtins) as Ref;
  for (const name of space.items(exported)) space.dictSet(builtins, name, space.dictGet(namespace, name));
}
