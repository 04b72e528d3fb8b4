/**
 * Random trees on the reference executor, raw, and as WebAssembly, both unoptimised (an empty pipeline) and optimised. The driver's
 * part is played too: when a trace leaves because it has run long enough, it is entered again.
 */
import t from 'tap';
import { growRandomTree, hostOf, isWrongGuess, livePlaces, runRaw } from '../../tracer/ir/random-tree.js';
import { Random, randomKinds, randomMachine } from '../../tracer/ir/random-trace.js';
import { printOperations, printTrace } from '../../tracer/ir/print.js';
import type { TestMachine } from '../../tracer/ir/test-machine.js';
import type { Node } from '../../tracer/ir/trace.js';
import { optimizeTree } from '../../tracer/optimizer/loop-peeling.js';
import { PIPELINE } from '../../tracer/optimizer/pipeline.js';
import { type CompiledTree, compileForTest } from './test-run.js';

const SEEDS = Number(process.env['TPY_RANDOM_TRACES'] ?? 60);
const FIRST = Number(process.env['TPY_RANDOM_FIRST'] ?? 1);

/** Enters the trace until it leaves for another reason than being due. */
function runToExit(compiled: CompiledTree, machine: TestMachine): Node {
  for (;;) {
    const exit = compiled.run(machine);
    if (exit.op !== 'label' && exit.op !== 'restart') return exit;
  }
}

for (const [name, passes] of [
  ['unoptimised', []],
  ['optimised', PIPELINE],
] as const) {
  t.test(`${SEEDS} random trees do the same ${name} as WebAssembly`, async t => {
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const random = new Random(seed);
      const kinds = randomKinds(random);
      const tree = growRandomTree(random, kinds);
      const { operations } = optimizeTree(tree, hostOf(randomMachine(random, kinds)), passes);
      const compiled = compileForTest(operations, { pollInterval: 1 + random.below(6) });
      for (let i = 0; i < 4; i++) {
        const machine = randomMachine(random, kinds);
        const copy = machine.clone();
        const raw = runRaw(tree, machine);
        if (!raw) continue;
        const exit = runToExit(compiled, copy);
        if (isWrongGuess(exit)) continue;
        const expected = machine.describeState(livePlaces(raw));
        const actual = copy.describeState(livePlaces(raw));
        if (expected === actual) continue;
        t.equal(actual, expected, `seed ${seed}: ${exit.op} ${exit.exitKind}`);
        t.comment(printTrace(tree));
        t.comment(printOperations(operations));
        return;
      }
    }
  });
}
