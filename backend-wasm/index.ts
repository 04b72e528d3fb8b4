/** Attaches the tracer and this backend to a runtime: the one function that the command calls. */
import type { Field, Ref } from '../interpreter/dialect/rts.js';
import { Code } from '../interpreter/heap/layouts.js';
import type { Runtime } from '../interpreter/index.js';
import { MemoryMap, Status } from '../interpreter/heap/machine.js';
import { hostFunctions } from '../interpreter/runtime/host-functions.js';
import {
  type DumpKind,
  HotCounters,
  THRESHOLDS,
  TRACE_LENGTH,
  type TraceLength,
  Tracer,
  type TracerHost,
} from '../tracer/index.js';
import type { TracerStatistics } from '../tracer/index.js';
import { TraceCompiler } from './compile/trace-compiler.js';
import { TABLED_FUNCTIONS } from './generated/tabled-functions.js';
import type { LinkContext } from './link/loader.js';

export interface JitOptions {
  readonly mode: 'on' | 'eager';
  /** Verify every trace and module. */
  readonly debug: boolean;
  readonly dump: readonly DumpKind[];
  readonly write: (text: string) => void;
  /** How many exits all traces together may have; as many as there is space for when left out. */
  readonly maximumExits?: number;
  readonly length?: TraceLength;
  /** Prints modules for the dumps `wat` and `asmjs`. */
  readonly print?: (bytes: Uint8Array) => string;
}
export interface AttachedJit {
  readonly statistics: TracerStatistics;
  /** The exits that were taken, as text. */
  describeExits(): string;
}
type Callable = (...args: readonly unknown[]) => unknown;

/** Finds the functions that recorder and traces call: the interpreter's, exported or from its table, and the host's. */
function functionFinder(runtime: Runtime): (name: string) => Callable {
  const host = hostFunctions(runtime.space) as unknown as Record<string, Callable | undefined>;
  const exported = runtime.space.rts as unknown as Record<string, Callable | undefined>;
  const found = new Map<string, Callable>();
  return name => {
    let callable = found.get(name);
    if (!callable) {
      const index = TABLED_FUNCTIONS.indexOf(name);
      callable = index >= 0 ? (runtime.tabledFunctions.get(index) as Callable) : (exported[name] ?? host[name]);
      if (!callable) throw new Error(`a trace calls ${name}, which is not there`);
      found.set(name, callable);
    }
    return callable;
  };
}
function tracerHost(runtime: Runtime, functionNamed: (name: string) => Callable): TracerHost {
  const { space } = runtime;
  return {
    view: new DataView(space.heapMemory.memory.buffer),
    allocate: bytes => space.rts.allocate(bytes),
    logObject: object => space.rts.logObject(object as never),
    hold: object => space.hostTable.hold(object),
    isNested: () => runtime.driver.isNested(),
    restoreExit: image => {
      space.rts.restoreExit(image);
    },
    call: (callee, args) => functionNamed(callee.name)(...args) as number,
    runFrame: () => {
      const status = runtime.driver.runFrame();
      return status === null ? 'unfinished' : status === Status.DONE ? 'returned' : 'raised';
    },
  };
}

/** Starts tracing. */
export function attachTracer(runtime: Runtime, options: JitOptions): AttachedJit {
  const functionNamed = functionFinder(runtime);
  const { memory, shared } = runtime.space.heapMemory;
  const context: LinkContext = {
    memory,
    table: runtime.table,
    functionNamed,
  };
  const backend = new TraceCompiler(context, { sharedMemory: shared, print: options.print ?? null });
  const host = tracerHost(runtime, functionNamed);
  const counters = new HotCounters(host.view, THRESHOLDS[options.mode]);
  const tracer = new Tracer(host, backend, counters, {
    verify: options.debug,
    dump: options.dump,
    maximumExits: options.maximumExits ?? MemoryMap.EXIT_COUNTER_WORDS,
    length: options.length ?? TRACE_LENGTH,
    write: options.write,
  });
  runtime.driver.jit = tracer;
  const placeOf = (code: number, instruction: number): string => {
    const { space } = runtime;
    const line = space.frames.lineOf(code as Ref, instruction);
    const text = (field: Field<Ref>): string => space.text(space.load(code as Ref, field));
    return `${text(Code.filename)}:${line} in ${text(Code.name)}`;
  };
  return { statistics: tracer.statistics, describeExits: () => tracer.describeExits(placeOf) };
}
