/** The expectations of the conformance scripts, proven by CPython 3.11; this is also the test of the runner itself. */
import { existsSync } from 'node:fs';
import t from 'tap';
import { python3Engine, runProcess } from './engines.js';
import { findScripts, runAll, summarize } from './run.js';

const skip = existsSync('/usr/bin/python3') ? false : 'no /usr/bin/python3';

t.test('python3 keeps every promise that the scripts make for 3.11', { skip }, async t => {
  const outcomes = await runAll(findScripts(), [python3Engine()], 2, () => {});
  const failed = outcomes.filter(({ verdict }) => verdict === 'failed');
  t.same(
    failed.map(({ script, reason }) => `${script.name}: ${reason}`),
    [],
  );
  t.match(summarize(outcomes), /^\d+ passed, 0 failed, \d+ skipped$/);
});

t.test('a command that never ends is killed and reported', async t => {
  const result = await runProcess(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    stdin: '',
    environment: {},
    timeLimitSeconds: 0.5,
  });
  t.ok(result.timedOut);
  t.equal(result.status, null);
});
