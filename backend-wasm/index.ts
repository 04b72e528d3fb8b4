/** Attaches the tracer and this backend to a runtime: the one function that the command calls. */
import type { Runtime } from '../interpreter/index.js';
import { hostFunctions } from '../interpreter/runtime/host-functions.js';
import { type DumpKind, HotCounters, THRESHOLDS, type TraceBackend, Tracer, type TracerHost } from '../tracer/index.js';
import type { TracerStatistics } from '../tracer/index.js';
import type { CompileWorker } from './compile/messages.js';
import { CompileQueue, type QueueOptions } from './compile/queue.js';
import type { LinkContext } from './link/loader.js';

export interface JitOptions {
  readonly mode: 'on' | 'eager';
  /** Verify every trace and module. */
  readonly debug: boolean;
  readonly dump: readonly DumpKind[];
  readonly write: (text: string) => void;
  readonly withOptimizingCompiler?: <T>(body: () => T) => T;
  /** Starts the thread that compiles; without it traces are compiled on this one. */
  readonly startWorker?: () => CompileWorker;
}
export interface AttachedJit {
  readonly statistics: TracerStatistics;
  close(): void;
}
type Callable = (...args: readonly unknown[]) => unknown;

/** The functions that recorder and traces call, by name. */
function functionsOf(runtime: Runtime): Record<string, unknown> {
  return { ...hostFunctions(runtime.space), ...runtime.space.rts };
}
function tracerHost(runtime: Runtime, functions: Record<string, unknown>): TracerHost {
  const { space } = runtime;
  return {
    view: new DataView(space.heapMemory.memory.buffer),
    allocate: bytes => space.rts.allocate(bytes),
    logObject: object => space.rts.logObject(object as never),
    hold: object => space.hostTable.hold(object),
    call: (callee, args) => {
      const target = functions[callee.name] as Callable | undefined;
      if (!target) throw new Error(`the recorder calls ${callee.name}, which is not there`);
      return target(...args) as number;
    },
  };
}

/** A host without workers compiles on this thread. */
async function backendFor(context: LinkContext, compile: QueueOptions, options: JitOptions): Promise<TraceBackend> {
  if (options.startWorker) return new CompileQueue(context, compile, options.startWorker);
  // Imported by name first: the bundled command can only require what has been imported.
  await import('binaryen');
  const { SynchronousBackend } = await import('./compile/synchronous.js');
  return new SynchronousBackend(context, compile);
}
/** Starts tracing. Without a worker binaryen is loaded on this thread, which takes a third of a second. */
export async function attachTracer(runtime: Runtime, options: JitOptions): Promise<AttachedJit> {
  const functions = functionsOf(runtime);
  const { memory, shared } = runtime.space.heapMemory;
  const context: LinkContext = {
    memory,
    table: runtime.table,
    functions,
    ...(options.withOptimizingCompiler ? { withOptimizingCompiler: options.withOptimizingCompiler } : {}),
  };
  const compileOptions = {
    sharedMemory: shared,
    validate: options.debug,
    text: options.dump.includes('wat'),
    waits: options.mode === 'eager',
    report: (failure: string) => {
      if (options.debug) throw new Error(failure);
    },
  };
  const backend = await backendFor(context, compileOptions, options);
  const host = tracerHost(runtime, functions);
  const counters = new HotCounters(host.view, THRESHOLDS[options.mode]);
  const tracer = new Tracer(host, backend, counters, {
    verify: options.debug,
    dump: options.dump,
    write: options.write,
  });
  runtime.driver.jit = tracer;
  return { statistics: tracer.statistics, close: () => backend.close() };
}
