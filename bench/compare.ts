/**
 * From measurements to the numbers that are reported.
 *
 * A program's figures on an engine are medians over the rounds: whole process, first iteration (warm-up included) and
 * steady state, which is the median of the second half of the iterations. A ratio is the yardstick's time divided by ours,
 * so above 1 we are faster. In a mean each ratio is clipped at 4: one program on which a compiler shines must not hide
 * eleven on which it does not; the smallest ratio stands beside the mean for the same reason.
 */
import type { Measurement } from './measure.js';

export const figures = {
  whole: 'whole process',
  first: 'first iteration',
  steady: 'steady state',
} as const;

export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as FigureName[];

export type Summary = {
  readonly program: string;
  readonly engine: string;
  readonly peakMemoryKiB: number | undefined;
  readonly checksum: string;
} & Readonly<Record<FigureName, number>>;

export interface Comparison {
  readonly engine: string;
  readonly yardstick: string;
  readonly figure: FigureName;
  /** Unclipped, by program. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly clippedGeometricMean: number;
  readonly minimum: number;
}

export const CLIP = 4;

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The figures of one program on one engine from all its rounds, of which there must be at least one. */
export function summarize(rounds: readonly Measurement[]): Summary {
  const { program, engine, checksum } = rounds[0]!;
  const memory = rounds.map(round => round.peakMemoryKiB).filter(value => value !== undefined);
  return {
    program,
    engine,
    checksum,
    whole: median(rounds.map(round => round.wholeSeconds)),
    first: median(rounds.map(round => round.iterationSeconds[0]!)),
    steady: median(rounds.map(round => median(round.iterationSeconds.slice(round.iterationSeconds.length >> 1)))),
    peakMemoryKiB: memory.length > 0 ? Math.max(...memory) : undefined,
  };
}

/** Compares two engines over the programs that both have run; undefined when there are none. */
export function compare(
  summaries: readonly Summary[],
  engine: string,
  yardstick: string,
  figure: FigureName,
): Comparison | undefined {
  const of = (name: string) =>
    new Map(summaries.filter(found => found.engine === name).map(s => [s.program, s[figure]]));
  const ours = of(engine);
  const ratios: Record<string, number> = {};
  for (const [program, seconds] of of(yardstick)) {
    if (ours.has(program)) ratios[program] = seconds / ours.get(program)!;
  }
  const values = Object.values(ratios);
  if (values.length === 0) return undefined;
  const clippedGeometricMean = geometricMean(values.map(ratio => Math.min(ratio, CLIP)));
  return { engine, yardstick, figure, ratios, clippedGeometricMean, minimum: Math.min(...values) };
}
