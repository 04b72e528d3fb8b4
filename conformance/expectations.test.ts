/** How a script states what it promises, and how broken promises are described. */
import t from 'tap';
import {
  findBrokenJitPromise,
  findBrokenPromise,
  modeNames,
  parseExpectations,
  promisesAnything,
  type RunResult,
} from './expectations.js';

const parse = (source: string, expectedFile?: string) => parseExpectations(source, 'demo.py', expectedFile);
const finished = (changes: Partial<RunResult>): RunResult => ({
  stdout: '',
  stderr: '',
  status: 0,
  timedOut: false,
  seconds: 0.1,
  ...changes,
});

t.test('the expect comments in their order are the whole output', t => {
  const source = 'print(1)  # expect: 1\nprint()\n# expect:\n# expect:   indented';
  t.equal(parse(source).stdout, '1\n\n  indented\n');
  t.end();
});

t.test('long output comes from the file beside the script, and from nowhere else', t => {
  t.equal(parse('print(1)', '1\n').stdout, '1\n');
  t.equal(parse('raise SystemExit').stdout, undefined);
  t.throws(() => parse('print(1)  # expect: 1', '1\n'), /has both/);
  t.end();
});

t.test('everything not stated has a default', t => {
  const expected = parse('pass');
  t.same(expected.modes, modeNames);
  t.same(expected.oracles, ['3.11', '3.14']);
  t.match(expected, { status: 0, argv: [], stdin: '', jit: [], timeLimitSeconds: 60 });
  t.end();
});

t.test('an expected error implies status 1, unless the script says otherwise', t => {
  t.match(parse('# expect-error: KeyError: 1'), { lastErrorLine: 'KeyError: 1', status: 1 });
  t.equal(parse('# expect-error: KeyError: 1\n# expect-status: 2').status, 2);
  t.end();
});

t.test('modes, arguments, input and limits are read', t => {
  const expected = parse(
    '# modes: off eager\n# argv: a b\n# stdin: one\n# stdin: two\n# time-limit: 3\n# oracles: none',
  );
  t.match(expected, { modes: ['off', 'eager'], argv: ['a', 'b'], stdin: 'one\ntwo\n', timeLimitSeconds: 3 });
  t.same(expected.oracles, []);
  t.end();
});

t.test('mistakes are reported with their place', t => {
  t.throws(() => parse('# modes: fast'), /"fast" is none of off, on, eager, stress/);
  t.throws(() => parse('\n# expect-jit: loops'), /demo\.py:2: "loops"/);
  t.throws(() => parse('# time-limit: long'), /demo\.py:1: time-limit needs a number/);
  t.end();
});

t.test('a file without promises is a helper', t => {
  t.notOk(promisesAnything('# modes: off\nx = 1'));
  t.ok(promisesAnything('# expect-status: 1'));
  t.end();
});

t.test('a kept promise is silent, a broken one names the first difference', t => {
  const expected = parse('# expect: 1\n# expect: 2');
  t.equal(findBrokenPromise(expected, finished({ stdout: '1\n2\n' })), undefined);
  t.match(findBrokenPromise(expected, finished({ stdout: '1\n3\n' })), /line 2\n {2}expected: 2\n {2}actual: {3}3/);
  t.match(
    findBrokenPromise(expected, finished({ stdout: '1\n' })),
    /line 2\n {2}expected: 2\n {2}actual: {3}\(end of output\)/,
  );
  t.match(findBrokenPromise(expected, finished({ stdout: '1\n2\n', status: 1, stderr: 'Boom' })), /status 1.*Boom/s);
  t.match(findBrokenPromise(expected, finished({ timedOut: true })), /still running/);
  t.end();
});

t.test('only the last line of an error is compared', t => {
  const expected = parse('# expect-error: ValueError: bad');
  t.equal(findBrokenPromise(expected, finished({ status: 1, stderr: 'Traceback\nValueError: bad\n' })), undefined);
  t.match(
    findBrokenPromise(expected, finished({ status: 1, stderr: 'TypeError: bad\n' })),
    /actual: {3}TypeError: bad/,
  );
  t.end();
});

t.test('counters of the JIT are compared with bounds', t => {
  const { jit } = parse('# expect-jit: loops>=1 exits.total<10');
  const stats = (loops: number, total: number) => `noise\n${JSON.stringify({ loops, exits: { total } })}\n`;
  t.equal(findBrokenJitPromise(jit, stats(2, 9)), undefined);
  t.match(findBrokenJitPromise(jit, stats(0, 9)), 'loops is 0, expected >= 1');
  t.match(findBrokenJitPromise(jit, stats(1, 10)), 'exits.total is 10, expected < 10');
  t.match(findBrokenJitPromise(jit, '{"loops": 1}'), 'no counter "exits.total"');
  t.match(findBrokenJitPromise(jit, ''), 'no JSON');
  t.end();
});
