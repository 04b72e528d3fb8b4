/**
 * The compile worker's work: parses a tree, emits it, compiles the module. A host wraps it into a thread (cli/compile-worker.ts), so that
 * loading binaryen, which takes a third of a second, and V8's optimising compiler stay off the main thread.
 */
import { FUNCTIONS } from '../../tracer/generated/metadata.js';
import { parseTrace } from '../../tracer/ir/parse.js';
import type { FunctionDescriptor } from '../../tracer/ir/trace.js';
import { emitTree } from '../emit/emit-tree.js';
import type { CompileAnswer, CompileMessage } from './messages.js';

const functions = new Map(Object.entries(FUNCTIONS as unknown as Record<string, FunctionDescriptor>));

/** Carries out one request. A tree that cannot be compiled is answered with the reason. */
export function compileMessage(
  message: CompileMessage,
  makeModule: (bytes: Uint8Array<ArrayBuffer>) => WebAssembly.Module,
): CompileAnswer {
  const start = performance.now();
  const { number, firstExit, operations, sharedMemory, validate, text } = message;
  try {
    const parsed = parseTrace(operations, functions);
    const emitted = emitTree(parsed.all, { firstExit, sharedMemory, validate, text });
    const module = makeModule(emitted.bytes as Uint8Array<ArrayBuffer>);
    const milliseconds = performance.now() - start;
    const { exits, spillOffset, bytes } = emitted;
    return { number, module, exits, spillOffset, codeBytes: bytes.length, milliseconds, text: emitted.text };
  } catch (error) {
    return { number, failure: String((error as Error).stack ?? error) };
  }
}
