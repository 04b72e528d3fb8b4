/** Random programs: that they are what random-programs.ts promises, that shrinking works, and that tpy agrees with CPython. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { type Engine, projectRoot, python3Engine, runProcess, sharedEngine, startProcesses } from './engines.js';
import { makeProgram, Random, type RandomProgram, renderFile, type Statement } from './random-programs.js';
import { deletions, findDisagreements, runBatch, runRandomPrograms, shrink } from './random-runner.js';

t.setTimeout(1_500_000);

const PROGRAMS = 2000;
const noPython = existsSync('/usr/bin/python3') ? false : 'no /usr/bin/python3';
const noTpy = existsSync(join(projectRoot, 'dist', 'tpy.cjs')) ? noPython : 'tpy is not built';

const line = (text: string): Statement => ({ kind: 'line', text });
const some = (count: number, seed = 7) => Array.from({ length: count }, (_, number) => makeProgram(seed, number));

/** CPython with text hashed differently, which must not show. */
const otherHashes: Engine = {
  name: 'python3 with other hashes',
  run: (path, { timeLimitSeconds }) =>
    runProcess('/usr/bin/python3', [path], { stdin: '', environment: { PYTHONHASHSEED: '99' }, timeLimitSeconds }),
};

t.test('the same seed gives the same numbers and programs, another seed others', t => {
  const draw = (seed: number) => Array.from({ length: 5 }, (_, i) => new Random(seed + i).below(1000));
  t.same(draw(1), draw(1));
  t.notSame(draw(1), draw(100));
  t.equal(renderFile(some(5)), renderFile(some(5)));
  t.not(renderFile(some(5)), renderFile(some(5, 8)));
  t.end();
});

t.test('every program ends, prints one line, and does not depend on hashes', { skip: noPython }, async t => {
  const programs = some(100);
  const lines = await runBatch(programs, python3Engine());
  t.equal(lines.size, programs.length);
  t.same(await findDisagreements(programs, lines, otherHashes), []);
  t.ok(new Set([...lines.values()].map(text => text.split(' ')[1])).size > 80, 'and most have digests of their own');
});

t.test('an engine that gets a program wrong, or dies of it, is found out', { skip: noPython }, async t => {
  const programs = some(6);
  const python = python3Engine();
  const lines = await runBatch(programs, python);
  const wrong = new Map(lines).set(2, '2 0');
  t.match(await findDisagreements(programs, wrong, python), [{ program: { number: 2 }, expected: '2 0' }]);
  const dies = { number: 3, statements: [line('raise SystemExit')] };
  const found = await findDisagreements(programs.with(3, dies), lines, python);
  t.match(found, [{ program: { number: 3 }, actual: undefined }]);
  t.equal(found.length, 1, 'the programs after it are run nevertheless');
});

t.test('deleting reaches every part of a program', t => {
  const loop: Statement = {
    kind: 'block',
    clauses: [
      { head: 'for i in range(2):', body: [line('a'), line('b')], required: true },
      { head: 'else:', body: [line('c')], required: false },
    ],
  };
  const texts = [...deletions([loop])].map(statements => renderFile([{ number: 0, statements }]));
  for (const gone of ['a', 'b', 'c', 'else:', 'for']) {
    t.ok(
      texts.some(text => !new RegExp(`^ *${gone}`, 'm').test(text.slice(text.indexOf('Failure')))),
      gone,
    );
  }
  t.end();
});

t.test('shrinking keeps what matters and nothing else', async t => {
  const text = (program: RandomProgram) => renderFile([program]);
  const program = some(40).find(candidate => /\*\* |<< 8\)/.test(text(candidate)))!;
  const smallest = await shrink(program, async candidate => /<< 8\)/.test(text(candidate)), 5000);
  t.match(text(smallest), /<< 8\)/);
  t.ok(text(smallest).split('\n').length < 40, 'few lines are left besides the prelude');
});

const processes = startProcesses();
t.teardown(() => processes.close());
t.test(`${PROGRAMS} programs agree with CPython in every mode`, { skip: noTpy }, async t => {
  const engines = (['off', 'on', 'eager'] as const).map(mode => sharedEngine(mode, processes));
  const found = await runRandomPrograms({ seed: 1, first: 0, count: PROGRAMS }, python3Engine(), engines);
  t.same(
    found.map(({ engine, program, expected, actual }) => `${program.number} [${engine}]: ${actual}, not ${expected}`),
    [],
  );
});
