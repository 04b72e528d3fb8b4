/**
 * What the tracer needs of a backend: it turns the optimised operations of a tree into something that the interpreter can call by
 * table index. backend-wasm implements it; nothing else of a backend is known here.
 */
import type { Fact, Node } from './ir/trace.js';
import type { EncodedExit } from './snapshots/encode.js';

/** An exit of compiled code: `direct` when the code has stored the frames itself. */
export interface CompiledExit {
  readonly direct: boolean;
  /** What is to be restored; made when it is first asked for, as most exits are never taken. */
  readonly encoded: EncodedExit;
}
export interface CompileRequest {
  /** Index in the shared table at which the tree is to be callable. */
  readonly tableIndex: number;
  /** The number of its first exit; they are numbered in the order of `exitNodes`. */
  readonly firstExit: number;
  readonly operations: readonly Node[];
  /** What its `guardValid` operations test. */
  readonly facts: readonly Fact[];
  /** Address of its account (trees/trace-tree.ts, CompiledVersion). */
  readonly account: number;
}
export interface CompiledTree {
  readonly exits: readonly CompiledExit[];
  /** Bytes from the root frame's fp to the spill window. */
  readonly spillOffset: number;
  readonly codeBytes: number;
  /** Milliseconds that emitting and instantiating took. */
  readonly milliseconds: number;
  /** The module as text, when it was asked for. */
  readonly text: string | null;
  /** Makes the code callable at its table index. */
  install(): void;
}
export interface TraceBackend {
  /** Compiles; throws when it cannot, which is a bug. */
  compile(request: CompileRequest): CompiledTree;
}
