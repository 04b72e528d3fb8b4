/** Attaches the tracer to a runtime as the command line asks, and reports what it did at the end. */
import process from 'node:process';
import type { AttachedJit } from '../backend-wasm/index.js';
import type { Runtime } from '../interpreter/index.js';
import type { Options } from './flags.js';

/** The tracer for these options, or null when it is off. */
export async function startJit(runtime: Runtime, options: Options): Promise<AttachedJit | null> {
  if (options.jit === 'off') return null;
  const { attachTracer } = await import('../backend-wasm/index.js');
  const stages = options.dump.filter(stage => stage !== 'bytecode' && stage !== 'ast');
  return attachTracer(runtime, {
    mode: options.jit,
    debug: process.env['TPY_DEBUG'] === 'jit',
    dump: stages as never,
    write: text => report(runtime, text),
    ...(stages.includes('wat') || stages.includes('asmjs') ? { print: await modulePrinter(stages) } : {}),
  });
}
/** Prints modules through binaryen, which is loaded for that alone. */
async function modulePrinter(stages: readonly string[]): Promise<(bytes: Uint8Array) => string> {
  const { default: binaryen } = await import('binaryen');
  return bytes => {
    const module = binaryen.readBinary(bytes);
    module.setFeatures(binaryen.Features.All);
    try {
      const texts = [
        stages.includes('wat') ? module.emitText() : '',
        stages.includes('asmjs') ? module.emitAsmjs() : '',
      ];
      return texts.join('');
    } finally {
      module.dispose();
    }
  };
}
/** Ends the tracer; prints its statistics when they were asked for. */
export function finishJit(jit: AttachedJit | null, runtime: Runtime, options: Options): void {
  if (jit === null) return;
  if (options.dump.includes('exits')) report(runtime, jit.describeExits());
  if (options.jitStats === 'json') report(runtime, `${JSON.stringify(jit.statistics)}\n`);
  if (options.jitStats === 'text') report(runtime, jit.statistics.describe());
}
function report(runtime: Runtime, text: string): void {
  runtime.space.host.write('stderr', new TextEncoder().encode(text));
}
