/**
 * Modules and imports (language reference, 5): files `name.py` and packages `name/__init__.py` along sys.path, then the library's
 * modules from their definitions and sources; as in CPython, the modules that its start itself needs cannot be shadowed by files. Module
 * bodies run as frames of the program; here modules are found, made and registered.
 *
 * The boot image holds many modules of the library after their import. What always holds: nothing in them comes from the process that
 * made the image; such things are a definition's `perProcess`, which an import binds in each process.
 */
import type { CompiledCode } from '../bytecode/code-object.js';
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { Machine, Verdict } from '../heap/machine.js';
import { MapOf, NULL } from '../heap/well-known.js';
import type { PyError } from './errors.js';
import { materialize, newFunction } from './materialize.js';
import type { ModuleDefinition } from './native.js';
import type { Space } from './space.js';

/** Compiles source text; throws PyError (SyntaxError). */
export type SourceCompiler = (source: string | Uint8Array, filename: string) => CompiledCode;
/** Puts a module definition's natives into a namespace (boot.ts). */
export type ModuleInstaller = (definition: ModuleDefinition, namespace: Ref) => void;

export class Modules {
  private readonly space: Space;
  private readonly definitions = new Map<string, ModuleDefinition>();
  private sources: () => Readonly<Record<string, string>> = () => ({});
  private unshadowed: ReadonlySet<string> = new Set();
  private isPreloading = false;
  compile!: SourceCompiler;
  install!: ModuleInstaller;

  constructor(space: Space) {
    this.space = space;
  }
  /** Makes the library importable; files along sys.path come before its modules but for those in `unshadowed`. */
  define(
    definitions: readonly ModuleDefinition[],
    sources: () => Readonly<Record<string, string>> = () => ({}),
    unshadowed: readonly string[] = [],
  ): void {
    for (const definition of definitions) this.definitions.set(definition.name, definition);
    this.sources = sources;
    this.unshadowed = new Set(unshadowed);
  }
  /** Names of the modules that need no file. */
  builtinNames(): string[] {
    return [...new Set([...this.definitions.keys(), ...Object.keys(this.sources())])].sort();
  }
  private sourceOf(name: string): string | undefined {
    const sources = this.sources();
    return Object.hasOwn(sources, name) ? sources[name] : this.definitions.get(name)?.python;
  }
  private get table(): Ref {
    return this.space.machine(Machine.modules) as Ref;
  }
  /** A new module that is not registered. */
  newModule(name: string, doc: Ref = NULL): Ref {
    const { space } = this;
    const namespace = space.rts.newNamespace() as Ref;
    const module = space.allocate(L.Module.descriptor, MapOf['MODULE']!);
    space.store(module, L.Module.namespace, namespace);
    this.initialize(module, space.name(name), doc);
    return module;
  }
  /** `module.__init__`: the variables that every module has. */
  initialize(module: Ref, name: Ref, doc: Ref = NULL): void {
    const { space } = this;
    const namespace = this.namespaceOf(module);
    space.dictSetName(namespace, '__name__', name);
    space.dictSetName(namespace, '__doc__', doc === NULL ? space.none : doc);
    for (const variable of ['__package__', '__loader__', '__spec__'])
      space.dictSetName(namespace, variable, space.none);
  }
  namespaceOf(module: Ref): Ref {
    return this.space.load(module, L.Module.namespace);
  }
  /** The module of that full name in sys.modules, or NULL. */
  get(name: string): Ref {
    return this.space.dictGet(this.table, this.space.name(name));
  }
  register(name: string, module: Ref): void {
    this.space.dictSet(this.table, this.space.name(name), module);
  }
  forget(name: string): void {
    this.space.dictDelete(this.table, this.space.name(name));
  }
  /** sys.path as text; before sys is imported, the script's folder. */
  searchPath(): string[] {
    const { space } = this;
    const sys = this.get('sys');
    const path = sys === NULL ? NULL : space.dictGetName(this.namespaceOf(sys), 'path');
    if (path === NULL || !space.isList(path)) return this.initialPath;
    return space
      .items(path)
      .filter(item => space.isStr(item))
      .map(item => space.text(item));
  }
  /** Where modules are looked for at first: sys.path of a new sys module. */
  initialPath: string[] = [''];
  describe(module: Ref): string {
    const { space } = this;
    const namespace = this.namespaceOf(module);
    const name = space.dictGetName(namespace, '__name__');
    const file = space.dictGetName(namespace, '__file__');
    const shown = name === NULL ? '?' : space.repr(name);
    if (file !== NULL) return `<module ${shown} from ${space.repr(file)}>`;
    const isImported = name !== NULL && space.isStr(name) && this.get(space.text(name)) === module;
    return isImported ? `<module ${shown} (built-in)>` : `<module ${shown}>`;
  }

  /**
   * `__import__(name, globals, fromlist, level)` as far as it needs no Python code: the module that the statement binds, or FALLBACK
   * when modules must be executed first (app-level `import_slow`).
   */
  import(name: string, globals: Ref, fromList: Ref, level: number): Ref | number {
    const full = level > 0 ? this.resolve(name, globals, level) : name;
    const module = this.get(full) || this.adoptUnshadowed(full);
    if (module === NULL) return Verdict.FALLBACK;
    if (fromList !== this.space.none && this.space.truth(fromList))
      return this.isPackage(module) ? Verdict.FALLBACK : module;
    return level > 0
      ? this.get(
          full.slice(0, full.length - name.length + (name.indexOf('.') < 0 ? name.length : name.indexOf('.'))),
        ) || module
      : this.get(full.split('.')[0]!);
  }
  private adoptUnshadowed(full: string): Ref {
    return this.unshadowed.has(full) || this.find(full, this.searchPath()) === null ? this.adopt(full) : NULL;
  }
  private isPackage(module: Ref): boolean {
    return this.space.dictGetName(this.namespaceOf(module), '__path__') !== NULL;
  }
  /** The full name that a relative import means. */
  resolve(name: string, globals: Ref, level: number): string {
    const { space } = this;
    const packageName = space.dictGetName(globals, '__package__');
    const own = packageName !== NULL && packageName !== space.none ? space.text(packageName) : this.parentOf(globals);
    if (own === '') throw space.error('ImportError', 'attempted relative import with no known parent package');
    const parts = own.split('.');
    if (level > parts.length) throw space.error('ImportError', 'attempted relative import beyond top-level package');
    const base = parts.slice(0, parts.length - level + 1).join('.');
    return name === '' ? base : `${base}.${name}`;
  }
  private parentOf(globals: Ref): string {
    const { space } = this;
    const name = space.dictGetName(globals, '__name__');
    const text = name === NULL ? '' : space.text(name);
    if (space.dictGetName(globals, '__path__') !== NULL) return text;
    return text.includes('.') ? text.slice(0, text.lastIndexOf('.')) : '';
  }
  /**
   * Finds and makes the module of that full name and registers it. Answers [module, function to run its body or None].
   * `search` is the list of folders (sys.path, or the parent package's `__path__`).
   */
  load(full: string, search: readonly string[]): [module: Ref, body: Ref] {
    const { space } = this;
    const found = this.unshadowed.has(full) ? null : this.find(full.slice(full.lastIndexOf('.') + 1), search);
    if (found === null) return this.loadFromLibrary(full);
    const module = this.newModule(full);
    const namespace = this.namespaceOf(module);
    space.dictSetName(namespace, '__file__', space.str(found.file));
    if (found.folder !== null) {
      space.dictSetName(namespace, '__path__', space.list([space.str(found.folder)]));
      space.dictSetName(namespace, '__package__', space.name(full));
    } else
      space.dictSetName(
        namespace,
        '__package__',
        space.name(full.includes('.') ? full.slice(0, full.lastIndexOf('.')) : ''),
      );
    this.register(full, module);
    return [module, this.bodyOf(module, space.host.readFile(found.file), found.file)];
  }
  private loadFromLibrary(full: string): [module: Ref, body: Ref] {
    const { space } = this;
    const adopted = this.adopt(full);
    if (adopted !== NULL) return [adopted, space.none];
    const definition = this.definitions.get(full);
    const source = this.sourceOf(full);
    if (definition === undefined && source === undefined) throw this.notFound(full);
    const module = this.newModule(full);
    this.register(full, module);
    if (definition !== undefined) {
      this.install(definition, this.namespaceOf(module));
      if (!this.isPreloading) this.bindProcess(definition, this.namespaceOf(module));
    }
    return [module, source === undefined ? space.none : this.bodyOf(module, source, `<tpy>/${full}.py`)];
  }
  notFound(full: string): PyError {
    const { space } = this;
    const error = space.error('ModuleNotFoundError', `No module named '${full}'`);
    space.setNameOf(error.exception, space.str(full));
    return error;
  }
  private find(name: string, search: readonly string[]): { file: string; folder: string | null } | null {
    const { host } = this.space;
    for (const folder of search) {
      const base = folder === '' ? name : `${folder}/${name}`;
      if (host.fileKind(`${base}/__init__.py`) === 'file') return { file: `${base}/__init__.py`, folder: base };
      if (host.fileKind(`${base}.py`) === 'file') return { file: `${base}.py`, folder: null };
    }
    return null;
  }
  /** The function that runs a module's body in its namespace. */
  bodyOf(module: Ref, source: string | Uint8Array, filename: string): Ref {
    const { space } = this;
    const code = materialize(space, this.compile(source, filename));
    const namespace = this.namespaceOf(module);
    space.dictSetName(namespace, '__builtins__', this.get('builtins') || space.none);
    return newFunction(space, code, namespace, space.dictGetName(namespace, '__name__'));
  }
  // ---- modules of the boot image -------------------------------------------------------------------------------------

  /**
   * For the boot image: imports modules of the library with all that they import, and puts them aside. An import then only has to
   * take them (`adopt`): their code is not compiled and their bodies are not run again.
   */
  preload(names: readonly string[]): void {
    const { space } = this;
    this.isPreloading = true;
    const before = this.registered();
    for (const name of names)
      space.executor.call(space.appLevel('import_slow'), [space.str(name), space.none, space.none, space.int(0)]);
    const preloaded = space.dict();
    for (const name of this.registered()) {
      if (before.includes(name)) continue;
      const needed = this.importsOf(name).map(other => space.name(other));
      space.dictSetName(preloaded, name, space.tuple([this.get(name), space.tuple(needed)]));
    }
    for (const name of this.registered()) if (!before.includes(name)) this.forget(name);
    space.dictSetName(space.appLevelNamespace, PRELOADED, preloaded);
    this.isPreloading = false;
  }
  private registered(): string[] {
    return this.space.dictEntries(this.table).map(([name]) => this.space.text(name));
  }
  /** The modules that a module of the library names in import statements anywhere, and those that it is part of. */
  private importsOf(name: string): string[] {
    const source = this.sourceOf(name) ?? '';
    const named = [...source.matchAll(IMPORT)].flatMap(([, from, list]) => from ?? list!.split(','));
    const full = named.map(text => text.trim().split(' ')[0]!);
    if (name.includes('.')) full.push(name.slice(0, name.lastIndexOf('.')));
    return [...new Set(full)].filter(other => other !== name && this.get(other) !== NULL);
  }
  /** Registers a module that the boot image holds, once, with those that it needs; NULL when it holds none of that name. */
  private adopt(full: string): Ref {
    const { space } = this;
    const preloaded = space.dictGetName(space.appLevelNamespace, PRELOADED);
    const entry = preloaded === NULL ? NULL : space.dictGetName(preloaded, full);
    if (entry === NULL || entry === space.none) return NULL;
    space.dictSetName(preloaded, full, space.none);
    const [module, needed] = space.items(entry) as [Ref, Ref];
    this.register(full, module);
    this.bindProcess(this.definitions.get(full), this.namespaceOf(module));
    for (const other of space.items(needed)) this.adopt(space.text(other));
    return module;
  }
  private bindProcess(definition: ModuleDefinition | undefined, namespace: Ref): void {
    for (const [name, value] of Object.entries(definition?.perProcess?.(this.space) ?? {}))
      this.space.dictSetName(namespace, name, value);
  }
}

/** Where the namespace of app-level Python keeps the modules of the boot image with the names of those they need; no identifier. */
const PRELOADED = '<preloaded>';
const IMPORT = /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import|import[ \t]+([\w., \t]+))/gm;
