/** What tracing has cost and earned, and what it asks for therefore. */
import t from 'tap';
import { ACCOUNT_ITERATIONS } from '../../interpreter/heap/machine.js';
import { THRESHOLDS } from '../hot-counters.js';
import { Investment } from './investment.js';
import { CompiledVersion, TraceTree } from './trace-tree.js';

const ACCOUNT = 64;
function investment(): { view: DataView; investment: Investment; version: CompiledVersion } {
  const view = new DataView(new ArrayBuffer(256));
  const tree = new TraceTree(1000, 2000, 'loop');
  const version = new CompiledVersion(tree, 0, [], new Set());
  version.account = ACCOUNT;
  tree.bytecodes = 1000;
  tree.version = version;
  return { view, investment: new Investment(view, THRESHOLDS.on), version };
}

t.test('what is to be recorded must be the hotter, the more time was spent', t => {
  const { investment: money, version } = investment();
  t.equal(money.missingHeat(version.tree), THRESHOLDS.on.loop);
  t.equal(money.exitThreshold(), THRESHOLDS.on.exit);
  money.spend(1000);
  t.ok(money.missingHeat(version.tree) > 100 * THRESHOLDS.on.loop);
  t.ok(money.exitThreshold() > 3 * THRESHOLDS.on.exit);
  t.end();
});

t.test('iterations of a tree that is watched pay it back, each once', t => {
  const { view, investment: money, version } = investment();
  money.spend(1000);
  money.watch(version.tree);
  view.setInt32(ACCOUNT, 8, true);
  view.setInt32(ACCOUNT + ACCOUNT_ITERATIONS, 250_000, true);
  const before = money.pressure();
  t.same(money.settle(version), { exits: 8, iterations: 250_000 });
  t.equal(view.getInt32(ACCOUNT + ACCOUNT_ITERATIONS, true), 0);
  const after = money.pressure();
  t.equal(after, 1, `250,000 iterations of 1,000 bytecodes are worth a second (pressure ${before} before)`);
  money.spend(1000);
  t.ok(money.pressure() > 1, 'and not two');
  t.end();
});
