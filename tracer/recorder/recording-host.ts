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
}
