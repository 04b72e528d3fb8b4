/** V8 flags around the compilation of a trace. */
import process from 'node:process';

/**
 * Traces start in V8's optimizing compiler: their loops are hot by definition. The flags are set around the making of a
 * module and put back, never for the process (binaryen itself would take seconds to start).
 */
export function withOptimizingCompiler<T>(body: () => T): T {
  const v8 = process.getBuiltinModule('node:v8');
  v8.setFlagsFromString('--no-liftoff');
  v8.setFlagsFromString('--no-wasm-lazy-compilation');
  try {
    return body();
  } finally {
    v8.setFlagsFromString('--liftoff');
    v8.setFlagsFromString('--wasm-lazy-compilation');
  }
}
