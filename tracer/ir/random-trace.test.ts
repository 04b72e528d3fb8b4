/**
 * Random trees through three executions that have to agree: raw IR on the reference executor, optimised IR on the reference
 * executor, and optimised IR as WebAssembly (the last in backend-wasm/emit/random-tree.test.ts).
 */
import t from 'tap';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { optimizeTree } from '../optimizer/loop-peeling.js';
import type { OptimizerHost } from '../optimizer/optimizer.js';
import { growTree } from '../optimizer/test-optimize.js';
import { executeOperations } from './execute.js';
import { printOperations, printTrace } from './print.js';
import { growRandomTree, hostOf, isWrongGuess, livePlaces, runRaw } from './random-tree.js';
import { Random, randomKinds, randomMachine } from './random-trace.js';
import { TEST_FP } from './test-machine.js';
import type { Trace } from './trace.js';
import { verifyOperations, verifyTrace } from './verify.js';

const SEEDS = Number(process.env['TPY_RANDOM_TRACES'] ?? 150);
const FIRST = Number(process.env['TPY_RANDOM_FIRST'] ?? 1);

for (const [way, optimize] of [
  ['at once', (tree: Trace, host: OptimizerHost) => optimizeTree(tree, host).operations],
  ['as they grow', growTree],
] as const) {
  t.test(`${SEEDS} random trees do the same raw and optimised ${way}`, async t => {
    t.ok(MapOf['INT']);
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const random = new Random(seed);
      const kinds = randomKinds(random);
      const tree = growRandomTree(random, kinds);
      verifyTrace(tree);
      const operations = optimize(tree, hostOf(randomMachine(random, kinds)));
      verifyOperations(operations);
      for (let i = 0; i < 4; i++) {
        const machine = randomMachine(random, kinds);
        const copy = machine.clone();
        const raw = runRaw(tree, machine);
        if (!raw) continue;
        const exit = executeOperations(operations, copy, TEST_FP, 2000).exit;
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
