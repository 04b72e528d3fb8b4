/**
 * The allocator, the collector and the benchmark's mutator as a Wasm module of their own, without the interpreter. Reads the
 * sources from the current directory, the project's root.
 */
import fs from 'node:fs';
import { translate } from '../../backend-wasm/translate/emit-handlers.js';
import { loadProgram } from '../../interpreter/dialect/load-program.js';
import { isRtsFile } from '../../interpreter/dialect/sources.js';
import type { SourceFile } from '../../interpreter/dialect/typed-tree.js';
import { type HeapExports, TestHeap } from '../../interpreter/gc/test-heap.js';
import * as heapConstants from '../../interpreter/heap/heap-constants.js';
import * as layouts from '../../interpreter/heap/layouts.js';
import * as machine from '../../interpreter/heap/machine.js';
import { createMemory } from '../../interpreter/heap/memory.js';
import * as wellKnown from '../../interpreter/heap/well-known.js';

/** What the module exports. */
export interface BenchmarkExports extends HeapExports {
  fillLive(live: number, from: number, depth: number): number;
  churn(live: number, rounds: number, every: number, depth: number): number;
}

const declarations = {
  'interpreter/heap/heap-constants.ts': heapConstants,
  'interpreter/heap/layouts.ts': layouts,
  'interpreter/heap/machine.ts': machine,
  'interpreter/heap/well-known.ts': wellKnown,
};
const readSource = (path: string): SourceFile => ({
  path,
  text: fs.readFileSync(path, 'utf8'),
  defaultKind: 'residual',
});

function readFolder(folder: string): SourceFile[] {
  const files = fs.readdirSync(folder).filter(name => name.endsWith('.ts'));
  return files.map(name => readSource(`${folder}/${name}`)).filter(({ path, text }) => isRtsFile(path, text));
}

/** Translates, optimises and compiles the module. */
export function deriveHeap(): WebAssembly.Module {
  const sources = ['interpreter/heap', 'interpreter/gc'].flatMap(readFolder);
  const program = loadProgram(
    [...sources, readSource('bench/collector/mutator.ts')],
    Object.entries(declarations).map(([path, exports]) => ({ ...readSource(path), exports })),
  );
  return new WebAssembly.Module(new Uint8Array(translate(program, { optimizeLevel: 3 }).wasm));
}

/** A fresh heap of at most `limit` bytes, and the module's functions over it. */
export function instantiateHeap(
  module: WebAssembly.Module,
  limit: number,
): { heap: TestHeap; functions: BenchmarkExports } {
  const memory = createMemory();
  const table = new WebAssembly.Table({ initial: 1, element: 'anyfunc' });
  const instance = new WebAssembly.Instance(module, { env: { memory: memory.memory, table } });
  const functions = instance.exports as unknown as BenchmarkExports;
  return { heap: new TestHeap(memory, functions, limit), functions };
}
