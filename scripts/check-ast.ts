/**
 * Compares the syntax trees of tpy's parser with CPython's, file by file.
 *
 * Usage: check-ast [--cache=FOLDER] [--errors] FILE|FOLDER|ARCHIVE.zip ...
 * Prints each file that differs with the first line that does, then how many are identical, refused by both, and
 * different. `--errors` also compares the words and places of errors. Exits with 1 if any file differs.
 */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dumpTree, reprText } from '../interpreter/frontend/ast-dump.js';
import { parseModule } from '../interpreter/frontend/parser.js';
import { PySyntaxError } from '../interpreter/frontend/syntax-errors.js';
import { loadOracle, type Oracle, type Verdict } from './oracle.js';

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

function* findFiles(path: string, oracle: Oracle): Generator<readonly [string, Uint8Array]> {
  if (path.endsWith('.zip')) {
    for (const [name, source] of oracle.readZip(new Uint8Array(readFileSync(path)))) yield [`${path}/${name}`, source];
  } else if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) {
      const inner = join(path, name);
      if (statSync(inner).isDirectory() || name.endsWith('.py')) yield* findFiles(inner, oracle);
    }
  } else yield [path, new Uint8Array(readFileSync(path))];
}

/** The first line at which two texts part, for people. */
function firstDifference(here: string, there: string): string {
  const ours = here.split('\n');
  const theirs = there.split('\n');
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const from = Math.max(0, at - 3);
  return `  line ${at + 1}\n    here    ${ours.slice(from, at + 2).join(' | ')}\n    CPython ${theirs.slice(from, at + 2).join(' | ')}`;
}

async function main(args: readonly string[]): Promise<void> {
  const cache = args.find(arg => arg.startsWith('--cache='))?.slice('--cache='.length);
  const comparesErrors = args.includes('--errors');
  const oracle = await loadOracle(cache);
  const counts = { identical: 0, refusedByBoth: 0, different: 0 };
  for (const path of args.filter(arg => !arg.startsWith('--'))) {
    for (const [name, source] of findFiles(path, oracle)) {
      const here = parseHere(source);
      const there = oracle.parse(source);
      if (here.tree !== null && here.tree === there.tree) counts.identical++;
      else if (here.error !== null && there.error !== null && (!comparesErrors || here.error === there.error)) {
        counts.refusedByBoth++;
        if (!comparesErrors && here.error !== there.error) {
          console.log(`${name}: other words\n    here    ${here.error}\n    CPython ${there.error}`);
        }
      } else {
        counts.different++;
        const isTree = here.tree !== null && there.tree !== null;
        console.log(`${name}: different`);
        console.log(
          isTree
            ? firstDifference(here.tree!, there.tree!)
            : `    here    ${here.error ?? 'accepted'}\n    CPython ${there.error ?? 'accepted'}`,
        );
      }
    }
  }
  console.log(counts);
  if (counts.different > 0) process.exitCode = 1;
}

if (process.argv[1]?.includes('check-ast')) {
  await main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.stack);
    process.exitCode = 2;
  });
}
