/** What main thread and compile worker say to each other: everything is plain data, or a compiled module. */
import type { CompiledExit } from '../../tracer/backend.js';

export interface CompileMessage {
  readonly number: number;
  readonly firstExit: number;
  /** The optimised operations as text (tracer/ir/print.ts). */
  readonly operations: string;
  readonly sharedMemory: boolean;
  readonly validate: boolean;
  readonly text: boolean;
}
export type CompileAnswer =
  | {
      readonly number: number;
      readonly module: WebAssembly.Module;
      readonly exits: readonly CompiledExit[];
      readonly spillOffset: number;
      readonly codeBytes: number;
      readonly milliseconds: number;
      readonly text: string | null;
    }
  | { readonly number: number; readonly failure: string };

/** The worker's side of the line, as a host provides it. */
export interface CompileWorker {
  post(message: CompileMessage): void;
  /** The next answer that has arrived, without waiting for the event loop. */
  receive(): CompileAnswer | undefined;
  /** Blocks this thread until the next answer arrives. */
  wait(): CompileAnswer;
  close(): void;
}
