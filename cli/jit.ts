/** Attaches the tracer to a runtime as the command line asks, and reports what it did at the end. */
import process from 'node:process';
import { withOptimizingCompiler } from './optimizing-compiler.js';
import type { CompileAnswer, CompileWorker } from '../backend-wasm/compile/messages.js';
import type { AttachedJit } from '../backend-wasm/index.js';
import type { Runtime } from '../interpreter/index.js';
import type { Options } from './flags.js';

/** Milliseconds until a worker that is waited for counts as dead: it may have failed to load. */
const PATIENCE = 60_000;
/** The thread that compiles traces. It does not keep the process alive. */
function startWorker(): CompileWorker {
  // Asked for here: most programs end before they need the thread, and loading the module takes longer than the rest of a start.
  const { MessageChannel, receiveMessageOnPort, Worker } = process.getBuiltinModule('node:worker_threads');
  const { port1, port2 } = new MessageChannel();
  const answers = new Int32Array(new SharedArrayBuffer(4));
  const file = new URL('parts/compile-worker.js', import.meta.url);
  const worker = new Worker(file, { workerData: { port: port2, answers }, transferList: [port2] });
  worker.unref();
  port1.unref();
  const receive = (): CompileAnswer | undefined => receiveMessageOnPort(port1)?.message;
  const wait = (): CompileAnswer => {
    for (;;) {
      const seen = Atomics.load(answers, 0);
      const answer = receive();
      if (answer) return answer;
      if (Atomics.wait(answers, 0, seen, PATIENCE) === 'timed-out')
        throw new Error('the compile worker does not answer');
    }
  };
  return {
    post: message => port1.postMessage(message),
    receive,
    wait,
    close: () => void worker.terminate(),
  };
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
    startWorker,
  });
}
/** Ends the tracer; prints its statistics when they were asked for. */
export function finishJit(jit: AttachedJit | null, options: Options): void {
  if (jit === null) return;
  if (options.jitStats === 'json') process.stderr.write(`${JSON.stringify(jit.statistics)}\n`);
  if (options.jitStats === 'text') process.stderr.write(jit.statistics.describe());
  jit.close();
}
