/**
 * What the recorder needs of the machine that it runs on: memory, the functions derived from RTS and those of the host. The
 * recorder executes for real, so this is the program's own heap.
 */
import type { HeapHost } from '../ir/heap-access.js';
import type { FunctionDescriptor, Value } from '../ir/trace.js';

export interface RecordingHost extends HeapHost {
  readonly view: DataView;
  /** Calls a residual, elidable or host function by its name. */
  call(callee: FunctionDescriptor, args: readonly Value[]): Value | undefined;
  /**
   * Lets the interpreter run the frame at Machine.fp from Machine.pc until it is left: its value is in Machine.result, or its exception
   * in Machine.raised. A frame that takes too long is left as it is, and returns to its caller like any other.
   */
  runFrame(): 'returned' | 'raised' | 'unfinished';
}
