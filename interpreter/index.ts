/**
 * The public face of the interpreter: a Runtime runs Python on one memory. Everything it needs from outside comes in
 * through `RuntimeOptions`: the host, the bytes of the Wasm interpreter, the modules of the standard library.
 */
import type { Ref } from './dialect/rts.js';
import { appLevelSources } from './generated/app-level.js';
import { Machine } from './heap/machine.js';
import { createMemory } from './heap/memory.js';
import type { Host } from './host.js';
import { type BootParts, boot } from './runtime/boot.js';
import { type BootImage, restoreBootImage } from './runtime/boot-image.js';
import { builtinsModule, builtinTypes } from './runtime/builtins/index-of-types.js';
import { evaluationPrimitives } from './runtime/builtins/evaluation.js';
import { exceptionTypes } from './runtime/builtins/exceptions.js';
import { primitives as builtinPrimitives } from './runtime/builtins/primitives.js';
import { compileSource } from './runtime/compile-source.js';
import { Driver } from './runtime/driver.js';
import type { InterpreterExports } from './runtime/exports.js';
import { hostFunctions } from './runtime/host-functions.js';
import { materialize, newFunction } from './runtime/materialize.js';
import type { ModuleDefinition } from './runtime/native.js';
import { Space } from './runtime/space.js';
import { formatException } from './runtime/traceback.js';
import { coreTypes } from './runtime/types-core/callables.js';
import { finalizerPrimitives } from './runtime/types-core/finalizers.js';
import { primitives } from './runtime/types-core/primitives.js';
import { typeType } from './runtime/types-core/type.js';

export interface RuntimeOptions {
  readonly host: Host;
  /** The derived Wasm interpreter (backend-wasm/generated/interpreter.wasm). */
  readonly interpreter: WebAssembly.Module;
  /** Memory as booting leaves it, or null: boot. */
  readonly bootImage: BootImage | null;
  readonly modules: readonly ModuleDefinition[];
  /** Answers the Python sources of the standard library, by module name: asked when a program imports one that the boot image does not hold. */
  readonly pythonModules: () => Readonly<Record<string, string>>;
  /** Modules of the library that files of the same name cannot stand in for. */
  readonly unshadowedModules: readonly string[];
  /** Bytes the heap may take. */
  readonly maximumMemory: number;
  /** 0: off; 1: collect at every safe point and verify the heap; more: when about so many bytes have been allocated. */
  readonly stress: number;
  readonly arguments: readonly string[];
}

/** One Python program's world. */
export class Runtime {
  readonly space: Space;
  readonly driver: Driver;
  /** Functions compiled by the tracer, callable from the machine by index. */
  readonly table: WebAssembly.Table;
  /** Functions of the interpreter that only traces and the recorder call. */
  readonly tabledFunctions: WebAssembly.Table;

  constructor(options: RuntimeOptions) {
    const memory = createMemory();
    this.table = new WebAssembly.Table({ element: 'anyfunc', initial: 1024 });
    let space: Space | undefined;
    const imports = lateImports(() => hostFunctions(space!));
    const instance = new WebAssembly.Instance(options.interpreter, {
      env: { memory: memory.memory, table: this.table, ...imports(options.interpreter) },
    });
    this.tabledFunctions = instance.exports['functions'] as WebAssembly.Table;
    space = new Space(memory, instance.exports as unknown as InterpreterExports, options.host);
    this.space = space;
    this.driver = new Driver(space);
    space.executor = this.driver;
    space.driver = this.driver;
    space.modules.define(options.modules, options.pythonModules, options.unshadowedModules);
    this.driver.setRecursionLimit(1000);
    const parts: BootParts = {
      types: [...builtinTypes, typeType, ...coreTypes],
      exceptions: exceptionTypes,
      builtins: builtinsModule,
      primitives: [...builtinPrimitives, ...primitives, ...finalizerPrimitives, ...evaluationPrimitives],
      appLevel: appLevelSources,
      compile: (source, filename) => compileSource(this.space, source, filename),
    };
    const { bootImage, maximumMemory } = options;
    if (bootImage === null || !restoreBootImage(space, bootImage, parts, maximumMemory))
      boot(space, parts, maximumMemory);
    space.arguments = options.arguments;
    if (options.stress > 0) {
      space.setMachine(Machine.stress, 1);
      this.driver.collector.stressBytes = options.stress - 1;
      space.setMachine(Machine.interrupts, 1);
    }
  }
  /** Makes `__main__` and the function that runs the source in it. Throws PyError with a SyntaxError. */
  prepareMain(source: string | Uint8Array, filename: string): Ref {
    const { space } = this;
    const main = space.modules.newModule('__main__');
    space.modules.register('__main__', main);
    const namespace = space.modules.namespaceOf(main);
    space.dictSetName(namespace, '__file__', space.str(filename));
    space.dictSetName(namespace, '__builtins__', space.modules.get('builtins'));
    return newFunction(
      space,
      materialize(space, compileSource(space, source, filename)),
      namespace,
      space.name('__main__'),
    );
  }
  /** Runs a prepared function to its end, letting the event loop turn. Throws PyError. */
  run(main: Ref): Promise<Ref> {
    return this.driver.callOutermost(main, []);
  }
  /** At the end of the program: runs the finalizers of everything that has one and is still there. */
  finalize(): void {
    this.space.rts.queueAllFinalizables();
    this.driver.runFinalizers();
  }
  /** An exception as CPython prints it, with its traceback. */
  describeException(exception: Ref): string {
    return formatException(this.space, exception);
  }
}
/** Host functions are made with the space, which needs the instance: so the imports look them up at their first call. */
function lateImports(make: () => Record<string, (...words: never[]) => unknown>) {
  type HostFunction = (...words: never[]) => unknown;
  let functions: Record<string, HostFunction> | undefined;
  const late = (name: string): HostFunction => {
    let target: HostFunction | undefined;
    return (...words) => {
      target ??= (functions ??= make())[name]!;
      return target(...words);
    };
  };
  return (module: WebAssembly.Module): Record<string, unknown> => {
    const imported = WebAssembly.Module.imports(module).filter(({ kind }) => kind === 'function');
    return Object.fromEntries(imported.map(({ name }) => [name, late(name)]));
  };
}
