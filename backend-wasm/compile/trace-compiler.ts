/**
 * The backend: emits a tree, has V8 compile the module and puts the function into the shared table, all on the calling thread and at
 * once. That is affordable because emission takes a fraction of a millisecond and V8 starts in its baseline compiler; what
 * turns out to be hot V8 optimises on its own threads while the baseline code runs (docs/jit.md has the measurements).
 */
import { clock } from '../../interpreter/clock.js';
import { emitTree } from '../emit/emit-tree.js';
import { installInTable, type LinkContext, loadTrace } from '../link/loader.js';
import type { CompiledTree, CompileRequest, TraceBackend } from '../../tracer/index.js';

export interface TraceCompilerOptions {
  readonly sharedMemory: boolean;
  /** Prints a module, when somebody wants to read it. */
  readonly print: ((bytes: Uint8Array) => string) | null;
}
export class TraceCompiler implements TraceBackend {
  private readonly context: LinkContext;
  private readonly options: TraceCompilerOptions;
  constructor(context: LinkContext, options: TraceCompilerOptions) {
    this.context = context;
    this.options = options;
  }
  compile(request: CompileRequest): CompiledTree {
    const start = clock.now();
    const { tableIndex, operations } = request;
    const { sharedMemory, print } = this.options;
    const { bytes, exits, imports, spillOffset } = emitTree(operations, { sharedMemory, ...request });
    const text = print?.(bytes) ?? null;
    const trace = loadTrace(bytes, imports, this.context);
    return {
      exits,
      spillOffset,
      codeBytes: bytes.length,
      milliseconds: clock.now() - start,
      text,
      install: () => installInTable(this.context.table, tableIndex, trace),
    };
  }
}
