/**
 * Every conformance script in every mode, one subtest each, two at a time. Whether the expectations themselves are right is
 * oracle.test.ts's business. Scripts on the list of known failures run too: they must fail, or the list is out of date.
 */
import t from 'tap';
import { sharedEngine, startProcesses } from './engines.js';
import { modeNames } from './expectations.js';
import { knownFailure, knownFailures } from './known-failures.js';
import { findScripts, runScript } from './run.js';

t.jobs = 2;
// Each script has its own time limit; this is for all of them.
t.setTimeout(1_500_000);
const processes = startProcesses();
t.teardown(() => processes.close());
const engines = modeNames.map(mode => sharedEngine(mode, processes));
const scripts = findScripts();

t.test('every known failure names a script', t => {
  const names = new Set(scripts.map(script => script.name));
  t.same(
    knownFailures.filter(entry => !names.has(entry.script)),
    [],
  );
  t.end();
});
for (const script of scripts) {
  for (const engine of engines) {
    if (!script.expected.modes.some(mode => mode === engine.name)) continue;
    const known = knownFailure(script.name, engine.name);
    if (known === undefined) {
      t.test(`${script.name} [${engine.name}]`, async t => {
        const { verdict, reason } = await runScript(script, engine);
        t.equal(verdict, 'passed', reason);
      });
    } else {
      t.test(`${script.name} [${engine.name}] is still a known failure`, async t => {
        const { verdict } = await runScript(script, engine);
        t.not(verdict, 'passed', 'it passes now: take it off the list in known-failures.ts');
        t.pass('known failure', { skip: known.reason });
      });
    }
  }
}
