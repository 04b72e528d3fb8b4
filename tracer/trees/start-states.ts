/** The states in which the traces of a tree start: at its header, and at an exit. */
import { Code } from '../../interpreter/heap/layouts.js';
import { MACHINE, Machine } from '../../interpreter/heap/machine.js';
import { type FrameSnapshot, type Node, NULL_REF } from '../ir/trace.js';
import type { StartFrame } from '../recorder/recorder.js';
import type { RecordingHost } from '../recorder/recording-host.js';
import { CodeInfo } from '../recorder/virtual-frames.js';
import type { TraceTree } from './trace-tree.js';

/** The root frame as a trace finds it: all registers are where they are, or are still to be written when a call has made it. */
export function headerFrame(host: RecordingHost, tree: TraceTree): FrameSnapshot {
  const count = tree.kind === 'function' ? host.view.getInt32(tree.code + Code.registerCount.offset, true) : 0;
  const parameters = parametersOf(host, tree) ?? 0;
  return {
    code: tree.code,
    pc: tree.header,
    offset: 0,
    registers: Array.from({ length: count }, (_, k) => (k < parameters ? null : NULL_REF)),
    function: null,
    extra: null,
    flags: 0,
    depth: 0,
  };
}
/** How many registers a call of the function has given values; null for a tree that does not begin with a call. */
export function parametersOf(host: RecordingHost, tree: TraceTree): number | null {
  return tree.kind === 'function' ? new CodeInfo(host, tree.code).parameterCount : null;
}
/** The frames of a side trace, outermost first, the machine standing at the exit of its guard. */
export function startFrames(host: RecordingHost, tree: TraceTree, guard: Node): StartFrame[] {
  const rootFp = rootFpAt(host, guard);
  return guard.snapshot!.frames.map((frame, i) => ({
    code: frame.code,
    fp: rootFp + frame.offset,
    pc: frame.pc,
    flags: frame.flags,
    depth: frame.depth,
    function: i > 0 && frame.function ? 'input' : null,
    extra: i > 0 && frame.extra ? 'input' : null,
    held: new Set(frame.registers.flatMap((value, register) => (value ? [register] : []))),
    parameters: i === 0 ? parametersOf(host, tree) : null,
  }));
}
/** The frame pointer of the root frame, the machine standing at an exit of the guard. */
export function rootFpAt({ view }: RecordingHost, guard: Node): number {
  return view.getInt32(MACHINE + Machine.fp.offset, true) - guard.snapshot!.frames.at(-1)!.offset;
}
