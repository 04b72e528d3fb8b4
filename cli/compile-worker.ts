/** The thread in which traces are compiled: answers each message on the port that it was started with, and counts its answers. */
import { type MessagePort, workerData } from 'node:worker_threads';
import type { CompileMessage } from '../backend-wasm/compile/messages.js';
import { compileMessage } from '../backend-wasm/compile/worker.js';
import { withOptimizingCompiler } from './optimizing-compiler.js';

const { port, answers } = workerData as { port: MessagePort; answers: Int32Array };
port.on('message', (message: CompileMessage) => {
  port.postMessage(compileMessage(message, bytes => withOptimizingCompiler(() => new WebAssembly.Module(bytes))));
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
});
