/** The arithmetic of the benchmark report, the chart, and that every program of the table runs and agrees with itself. */
import { existsSync } from 'node:fs';
import t from 'tap';
import { drawChart } from './chart.js';
import { compare, geometricMean, median, type Summary, summarize } from './compare.js';
import { BenchError, inProject, measure } from './measure.js';
import { adversarial, ordinary, suite } from './programs.js';
import { chartOf, formatReport } from './run.js';

const rounded = (value: number) => Math.round(value * 1000) / 1000;
const summary = (program: string, engine: string, seconds: number): Summary => ({
  program,
  engine,
  whole: seconds,
  first: seconds / 5,
  steady: seconds / 10,
  peakMemoryKiB: 2048,
  checksum: '1',
});

t.test('medians and means', t => {
  t.equal(median([3, 1, 2]), 2);
  t.equal(median([4, 1, 2, 3]), 2.5);
  t.equal(rounded(geometricMean([1, 4])), 2);
  t.end();
});

t.test('steady state is the second half of the iterations, the first iteration stands alone', t => {
  const round = (iterationSeconds: number[], peakMemoryKiB: number) =>
    ({
      program: 'p',
      engine: 'e',
      wholeSeconds: 1,
      iterationSeconds,
      peakMemoryKiB,
      checksum: 'c',
      errors: '',
    }) as const;
  t.match(summarize([round([9, 5, 2, 2], 10), round([7, 5, 4, 4], 30), round([8, 5, 3, 3], 20)]), {
    first: 8,
    steady: 3,
    peakMemoryKiB: 30,
  });
  t.end();
});

t.test('ratios are clipped in the mean only', t => {
  const summaries = [
    summary('a', 'tpy', 1),
    summary('b', 'tpy', 2),
    summary('a', 'cpython', 16),
    summary('b', 'cpython', 2),
    summary('only-there', 'cpython', 5),
  ];
  const comparison = compare(summaries, 'tpy', 'cpython', 'whole')!;
  t.same(comparison.ratios, { a: 16, b: 1 });
  t.equal(rounded(comparison.clippedGeometricMean), 2, 'the mean of 4 and 1');
  t.equal(comparison.minimum, 1);
  t.equal(compare(summaries, 'tpy', 'pypy', 'whole'), undefined);
  const costs = {
    start: { hello: 0.12, node: 0.07 },
    jit: [
      {
        program: 'hard',
        exercises: 'much',
        whole: { on: 1.1, off: 1 },
        steady: { on: 0.05, off: 0.1 },
        tracerMilliseconds: 60,
      },
    ],
  };
  const page = formatReport({ date: 'today', machine: 'here', rounds: 1, summaries, comparisons: [comparison], costs });
  t.match(page, /clipped at 4x\) \*\*2\.00x\*\*, minimum 1\.00x/);
  t.match(page, '| a | tpy | 1.00 s | 200.0 ms | 100.0 ms | 2 MiB |');
  t.match(page, "takes 120 ms, node's empty program 70 ms: 50 ms more");
  t.match(page, '| hard (much) | 1100 ms / 1000 ms = 1.10 | 50 ms / 100 ms = 0.50 | 60 ms | 75 ms |');
  t.match(chartOf([comparison], 'tpy', 'cpython'), 'mean (clip 4x)');
  t.end();
});

t.test('bars grow to the right of 1x when faster and to the left when slower', t => {
  const bar = (ratio: number) => [{ label: 'x', ratio, colour: '#000000' }];
  const svg = drawChart('a < b', '', [
    { label: 'fast', bars: bar(2) },
    { label: 'slow', bars: bar(0.5) },
  ]);
  t.match(svg, 'a &lt; b');
  const [fast, slow] = [...svg.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)" height="9"/g)];
  t.equal(Number(slow![1]) + Number(slow![2]), Number(fast![1]), 'both touch the line at 1x');
  t.equal(fast![2], slow![2], 'and are equally long');
  t.end();
});

t.test('every program of the table runs in a small size', { skip: !existsSync('/usr/bin/python3') }, t => {
  const python = { name: 'cpython', command: ['/usr/bin/python3', '-B'] };
  for (const program of [...suite, ...ordinary, ...adversarial]) {
    t.ok(existsSync(inProject('bench', program.folder, `${program.name}.py`)), program.name);
    const small = { ...program, size: program.name === 'recursive' ? 12 : 6, iterations: 2 };
    t.match(measure(small, python), { iterationSeconds: [Number, Number], checksum: /\S/ });
  }
  t.end();
});

t.test('a program that fails is an error, never a number', t => {
  const missing = { name: 'missing', folder: 'programs', size: 1, iterations: 1, exercises: '' } as const;
  t.throws(() => measure(missing, { name: 'node', command: [process.execPath] }), /missing on node: status 1/);
  t.ok(new BenchError('x') instanceof Error);
  t.end();
});
