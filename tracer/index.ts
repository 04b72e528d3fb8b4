/** The tracer's public face: what a backend and the command need to put a Tracer together. */
export type { CompiledExit, CompiledTree, CompileRequest, TraceBackend } from './backend.js';
export { HotCounters, THRESHOLDS, type Thresholds } from './hot-counters.js';
export type { TraceLength } from './recorder/recorder.js';
export type { DumpKind } from './tools/dump.js';
export type { TracerStatistics } from './tools/stats.js';
export { TRACE_LENGTH } from './trees/segments.js';
export { Tracer, type TracerHost, type TracerOptions } from './trees/tracer.js';
