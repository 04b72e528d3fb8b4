/**
 * Every conformance script in every mode, one subtest each, two at a time. Whether the expectations themselves are right is
 * oracle.test.ts's business.
 */
import t from 'tap';
import { tpyEngine } from './engines.js';
import { modeNames } from './expectations.js';
import { findScripts, runScript } from './run.js';

t.jobs = 2;
t.setTimeout(900_000);
const engines = modeNames.map(tpyEngine);

for (const script of findScripts()) {
  for (const engine of engines) {
    if (!script.expected.modes.some(mode => mode === engine.name)) continue;
    t.test(`${script.name} [${engine.name}]`, async t => {
      const { verdict, reason } = await runScript(script, engine);
      t.equal(verdict, 'passed', reason);
    });
  }
}
