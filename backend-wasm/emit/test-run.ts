/** Runs emitted trees on a test machine, for tests: what the linker and the driver do in production. */
import { exitOf, Machine } from '../../interpreter/heap/machine.js';
import type { TestMachine } from '../../tracer/ir/test-machine.js';
import { TEST_FP, TEST_PAGES } from '../../tracer/ir/test-machine.js';
import type { FunctionDescriptor, Node, Value } from '../../tracer/ir/trace.js';
import { restoreExit, spillsAt } from '../../tracer/snapshots/restore.js';
import { exitNodes } from '../../tracer/snapshots/exit-nodes.js';
import { type EmitOptions, type EmittedTree, emitTree } from './emit-tree.js';

export interface CompiledTree extends EmittedTree {
  /** Runs the trace until it leaves and restores the state; answers the exit's node. */
  run(machine: TestMachine): Node;
}
/** Emits and compiles a tree. */
export function compileForTest(operations: readonly Node[], options: EmitOptions = {}): CompiledTree {
  const emitted = emitTree(operations, { memoryPages: TEST_PAGES, sharedMemory: false, ...options });
  const module = new WebAssembly.Module(emitted.bytes);
  const nodes = exitNodes(operations);
  if (nodes.length !== emitted.exits.length) throw new Error('exits are numbered differently');
  let linked: { machine: TestMachine; trace: (fp: number) => number } | null = null;
  const run = (machine: TestMachine): Node => {
    if (linked?.machine !== machine) linked = { machine, trace: instantiate(module, emitted, machine) };
    const number = exitOf(linked.trace(TEST_FP));
    const exit = emitted.exits[number]!;
    const fp = exit.direct ? TEST_FP : machine.word(Machine.fp);
    if (!exit.direct) restoreExit(machine, exit.encoded, fp, spillsAt(machine.view, fp + emitted.spillOffset));
    return nodes[number]!;
  };
  return { ...emitted, run };
}
function instantiate(module: WebAssembly.Module, emitted: EmittedTree, machine: TestMachine): (fp: number) => number {
  const call = Object.fromEntries(emitted.imports.map(name => [name, importFor(machine, name)]));
  return new WebAssembly.Instance(module, { env: { memory: machine.memory }, call }).exports['trace'];
}
function importFor(machine: TestMachine, name: string): (...args: Value[]) => Value | undefined {
  if (name === 'allocateSlow') return bytes => machine.allocate(bytes as number);
  if (name === 'logObject') return object => machine.logObject(object as number) as undefined;
  return (...args) => machine.call({ name } as FunctionDescriptor, args);
}
