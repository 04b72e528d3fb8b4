/** Attaches the tracer to a runtime as the command line asks, and reports what it did at the end. */
import process from 'node:process';
import v8 from 'node:v8';
import type { AttachedJit } from '../backend-wasm/index.js';
import type { Runtime } from '../interpreter/index.js';
import type { Options } from './flags.js';

/**
 * Traces start in V8's optimizing compiler: their loops are hot by definition. The flags are set around the making of a
 * module and put back, never for the process (binaryen itself would take seconds to start).
 */
function withOptimizingCompiler<T>(body: () => T): T {
  v8.setFlagsFromString('--no-liftoff');
  v8.setFlagsFromString('--no-wasm-lazy-compilation');
  try {
    return body();
  } finally {
    v8.setFlagsFromString('--liftoff');
    v8.setFlagsFromString('--wasm-lazy-compilation');
  }
}
/** The tracer for these options, or null when it is off. */
export async function startJit(runtime: Runtime, options: Options): Promise<AttachedJit | null> {
  if (options.jit === 'off') return null;
  const { attachTracer } = await import('../backend-wasm/index.js');
  const stages = options.dump.filter(stage => stage !== 'bytecode' && stage !== 'ast');
  return attachTracer(runtime, {
    mode: options.jit,
    debug: process.env['TPY_DEBUG'] === 'jit',
    dump: stages as never,
    write: text => process.stderr.write(text),
    withOptimizingCompiler,
  });
}
/** Ends the tracer; prints its statistics when they were asked for. */
export function finishJit(jit: AttachedJit | null, options: Options): void {
  if (jit === null) return;
  if (options.jitStats === 'json') process.stderr.write(`${JSON.stringify(jit.statistics)}\n`);
  if (options.jitStats === 'text') process.stderr.write(jit.statistics.describe());
  jit.close();
}
