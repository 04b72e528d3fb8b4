/**
 * The speedup suite: runs every program on every engine and writes what came out.
 *
 *     node dist/bench/main.js [--rounds=N] [--programs=a,b] [--engines=tpy,cpython] [--ordinary | --adversarial] [--out=docs]
 *
 * Engines take turns within a round and the order is reversed from round to round, so that a machine that gets slower or
 * faster meanwhile treats them alike. All engines must print the same checksum. Results go to `bench.json`,
 * `bench.md` and `bench.svg` in the folder given by `--out`, a path below the project's; with `--ordinary` or `--adversarial`, which
 * choose another list of programs, the names start with that word. Without `--out` the table is only printed. The whole suite also says what
 * costs.ts measures.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import { join } from 'node:path';
import { type ChartGroup, drawChart } from './chart.js';
import {
  CLIP,
  type Comparison,
  compare,
  type FigureName,
  figureNames,
  figures,
  type Summary,
  summarize,
} from './compare.js';
import { type Costs, formatCosts, measureCosts } from './costs.js';
import { availableEngines, type BenchEngine, BenchError, inProject, type Measurement, measure } from './measure.js';
import { adversarial, type BenchProgram, ordinary, suite } from './programs.js';

interface Options {
  readonly rounds: number;
  readonly programs: readonly BenchProgram[];
  readonly engines: readonly BenchEngine[];
  readonly out: string | undefined;
  readonly name: string;
  readonly isWhole: boolean;
}

export interface Report {
  readonly date: string;
  readonly machine: string;
  readonly rounds: number;
  readonly summaries: readonly Summary[];
  readonly comparisons: readonly Comparison[];
  /** Of the whole suite; not measured when programs are chosen. */
  readonly costs: Costs | null;
}

/** Lists of programs besides the suite. */
const LISTS: readonly { readonly name: string; readonly programs: readonly BenchProgram[] }[] = [
  { name: 'ordinary', programs: ordinary },
  { name: 'adversarial', programs: adversarial },
];

function parseOptions(words: readonly string[]): Options {
  const value = (flag: string) => words.find(word => word.startsWith(`${flag}=`))?.slice(flag.length + 1);
  const unknown = words.find(word => !/^--((ordinary|adversarial)$|(rounds|programs|engines|out)=)/.test(word));
  if (unknown !== undefined) throw new BenchError(`unknown option ${unknown}`);
  const list = LISTS.find(({ name }) => words.includes(`--${name}`)) ?? { name: 'bench', programs: suite };
  const chosen = value('--programs')?.split(',');
  const engineNames = value('--engines')?.split(',');
  return {
    rounds: Number(value('--rounds') ?? 3),
    programs: select<BenchProgram>(list.programs, chosen, 'program'),
    engines: select(availableEngines(), engineNames, 'engine'),
    out: value('--out'),
    name: list.name,
    isWhole: list.programs === suite && chosen === undefined,
  };
}

function select<Item extends { readonly name: string }>(
  known: readonly Item[],
  names: readonly string[] | undefined,
  kind: string,
): readonly Item[] {
  return (names ?? known.map(({ name }) => name)).map(name => {
    const found = known.find(item => item.name === name);
    if (found === undefined) throw new BenchError(`there is no ${kind} ${name} here`);
    return found;
  });
}

/** Runs all rounds of one program and checks that the engines agree. An engine that fails is reported and left out. */
function runProgram(program: BenchProgram, engines: readonly BenchEngine[], rounds: number): Summary[] {
  const measured = new Map<string, Measurement[]>(engines.map(({ name }) => [name, []]));
  const failed = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const engine of round % 2 === 0 ? engines : [...engines].reverse()) {
      if (failed.has(engine.name)) continue;
      try {
        measured.get(engine.name)!.push(measure(program, engine));
      } catch (error) {
        if (!(error instanceof BenchError)) throw error;
        failed.add(engine.name);
        console.error(error.message);
      }
    }
  }
  const summaries = [...measured].filter(([name]) => !failed.has(name)).map(([, of]) => summarize(of));
  const checksums = new Set(summaries.map(({ checksum }) => checksum));
  if (checksums.size > 1) throw new BenchError(`${program.name}: the engines disagree: ${[...checksums].join(' / ')}`);
  return summaries;
}

function compareAll(summaries: readonly Summary[], engines: readonly string[]): Comparison[] {
  const ours = engines.filter(name => name.startsWith('tpy'));
  const yardsticks = engines.filter(name => !name.startsWith('tpy'));
  return ours.flatMap(engine =>
    yardsticks.flatMap(yardstick => figureNames.flatMap(figure => compare(summaries, engine, yardstick, figure) ?? [])),
  );
}

/** The report as a page of Markdown: times and memory by program, then ratios with their clipped means. */
export function formatReport(report: Report): string {
  const lines = ['# Benchmarks', '', `${report.machine}, ${report.date}, median of ${report.rounds} rounds.`, ''];
  lines.push(
    '| Program | Engine | Whole process | First iteration | Steady state | Peak memory |',
    '|---|---|--:|--:|--:|--:|',
  );
  for (const { program, engine, whole, first, steady, peakMemoryKiB } of report.summaries) {
    const memory = peakMemoryKiB === undefined ? 'unknown' : `${(peakMemoryKiB / 1024).toFixed(0)} MiB`;
    lines.push(
      `| ${program} | ${engine} | ${formatTime(whole)} | ${formatTime(first)} | ${formatTime(steady)} | ${memory} |`,
    );
  }
  for (const comparison of report.comparisons) lines.push('', ...formatComparison(comparison));
  if (report.costs) lines.push('', ...formatCosts(report.costs));
  return `${lines.join('\n')}\n`;
}

function formatTime(seconds: number): string {
  return seconds < 1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(2)} s`;
}

function formatComparison({ engine, yardstick, figure, ratios, clippedGeometricMean, minimum }: Comparison): string[] {
  const programs = Object.entries(ratios).map(([program, ratio]) => `${program} ${ratio.toFixed(2)}`);
  return [
    `**${engine}, ${figures[figure]}: ${yardstick}'s time / ours.** ` +
      `Geometric mean (clipped at ${CLIP}x) **${clippedGeometricMean.toFixed(2)}x**, minimum ${minimum.toFixed(2)}x.`,
    `${programs.join(', ')}.`,
  ];
}

const barColours: Readonly<Record<FigureName, string>> = { whole: '#8250df', first: '#bf8700', steady: '#1a7f37' };

/** The chart of one engine against one yardstick, with a last group for the clipped means. */
export function chartOf(comparisons: readonly Comparison[], engine: string, yardstick: string): string | undefined {
  const chosen = comparisons.filter(found => found.engine === engine && found.yardstick === yardstick);
  if (chosen.length === 0) return undefined;
  const bar = (figure: FigureName, ratio: number) => ({ label: figures[figure], colour: barColours[figure], ratio });
  const groups: ChartGroup[] = Object.keys(chosen[0]!.ratios).map(program => ({
    label: program,
    bars: chosen.map(({ figure, ratios }) => bar(figure, ratios[program]!)),
  }));
  const mean = chosen.map(({ figure, clippedGeometricMean }) => bar(figure, clippedGeometricMean));
  groups.push({ label: `mean (clip ${CLIP}x)`, bars: mean });
  return drawChart(
    `${engine} against ${yardstick}`,
    `time of ${yardstick} / time of ${engine}; right of 1x is faster`,
    groups,
  );
}

function writeReport(report: Report, options: Options): void {
  const folder = inProject(options.out!);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${options.name}.json`), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(folder, `${options.name}.md`), formatReport(report));
  const chart = chartOf(report.comparisons, 'tpy', 'cpython');
  if (chart !== undefined) writeFileSync(join(folder, `${options.name}.svg`), chart);
}

/** The command; returns the exit status: 1 when it was misused, an engine failed or the engines disagreed. */
export function main(words: readonly string[]): number {
  try {
    return runSuite(parseOptions(words));
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    console.error(error.message);
    return 1;
  }
}

function runSuite(options: Options): number {
  const names = options.engines.map(({ name }) => name);
  const summaries = options.programs.flatMap(program => {
    console.error(`${program.name} (${program.exercises})`);
    return runProgram(program, options.engines, options.rounds);
  });
  const report: Report = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, ${arch()}, Node ${process.versions.node}`,
    rounds: options.rounds,
    summaries,
    comparisons: compareAll(summaries, names),
    costs: options.isWhole ? measureCosts(options.engines, options.rounds) : null,
  };
  console.log(formatReport(report));
  if (options.out !== undefined) writeReport(report, options);
  return summaries.length === options.programs.length * names.length ? 0 : 1;
}
