/** Attaches the tracer to a runtime as the command line asks, and reports what it did at the end. */
import process from 'node:process';
import { type AttachedJit, attachTracer } from '../backend-wasm/index.js';
import { Machine } from '../interpreter/heap/machine.js';
import type { Runtime } from '../interpreter/index.js';
import type { JitHooks } from '../interpreter/runtime/jit-hooks.js';
import { THRESHOLDS, type Thresholds } from '../tracer/hot-counters.js';
import type { Options } from './flags.js';

/**
 * The tracer for these options, or null when it is off. It is loaded when the program first asks for it: it is a quarter of the
 * command's code, and many scripts end before a loop is hot.
 */
export async function startJit(runtime: Runtime, options: Options): Promise<LazyTracer | null> {
  const { jit: mode } = options;
  if (mode === 'off') return null;
  const stages = options.dump.filter(stage => stage !== 'bytecode' && stage !== 'ast');
  const print = stages.includes('wat') || stages.includes('asmjs') ? { print: await modulePrinter(stages) } : {};
  const maximum = Number(process.env['TPY_TRACE_LENGTH']);
  const length = maximum > 0 ? { length: { maximum, cut: maximum >> 1 } } : {};
  const attach = (): AttachedJit =>
    attachTracer(runtime, {
      mode,
      debug: process.env['TPY_DEBUG'] === 'jit',
      dump: stages as never,
      write: text => report(runtime, text),
      ...length,
      ...print,
    });
  const tracer = new LazyTracer(runtime, THRESHOLDS[mode], attach);
  runtime.driver.jit = tracer;
  return tracer;
}
/** Stands in for the tracer until the driver first calls it; then the tracer takes its place. */
export class LazyTracer implements JitHooks {
  readonly budget: number | null;
  private readonly runtime: Runtime;
  private readonly attach: () => AttachedJit;
  private attached: AttachedJit | null = null;
  constructor(runtime: Runtime, thresholds: Thresholds, attach: () => AttachedJit) {
    this.runtime = runtime;
    this.attach = attach;
    this.budget = thresholds.budget;
    runtime.space.setMachine(Machine.hotThreshold, thresholds.loop);
  }
  /** The tracer. */
  get jit(): AttachedJit {
    return (this.attached ??= this.attach());
  }
  private hooks(): JitHooks {
    void this.jit;
    return this.runtime.driver.jit!;
  }
  becameHot(site: number, header: number): void {
    this.hooks().becameHot(site, header);
  }
  leftTrace(exit: number): void {
    this.hooks().leftTrace(exit);
  }
  budgetSpent(): void {
    this.hooks().budgetSpent();
  }
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
export function finishJit(tracer: LazyTracer | null, runtime: Runtime, options: Options): void {
  if (tracer === null) return;
  if (options.dump.includes('exits')) report(runtime, tracer.jit.describeExits());
  if (options.jitStats === 'json') report(runtime, `${JSON.stringify(tracer.jit.statistics)}\n`);
  if (options.jitStats === 'text') report(runtime, tracer.jit.statistics.describe());
}
function report(runtime: Runtime, text: string): void {
  runtime.space.host.write('stderr', new TextEncoder().encode(text));
}
