/**
 * What the programs of the suite do not show: what starting costs, and what the JIT costs programs that are made to be hard for it. With
 * the suite they make up the report (run.ts). All of it is measured from outside, the two sides taking turns.
 */
import { spawnSync } from 'node:child_process';
import { median } from './compare.js';
import { type BenchEngine, BenchError, environment, type Measurement, measure } from './measure.js';
import { adversarial, type BenchProgram } from './programs.js';

/** Starting: seconds of wall-clock time that `print('hello')` takes, and an empty program of node. */
export interface StartCost {
  readonly hello: number;
  readonly node: number;
}
/** A program that is hard for the JIT: seconds with and without it, and milliseconds that the tracer took of the program's thread. */
export interface JitCost {
  readonly program: string;
  readonly exercises: string;
  readonly whole: { readonly on: number; readonly off: number };
  readonly steady: { readonly on: number; readonly off: number };
  readonly tracerMilliseconds: number;
}
export interface Costs {
  readonly start: StartCost;
  readonly jit: readonly JitCost[];
}

const STARTS_PER_ROUND = 7;
/** Milliseconds and part of the whole process that the tracer is allowed. */
const ALLOWED = { milliseconds: 20, share: 0.05 };

/** Measures everything, `rounds` times. */
export function measureCosts(engines: readonly BenchEngine[], rounds: number): Costs | null {
  const on = engines.find(({ name }) => name === 'tpy');
  const off = engines.find(({ name }) => name === 'tpy-interpreter');
  if (!on || !off) return null;
  return { start: startCost(on, rounds), jit: adversarial.map(program => jitCost(program, on, off, rounds)) };
}

function startCost(engine: BenchEngine, rounds: number): StartCost {
  console.error('hello world (starting)');
  const [hello, node]: [number[], number[]] = [[], []];
  for (let i = 0; i < STARTS_PER_ROUND * rounds; i++) {
    hello.push(seconds([...engine.command, '-c', "print('hello')"]));
    node.push(seconds([process.execPath, '-e', '0']));
  }
  return { hello: median(hello), node: median(node) };
}
function seconds(words: readonly string[]): number {
  const started = performance.now();
  const { status } = spawnSync(words[0]!, words.slice(1), { env: environment });
  if (status !== 0) throw new BenchError(`${words.join(' ')}: status ${status}`);
  return (performance.now() - started) / 1000;
}

function jitCost(program: BenchProgram, on: BenchEngine, off: BenchEngine, rounds: number): JitCost {
  console.error(`${program.name} (${program.exercises})`);
  const observed: BenchEngine = { name: on.name, command: [...on.command, '--jit-stats=json'] };
  const runs: { on: Measurement; off: Measurement }[] = [];
  for (let i = 0; i < rounds; i++) runs.push({ on: measure(program, observed), off: measure(program, off) });
  const both = (figure: (run: Measurement) => number) => ({
    on: median(runs.map(run => figure(run.on))),
    off: median(runs.map(run => figure(run.off))),
  });
  return {
    program: program.name,
    exercises: program.exercises,
    whole: both(run => run.wholeSeconds),
    steady: both(run => median(run.iterationSeconds.slice(run.iterationSeconds.length >> 1))),
    tracerMilliseconds: median(runs.map(run => tracerTime(run.on))),
  };
}
function tracerTime({ program, errors }: Measurement): number {
  const line = errors.split('\n').findLast(text => text.startsWith('{') && text.includes('"recordingTime"'));
  if (line === undefined) throw new BenchError(`${program}: no statistics of the tracer`);
  const { recordingTime, optimizingTime, compilingTime } = JSON.parse(line) as Record<string, number>;
  return recordingTime! + optimizingTime! + compilingTime!;
}

/** The lines of the report. */
export function formatCosts({ start, jit }: Costs): string[] {
  const ms = (time: number) => `${(time * 1000).toFixed(0)} ms`;
  return [
    '## Starting',
    '',
    `\`print('hello')\` takes ${ms(start.hello)}, node's empty program ${ms(start.node)}: ${ms(start.hello - start.node)} more.`,
    '',
    '## Programs that are hard for a JIT',
    '',
    '| Program | Whole process, on / off | Steady state, on / off | Tracer | Allowed |',
    '|---|--:|--:|--:|--:|',
    ...jit.map(({ program, exercises, whole, steady, tracerMilliseconds }) => {
      const allowed = ALLOWED.milliseconds + 1000 * ALLOWED.share * whole.on;
      const both = ({ on, off }: { on: number; off: number }) => `${ms(on)} / ${ms(off)} = ${(on / off).toFixed(2)}`;
      return `| ${program} (${exercises}) | ${both(whole)} | ${both(steady)} | ${tracerMilliseconds.toFixed(0)} ms | ${allowed.toFixed(0)} ms |`;
    }),
  ];
}
