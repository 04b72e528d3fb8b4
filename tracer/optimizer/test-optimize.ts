/** What tests of the optimizer share: a host without a heap behind it, and text in, text out. */
import { MapOf } from '../../interpreter/heap/well-known.js';
import { type ParsedTrace, parseTrace } from '../ir/parse.js';
import { printOperations } from '../ir/print.js';
import type { FunctionDescriptor, Node, Value } from '../ir/trace.js';
import { verifyOperations, verifyTrace } from '../ir/verify.js';
import { optimizeTree, type PeelingStatistics } from './loop-peeling.js';
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
/** Optimises a raw trace given as text; checks input and output; answers the operations. */
export function optimizeText(text: string, options: OptimizeOptions = {}): readonly Node[] {
  const trace: ParsedTrace = parseTrace(text, options.functions);
  verifyTrace(trace);
  const tree = optimizeTree(
    trace,
    options.host ?? hostWith(),
    options.passes ?? PIPELINE,
    undefined,
    options.statistics,
  );
  verifyOperations(tree.operations);
  return tree.operations;
}
/** The same as text. */
export function optimizedText(text: string, options: OptimizeOptions = {}): string {
  return printOperations(optimizeText(text, options));
}
/** Names like `@INT` in a text become the addresses of the maps. */
export function withMaps(text: string): string {
  return text.replace(/@([A-Z][A-Z_]+)/g, (all, name: string) => (name in MapOf ? `@${MapOf[name]}` : all));
}
