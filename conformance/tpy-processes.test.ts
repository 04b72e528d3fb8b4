/** Programs that share a process do not see each other, and end as they would in a process of their own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { projectRoot, startProcesses } from './engines.js';

const skip = existsSync(join(projectRoot, 'dist', 'tpy.cjs')) ? false : 'tpy is not built';
const processes = startProcesses();
t.teardown(() => processes.close());

const run = (source: string, { mode = 'off', stdin = '', environment = {}, seconds = 60 } = {}) =>
  processes.run({ words: [`--jit=${mode}`, '-c', source, 'argument'], stdin, environment }, seconds);

t.test('output, input, arguments and status', { skip }, async t => {
  const source = 'import sys; print(input(), sys.argv[1], sys.stdin.read()); print("é", file=sys.stderr); sys.exit(3)';
  t.match(await run(source, { stdin: 'first\nrest' }), {
    stdout: 'first argument rest\n',
    stderr: 'é\n',
    status: 3,
    timedOut: false,
  });
  const raised = await run('print("before"); raise ValueError("text")');
  t.match(raised, { stdout: 'before\n', stderr: /ValueError: text\n$/, status: 1 });
});

t.test('nothing is left for the next program', { skip }, async t => {
  await run('import json, os, sys, builtins; json.mark = builtins.mark = 1; sys.setrecursionlimit(5000)', {
    environment: { TPY_MARK: 'set' },
  });
  const source = `
import builtins, json, os, sys
print(hasattr(builtins, "mark"), hasattr(json, "mark"), sys.getrecursionlimit(), os.environ.get("TPY_MARK"))`;
  t.match(await run(source), { stdout: 'False False 1000 None\n', status: 0 });
});

t.test('the traces of one program are not taken for those of the next', { skip }, async t => {
  const loop = (step: number) => `
total = 0
for i in range(5000):
    total += ${step}
print(total)`;
  for (let step = 1; step <= 5; step++) t.equal((await run(loop(step), { mode: 'on' })).stdout, `${5000 * step}\n`);
});

t.test('a program that does not end is killed, and the next one gets another process', { skip }, async t => {
  t.match(await run('while True: pass', { seconds: 1 }), { timedOut: true, status: null });
  t.match(await run('print("alive")'), { stdout: 'alive\n', timedOut: false });
});
