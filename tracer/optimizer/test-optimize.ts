/** What tests of the optimizer share: a host without a heap behind it, and text in, text out. */
import { MapOf } from '../../interpreter/heap/well-known.js';
import { type ParsedTrace, parseTrace } from '../ir/parse.js';
import { printOperations } from '../ir/print.js';
import type { FunctionDescriptor, Node, Trace, Value } from '../ir/trace.js';
import { verifyOperations, verifyTrace } from '../ir/verify.js';
import { optimizeTree, type PeelingStatistics, TreeOptimization } from './loop-peeling.js';
import type { OptimizerHost, Pass } from './optimizer.js';
import { PIPELINE } from './pipeline.js';

/** A heap of which nothing is known but what a test puts in: contents by `address.field`. */
export function hostWith(contents: Record<string, Value> = {}, maps: Record<number, number> = {}): OptimizerHost {
  return {
    load: (object, field, index) => {
      const value = contents[`@${object}.${field.name}`] ?? contents[`@${object}[${index}]`];
      if (value === undefined) throw new Error(`the test has no @${object}.${field.name}`);
      return value;
    },
    mapOf: object => maps[object] ?? MapOf['NONE']!,
  };
}
/** Removes blank lines and the indentation that all lines but the first share. */
export function tidy(text: string): string {
  const [first, ...rest] = text.split('\n').filter(line => line.trim() !== '');
  const margin = Math.min(...rest.map(line => line.length - line.trimStart().length));
  return [first!.trimStart(), ...rest.map(line => line.slice(margin))].join('\n') + '\n';
}
export interface OptimizeOptions {
  readonly host?: OptimizerHost;
  readonly passes?: readonly Pass[];
  readonly functions?: ReadonlyMap<string, FunctionDescriptor>;
  readonly statistics?: PeelingStatistics;
}
/**
 * Takes the side traces off the guards of a trace; answers what puts one after the other back, so that each is hung on what is there
 * already.
 */
function takeOff({ operations }: Trace): (() => void)[] {
  return operations.flatMap(guard => {
    const { sideTrace } = guard;
    if (!sideTrace) return [];
    const inner = takeOff(sideTrace);
    guard.sideTrace = null;
    return [
      () => {
        guard.sideTrace = sideTrace;
      },
      ...inner,
    ];
  });
}
/** Optimises a raw trace given as text; checks input and output, and that it comes out the same when it grows; answers the operations. */
export function optimizeText(text: string, options: OptimizeOptions = {}): readonly Node[] {
  const trace: ParsedTrace = parseTrace(text, options.functions);
  verifyTrace(trace);
  const { host = hostWith(), passes = PIPELINE } = options;
  const { operations } = optimizeTree(trace, host, passes, options.statistics);
  verifyOperations(operations);
  const whole = printOperations(operations);
  const grown = printOperations(growTree(trace, host, passes));
  if (grown !== whole) throw new Error(`grown it is\n${grown}and at once\n${whole}`);
  return operations;
}
/** Optimises a trace again with every side trace that it gets; answers the operations in the end. */
export function growTree(trace: Trace, host: OptimizerHost, passes: readonly Pass[] = PIPELINE): readonly Node[] {
  const steps = takeOff(trace);
  const optimization = new TreeOptimization(trace, host, passes);
  let { operations } = optimization.run();
  for (const step of steps) {
    step();
    ({ operations } = optimization.run());
    verifyOperations(operations);
  }
  return operations;
}
/** The same as text. */
export function optimizedText(text: string, options: OptimizeOptions = {}): string {
  return printOperations(optimizeText(text, options));
}
/** Names like `@INT` in a text become the addresses of the maps. */
export function withMaps(text: string): string {
  return text.replace(/@([A-Z][A-Z_]+)/g, (all, name: string) => (name in MapOf ? `@${MapOf[name]}` : all));
}
