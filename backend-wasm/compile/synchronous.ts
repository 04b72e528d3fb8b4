/** The backend that compiles on the calling thread: for tests, and where there are no workers. */
import type { CompiledTree, CompileRequest, TraceBackend } from '../../tracer/backend.js';
import { emitTree } from '../emit/emit-tree.js';
import { installInTable, type LinkContext, loadTrace } from '../link/loader.js';

export interface SynchronousOptions {
  readonly sharedMemory: boolean;
  readonly validate: boolean;
  readonly text: boolean;
}
export class SynchronousBackend implements TraceBackend {
  private readonly context: LinkContext;
  private readonly options: SynchronousOptions;
  constructor(context: LinkContext, options: SynchronousOptions) {
    this.context = context;
    this.options = options;
  }
  compile(request: CompileRequest, done: (tree: CompiledTree | null) => void): void {
    const start = performance.now();
    const { tableIndex, firstExit, operations } = request;
    const emitted = emitTree(operations, { ...this.options, firstExit });
    const trace = loadTrace(emitted.bytes, this.context);
    done({
      exits: emitted.exits,
      spillOffset: emitted.spillOffset,
      codeBytes: emitted.bytes.length,
      milliseconds: performance.now() - start,
      text: emitted.text,
      install: () => installInTable(this.context.table, tableIndex, trace),
    });
  }
  poll(): void {}
  close(): void {}
}
