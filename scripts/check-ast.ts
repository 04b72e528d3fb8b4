/**
 * Compares the syntax trees of tpy's parser with CPython's, file by file.
 *
 * Usage: check-ast [--cache=FOLDER] [--errors] [FILE|FOLDER|ARCHIVE.zip ...]
 * Without paths, pyodide's library and Debian's. Prints each file that differs with the first line that does, then how
 * many are identical, refused by both, and different. `--errors` also compares the words and places of errors. Exits with 1 if any file differs.
 */

import { dumpTree, reprText } from '../interpreter/frontend/ast-dump.js';
import { parseModule } from '../interpreter/frontend/parser.js';
import { PySyntaxError } from '../interpreter/frontend/syntax-errors.js';
import { loadOracle, type Verdict } from './oracle.js';
import { optionOf, pathsOf, pythonFiles } from './python-files.js';

/** The error as the oracle writes it. */
export function describeError(error: PySyntaxError): string {
  const message = reprText(error.msg);
  if (error.kind === 'MemoryError') return `('MemoryError', ${message})`;
  const places = [error.lineno, error.offset, error.end_lineno, error.end_offset].map(place => place ?? 'None');
  const text = error.text === null ? 'None' : reprText(error.text);
  return `('${error.kind}', ${message}, ${places.join(', ')}, ${text})`;
}

/** Parses and dumps with tpy. Errors that are not Python's pass through. */
export function parseHere(source: Uint8Array, treeWanted = true): Verdict {
  try {
    const { tree } = parseModule(source, '<check>');
    return { tree: treeWanted ? dumpTree(tree) : '', error: null };
  } catch (error) {
    if (error instanceof PySyntaxError) return { tree: null, error: describeError(error) };
    throw error;
  }
}

/** The first line at which two texts part, for people. */
function firstDifference(here: string, there: string): string {
  const ours = here.split('\n');
  const theirs = there.split('\n');
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const from = Math.max(0, at - 3);
  return `  line ${at + 1}\n    here    ${ours.slice(from, at + 2).join(' | ')}\n    CPython ${theirs.slice(from, at + 2).join(' | ')}`;
}

type Outcome = 'identical' | 'refusedByBoth' | 'different';

/** Compares two verdicts on a file; answers the outcome and what is to be said about it. */
function compareVerdicts(here: Verdict, there: Verdict, comparesErrors: boolean): { outcome: Outcome; note: string } {
  if (here.tree !== null && there.tree !== null) {
    if (here.tree === there.tree) return { outcome: 'identical', note: '' };
    return { outcome: 'different', note: firstDifference(here.tree, there.tree) };
  }
  const note = `    here    ${here.error ?? 'accepted'}\n    CPython ${there.error ?? 'accepted'}`;
  const isRefusedByBoth = here.error !== null && there.error !== null;
  if (isRefusedByBoth && here.error === there.error) return { outcome: 'refusedByBoth', note: '' };
  return { outcome: isRefusedByBoth && !comparesErrors ? 'refusedByBoth' : 'different', note };
}

async function main(args: readonly string[]): Promise<void> {
  const oracle = await loadOracle(optionOf(args, 'cache') ?? undefined);
  const counts = { identical: 0, refusedByBoth: 0, different: 0 };
  for (const path of pathsOf(args)) {
    for (const { name, source } of pythonFiles(path)) {
      const { outcome, note } = compareVerdicts(parseHere(source), oracle.parse(source), args.includes('--errors'));
      counts[outcome]++;
      if (note !== '') console.log(`${name}: ${outcome === 'different' ? 'different' : 'other words'}\n${note}`);
    }
  }
  const { identical, refusedByBoth, different } = counts;
  const total = identical + refusedByBoth + different;
  console.log(`${total} files: ${identical} identical, ${refusedByBoth} refused by both, ${different} different`);
  if (different > 0) process.exitCode = 1;
}

if (process.argv[1]?.includes('check-ast')) await main(process.argv.slice(2));
