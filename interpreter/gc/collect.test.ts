/**
 * The allocator and the collector in JavaScript as derived from their RTS: every promise of scenarios.ts. The same scenarios run
 * over Wasm in bench/collector/collector.test.ts. Run from the project's root.
 */
import fs from 'node:fs';
import t from 'tap';
import { emitJavaScript, instantiateJavaScript } from '../dialect/emit-js.js';
import { loadProgram } from '../dialect/load-program.js';
import { isRtsFile } from '../dialect/sources.js';
import type { SourceFile } from '../dialect/typed-tree.js';
import * as heapConstants from '../heap/heap-constants.js';
import * as layouts from '../heap/layouts.js';
import * as machine from '../heap/machine.js';
import { createMemory } from '../heap/memory.js';
import * as wellKnown from '../heap/well-known.js';
import { testHeap } from './scenarios.js';
import { type HeapExports, TestHeap } from './test-heap.js';

const declarations = {
  'interpreter/heap/heap-constants.ts': heapConstants,
  'interpreter/heap/layouts.ts': layouts,
  'interpreter/heap/machine.ts': machine,
  'interpreter/heap/well-known.ts': wellKnown,
};
const readSource = (path: string): string => fs.readFileSync(path, 'utf8');

function readFolder(folder: string): SourceFile[] {
  return fs
    .readdirSync(folder)
    .map(
      (name): SourceFile => ({
        path: `${folder}/${name}`,
        text: readSource(`${folder}/${name}`),
        defaultKind: 'residual',
      }),
    )
    .filter(file => isRtsFile(file.path, file.text));
}

const program = loadProgram(
  [...readFolder('interpreter/heap'), ...readFolder('interpreter/gc')],
  Object.entries(declarations).map(([path, exports]) => ({ path, exports, text: readSource(path) })),
);
t.same(
  program.errors.map(error => error.message),
  [],
  'the sources are RTS',
);
const code = emitJavaScript(program);

testHeap(t, (limit = 1 << 30) => {
  const memory = createMemory();
  const functions = instantiateJavaScript(code, memory);
  return new TestHeap(memory, functions as unknown as HeapExports, limit);
});

t.test('the roots in the machine are all its references but the intern table', async t => {
  const { Machine } = machine;
  const { MASK0, MASK1, MASK2, MASK3 } = heapConstants.MachineRoots;
  const masks = [MASK0, MASK1, MASK2, MASK3];
  t.ok(Machine.descriptor.size <= 8 + 4 * 128, 'the masks cover the whole struct');
  for (const { name, type, offset } of Machine.descriptor.fields) {
    const bit = (offset - 8) / 4;
    const isRoot = ((masks[bit >> 5]! >>> (bit & 31)) & 1) === 1;
    t.equal(isRoot, type === 'ref' && name !== 'internTable', name);
  }
});
