/**
 * The tracer on whole programs: what it compiles, that it prints the same as the interpreter, and that it notices when something it
 * took for constant has changed. The conformance suite runs far more programs in every mode; here the numbers are looked at.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { attachTracer, type JitOptions } from '../../backend-wasm/index.js';
import { NodeHost } from '../../cli/node-host.js';
import { Runtime } from '../../interpreter/index.js';
import { flushStandardStreams } from '../../interpreter/runtime/builtins/streams.js';
import { nativeModules, pythonModules, UNSHADOWED_MODULES } from '../../stdlib/modules.js';
import type { TracerStatistics } from '../tools/stats.js';

/** A host whose standard output is kept. */
class Recording extends NodeHost {
  text = '';
  override write(_stream: 'stdout' | 'stderr', data: Uint8Array): void {
    this.text += new TextDecoder().decode(data);
  }
}
const folder = path.dirname(fileURLToPath(import.meta.url));
const root = [folder, '../..', '../../..']
  .map(up => path.resolve(folder, up))
  .find(up => fs.existsSync(path.join(up, 'package.json')))!;
const interpreter = new WebAssembly.Module(fs.readFileSync(path.join(root, 'backend-wasm/generated/interpreter.wasm')));

type Limits = Pick<JitOptions, 'maximumExits' | 'length'>;
async function run(
  source: string,
  mode: 'off' | 'eager',
  limits: Limits = {},
): Promise<{ output: string; statistics: TracerStatistics | null; dumped: string; exits: string }> {
  const host = new Recording();
  const runtime = new Runtime({
    host,
    interpreter,
    modules: nativeModules,
    pythonModules,
    unshadowedModules: UNSHADOWED_MODULES,
    maximumMemory: 256 << 20,
    stress: 0,
    bootImage: null,
    arguments: ['test'],
  });
  let dumped = '';
  const jit =
    mode === 'off'
      ? null
      : attachTracer(runtime, { mode, debug: true, dump: ['snapshots'], write: text => (dumped += text), ...limits });
  await runtime.run(runtime.prepareMain(source, 'test.py'));
  flushStandardStreams(runtime.space);
  return { output: host.text, statistics: jit?.statistics ?? null, dumped, exits: jit?.describeExits() ?? '' };
}
/** Runs a program in both modes; answers the statistics of the eager one. */
async function compare(t: Pick<Tap, 'equal'>, source: string, limits: Limits = {}): Promise<TracerStatistics> {
  const expected = await run(source, 'off');
  const { output, statistics } = await run(source, 'eager', limits);
  t.equal(output, expected.output);
  return statistics!;
}
type Tap = typeof t;

t.test('a loop is recorded once and stays in its trace', async t => {
  const statistics = await compare(
    t,
    `def f(n):
    s = 0
    for i in range(n):
        s += i * i
    return s
print(f(5000), f(7), f(10 ** 6))`,
  );
  t.equal(statistics.loops, 1);
  t.equal(statistics.invalidations, 0);
});

t.test('calls, instances and floats are inlined; an unlikely path becomes a side trace', async t => {
  const statistics = await compare(
    t,
    `class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def plus(self, other):
        return Vector(self.x + other.x, self.y + other.y)
def f(n):
    v = Vector(0.0, 0.5)
    step = Vector(1.0, 0.25)
    for i in range(n):
        v = v.plus(step)
        if i % 3 == 0:
            v.y -= 1.0
    return v.x, v.y
print(f(3000))`,
  );
  t.equal(statistics.loops, 1);
  t.ok(statistics.sideTraces >= 1);
  t.equal(statistics.aborts.size, 0);
});

t.test(
  'exceptions are raised, unwound and caught inside a trace; one that leaves it is raised by the interpreter',
  async t => {
    await compare(
      t,
      `def check(i):
    if i % 4 == 1:
        raise KeyError(i)
    if i == 900:
        raise ValueError('done')
    return i
def f(n):
    caught = total = 0
    for i in range(n):
        try:
            total += check(i)
        except KeyError as error:
            caught += error.args[0]
    return caught, total
try:
    print(f(100), f(2000))
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_next.tb_next.tb_lineno)`,
    );
  },
);

t.test('generators run inside the trace of the loop that resumes them', async t => {
  const statistics = await compare(
    t,
    `def squares(n):
    for i in range(n):
        got = yield i * i
        if got:
            yield got
def f(n):
    total = 0
    for x in squares(n):
        total += x
    return total
print(f(10), f(2000))`,
  );
  t.ok(statistics.loops >= 1);
});

t.test('a rebound global or a changed class invalidates the traces that relied on it', async t => {
  const statistics = await compare(
    t,
    `scale = 2
class Thing:
    def value(self):
        return 1
def f(n, thing):
    total = 0
    for i in range(n):
        total += scale * thing.value()
    return total
thing = Thing()
print(f(1000, thing))
scale = 3
print(f(1000, thing))
Thing.value = lambda self: 10
print(f(1000, thing))`,
  );
  t.equal(statistics.invalidations, 2);
});

t.test('what cannot be recorded is given up, for a reason', async t => {
  const statistics = await compare(
    t,
    `def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
total = 0
for i in range(60):
    total += depth(20)
print(total)`,
  );
  t.ok([...statistics.aborts.keys()].some(text => text.includes('called itself')));
});

t.test('the dumps say what exits hand over, and which were taken at which line', async t => {
  const { dumped, exits } = await run(
    `def f(n):
    s = 0
    for i in range(n):
        if i % 50 == 49:
            s += 7
        s += i
    return s
print(f(2000))`,
    'eager',
  );
  t.match(dumped, /exit \d+: guard resume \[pc \d+ code \d+/);
  t.match(exits, /; loop at test\.py:3 in f: exits taken/);
  t.match(exits, /\d+ {2}exit \d+: guard \w+ resume.* at test\.py:4 in f/);
});

t.test('trees that run no more give their exits to others', async t => {
  const loops = Array.from(
    { length: 40 },
    (_, k) => `
def f${k}(n):
    total = 0
    for i in range(n):
        if i % ${k + 2} == 0:
            total += i
        else:
            total -= ${k}
    return total`,
  );
  const source = `${loops.join('')}
functions = [${loops.map((_, k) => `f${k}`).join(', ')}]
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def with_key(n):
    return sorted(range(n), key=lambda i: functions[i % 40](30))[0]
for turn in range(3):
    for function in functions:
        print(function(200), end=' ')
    print(fib(12), with_key(60))
`;
  const plenty = await compare(t, source);
  t.equal(plenty.evictions, 0);
  const scarce = await compare(t, source, { maximumExits: 300 });
  t.ok(scarce.evictions > 10, `${scarce.evictions} evictions`);
  t.ok(scarce.loops > plenty.loops, 'what is needed again is recorded again');
});

t.test('a loop whose trace would be too long calls the functions that make it so', async t => {
  const lines = Array.from({ length: 40 }, (_, j) => `    x = (x * ${j + 3} + y) % 1000003\n    y = y + x * 2 - 1\n`);
  const functions = Array.from(
    { length: 30 },
    (_, k) => `def g${k}(x, y):\n${lines.join('')}    return x ^ (y & 1023)\n`,
  );
  const calls = functions.map((_, k) => `        t = g${k}(t, i)\n`);
  const statistics = await compare(
    t,
    `${functions.join('')}def f(n):\n    t = 1\n    for i in range(n):\n${calls.join('')}    return t\nprint(f(150))`,
  );
  const [reason] = [...statistics.aborts.keys()];
  t.match(reason, 'it will call large functions');
  t.ok(statistics.loops > 10, `${statistics.loops} trees`);
  t.equal(statistics.retiredLoops, 0);
});

const SHORT = { length: { maximum: 40, cut: 20 } };
const statements = (count: number, text: (k: number) => string): string =>
  Array.from({ length: count }, (_, k) => `        ${text(k)}\n`).join('');

t.test('a loop that is too long for one trace is compiled in segments, up to its end', async t => {
  const source = `def f(n):
    a = b = 1
    for i in range(n):
${statements(50, k => `a = (a * ${k + 2} + i) % 10007; b = b * 0.5 + a`)}    return a, b
print(f(100))`;
  const whole = await compare(t, source);
  t.match({ ...whole }, { loops: 1, segments: 0 });
  const cut = await compare(t, source, SHORT);
  t.equal(cut.loops, 1);
  t.ok(cut.segments > 10, `${cut.segments} segments`);
  t.ok(cut.exits < 2 * cut.segments + 10, `${cut.exits} exits: the last segment leads to the loop again`);
  t.equal(cut.aborts.size, 0);
});

t.test('a side trace ends where a segment begins instead of recording the rest of the loop again', async t => {
  const statistics = await compare(
    t,
    `def f(n):
    a = b = 1
    for i in range(n):
        if i % 3 == 0: b += i
${statements(50, k => `a = (a * ${k + 2} + i) % 10007`)}    return a, b
print(f(200))`,
    { length: { maximum: 400, cut: 100 } },
  );
  t.ok(statistics.segments > 3);
  t.ok(statistics.recordedOperations < 2000, `${statistics.recordedOperations} operations`);
});

t.test('objects of a trace, exceptions and generators get across cuts, in frames that were taken in, too', async t => {
  const statistics = await compare(
    t,
    `class Point:
    def __init__(self, x):
        self.x = x
def squares(n):
    for k in range(n):
        try:
            if k % 7 == 3:
                raise KeyError(k)
            y = k * k + k // 3 - k % 5 + (k & 12) * 2 - (k ^ 5) + k * 7 - k // 2
        except KeyError as error:
            y = -error.args[0]
        finally:
            y += 1
        yield y
def f(n):
    p = q = Point(0)
    total = 0
    for y in squares(n):
        p = Point(p.x + y)
${statements(20, k => `q.x = (q.x + p.x * ${k}) & 1023; t = (q, ${k})`)}        q = p
        total += t[0].x
        p = Point(t[1] + (total & 255))
    return total
print(f(300))`,
    SHORT,
  );
  t.ok(statistics.segments >= 5);
});

t.test('what a segment takes for constant may change, and its loop may be forgotten', async t => {
  const statistics = await compare(
    t,
    `scale = 2
def f(n):
    total = 0
    for i in range(n):
${statements(30, k => `total = (total * 3 + ${k}) & 65535`)}        total += scale
    return total
print(f(100))
scale = 3
print(f(100), f(50))`,
    SHORT,
  );
  t.ok(statistics.invalidations >= 1);
  const scarce = await compare(
    t,
    Array.from(
      { length: 6 },
      (_, j) => `def f${j}(n):
    total = ${j}
    for i in range(n):
${statements(30, k => `total = (total * 3 + ${k}) & 65535`)}    return total
`,
    ).join('') + 'for turn in range(3): print(f0(60), f1(60), f2(60), f3(60), f4(60), f5(60))',
    { ...SHORT, maximumExits: 200 },
  );
  t.ok(scarce.evictions > 5, `${scarce.evictions} evictions`);
});
