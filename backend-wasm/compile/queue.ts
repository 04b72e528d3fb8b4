/**
 * The backend that compiles in a worker. Requests are sent as text; the interpreter goes on meanwhile, and what has arrived is
 * picked up by `poll` at loop headers and exits, without returning to the event loop. The worker starts with the first
 * request, so a program that never gets hot never loads binaryen.
 */
import type { CompiledTree, CompileRequest, TraceBackend } from '../../tracer/backend.js';
import { printOperations } from '../../tracer/ir/print.js';
import { installInTable, instantiateTrace, type LinkContext } from '../link/loader.js';
import type { CompileAnswer, CompileWorker } from './messages.js';

export interface QueueOptions {
  readonly sharedMemory: boolean;
  readonly validate: boolean;
  readonly text: boolean;
  /** Every request is waited for, so that tests are deterministic. */
  readonly waits: boolean;
  /** Hears why a tree could not be compiled. */
  readonly report: (failure: string) => void;
}
interface Waiting {
  readonly tableIndex: number;
  readonly done: (tree: CompiledTree | null) => void;
}

export class CompileQueue implements TraceBackend {
  private readonly context: LinkContext;
  private readonly options: QueueOptions;
  private readonly startWorker: () => CompileWorker;
  private readonly waiting = new Map<number, Waiting>();
  private worker: CompileWorker | null = null;
  private lastNumber = 0;
  constructor(context: LinkContext, options: QueueOptions, startWorker: () => CompileWorker) {
    this.context = context;
    this.options = options;
    this.startWorker = startWorker;
  }
  compile({ tableIndex, firstExit, operations }: CompileRequest, done: (tree: CompiledTree | null) => void): void {
    this.worker ??= this.startWorker();
    const { sharedMemory, validate, text } = this.options;
    const number = ++this.lastNumber;
    this.waiting.set(number, { tableIndex, done });
    this.worker.post({ number, firstExit, operations: printOperations(operations), sharedMemory, validate, text });
    while (this.options.waits && this.waiting.has(number)) this.finish(this.worker.wait());
  }
  poll(): void {
    if (!this.worker || this.waiting.size === 0) return;
    for (let answer = this.worker.receive(); answer; answer = this.worker.receive()) this.finish(answer);
  }
  private finish(answer: CompileAnswer): void {
    const { tableIndex, done } = this.waiting.get(answer.number)!;
    this.waiting.delete(answer.number);
    if ('failure' in answer) {
      this.options.report(answer.failure);
      done(null);
      return;
    }
    const start = performance.now();
    const trace = instantiateTrace(answer.module, this.context);
    const { exits, spillOffset, codeBytes, text } = answer;
    const install = (): void => installInTable(this.context.table, tableIndex, trace);
    done({ exits, spillOffset, codeBytes, milliseconds: performance.now() - start, text, install });
  }
  close(): void {
    this.worker?.close();
    this.worker = null;
  }
}
